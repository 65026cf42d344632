import { columnLetters, columnOfLetters, formatArea, parseArea, splitSheet } from '../address';
import type { Area, Sheet } from '../types';

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** `'Sheet 1'!$A$1:$B$9`: an area as names and validations point at it. */
export function absoluteReference(title: string, area: Area): string {
  const last = `$${columnLetters(area.column + area.columns - 1)}$${area.row + area.rows}`;
  const first = `$${columnLetters(area.column)}$${area.row + 1}`;
  return `${quoteTitle(title)}!${first}${first === last ? '' : `:${last}`}`;
}

/** The sheet and area of a reference, or undefined when it is none or its sheet isn't there. */
export function parseReference(
  text: string,
  sheets: readonly Sheet[],
  home: Sheet,
): { readonly sheet: number; readonly area: Area } | undefined {
  const { sheet: title, rest } = splitSheet(text.replace(/^=/, '').trim());
  const target = title === undefined ? home : sheets.find((sheet) => sheet.name === title);
  if (target === undefined) return undefined;
  const area = parseArea(rest, target.maxRows, target.maxColumns);
  return area === undefined ? undefined : { sheet: target.id, area };
}

/** Areas of a list of ranges (`A2:A9 C2:C9`), whole columns cut to the sheet. */
export function parseRanges(text: string, size: { readonly maxRows: number; readonly maxColumns: number }): Area[] {
  const areas: Area[] = [];
  for (const part of text.trim().split(/\s+/)) {
    const area = parseArea(part, MAX_ROWS, MAX_COLUMNS);
    if (area === undefined) continue;
    const rows = Math.min(area.rows, size.maxRows - area.row);
    const columns = Math.min(area.columns, size.maxColumns - area.column);
    if (rows > 0 && columns > 0) areas.push({ row: area.row, column: area.column, rows, columns });
  }
  return areas;
}

/** Areas as a list of ranges. */
export function formatRanges(areas: readonly Area[]): string {
  return areas.map(formatArea).join(' ');
}

/** A title as references write it. */
export function quoteTitle(title: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) ? title : `'${title.replace(/'/g, "''")}'`;
}

/** Rectangles that cover exactly the cells of each value of a grid (0 is none): runs down a column, joined across equal neighbours. */
export function rectangles(grid: readonly (readonly (number | undefined)[] | undefined)[]): Map<number, Area[]> {
  const found = new Map<number, Area[]>();
  let width = 0;
  for (const row of grid) if (row !== undefined && row.length > width) width = row.length;
  for (let column = 0; column < width; column += 1) {
    let start = 0;
    for (let row = 1; row <= grid.length; row += 1) {
      const value = grid[start]?.[column] ?? 0;
      if (row < grid.length && (grid[row]?.[column] ?? 0) === value) continue;
      if (value !== 0) addArea(found, value, { row: start, column, rows: row - start, columns: 1 });
      start = row;
    }
  }
  return found;
}

function addArea(found: Map<number, Area[]>, value: number, area: Area): void {
  const areas = found.get(value) ?? [];
  found.set(value, areas);
  const left = areas.findIndex(
    (other) => other.row === area.row && other.rows === area.rows && other.column + other.columns === area.column,
  );
  const neighbour = areas[left];
  if (neighbour === undefined) areas.push(area);
  else areas[left] = { ...neighbour, columns: neighbour.columns + 1 };
}

/** A formula without `=`, with the open ends of Sheets' ranges (`A2:A`) closed at Excel's last row. */
export function formulaToXlsx(formula: string): string {
  const closed = (_whole: string, start: string, end: string): string => `${start}:${end}$${MAX_ROWS}`;
  return outsideQuotes(formula.replace(/^=/, ''), (part) =>
    part.replace(/(\$?[A-Za-z]{1,3}\$?\d+):(\$?[A-Za-z]{1,3})(?![A-Za-z0-9$(_])/g, closed),
  );
}

/** The formula of a file as Sheets writes it, with `=`: open ends where a range reaches the last row, and no marks on functions that came after 2007. */
export function formulaFromXlsx(formula: string): string {
  const open = (part: string): string => part.replace(new RegExp(`:(\\$?[A-Za-z]{1,3})\\$?${MAX_ROWS}(?!\\d)`, 'g'), ':$1');
  return `=${outsideQuotes(formula, (part) => open(part.replace(/_xlfn\.(_xlws\.)?|_xludf\./g, '')))}`;
}

function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g, (part) =>
    part.startsWith('"') || part.startsWith("'") ? part : change(part),
  );
}

/**
 * A formula moved by rows and columns: relative references shift, absolute ones stay. For shared formulas, which a file states once for many cells.
 * Text in quotes and names are left alone.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const token =
    /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![A-Za-z0-9_(.])|[A-Za-z_\u0080-\uffff][A-Za-z0-9_.\u0080-\uffff]*/g;
  return formula.replace(token, (part, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) return part;
    const row = Number(digits) + (fixedRow ? 0 : rows);
    const column = columnOfLetters(letters) + (fixedColumn ? 0 : columns);
    return row < 1 || column < 0 ? '#REF!' : `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
  });
}
