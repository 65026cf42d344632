/** A language that Kehu speaks. */
export type Language = 'zh-CN' | 'en';

/** The name in a language. */
export function nameIn(language: Language, names: Names): string {
  return language === 'en' ? names.en : names.zh;
}

/** The two names of a thing that has a permanent key. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

/** A value of a list column: stored and shown under its name in the book's language, known by all three and, a tag of the dictionary, by its synonyms. */
export interface ListValue extends Names {
  readonly key: string;
  readonly synonyms?: readonly string[];
}

/** All that a list value may be called. */
export function namesOfValue({ key, zh, en, synonyms = [] }: ListValue): string[] {
  return [key, zh, en, ...synonyms];
}

/** What a column holds. `tags` is several values joined by `,`. `computed` columns carry the type of their result in `type` and say how in `computed`. */
export const FIELD_TYPES = [
  'text',
  'number',
  'amount',
  'date',
  'datetime',
  'list',
  'tags',
  'phone',
  'email',
  'id',
  'reference',
  'checkbox',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** How a computed column gets its value. */
export type Computation =
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'tier'; readonly dimension: string }
  | { readonly kind: 'native'; readonly name: 'preferred' | 'segment' | 'ruleTags' | 'composite' | 'tags' };

/** `reject`: a value that isn't as the column wants it is refused; `warn`: it is taken and marked. */
export type OnInvalid = 'reject' | 'warn';

/** `hidden`: out of sight, else as ever. `retired`: Kehu looks after it no more; what stands there stays. */
export type State = 'hidden' | 'retired';

/** One column of a module sheet. */
export interface Field extends Names {
  /** Permanent, unique in its module. */
  readonly key: string;
  readonly type: FieldType;
  /** Other headers it is known by in imports and rules. */
  readonly aliases?: readonly string[];
  /** What a number counts: 元, 次, 分, 天, 次/月. A measure word in a rule is checked against it. */
  readonly unit?: '元' | '次' | '分' | '天' | '次/月' | '人';
  readonly required?: boolean;
  /** The values that the list offers, in order. */
  readonly list?: readonly ListValue[];
  /** Other values than the list's are only warned of. */
  readonly openList?: boolean;
  /** The list's values are the enabled tags of this dimension of the dictionary sheet. */
  readonly dictionary?: string;
  /** Least and most of a number; of a text, how many characters. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that a text must match, as it is written between slashes. */
  readonly pattern?: string;
  /** What becomes of a value that isn't as the column wants it; unless said, as its type has it. */
  readonly onInvalid?: OnInvalid;
  /** Out of sight, and looked after as ever. */
  readonly hidden?: boolean;
  /** A date and time of which the day is shown; the time stays in the cell. */
  readonly day?: boolean;
  /** A reference's module, whose ids it holds. */
  readonly references?: string;
  /** A text that names a company or a person: its blanks and brackets have one form. */
  readonly isName?: boolean;
  readonly computed?: Computation;
  /** Written by Kehu at edit time, outside the computed block (`dataStatus`, `updatedAt`). */
  readonly stamped?: boolean;
  /** In a sheet that Kehu writes: people type here. */
  readonly entered?: boolean;
  readonly help?: Names;
}

/** A sheet that Kehu makes: its columns' headers, formats, validation and protection derive from the fields. */
export interface SheetDefinition extends Names {
  /** Place of its tab among the others. */
  readonly order: number;
  readonly key: string;
  readonly kind: 'module' | 'settings' | 'written';
  readonly fields: readonly Field[];
  /** Columns that people retired: no part of `fields`. */
  readonly retired?: readonly Field[];
  readonly hidden?: boolean;
}

/** One module: a sheet of records. */
export interface Module extends SheetDefinition {
  readonly kind: 'module';
  /** First letter of the ids that are given: C → C001, S → S0001. */
  readonly idPrefix: string;
  /** Digits of a given id. */
  readonly idDigits: number;
  /** The field that dates a record; windows in rules look at it. */
  readonly dateField?: string;
  /** A field and the values of it that make a record count nowhere (sales that are 已取消). */
  readonly excluded?: { readonly field: string; readonly values: readonly string[] };
  readonly aliases?: readonly string[];
}
