import type { Cell } from '../cell';
import { type Book, buildTable, type Columns, openBook, type Vector, type Vocabulary } from '../language';
import type { Interner } from '../language/idInterner';
import { Refusal } from '../message';
import type { Preset } from '../preset';
import type { Field, Language, Module } from '../schema';
import type { Settings } from '../settings/readSettings';
import type { Table } from '../table/readTable';
import { bookVocabulary } from './bookVocabulary';
import { type ColumnPlans, planColumns } from './columnPlan';
import { computeRows, hasRowFormulas, type RowFormulas } from './rowFormulas';
import { toCells } from './toCells';

/** What computed columns are computed from: the sheets by key, as they were read. */
export interface ComputeInput {
  readonly modules: readonly Module[];
  /** Modules that people retired: rules that name them are told so. */
  readonly retired?: readonly Module[];
  readonly presets: readonly Preset[];
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly settings: Settings;
  readonly language: Language;
  readonly asOf: Date;
  /** `module.key` of a column → row from 0 of the fields sheet that defines it; none where the settings sheets define no columns. */
  readonly rowOf?: ReadonlyMap<string, number>;
}

/** The computed columns of customers. */
export interface Computed extends Pick<ColumnPlans, 'problems' | 'deciders'> {
  /** Computed fields, in the sheet's order; without those whose formula is wrong. */
  readonly fields: readonly Field[];
  /** Key of a computed field → its cell for each data row of the sheet; made when first asked for. */
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
  /** The same as the engine has it: of rows without an id too. */
  readonly vectors: ReadonlyMap<string, Vector>;
  /** Computed columns of the other modules that were read. */
  readonly rows: readonly RowFormulas[];
  /** What the columns were computed from, and they themselves. */
  readonly book: Book;
  readonly vocabulary: Vocabulary;
  /** The modules' records as they were read. */
  readonly records: Readonly<Record<string, Columns>>;
}

/**
 * Computes every computed column of every customer as of a moment. Rows without an id get empty cells. `records`: of the same sheets, where they
 * were read before. @throws Refusal
 */
export function computeCustomers(input: ComputeInput, records?: Computed['records']): Computed {
  const customers = input.modules.find((module) => module.key === 'customers');
  const sheet = input.tables.customers;
  if (!customers || !sheet) throw new Refusal({ key: 'book.notInstalled', params: { sheet: customers?.zh ?? '' } });
  const vocabulary = bookVocabulary(input);
  const { plans, problems, deciders } = planColumns({
    customers,
    vocabulary,
    tables: input.tables,
    tagOrder: input.settings.tagOrder ?? '',
    language: input.language,
    rowOf: (key) => input.rowOf?.get(`customers.${key}`),
  });
  const planned = new Set(plans.map(({ field }) => field.key));
  const tables: Record<string, Columns> = {};
  const ids = new Map<string, Interner>();
  for (const module of input.modules) {
    const table = input.tables[module.key];
    // What a column held before is no part of what it will hold.
    const isComputed = (key: string): boolean =>
      module === customers ? planned.has(key) : module.fields.some((field) => field.key === key && field.computed);
    const columnOf = (key: string): number | undefined => (isComputed(key) ? undefined : table?.columnOf(key));
    if (table) tables[module.key] = buildTable(module, table.rows, columnOf, 0, ids);
  }
  const book = openBook({ modules: records ?? tables, asOf: input.asOf });
  const rows = input.modules.flatMap((module) => {
    const [table, columns] = [input.tables[module.key], (records ?? tables)[module.key]];
    return table && columns && hasRowFormulas(module) ? [computeRows(module, table, columns, input.asOf)] : [];
  });
  for (const { module, vectors: made } of rows) for (const [key, vector] of made) book.set(module.key, key, vector);
  const vectors = new Map<string, Vector>();
  for (const { field, compute } of plans) {
    const vector = compute(book);
    book.set('customers', field.key, vector);
    vectors.set(field.key, vector);
  }
  const fields = customers.fields.filter(({ key }) => planned.has(key));
  const id = book.column('customers', 'id');
  let cells: ReadonlyMap<string, readonly Cell[]> | undefined;
  return {
    fields,
    problems,
    deciders,
    rows,
    book,
    vocabulary,
    vectors,
    records: records ?? tables,
    get columns() {
      cells ??= new Map(fields.map((field) => [field.key, toCells(field, vectors.get(field.key)!, id)]));
      return cells;
    },
  };
}
