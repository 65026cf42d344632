import type { BookSchema } from '../fields/bookSchema';
import { loggedFields } from '../history/history';
import { type Message, Refusal } from '../message';
import { type Computed, type ComputeInput, computeCustomers } from '../refresh/computeCustomers';
import type { Field } from '../schema';
import { checkRules, checkSegments, checkTiers } from '../settings/checkRows';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { editTables, TRIAL, type TrialSheet } from './editTables';

/** A customer's tier, segment or rule tag that becomes another; '' where there is none. A rule tag comes or goes by itself. */
export interface Move {
  readonly customer: string;
  readonly name: string;
  /** Key of the column. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** How many customers have a value before and after, and how many get and lose it. */
export interface ValueCount {
  readonly field: Field;
  readonly value: string;
  before: number;
  after: number;
  gains: number;
  loses: number;
}

/** What edited rules would change. */
export interface Simulation {
  readonly counts: readonly ValueCount[];
  readonly moves: readonly Move[];
  /** Rows of settings sheets that would take no part: row from 0. */
  readonly problems: readonly {
    readonly sheet: TrialSheet;
    readonly row: number;
    readonly problem: Message & { readonly position?: number; readonly suggestion?: Message };
  }[];
}

/**
 * Computes every customer twice, by the rules as they stand now and by the edited ones, whatever the computed columns hold, and compares tiers,
 * segments and rule tags. `schemaOf`: of a book with other settings sheets.
 * @throws Refusal for an edit that can't be understood, and for an edited row that doesn't compile
 */
export function simulate(
  input: ComputeInput,
  edits: Readonly<Record<string, unknown>>,
  schemaOf: (tables: ComputeInput['tables']) => Pick<BookSchema, 'modules' | 'rowOf' | 'problems'>,
): Simulation {
  const fields = input.modules.find(({ key }) => key === 'customers')?.fields ?? [];
  const { tables, rows } = editTables(edits, { tables: input.tables, presets: input.presets, fields });
  const schema = schemaOf(tables);
  const before = computeCustomers(input);
  const after = computeCustomers({ ...input, modules: schema.modules, rowOf: schema.rowOf, tables }, before.records);
  const placed = (sheet: TrialSheet, found: Iterable<readonly [number, Message]>): Simulation['problems'] =>
    [...found].map(([row, problem]) => ({ sheet, row, problem }));
  const wrong = (Object.keys(TRIAL) as TrialSheet[]).flatMap((sheet) =>
    placed(sheet, [...after.problems[sheet], ...(sheet === 'tiers' ? schema.problems.tiers : [])]),
  );
  const own = wrong.filter(({ sheet, row }) => rows.has(`${sheet}${row}`));
  if (own.length > 0) {
    throw new Refusal(own.map(({ sheet, row, problem }) => ({ ...problem, sheet: tables[sheet]?.title ?? sheet, row: row + 2 })));
  }
  const idle = [
    ...placed('tiers', checkTiers(tables.tiers!, fields)),
    ...placed('rules', checkRules(tables.rules!)),
    ...placed('segments', checkSegments(tables.segments!)),
  ];
  return { ...compare(input.tables.customers!, before, after), problems: [...wrong, ...idle] };
}

function compare(sheet: Table, before: Computed, after: Computed): Omit<Simulation, 'problems'> {
  const counts: ValueCount[] = [];
  const moves: Move[] = [];
  const fields = new Map(loggedFields([...before.fields, ...after.fields]).map((field) => [field.key, field]));
  for (const field of fields.values()) {
    const known = new Map<string, ValueCount>();
    const count = (value: string, what: 'before' | 'after' | 'gains' | 'loses'): void => {
      const counted = known.get(value) ?? { field, value, before: 0, after: 0, gains: 0, loses: 0 };
      counted[what] += 1;
      known.set(value, counted);
    };
    const partsOf = (text: string): readonly string[] => (field.type === 'tags' ? splitTags(text) : [text]);
    sheet.rows.forEach((_, row) => {
      const [from, to] = [before, after].map(({ columns }) => String(columns.get(field.key)?.[row] ?? '')) as [string, string];
      const old = partsOf(from);
      const fresh = from === to ? old : partsOf(to);
      for (const value of old) count(value, 'before');
      for (const value of fresh) count(value, 'after');
      const [gone, come] = [old.filter((value) => !fresh.includes(value)), fresh.filter((value) => !old.includes(value))];
      for (const value of gone) count(value, 'loses');
      for (const value of come) count(value, 'gains');
      const who = { customer: sheet.text(row, 'id'), name: sheet.text(row, 'name'), field: field.key };
      if (field.type !== 'tags') moves.push(...gone.map((from) => ({ ...who, from, to: come[0] ?? '' })));
      else moves.push(...gone.map((from) => ({ ...who, from, to: '' })), ...come.map((to) => ({ ...who, from: '', to })));
    });
    known.delete('');
    counts.push(...known.values());
  }
  return { counts, moves };
}
