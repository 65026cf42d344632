import { type Cell, DAY, formatDate, type Grid } from '../cell';
import type { Field, Module } from '../schema';
import { type Interner, idInterner } from './idInterner';
import { valueTypeOf } from './vocabulary';

/** A code for each row: bytes where they suffice. */
export type Codes = Int32Array | Uint8Array;

/** Texts of a column as codes into its words; code 0 is the empty text. */
export interface TextColumn {
  readonly codes: Codes;
  readonly words: readonly string[];
}

/** A column as the engine has it: numbers and days (NaN is empty), truth (0 false, 1 true, 2 unknown), or texts. */
export type Vector = Float64Array | Uint8Array | TextColumn;

/** A column as callers have it: as a `Vector`, with texts as strings (`''` is empty). */
export type Column = Float64Array | Uint8Array | string[];

/** The records of a module in typed columns. */
export interface Columns {
  readonly module: Module;
  readonly rows: number;
  /** Returns a field's column, made when it is first asked for; undefined where the table has no such column. */
  readonly column: (key: string) => Vector | undefined;
}

/**
 * Returns the records of a grid as typed columns. The grid is rows × columns of cells with its header in row 0
 * (`firstRow` says otherwise); `columnOf` tells where a field stands. Numbers and dates that are written as text are read;
 * what a column can't use is empty. Tables that are given the same `ids` have the same codes for the ids of a module and the references to it.
 */
export function buildTable(
  module: Module,
  grid: Grid,
  columnOf: (key: string) => number | undefined,
  firstRow = 1,
  ids: Map<string, Interner> = new Map(),
): Columns {
  const made = new Map<string, Vector | undefined>();
  const make = (key: string): Vector | undefined => {
    const at = columnOf(key);
    const field = module.fields.find((candidate) => candidate.key === key);
    if (at === undefined || field === undefined) return undefined;
    const domain = field.type === 'id' ? module.key : field.references;
    const intern = domain === undefined ? interner() : (ids.get(domain) ?? idInterner(interner()));
    if (domain !== undefined) ids.set(domain, intern);
    return readColumn(field, grid, at, firstRow, intern);
  };
  return {
    module,
    rows: Math.max(0, grid.length - firstRow),
    column: (key) => {
      if (!made.has(key)) made.set(key, make(key));
      return made.get(key);
    },
  };
}

/** The cells of one field as a typed column. Loops that stand here store a number as it is; one that a function returns would be boxed first. */
function readColumn(field: Field, grid: Grid, at: number, firstRow: number, intern: Interner): Vector {
  const rows = Math.max(0, grid.length - firstRow);
  const type = valueTypeOf(field.type);
  if (type === 'number' || type === 'date') {
    const result = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const cell = grid[row + firstRow]![at] ?? '';
      if (cell === '') result[row] = Number.NaN;
      else if (type === 'date') result[row] = cell instanceof Date ? cell.getTime() / DAY : daysIn(cell);
      else result[row] = numberIn(cell);
    }
    return result;
  }
  if (type === 'boolean') return bytesFrom(rows, (row) => truthIn(grid[row + firstRow]![at] ?? ''));
  let codes = roomForCodes(rows, 0);
  let end = BYTES;
  for (let row = 0; row < rows; row += 1) {
    const code = intern.code(grid[row + firstRow]![at] ?? '');
    if (code >= end) {
      codes = new Int32Array(codes);
      end = Number.POSITIVE_INFINITY;
    }
    codes[row] = code;
  }
  return { codes, words: intern.words };
}

/** How many codes a byte has room for. */
const BYTES = 256;

/** Returns room for a code below `words` in each row. */
export function roomForCodes(rows: number, words: number): Codes {
  return words <= BYTES ? new Uint8Array(rows) : new Int32Array(rows);
}

/** Returns a column of a number for each row. Filled in a loop: `Float64Array.from` takes ten times as long. */
export function numbersFrom(rows: number, at: (row: number) => number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a column of truth for each row. */
export function bytesFrom(rows: number, at: (row: number) => number): Uint8Array {
  const result = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a code for each row. */
export function codesFrom(rows: number, at: (row: number) => number): Int32Array {
  const result = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a way to number texts. A text is trimmed when it is first seen. */
export function interner(): Interner {
  const words = [''];
  const codes = new Map<Cell, number>([['', 0]]);
  const add = (cell: Cell): number => {
    const text = textIn(cell);
    const known = codes.get(text) ?? words.length;
    if (known === words.length) words.push(text);
    codes.set(text, known);
    if (!(cell instanceof Date)) codes.set(cell, known);
    return known;
  };
  return { words, code: (cell) => codes.get(cell) ?? add(cell) };
}

/**
 * Returns a column of texts, each made of a row's words in some columns: `extend` adds a word to the text so far, beginning with the empty one,
 * and is asked once for each combination. The column's words may be repeated.
 */
export function composed<Word>(
  rows: number,
  columns: readonly { readonly codes: Codes; readonly words: readonly Word[] }[],
  extend: (text: string, word: Word) => string,
): TextColumn {
  const codes = new Int32Array(rows);
  let texts = [''];
  for (const column of columns) {
    const width = column.words.length;
    // Code of a combination plus 1: in a table where the combinations are few.
    const table = texts.length * width <= rows ? new Int32Array(texts.length * width) : undefined;
    const known = new Map<number, number>();
    const longer = [''];
    for (let row = 0; row < rows; row += 1) {
      const pair = codes[row]! * width + column.codes[row]!;
      let code = (table === undefined ? known.get(pair) : table[pair]) ?? 0;
      if (code === 0) {
        const text = extend(texts[codes[row]!]!, column.words[column.codes[row]!]!);
        code = text === '' ? 1 : longer.push(text);
        if (table === undefined) known.set(pair, code);
        else table[pair] = code;
      }
      codes[row] = code - 1;
    }
    texts = longer;
  }
  return { codes, words: texts };
}

/** Returns a caller's column as the engine has it. */
export function toVector(column: Column | Vector): Vector {
  if (!Array.isArray(column)) return column;
  const intern = interner();
  return { codes: codesFrom(column.length, (row) => intern.code(column[row]!)), words: intern.words };
}

/** Returns an engine's column as callers have it. */
export function toColumn(vector: Vector): Column {
  return isText(vector) ? spelledOut(vector) : vector;
}

/** Returns the words of a column of codes. A loop, as in `numbersFrom`. */
export function spelledOut({ codes, words }: TextColumn): string[] {
  const result = new Array<string>(codes.length);
  for (let row = 0; row < codes.length; row += 1) result[row] = words[codes[row]!]!;
  return result;
}

/** Whether a column holds texts. */
export function isText(vector: Vector): vector is TextColumn {
  return 'codes' in vector;
}

/** Text of a cell, trimmed: an id or a name. */
export function textIn(cell: Cell): string {
  if (typeof cell === 'string') return cell.trim();
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : formatDate(cell);
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}

/** Number in a cell, also one written as text (`1,200`, `¥500`, `80万`, `5%`); NaN for anything else. */
export function numberIn(cell: Cell): number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN;
  if (typeof cell !== 'string' || cell === '') return Number.NaN;
  const match = WRITTEN_NUMBER.exec(cell.normalize('NFKC').trim());
  if (match === null) return Number.NaN;
  const scale = SCALES[match[3] ?? ''] ?? 1;
  return Number((Number(`${match[1] ?? ''}${match[2]!.replace(/,/g, '')}`) * scale).toPrecision(15));
}

/** Days since 1970-01-01 of a date in a cell, with the time of day as a fraction; NaN for anything else. */
export function daysIn(cell: Cell): number {
  if (cell instanceof Date) return cell.getTime() / DAY;
  if (typeof cell !== 'string' || cell === '') return Number.NaN;
  const match = WRITTEN_DATE.exec(cell.normalize('NFKC').trim());
  if (match === null) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60 ? time / DAY : Number.NaN;
}

function truthIn(cell: Cell): number {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'string') {
    const text = cell.trim().toLowerCase();
    if (text === 'true' || text === '是' || text === 'yes') return 1;
    if (text === 'false' || text === '否' || text === 'no') return 0;
  }
  return 2;
}

const WRITTEN_NUMBER = /^(-)?\s*[¥$]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*(万亿|亿|千万|百万|万|千|%)?\s*元?$/;
const SCALES: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, '%': 0.01 };
const WRITTEN_DATE = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
