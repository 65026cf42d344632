import type { Field } from '../schema';
import { headerForm } from '../table/headers';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { powerOfUnit } from '../values/number';
import { fieldsOfSources } from './specials';

/** Finds the field that a header names. */
export interface HeaderIndex {
  /** Fields that a column of the file can go into, and computed ones. */
  readonly fields: readonly Field[];
  readonly find: (header: string) => Field | undefined;
}

/** A header without the unit in brackets behind it, and that unit's power of ten (0 without one). */
export function splitUnit(header: string): { readonly name: string; readonly power: number } {
  const text = header.normalize('NFKC').trim();
  const match = /^(.*\S)\s*[([【〔](?:单位[::]?\s*)?([^()[\]【】〔〕]+)[)\]】〕]$/.exec(text);
  const power = match && powerOfUnit(match[2] ?? '');
  return match?.[1] !== undefined && typeof power === 'number' ? { name: match[1], power } : { name: text, power: 0 };
}

/**
 * Every name that the module's columns are known by in a file. What the sheet's own headers say goes first, then keys, names in both languages, the
 * headers and aliases of the `fields` sheet, the built-in aliases.
 */
export function indexHeaders(
  module: { readonly key: string; readonly fields: readonly Field[] },
  sheet: Table | undefined,
  fieldsSheet: Table | undefined,
): HeaderIndex {
  const fields = [...module.fields, ...fieldsOfSources(module.key)];
  const typed = typedNames(module.key, fieldsSheet);
  const byForm = new Map<string, Field>();
  const add = (field: Field | undefined, names: readonly string[]): void => {
    for (const form of names.map(formOf)) if (field && form !== '' && !byForm.has(form)) byForm.set(form, field);
  };
  for (const field of fields) {
    const position = sheet?.columnOf(field.key);
    if (position !== undefined) add(field, [sheet?.headers[position] ?? '']);
  }
  for (const field of fields) add(field, [field.key]);
  for (const field of fields) add(field, [field.zh, field.en]);
  for (const field of fields) add(field, typed.get(field.key) ?? []);
  for (const field of fields) add(field, field.aliases ?? []);
  return { fields, find: (header) => byForm.get(formOf(header)) };
}

/** A header in the form it is compared in: without the unit, blanks, `_`, `-`, case and width. */
export function formOf(header: string): string {
  return headerForm(splitUnit(header).name);
}

/** Headers and aliases that the `fields` sheet gives the module's columns. */
function typedNames(module: string, sheet: Table | undefined): Map<string, string[]> {
  const names = new Map<string, string[]>();
  sheet?.rows.forEach((_, row) => {
    if (sheet.text(row, 'module') !== module) return;
    names.set(sheet.text(row, 'key'), [sheet.text(row, 'zh'), sheet.text(row, 'en'), ...splitTags(sheet.text(row, 'aliases'))]);
  });
  return names;
}
