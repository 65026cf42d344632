import type { ListValue } from '../schema';
import type { Book, Owners } from './book';
import { codesFrom, interner, isText, numbersFrom, type TextColumn, type Vector } from './columns';
import { UNKNOWN } from './logic';
import { fold } from './normalise';
import { settled } from './numbers';
import type { AggregateTree, Tree } from './tree';
import { windowDays } from './window';

type Evaluate = (tree: Tree, book: Book, module: string) => Vector;

/** Returns an aggregate's value for every row of the home module, in one pass over the module's records. */
export function evaluateAggregate(tree: AggregateTree, book: Book, evaluate: Evaluate): Vector {
  const where = tree.where === undefined ? undefined : (evaluate(tree.where, book, tree.module) as Uint8Array);
  const values = tree.field === undefined ? undefined : evaluate(tree.field, book, tree.module);
  const result = reduce(tree, book, pick(tree, book, where, values), values);
  const twins = book.twins();
  if (twins === undefined) return result;
  if (isText(result)) return { words: result.words, codes: twins.map((row) => result.codes[row]!) };
  return numbersFrom(result.length, (row) => result[twins[row]!]!);
}

/** The records that an aggregate looks at. */
interface Picked extends Owners {
  /** Numbers of the records; what stands behind `length` of them means nothing. */
  readonly records: Int32Array;
  readonly length: number;
}

/** Picks the records of a customer that lie in the window, for which the condition holds, and that have a value. They are good until the next are picked. */
function pick(tree: AggregateTree, book: Book, where: Uint8Array | undefined, values: Vector | undefined): Picked {
  const owners = book.owners(tree.module);
  const { rows, days } = owners;
  const records = book.room(rows.length);
  const window = tree.span === undefined ? undefined : windowDays(tree.span, book.today);
  const numbers = values instanceof Float64Array ? values : undefined;
  const empty = values === undefined || numbers !== undefined ? -1 : isText(values) ? 0 : UNKNOWN;
  const codes = values === undefined || isText(values) ? values?.codes : values;
  let length = 0;
  for (let record = 0; record < rows.length; record += 1) {
    if (rows[record]! < 0 || (where !== undefined && where[record] !== 1)) continue;
    if (window !== undefined && !(days !== undefined && days[record]! >= window.first && days[record]! < window.end)) continue;
    if (numbers !== undefined ? Number.isNaN(numbers[record]) : codes !== undefined && codes[record] === empty) continue;
    records[length] = record;
    length += 1;
  }
  return { ...owners, records, length };
}

/** The values of an aggregate; without a field it counts. */
function reduce(tree: AggregateTree, book: Book, picked: Picked, values: Vector | undefined): Vector {
  const { rows } = book;
  if (tree.name === 'count' || values === undefined) return counted(picked, rows);
  switch (tree.name) {
    case 'distinct':
      return distinct(picked, values, rows, book.table(tree.module)?.module.fields.find(({ key }) => key === tree.field?.key)?.list ?? []);
    case 'sum':
    case 'average':
      return added(tree.name, picked, values as Float64Array, rows);
    case 'max':
    case 'min':
      return extreme(tree.name === 'max', picked, values as Float64Array, rows);
    default: {
      const late = tree.name === 'latest';
      return values === picked.days ? extreme(late, picked, picked.days, rows) : atEdge(late, picked, values, rows);
    }
  }
}

function counted({ records, length, rows: owners }: Picked, rows: number): Float64Array {
  const result = new Float64Array(rows);
  for (let at = 0; at < length; at += 1) result[owners[records[at]!]!]! += 1;
  return result;
}

function added(name: 'sum' | 'average', picked: Picked, values: Float64Array, rows: number): Float64Array {
  const { records, length, rows: owners } = picked;
  const sums = new Float64Array(rows);
  for (let at = 0; at < length; at += 1) sums[owners[records[at]!]!]! += values[records[at]!]!;
  for (let row = 0; row < rows; row += 1) sums[row] = settled(sums[row]!);
  if (name === 'sum') return sums;
  const counts = counted(picked, rows);
  for (let row = 0; row < rows; row += 1) sums[row] = counts[row] === 0 ? Number.NaN : sums[row]! / counts[row]!;
  return sums;
}

function extreme(largest: boolean, { records, length, rows: owners }: Picked, values: Float64Array, rows: number): Float64Array {
  const result = new Float64Array(rows).fill(Number.NaN);
  for (let at = 0; at < length; at += 1) {
    const row = owners[records[at]!]!;
    const value = values[records[at]!]!;
    const best = result[row]!;
    if (Number.isNaN(best) || (largest ? value > best : value < best)) result[row] = value;
  }
  return result;
}

/** The value in the latest (or earliest) dated record that has one; of records of the same time the last (or first). */
function atEdge(late: boolean, { records, length, rows: owners, days }: Picked, values: Vector, rows: number): Vector {
  const best = new Int32Array(rows).fill(-1);
  for (let at = 0; at < length; at += 1) {
    const record = records[at]!;
    const row = owners[record]!;
    const day = days?.[record] ?? Number.NaN;
    if (Number.isNaN(day)) continue;
    const known = best[row]!;
    if (known < 0 || (late ? day >= days![known]! : day < days![known]!)) best[row] = record;
  }
  if (isText(values)) return { words: values.words, codes: best.map((record) => (record < 0 ? 0 : values.codes[record]!)) };
  return numbersFrom(rows, (row) => (best[row]! < 0 ? Number.NaN : values[best[row]!]!));
}

function distinct({ records, length, rows: owners }: Picked, values: Vector, rows: number, list: readonly ListValue[]): Float64Array {
  const codes = isText(values) ? meanings(values, list) : ranks(values);
  const different = isText(values) ? values.words.length : codes.length + 1;
  // A pair of row and value as one number, sorted: equal pairs stand together.
  const pairs = new Float64Array(length);
  for (let at = 0; at < length; at += 1) pairs[at] = owners[records[at]!]! * different + codes[records[at]!]!;
  pairs.sort();
  const result = new Float64Array(rows);
  for (let i = 0; i < length; i += 1) if (i === 0 || pairs[i] !== pairs[i - 1]) result[Math.floor(pairs[i]! / different)]! += 1;
  return result;
}

/** Texts numbered so that equal ones, and the names of one value of a list, share a number. */
function meanings({ codes, words }: TextColumn, list: readonly ListValue[]): Int32Array {
  const keys = new Map(list.flatMap(({ key, zh, en }) => [key, zh, en].map((name) => [fold(name), key] as const)));
  const intern = interner();
  const meaning = words.map((word) => intern.code(keys.get(fold(word)) ?? fold(word)));
  return codesFrom(codes.length, (row) => meaning[codes[row]!]!);
}

/** A number for each different value. */
function ranks(values: Float64Array | Uint8Array): Int32Array {
  const codes = new Map<number, number>();
  return codesFrom(values.length, (record) => {
    const value = values[record]!;
    const known = codes.get(value) ?? codes.size;
    codes.set(value, known);
    return known;
  });
}
