import type { ListValue, Names } from './schema';

/** A tier of a dimension; tiers are tried in the order given. A condition is text of the rule language; `otherwise` always holds. */
export interface PresetTier {
  readonly dimension: string;
  readonly tier: ListValue;
  readonly condition: Names;
  readonly alert?: boolean;
  readonly colour?: string;
}

/** A rule tag: `tag` is given to every customer for whom `condition` holds. */
export interface PresetRule {
  readonly name: Names;
  readonly tag: ListValue;
  readonly condition: Names;
  readonly alert?: boolean;
  readonly note?: Names;
}

/** A segment's name template and condition; the first that holds names the segment. */
export interface PresetSegment {
  readonly template: Names;
  readonly condition: Names;
  readonly features: Names;
}

/** A value of a dimension of the dictionary. */
export interface DictionaryEntry extends ListValue {
  readonly dimension: string;
  /** Key of the value it is a sub-level of. */
  readonly parent?: string;
}

/** What is done for a segment or tag. */
export interface PresetStrategy {
  readonly for: Names;
  readonly plan: Names;
  readonly role?: Names;
  readonly dueIn?: Names;
  readonly target?: Names;
}

/** Which schemes `install` writes into the settings sheets. */
export interface Preset extends Names {
  readonly key: string;
  readonly order: number;
  readonly tiers: readonly PresetTier[];
  readonly rules: readonly PresetRule[];
  readonly segments: readonly PresetSegment[];
  readonly dictionary: readonly DictionaryEntry[];
  readonly strategies: readonly PresetStrategy[];
}
