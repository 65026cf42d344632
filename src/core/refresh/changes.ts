import type { Cell, Grid } from '../cell';
import type { Field } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import type { Computed } from './computeCustomers';

/** Fields whose changes are logged. */
const LOGGED = ['valueTier', 'activity', 'segment', 'stage', 'ruleTags'];

/** Whether two cells hold the same. */
export function isSame(a: Cell, b: Cell): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return a === b;
}

/** Data rows of customers in which a computed cell differs from what the sheet holds. */
export function changedRows(sheet: Table, computed: Computed): number[] {
  const pairs = computed.fields.map((field) => ({ position: sheet.columnOf(field.key), cells: computed.columns.get(field.key) ?? [] }));
  return sheet.rows.flatMap((row, at) =>
    pairs.some(({ position, cells }) => !isSame(position === undefined ? '' : (row[position] ?? ''), cells[at] ?? '')) ? [at] : [],
  );
}

/** One row a changed tier, segment or rule tag of a customer that had been computed before: customer, field, from, to, why. */
export function logOf(sheet: Table, computed: Computed, rows: readonly number[], headerOf: (field: Field) => string): Grid {
  const logged = computed.fields.filter((field) => LOGGED.includes(field.key));
  return rows.flatMap((row) => {
    const id = sheet.text(row, 'id');
    const isFirst = logged.every((field) => sheet.text(row, field.key) === '');
    if (id === '' || isFirst) return [];
    return logged.flatMap((field): Grid => {
      const from = sheet.text(row, field.key);
      const to = String(computed.columns.get(field.key)?.[row] ?? '');
      return from === to ? [] : [[id, headerOf(field), from, to, whyOf(computed, field, from, to)]];
    });
  });
}

/** The conditions that decided: of the new tier, or of each tag that came or went. */
function whyOf(computed: Computed, field: Field, from: string, to: string): string {
  if (field.key !== 'ruleTags') return computed.conditionOf(field.key, to);
  const [before, after] = [splitTags(from), splitTags(to)];
  const sign = (tag: string, mark: string): string => `${mark}${tag}: ${computed.conditionOf(field.key, tag)}`;
  return [
    ...after.filter((tag) => !before.includes(tag)).map((tag) => sign(tag, '+')),
    ...before.filter((tag) => !after.includes(tag)).map((tag) => sign(tag, '−')),
  ].join('; ');
}
