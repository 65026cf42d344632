import type { Cell, Grid } from '../core/cell';
import type { SheetDefinition } from '../core/schema';
import { type Book, columnsByKey, isDelicate, isPlainText, toGoogle, toGrid } from './book';
import { columnBlocks } from './columnBlocks';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Service calls that an edit may still make. Google gives a simple trigger 30 seconds, and a person waits for each. */
export interface Calls {
  left: number;
}

/** The rows that a person has just changed, and what may be done with them. Each method is one service call but for those that say otherwise. */
export interface EditedRows {
  readonly sheet: GoogleSheet;
  /** The sheet's row, from 1, and how many rows. */
  readonly first: number;
  readonly count: number;
  /** Column key → position from 0. */
  readonly positions: ReadonlyMap<string, number>;
  /** Keys of the columns that were changed. */
  readonly touched: readonly string[];
  readonly values: Grid;
  /** Cells from column `left` to `right`, from 0. */
  notes(left: number, right: number): string[][];
  setNotes(left: number, notes: readonly (readonly string[])[]): void;
  formulas(): string[][];
  /** All ids of the sheet, row 2 first. */
  ids(): string[];
  /** Writes cells by column key; `null` leaves a cell as it is, and so do formulas. Columns that stand together are one call; returns keys for which there were no calls left. `most`: so many calls. */
  write(columns: ReadonlyMap<string, readonly (Cell | null)[]>, most: number, formulas?: readonly (readonly string[])[]): string[];
}

/** The rows of an edit below the header; undefined where it touched none. One service call, and up to two to find the columns. */
export function editedRows(
  book: Book,
  range: GoogleAppsScript.Spreadsheet.Range,
  definition: SheetDefinition,
  calls: Calls,
): EditedRows | undefined {
  const sheet = range.getSheet();
  const first = Math.max(range.getRow(), 2);
  const count = range.getLastRow() - first + 1;
  if (count < 1) return undefined;
  // Of a copied column and its original, the original. A sheet that lost its marks is known by its headers.
  const marked = new Set(book.columnsOf(sheet).values());
  const carried = placesOf(book, sheet, marked.size > 0 ? [...marked] : definition.fields.map(({ key }) => key), calls);
  const positions = new Map([...carried].map(([position, column]) => [column, position]));
  const width = Math.max(...positions.values(), 0) + 1;
  const [left, right] = [range.getColumn() - 1, range.getLastColumn() - 1];
  const take = (column: number, columns: number, rows = count): GoogleAppsScript.Spreadsheet.Range => {
    calls.left -= 1;
    return sheet.getRange(first, column + 1, rows, columns);
  };
  const values = toGrid(take(0, width).getValues(), book.zone);
  const convert = (key: string, cell: Cell): string | number | boolean | Date => toGoogle(cell, book.zone, isPlainText(definition, key));
  const writeRectangle = (columns: ReadonlyMap<string, readonly (Cell | null)[]>, formulas: readonly (readonly string[])[]): void => {
    const places = [...columns.keys()].flatMap((key) => positions.get(key) ?? []);
    const [from, to] = [Math.min(...places), Math.max(...places)];
    const keyAt = new Map([...positions].map(([key, position]) => [position, key]));
    const keys = Array.from({ length: to - from + 1 }, (_, at) => keyAt.get(from + at) ?? '');
    const cells = values.map((row, at) =>
      keys.map((key, column) => {
        const formula = formulas[at]?.[from + column] ?? '';
        return formula === '' ? convert(key, columns.get(key)?.[at] ?? row[from + column] ?? '') : formula;
      }),
    );
    writeCells(take(from, keys.length), cells, keys, calls, definition);
  };
  return {
    sheet,
    first,
    count,
    positions,
    touched: [...positions].filter(([, position]) => position >= left && position <= right).map(([column]) => column),
    values,
    notes: (from, to) => take(from, to - from + 1).getNotes(),
    setNotes: (from, notes) => {
      take(from, notes[0]?.length ?? 1).setNotes(notes.map((row) => [...row]));
    },
    formulas: () => take(0, width).getFormulas(),
    ids: () => idsOf(sheet, positions.get('id') ?? 0, calls),
    write: (columns, most, formulas) => {
      const wanted = [...columns].filter(([key]) => positions.has(key)).sort(([a], [b]) => positions.get(a)! - positions.get(b)!);
      let blocks = columnBlocks(wanted.map(([key]) => positions.get(key)!));
      if (blocks.length > most && formulas) {
        // All that a paste touched may be written as it is; so one rectangle does.
        writeRectangle(columns, formulas);
        blocks = [];
      }
      for (const block of blocks.slice(0, most)) {
        const keys = block.map((at) => wanted[at]![0]);
        const rows = spanOf(keys.map((key) => columns.get(key)!));
        const cells = rows.map((row) =>
          keys.map((key) => {
            const position = positions.get(key)!;
            const formula = formulas?.[row]?.[position] ?? '';
            return formula === '' ? convert(key, columns.get(key)![row] ?? values[row]?.[position] ?? '') : formula;
          }),
        );
        const target = take(positions.get(keys[0] ?? '') ?? 0, keys.length, rows.length).offset(rows[0] ?? 0, 0);
        writeCells(target, cells, keys, calls, definition);
      }
      return blocks.slice(most).flatMap((block) => block.map((at) => wanted[at]![0]));
    },
  };
}

/** Text that Sheets would read as a formula gets a column of text for certain first, which is a call more. */
function writeCells(
  target: GoogleAppsScript.Spreadsheet.Range,
  cells: (string | number | boolean | Date)[][],
  keys: readonly string[],
  calls: Calls,
  definition: SheetDefinition,
): void {
  const isRisky = cells.some((row) => row.some((cell, at) => isDelicate(cell) && isPlainText(definition, keys[at] ?? '')));
  if (isRisky && calls.left > 0) {
    calls.left -= 1;
    target.setNumberFormats(cells.map((row) => row.map(() => '@')));
  }
  try {
    target.setValues(cells);
  } catch (error) {
    // A validation refuses what stands there already: what people typed stays.
    console.error(String(error));
  }
}

/** The rows from the first to the last for which a column has something. */
function spanOf(columns: readonly (readonly (Cell | null)[])[]): number[] {
  const rows = columns[0]?.map((_, row) => row).filter((row) => columns.some((column) => column[row] !== null)) ?? [];
  const [first = 0] = rows;
  return Array.from({ length: (rows[rows.length - 1] ?? -1) - first + 1 }, (_, at) => first + at);
}

/** A sheet's title and ids, or undefined where the book lacks it. One service call. */
export function idsIn(book: Book, key: string, calls: Calls): { readonly title: string; readonly ids: ReadonlySet<string> } | undefined {
  const sheet = book.sheetOf(key);
  if (!sheet) return undefined;
  const position = [...placesOf(book, sheet, ['id'], calls)].find(([, column]) => column === 'id')?.[0] ?? 0;
  return { title: sheet.getName(), ids: new Set(idsOf(sheet, position, calls)) };
}

function idsOf(sheet: GoogleSheet, position: number, calls: Calls): string[] {
  calls.left -= 1;
  const letter = sheet
    .getRange(1, position + 1)
    .getA1Notation()
    .replace('1', '');
  return sheet
    .getRange(`${letter}2:${letter}`)
    .getValues()
    .map((row) => String(row[0]).trim());
}

/** Appends rows to a sheet that Kehu writes: one call for one row, two for several, one more for text that looks like a formula. Where the book lacks the sheet or a column, nothing; of more rows than there are calls for, the first. */
export function appendLog(book: Book, key: string, columns: readonly string[], rows: Grid, calls: Calls): void {
  const sheet = rows.length === 0 || calls.left < 1 || book.isDoubled(key) ? undefined : book.sheetOf(key);
  if (!sheet) return;
  const places = placesOf(book, sheet, columns, calls);
  if (places.size === 0 || calls.left < 1) return;
  const width = Math.max(...places.keys()) + 1;
  const isRisky = rows.some((row) => row.some(isDelicate));
  const isFormatted = isRisky && calls.left > 2;
  const made = rows.map((row) => {
    const cells = new Array<string | number | boolean | Date>(width).fill('');
    for (const [position, column] of places) {
      const cell = row[columns.indexOf(column)] ?? '';
      cells[position] = isDelicate(cell) && !isFormatted ? `'${String(cell)}` : toGoogle(cell, book.zone, true);
    }
    return cells;
  });
  if (!isFormatted && (made.length === 1 || calls.left < 2)) {
    calls.left -= 1;
    sheet.appendRow(made[0] ?? []);
    return;
  }
  calls.left -= isFormatted ? 3 : 2;
  const last = sheet.getLastRow();
  const take = (count: number): GoogleAppsScript.Spreadsheet.Range => sheet.getRange(last + 1, 1, count, width);
  const range = withRoom(sheet, last, made.length, take, calls);
  if (!range) return;
  if (isFormatted) range.setNumberFormats(made.map((row) => row.map((cell) => (typeof cell === 'string' ? '@' : 'yyyy-mm-dd hh:mm'))));
  range.setValues(made);
}

/** A range below the last row. Where the grid is full, it gets rows, which is a call more; undefined where there is none left. */
function withRoom(
  sheet: GoogleSheet,
  last: number,
  rows: number,
  take: (count: number) => GoogleAppsScript.Spreadsheet.Range,
  calls: Calls,
): GoogleAppsScript.Spreadsheet.Range | undefined {
  try {
    return take(rows);
  } catch {
    if (calls.left < 1) return undefined;
    calls.left -= 1;
    sheet.insertRowsAfter(last, Math.max(rows, 1000));
    return take(rows);
  }
}

/** Columns of a sheet by key. Where the metadata doesn't tell each, the header is read, which is a call. */
function placesOf(book: Book, sheet: GoogleSheet, keys: readonly string[], calls: Calls): ReadonlyMap<number, string> {
  const carried = [...book.columnsOf(sheet).values()];
  if (!keys.every((key) => carried.filter((one) => one === key).length === 1)) calls.left -= 1;
  return columnsByKey(book, sheet, keys);
}
