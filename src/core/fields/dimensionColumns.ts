import type { Message } from '../message';
import type { Field } from '../schema';
import { headerForm, headerForms } from '../table/headers';
import type { Table } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import { isKey } from './fieldRow';

/** Gives each dimension of *tiers* that no column of customers shows a column: the computed one of its name that has no formula, else a new one. Returns what is wrong by row, and the keys of new columns. */
export function addDimensions(
  tiers: Table,
  fields: Field[],
  retired: readonly Field[],
): { readonly problems: ReadonlyMap<number, Message>; readonly added: readonly string[] } {
  const problems = new Map<number, Message>();
  const added: string[] = [];
  tiers.rows.forEach((_, row) => {
    const name = tiers.text(row, 'dimension');
    if (tiers.text(row, 'tier') === '') return;
    const dimension = dimensionIn(name, fields);
    if (fields.some(({ computed }) => computed?.kind === 'tier' && computed.dimension === dimension)) return;
    const shows = (field: Field): boolean => headerForms(field).has(headerForm(name)) || field.dictionary === dimension;
    const at = fields.findIndex(shows);
    const field = fields[at];
    const key = name.replace(/[^\p{L}\p{N}_]+/gu, '');
    if (field?.computed?.kind === 'formula' && field.computed.formula === '') {
      fields[at] = { ...field, type: 'list', computed: { kind: 'tier', dimension: name } };
    } else if (field || name === '') {
      problems.set(row, { key: name === '' ? 'tiers.noDimension' : 'tiers.byHand', params: { dimension: name } });
    } else if (
      retired.some((one) => shows(one) || (one.computed?.kind === 'tier' && one.computed.dimension === dimensionIn(name, retired)))
    ) {
      problems.set(row, { key: 'tiers.retired', params: { dimension: name } });
    } else if (!isKey(key)) {
      problems.set(row, { key: 'fields.badKey', params: { key } });
    } else {
      fields.push({ key, zh: name, en: name, type: 'list', computed: { kind: 'tier', dimension: name } });
      added.push(key);
    }
  });
  return { problems, added };
}
