import { type Cell, DAY } from '../cell';
import type { Vector } from '../language';
import { isText } from '../language/columns';
import type { Field } from '../schema';

/** A computed column's cells; '' in rows without an id. */
export function toCells(field: Field, vector: Vector, id: Vector | undefined): Cell[] {
  const isDate = field.type === 'date' || field.type === 'datetime';
  const known = id !== undefined && isText(id) ? id.codes : undefined;
  const values = isText(vector) ? vector.codes : vector;
  const cells = new Array<Cell>(values.length).fill('');
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (known?.[row] === 0) continue;
    if (isText(vector)) cells[row] = vector.words[value]!;
    else if (vector instanceof Uint8Array) cells[row] = value === 2 ? '' : value === 1;
    else if (Number.isFinite(value)) cells[row] = isDate ? new Date(Math.round(value * DAY)) : value;
  }
  return cells;
}
