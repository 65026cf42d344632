import type { Names } from '../core/schema';

/** Texts of one area: message key → the text in both languages, with `{placeholders}`. A text without one of its languages doesn't compile. */
export type Texts = Readonly<Record<string, Names>>;
