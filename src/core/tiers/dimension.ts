import {
  type Book,
  compileRule,
  evaluateTree,
  fold,
  type LanguageProblem,
  openBook,
  type Rule,
  type TextColumn,
  type Tree,
  type Vocabulary,
} from '../language';
import { type Codes, roomForCodes, spelledOut } from '../language/columns';
import { missingIn } from '../language/missing';
import { partsOf } from '../language/tree';

/** A row of the tiers sheet. */
export interface TierRow {
  /** Rows of a dimension are tried by this, rows without a number last, in the order they stand. */
  readonly order: number;
  readonly tier: string;
  /** Text of the rule language, a bare range (`10万-50万`), or `otherwise`/`否则`/`其他`/empty, which always holds. */
  readonly condition: string;
}

/** A dimension's tiers in the order they are tried. */
export interface Dimension {
  readonly tiers: readonly Tier[];
  /** What the first condition looks at: bare ranges are about it, and CRM_TIER takes its value. */
  readonly subject: Tree | undefined;
  /** What is wrong, by the row's index in what was given; those rows take no part. */
  readonly problems: ReadonlyMap<number, LanguageProblem>;
}

/** A tier of a dimension, compiled. */
export interface Tier {
  readonly tier: string;
  /** Undefined: always. */
  readonly rule: Rule | undefined;
  /** Index of the row in what was given. */
  readonly row: number;
}

/** Returns a dimension's tiers, compiled. `about`: what bare bounds are about where no condition names anything. */
export function compileDimension(rows: readonly TierRow[], vocabulary: Vocabulary, about?: Tree): Dimension {
  const ordered = inOrder(rows);
  const named = firstSubject(
    ordered.map(({ row }) => row.condition),
    vocabulary,
  );
  const subject = named ?? about;
  const tiers: Tier[] = [];
  const problems = new Map<number, LanguageProblem>();
  for (const { row, index } of ordered) {
    if (row.tier.trim() === '') continue;
    if (isAlways(row.condition)) {
      tiers.push({ tier: row.tier.trim(), rule: undefined, row: index });
      continue;
    }
    const rule = compileRule(row.condition, vocabulary, 'condition', subject === undefined ? {} : { subject });
    if (rule.ok) tiers.push({ tier: row.tier.trim(), rule: rule.value, row: index });
    else problems.set(index, subject === undefined && isBareRange(row.condition, vocabulary) ? WITHOUT_SUBJECT : rule.error);
  }
  return { tiers, subject, problems };
}

/** Returns the tier of every row of the home module; `''` where none holds. The first that holds wins. */
export function assignTiers(dimension: Dimension, book: Book): TextColumn {
  return { codes: firstThatHolds(dimension.tiers, book), words: ['', ...dimension.tiers.map(({ tier }) => tier)] };
}

/** Returns for every row of the home module which of some conditions is the first that holds, from 1; 0 where none does. One without a rule always holds. */
export function firstThatHolds(conditions: readonly { readonly rule: Rule | undefined }[], book: Book): Codes {
  const result = roomForCodes(book.rows, conditions.length + 1);
  // From the last to the first, so that an earlier one has the last word.
  for (let at = conditions.length; at > 0; at -= 1) {
    const { rule } = conditions[at - 1]!;
    if (rule === undefined) result.fill(at);
    else {
      const holds = evaluateTree(rule.tree, book) as Uint8Array;
      for (let row = 0; row < book.rows; row += 1) if (holds[row] === 1) result[row] = at;
    }
  }
  return result;
}

/** Returns the tier of every plain number, taken as the dimension's subject; `''` for NaN. */
export function tiersOf(dimension: Dimension, values: Float64Array, vocabulary: Vocabulary, asOf: Date): string[] {
  const { codes, words } = assignTiers(dimension, bookOf(dimension, values, vocabulary, asOf));
  for (let row = 0; row < codes.length; row += 1) if (Number.isNaN(values[row])) codes[row] = 0;
  return spelledOut({ codes, words });
}

/** Returns what the tiers look at besides the subject: with any of it, a plain number doesn't decide the tier. */
export function beyondSubject(dimension: Dimension, vocabulary: Vocabulary, asOf: Date): readonly Tree[] {
  const book = bookOf(dimension, new Float64Array(0), vocabulary, asOf);
  return dimension.tiers.flatMap(({ rule }) => (rule === undefined ? [] : missingIn(rule.tree, book)));
}

/** What a bare range is told when the dimension's first condition, which names what it is about, is wrong or missing. */
const WITHOUT_SUBJECT: LanguageProblem = { key: 'language.rangeWithoutField', position: 1, params: { position: 1 } };

/** Whether a condition is bounds alone, such as `10万-50万`: it compiles as soon as it is about some number. */
function isBareRange(condition: string, vocabulary: Vocabulary): boolean {
  return compileRule(condition, vocabulary, 'condition', { subject: { kind: 'number', type: 'number', value: 0 } }).ok;
}

/** Whether a condition cell means that the tier always holds. */
export function isAlways(condition: string): boolean {
  return ALWAYS.has(fold(condition));
}

const ALWAYS = new Set(['', 'otherwise', 'else', 'always', '其他', '其它', '否则', '其余']);

/** A book of plain numbers: each a row whose subject is that number. */
function bookOf(dimension: Dimension, values: Float64Array, vocabulary: Vocabulary, asOf: Date): Book {
  const home = vocabulary.modules.get(vocabulary.home);
  if (home === undefined) throw new Error(`no module ${vocabulary.home}`);
  const book = openBook({ home: home.key, asOf, modules: { [home.key]: { module: home, rows: values.length, column: () => undefined } } });
  if (dimension.subject !== undefined) book.state(dimension.subject, values);
  return book;
}

/** Rows as they are tried, with their index in what was given: by their order, those without a number last. */
export function inOrder<T extends { readonly order: number }>(rows: readonly T[]): { readonly row: T; readonly index: number }[] {
  const rank = ({ order }: T): number => (Number.isFinite(order) ? order : Number.MAX_VALUE);
  return rows.map((row, index) => ({ row, index })).sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index);
}

/** What the first condition that compiles by itself looks at. */
function firstSubject(conditions: readonly string[], vocabulary: Vocabulary): Tree | undefined {
  for (const condition of conditions) {
    if (isAlways(condition)) continue;
    const rule = compileRule(condition, vocabulary, 'condition');
    const subject = rule.ok ? subjectOf(rule.value.tree) : undefined;
    if (subject !== undefined) return subject;
  }
  return undefined;
}

/** The first thing in a condition that is compared: a field, a metric, an aggregate or a sum of them. */
function subjectOf(tree: Tree): Tree | undefined {
  if (tree.kind === 'compare') return tree.operands.find((operand) => !isConstant(operand));
  if (tree.kind === 'between' || tree.kind === 'in' || tree.kind === 'window' || tree.kind === 'empty') return tree.of;
  for (const part of partsOf(tree)) {
    const found = subjectOf(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isConstant(tree: Tree): boolean {
  return (
    ['number', 'text', 'value', 'date', 'today', 'duration', 'boolean'].includes(tree.kind) ||
    (partsOf(tree).length > 0 && partsOf(tree).every(isConstant))
  );
}
