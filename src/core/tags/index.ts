/** Tags that Kehu gives: by rules, by segment, and the composite texts. */
export { classificationTags, combinedTags, TAG_ORDER } from './composite';
export { compileTagRules, type RuleRow, ruleTags, type TagRule, type TagRules } from './ruleTags';
export { assignSegments, compileSegments, placesOf, type Segment, type SegmentRow, type Segments, shortTier } from './segments';
