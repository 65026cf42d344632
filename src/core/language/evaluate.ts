import { evaluateAggregate } from './aggregate';
import type { Book } from './book';
import { bytesFrom, type Column, codesFrom, isText, numbersFrom, type TextColumn, toColumn, type Vector } from './columns';
import { compareNumbers, compareTexts, compareTruth, matchWords, type Numbers, strided, wordsOf } from './compare';
import type { Rule } from './compile';
import { combine, invert } from './logic';
import { fold } from './normalise';
import { arithmetic, moved, rounded } from './numbers';
import { keyOf, type Tree } from './tree';
import { inWindow, isCalendarDay } from './window';

/**
 * Returns a rule's value for every row of the home module: conditions as 0 false, 1 true, 2 unknown;
 * numbers and days since 1970-01-01 with NaN for empty; texts with `''` for empty.
 */
export function evaluate(rule: Rule, book: Book): Column {
  return toColumn(evaluateTree(rule.tree, book));
}

/**
 * Returns the value of a tree for every row of a module, the home module unless said. Equal aggregates and equal conditions are computed once;
 * fields are there, and other values take less time to compute again than room to keep.
 */
export function evaluateTree(tree: Tree, book: Book, module: string = book.home): Vector {
  const key = `${module}|${keyOf(tree)}`;
  const known = book.memo.get(key);
  if (known !== undefined) return known;
  const vector =
    module !== book.home && isOfHome(tree, book) ? gather(evaluateTree(tree, book), book.owners(module).rows) : compute(tree, book, module);
  if (tree.kind === 'aggregate' || (tree.type === 'boolean' && tree.kind !== 'field')) book.memo.set(key, vector);
  return vector;
}

/** Whether a part of `where` is a value of the record's customer rather than of the record. */
function isOfHome(tree: Tree, book: Book): boolean {
  return (
    tree.kind === 'aggregate' || tree.kind === 'metric' || tree.kind === 'hasTag' || (tree.kind === 'field' && tree.module === book.home)
  );
}

function compute(tree: Tree, book: Book, module: string): Vector {
  const rows = book.size(module);
  const numbers = (part: Tree): Numbers => numbersOf(part, book, module);
  const texts = (part: Tree): TextColumn => textsOf(part, book, module);
  const truth = (part: Tree): Uint8Array => evaluateTree(part, book, module) as Uint8Array;
  switch (tree.kind) {
    case 'number':
      return new Float64Array(rows).fill(tree.value);
    case 'date':
      return new Float64Array(rows).fill(tree.day);
    case 'today':
      return new Float64Array(rows).fill(book.today);
    case 'text':
    case 'value':
      return {
        codes: new Int32Array(rows).fill(tree.kind === 'text' && tree.value === '' ? 0 : 1),
        words: ['', tree.kind === 'text' ? tree.value : tree.key],
      };
    case 'boolean':
      return new Uint8Array(rows).fill(tree.value ? 1 : 0);
    case 'duration':
      return new Float64Array(rows).fill(Number.NaN);
    case 'field':
      return book.column(tree.module, tree.key) ?? emptyColumn(tree.type, rows);
    case 'aggregate':
      return evaluateAggregate(tree, book, evaluateTree);
    case 'metric':
      return evaluateTree(tree.of, book, module);
    case 'negate':
      return arithmetic('-', 0, numbers(tree.of), rows);
    case 'arithmetic':
      if (tree.right.kind === 'duration') return moved(numbers(tree.left), tree.right, tree.operator === '-' ? -1 : 1, rows);
      return arithmetic(tree.operator, numbers(tree.left), numbers(tree.right), rows);
    case 'round':
      return rounded(numbers(tree.of), tree.digits, rows);
    case 'length': {
      const { codes, words } = texts(tree.of);
      const lengths = words.map((word) => [...word].length);
      return numbersFrom(rows, (row) => lengths[codes[row]!]!);
    }
    case 'daysSince': {
      const { at, step } = strided(numbers(tree.of));
      return numbersFrom(rows, (row) => book.today - Math.floor(at[row * step]!));
    }
    case 'if':
      return choose(truth(tree.condition), tree, book, module);
    case 'and':
    case 'or':
      return combine(tree.kind, tree.of.map(truth), rows);
    case 'not':
      return invert(truth(tree.of));
    case 'compare': {
      const pairs = tree.operators.map((operator, index) =>
        compareTwo(tree.operands[index]!, tree.operands[index + 1]!, operator, book, module),
      );
      return combine('and', pairs, rows);
    }
    case 'between': {
      const inside = combine(
        'and',
        [compareTwo(tree.low, tree.of, '≤', book, module), compareTwo(tree.of, tree.high, '≤', book, module)],
        rows,
      );
      return tree.negated ? invert(inside) : inside;
    }
    case 'in': {
      const any = combine(
        'or',
        tree.list.map((item) => compareTwo(tree.of, item, '=', book, module)),
        rows,
      );
      return tree.negated ? invert(any) : any;
    }
    case 'contains':
    case 'starts':
      return searched(tree, book, module);
    case 'empty':
      return emptiness(evaluateTree(tree.of, book, module), tree.negated);
    case 'window':
      return inWindow(numbers(tree.of), tree.span, book.today, tree.negated, rows);
    case 'hasTag':
      return tagged(tree, book);
  }
}

/** Compares two values of the same type for every row. */
function compareTwo(left: Tree, right: Tree, operator: '=' | '≠' | '<' | '≤' | '>' | '≥', book: Book, module: string): Uint8Array {
  const rows = book.size(module);
  if (left.type === 'number' || left.type === 'date') {
    // A time of day is more than a calendar date can say: 2024-03-15 08:30 ≤ 2024-03-15.
    const whole = left.type === 'date' && (isCalendarDay(left) || isCalendarDay(right));
    return compareNumbers(operator, numbersOf(left, book, module), numbersOf(right, book, module), whole, rows);
  }
  if (left.type === 'boolean')
    return compareTruth(operator, evaluateTree(left, book, module) as Uint8Array, evaluateTree(right, book, module) as Uint8Array);
  const [text, other] = left.kind === 'text' || left.kind === 'value' ? [right, left] : [left, right];
  let equal: Uint8Array;
  if (other.kind === 'text' || other.kind === 'value') {
    const wanted = wordsOf(other);
    equal = matchWords(textsOf(text, book, module), (word) => wanted.has(fold(word)));
  } else equal = compareTexts(textsOf(text, book, module), textsOf(other, book, module));
  return operator === '=' ? equal : invert(equal);
}

function searched(tree: Tree & { kind: 'contains' | 'starts' }, book: Book, module: string): Uint8Array {
  const of = textsOf(tree.of, book, module);
  const { part } = tree;
  const isTags = tree.of.type === 'tags';
  const holds = (word: string, wanted: ReadonlySet<string>): boolean => {
    if (isTags) return tagsIn(word).some((tag) => wanted.has(tag));
    const folded = fold(word);
    return [...wanted].some((piece) => piece !== '' && (tree.kind === 'starts' ? folded.startsWith(piece) : folded.includes(piece)));
  };
  let result: Uint8Array;
  if (part.kind === 'text' || part.kind === 'value') {
    const wanted = wordsOf(part);
    result = matchWords(of, (word) => holds(word, wanted));
  } else {
    const parts = textsOf(part, book, module);
    result = Uint8Array.from(of.codes, (code, row) => {
      const piece = parts.codes[row]!;
      if (code === 0 || piece === 0) return 2;
      return holds(of.words[code]!, new Set([fold(parts.words[piece]!)])) ? 1 : 0;
    });
  }
  return tree.negated ? invert(result) : result;
}

/** A row has a tag when one of its tag fields has it, or a sub-level of it (制造业-电子元件 is 制造业). No tags: false. */
function tagged(tree: Tree & { kind: 'hasTag' }, book: Book): Uint8Array {
  const result = new Uint8Array(book.rows);
  for (const key of tree.fields) {
    const column = book.column(book.home, key);
    if (column === undefined || !isText(column)) continue;
    const mask = column.words.map((word) =>
      tagsIn(word).some((tag) => tree.names.some((name) => tag === name || tag.startsWith(`${name}-`))),
    );
    column.codes.forEach((code, row) => {
      if (mask[code] === true) result[row] = 1;
    });
  }
  return result;
}

/** Folded tags of a cell. */
function tagsIn(word: string): string[] {
  return word
    .split(/[,，、;；]/)
    .map(fold)
    .filter((tag) => tag !== '');
}

function choose(condition: Uint8Array, tree: Tree & { kind: 'if' }, book: Book, module: string): Vector {
  const rows = condition.length;
  if (tree.type === 'number' || tree.type === 'date') {
    const then = strided(numbersOf(tree.then, book, module));
    const otherwise = strided(numbersOf(tree.otherwise, book, module));
    const result = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1)
      result[row] = condition[row] === 1 ? then.at[row * then.step]! : otherwise.at[row * otherwise.step]!;
    return result;
  }
  const [then, otherwise] = [evaluateTree(tree.then, book, module), evaluateTree(tree.otherwise, book, module)];
  if (isText(then) && isText(otherwise)) {
    const shift = then.words.length;
    return {
      words: [...then.words, ...otherwise.words],
      codes: codesFrom(rows, (row) => {
        if (condition[row] === 1) return then.codes[row]!;
        const code = otherwise.codes[row]!;
        return code === 0 ? 0 : code + shift;
      }),
    };
  }
  if (isText(then) || isText(otherwise)) throw new Error('branches of IF have different types');
  return bytesFrom(rows, (row) => (condition[row] === 1 ? then[row]! : otherwise[row]!));
}

function emptiness(vector: Vector, negated: boolean): Uint8Array {
  const [empty, full] = negated ? [0, 1] : [1, 0];
  if (isText(vector)) return bytesFrom(vector.codes.length, (row) => (vector.codes[row] === 0 ? empty : full));
  if (vector instanceof Uint8Array) return bytesFrom(vector.length, (row) => (vector[row] === 2 ? empty : full));
  return bytesFrom(vector.length, (row) => (Number.isNaN(vector[row]) ? empty : full));
}

/** Numbers of a tree: one for all rows where it is a constant. */
function numbersOf(tree: Tree, book: Book, module: string): Numbers {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'date') return tree.day;
  if (tree.kind === 'today') return book.today;
  return evaluateTree(tree, book, module) as Float64Array;
}

function textsOf(tree: Tree, book: Book, module: string): TextColumn {
  return evaluateTree(tree, book, module) as TextColumn;
}

function emptyColumn(type: string, rows: number): Vector {
  if (type === 'number' || type === 'date') return new Float64Array(rows).fill(Number.NaN);
  return type === 'boolean' ? new Uint8Array(rows).fill(2) : { codes: new Int32Array(rows), words: [''] };
}

/** Values of each record's customer. */
function gather(vector: Vector, owners: Int32Array): Vector {
  if (isText(vector))
    return { words: vector.words, codes: codesFrom(owners.length, (record) => (owners[record]! < 0 ? 0 : vector.codes[owners[record]!]!)) };
  if (vector instanceof Uint8Array) return bytesFrom(owners.length, (record) => (owners[record]! < 0 ? 2 : vector[owners[record]!]!));
  return numbersFrom(owners.length, (record) => (owners[record]! < 0 ? Number.NaN : vector[owners[record]!]!));
}
