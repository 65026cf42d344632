import type { Book } from './book';
import { codesFrom, isText, numbersFrom, type Vector } from './columns';
import { settled } from './numbers';
import type { AggregateTree, Tree } from './tree';
import { windowDays } from './window';

type Evaluate = (tree: Tree, book: Book, module: string) => Vector;

/** Returns an aggregate's value for every row of the home module, in one pass over the module's records. */
export function evaluateAggregate(tree: AggregateTree, book: Book, evaluate: Evaluate): Vector {
  const picked = pick(tree, book, evaluate);
  const values = tree.field === undefined ? undefined : evaluate(tree.field, book, tree.module);
  const result = reduce(tree, book, picked, values);
  const twins = book.twins();
  if (twins === undefined) return result;
  if (isText(result)) return { words: result.words, codes: twins.map((row) => result.codes[row]!) };
  return numbersFrom(result.length, (row) => result[twins[row]!]!);
}

/** Row of the home module for each record that the aggregate counts, -1 for the others. */
function pick(tree: AggregateTree, book: Book, evaluate: Evaluate): Int32Array {
  const { rows, days } = book.owners(tree.module);
  if (tree.where === undefined && tree.span === undefined) return rows;
  const where = tree.where === undefined ? undefined : (evaluate(tree.where, book, tree.module) as Uint8Array);
  const window = tree.span === undefined ? undefined : windowDays(tree.span, book.today);
  const picked = new Int32Array(rows.length);
  for (let record = 0; record < rows.length; record += 1) {
    const counts =
      (where === undefined || where[record] === 1) &&
      (window === undefined || (days !== undefined && days[record]! >= window.first && days[record]! < window.end));
    picked[record] = counts ? rows[record]! : -1;
  }
  return picked;
}

function reduce(tree: AggregateTree, book: Book, picked: Int32Array, values: Vector | undefined): Vector {
  const { rows } = book;
  switch (tree.name) {
    case 'count':
      return counted(picked, values, rows);
    case 'distinct':
      return distinct(picked, values!, rows);
    case 'sum':
    case 'average':
      return added(tree.name, picked, values as Float64Array, rows);
    case 'max':
    case 'min':
      return extreme(tree.name === 'max', picked, values as Float64Array, rows);
    default: {
      const late = tree.name === 'latest';
      const { days } = book.owners(tree.module);
      if (values instanceof Float64Array && values === days) return extreme(late, picked, values, rows);
      return atEdge(late, picked, days ?? new Float64Array(picked.length).fill(Number.NaN), values!, rows);
    }
  }
}

function counted(picked: Int32Array, values: Vector | undefined, rows: number): Float64Array {
  const result = new Float64Array(rows);
  for (let record = 0; record < picked.length; record += 1) {
    const row = picked[record]!;
    if (row >= 0 && (values === undefined || !isEmptyAt(values, record))) result[row]! += 1;
  }
  return result;
}

function added(name: 'sum' | 'average', picked: Int32Array, values: Float64Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  const counts = new Float64Array(name === 'average' ? rows : 0);
  for (let record = 0; record < picked.length; record += 1) {
    const row = picked[record]!;
    const value = values[record]!;
    if (row < 0 || Number.isNaN(value)) continue;
    sums[row]! += value;
    if (name === 'average') counts[row]! += 1;
  }
  for (let row = 0; row < rows; row += 1)
    sums[row] = name === 'sum' ? settled(sums[row]!) : counts[row] === 0 ? Number.NaN : settled(sums[row]!) / counts[row]!;
  return sums;
}

function extreme(largest: boolean, picked: Int32Array, values: Float64Array, rows: number): Float64Array {
  const result = new Float64Array(rows).fill(Number.NaN);
  for (let record = 0; record < picked.length; record += 1) {
    const row = picked[record]!;
    const value = values[record]!;
    if (row < 0 || Number.isNaN(value)) continue;
    const best = result[row]!;
    if (Number.isNaN(best) || (largest ? value > best : value < best)) result[row] = value;
  }
  return result;
}

/** The value in the latest (or earliest) dated record that has one; of records of the same time the last (or first). */
function atEdge(late: boolean, picked: Int32Array, days: Float64Array, values: Vector, rows: number): Vector {
  const best = new Int32Array(rows).fill(-1);
  for (let record = 0; record < picked.length; record += 1) {
    const row = picked[record]!;
    const day = days[record]!;
    if (row < 0 || Number.isNaN(day) || isEmptyAt(values, record)) continue;
    const known = best[row]!;
    if (known < 0 || (late ? day >= days[known]! : day < days[known]!)) best[row] = record;
  }
  if (isText(values)) return { words: values.words, codes: best.map((record) => (record < 0 ? 0 : values.codes[record]!)) };
  return numbersFrom(rows, (row) => (best[row]! < 0 ? Number.NaN : values[best[row]!]!));
}

function distinct(picked: Int32Array, values: Vector, rows: number): Float64Array {
  const codes = isText(values) ? values.codes : ranks(values);
  const different = isText(values) ? values.words.length : codes.length + 1;
  // A pair of row and value as one number, sorted: equal pairs stand together.
  const pairs = new Float64Array(picked.length);
  let length = 0;
  for (let record = 0; record < picked.length; record += 1) {
    if (picked[record]! >= 0 && !isEmptyAt(values, record)) {
      pairs[length] = picked[record]! * different + codes[record]!;
      length += 1;
    }
  }
  const sorted = pairs.subarray(0, length).sort();
  const result = new Float64Array(rows);
  for (let i = 0; i < length; i += 1) if (i === 0 || sorted[i] !== sorted[i - 1]) result[Math.floor(sorted[i]! / different)]! += 1;
  return result;
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

function isEmptyAt(values: Vector, record: number): boolean {
  if (isText(values)) return values.codes[record] === 0;
  return values instanceof Uint8Array ? values[record] === 2 : Number.isNaN(values[record]!);
}
