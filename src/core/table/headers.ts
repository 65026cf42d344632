import type { Field } from '../schema';

/** A header as it is compared: NFKC, lower case, without spaces, `_`, `-` and a unit in brackets. */
export function headerForm(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/\((万元|万|元|亿元|亿|千元|次|分|人)\)\s*$/, '')
    .replace(/[\s_-]+/g, '');
}

/** Every name that a column may be headed by, in the form they are compared in. */
export function headerForms(field: Field): Set<string> {
  return new Set([field.key, field.zh, field.en, ...(field.aliases ?? [])].map(headerForm));
}
