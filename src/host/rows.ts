import { loadCell } from '../core/snapshots/cells';
import { readTable } from '../core/table/readTable';
import { addedRowsIn } from '../core/undo/addedRows';
import { arrangement } from '../core/undo/arrangement';
import { columnNames } from '../core/undo/keptCells';
import { movedFormula } from '../core/undo/movedFormula';
import type { KeptRowAt } from '../core/undo/undoRecord';
import { type Book, columnsByKey, definitionOf, isPlainText, positionsOf, sheetFor, toGoogle } from './book';
import type { InsertRows, RemoveAdded, RemoveLayout, RemoveRows } from './plan';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Groups of rows that are taken out or put in one by one: each is a call, or a few. More are sorted together first. */
const FEW = 20;

/** Header of the column that holds the order of rows while they are sorted; one that a killed run left is found by it. */
const ORDER = 'kehu.order';

/** Takes rows out of a sheet by id. */
export function removeRows(book: Book, step: RemoveRows, resumed: boolean): void {
  const sheet = sheetFor(book, step.sheet);
  const wanted = new Set(step.ids);
  const ids = idsIn(book, sheet, step.idKey);
  removeRowsAt(
    sheet,
    ids.length,
    ids.flatMap((id, row) => (id !== '' && wanted.has(id) ? [row] : [])),
    resumed,
  );
}

/** Takes rows out of a sheet by position from 0, row 2 being 0, of as many as the sheet's records take. Few calls, however many rows. */
function removeRowsAt(sheet: GoogleSheet, count: number, rows: readonly number[], resumed: boolean): void {
  if (resumed) dropOrder(sheet);
  if (rows.length === 0) return;
  const leaving = new Set(rows);
  const staying = Array.from({ length: count }, (_, row) => row).filter((row) => !leaving.has(row));
  const groups = groupsOf([...rows].sort((a, b) => a - b));
  if (groups.length <= FEW || isSortRefused(sheet)) {
    keepARow(sheet, count, rows.length);
    for (const { start, length } of groups.reverse()) sheet.deleteRows(start + 2, length);
    return;
  }
  sortRows(sheet, [...staying, ...rows], resumed);
  keepARow(sheet, count, rows.length);
  sheet.deleteRows(staying.length + 2, rows.length);
}

/** Google refuses to delete all rows that aren't frozen. */
function keepARow(sheet: GoogleSheet, count: number, leaving: number): void {
  if (leaving === count && sheet.getMaxRows() === count + 1) sheet.insertRowsAfter(count + 1, 1);
}

/** Takes rows out that a plan has added, where their cells are still the same; of equal rows the lowest. */
export function removeAdded(book: Book, step: RemoveAdded, resumed: boolean): void {
  const sheet = sheetFor(book, step.sheet);
  const positions = positionsOf(book, sheet, step.columns);
  const { grid } = book.contentOf(sheet);
  const rows = addedRowsIn(grid.slice(1), positions, step.rows)
    .filter((row) => row !== undefined)
    .sort((a, b) => a - b);
  let count = grid.length - 1;
  // A column of checkboxes reads as FALSE down to the sheet's end.
  while (count > 0 && (grid[count] ?? []).every((cell) => cell === '' || cell === false)) count -= 1;
  const isEnd = rows.length > 0 && rows[0] === count - rows.length;
  // They took the first empty rows of the grid, and give them back.
  if (isEnd)
    sheet
      .getRange(count - rows.length + 2, 1, rows.length, grid[0]?.length ?? 1)
      .clearContent()
      .clearNote();
  else removeRowsAt(sheet, count, rows, resumed);
}

/** Puts rows back where they stood. A run that is continued takes the empty rows that it made before it was stopped. */
export function insertRows(book: Book, step: InsertRows, resumed: boolean): void {
  const sheet = sheetFor(book, step.sheet);
  if (resumed) dropOrder(sheet);
  const ids = idsIn(book, sheet, step.idKey);
  const order = arrangement(ids, step.rows);
  const groups = groupsOf(order.flatMap((one, at) => (typeof one === 'number' ? [] : [at])));
  const rows = order.flatMap((one) => (typeof one === 'number' ? [] : [one]));
  if (rows.length === 0) return;
  const fill = filler(book, sheet, step);
  if (groups.length <= FEW || isSortRefused(sheet)) {
    let [done, left] = [0, 0];
    for (const { start, length } of groups) {
      const at = start - left;
      if (resumed && hasRoom(sheet, ids, at, length)) left += length;
      else makeRoom(sheet, at, length);
      fill(at, rows.slice(done, done + length));
      done += length;
    }
    return;
  }
  const standing = ids.length;
  if (!resumed || !isBlank(sheet, standing, rows.length)) makeRoom(sheet, standing, rows.length);
  fill(standing, rows);
  const placeOf = new Map(rows.map((row, at) => [row, standing + at]));
  sortRows(
    sheet,
    order.map((one) => (typeof one === 'number' ? one : (placeOf.get(one) ?? 0))),
    resumed,
  );
}

/**
 * Empty rows from a position from 0 on, looking as records. Above the first record they would look like the header, and what is about all records would begin
 * below them; so they are made below it, and it is copied to where it goes: the one left above is overwritten.
 */
function makeRoom(sheet: GoogleSheet, at: number, count: number): void {
  sheet.insertRowsAfter(Math.max(at, 1) + 1, count);
  if (at === 0) copyFirst(sheet, count);
}

function copyFirst(sheet: GoogleSheet, count: number): void {
  const width = sheet.getMaxColumns();
  sheet.getRange(2, 1, 1, width).copyTo(sheet.getRange(count + 2, 1, 1, width));
}

/** Whether a run that was stopped has made room here already; what it left undone of that is done. */
function hasRoom(sheet: GoogleSheet, ids: readonly string[], at: number, count: number): boolean {
  if (at > 0) return isBlank(sheet, at, count);
  if (ids[0] !== '' && ids[0] === ids[count]) return true;
  if (!isBlank(sheet, 1, count)) return false;
  copyFirst(sheet, count);
  return true;
}

/** Whether nothing stands in some rows of the grid, from a position from 0 on. */
function isBlank(sheet: GoogleSheet, at: number, count: number): boolean {
  return at + count + 1 <= sheet.getMaxRows() && sheet.getRange(at + 2, 1, count, sheet.getMaxColumns()).isBlank();
}

/** Writes kept rows from a position from 0 on, all that is in them with one call. Columns are found by key, people's own by header; what a column is missing for is left out. */
function filler(book: Book, sheet: GoogleSheet, { sheet: key }: InsertRows): (at: number, rows: readonly KeptRowAt[]) => void {
  const definition = definitionOf(book, key);
  const carried = book.columnsOf(sheet);
  const headers = sheet.getRange('1:1').getValues();
  const width = headers[0]?.length ?? 0;
  const known = definition && readTable(definition, { title: sheet.getName(), grid: headers.map((row) => row.map(String)), keys: carried });
  const names = known ? columnNames(known, carried, width) : [];
  return (at, rows) => {
    const range = sheet.getRange(at + 2, 1, rows.length, width);
    const hasOwn = rows.some(({ cells }) => Object.keys(cells).some((name) => name.startsWith('#')));
    const formats = hasOwn ? range.getNumberFormats() : [];
    range.setValues(
      rows.map(({ cells, at: stood }, row) =>
        names.map((name, column) => {
          const cell = cells[name] ?? '';
          if (typeof cell === 'object' && 'f' in cell) return movedFormula(cell.f, at + row - stood);
          return toGoogle(loadCell(cell), book.zone, name.startsWith('#') ? formats[row]?.[column] === '@' : isPlainText(definition, name));
        }),
      ),
    );
  };
}

/** Ids of a sheet's rows from row 2 on, without the empty ones at its end; one call. */
function idsIn(book: Book, sheet: GoogleSheet, idKey: string): string[] {
  const [position = 0] = positionsOf(book, sheet, [idKey]);
  const count = sheet.getLastRow() - 1;
  if (count < 1) return [];
  return sheet
    .getRange(2, position + 1, count, 1)
    .getValues()
    .map((row) => String(row[0]).trim());
}

/** Sorting would move cells out of a merge, and Google leaves rows that a filter hides where they are. */
function isSortRefused(sheet: GoogleSheet): boolean {
  return sheet.getFilter() !== null || sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getMergedRanges().length > 0;
}

/** Takes out the column that a run has left which was stopped while it sorted. */
function dropOrder(sheet: GoogleSheet): void {
  const width = sheet.getMaxColumns();
  if (sheet.getRange(1, width).getValue() === ORDER) sheet.deleteColumn(width);
}

/** Brings rows into an order, whole rows with all that is in them: `order` holds their positions from 0. Five calls. */
function sortRows(sheet: GoogleSheet, order: readonly number[], resumed: boolean): void {
  const width = sheet.getMaxColumns();
  // A run that was stopped may have left a column that it hadn't headed yet.
  const isLeft = resumed && sheet.getRange(1, width, sheet.getMaxRows(), 1).isBlank();
  const at = isLeft ? width : width + 1;
  if (!isLeft) sheet.insertColumnAfter(width);
  sheet.getRange(1, at).setValue(ORDER);
  const ranks: number[][] = order.map(() => [0]);
  order.forEach((row, rank) => {
    ranks[row] = [rank];
  });
  const numbers = sheet.getRange(2, at, order.length, 1);
  numbers.setNumberFormat('0').setValues(ranks);
  sheet.getRange(2, 1, order.length, at).sort(at);
  sheet.deleteColumn(at);
}

interface Group {
  readonly start: number;
  readonly length: number;
}

/** Positions that stand together, in ascending order. */
function groupsOf(positions: readonly number[]): Group[] {
  const groups: { start: number; length: number }[] = [];
  for (const position of positions) {
    const last = groups[groups.length - 1];
    if (last && last.start + last.length === position) last.length += 1;
    else groups.push({ start: position, length: 1 });
  }
  return groups;
}

/** Takes a sheet, or columns of one, out of the book; what is gone already is passed over. */
export function removeLayout(book: Book, step: RemoveLayout): void {
  const sheet = book.sheetOf(step.sheet);
  if (!sheet) return;
  if (step.columns) {
    const positions = [...columnsByKey(book, sheet, step.columns).keys()].sort((a, b) => a - b);
    for (const { start, length } of groupsOf(positions).reverse()) sheet.deleteColumns(start + 1, length);
  } else {
    // A spreadsheet has at least one sheet that is seen.
    const others = book.spreadsheet.getSheets().filter((one) => one.getSheetId() !== sheet.getSheetId() && !one.isSheetHidden());
    if (others.length === 0) book.spreadsheet.insertSheet();
    book.spreadsheet.deleteSheet(sheet);
  }
  book.look();
}
