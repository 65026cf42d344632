import { knownDimension } from '../dimensions';
import type { Preset } from '../preset';
import { type Field, type Language, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { valueForm } from './text';
import { ticked } from './ticked';

/** The values of a list column: their names in the book's language, and how any of their names finds them. */
export interface ValueList {
  /** In order, as they are shown. Empty: nothing is known of the list, anything may stand there. */
  readonly names: readonly string[];
  /** The shown name of a value that is known by this text (key, zh, en or synonym; case, width and blanks don't matter). */
  readonly find: (text: string) => string | undefined;
}

/** The tags of each dimension that are in use. */
export interface Dictionary {
  readonly list: (dimension: string) => ValueList;
}

/** A list column's values: its own, or its dimension's tags; undefined for a field that has neither. */
export function listOf(field: Field, language: Language, dictionary: Dictionary): ValueList | undefined {
  if (field.dictionary !== undefined) return dictionary.list(field.dictionary);
  if (!field.list) return undefined;
  return valueList(field.list.map((value) => ({ name: nameIn(language, value), known: [value.key, value.zh, value.en] })));
}

/**
 * The dictionary as the book has it: enabled rows of its sheet, with their synonyms, and the other names that the presets know the same tag by.
 * Without a sheet, the first preset's.
 */
export function readDictionary(sheet: Table | undefined, presets: readonly Preset[], language: Language): Dictionary {
  const entries = sheet ? sheetEntries(sheet, presets) : presetEntries(presets.slice(0, 1), language);
  const byDimension = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = byDimension.get(entry.dimension);
    if (list) list.push(entry);
    else byDimension.set(entry.dimension, [entry]);
  }
  const lists = new Map([...byDimension].map(([dimension, values]) => [dimension, valueList(values)]));
  return { list: (dimension) => lists.get(dimension) ?? nothing };
}

interface Entry {
  readonly dimension: string;
  readonly name: string;
  readonly known: readonly string[];
}

const nothing: ValueList = { names: [], find: () => undefined };

function sheetEntries(sheet: Table, presets: readonly Preset[]): Entry[] {
  const inPresets = new Map<string, string[]>();
  for (const { dimension, key, zh, en } of presets.flatMap((preset) => preset.dictionary)) {
    for (const name of [zh, en]) inPresets.set(`${dimension}\t${valueForm(name)}`, [key, zh, en]);
  }
  return sheet.rows.flatMap((_, row) => {
    const name = sheet.text(row, 'tag');
    const dimension = dimensionOf(sheet, row);
    if (name === '' || ticked(sheet.cell(row, 'on')) === false) return [];
    const known = inPresets.get(`${dimension}\t${valueForm(name)}`) ?? [];
    return [{ dimension, name, known: [name, ...known, ...splitTags(sheet.text(row, 'synonyms'))] }];
  });
}

function presetEntries(presets: readonly Preset[], language: Language): Entry[] {
  return presets.flatMap((preset) =>
    preset.dictionary.map((entry) => ({
      dimension: entry.dimension,
      name: nameIn(language, entry),
      known: [entry.key, entry.zh, entry.en, ...(entry.synonyms ?? [])],
    })),
  );
}

function valueList(entries: readonly Omit<Entry, 'dimension'>[]): ValueList {
  const found = new Map<string, string>();
  // A value's own name is never taken over by another's synonym.
  for (const { name } of entries) if (!found.has(valueForm(name))) found.set(valueForm(name), name);
  for (const { name, known } of entries) {
    for (const form of known.map(valueForm)) if (!found.has(form)) found.set(form, name);
  }
  return { names: [...new Set(entries.map(({ name }) => name))], find: (text) => found.get(valueForm(text)) };
}

/** The values of a cell that holds several: split at `,，、;；` and line ends, blanks left out. */
export function splitTags(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/** Key of the dimension that a row of the dictionary or tiers sheet is about; a user's own dimension is called what the row says. */
export function dimensionOf(sheet: Table, row: number): string {
  const name = sheet.text(row, 'dimension');
  return knownDimension(name) ?? name;
}
