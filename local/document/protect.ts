import { intersect } from './address';
import type { Area, Protection, Sheet, Workbook } from './types';

/** Whether a user may write in an area: no protection that isn't only a warning covers a cell of it without naming the user. The owner always may. */
export function mayEdit(book: Workbook, sheet: Sheet, area: Area, user: string): boolean {
  return sheet.protections.every((protection) => mayPass(book, protection, user) || !covers(sheet, protection, area));
}

/** Whether a protection lets a user write in what it protects. */
export function mayPass(book: Workbook, protection: Protection, user: string): boolean {
  return protection.warningOnly || user === book.owner || protection.editors.includes(user);
}

/** What Sheets says to who may not. */
export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

function covers(sheet: Sheet, protection: Protection, area: Area): boolean {
  const whole: Area = { row: 0, column: 0, rows: sheet.maxRows, columns: sheet.maxColumns };
  const shared = intersect(protection.area ?? whole, area);
  if (!shared) return false;
  return protection.unprotected.reduce<Area[]>((rest, open) => rest.flatMap((part) => subtract(part, open)), [shared]).length > 0;
}

/** What is left of an area without another, as areas that don't overlap. */
function subtract(area: Area, hole: Area): Area[] {
  const shared = intersect(area, hole);
  if (!shared) return [area];
  const parts: Area[] = [
    { ...area, rows: shared.row - area.row },
    { ...area, row: shared.row + shared.rows, rows: area.row + area.rows - shared.row - shared.rows },
    { ...shared, column: area.column, columns: shared.column - area.column },
    { ...shared, column: shared.column + shared.columns, columns: area.column + area.columns - shared.column - shared.columns },
  ];
  return parts.filter((part) => part.rows > 0 && part.columns > 0);
}
