import type { Preset } from '../preset';
import type { Field, Language } from '../schema';
import type { Table } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import { dimensionOf, readDictionary, splitTags } from '../values/lists';
import { valueForm } from '../values/text';
import { ticked } from '../values/ticked';
import { alikeNames } from './alike';
import { type TagDimension, tagDimensions, tagsIn, type Usage, usageOf } from './usage';

/** What a finding is about, the most pressing first. */
export const KINDS = ['surplus', 'unknown', 'disabled', 'variant', 'naming', 'alike', 'together', 'unused', 'rare', 'usage'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds of which each tag has one finding. */
export const USAGE: readonly Kind[] = ['unused', 'rare', 'usage'];

/** What can be done about it. */
export type Action = 'merge' | 'rename' | 'add' | 'turnOff' | 'turnOn' | 'trim';

/** One finding about a tag, or about a customer's tags. */
export interface Finding {
  readonly kind: Kind;
  readonly dimension: TagDimension;
  /** The tag as it stands; for a customer who has too many, those to take away, joined by `,`. */
  readonly tag: string;
  readonly customers: number;
  readonly action?: Action;
  /** What the action needs to know: the tag that it becomes, or the customer's id. */
  readonly target: string;
  /** For words: share in % of customers who have either tag and have both; number of free tags. */
  readonly figure?: number;
}

/** What a review looks at. */
export interface ReviewInput {
  readonly customers: Table;
  readonly dictionary: Table;
  readonly tiers: Table;
  readonly rules: Table;
  /** Columns of customers. */
  readonly fields: readonly Field[];
  readonly presets: readonly Preset[];
  readonly language: Language;
  readonly freeTagLimit: number;
  /** Tags that fewer % of customers have are rare. */
  readonly rareTagShare: number;
}

/** Tags are used together when at least so many customers have both, and so large a part of those who have either. */
const TOGETHER = { customers: 5, part: 0.8 };

/** Everything there is to say of the book's tags, dimension by dimension; customers without an id count nowhere. */
export function reviewTags(input: ReviewInput): Finding[] {
  const { customers, dictionary, presets, language } = input;
  const total = customers.rows.filter((_, row) => customers.text(row, 'id') !== '').length;
  const lists = readDictionary(dictionary, presets, language);
  return tagDimensions(input.fields, customers).flatMap((dimension) => {
    const list = dimension.isComputed ? undefined : lists.list(dimension.key);
    const usage = usageOf(dimension, customers, (tag) => list?.find(tag));
    if (usage.counts.size === 0) return [];
    const names = list ? list.names : givenTags(dimension, input);
    return [
      ...(list ? wrongTags(dimension, usage, list.find, input) : []),
      ...pairsOf(dimension, usage, names, presets),
      ...(dimension.key === 'free' ? surplus(dimension, usage, input) : []),
      ...usageRows(dimension, usage, names, (total * input.rareTagShare) / 100),
    ];
  });
}

/** What identifies a finding as long as nothing that it is about has changed. `dimension`: its key. */
export function signatureOf(
  finding: Pick<Finding, 'tag' | 'customers' | 'target'> & { readonly action?: string },
  dimension: string,
): string {
  return [dimension, finding.tag, finding.customers, finding.action, finding.target].join('\t');
}

/** Tags that a dimension which Kehu fills can give. */
function givenTags({ key }: TagDimension, { tiers, rules, fields }: ReviewInput): string[] {
  const [sheet, column] = key === 'ruleTags' ? [rules, 'tag'] : [tiers, 'tier'];
  const isOwn = (row: number): boolean => sheet === rules || dimensionIn(sheet.text(row, 'dimension'), fields) === key;
  return [...new Set(sheet.rows.flatMap((_, row) => (isOwn(row) ? [sheet.text(row, column)] : [])))].filter((tag) => tag !== '');
}

/** Tags that aren't in the dictionary as they stand, and names in it that break the naming rule. */
function wrongTags(
  dimension: TagDimension,
  { standing }: Usage,
  find: (tag: string) => string | undefined,
  { dictionary, presets }: ReviewInput,
): Finding[] {
  const off = new Set<string>();
  const names = new Set(standing.keys());
  dictionary.rows.forEach((_, row) => {
    const tag = dictionary.text(row, 'tag');
    if (tag === '' || dimensionOf(dictionary, row) !== dimension.key) return;
    if (ticked(dictionary.cell(row, 'on')) === false) off.add(valueForm(tag));
    else names.add(tag);
  });
  return [...names].flatMap((tag): Finding[] => {
    const found = { dimension, tag, customers: standing.get(tag) ?? 0, target: '' };
    const known = find(tag);
    if (known !== undefined && known !== tag) return [becoming({ ...found, kind: 'variant' }, 'merge', known)];
    const better = betterName(tag);
    if (better !== tag && !isInPreset(presets, dimension, tag)) {
      const other = find(better);
      const target = other !== undefined && valueForm(other) !== valueForm(tag) ? other : better;
      return [splitTags(tag).length > 1 ? { ...found, kind: 'naming' } : becoming({ ...found, kind: 'naming' }, 'rename', target)];
    }
    if (known !== undefined) return [];
    return [off.has(valueForm(tag)) ? { ...found, kind: 'disabled', action: 'turnOn' } : { ...found, kind: 'unknown', action: 'add' }];
  });
}

/** A finding whose tag is to become another; a name that a cell would hold as several is nothing to become. */
function becoming(found: Finding, action: Action, target: string): Finding {
  return splitTags(target).length === 1 ? { ...found, action, target } : { ...found, target };
}

/** A name without separators and blanks; between words of Latin letters one blank stays. */
function betterName(tag: string): string {
  return tag
    .replace(/[\s,，、;；/／|｜]+/g, ' ')
    .trim()
    .replace(/(?<![!-~]) | (?![!-~])/g, '');
}

function isInPreset(presets: readonly Preset[], { key }: TagDimension, tag: string): boolean {
  return presets.some((preset) => preset.dictionary.some(({ dimension, zh, en }) => dimension === key && (zh === tag || en === tag)));
}

/** Pairs of tags that may mean the same, each to be merged into the one that is known, or used more. */
function pairsOf(dimension: TagDimension, { counts, pairs }: Usage, known: readonly string[], presets: readonly Preset[]): Finding[] {
  const countOf = (tag: string): number => counts.get(tag) ?? 0;
  const isKnown = new Set(known);
  const names = [...new Set([...known, ...counts.keys()])].sort(
    (a, b) => Number(isKnown.has(b)) - Number(isKnown.has(a)) || countOf(b) - countOf(a) || (a < b ? -1 : 1),
  );
  const rank = new Map(names.map((name, at) => [name, at]));
  const seen = new Set<string>();
  const finding = (kind: Kind, one: string, other: string, figure?: number): Finding[] => {
    const [to, from] = (rank.get(one) ?? 0) < (rank.get(other) ?? 0) ? [one, other] : [other, one];
    if (seen.has(`${from}\t${to}`)) return [];
    seen.add(`${from}\t${to}`);
    const found = { kind, dimension, tag: from, customers: countOf(from), target: to, ...(figure === undefined ? {} : { figure }) };
    return [dimension.isComputed ? found : becoming(found, 'merge', to)];
  };
  const alike = dimension.isComputed ? [] : alikeNames(names);
  return [
    ...alike.flatMap(([one, other]) =>
      [one, other].every((name) => isInPreset(presets, dimension, name)) ? [] : finding('alike', one, other),
    ),
    ...pairs.flatMap(([one, other, both]) => {
      const part = both / (countOf(one) + countOf(other) - both);
      return both >= TOGETHER.customers && part >= TOGETHER.part ? finding('together', one, other, Math.round(part * 100)) : [];
    }),
  ];
}

/** Customers with more free tags than they may have: the rarest are too many. */
function surplus(dimension: TagDimension, { standing }: Usage, { customers, freeTagLimit }: ReviewInput): Finding[] {
  return dimension.fields.flatMap((field) =>
    customers.rows.flatMap((_, row): Finding[] => {
      const [target, text] = [customers.text(row, 'id'), customers.text(row, field.key)];
      // A tag and what parts it from the next take two letters.
      if (target === '' || text.length < freeTagLimit * 2) return [];
      const tags = tagsIn(field, text);
      if (tags.length <= freeTagLimit) return [];
      const rarest = [...tags].sort((a, b) => (standing.get(b) ?? 0) - (standing.get(a) ?? 0)).slice(freeTagLimit);
      return [{ kind: 'surplus', dimension, tag: rarest.join(','), customers: 1, action: 'trim', target, figure: tags.length }];
    }),
  );
}

/** How often each tag is used; of those that nobody has or few have, that they could be turned off. */
function usageRows(dimension: TagDimension, { counts }: Usage, known: readonly string[], few: number): Finding[] {
  const isKnown = new Set(known);
  return [...new Set([...counts.keys(), ...known])]
    .map((tag): Finding => {
      const customers = counts.get(tag) ?? 0;
      const kind = customers === 0 ? 'unused' : customers < few ? 'rare' : 'usage';
      const found = { kind, dimension, tag, customers, target: '' } as const;
      return kind === 'usage' || dimension.isComputed || !isKnown.has(tag) ? found : { ...found, action: 'turnOff' };
    })
    .sort((a, b) => b.customers - a.customers);
}
