import type { Normalised } from './normalise';
import type { GrammarOptions } from './syntax';
import type { Target, Vocabulary } from './vocabulary';

/** A field that is being computed: its own names mean nothing in its formula (`近3个月合作次数` is the metric there). */
export interface Self {
  readonly module: string;
  readonly key: string;
}

/** What the grammar asks about names, and where the unknown words began that it asked for. */
export interface WordLookup extends Omit<GrammarOptions, 'startRule'> {
  /** Start by end, without the blanks behind the word. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Returns what the grammar asks about names: where a known name, a known value or an unknown word ends. */
export function wordLookup(typed: Normalised, vocabulary: Vocabulary, self: Self | undefined): WordLookup {
  const { text, lower } = typed;
  const starts = new Map<number, number>();
  const usable = (target: Target): boolean => self === undefined || target.module !== self.module || target.key !== self.key;
  return {
    nameEnd: once((position) =>
      longest(
        lower,
        position,
        vocabulary.namesByStart,
        (name) => vocabulary.retired.has(name) || (vocabulary.names.get(name) ?? []).some(usable),
      ),
    ),
    valueEnd: once((position) => longest(lower, position, vocabulary.valuesByStart, () => true)),
    mayFollow: (_, position) => mayFollow(lower, position),
    wordEnd: once((position) => {
      const end = endOfWord(text, lower, position);
      starts.set(end, Math.max(position, starts.get(end) ?? 0));
      return end;
    }),
    starts,
  };
}

/** The grammar asks several times what stands at a position; it is looked up once. */
function once(look: (position: number) => number): (input: string, position: number) => number {
  const known: number[] = [];
  return (_, position) => {
    known[position] ??= look(position);
    return known[position]!;
  };
}

/** End of the longest of the names that stands at a position and is followed by what may follow a name; -1 when none does. */
function longest(
  lower: string,
  position: number,
  byStart: ReadonlyMap<string, readonly string[]>,
  accept: (name: string) => boolean,
): number {
  for (const name of byStart.get(lower[position] ?? '') ?? []) {
    const end = endOf(name, lower, position);
    if (end >= 0 && mayFollow(lower, end) && accept(name)) return end;
  }
  return -1;
}

/** End of a name at a position; a blank in the name stands for any run of blanks. */
function endOf(name: string, lower: string, position: number): number {
  let at = position;
  for (const character of name) {
    if (character === ' ') {
      if (lower[at] !== ' ') return -1;
      while (lower[at] === ' ') at += 1;
    } else {
      if (!lower.startsWith(character, at)) return -1;
      at += character.length;
    }
  }
  return at;
}

function mayFollow(lower: string, end: number): boolean {
  if (LATIN.test(lower[end - 1] ?? '') && LATIN.test(lower[end] ?? '')) return false;
  FOLLOWS.lastIndex = end;
  return FOLLOWS.test(lower);
}

/** Returns the words from one that no vocabulary knows up to what may follow a name: a name of several words, written wrongly. */
export function wordsFrom({ text, lower }: Normalised, start: number): string {
  let end = endOfWord(text, lower, start);
  while (!mayFollow(lower, end)) {
    const next = endOfWord(text, lower, end + lower.slice(end).search(/[^ ]|$/));
    if (next < 0) break;
    end = next;
  }
  return text.slice(start, end);
}

/** End of a word that no vocabulary knows: letters, digits and signs up to a blank, a mark or an operator word; -1 where none begins. */
function endOfWord(text: string, lower: string, position: number): number {
  let at = position;
  while (at < text.length) {
    STOPS.lastIndex = at;
    if (STOPS.test(lower)) break;
    LATIN_RUN.lastIndex = at;
    const run = LATIN_RUN.exec(lower)?.[0];
    if (run !== undefined) {
      if (at === position && (/^\d/.test(run) || RESERVED.has(run))) return -1;
      at += run.length;
      continue;
    }
    WORD_CHARACTER.lastIndex = at;
    const character = WORD_CHARACTER.exec(text)?.[0];
    if (character === undefined) break;
    at += character.length;
  }
  return at > position ? at : -1;
}

const LATIN = /[a-z0-9_]/;
const LATIN_RUN = /[a-z0-9_]+/y;
/** A letter that is not Latin, a sign such as ★, or a hyphen between two such (制造业-电子元件). */
const WORD_CHARACTER = /[\p{L}\p{M}\p{So}·]|(?<=[\p{L}])-(?=[\p{Lo}])/uy;

/** Chinese operator words that may stand right after a name or a word without a blank. */
const CHINESE_OPERATORS =
  '并且|而且|同时|且|但|或|大于|小于|不?等于|不少于|不小于|不低于|不超过|不大于|不多于|不高于|超过|多于|少于|高于|低于|至少|至多|不?包含|不含|不?属于|不?介于|不?为空|不是|非空|有值|无值|开头不?是|其中|满足|(?:不?在|非)?(?:最近|过去|近) *[0-9一二两三四五六七八九十]+ *(?:个月|月|天|周|年|个星期|星期)';
const FOLLOWS = new RegExp(
  ` *(?:$|[)\\],;、+\\-−*×/÷<>=≠!≥≤≧≦⩾⩽&|.~–—]|${CHINESE_OPERATORS}|的|是|为|不为|和|与|到|至|(?:and|or|but|isn|aren|is|are|in|not|no|within|during|between|contains|contain|does|doesn|starts|start|equals|at|more|less|greater|fewer|where)(?![a-z0-9_]))`,
  'y',
);
const STOPS = new RegExp(CHINESE_OPERATORS, 'y');
const RESERVED = new Set([
  'and',
  'or',
  'but',
  'not',
  'is',
  'are',
  'in',
  'between',
  'contains',
  'starts',
  'where',
  'with',
  'than',
  'at',
  'within',
  'equals',
]);
