import type { Cell } from '../cell';
import { Refusal } from '../message';
import type { Preset } from '../preset';
import type { Field } from '../schema';
import { type Table, withRows } from '../table/readTable';
import { isAlways } from '../tiers';
import { dimensionIn } from '../tiers/dimensionName';
import { valueForm } from '../values/text';

/** Settings sheets that can be edited on trial, and what their rows go by; the first is what a row gives. */
export const TRIAL = { rules: ['tag', 'name'], tiers: ['tier', 'dimension'], segments: ['template'] } as const;
/** Key of such a sheet. */
export type TrialSheet = keyof typeof TRIAL;

/** What edits are read against. */
export interface EditSource {
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly presets: readonly Preset[];
  /** Columns of customers. */
  readonly fields: readonly Field[];
}

/** Sheets as they would be, and the rows that the edits are about: `sheet` and row from 0. */
export interface Edited {
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly rows: ReadonlySet<string>;
}

type Entry = Readonly<Record<string, Cell>>;

/**
 * Lays edits over the sheets *rules*, *tiers* and *segments*. Each entry holds columns by key. It is about the row that `row` numbers as the sheet
 * does, else about the one with the names that it gives, a tier and its dimension in any language; where there is none, a row is added, which
 * without an order stands just before what always holds. `remove: true` empties the row.
 * @throws Refusal for what can't be understood, or could mean several rows
 */
export function editTables(edits: Readonly<Record<string, unknown>>, source: EditSource): Edited {
  const tables = { ...source.tables };
  const edited = new Set<string>();
  for (const sheet of Object.keys(TRIAL) as TrialSheet[]) {
    const names: readonly string[] = TRIAL[sheet];
    entriesOf(sheet, edits[sheet]).forEach((entry, index) => {
      const table = tables[sheet]!;
      const refuse = (key: string, rows = ''): never => {
        throw new Refusal({ key, params: { sheet, entry: index + 1, rows } });
      };
      const given = names.filter((key) => entry[key] !== undefined);
      const found = table.rows.flatMap((_, row) => (isMeant(table, row, entry, given, source) ? [row] : []));
      if (found.length > 1) refuse('simulate.several', found.map((row) => row + 2).join(', '));
      const at = found[0] ?? table.rows.length;
      const isNew = at === table.rows.length;
      const isNamed = entry.row === undefined && names.every((key) => key === 'name' || valueForm(String(entry[key] ?? '')) !== '');
      if (isNew && (entry.remove === true || !isNamed)) refuse('simulate.noRow');
      const row = table.headers.map((_, column) => table.rows[at]?.[column] ?? '');
      const order = isNew && sheet !== 'rules' ? { order: lastOrder(table, entry, source) - 0.5 } : {};
      for (const [key, cell] of Object.entries({ ...order, ...entry })) {
        // A name that found the row may be in another language.
        const isFinder = entry.row === undefined && !isNew && names.includes(key);
        if (!isFinder && key !== 'row' && key !== 'remove') row[table.need(key)] = cell;
      }
      const rows = [...table.rows];
      rows[at] = entry.remove === true ? row.map(() => '') : row;
      tables[sheet] = withRows(table, rows);
      edited.add(`${sheet}${at}`);
    });
  }
  return { tables, rows: edited };
}

/** What an entry may say. */
function columnsOf(sheet: TrialSheet): readonly string[] {
  return [...TRIAL[sheet], 'condition', sheet === 'rules' ? 'on' : 'order', 'row', 'remove'];
}

function entriesOf(sheet: TrialSheet, list: unknown = []): readonly Entry[] {
  const known = columnsOf(sheet);
  const isEntry = (entry: unknown): boolean =>
    Object.entries(entry ?? [0]).every(
      ([key, cell]) => known.includes(key) && (key === 'remove' ? ['boolean'] : ['string', 'number', 'boolean']).includes(typeof cell),
    );
  if (Array.isArray(list) && list.every(isEntry)) return list;
  throw new Refusal({ key: 'simulate.badEntries', params: { sheet, columns: known.join(', ') } });
}

/** Whether a row is the one that an entry is about. */
function isMeant(table: Table, row: number, entry: Entry, given: readonly string[], { presets, fields }: EditSource): boolean {
  if (entry.row !== undefined) return Number(entry.row) === row + 2;
  const dimension = dimensionIn(table.text(row, 'dimension'), fields);
  return (
    given.length > 0 &&
    given.every((key) => {
      const [text, wanted] = [table.text(row, key), valueForm(String(entry[key]))];
      if (key === 'dimension') return text !== '' && dimension === dimensionIn(String(entry[key]), fields);
      const other = presets.flatMap(({ tiers }) => tiers).map(({ tier, ...of }) => (of.dimension === dimension ? Object.values(tier) : []));
      return [[text], ...other].some((names) => names.includes(text) && names.map(valueForm).includes(wanted));
    })
  );
}

/** The order of what always holds beside an added row; far behind others where that has none. */
function lastOrder(table: Table, { dimension }: Entry, { fields }: EditSource): number {
  const keyOf = (name: unknown): string => dimensionIn(String(name ?? ''), fields);
  const orders = table.rows.flatMap((_, row) =>
    keyOf(table.text(row, 'dimension')) === keyOf(dimension) && table.text(row, 'order') !== '' && isAlways(table.text(row, 'condition'))
      ? [Number(table.cell(row, 'order'))]
      : [],
  );
  return Math.min(...orders, 1e9);
}
