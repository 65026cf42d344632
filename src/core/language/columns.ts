import { type Cell, DAY, formatDate, type Grid } from '../cell';
import type { Field, Module } from '../schema';
import { valueTypeOf } from './vocabulary';

/** Texts of a column as codes into its words; code 0 is the empty text. */
export interface TextColumn {
  readonly codes: Int32Array;
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
 * what a column can't use is empty.
 */
export function buildTable(module: Module, grid: Grid, columnOf: (key: string) => number | undefined, firstRow = 1): Columns {
  const rows = Math.max(0, grid.length - firstRow);
  const made = new Map<string, Vector | undefined>();
  const make = (key: string): Vector | undefined => {
    const at = columnOf(key);
    const field = module.fields.find((candidate) => candidate.key === key);
    if (at === undefined || field === undefined) return undefined;
    return readColumn(field, rows, (row) => grid[row + firstRow]?.[at] ?? '');
  };
  return {
    module,
    rows,
    column: (key) => {
      if (!made.has(key)) made.set(key, make(key));
      return made.get(key);
    },
  };
}

/** Returns the cells of one field as a typed column. */
export function readColumn(field: Field, rows: number, cell: (row: number) => Cell): Vector {
  switch (valueTypeOf(field.type)) {
    case 'number':
      return numbersFrom(rows, (row) => numberIn(cell(row)));
    case 'date':
      return numbersFrom(rows, (row) => daysIn(cell(row)));
    case 'boolean':
      return bytesFrom(rows, (row) => truthIn(cell(row)));
    default: {
      const intern = interner();
      const codes = new Int32Array(rows);
      for (let row = 0; row < rows; row += 1) codes[row] = intern.code(textIn(cell(row)));
      return { codes, words: intern.words };
    }
  }
}

/** Returns a column of a number for each row. Filled in a loop: `Float64Array.from` takes ten times as long. */
export function numbersFrom(rows: number, at: (row: number) => number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a column of truth or small codes for each row. */
export function bytesFrom(rows: number, at: (row: number) => number): Uint8Array {
  const result = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a column of codes for each row. */
export function codesFrom(rows: number, at: (row: number) => number): Int32Array {
  const result = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = at(row);
  return result;
}

/** Returns a way to number texts: equal texts get equal codes, the empty text code 0. */
export function interner(): { readonly words: string[]; readonly code: (text: string) => number } {
  const words = [''];
  const codes = new Map<string, number>([['', 0]]);
  return {
    words,
    code: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, words.length);
      words.push(text);
      return words.length - 1;
    },
  };
}

/** Returns a caller's column as the engine has it. */
export function toVector(column: Column | Vector): Vector {
  if (!Array.isArray(column)) return column;
  const intern = interner();
  return { codes: codesFrom(column.length, (row) => intern.code(column[row]!.trim())), words: intern.words };
}

/** Returns an engine's column as callers have it. */
export function toColumn(vector: Vector): Column {
  if (!isText(vector)) return vector;
  const result: string[] = [];
  for (const code of vector.codes) result.push(vector.words[code]!);
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
