import type { Grid } from '../core/cell';
import type { Language, SheetDefinition } from '../core/schema';
import { toGrid } from './book';
import { userLanguage } from './googleHost';
import { type Zone, zoneOf } from './zone';

/** Settings sheets for custom functions, found by title so that one sheet is one service call. */
export interface SettingsGrids {
  /** Rows of a settings sheet with keys as its first row, or undefined where the book has no such sheet. */
  readonly grid: (key: string) => Grid | undefined;
  /** The book's language, told by the titles of its sheets; without them the user's. */
  readonly language: () => Language;
  readonly zone: Zone;
}

/** Reads settings sheets of the active spreadsheet by title in either language; each at most once. */
export function settingsGrid(definitions: readonly SheetDefinition[]): SettingsGrids {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone(), Session.getScriptTimeZone());
  const grids = new Map<string, Grid | undefined>();
  const read = (key: string): Grid | undefined => {
    const definition = definitions.find((one) => one.key === key);
    const sheet = definition && (spreadsheet.getSheetByName(definition.zh) ?? spreadsheet.getSheetByName(definition.en));
    if (!definition || !sheet) return undefined;
    const grid = toGrid(sheet.getDataRange().getValues(), zone);
    const keyOf = new Map(definition.fields.flatMap((field) => [field.key, field.zh, field.en].map((name) => [name, field.key] as const)));
    return [(grid[0] ?? []).map((header) => keyOf.get(String(header)) ?? String(header)), ...grid.slice(1)];
  };
  return {
    zone,
    grid: (key) => {
      if (!grids.has(key)) grids.set(key, read(key));
      return grids.get(key);
    },
    language: () => {
      const settings = definitions.find((one) => one.key === 'settings');
      if (settings && spreadsheet.getSheetByName(settings.zh)) return 'zh-CN';
      if (settings && spreadsheet.getSheetByName(settings.en)) return 'en';
      return userLanguage();
    },
  };
}
