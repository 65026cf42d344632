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
export function assignSegments(segments: readonly Segment[], book: Book): TextColumn {
  const templates = segments.map(({ template }) => template);
  const places = [...new Set(templates.flatMap((template) => template.match(PLACE) ?? []))];
  const filled = composed(
    book.rows,
    [
      { codes: firstThatHolds(segments, book), words: ['', ...templates].map((template) => ({ place: '', word: template })) },
      ...places.map((place) => {
        const key = place.slice(1, -1);
        const column = book.column(book.home, PLACES[key] ?? key);
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

const PLACE = /\{\w+\}/g;
const PLACES: Readonly<Record<string, string>> = { value: 'valueTier', activity: 'activity', need: 'needType', stage: 'stage' };

/** Keys of the fields whose values a template takes. */
export function placesOf(template: string): string[] {
  return (template.match(PLACE) ?? []).map((place) => PLACES[place.slice(1, -1)] ?? place.slice(1, -1));
}
