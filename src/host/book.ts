import type { Cell, Grid } from '../core/cell';
import { isEmpty } from '../core/cell';
import { numberFormat } from '../core/install/columns';
import { Refusal } from '../core/message';
import type { SheetDefinition } from '../core/schema';
import { findColumn, refuseColumn } from '../core/table/readTable';
import type { SheetContent } from './host';
import { type Zone, zoneOf } from './zone';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Metadata key that says which of Kehu's sheets a sheet is. */
export const SHEET_KEY = 'kehu.sheet';
/** Metadata key that says which of the sheet's columns a column is. */
export const COLUMN_KEY = 'kehu.column';

/** The open spreadsheet with Kehu's sheets and columns found by metadata. */
export interface Book {
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  /** Kehu's sheets, and those that people defined once `define` told of them. */
  readonly definitions: readonly SheetDefinition[];
  /** Tells the sheets as this book has them, with what people added in its settings. */
  readonly define: (definitions: readonly SheetDefinition[]) => void;
  readonly zone: Zone;
  /** Kehu's sheet by key: by metadata (of copies that carry it too, the one with Kehu's title), then by title in either language. @throws Refusal */
  readonly sheetOf: (key: string) => GoogleSheet | undefined;
  /** Key of a sheet, or undefined where it isn't Kehu's. */
  readonly keyOf: (sheet: GoogleSheet) => string | undefined;
  /** Whether a sheet carries this key in its metadata. */
  readonly isMarked: (key: string) => boolean;
  /** Whether copies of a sheet can't be told from it. */
  readonly isDoubled: (key: string) => boolean;
  /** Column position from 0 → key, of one sheet. */
  readonly columnsOf: (sheet: GoogleSheet) => ReadonlyMap<number, string>;
  /** Whole content of a sheet with floating dates; one service call. */
  readonly contentOf: (sheet: GoogleSheet) => SheetContent;
  /** Marks a sheet with a key, or one of its columns (from 0) with the key of a column. */
  readonly mark: (sheet: GoogleSheet, key: string, column?: { readonly position: number; readonly key: string }) => void;
  /** Forgets the metadata, because columns may have moved since. */
  readonly look: () => void;
}

interface Index {
  /** Ids of the sheets that carry a key: several where one was copied. */
  readonly sheets: Map<string, number[]>;
  readonly columns: Map<number, Map<number, string>>;
}

/** Opens the active spreadsheet; makes no service call before the first sheet is asked for. */
export function openBook(known: readonly SheetDefinition[]): Book {
  let definitions = known;
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone(), Session.getScriptTimeZone());
  let index: Index | undefined;
  const found = (): Index => {
    index ??= readIndex(spreadsheet);
    return index;
  };
  const columnsOf = (sheet: GoogleSheet): ReadonlyMap<number, string> => found().columns.get(sheet.getSheetId()) ?? new Map();
  const carriers = (key: string): GoogleSheet[] => {
    const ids = found().sheets.get(key);
    const marked = ids ? spreadsheet.getSheets().filter((sheet) => ids.includes(sheet.getSheetId())) : [];
    const names = definitions.find((one) => one.key === key);
    const titled = marked.filter((sheet) => names && [names.zh, names.en].includes(sheet.getName()));
    return marked.length > 1 && titled.length === 1 ? titled : marked;
  };
  const keyOf = (sheet: GoogleSheet): string | undefined => {
    const id = sheet.getSheetId();
    for (const [key, ids] of found().sheets) {
      if (!ids.includes(id)) continue;
      const [only, ...others] = carriers(key);
      return only?.getSheetId() === id && others.length === 0 ? key : undefined;
    }
    const name = sheet.getName();
    return definitions.find((one) => !found().sheets.has(one.key) && (one.zh === name || one.en === name))?.key;
  };
  return {
    spreadsheet,
    get definitions() {
      return definitions;
    },
    define: (own) => {
      definitions = own;
    },
    zone,
    keyOf,
    isMarked: (key) => found().sheets.has(key),
    isDoubled: (key) => carriers(key).length > 1,
    columnsOf,
    sheetOf: (key) => {
      const names = definitions.find((one) => one.key === key);
      if (!found().sheets.has(key)) {
        return (names && (spreadsheet.getSheetByName(names.zh) ?? spreadsheet.getSheetByName(names.en))) ?? undefined;
      }
      const [only, ...others] = carriers(key);
      if (others.length === 0) return only;
      const titles = [only, ...others].map((sheet) => sheet?.getName() ?? '').join(', ');
      throw new Refusal({ key: 'book.doubledSheet', params: { sheet: titleOf(names, key), titles } });
    },
    contentOf: (sheet) => ({
      title: sheet.getName(),
      grid: toGrid(sheet.getDataRange().getValues(), zone),
      keys: columnsOf(sheet),
    }),
    mark: (sheet, key, column) => {
      const { sheets, columns } = found();
      const { DOCUMENT } = SpreadsheetApp.DeveloperMetadataVisibility;
      const id = sheet.getSheetId();
      if (column === undefined) {
        sheet.addDeveloperMetadata(SHEET_KEY, key, DOCUMENT);
        sheets.set(key, [...(sheets.get(key) ?? []), id]);
        return;
      }
      // Only a column that is named without an end (`C:C`) is an entire one to Google; one with its last row is refused.
      const letter = columnLetter(sheet, column.position);
      sheet.getRange(`${letter}:${letter}`).addDeveloperMetadata(COLUMN_KEY, `${key}.${column.key}`, DOCUMENT);
      columns.set(id, new Map([...(columns.get(id) ?? []), [column.position, column.key]]));
    },
    look: () => {
      index = undefined;
    },
  };
}

/** Letters of a column, from 0. */
export function columnLetter(sheet: GoogleSheet, position: number): string {
  return sheet
    .getRange(1, position + 1)
    .getA1Notation()
    .replace(/\d+/g, '');
}

/** Values as Apps Script gives them, with floating dates. */
export function toGrid(values: readonly (readonly unknown[])[], zone: Zone): Grid {
  return values.map((row) => row.map((cell) => (cell instanceof Date ? floating(cell, zone) : (cell as Cell))));
}

/** A number that no calendar reaches, in a column of dates, comes as an invalid Date: no date, and not to be taken for an empty cell. */
function floating(cell: Date, zone: Zone): Cell {
  return Number.isNaN(cell.getTime()) ? '#NUM!' : zone.toFloating(cell);
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

/** The number format that Kehu gives a column; General for one that it doesn't know. */
export function formatOf(definition: SheetDefinition | undefined, key: string): string {
  const field = definition?.fields.find((one) => one.key === key);
  return field ? numberFormat(field) : 'General';
}

/** Whether a field's column has the plain-text format `@`, so that Sheets reads nothing into what is written there. */
export function isPlainText(definition: SheetDefinition | undefined, key: string): boolean {
  const type = definition?.fields.find((field) => field.key === key)?.type;
  return type !== undefined && !['number', 'amount', 'date', 'datetime', 'checkbox'].includes(type);
}

/** Positions from 0 of columns by key. @throws Refusal where the sheet has lost one, or has two that could be it */
export function positionsOf(book: Book, sheet: GoogleSheet, keys: readonly string[]): number[] {
  const { definition, positions } = locate(book, sheet, keys);
  return positions.map((position, at) => {
    if (typeof position === 'number') return position;
    const message = position === undefined ? 'table.missingColumn' : 'table.ambiguousColumn';
    return refuseColumn(definition, sheet.getName(), keys[at] ?? '', message);
  });
}

/** Columns by key as `readTable` finds them. The header is read only where the metadata doesn't say all. */
function locate(
  book: Book,
  sheet: GoogleSheet,
  keys: readonly string[],
): { definition: Pick<SheetDefinition, 'fields'>; positions: readonly (number | 'ambiguous' | undefined)[] } {
  const carried = book.columnsOf(sheet);
  const byKey = new Map<string, number[]>();
  for (const [position, key] of carried) byKey.set(key, [...(byKey.get(key) ?? []), position]);
  const isPlain = keys.every((key) => byKey.get(key)?.length === 1);
  const headers = isPlain ? [] : (sheet.getRange('1:1').getValues()[0] ?? []).map((cell) => String(cell).trim());
  const definition = definitionOf(book, book.keyOf(sheet) ?? '') ?? { fields: [] };
  const positions = keys.map((key) => (isPlain ? byKey.get(key)?.[0] : findColumn(definition, headers, carried, key)));
  return { definition, positions };
}

/** Position → key of those columns that the sheet has, each once. */
export function columnsByKey(book: Book, sheet: GoogleSheet, keys: readonly string[]): ReadonlyMap<number, string> {
  const { positions } = locate(book, sheet, keys);
  return new Map(positions.flatMap((position, at) => (typeof position === 'number' ? [[position, keys[at] ?? '']] : [])));
}

/** Kehu's sheet by key. @throws Refusal where the book has none, or several */
export function sheetFor(book: Book, key: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = book.sheetOf(key);
  if (!sheet) throw new Refusal({ key: 'book.notInstalled', params: { sheet: titleOf(definitionOf(book, key), key) } });
  return sheet;
}

function titleOf(names: SheetDefinition | undefined, key: string): string {
  return names ? `${names.zh} / ${names.en}` : key;
}

/** Kehu's definition of a sheet. */
export function definitionOf(book: Book, key: string): Book['definitions'][number] | undefined {
  return book.definitions.find((one) => one.key === key);
}

function readIndex(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Index {
  const sheets = new Map<string, number[]>();
  const columns = new Map<number, Map<number, string>>();
  for (const metadata of spreadsheet.createDeveloperMetadataFinder().find()) {
    const location = metadata.getLocation();
    const value = metadata.getValue() ?? '';
    if (metadata.getKey() === SHEET_KEY) {
      const sheet = location.getSheet();
      if (sheet) sheets.set(value, [...(sheets.get(value) ?? []), sheet.getSheetId()]);
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
