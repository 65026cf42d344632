import { type Cell, isEmpty } from '../cell';
import type { Problem, Result } from '../message';
import type { Field } from '../schema';
import { normaliseEmail } from '../values/email';
import { type ValueOptions, valueParser } from '../values/parseValue';
import { normalisePhone, phoneRegion } from '../values/phone';
import { isMasked, shown, textOf } from '../values/text';

/**
 * Reads a cell of a field's column into its one right form, or says what is wrong with it: what `valueParser` reads, and of phone numbers and mail
 * addresses their normal form. Masked contacts stay as they are. The one place that knows how contacts are read.
 */
export function formReader(field: Field, options: ValueOptions): (raw: Cell) => Result<Cell> {
  const parse = valueParser(field, options);
  if (field.type !== 'phone' && field.type !== 'email') return parse;
  const region = phoneRegion('CN')!;
  return (raw) => {
    const read = parse(raw);
    if (!read.ok || isEmpty(read.value)) return read;
    const text = textOf(read.value);
    if (isMasked(text)) return read;
    const normal = field.type === 'phone' ? normalisePhone(text, region) : normaliseEmail(text);
    return normal === undefined ? { ok: false, error: contactProblem(field, text) } : { ok: true, value: normal };
  };
}

function contactProblem({ type }: Field, text: string): Problem {
  return { key: type === 'phone' ? 'value.notAPhone' : 'value.notAnEmail', params: { value: shown(text) } };
}

/** Whether a cell holds what its form says already: in columns of texts a number is the text that it is written as. */
export function isInForm(field: Field, cell: Cell, form: Cell): boolean {
  if (cell instanceof Date && form instanceof Date) return cell.getTime() === form.getTime();
  if (['number', 'amount', 'date', 'datetime', 'checkbox'].includes(field.type)) return cell === form;
  return textOf(cell) === form;
}
