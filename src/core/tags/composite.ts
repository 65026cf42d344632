import type { Book, TextColumn } from '../language';
import { composed, isText } from '../language/columns';
import { splitTags } from '../values/lists';

/** What makes up 分类标签, in order, unless the settings say otherwise: keys of customers' fields. */
export const TAG_ORDER: readonly string[] = ['industry', 'size', 'status', 'valueTier', 'needType', 'ruleTags', 'freeTags'];

/** Returns a customer's tags as a sheet has them: one after another by `,`, blanks and repetitions left out. A part may hold several tags. */
export function joinTags(parts: readonly string[]): string {
  return [...new Set(parts.flatMap(splitTags))].join(',');
}

/** Returns 分类标签 for every row of the home module: the tags of the text columns that there are, in the given order of field keys. */
export function classificationTags(book: Book, order: readonly string[] = TAG_ORDER): TextColumn {
  return composed(
    book.rows,
    order.flatMap((key) => textColumn(book, key) ?? []),
    joinTags,
  );
}

/** Returns 组合标签 for every row of the home module. */
export function combinedTags(book: Book): TextColumn {
  const columns = ['industry', 'size', 'status'].flatMap((key) => textColumn(book, key) ?? []);
  return composed(book.rows, columns, combinedTag);
}

/** Returns 组合标签: the top level of industry, size and status, joined by `-`; a hyphen inside a value makes a sub-level. */
export function combinedTag(values: readonly string[]): string {
  return values
    .map((value) => value.trim().split('-')[0]!)
    .filter((value) => value !== '')
    .join('-');
}

function textColumn(book: Book, key: string): TextColumn | undefined {
  const column = book.column(book.home, key);
  return column !== undefined && isText(column) ? column : undefined;
}
