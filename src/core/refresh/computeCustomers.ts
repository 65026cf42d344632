import { type Cell, DAY } from '../cell';
import { buildTable, type Column, type Columns, openBook } from '../language';
import { Refusal } from '../message';
import type { Preset } from '../preset';
import type { Field, Language, Module } from '../schema';
import type { Settings } from '../settings/readSettings';
import type { Table } from '../table/readTable';
import { bookVocabulary } from './bookVocabulary';
import { type ColumnPlans, planColumns } from './columnPlan';

/** What computed columns are computed from: the sheets by key, as they were read. */
export interface ComputeInput {
  readonly modules: readonly Module[];
  readonly presets: readonly Preset[];
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly settings: Settings;
  readonly language: Language;
  readonly asOf: Date;
  /** `module.key` of a column → row from 0 of the fields sheet that defines it; none where the settings sheets define no columns. */
  readonly rowOf?: ReadonlyMap<string, number>;
}

/** The computed columns of customers. */
export interface Computed extends Pick<ColumnPlans, 'problems' | 'conditionOf'> {
  /** Computed fields, in the sheet's order; without those whose formula is wrong. */
  readonly fields: readonly Field[];
  /** Key of a computed field → its cell for each data row of the sheet. */
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
}

/** Computes every computed column of every customer as of a moment. Rows without an id get empty cells. @throws Refusal */
export function computeCustomers(input: ComputeInput): Computed {
  const customers = input.modules.find((module) => module.key === 'customers');
  const sheet = input.tables.customers;
  if (!customers || !sheet) throw new Refusal({ key: 'book.notInstalled', params: { sheet: customers?.zh ?? '' } });
  const tables: Record<string, Columns> = {};
  for (const module of input.modules) {
    const table = input.tables[module.key];
    if (table) tables[module.key] = buildTable(module, table.rows, table.columnOf, 0);
  }
  const book = openBook({ modules: tables, asOf: input.asOf });
  const vocabulary = bookVocabulary(input);
  const { plans, problems, conditionOf } = planColumns({
    customers,
    vocabulary,
    tables: input.tables,
    tagOrder: input.settings.tagOrder ?? '',
    language: input.language,
    rowOf: (key) => input.rowOf?.get(`customers.${key}`),
  });
  const columns = new Map<string, readonly Cell[]>();
  const hasId = sheet.rows.map((_, row) => sheet.text(row, 'id') !== '');
  for (const { field, compute } of plans) {
    const column = compute(book);
    book.set('customers', field.key, column);
    columns.set(field.key, toCells(field, column, hasId));
  }
  return { fields: customers.fields.filter((field) => columns.has(field.key)), columns, problems, conditionOf };
}

function toCells(field: Field, column: Column, hasId: readonly boolean[]): Cell[] {
  const isDate = field.type === 'date' || field.type === 'datetime';
  return hasId.map((known, row) => {
    const value = column[row];
    if (!known || value === undefined) return '';
    if (field.type === 'checkbox') return value === 2 ? '' : value === 1;
    if (typeof value === 'string') return value;
    if (!Number.isFinite(value)) return '';
    return isDate ? new Date(Math.round(value * DAY)) : value;
  });
}
