/**
 * What a sheet's cell holds, as pure code sees it. `''` is an empty cell.
 *
 * Dates are *floating*: their UTC fields are the wall clock of the book's time zone, so pure code never
 * needs a zone. The host converts both ways (`src/host/zone.ts`).
 */
export type Cell = string | number | boolean | Date;

/** Rows × columns of cells; every row has the same length. */
export type Grid = Cell[][];

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The calendar day of a floating date, in days since 1970-01-01. */
export function dayOf(date: Date): number {
  return Math.floor(date.getTime() / DAY);
}

/** The floating date at the start of a day number. */
export function dateOfDay(day: number): Date {
  return new Date(day * DAY);
}

/** A day number moved by whole months; the day is clamped to the month's end (05-31 minus 3 months is 02-28 or 02-29). */
export function addMonths(day: number, months: number): number {
  const date = dateOfDay(Math.floor(day));
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const end = new Date(target);
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.floor(target / DAY) + Math.min(date.getUTCDate(), last) - 1;
}

/** `2024-03-15`, or `2024-03-15 08:30` when the date has a time of day. */
export function formatDate(date: Date): string {
  const iso = date.toISOString();
  return date.getTime() % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** Whether a cell is empty. */
export function isEmpty(cell: Cell | null | undefined): boolean {
  return cell === '' || cell === null || cell === undefined;
}
