import type { Cell } from '../cell';
import type { Result } from '../message';
import type { Field } from '../schema';
import { type ValueOptions, valueParser } from '../values/parseValue';
import { textOf } from '../values/text';

/** Reads a cell of a field's column into its one right form, or says what is wrong with it, what `valueParser` only doubts included. Masked contacts stay as they are. */
export function formReader(field: Field, options: ValueOptions): (raw: Cell) => Result<Cell> {
  const parse = valueParser(field, options);
  return (raw) => {
    const read = parse(raw);
    return read.ok && read.doubt ? { ok: false, error: read.doubt } : read;
  };
}

/** Whether a cell holds what its form says already: in columns of texts a number is the text that it is written as. */
export function isInForm(field: Field, cell: Cell, form: Cell): boolean {
  if (cell instanceof Date && form instanceof Date) return cell.getTime() === form.getTime();
  if (['number', 'amount', 'date', 'datetime', 'checkbox'].includes(field.type)) return cell === form;
  return textOf(cell) === form;
}
