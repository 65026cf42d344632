import type { SheetLayout } from '../core/install/layoutTypes';
import { runs } from './runs';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Protects computed columns with a warning, as one range where they stand together. `rows`: of the sheet; `isNew`: nothing in it is protected yet. */
export function protectComputed(
  sheet: GoogleSheet,
  layout: SheetLayout,
  positions: ReadonlyMap<string, number>,
  rows: number,
  isNew: boolean,
): void {
  const taken: boolean[] = [];
  for (const { key, computed } of layout.columns) {
    const position = positions.get(key);
    if (computed && position !== undefined) taken[position] = true;
  }
  if (taken.length === 0) return;
  const description = `kehu ${layout.key}`;
  const standing = isNew ? [] : sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
  runs(Array.from(taken, (value) => value ?? false)).forEach(({ start, length, value }) => {
    const [first, last] = [start + 1, start + length];
    const own = standing.find((one) => one.getDescription() === description && isOver(one, first, last));
    if (!value || own) return;
    // The description is set last: a protection of exactly this range without one was left by a run that was stopped.
    const torn = standing.find((one) => one.getDescription() === '' && isOver(one, first, last, true));
    const protection = torn ?? sheet.getRange(1, first, rows, length).protect();
    protection.setWarningOnly(true).setDescription(description);
  });
}

/** Whether a protection covers the columns, or (`exactly`) these alone. */
function isOver(protection: GoogleAppsScript.Spreadsheet.Protection, first: number, last: number, exactly = false): boolean {
  const range = protection.getRange();
  const [from, to] = [range.getColumn(), range.getLastColumn()];
  return exactly ? from === first && to === last && range.getRow() === 1 : from <= first && to >= last;
}
