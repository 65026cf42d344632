import { splitTags } from '../values/lists';

/** What makes up 分类标签, in order, unless the settings say otherwise: keys of customers' fields. */
export const TAG_ORDER: readonly string[] = ['industry', 'size', 'status', 'valueTier', 'needType', 'ruleTags', 'freeTags'];

/** Returns a customer's tags as a sheet has them: one after another by `,`, blanks and repetitions left out. A part may hold several tags. */
export function joinTags(parts: readonly string[]): string {
  return [...new Set(parts.flatMap(splitTags))].join(',');
}

/** Returns 分类标签 for every row: the tags of the columns that there are, in the given order of field keys. */
export function classificationTags(
  rows: number,
  column: (key: string) => readonly string[] | undefined,
  order: readonly string[] = TAG_ORDER,
): string[] {
  const columns = order.map(column).filter((values): values is readonly string[] => values !== undefined);
  return Array.from({ length: rows }, (_, row) => joinTags(columns.map((values) => values[row] ?? '')));
}

/** Returns 组合标签: the top level of industry, size and status, joined by `-`; a hyphen inside a value makes a sub-level. */
export function combinedTag(industry: string, size: string, status: string): string {
  return [industry, size, status]
    .map((value) => value.trim().split('-')[0]!)
    .filter((value) => value !== '')
    .join('-');
}
