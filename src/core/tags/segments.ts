import { type Book, compileRule, type LanguageProblem, type Rule, type TextColumn, type Vocabulary } from '../language';
import { composed, isText } from '../language/columns';
import { firstThatHolds, inOrder, isAlways } from '../tiers';

/** A row of the segments sheet. */
export interface SegmentRow {
  readonly order: number;
  /** The segment's name; `{value}`, `{activity}`, `{need}`, `{stage}` or a field's key in braces stand for the customer's own. */
  readonly template: string;
  readonly condition: string;
}

/** A segment, compiled. */
export interface Segment {
  readonly template: string;
  /** Undefined: always. */
  readonly rule: Rule | undefined;
  /** Place of the template → key of the column whose text it takes. */
  readonly places: ReadonlyMap<string, string>;
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
  for (const { row, index } of inOrder(rows)) {
    const template = row.template.trim();
    if (template === '') continue;
    const { places, problem } = placesOf(template, vocabulary);
    const rule = isAlways(row.condition) ? undefined : compileRule(row.condition, vocabulary, 'condition');
    if (rule?.ok === false) problems.set(index, rule.error);
    else if (problem) problems.set(index, problem);
    else segments.push({ template, rule: rule?.value, places, row: index });
  }
  return { segments, problems };
}

/** Returns the name of the first segment that holds for every row of the home module; `''` where none does. The book must know the tiers already. */
export function assignSegments(segments: readonly Segment[], book: Book): TextColumn {
  const templates = segments.map(({ template }) => template);
  const places = new Map(segments.flatMap((segment) => [...segment.places]));
  const filled = composed(
    book.rows,
    [
      { codes: firstThatHolds(segments, book), words: ['', ...templates].map((template) => ({ place: '', word: template })) },
      ...[...places].map(([place, key]) => {
        const column = book.column(book.home, key);
        const { codes, words } = column !== undefined && isText(column) ? column : { codes: new Int32Array(book.rows), words: [''] };
        return { codes, words: words.map((word) => ({ place, word: shortTier(word) })) };
      }),
    ],
    (text, { place, word }) => (place === '' ? word : text.split(place).join(word)),
  );
  // A part that is empty takes the separator beside it along.
  const words = filled.words.map((word) => word.replace(/(\s*·\s*){2,}/g, ' · ').replace(/^[\s·]+|[\s·]+$/g, ''));
  return { codes: filled.codes, words };
}

/** A tier's name as part of a segment's name: 战略客户 → 战略, Key customers → Key. */
export function shortTier(tier: string): string {
  return tier.replace(/客户$/, '').replace(/ customers?$/i, '');
}

const PLACE = /\{[\p{L}\p{N}_]+\}/gu;
const PLACES: Readonly<Record<string, string>> = { value: 'valueTier', activity: 'activity', need: 'needType', stage: 'stage' };

/** The columns that a template takes texts from, by place, and what is wrong with a place that names no column of texts. */
export function placesOf(
  template: string,
  vocabulary: Vocabulary,
): { readonly places: ReadonlyMap<string, string>; readonly problem: LanguageProblem | undefined } {
  const places = new Map<string, string>();
  let problem: LanguageProblem | undefined;
  for (const { 0: place, index } of template.matchAll(PLACE)) {
    const name = place.slice(1, -1);
    const owner = `${vocabulary.home}.`;
    const rule = compileRule(`${owner}[${PLACES[name] ?? name}]`, vocabulary, 'text');
    if (rule.ok) places.set(place, rule.value.reads.home[0]!);
    else {
      const position = index + Math.max(rule.error.position - owner.length, 1);
      problem ??= { ...rule.error, position, params: { ...rule.error.params, position } };
    }
  }
  return { places, problem };
}
