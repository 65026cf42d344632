import { dayOf } from '../cell';
import { type Column, type Columns, codesFrom, interner, isText, type TextColumn, toVector, type Vector } from './columns';
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
  /** Room for a list of that many records: one list at a time, good until the next is asked for. */
  readonly room: (records: number) => Int32Array;
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

/** What a book is opened from. */
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
  let index: Index | undefined;
  let room = new Int32Array(0);
  const size = (module: string): number => input.modules[module]?.rows ?? 0;
  const column = (module: string, key: string): Vector | undefined => added.get(`${module}.${key}`) ?? input.modules[module]?.column(key);
  const indexOf = (): Index => {
    index ??= indexRows(textColumn(column(home, 'id')));
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
      const made = table === undefined ? { rows: new Int32Array(0), days: undefined } : ownersOf(table, column, indexOf(), today, home);
      owners.set(module, made);
      return made;
    },
    room: (records) => {
      if (room.length < records) room = new Int32Array(records);
      return room;
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

/** The ids of the home module. */
interface Index {
  readonly ids: TextColumn;
  /** The first row of each id, by its code; -1 for the empty one and for those of no row. */
  readonly first: Int32Array;
  /** For repeated ids the first row that has it; rows without an id stand for themselves. */
  readonly twins: Int32Array | undefined;
}

function indexRows(ids: TextColumn = { codes: new Int32Array(0), words: [''] }): Index {
  const first = new Int32Array(ids.words.length).fill(-1);
  let twins: Int32Array | undefined;
  for (let row = 0; row < ids.codes.length; row += 1) {
    const code = ids.codes[row]!;
    if (code === 0) continue;
    if (first[code]! < 0) first[code] = row;
    else {
      twins ??= codesFrom(ids.codes.length, (i) => i);
      twins[row] = first[code]!;
    }
  }
  return { ids, first, twins };
}

/** Row of the home module for each code of a column of references; -1 where there is none. Columns that share their words with the ids share the codes. */
function rowsOfCodes(link: TextColumn, { ids, first }: Index): Int32Array {
  if (link.words === ids.words) return codesFrom(link.words.length, (code) => first[code] ?? -1);
  const codes = new Map(ids.words.map((word, code) => [word, code]));
  return codesFrom(link.words.length, (code) => first[codes.get(link.words[code]!) ?? 0] ?? -1);
}

function ownersOf(
  table: Columns,
  column: (module: string, key: string) => Vector | undefined,
  index: Index,
  today: number,
  home: string,
): Owners {
  const { module, rows } = table;
  const link = textColumn(column(module.key, linkOf(module, home)?.key ?? 'customerId'));
  const dates = module.dateField === undefined ? undefined : column(module.key, module.dateField);
  const days = dates instanceof Float64Array ? dates : undefined;
  const result = new Int32Array(rows).fill(-1);
  const owned = { rows: result, days };
  if (link === undefined) return owned;
  const owners = rowsOfCodes(link, index);
  const out = excludedCodes(table, column);
  for (let record = 0; record < rows; record += 1) {
    if (out !== undefined && out.mask[out.codes[record]!] === 1) continue;
    // Nothing sees the future; an undated record is not in it.
    if (days !== undefined && days[record]! >= today + 1) continue;
    result[record] = owners[link.codes[record]!]!;
  }
  return owned;
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
  return { codes: codesFrom(vector.length, (row) => intern.code(Number.isNaN(vector[row]) ? '' : vector[row]!)), words: intern.words };
}
