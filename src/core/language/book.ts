import { dayOf } from '../cell';
import { type Column, type Columns, interner, isText, type TextColumn, toVector, type Vector } from './columns';
import { fold } from './normalise';
import type { Tree } from './tree';
import { keyOf } from './tree';
import { linkOf } from './vocabulary';

/** Which row of the home module each record belongs to. */
export interface Owners {
  /** Row of the home module for each record; -1 for a record that counts nowhere. */
  readonly rows: Int32Array;
  /** Days of each record, or undefined for a module without dates. */
  readonly days: Float64Array | undefined;
}

/** Everything that rules are evaluated against: records of all modules as of one moment. */
export interface Book {
  readonly home: string;
  /** Calendar day of asOf, in days since 1970-01-01. */
  readonly today: number;
  /** Rows of the home module. */
  readonly rows: number;
  /** Rows of a module; 0 for one that the book lacks. */
  readonly size: (module: string) => number;
  readonly table: (module: string) => Columns | undefined;
  /** A column by module and key, computed ones included; undefined where there is none. */
  readonly column: (module: string, key: string) => Vector | undefined;
  readonly owners: (module: string) => Owners;
  /** For rows of the home module that repeat an id: the first row with it, else the row itself; undefined when ids are unique. */
  readonly twins: () => Int32Array | undefined;
  /** Adds or replaces a column, such as a computed field. What was computed from an earlier one is forgotten. */
  readonly set: (module: string, key: string, column: Column | Vector) => void;
  /** States the value of an expression, so that it isn't computed: a table that has the column `近3个月合作次数` but no sales. */
  readonly state: (tree: Tree, column: Column | Vector) => void;
  /** Whether an expression's value was stated. */
  readonly isStated: (tree: Tree) => boolean;
  /** Results by scope and structural key. */
  readonly memo: Map<string, Vector>;
}

export interface BookInput {
  readonly modules: Readonly<Record<string, Columns>>;
  /** Now, as a floating date. Records that are dated on a later day count nowhere. */
  readonly asOf: Date;
  /** `customers` unless said. */
  readonly home?: string;
}

/** Returns the book that rules are evaluated against. Indexes are made when first needed. */
export function openBook(input: BookInput): Book {
  const home = input.home ?? 'customers';
  const today = dayOf(input.asOf);
  const added = new Map<string, Vector>();
  const stated = new Map<string, Vector>();
  const owners = new Map<string, Owners>();
  const memo = new Map<string, Vector>();
  let index: { readonly rowOf: Map<string, number>; readonly twins: Int32Array | undefined } | undefined;
  const size = (module: string): number => input.modules[module]?.rows ?? 0;
  const column = (module: string, key: string): Vector | undefined => added.get(`${module}.${key}`) ?? input.modules[module]?.column(key);
  const indexOf = (): NonNullable<typeof index> => {
    index ??= indexRows(textColumn(column(home, 'id')), size(home));
    return index;
  };
  return {
    home,
    today,
    rows: size(home),
    size,
    table: (module) => input.modules[module],
    column,
    owners: (module) => {
      const known = owners.get(module);
      if (known !== undefined) return known;
      const table = input.modules[module];
      const made =
        table === undefined ? { rows: new Int32Array(0), days: undefined } : ownersOf(table, column, indexOf().rowOf, today, home);
      owners.set(module, made);
      return made;
    },
    twins: () => indexOf().twins,
    set: (module, key, values) => {
      const place = `${module}.${key}`;
      const replaces = column(module, key) !== undefined;
      added.set(place, toVector(values));
      if (module === home && key === 'id') index = undefined;
      if (!replaces) return;
      memo.clear();
      for (const [statedKey, vector] of stated) memo.set(statedKey, vector);
    },
    state: (tree, values) => {
      const key = `${home}|${keyOf(tree)}`;
      stated.set(key, toVector(values));
      memo.set(key, stated.get(key)!);
    },
    isStated: (tree) => stated.has(`${home}|${keyOf(tree)}`),
    memo,
  };
}

/** Row of each id, and for repeated ids the first row that has it. Rows without an id stand for themselves. */
function indexRows(ids: TextColumn | undefined, rows: number): { rowOf: Map<string, number>; twins: Int32Array | undefined } {
  const rowOf = new Map<string, number>();
  let twins: Int32Array | undefined;
  if (ids === undefined) return { rowOf, twins };
  for (let row = 0; row < rows; row += 1) {
    const id = ids.words[ids.codes[row]!]!;
    if (id === '') continue;
    const first = rowOf.get(id);
    if (first === undefined) rowOf.set(id, row);
    else {
      twins ??= Int32Array.from({ length: rows }, (_, i) => i);
      twins[row] = first;
    }
  }
  return { rowOf, twins };
}

function ownersOf(
  table: Columns,
  column: (module: string, key: string) => Vector | undefined,
  rowOf: ReadonlyMap<string, number>,
  today: number,
  home: string,
): Owners {
  const { module, rows } = table;
  const link = textColumn(column(module.key, linkOf(module, home)?.key ?? 'customerId'));
  const dates = module.dateField === undefined ? undefined : column(module.key, module.dateField);
  const days = dates instanceof Float64Array ? dates : undefined;
  const result = new Int32Array(rows).fill(-1);
  if (link === undefined) return { rows: result, days };
  const owners = Int32Array.from(link.words, (id) => (id === '' ? -1 : (rowOf.get(id) ?? -1)));
  const out = excludedCodes(table, column);
  for (let record = 0; record < rows; record += 1) {
    if (out !== undefined && out.mask[out.codes[record]!] === 1) continue;
    // Nothing sees the future; an undated record is not in it.
    if (days !== undefined && days[record]! >= today + 1) continue;
    result[record] = owners[link.codes[record]!]!;
  }
  return { rows: result, days };
}

/** Which codes of the status column mean that a record counts nowhere. */
function excludedCodes(table: Columns, column: (module: string, key: string) => Vector | undefined) {
  const { excluded, fields, key } = table.module;
  if (excluded === undefined) return undefined;
  const status = textColumn(column(key, excluded.field));
  if (status === undefined) return undefined;
  const list = fields.find((field) => field.key === excluded.field)?.list ?? [];
  const folded = new Set(excluded.values.map(fold));
  for (const item of list) {
    const names = [item.key, item.zh, item.en].map(fold);
    if (names.some((name) => folded.has(name))) for (const name of names) folded.add(name);
  }
  return { codes: status.codes, mask: Uint8Array.from(status.words, (word) => (folded.has(fold(word)) ? 1 : 0)) };
}

/** A column as texts; numbers in a text column were made texts when it was read. */
function textColumn(vector: Vector | undefined): TextColumn | undefined {
  if (vector === undefined) return undefined;
  if (isText(vector)) return vector;
  const intern = interner();
  return { codes: Int32Array.from(vector, (value) => intern.code(Number.isNaN(value) ? '' : String(value))), words: intern.words };
}
