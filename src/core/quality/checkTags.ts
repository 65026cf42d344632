import type { Field } from '../schema';
import { splitTags } from '../values/lists';
import { shown, textOf } from '../values/text';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';
import { surplusTags } from './freeTags';

/** Customers with more free tags than the setting allows. */
export const checkTagLimit = defineCheck({
  kinds: ['tagLimit'],
  find: ({ sheet, settings }) => {
    const customers = sheet('customers');
    const limit = Number(settings.freeTagLimit) || 5;
    return (customers?.rows ?? []).flatMap((row): Finding[] => {
      const value = customers?.table.text(row, 'freeTags') ?? '';
      const problem = surplusTags(value, limit);
      return problem ? [{ kind: 'tagLimit', module: 'customers', row, field: 'freeTags', problem, value: shown(value) }] : [];
    });
  },
});

/** Tags that the dictionary doesn't have, a finding a tag with how many records have it; not sub-levels of a tag that it has. */
export const checkUnknownTags = defineCheck({
  kinds: ['unknownTag'],
  find: (book) => book.sheets.flatMap((sheet) => sheet.typed.flatMap((field) => unknownTags(book, sheet, field))),
});

function unknownTags({ lists }: CheckedBook, { module, table, rows }: CheckedSheet, field: Field): Finding[] {
  if (field.dictionary === undefined || !(field.type === 'tags' || field.openList)) return [];
  const { names, find } = lists.list(field.dictionary);
  if (names.length === 0) return [];
  const isKnown = (tag: string): boolean => find(tag) !== undefined || find(tag.replace(/[-—–].*$/, '')) !== undefined;
  const position = table.columnOf(field.key) ?? -1;
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = textOf(table.rows[row]?.[position] ?? '').trim();
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const unknown = new Map<string, number>();
  for (const [text, count] of counts) {
    for (const tag of field.type === 'tags' ? new Set(splitTags(text)) : [text]) {
      if (!isKnown(tag)) unknown.set(tag, (unknown.get(tag) ?? 0) + count);
    }
  }
  return [...unknown].map(([tag, count]) => ({
    kind: 'unknownTag',
    module: module.key,
    row: undefined,
    field: field.key,
    problem: { key: 'quality.unknownTag', params: { tag: shown(tag), count } },
    value: shown(tag),
    about: tag,
  }));
}
