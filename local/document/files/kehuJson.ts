import type { CellValue, DriveFile, Sheet, Workbook } from '../types';
import { FileError } from './fileError';
import { restoreGrids, storeGrids, trimRows } from './grids';
import { type BookFields, bookShape, decodeRecords, encodeRecords, fileShape, type SheetFields, sheetShape } from './records';
import { asObject, expect } from './shape';

const FORMAT = 'kehu-book';
const VERSION = 1;
/** Rows of a sheet that stand in one record: some 100 KB of text. */
const ROWS = 1000;

/**
 * A workbook as `.kehu.json`: UTF-8 chunks to be written one after the other. The same workbook always gives the same bytes;
 * trailing empty cells and rows are left out.
 */
export function encodeBook(book: Workbook): Uint8Array[] {
  return encodeRecords(recordsOf(book));
}

/** The workbook of a `.kehu.json`. @throws FileError `damaged`, `newerFormat`, `unknownFormat` or `empty` */
export function decodeBook(bytes: Uint8Array): Workbook {
  if (bytes.byteLength === 0) throw new FileError('empty');
  const [head, ...records] = decodeRecords(bytes);
  checkFormat(head, FORMAT, VERSION);
  const bookFields = asObject(head?.book, 'book');
  bookShape(bookFields, 'book');
  const sheets: Sheet[] = [];
  const files: DriveFile[] = [];
  const limits = { styles: (bookFields.styles as unknown[]).length, validations: (bookFields.validations as unknown[]).length };
  for (const record of records) {
    if (record.sheet !== undefined) sheets.push(restoreSheet(record, limits));
    else if (record.rows !== undefined) addRows(sheets.at(-1), record.rows);
    else if (record.file !== undefined) {
      fileShape(record.file, 'file');
      files.push(record.file as DriveFile);
    }
  }
  expect(sheets.length > 0, 'book', 'at least one sheet');
  expect(new Set(sheets.map((sheet) => sheet.id)).size === sheets.length, 'book', 'sheets with different ids');
  return { ...(bookFields as Omit<Workbook, 'sheets' | 'files'>), sheets, files } as Workbook;
}

/** Checks a file's first record. @throws FileError `unknownFormat`, `newerFormat` */
export function checkFormat(head: Record<string, unknown> | undefined, format: string, version: number): void {
  if (head?.format !== format) throw new FileError('unknownFormat', { detail: `not a ${format}` });
  if (typeof head.version !== 'number') throw new FileError('damaged', { detail: 'no version' });
  if (head.version > version) throw new FileError('newerFormat', { detail: `version ${head.version}` });
}

/** A book's own fields, always in the same order. */
export function bookFields(book: Workbook): BookFields {
  const { sheets: _sheets, files: _files, ...own } = book;
  return inOrder(own);
}

/** A sheet's fields without its grids, always in the same order. */
export function sheetFields(sheet: Sheet): SheetFields {
  const { values: _values, formulas: _formulas, styles: _styles, validations: _validations, notes: _notes, ...rest } = sheet;
  return inOrder({ ...rest, columnWidths: Array.from(rest.columnWidths, (width) => width ?? 0) });
}

/** A sheet without values from its fields and stored grids. `limits`: how many styles and validations there are. @throws FileError `damaged` */
export function restoreSheet(record: Record<string, unknown>, limits: { readonly styles: number; readonly validations: number }): Sheet {
  sheetShape(record.sheet, 'sheet');
  const stored = record.sheet as SheetFields;
  const size = { rows: stored.maxRows, columns: stored.maxColumns };
  const grids = restoreGrids(record.grids, `sheet ${stored.name}`, { ...limits, ...size });
  return { ...stored, columnWidths: stored.columnWidths.map((width) => (width ? width : undefined)), values: [], ...grids };
}

function* recordsOf(book: Workbook): Generator<unknown> {
  const { sheets, files } = book;
  yield { format: FORMAT, version: VERSION, book: bookFields(book) };
  for (const sheet of sheets) {
    yield { sheet: sheetFields(sheet), grids: storeGrids(sheet) };
    const rows = trimRows(sheet.values);
    for (let from = 0; from < rows.length; from += ROWS) yield { rows: rows.slice(from, from + ROWS) };
  }
  for (const file of files) yield { file };
}

function inOrder<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}

function addRows(sheet: Sheet | undefined, rows: unknown): void {
  expect(sheet !== undefined && Array.isArray(rows), 'rows', 'rows below their sheet');
  if (sheet === undefined) return;
  for (const row of rows as unknown[]) {
    const path = `sheet ${sheet.name} row ${sheet.values.length + 1}`;
    expect(Array.isArray(row) && row.length <= sheet.maxColumns && sheet.values.length < sheet.maxRows, path, 'a row within the sheet');
    for (const cell of row as unknown[]) {
      const kind = typeof cell;
      expect(cell === null || kind === 'string' || kind === 'number' || kind === 'boolean', path, 'cells');
    }
    sheet.values.push(row as CellValue[]);
  }
}
