import { knownDimension } from '../dimensions';
import { fold, type Vocabulary } from '../language';

/** Returns the key of a dimension from any of its names (`价值`, `value`, the header of its column); a name of a user's own dimension comes back folded. */
export function dimensionKey(name: string, vocabulary: Vocabulary): string {
  const folded = fold(name);
  for (const field of vocabulary.modules.get(vocabulary.home)?.fields ?? []) {
    if (field.computed?.kind !== 'tier') continue;
    if ([field.key, field.zh, field.en, ...(field.aliases ?? [])].some((text) => fold(text) === folded)) return field.computed.dimension;
  }
  return knownDimension(name) ?? folded;
}
