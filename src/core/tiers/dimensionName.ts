import { knownDimension } from '../dimensions';
import { fold, type Vocabulary } from '../language';
import type { Field } from '../schema';

/** Returns the key of a dimension from any of its names (`价值`, `value`, the header of its column); a name of a user's own dimension comes back folded. */
export function dimensionKey(name: string, vocabulary: Vocabulary): string {
  return dimensionIn(name, vocabulary.modules.get(vocabulary.home)?.fields ?? []);
}

/** The same over the columns of customers. */
export function dimensionIn(name: string, fields: readonly Field[]): string {
  const folded = fold(name);
  for (const field of fields) {
    if (field.computed?.kind !== 'tier') continue;
    if ([field.key, field.zh, field.en, ...(field.aliases ?? [])].some((text) => fold(text) === folded)) return field.computed.dimension;
  }
  return knownDimension(name) ?? folded;
}
