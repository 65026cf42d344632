import { type Cell, isEmpty } from '../cell';
import { splitUnit } from '../import/headers';
import type { Field } from '../schema';
import { textOf } from '../values/text';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';
import { formReader, isInForm } from './normalForm';

/** Cells that their column can't hold, that are outside of its range, or that aren't in their one right form, which then is the fix. */
export const checkForm = defineCheck({
  kinds: ['malformed', 'range', 'form'],
  find: (book) => book.sheets.flatMap((sheet) => sheet.typed.flatMap((field) => columnFindings(book, sheet, field))),
});

function columnFindings({ language, lists, phone }: CheckedBook, { module, table, rows }: CheckedSheet, field: Field): Finding[] {
  const position = table.columnOf(field.key) ?? -1;
  const read = formReader(field, { language, lists, phone });
  // Bare numbers below `金额(万)` may be meant so many times larger, so what the text should be isn't certain.
  const isCertain = splitUnit(table.headers[position] ?? '').power === 0;
  return rows.flatMap((row): Finding[] => {
    const value: Cell = table.rows[row]?.[position] ?? '';
    if (isEmpty(value)) return [];
    const form = read(value);
    const found = { module: module.key, row, field: field.key, value };
    if (!form.ok) {
      const kind = /^value\.too(Small|Large)$/.test(form.error.key) ? 'range' : 'malformed';
      return [{ kind, ...found, problem: form.error }];
    }
    if (!isCertain || isInForm(field, value, form.value)) return [];
    const problem = { key: `quality.form.${reason(field, value, form.value)}` };
    return [{ kind: 'form', ...found, problem, fix: form.value }];
  });
}

/** What the form of a cell lacks, for words. */
function reason({ type }: Field, value: Cell, form: Cell): string {
  if (typeof value === 'string' && textOf(form) === value.trim() && typeof form === 'string') return 'blanks';
  if (type === 'number' || type === 'amount') return 'number';
  if (type === 'date' || type === 'datetime') return 'date';
  return type === 'phone' || type === 'email' || type === 'list' || type === 'tags' || type === 'checkbox' ? type : 'blanks';
}
