import type { Cell } from '../core/cell';
import type { SheetDefinition } from '../core/schema';
import { type Book, columnsByKey, openBook, toGoogle, toGrid } from './book';
import { digestText, gzipText, ungzipText } from './bytes';
import { captureSheet, describeBook } from './capture';
import { driveFiles } from './drive';
import type { Host, SheetContent } from './host';

/** The host over the active spreadsheet, and the book that plans are applied to. */
export interface GoogleHost extends Host {
  /** What plans are applied to. */
  readonly opened: Book;
  /** Appends a row to the sheet of runs, cells by key; a book that isn't installed has none. */
  readonly record: (row: Readonly<Record<string, Cell>>) => void;
}

/** Google's locale of the user as one of Kehu's languages: Chinese of any region is zh-CN, all else English. */
export function languageOfLocale(locale: string | null): 'zh-CN' | 'en' {
  return (locale ?? '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The user's language, by Google's locale; no service call. */
export function userLanguage(): 'zh-CN' | 'en' {
  return languageOfLocale(Session.getActiveUserLocale());
}

/** A host over the active spreadsheet. Reads are remembered: one service call a sheet. */
export function googleHost(definitions: readonly SheetDefinition[]): GoogleHost {
  const book = openBook(definitions);
  const began = Date.now();
  const contents = new Map<string, SheetContent | undefined>();
  const formulas = new Map<string, readonly (readonly string[])[]>();
  let properties: Readonly<Record<string, string>> | undefined;
  const remember = (name: string, read: () => SheetContent | undefined): SheetContent | undefined => {
    if (!contents.has(name)) contents.set(name, read());
    return contents.get(name);
  };
  return {
    opened: book,
    record: (row) => {
      recordRun(book, row);
    },
    book: () => describeBook(book),
    capture: (title) => captureSheet(book, title),
    digest: digestText,
    gzip: gzipText,
    ungzip: ungzipText,
    selection: () => {
      const range = SpreadsheetApp.getActiveRange();
      return range ? { title: range.getSheet().getName(), row: range.getRow() } : undefined;
    },
    now: book.zone.toFloating(new Date(began)),
    userLanguage: userLanguage(),
    // Under a clock trigger there is no active user; the effective one is who installed it.
    user: () => Session.getEffectiveUser().getEmail(),
    read: (key) =>
      remember(`key:${key}`, () => {
        const sheet = book.sheetOf(key);
        return sheet && book.contentOf(sheet);
      }),
    formulas: (key) => {
      const known = formulas.get(key) ?? book.sheetOf(key)?.getDataRange().getFormulas() ?? [];
      formulas.set(key, known);
      return known;
    },
    readTitle: (title) =>
      remember(`title:${title}`, () => {
        const sheet = book.spreadsheet.getSheetByName(title);
        return sheet ? book.contentOf(sheet) : undefined;
      }),
    readRow: (title, row) => {
      const sheet = book.spreadsheet.getSheetByName(title);
      const width = sheet?.getLastColumn() ?? 0;
      if (!sheet || width === 0 || row < 1 || row > sheet.getMaxRows()) return undefined;
      const rows = [1, row].map((at) => toGrid(sheet.getRange(at, 1, 1, width).getValues(), book.zone)[0] ?? []);
      return { title, grid: rows, keys: book.columnsOf(sheet) };
    },
    sheets: () => book.spreadsheet.getSheets().map((sheet) => ({ title: sheet.getName(), key: book.keyOf(sheet) })),
    properties: () => {
      properties ??= PropertiesService.getDocumentProperties().getProperties();
      return properties;
    },
    files: driveFiles(),
    elapsed: () => Date.now() - began,
    toast: (message) => book.spreadsheet.toast(message, 'Kehu', 8),
  };
}

/** Puts each cell under its own column; one that somebody deleted is left out. A command that is done doesn't fail for its record. */
function recordRun(book: Book, cells: Readonly<Record<string, Cell>>): void {
  if (book.isDoubled('runs')) return;
  const sheet = book.sheetOf('runs');
  if (!sheet) return;
  const row: (string | number | boolean | Date)[] = [];
  for (const [position, key] of columnsByKey(book, sheet, Object.keys(cells))) row[position] = toGoogle(cells[key] ?? '', book.zone, true);
  if (row.length > 0) sheet.appendRow(Array.from(row, (cell) => cell ?? ''));
}
