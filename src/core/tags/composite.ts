import type { Book, TextColumn } from '../language';
import { type Codes, composed, isText } from '../language/columns';
import { splitTags } from '../values/lists';

/** What makes up 分类标签, in order, unless the settings say otherwise: keys of customers' fields. */
export const TAG_ORDER: readonly string[] = ['industry', 'size', 'status', 'valueTier', 'needType', 'ruleTags', 'freeTags'];

/** Returns 分类标签 for every row of the home module: the tags of the text columns that there are, in the given order of field keys. */
export function classificationTags(book: Book, order: readonly string[] = TAG_ORDER): TextColumn {
  return joinTags(
    book.rows,
    textColumns(book, order).map(({ codes, words }) => ({ codes, words: words.map(splitTags) })),
  );
}

/** Returns tags as a sheet has them: those of each column one after another by `,`, repetitions left out. */
export function joinTags(
  rows: number,
  columns: readonly { readonly codes: Codes; readonly words: readonly (readonly string[])[] }[],
): TextColumn {
  return composed(rows, columns, (text, tags) => {
    let joined = text;
    for (const tag of tags) {
      const isThere = joined.includes(tag) && `,${joined},`.includes(`,${tag},`);
      if (!isThere) joined = joined === '' ? tag : `${joined},${tag}`;
    }
    return joined;
  });
}

/** Returns 组合标签 for every row of the home module: the top level of industry, size and status, joined by `-`; a hyphen inside a value makes a sub-level. */
export function combinedTags(book: Book): TextColumn {
  const columns = textColumns(book, ['industry', 'size', 'status']).map(({ codes, words }) => ({
    codes,
    words: words.map((word) => word.split('-')[0]!),
  }));
  return composed(book.rows, columns, (text, top) => (text === '' || top === '' ? text + top : `${text}-${top}`));
}

function textColumns(book: Book, keys: readonly string[]): TextColumn[] {
  return keys.flatMap((key) => {
    const column = book.column(book.home, key);
    return column !== undefined && isText(column) ? [column] : [];
  });
}
