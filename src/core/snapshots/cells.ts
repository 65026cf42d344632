import { type Cell, DAY } from '../cell';

/** A cell in a snapshot: text, number and truth value as themselves, `''` empty, a date as its ISO wall-clock time in the book's zone. */
export type StoredCell = string | number | boolean | { readonly d: string };

/** The cell as a snapshot keeps it. Dates lose nothing: milliseconds are written where there are any. */
export function storeCell(cell: Cell): StoredCell {
  return cell instanceof Date ? { d: storeDate(cell) } : cell;
}

/** The cell that a snapshot keeps. */
export function loadCell(stored: StoredCell): Cell {
  return typeof stored === 'object' ? new Date(stored.d.includes('T') ? `${stored.d}Z` : `${stored.d}T00:00:00Z`) : stored;
}

/** `2024-03-15`, `2024-03-15T08:30:00` or `2024-03-15T08:30:00.250` of a floating date. */
export function storeDate(date: Date): string {
  const iso = date.toISOString();
  if (date.getTime() % DAY === 0) return iso.slice(0, -'T00:00:00.000Z'.length);
  return iso.endsWith('.000Z') ? iso.slice(0, -'.000Z'.length) : iso.slice(0, -1);
}
