import { parseDays } from '../calendar/workingDays';
import { dateOfDay, formatDate } from '../cell';
import { nearest } from '../language/nearest';
import type { Message } from '../message';
import { headerForm } from '../table/headers';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { textOf } from '../values/text';
import { type Accepts, settingsList } from './settingsList';

/** What settings may name. */
export interface SettingNames {
  readonly presets: readonly string[];
  /** Keys of customers' fields. */
  readonly fields: readonly string[];
  /** Of those that people retired. */
  readonly retired?: readonly string[];
  /** Whether phone numbers of a region (ISO code) are known. */
  readonly isPhoneRegion: (iso: string) => boolean;
}

/** What is wrong with rows of the settings sheet, by row from 0: an unknown key, a value that the setting can't have. Empty values mean the default. */
export function checkSettings(table: Table, names: SettingNames): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  const known = new Map(settingsList.map((setting) => [headerForm(setting.key), setting]));
  const first = new Map<string, number>();
  table.rows.forEach((_, row) => {
    const [key, value] = [table.text(row, 'key'), textOf(table.cell(row, 'value')).trim()];
    if (key === '') return;
    const setting = known.get(headerForm(key));
    if (!setting) {
      const keys = settingsList.map((one) => one.key);
      problems.set(row, { key: 'settings.unknown', params: { name: nearest(key, keys) ?? keys.join(', ') } });
      return;
    }
    const before = first.get(setting.key);
    const problem = value === '' ? undefined : (problemOf(setting.accepts, value, names) ?? ownTags(setting.key, value));
    if (problem) problems.set(row, problem);
    else if (before !== undefined && value !== '') problems.set(row, { key: 'settings.double', params: { row: before + 2 } });
    first.set(setting.key, before ?? row);
  });
  for (const [row, problem] of bothOffAndOn(table)) if (!problems.has(row)) problems.set(row, problem);
  return problems;
}

/** Tags that would be made up of themselves. */
function ownTags(key: string, value: string): Message | undefined {
  return key === 'tagOrder' && splitTags(value.normalize('NFKC')).includes('tags') ? { key: 'settings.ownTags' } : undefined;
}

/** Days that are said to be worked and to be holidays, at the row of the days that are worked: those are what counts. */
function bothOffAndOn(table: Table): [number, Message][] {
  const rowOf = (key: string): number => table.rows.findIndex((_, row) => headerForm(table.text(row, 'key')) === key);
  const daysOf = (row: number): ReadonlySet<number> => {
    const read = parseDays(row < 0 ? '' : textOf(table.cell(row, 'value')));
    return read.ok ? read.value : new Set();
  };
  const row = rowOf('workdays');
  const holidays = daysOf(rowOf('holidays'));
  const both = [...daysOf(row)].find((day) => holidays.has(day));
  return both === undefined ? [] : [[row, { key: 'settings.bothDays', params: { date: formatDate(dateOfDay(both)) } }]];
}

function problemOf(accepts: Accepts, value: string, names: SettingNames): Message | undefined {
  switch (accepts.kind) {
    case 'choice':
      return oneOf(accepts.values, value);
    case 'preset':
      return oneOf(names.presets, value);
    case 'whole': {
      const number = /^\d{1,3}$/.test(value.normalize('NFKC')) ? Number(value.normalize('NFKC')) : Number.NaN;
      const { least, most } = accepts;
      return number >= least && number <= most ? undefined : { key: 'settings.whole', params: { least, most } };
    }
    case 'decimal': {
      const { least, most } = accepts;
      const number = Number(value.normalize('NFKC'));
      return number >= least && number <= most ? undefined : { key: 'settings.decimal', params: { least, most } };
    }
    case 'days': {
      const days = parseDays(value);
      return days.ok ? undefined : days.error;
    }
    case 'region':
      return value === 'CN' || names.isPhoneRegion(value.normalize('NFKC').trim().toUpperCase()) ? undefined : { key: 'settings.region' };
    case 'fields': {
      const unknown = splitTags(value.normalize('NFKC')).find((one) => !names.fields.includes(one));
      if (unknown === undefined) return undefined;
      return names.retired?.includes(unknown)
        ? { key: 'settings.retired', params: { name: unknown } }
        : { key: 'settings.field', params: { name: unknown, nearest: nearest(unknown, [...names.fields]) ?? 'industry' } };
    }
  }
}

function oneOf(values: readonly string[], value: string): Message | undefined {
  return values.includes(value) ? undefined : { key: 'settings.choice', params: { values: values.join(', ') } };
}
