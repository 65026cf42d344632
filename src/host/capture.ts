import type { SheetCapture } from '../core/snapshots/capture';
import { type Book, toGrid } from './book';

/** Everything that a snapshot keeps of a sheet, or undefined where no sheet has this title. One call for each kind of content, whatever the size. */
export function captureSheet(book: Book, title: string): SheetCapture | undefined {
  const sheet = book.spreadsheet.getSheetByName(title);
  if (!sheet) return undefined;
  const range = sheet.getDataRange();
  return {
    title,
    key: book.keyOf(sheet),
    hidden: sheet.isSheetHidden(),
    frozenRows: sheet.getFrozenRows(),
    frozenColumns: sheet.getFrozenColumns(),
    keys: book.columnsOf(sheet),
    values: toGrid(range.getValues(), book.zone),
    formulas: range.getFormulas(),
    numberFormats: range.getNumberFormats(),
    pivots: sheet.getPivotTables().map((pivot) => {
      const anchor = pivot.getAnchorCell();
      return { row: anchor.getRow() - 1, column: anchor.getColumn() - 1 };
    }),
  };
}

/** Name, locale and time zone of the book. */
export function describeBook(book: Book): { name: string; locale: string; timeZone: string } {
  const { spreadsheet } = book;
  return { name: spreadsheet.getName(), locale: spreadsheet.getSpreadsheetLocale(), timeZone: spreadsheet.getSpreadsheetTimeZone() };
}
