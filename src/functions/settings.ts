import type { VocabularyOptions } from '../core/language';
import { bookValues } from '../core/refresh/bookVocabulary';
import { readTable, type Table } from '../core/table/readTable';
import type { FunctionContext } from './defineFunction';

/** A settings sheet of the open book as a table, its columns by key; undefined where there is none. */
export function settingsTable(context: FunctionContext, key: string): Table | undefined {
  const grid = context.settings(key);
  const definition = { key, kind: 'settings', zh: key, en: key, order: 0, fields: [] } as const;
  return grid && readTable(definition, { title: key, grid, keys: new Map() });
}

/** What each row (from 0) of a settings sheet gives. */
export function settingsRows<T>(context: FunctionContext, key: string, read: (table: Table, row: number) => T): T[] {
  const table = settingsTable(context, key);
  return table?.rows.map((_, row) => read(table, row)) ?? [];
}

/** The values of the dictionary and the tiers, by which rules may name them in any language. */
export function listedValues(context: FunctionContext): VocabularyOptions['extraValues'] {
  const tables = { tiers: settingsTable(context, 'tiers'), dictionary: settingsTable(context, 'dictionary') };
  return bookValues({ modules: context.modules, presets: context.presets, tables });
}
