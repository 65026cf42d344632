import type { Area } from './types';

/** `A`, `Z`, `AA` … for a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The column (from 0) of its letters. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `B2`, or `B2:C9`, for an area. */
export function formatArea(area: Area): string {
  const first = columnLetters(area.column) + (area.row + 1);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows}`;
}

/** The area that A1 notation names on a grid of that size (open ends reach its edge), or undefined when it isn't A1 notation. */
export function parseArea(text: string, maxRows: number, maxColumns: number): Area | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d+)?(?::\$?([A-Za-z]{1,3})?\$?(\d+)?)?$/.exec(text.trim());
  if (!match || text.trim() === '') return undefined;
  const [, startLetters, startDigits, endLetters, endDigits] = match;
  const isSpan = text.includes(':');
  if (!isSpan && (!startLetters || !startDigits)) return undefined;
  if (isSpan && ((!startLetters && !startDigits) || (!endLetters && !endDigits))) return undefined;
  const row = startDigits ? Number(startDigits) - 1 : 0;
  const column = startLetters ? columnOfLetters(startLetters) : 0;
  const lastRow = isSpan ? (endDigits ? Number(endDigits) - 1 : maxRows - 1) : row;
  const lastColumn = isSpan ? (endLetters ? columnOfLetters(endLetters) : maxColumns - 1) : column;
  return {
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
    rows: Math.abs(lastRow - row) + 1,
    columns: Math.abs(lastColumn - column) + 1,
  };
}

/** A1 notation without an end (`C:C`, `4:4`, `A2:A`) as Sheets writes it, or undefined for one that names its cells. */
export function openNotation(text: string): string | undefined {
  const bare = text.trim().replace(/\$/g, '').toUpperCase();
  return /^(?:[A-Z]{1,3}\d*:[A-Z]{1,3}|\d+:\d+|[A-Z]{1,3}\d+:\d+)$/.test(bare) ? bare : undefined;
}

/** Sheet title and the rest of `'My sheet'!A1`, title undefined when none is named. */
export function splitSheet(text: string): { readonly sheet: string | undefined; readonly rest: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/.exec(text);
  if (!match) return { sheet: undefined, rest: text };
  return { sheet: match[1] !== undefined ? match[1].replace(/''/g, "'") : match[2], rest: match[3]! };
}

/** The cells that two areas share, or undefined. */
export function intersect(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** Whether one area lies wholly within another. */
export function contains(outer: Area, inner: Area): boolean {
  const shared = intersect(outer, inner);
  return shared !== undefined && shared.rows === inner.rows && shared.columns === inner.columns;
}
