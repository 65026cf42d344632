import { fold } from '../language';
import type { Message } from '../message';
import type { Field } from '../schema';
import type { Table } from '../table/readTable';
import { isAlways } from '../tiers';
import { dimensionIn } from '../tiers/dimensionName';
import { dimensionOf, splitTags } from '../values/lists';
import { ticked } from '../values/ticked';

/** What is wrong with rows of the dictionary, by row from 0: no dimension or tag, a tag or synonym that stands twice, an unknown parent. */
export function checkDictionary(table: Table): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  const place = (row: number, tag: string): string => `${dimensionOf(table, row)}\t${fold(tag)}`;
  const tags = new Map<string, number>();
  table.rows.forEach((_, row) => {
    const tag = table.text(row, 'tag');
    if (tag === '' || table.text(row, 'dimension') === '') {
      if (tag + table.text(row, 'dimension') !== '') problems.set(row, { key: tag === '' ? 'dictionary.noTag' : 'dictionary.noDimension' });
    } else if (/[,，、;；\n]/.test(tag)) problems.set(row, { key: 'dictionary.separator' });
    else if (tags.has(place(row, tag)))
      problems.set(row, { key: 'dictionary.double', params: { row: (tags.get(place(row, tag)) ?? 0) + 2 } });
    else tags.set(place(row, tag), row);
  });
  const synonyms = new Map<string, number>();
  const isOff = (row: number): boolean => ticked(table.cell(row, 'on')) === false;
  for (const row of tags.values()) {
    const parent = table.text(row, 'parent');
    if (parent !== '' && !tags.has(place(row, parent))) problems.set(row, { key: 'dictionary.parent', params: { parent } });
    if (isOff(row)) continue;
    for (const synonym of splitTags(table.text(row, 'synonyms'))) {
      const other = tags.get(place(row, synonym)) ?? synonyms.get(place(row, synonym));
      if (other !== undefined && other !== row && !isOff(other))
        problems.set(row, { key: 'dictionary.synonym', params: { synonym, row: other + 2 } });
      synonyms.set(place(row, synonym), row);
    }
  }
  return problems;
}

/** What is wrong with rows of the tiers sheet besides their conditions: a condition without a tier, a row that is never reached. */
export function checkTiers(table: Table, customers: readonly Field[]): ReadonlyMap<number, Message> {
  return checkOrdered(table, 'tier', 'tiers.noTier', (row) => dimensionIn(table.text(row, 'dimension'), customers));
}

/** What is wrong with rows of the segments sheet besides their conditions and names: a condition without a name, a row that is never reached. */
export function checkSegments(table: Table): ReadonlyMap<number, Message> {
  return checkOrdered(table, 'template', 'segments.noTemplate', () => '');
}

/** The same of rows that are tried by their order, group by group; `gives`: the column of what a row gives. */
function checkOrdered(table: Table, gives: string, missing: string, groupOf: (row: number) => string): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  const order = (row: number): number => (table.text(row, 'order') === '' ? Number.MAX_VALUE : Number(table.cell(row, 'order')));
  const last = new Map<string, number>();
  const sorted = table.rows.map((_, row) => row).sort((a, b) => order(a) - order(b) || a - b);
  for (const row of sorted) {
    const group = groupOf(row);
    if (Number.isNaN(order(row))) problems.set(row, { key: 'tiers.order' });
    else if (table.text(row, gives) === '') {
      if (table.text(row, 'condition') !== '') problems.set(row, { key: missing });
    } else if (last.has(group)) problems.set(row, { key: 'tiers.unreachable', params: { row: (last.get(group) ?? 0) + 2 } });
    else if (isAlways(table.text(row, 'condition'))) last.set(group, row);
  }
  return problems;
}

/** What is wrong with rows of the rules sheet besides their conditions: a condition without a tag, a tag that would be several. */
export function checkRules(table: Table): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  table.rows.forEach((_, row) => {
    const tag = table.text(row, 'tag');
    if (tag === '' && table.text(row, 'condition') !== '') problems.set(row, { key: 'rules.noTag' });
    else if (splitTags(tag).length > 1) problems.set(row, { key: 'dictionary.separator' });
  });
  return problems;
}
