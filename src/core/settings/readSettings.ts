import { headerForm } from '../table/headers';
import type { Table } from '../table/readTable';
import { textOf } from '../values/text';
import { settingsList } from './settingsList';

/** Settings by key, as text: what the settings sheet says, else the default. */
export type Settings = Readonly<Record<string, string>>;

/** Settings of a book; without a settings sheet, the defaults. */
export function readSettings(table: Table | undefined): Settings {
  const settings: Record<string, string> = {};
  for (const { key, value } of settingsList) settings[key] = value;
  if (!table) return settings;
  const known = new Map(settingsList.map(({ key }) => [headerForm(key), key]));
  table.rows.forEach((_, row) => {
    const key = known.get(headerForm(table.text(row, 'key')));
    const value = textOf(table.cell(row, 'value')).trim();
    if (key !== undefined && value !== '')
      settings[key] = key === 'phoneRegion' ? value.normalize('NFKC').trim().toUpperCase() : value.normalize('NFKC');
  });
  return settings;
}
