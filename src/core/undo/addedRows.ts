import type { Grid } from '../cell';
import { checksum, keepCell } from './keptCells';

/** Positions from 0 of rows by the checksum of their cells in some columns, in the order asked for; of equal rows the lowest first. Undefined where no row has it. */
export function addedRowsIn(
  rows: Grid,
  positions: readonly number[],
  wanted: readonly (readonly [id: string, checksum: string])[],
): (number | undefined)[] {
  const places = new Map<string, number[]>();
  rows.forEach((row, at) => {
    const sum = checksum(positions.map((position) => keepCell(row[position] ?? '')));
    const known = places.get(sum);
    if (known) known.push(at);
    else places.set(sum, [at]);
  });
  return wanted.map(([, sum]) => places.get(sum)?.pop());
}
