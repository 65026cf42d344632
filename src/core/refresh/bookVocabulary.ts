import { createVocabulary, fold, type Vocabulary, type VocabularyOptions } from '../language';
import type { Preset } from '../preset';
import type { ListValue, Module } from '../schema';
import type { Table } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import { dimensionOf, splitTags } from '../values/lists';
import { ticked } from '../values/ticked';

/** The sheets that say what rules may name. */
export interface VocabularySource {
  readonly modules: readonly Module[];
  /** Modules that people retired. */
  readonly retired?: readonly Module[];
  readonly presets: readonly Preset[];
  /** Headers as people see them now, by module. */
  readonly tables: Readonly<Record<string, Table | undefined>>;
}

/** Everything that rules of this book can name: fields by key, header, alias and the headers that people gave; values of the dictionary and the tiers. */
export function bookVocabulary(source: VocabularySource): Vocabulary {
  const { modules, retired = [] } = source;
  return createVocabulary(modules, { retired, extraNames: givenHeaders(modules, source.tables), extraValues: openValues(source) });
}

/** What a formula of a module of records can name: the columns of its row. */
export function rowVocabulary(module: Module, table: Table): Vocabulary {
  return createVocabulary([module], { home: module.key, extraNames: givenHeaders([module], { [module.key]: table }) });
}

/** Returns the tags and tiers of the customers' dimensions with all their names: those of the sheets, of all presets where there is no sheet. */
export function openValues({ modules, presets, tables }: VocabularySource): NonNullable<VocabularyOptions['extraValues']> {
  const values: { module: string; key: string; values: ListValue[] }[] = [];
  const add = (key: string, items: readonly ListValue[]): void => {
    values.push({ module: 'customers', key, values: [...items] });
  };
  const known = presets.flatMap((preset) => [
    ...preset.tiers.map((tier) => ({ ...tier.tier, dimension: tier.dimension })),
    ...preset.dictionary,
  ]);
  const named = (dimension: string, name: string): ListValue => {
    const { key, zh, en } = known.find((value) => value.dimension === dimension && [value.key, value.zh, value.en].includes(name)) ?? {
      key: name,
      zh: name,
      en: name,
    };
    return { key, zh, en };
  };
  const customers = modules.find((module) => module.key === 'customers');
  for (const field of customers?.fields ?? []) {
    const dimension = field.computed?.kind === 'tier' ? field.computed.dimension : field.dictionary;
    if (dimension === undefined) continue;
    const isTier = field.computed?.kind === 'tier';
    const [sheet, column] = isTier ? [tables.tiers, 'tier'] : [tables.dictionary, 'tag'];
    const rows = sheet?.rows.flatMap((_, row) => {
      const own = isTier ? dimensionIn(sheet.text(row, 'dimension'), customers?.fields ?? []) : dimensionOf(sheet, row);
      return own === dimension && sheet.text(row, column) !== '' ? [row] : [];
    });
    const names =
      rows?.map((row) => sheet!.text(row, column)) ?? known.filter((value) => value.dimension === dimension).map(({ zh }) => zh);
    const meant = isTier ? new Map<string, string>() : synonymsIn(sheet, rows);
    add(
      field.key,
      [...new Set(names)].flatMap((name) => {
        if (meant.has(fold(name))) return [];
        const synonyms = [...meant].flatMap(([word, tag]) => (tag === name ? [word] : []));
        return [{ ...named(dimension, name), ...(synonyms.length > 0 && { synonyms }) }];
      }),
    );
  }
  return values;
}

/**
 * Folded synonym → the tag of the dictionary that it means, of tags that are on; not what is such a tag itself. So rules go on meaning a tag that was
 * merged or renamed, whose own row is off.
 */
function synonymsIn(sheet: Table | undefined, rows: readonly number[] = []): Map<string, string> {
  const on = rows.filter((row) => ticked(sheet!.cell(row, 'on')) !== false);
  const tags = new Set(on.map((row) => fold(sheet!.text(row, 'tag'))));
  const words = on.flatMap((row) => splitTags(sheet!.text(row, 'synonyms')).map((word) => [fold(word), sheet!.text(row, 'tag')] as const));
  return new Map(words.filter(([word]) => !tags.has(word)));
}

/** Headers that people gave to columns that carry a key. */
function givenHeaders(modules: readonly Module[], tables: VocabularySource['tables']): { module: string; key: string; names: string[] }[] {
  return modules.flatMap((module) => {
    const table = tables[module.key];
    if (!table) return [];
    return module.fields.flatMap((field) => {
      const position = table.columnOf(field.key);
      const header = position === undefined ? '' : (table.headers[position] ?? '');
      return header === '' || header === field.zh || header === field.en ? [] : [{ module: module.key, key: field.key, names: [header] }];
    });
  });
}
