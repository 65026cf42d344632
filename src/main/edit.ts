import type { Cell } from '../core/cell';
import { planEdit } from '../core/edit/planEdit';
import { columnsByKey, isPlainText, toGoogle, toGrid } from '../host/book';
import { googleHost } from '../host/googleHost';
import { settingsGrid } from '../host/settingsGrid';
import { modules, sheets } from '../modules/index.generated';
import { schemaOf } from './bookSchema';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Simple trigger: a person changed cells of a module sheet. At most seven service calls, whatever the size of the paste. */
export function onEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const sheet = event.range.getSheet();
  const host = googleHost(sheets);
  const book = host.opened;
  const key = book.keyOf(sheet);
  const isKnown = key === undefined || sheets.some((one) => one.key === key);
  const module = (isKnown ? modules : schemaOf(host).modules).find((one) => one.key === key);
  const first = Math.max(event.range.getRow(), 2);
  const count = event.range.getLastRow() - first + 1;
  if (!module || count < 1) return;
  // Of a copied column and its original, the original.
  const carried = columnsByKey(book, sheet, [...new Set(book.columnsOf(sheet).values())]);
  const positions = new Map([...carried].map(([position, column]) => [column, position]));
  const width = Math.max(...positions.values(), 0) + 1;
  const left = event.range.getColumn() - 1;
  const right = event.range.getLastColumn() - 1;
  const stamps = planEdit({
    module,
    rows: toGrid(sheet.getRange(first, 1, count, width).getValues(), book.zone),
    positions,
    touched: [...positions].filter(([, position]) => position >= left && position <= right).map(([column]) => column),
    now: book.zone.toFloating(new Date()),
    language: settingsGrid(sheets).language(),
    ids: () => idsOf(sheet, positions.get('id') ?? 0),
  });
  const write = (column: number, values: (Cell | null)[][], plain: boolean): void => {
    sheet
      .getRange(first, column + 1, count, values[0]?.length ?? 1)
      .setValues(values.map((row) => row.map((cell) => toGoogle(cell ?? '', book.zone, plain))));
  };
  if (stamps.id)
    writeIds(sheet, first, positions.get('id') ?? 0, stamps.id, (cell) => toGoogle(cell, book.zone, isPlainText(module, 'id')));
  for (const column of ['dataStatus', 'updatedAt']) {
    const values = stamps[column];
    const position = positions.get(column);
    if (values && position !== undefined)
      write(
        position,
        values.map((cell) => [cell]),
        isPlainText(module, column),
      );
  }
}

function idsOf(sheet: GoogleSheet, position: number): string[] {
  const last = sheet.getLastRow();
  return last < 2
    ? []
    : sheet
        .getRange(2, position + 1, last - 1, 1)
        .getValues()
        .map((row) => String(row[0]).trim());
}

/** Writes the ids that were given; ids that were there are written back as they are, so that one call does. */
function writeIds(
  sheet: GoogleSheet,
  first: number,
  position: number,
  ids: readonly (Cell | null)[],
  convert: (cell: Cell) => unknown,
): void {
  const range = sheet.getRange(first, position + 1, ids.length, 1);
  if (ids.every((id) => id !== null)) {
    range.setValues(ids.map((id) => [convert(id ?? '')]));
    return;
  }
  const present = range.getValues();
  range.setValues(present.map((row, at) => [ids[at] === null ? row[0] : convert(ids[at] ?? '')]));
}
