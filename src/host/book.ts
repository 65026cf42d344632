import type { Cell, Grid } from '../core/cell';
import { isEmpty } from '../core/cell';
import type { SheetDefinition } from '../core/schema';
import type { SheetContent } from './host';
import { type Zone, zoneOf } from './zone';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Metadata keys: which of Kehu's sheets a sheet is, and which of its columns a column is. */
export const SHEET_KEY = 'kehu.sheet';
export const COLUMN_KEY = 'kehu.column';

/** The open spreadsheet with Kehu's sheets and columns found by metadata. */
export interface Book {
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly definitions: readonly SheetDefinition[];
  readonly zone: Zone;
  /** Kehu's sheet by key: by metadata, then by title in either language. */
  readonly sheetOf: (key: string) => GoogleSheet | undefined;
  /** Key of a sheet, or undefined where it isn't Kehu's. */
  readonly keyOf: (sheet: GoogleSheet) => string | undefined;
  /** Whether a sheet carries this key in its metadata. */
  readonly isMarked: (key: string) => boolean;
  /** Column position from 0 → key, of one sheet. */
  readonly columnsOf: (sheet: GoogleSheet) => ReadonlyMap<number, string>;
  /** Position from 0 of a column by key, by metadata, else by the header that Kehu gave it. */
  readonly positionOf: (sheet: GoogleSheet, key: string, headers: readonly string[]) => number | undefined;
  /** Whole content of a sheet with floating dates; one service call. */
  readonly contentOf: (sheet: GoogleSheet) => SheetContent;
  /** Forgets the metadata, because columns may have moved since. */
  readonly look: () => void;
}

interface Index {
  readonly sheets: Map<string, number>;
  readonly columns: Map<number, Map<number, string>>;
}

/** Opens the active spreadsheet; makes no service call before the first sheet is asked for. */
export function openBook(definitions: readonly SheetDefinition[]): Book {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone(), Session.getScriptTimeZone());
  let index: Index | undefined;
  const found = (): Index => {
    index ??= readIndex(spreadsheet);
    return index;
  };
  const columnsOf = (sheet: GoogleSheet): ReadonlyMap<number, string> => found().columns.get(sheet.getSheetId()) ?? new Map();
  const keyOf = (sheet: GoogleSheet): string | undefined => {
    for (const [key, id] of found().sheets) if (id === sheet.getSheetId()) return key;
    const name = sheet.getName();
    return definitions.find((one) => !found().sheets.has(one.key) && (one.zh === name || one.en === name))?.key;
  };
  return {
    spreadsheet,
    definitions,
    zone,
    keyOf,
    isMarked: (key) => found().sheets.has(key),
    columnsOf,
    sheetOf: (key) => {
      const id = found().sheets.get(key);
      if (id !== undefined) return spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === id);
      const names = definitions.find((one) => one.key === key);
      const named = names && (spreadsheet.getSheetByName(names.zh) ?? spreadsheet.getSheetByName(names.en));
      return named ?? undefined;
    },
    positionOf: (sheet, key, headers) => {
      for (const [position, carried] of columnsOf(sheet)) if (carried === key) return position;
      const field = definitions.find((one) => one.key === keyOf(sheet))?.fields.find((one) => one.key === key);
      const position = headers.findIndex((header) => field && (header === field.zh || header === field.en));
      return position < 0 ? undefined : position;
    },
    contentOf: (sheet) => ({
      title: sheet.getName(),
      grid: toGrid(sheet.getDataRange().getValues(), zone),
      keys: columnsOf(sheet),
    }),
    look: () => {
      index = undefined;
    },
  };
}

/** Values as Apps Script gives them, with floating dates. */
export function toGrid(values: readonly (readonly unknown[])[], zone: Zone): Grid {
  return values.map((row) => row.map((cell) => (cell instanceof Date ? zone.toFloating(cell) : (cell as Cell))));
}

/**
 * A cell as `setValues` is to get it. Into a plain-text column (`@`) text goes as it is; elsewhere, what Sheets would read as a formula,
 * a number, a date or a truth value gets the leading `'` that Sheets takes off.
 */
export function toGoogle(cell: Cell, zone: Zone, plainText: boolean): string | number | boolean | Date {
  if (cell instanceof Date) return zone.toInstant(cell);
  if (typeof cell !== 'string' || isEmpty(cell) || plainText) return cell;
  return /^[\p{L}★⚠◎]/u.test(cell) && !/^(true|false)$/i.test(cell) ? cell : `'${cell}`;
}

/** Whether text must be written into a cell that is plain text for certain: Sheets would make a formula of it, or take its `'` off. */
export function isDelicate(cell: Cell | null | undefined): boolean {
  return typeof cell === 'string' && /^[='+\-@\t\r]/.test(cell);
}

/** Whether a field's column has the plain-text format `@`, so that Sheets reads nothing into what is written there. */
export function isPlainText(definition: SheetDefinition | undefined, key: string): boolean {
  const type = definition?.fields.find((field) => field.key === key)?.type;
  return type !== undefined && !['number', 'amount', 'date', 'datetime', 'checkbox'].includes(type);
}

/** Positions from 0 of columns by key. @throws where the sheet lost one since it was read */
export function positionsOf(book: Book, sheet: GoogleSheet, keys: readonly string[]): number[] {
  const byMetadata = new Map([...book.columnsOf(sheet)].map(([position, key]) => [key, position]));
  const unknown = keys.some((key) => !byMetadata.has(key));
  const headers: Cell[] = unknown ? (sheet.getRange('1:1').getValues()[0] ?? []) : [];
  return keys.map((key) => {
    const position = byMetadata.get(key) ?? book.positionOf(sheet, key, headers.map(String));
    if (position === undefined) throw new Error(`Column ${key} of sheet ${sheet.getName()} went away while the command ran`);
    return position;
  });
}

/** Kehu's sheet by key. @throws where it went since it was read */
export function sheetFor(book: Book, key: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = book.sheetOf(key);
  if (!sheet) throw new Error(`Sheet ${key} went away while the command ran`);
  return sheet;
}

/** Kehu's definition of a sheet. */
export function definitionOf(book: Book, key: string): Book['definitions'][number] | undefined {
  return book.definitions.find((one) => one.key === key);
}

function readIndex(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Index {
  const sheets = new Map<string, number>();
  const columns = new Map<number, Map<number, string>>();
  for (const metadata of spreadsheet.createDeveloperMetadataFinder().find()) {
    const location = metadata.getLocation();
    const value = metadata.getValue() ?? '';
    if (metadata.getKey() === SHEET_KEY) {
      const sheet = location.getSheet();
      if (sheet) sheets.set(value, sheet.getSheetId());
    } else if (metadata.getKey() === COLUMN_KEY) {
      const range = location.getColumn();
      if (!range) continue;
      const id = range.getSheet().getSheetId();
      const ofSheet = columns.get(id) ?? new Map<number, string>();
      ofSheet.set(range.getColumn() - 1, value.slice(value.indexOf('.') + 1));
      columns.set(id, ofSheet);
    }
  }
  return { sheets, columns };
}
