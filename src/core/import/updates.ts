import { type Cell, type Grid, isEmpty } from '../cell';
import type { Table } from '../table/readTable';
import type { MergedRow } from './mergeRows';

/** Cells of a sheet's rows by column key, whole columns of them. */
export interface RowUpdates {
  readonly ids: readonly string[];
  readonly keys: readonly string[];
  readonly values: Grid;
}

/** More groups of rows than this are written as one, with the rows that lie between them. */
const MOST_GROUPS = 4;

/**
 * The cells that change: the columns in which some row differs. Where the rows are scattered, the rows between them are written too, as they were read,
 * so that a write takes few calls however many rows change.
 */
export function updatesOf(
  sheet: Table,
  keys: readonly string[],
  updated: readonly Pick<MergedRow, 'existing' | 'cells'>[],
  idKey = 'id',
): RowUpdates {
  const merged = new Map(updated.flatMap((row) => (row.existing === undefined ? [] : [[row.existing, row.cells] as const])));
  if (merged.size === 0) return { ids: [], keys: [], values: [] };
  const columns = keys.map((key) => sheet.need(key));
  const changing = keys
    .map((_, at) => at)
    .filter((at) => [...merged].some(([row, cells]) => !isSame(cells[at], sheet.rows[row]?.[columns[at] ?? -1])));
  const positions = [...merged.keys()].sort((a, b) => a - b);
  const rows = countGroups(positions) > MOST_GROUPS ? between(positions[0] ?? 0, positions[positions.length - 1] ?? 0) : positions;
  const written = withTwins(sheet, idKey, rows).filter((row) => sheet.text(row, idKey) !== '');
  return {
    ids: written.map((row) => sheet.text(row, idKey)),
    keys: changing.map((at) => keys[at] ?? ''),
    values: written.map((row) => changing.map((at): Cell => merged.get(row)?.[at] ?? sheet.rows[row]?.[columns[at] ?? -1] ?? '')),
  };
}

/** Rows with those that have the same id: of rows with one id the k-th that is written is the k-th of the sheet. */
function withTwins(sheet: Table, idKey: string, rows: readonly number[]): readonly number[] {
  const ids = new Set(rows.map((row) => sheet.text(row, idKey)));
  const all = sheet.rows.map((_, row) => row).filter((row) => ids.has(sheet.text(row, idKey)));
  const filled = rows.filter((row) => sheet.text(row, idKey) !== '').length;
  return all.filter((row) => sheet.text(row, idKey) !== '').length === filled ? rows : all;
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  return (isEmpty(a) && isEmpty(b)) || a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime());
}

function countGroups(positions: readonly number[]): number {
  return positions.filter((position, index) => index === 0 || position !== (positions[index - 1] ?? 0) + 1).length;
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
