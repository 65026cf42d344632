import { fold, type Vocabulary } from '../language';

/** The dimensions that presets fill, as people call them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  value: ['value', '价值', '价值层级', 'value tier'],
  activity: ['activity', '活跃度', '活跃'],
  need: ['need', '需求', '需求类型', 'need type'],
  stage: ['stage', '生命周期', '阶段', 'lifecycle', 'lifecycle stage'],
};

/** Returns the key of a dimension from any of its names (`价值`, `value`, the header of its column); a name of a user's own dimension comes back folded. */
export function dimensionKey(name: string, vocabulary: Vocabulary): string {
  const folded = fold(name);
  for (const [key, names] of Object.entries(NAMES)) if (names.includes(folded)) return key;
  for (const field of vocabulary.modules.get(vocabulary.home)?.fields ?? []) {
    if (field.computed?.kind !== 'tier') continue;
    if ([field.key, field.zh, field.en, ...(field.aliases ?? [])].some((text) => fold(text) === folded)) return field.computed.dimension;
  }
  return folded;
}
