import { readTable, type Table } from '../core/table/readTable';
import type { FunctionContext } from './defineFunction';

/** A settings sheet of the open book as a table, its columns by key; undefined where there is none. */
export function settingsTable(context: FunctionContext, key: string): Table | undefined {
  const grid = context.settings(key);
  const definition = { key, kind: 'settings', zh: key, en: key, order: 0, fields: [] } as const;
  return grid && readTable(definition, { title: key, grid, keys: new Map() });
}
