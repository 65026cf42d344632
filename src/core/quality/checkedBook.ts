import { type Cell, dayOf, isEmpty } from '../cell';
import type { Preset } from '../preset';
import type { Field, Language, Module } from '../schema';
import { nameIn } from '../schema';
import type { Settings } from '../settings/readSettings';
import type { Table } from '../table/readTable';
import { type Dictionary, listOf, readDictionary } from '../values/lists';
import type { PhoneForm } from '../values/phone';

/** What a check reads. */
export interface CheckInput {
  readonly modules: readonly Module[];
  readonly presets: readonly Preset[];
  /** Sheets by key: modules, dictionary, tiers, staff. */
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly settings: Settings;
  readonly language: Language;
  readonly asOf: Date;
  /** How phone numbers are written here. */
  readonly phone: PhoneForm;
}

/** A module's sheet as checks look at it. */
export interface CheckedSheet {
  readonly module: Module;
  readonly table: Table;
  /** Data rows in which people filled something. */
  readonly rows: readonly number[];
  /** Columns that people fill and the sheet has. */
  readonly typed: readonly Field[];
  readonly field: (key: string) => Field | undefined;
  readonly id: (row: number) => string;
  /** The id of the customer whom a record is about. */
  readonly customerId: (row: number) => string;
  /** Row of that customer, or undefined where there is none. */
  readonly customerRow: (row: number) => number | undefined;
  /** A cell that is a date, as a day number. */
  readonly day: (row: number, key: string) => number | undefined;
  /** A cell that is a number. */
  readonly number: (row: number, key: string) => number | undefined;
  /** Whether a list's cell holds the value with this key, under any of its names. */
  readonly holds: (row: number, field: string, value: string) => boolean;
}

/** The book as checks look at it. */
export interface CheckedBook extends CheckInput {
  readonly lists: Dictionary;
  /** Day number of `asOf`. */
  readonly today: number;
  /** Those of the modules that the book has. */
  readonly sheets: readonly CheckedSheet[];
  readonly sheet: (module: string) => CheckedSheet | undefined;
  /** What a column is called, in the book's language. */
  readonly nameOf: (module: string, field: string) => string;
}

/** Makes the book ready to be checked. */
export function checkedBook(input: CheckInput): CheckedBook {
  const lists = readDictionary(input.tables.dictionary, input.presets, input.language);
  const customers = input.tables.customers;
  const rowOf = new Map<string, number>();
  customers?.rows.forEach((_, row) => {
    const id = customers.text(row, 'id');
    if (id !== '' && !rowOf.has(id)) rowOf.set(id, row);
  });
  const sheets = input.modules.flatMap((module) => {
    const table = input.tables[module.key];
    return table ? [checkedSheet(module, table, input.language, lists, rowOf)] : [];
  });
  const sheet = (module: string): CheckedSheet | undefined => sheets.find((one) => one.module.key === module);
  return {
    ...input,
    lists,
    today: dayOf(input.asOf),
    sheets,
    sheet,
    nameOf: (module, key) => {
      const field = input.modules.find((one) => one.key === module)?.fields.find((one) => one.key === key);
      return field ? nameIn(input.language, field) : key;
    },
  };
}

function checkedSheet(
  module: Module,
  table: Table,
  language: Language,
  lists: Dictionary,
  rowOf: ReadonlyMap<string, number>,
): CheckedSheet {
  const typed = module.fields.filter((field) => !field.computed && !field.stamped && table.columnOf(field.key) !== undefined);
  const filling = typed.flatMap((field) => (field.type === 'checkbox' ? [] : [table.columnOf(field.key) ?? -1]));
  const rows = table.rows.flatMap((cells, row) => (filling.some((position) => !isEmpty(cells[position])) ? [row] : []));
  const isCustomers = module.key === 'customers';
  const owner = module.fields.find(({ references }) => references === 'customers')?.key ?? 'customerId';
  const customerId = (row: number): string => table.text(row, isCustomers ? 'id' : owner);
  return {
    module,
    table,
    rows,
    typed,
    field: (key) => module.fields.find((field) => field.key === key),
    id: (row) => table.text(row, 'id'),
    customerId,
    customerRow: (row) => (isCustomers ? row : rowOf.get(customerId(row))),
    day: (row, key) => {
      const cell = table.cell(row, key);
      return cell instanceof Date ? dayOf(cell) : undefined;
    },
    number: (row, key) => {
      const cell = table.cell(row, key);
      return typeof cell === 'number' ? cell : undefined;
    },
    holds: holder(module, table, language, lists),
  };
}

/** A book asks the same of the same few texts again and again. */
function holder(module: Module, table: Table, language: Language, lists: Dictionary): CheckedSheet['holds'] {
  const known = new Map<string, boolean>();
  return (row, key, value) => {
    const text = table.text(row, key);
    if (text === '') return false;
    const place = `${key}\t${value}\t${text}`;
    const found = known.get(place);
    if (found !== undefined) return found;
    const field = module.fields.find((one) => one.key === key);
    const list = field && listOf(field, language, lists);
    const isIt = list?.find(value) !== undefined && list.find(text) === list.find(value);
    known.set(place, isIt);
    return isIt;
  };
}

/** A cell's place in the sheet is filled with more than blanks. */
export function isFilled(cell: Cell): boolean {
  return !isEmpty(cell) && (typeof cell !== 'string' || cell.trim() !== '');
}
