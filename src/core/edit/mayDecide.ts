import { fold } from '../language/normalise';
import type { Module } from '../schema';
import type { Table } from '../table/readTable';
import { TAG_ORDER } from '../tags/composite';
import { splitTags } from '../values/lists';

/**
 * Whether any of these columns of customers may decide what a computed column holds: it belongs to the tags, or a formula or condition has one of its names in
 * it. Told by the text alone, so that most edits needn't compile anything; it may say yes for nothing, never no.
 */
export function mayDecide(
  touched: readonly string[],
  customers: Module,
  tables: Readonly<Record<string, Table | undefined>>,
  tagOrder: string,
): boolean {
  const parts = new Set([...TAG_ORDER, ...splitTags(tagOrder), 'needType']);
  if (touched.some((key) => parts.has(key))) return true;
  const texts = customers.fields.flatMap(({ computed }) => (computed?.kind === 'formula' ? [computed.formula] : []));
  for (const [sheet, columns] of [
    ['tiers', ['condition']],
    ['rules', ['condition']],
    ['segments', ['condition', 'template']],
    ['fields', ['formula']],
  ] as const) {
    tables[sheet]?.rows.forEach((_, row) => {
      for (const column of columns) texts.push(tables[sheet]?.text(row, column) ?? '');
    });
  }
  const all = fold(texts.join('\n'));
  return customers.fields
    .filter(({ key }) => touched.includes(key))
    .some(({ key, zh, en, aliases = [] }) => [key, zh, en, ...aliases].some((name) => all.includes(fold(name))));
}
