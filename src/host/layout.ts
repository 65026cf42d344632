import type { Cell } from '../core/cell';
import type { ColumnLayout, SheetLayout } from '../core/install/layoutTypes';
import { type Book, columnsByKey, sheetFor } from './book';
import { setColours } from './colours';
import { protectComputed } from './protect';
import { readLooks, retypeColumns, setValidations } from './validations';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

const TYPED_HEADER = '#d0e0fc';
const COMPUTED_HEADER = '#e3e3e3';

/**
 * Makes a sheet or completes it: headers, formats, validation, notes, column metadata, protection of what is computed. Done again, it
 * changes nothing that a person typed; stopped anywhere, it is completed by being done again: what shows that a step is done is written last.
 * What is as it is to be is left alone: most of a sheet, mostly.
 */
export function applyLayout(book: Book, layout: SheetLayout): void {
  const existing = book.sheetOf(layout.key);
  const made = existing ? undefined : makeSheet(book, layout);
  const sheet = existing ?? made?.sheet ?? sheetFor(book, layout.key);
  if (!book.isMarked(layout.key)) {
    sheet.setFrozenRows(1);
    if (layout.frozenColumns > 0) sheet.setFrozenColumns(layout.frozenColumns);
    sheet.setTabColor({ module: '#3c78d8', settings: '#6aa84f', written: '#999999' }[layout.kind]);
    book.mark(sheet, layout.key);
  }
  const byKey = new Map(layout.columns.map((column) => [column.key, column]));
  for (const { position, key } of layout.adopt) book.mark(sheet, layout.key, { position, key });
  const added = layout.add.flatMap((key) => byKey.get(key) ?? []);
  const rows = withRows(sheet, Math.max(layout.rows.length + 1, 2), made?.isInserted ? INSERTED.rows : sheet.getMaxRows());
  if (added.length > 0) addColumns(book, sheet, layout, added, rows, made);
  const positions = positionsIn(book, sheet, layout);
  if (layout.rows.length > 0 && existing) writeRows(sheet, layout, positions);
  const looks = existing && readLooks(sheet, rows);
  setValidations(book, sheet, layout, positions, looks, rows);
  if (looks) retypeColumns(sheet, layout, positions, looks, rows);
  protectComputed(sheet, layout, positions, rows, !existing);
  setColours(sheet, layout, positions, rows, !existing);
}

/** A sheet that was just made. */
interface Made {
  readonly sheet: GoogleSheet;
  /** It has the size that Google gives a new sheet; asking would be a call each time. */
  readonly isInserted: boolean;
}
const INSERTED = { rows: 1000, columns: 26 };

/** A new sheet at the end; the one empty sheet of a new spreadsheet is taken instead. */
function makeSheet(book: Book, layout: SheetLayout): Made {
  const sheets = book.spreadsheet.getSheets();
  const [only] = sheets;
  if (only && sheets.length === 1 && only.getLastRow() === 0) return { sheet: only.setName(layout.title), isInserted: false };
  return { sheet: book.spreadsheet.insertSheet(layout.title, sheets.length), isInserted: true };
}

/** Rows that the sheet has when it has as many as are needed. */
function withRows(sheet: GoogleSheet, needed: number, rows: number): number {
  if (rows >= needed) return rows;
  sheet.insertRowsAfter(rows, needed - rows);
  return needed;
}

/** Adds columns at the right; into a new sheet (`made`), the first rows with them. */
function addColumns(
  book: Book,
  sheet: GoogleSheet,
  layout: SheetLayout,
  columns: readonly ColumnLayout[],
  rows: number,
  made: Made | undefined,
): void {
  const isNew = made !== undefined;
  const first = isNew ? 0 : sheet.getLastColumn();
  const width = made?.isInserted ? INSERTED.columns : sheet.getMaxColumns();
  if (first + columns.length > width) sheet.insertColumnsAfter(width, first + columns.length - width);
  const formats = columns.map((column) => column.numberFormat);
  const below = new Array<string[]>(rows - 1).fill(formats);
  sheet.getRange(1, first + 1, rows, columns.length).setNumberFormats([formats.map(() => '@'), ...below]);
  for (const { start, length, value } of widthsOf(columns)) {
    if (value !== USUAL_WIDTH) sheet.setColumnWidths(first + start + 1, length, value);
  }
  const header = sheet.getRange(1, first + 1, 1, columns.length);
  header.setBackgrounds([columns.map((column) => (column.computed ? COMPUTED_HEADER : TYPED_HEADER))]);
  header.setFontWeight('bold');
  if (columns.some((column) => column.help !== '')) header.setNotes([columns.map((column) => column.help)]);
  const values = [columns.map((column) => column.header), ...(isNew ? layout.rows : [])];
  sheet.getRange(1, first + 1, values.length, columns.length).setValues(values);
  columns.forEach((column, at) => {
    book.mark(sheet, layout.key, { position: first + at, key: column.key });
  });
}

/** Pixels of a column that nobody made wider. */
const USUAL_WIDTH = 100;
/** Pixels that a column may get beyond what it needs, so that it is set together with its neighbours. */
const SLACK = 60;

/** Widths of columns, of neighbours together where they need about the same: a call each. */
function widthsOf(columns: readonly ColumnLayout[]): { start: number; length: number; value: number }[] {
  const groups: { start: number; length: number; least: number; value: number }[] = [];
  columns.forEach((column, start) => {
    const width = Math.max(column.width, USUAL_WIDTH);
    const group = groups[groups.length - 1];
    const [least, most] = [Math.min(width, group?.least ?? width), Math.max(width, group?.value ?? width)];
    if (group && most - least <= SLACK) Object.assign(group, { length: group.length + 1, least, value: most });
    else groups.push({ start, length: 1, least: width, value: width });
  });
  return groups;
}

/** Writes the first rows of a sheet that has its columns already, wherever those stand. */
function writeRows(sheet: GoogleSheet, { columns, rows }: SheetLayout, positions: ReadonlyMap<string, number>): void {
  const width = Math.max(...positions.values()) + 1;
  const values = rows.map((row) => {
    const cells = new Array<Cell>(width).fill('');
    columns.forEach(({ key }, at) => {
      const position = positions.get(key);
      if (position !== undefined) cells[position] = row[at] ?? '';
    });
    return cells;
  });
  sheet.getRange(2, 1, values.length, width).setValues(values);
}

/** Positions from 0 of the layout's columns that the sheet has. */
function positionsIn(book: Book, sheet: GoogleSheet, layout: SheetLayout): ReadonlyMap<string, number> {
  const known = layout.columns.map((column) => column.key);
  return new Map([...columnsByKey(book, sheet, known)].map(([position, key]) => [key, position]));
}
