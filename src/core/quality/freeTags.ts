import type { Message } from '../message';
import { splitTags } from '../values/lists';

/** What is wrong with a cell of free tags: that it has more than so many. */
export function surplusTags(text: string, limit: number): Message | undefined {
  // A tag and what parts it from the next take two letters.
  if (text.length < limit * 2) return undefined;
  const count = new Set(splitTags(text)).size;
  return count > limit ? { key: 'quality.tagLimit', params: { count, limit } } : undefined;
}
