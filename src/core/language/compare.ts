import { namesOfValue } from '../schema';
import { bytesFrom, type TextColumn } from './columns';
import { fold } from './normalise';
import type { CompareOperator } from './syntax';
import type { Tree } from './tree';

/** Numbers of every row, or one for all rows. */
export type Numbers = Float64Array | number;

/** Numbers to be read at `row * step`: so one loop reads both kinds, and V8 boxes none of them. */
export function strided(numbers: Numbers): { readonly at: Float64Array; readonly step: 0 | 1 } {
  return typeof numbers === 'number' ? { at: Float64Array.of(numbers), step: 0 } : { at: numbers, step: 1 };
}

/** What each operator gives for less, equal and greater. */
const OUTCOMES: Readonly<Record<CompareOperator, readonly [number, number, number]>> = {
  '<': [1, 0, 0],
  '≤': [1, 1, 0],
  '=': [0, 1, 0],
  '≠': [1, 0, 1],
  '≥': [0, 1, 1],
  '>': [0, 0, 1],
};

/** Returns truth for every row; unknown where a side is empty. `whole` compares calendar days. */
export function compareNumbers(operator: CompareOperator, left: Numbers, right: Numbers, whole: boolean, rows: number): Uint8Array {
  const [less, equal, greater] = OUTCOMES[operator];
  const result = new Uint8Array(rows);
  const a = strided(left);
  const b = strided(right);
  for (let row = 0; row < rows; row += 1) {
    const x = whole ? Math.floor(a.at[row * a.step]!) : a.at[row * a.step]!;
    const y = whole ? Math.floor(b.at[row * b.step]!) : b.at[row * b.step]!;
    result[row] = x < y ? less : x > y ? greater : x === y ? equal : 2;
  }
  return result;
}

/** Returns truth for every row; unknown where a side is unknown. The operator is = or ≠. */
export function compareTruth(operator: CompareOperator, left: Uint8Array, right: Uint8Array): Uint8Array {
  const same = operator === '=' ? 1 : 0;
  return bytesFrom(left.length, (row) => (left[row] === 2 || right[row] === 2 ? 2 : left[row] === right[row] ? same : 1 - same));
}

/** Returns whether the texts of two columns are equal, folded; unknown where one is empty. */
export function compareTexts(left: TextColumn, right: TextColumn): Uint8Array {
  const a = left.words.map(fold);
  const b = right.words.map(fold);
  return Uint8Array.from(left.codes, (code, row) => {
    const other = right.codes[row]!;
    return code === 0 || other === 0 ? 2 : a[code] === b[other] ? 1 : 0;
  });
}

/** Returns whether a test holds for the text of every row; unknown where it is empty. The test runs once for each different text. */
export function matchWords(column: TextColumn, test: (word: string) => boolean): Uint8Array {
  const outcome = Uint8Array.from(column.words, (word) => (word === '' ? 2 : test(word) ? 1 : 0));
  return bytesFrom(column.codes.length, (row) => outcome[column.codes[row]!]!);
}

/** Returns all folded names under which a constant may stand in a sheet. */
export function wordsOf(tree: Tree & { kind: 'text' | 'value' }): ReadonlySet<string> {
  return new Set((tree.kind === 'text' ? [tree.value] : namesOfValue(tree)).map(fold));
}
