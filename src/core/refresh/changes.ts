import { whyChanged } from '../explain/why';
import type { Field, Language } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import type { Decider } from './columnPlan';
import type { Computed } from './computeCustomers';
import { isSame } from './isSame';

/** Data rows of customers in which a computed cell differs from what the sheet holds. */
export function changedRows(sheet: Table, computed: Computed): number[] {
  const pairs = computed.fields.map((field) => ({ position: sheet.columnOf(field.key), cells: computed.columns.get(field.key) ?? [] }));
  return sheet.rows.flatMap((row, at) =>
    pairs.some(({ position, cells }) => !isSame(position === undefined ? '' : (row[position] ?? ''), cells[at] ?? '')) ? [at] : [],
  );
}

/** A tier, segment or rule tag of a customer that isn't what the sheet holds. */
export interface Change {
  /** Data row of customers. */
  readonly row: number;
  readonly field: Field;
  /** '' for a tag that came. */
  readonly from: string;
  /** '' for a tag that went. */
  readonly to: string;
  /** The clauses that decided, with the values seen; '' where no rule says anything about it any more. */
  readonly why: string;
  /** Whether the customer's owner is to be told. */
  readonly alerts: boolean;
}

/**
 * What changed for customers that had been computed before, a change a tier and a change a rule tag. A column of tiers that is empty
 * throughout is new: its first values are no changes.
 */
export function changesOf(sheet: Table, computed: Computed, rows: readonly number[], language: Language): Change[] {
  const { deciders, book, vocabulary } = computed;
  const logged = computed.fields.filter(({ key }) => deciders.has(key));
  const isNew = ({ key }: Field): boolean => key !== 'ruleTags' && sheet.rows.every((_, row) => sheet.text(row, key) === '');
  const fields = rows.length === 0 ? [] : logged.filter((field) => !isNew(field));
  const why = whyChanged(deciders, { book, vocabulary, language: language === 'en' ? 'en' : 'zh' });
  return rows.flatMap((row) => {
    const isFirst = logged.every(({ key }) => sheet.text(row, key) === '');
    if (sheet.text(row, 'id') === '' || isFirst) return [];
    return fields.flatMap((field): Change[] => {
      const before = sheet.text(row, field.key);
      const after = String(computed.columns.get(field.key)?.[row] ?? '');
      if (before === after) return [];
      const pairs = field.key === 'ruleTags' ? tagChanges(before, after) : [[before, after] as const];
      return pairs.map(([from, to]) => {
        const alerts = isAlert(deciders.get(field.key) ?? [], field.key, from, to);
        return { row, field, from, to, why: why(field.key, from, to, row), alerts };
      });
    });
  });
}

/** From and to of each tag that went or came. */
export function tagChanges(before: string, after: string): (readonly [string, string])[] {
  const [old, now] = [splitTags(before), splitTags(after)];
  const without = (tags: readonly string[], others: readonly string[]): string[] =>
    [...new Set(tags)].filter((tag) => !others.includes(tag));
  return [...without(old, now).map((tag) => [tag, ''] as const), ...without(now, old).map((tag) => ['', tag] as const)];
}

/**
 * Whether the owner is told: of a marked tag that comes; of a tier, when a customer gets into a marked one or falls out of one. Between two
 * marked tiers only a fall counts. A tier that the rules no longer know was renamed or taken out: nothing happened to the customer.
 */
function isAlert(deciders: readonly Decider[], field: string, from: string, to: string): boolean {
  const place = (value: string): number => deciders.findIndex((one) => one.value === value);
  const [before, after] = [place(from), place(to)];
  if (field === 'ruleTags' || from === '') return deciders[after]?.alert === true;
  if (before < 0) return false;
  const fell = after < 0 || after > before;
  return deciders[before]?.alert === true ? fell : deciders[after]?.alert === true;
}
