import { dateOfDay, formatDate } from '../cell';
import { type Book, evaluateTree, printNoted, type RuleLanguage, type Tree, type Vector, type Vocabulary } from '../language';
import { isText } from '../language/columns';
import { numberText, WORDS } from '../language/printWords';
import { shown } from '../values/text';

/** A clause of a rule as it stands for one customer. */
export interface Clause {
  /** In words, with the values seen and a mark for the outcome: `近3个月合作次数 1 ≥ 2 ✗`. */
  readonly text: string;
  /** The values seen, in words. */
  readonly seen: string;
  /** Undefined: unknown, because a value is empty. */
  readonly holds: boolean | undefined;
}

/** Where a rule's names and values come from. */
export interface Scene {
  readonly book: Book;
  readonly vocabulary: Vocabulary;
  readonly language: RuleLanguage;
}

/** A rule put in words for any row of the home module. Columns are evaluated once, then each row is words alone. */
export interface Explainer {
  /** Every clause with the value seen and whether it held: `累计合作金额 1,200,000 ≥ 1,000,000 ✓ 且 近3个月合作次数 1 ≥ 2 ✗`. */
  readonly text: (row: number) => string;
  /** The whole rule's outcome; undefined is unknown. */
  readonly holds: (row: number) => boolean | undefined;
  readonly clauses: (row: number) => readonly Clause[];
  /** The clauses that make the outcome what it is: all of a conjunction that holds, the failing ones of one that doesn't. */
  readonly deciding: (row: number) => readonly Clause[];
}

/** Returns a condition's explainer. What joins clauses (and, or, brackets) is no clause; a negation is one, with what it negates inside. */
export function explain(tree: Tree, scene: Scene): Explainer {
  const templateOf = once((part: Tree): Template => templateFor(part, scene));
  const truths = once((part: Tree) => evaluateTree(part, scene.book) as Uint8Array);
  const clause = (part: Tree, row: number): Clause => ({ ...templateOf(part)(row), holds: OUTCOMES[truths(part)[row]!] });
  return {
    text: (row) => templateOf(tree)(row).text,
    holds: (row) => OUTCOMES[truths(tree)[row]!],
    clauses: (row) => leaves(tree, () => true).map((part) => clause(part, row)),
    deciding: (row) => leaves(tree, (part, whole) => truths(part)[row] === truths(whole)[row]).map((part) => clause(part, row)),
  };
}

/** The same function, which remembers what it gave. */
export function once<T>(make: (part: Tree) => T): (part: Tree) => T {
  const made = new Map<Tree, T>();
  return (part) => {
    if (!made.has(part)) made.set(part, make(part));
    return made.get(part)!;
  };
}

/** Truth as the engine has it: false, true, unknown. */
const OUTCOMES = [false, true, undefined] as const;
const MARKS = ['✗', '✓', '?'] as const;

/** The clauses of a condition that are reached through parts that are picked. */
function leaves(tree: Tree, picks: (part: Tree, whole: Tree) => boolean): Tree[] {
  if (tree.kind !== 'and' && tree.kind !== 'or') return [tree];
  return tree.of.filter((part) => picks(part, tree)).flatMap((part) => leaves(part, picks));
}

/** Words for a row: the whole text, and the values in it alone. */
type Template = (row: number) => Pick<Clause, 'text' | 'seen'>;

/** What is put between the pieces of a text where a row's own words go, with the number of the slot. No cell can hold it. */
const SLOT = '\0';

function templateFor(tree: Tree, scene: Scene): Template {
  const values: ((row: number) => string)[] = [];
  const marks: Uint8Array[] = [];
  const printed = printNoted(tree, scene.language, scene.vocabulary, (part) => {
    if (SILENT.has(part.kind)) return '';
    const value = part.type !== 'boolean' || part.kind === 'hasTag' ? ` ${SLOT}${values.push(valueIn(part, scene)) - 1}${SLOT}` : '';
    return part.type === 'boolean' ? `${value} ${SLOT}-${marks.push(evaluateTree(part, scene.book) as Uint8Array)}${SLOT}` : value;
  });
  const pieces = printed.split(SLOT);
  return (row) => {
    const seen: string[] = [];
    const text = pieces.map((piece, at) => {
      if (at % 2 === 0) return piece;
      if (piece.startsWith('-')) return MARKS[marks[-Number(piece) - 1]![row]!];
      seen.push(values[Number(piece)]!(row));
      return seen[seen.length - 1];
    });
    return { text: text.join(''), seen: seen.join(', ') };
  };
}

/** Parts of which nothing is said: constants, and what joins clauses. */
const SILENT: ReadonlySet<string> = new Set(['number', 'text', 'value', 'date', 'today', 'duration', 'boolean', 'and', 'or']);

/** The words for what a part's value is in a row. */
function valueIn(part: Tree, { book, language }: Scene): (row: number) => string {
  const { nothing } = WORDS[language];
  if (part.kind === 'hasTag') {
    const columns = part.fields.flatMap((key) => book.column(book.home, key) ?? []).filter(isText);
    return (row) => shortened(columns.flatMap(({ codes, words }) => words[codes[row]!] || []).join(',')) || nothing;
  }
  const vector: Vector = evaluateTree(part, book);
  if (isText(vector)) return (row) => shortened(vector.words[vector.codes[row]!]!) || nothing;
  return (row) => {
    const value = vector[row]!;
    if (Number.isNaN(value)) return nothing;
    if (part.type === 'date') return Math.abs(value) < 1e8 ? formatDate(dateOfDay(Math.floor(value))) : String(value);
    return numberText(Math.round(value * 1e6) / 1e6 || value, 'en', true);
  };
}

/** On one line, and not the whole of a long text. */
function shortened(text: string): string {
  return shown(text.replace(/\s+/g, ' '));
}
