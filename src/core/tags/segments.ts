import { type Book, compileRule, evaluateTree, type LanguageProblem, type Rule, type Vocabulary } from '../language';
import { isText, type Vector } from '../language/columns';
import { isAlways } from '../tiers';

/** A row of the segments sheet. */
export interface SegmentRow {
  readonly order: number;
  /** The segment's name; `{value}`, `{activity}`, `{need}`, `{stage}` or a field's key in braces stand for the customer's own. */
  readonly template: string;
  readonly condition: string;
}

export interface Segment {
  readonly template: string;
  /** Undefined: always. */
  readonly rule: Rule | undefined;
  readonly row: number;
}

/** Segments in the order they are tried, and what is wrong with other rows by their index. */
export interface Segments {
  readonly segments: readonly Segment[];
  readonly problems: ReadonlyMap<number, LanguageProblem>;
}

/** Returns the segments, compiled. */
export function compileSegments(rows: readonly SegmentRow[], vocabulary: Vocabulary): Segments {
  const segments: Segment[] = [];
  const problems = new Map<number, LanguageProblem>();
  const ordered = rows.map((row, index) => ({ row, index })).sort((a, b) => rank(a.row.order) - rank(b.row.order) || a.index - b.index);
  for (const { row, index } of ordered) {
    if (row.template.trim() === '') continue;
    if (isAlways(row.condition)) {
      segments.push({ template: row.template.trim(), rule: undefined, row: index });
      continue;
    }
    const rule = compileRule(row.condition, vocabulary, 'condition');
    if (rule.ok) segments.push({ template: row.template.trim(), rule: rule.value, row: index });
    else problems.set(index, rule.error);
  }
  return { segments, problems };
}

/** Returns the name of the first segment that holds for every row of the home module; `''` where none does. The book must know the tiers already. */
export function assignSegments(segments: readonly Segment[], book: Book): string[] {
  const result = new Array<string>(book.rows).fill('');
  const open = new Uint8Array(book.rows).fill(1);
  for (const { template, rule } of segments) {
    const holds = rule === undefined ? undefined : (evaluateTree(rule.tree, book) as Uint8Array);
    const nameOf = namer(template, book);
    for (let row = 0; row < book.rows; row += 1) {
      if (open[row] === 1 && (holds === undefined || holds[row] === 1)) {
        result[row] = nameOf(row);
        open[row] = 0;
      }
    }
    if (holds === undefined) break;
  }
  return result;
}

/** A tier's name as part of a segment's name: 战略客户 → 战略, Key customers → Key. */
export function shortTier(tier: string): string {
  return tier.replace(/客户$/, '').replace(/ customers?$/i, '');
}

const PLACES: Readonly<Record<string, string>> = { value: 'valueTier', activity: 'activity', need: 'needType', stage: 'stage' };

/** A way to fill a template for one row; a part that is empty takes the separator beside it along. */
function namer(template: string, book: Book): (row: number) => string {
  const pieces = template.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return () => piece;
    const column: Vector | undefined = book.column(book.home, PLACES[piece] ?? piece);
    if (column === undefined || !isText(column)) return () => '';
    const words = column.words.map(shortTier);
    return (row: number) => words[column.codes[row]!]!;
  });
  return (row) =>
    pieces
      .map((piece) => piece(row))
      .join('')
      .replace(/(\s*·\s*){2,}/g, ' · ')
      .replace(/^[\s·]+|[\s·]+$/g, '');
}

function rank(order: number): number {
  return Number.isFinite(order) ? order : Number.MAX_VALUE;
}
