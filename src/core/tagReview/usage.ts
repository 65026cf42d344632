import { dimensions } from '../dimensions';
import type { Field, Names } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';

/** A dimension of tags that customers have columns for. */
export interface TagDimension {
  /** As the dictionary or the tiers sheet has it; for rule tags their column's key. */
  readonly key: string;
  readonly names: Names;
  readonly fields: readonly Field[];
  /** Whether Kehu gives the tags, so that people don't correct them in customers. */
  readonly isComputed: boolean;
}

/** How a dimension's tags are used. */
export interface Usage {
  /** Tag as it stands in the sheet → customers who have it. */
  readonly standing: ReadonlyMap<string, number>;
  /** Tag as the dictionary calls it → customers who have it in any form. */
  readonly counts: ReadonlyMap<string, number>;
  /** Two tags that customers have at once, as the dictionary calls them, and how many do. */
  readonly pairs: readonly (readonly [string, string, number])[];
}

/** Cells with more tags than this tell nothing of which belong together. */
const MOST_PAIRED = 30;

/** The dimensions of tags among the columns that a customers sheet has. */
export function tagDimensions(fields: readonly Field[], customers: Table): TagDimension[] {
  const found = new Map<string, TagDimension>();
  for (const field of fields) {
    const { computed, dictionary } = field;
    const key = computed?.kind === 'tier' ? computed.dimension : field.key === 'ruleTags' ? field.key : dictionary;
    if (key === undefined || customers.columnOf(field.key) === undefined) continue;
    const isComputed = computed !== undefined;
    found.set(key, {
      key,
      names: dimensions[key] ?? { zh: field.zh, en: field.en },
      fields: [...(found.get(key)?.fields ?? []), field],
      isComputed,
    });
  }
  return [...found.values()];
}

/** The different tags in a cell. */
export function tagsIn(field: Field, text: string): readonly string[] {
  if (field.type === 'tags') return [...new Set(splitTags(text))];
  return text === '' ? [] : [text];
}

/** Counts the tags of a dimension over all customers with an id. `find` gives the dictionary's name of a tag. */
export function usageOf(dimension: TagDimension, customers: Table, find: (tag: string) => string | undefined): Usage {
  const standing = new Map<string, number>();
  const counts = new Map<string, number>();
  const codes = new Map<string, number>();
  const names: string[] = [];
  const pairs = new Map<number, number>();
  // Few cells differ: each text is taken apart once.
  const known = new Map<string, { tags: readonly string[]; codes: readonly number[] }>();
  const codeOf = (tag: string): number => {
    const name = find(tag) ?? tag;
    const code = codes.get(name) ?? names.push(name) - 1;
    codes.set(name, code);
    return code;
  };
  customers.rows.forEach((_, row) => {
    if (customers.text(row, 'id') === '') return;
    const text = dimension.fields.map((field) => customers.text(row, field.key)).join('\n\n');
    let cell = known.get(text);
    if (!cell) {
      const tags = [...new Set(dimension.fields.flatMap((field) => tagsIn(field, customers.text(row, field.key))))];
      cell = { tags, codes: [...new Set(tags.map(codeOf))].sort((a, b) => a - b) };
      known.set(text, cell);
    }
    for (const tag of cell.tags) standing.set(tag, (standing.get(tag) ?? 0) + 1);
    cell.codes.forEach((code, at) => {
      const name = names[code]!;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (cell.codes.length > MOST_PAIRED) return;
      for (const other of cell.codes.slice(at + 1)) pairs.set(code * WIDE + other, (pairs.get(code * WIDE + other) ?? 0) + 1);
    });
  });
  return {
    standing,
    counts,
    pairs: [...pairs].map(([pair, count]) => [names[Math.floor(pair / WIDE)]!, names[pair % WIDE]!, count] as const),
  };
}

/** More than any number of tags. */
const WIDE = 2 ** 26;
