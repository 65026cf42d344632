import { readSettings } from '../core/settings/readSettings';
import { readTable, type Table } from '../core/table/readTable';
import type { FunctionContext } from './defineFunction';

/** A settings sheet of the open book as a table, its columns by key; undefined where there is none. */
export function settingsTable(context: FunctionContext, key: string): Table | undefined {
  const grid = context.settings(key);
  const definition = { key, kind: 'settings', zh: key, en: key, order: 0, fields: [] } as const;
  return grid && readTable(definition, { title: key, grid, keys: new Map() });
}

/** ISO code of the region whose phone numbers are written as they are dialled there: what the settings say. */
export function ownPhoneRegion(context: FunctionContext): string {
  return readSettings(settingsTable(context, 'settings')).phoneRegion ?? 'CN';
}

/** What each row (from 0) of a settings sheet gives. */
export function settingsRows<T>(context: FunctionContext, key: string, read: (table: Table, row: number) => T): T[] {
  const table = settingsTable(context, key);
  return table?.rows.map((_, row) => read(table, row)) ?? [];
}
