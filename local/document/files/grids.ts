import type { CellValue, Sheet, Sparse } from '../types';
import { asObject, expect } from './shape';

/*
 * Grids in their stored form. Styles and validations repeat down a column, so they are kept as runs by column;
 * formulas and notes are few, so they are kept as [row, column, text].
 */

/** Runs of one column from the top: length, value, length, value …; what follows the last is 0. */
export type Runs = number[];
/** A text by its place: row, column, text. */
export type Placed = [number, number, string];

/** A sheet's grids but its values. */
export interface StoredGrids {
  readonly styles: Runs[];
  readonly validations: Runs[];
  readonly formulas: Placed[];
  readonly notes: Placed[];
}

/** The stored form of a sheet's grids. */
export function storeGrids(sheet: Sheet): StoredGrids {
  return {
    styles: storeRuns(sheet.styles),
    validations: storeRuns(sheet.validations),
    formulas: storePlaced(sheet.formulas),
    notes: storePlaced(sheet.notes),
  };
}

/** A sheet's grids from their stored form. `styles` and `validations` are how many there are to point at. @throws FileError `damaged` */
export function restoreGrids(
  stored: unknown,
  path: string,
  limits: { readonly styles: number; readonly validations: number; readonly rows: number; readonly columns: number },
): Pick<Sheet, 'styles' | 'validations' | 'formulas' | 'notes'> {
  const grids = asObject(stored, path);
  return {
    styles: restoreRuns(grids.styles, `${path}.styles`, limits.styles, limits),
    validations: restoreRuns(grids.validations, `${path}.validations`, limits.validations + 1, limits),
    formulas: restorePlaced(grids.formulas, `${path}.formulas`, limits),
    notes: restorePlaced(grids.notes, `${path}.notes`, limits),
  };
}

/** Rows without what is empty at their ends, and without empty rows at the end. */
export function trimRows(values: readonly (readonly (CellValue | undefined)[] | undefined)[]): CellValue[][] {
  const rows: CellValue[][] = [];
  let last = 0;
  for (let r = 0; r < values.length; r += 1) {
    const row = values[r] ?? [];
    let length = row.length;
    while (length > 0 && isNothing(row[length - 1])) length -= 1;
    const kept: CellValue[] = [];
    for (let c = 0; c < length; c += 1) kept.push(row[c] ?? null);
    rows.push(kept);
    if (length > 0) last = r + 1;
  }
  rows.length = last;
  return rows;
}

function isNothing(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}

function storeRuns(grid: Sparse<number>): Runs[] {
  let width = 0;
  for (const row of grid) if (row !== undefined && row.length > width) width = row.length;
  const columns: Runs[] = [];
  for (let c = 0; c < width; c += 1) {
    const runs: Runs = [];
    let length = 0;
    let current = 0;
    for (let r = 0; r < grid.length; r += 1) {
      const value = grid[r]?.[c] ?? 0;
      if (value !== current) {
        if (length > 0) runs.push(length, current);
        current = value;
        length = 0;
      }
      length += 1;
    }
    if (current !== 0) runs.push(length, current);
    columns.push(runs);
  }
  while (columns.length > 0 && columns[columns.length - 1]?.length === 0) columns.pop();
  return columns;
}

function restoreRuns(stored: unknown, path: string, limit: number, size: { readonly rows: number; readonly columns: number }): number[][] {
  expect(Array.isArray(stored), path, 'a list of columns');
  const columns = stored as unknown[];
  expect(columns.length <= size.columns, path, `at most ${size.columns} columns`);
  const grid: number[][] = [];
  columns.forEach((runs, c) => {
    expect(Array.isArray(runs) && runs.length % 2 === 0, `${path}[${c}]`, 'pairs of length and value');
    const pairs = runs as unknown[];
    let row = 0;
    for (let i = 0; i < pairs.length; i += 2) {
      const length = pairs[i] as number;
      const value = pairs[i + 1] as number;
      expect(Number.isSafeInteger(length) && length > 0 && row + length <= size.rows, `${path}[${c}]`, 'runs within the sheet');
      expect(Number.isSafeInteger(value) && value >= 0 && value < limit, `${path}[${c}]`, `values below ${limit}`);
      const end = row + length;
      if (value === 0) row = end;
      else for (; row < end; row += 1) cellsOf(grid, row, columns.length)[c] = value;
    }
  });
  return grid;
}

function cellsOf(grid: number[][], row: number, width: number): number[] {
  while (grid.length <= row) grid.push(new Array<number>(width).fill(0));
  return grid[row] as number[];
}

function storePlaced(grid: Sparse<string>): Placed[] {
  const placed: Placed[] = [];
  for (let r = 0; r < grid.length; r += 1) {
    const row = grid[r];
    if (row === undefined) continue;
    for (let c = 0; c < row.length; c += 1) {
      const text = row[c];
      if (text !== undefined && text !== null && text !== '') placed.push([r, c, text]);
    }
  }
  return placed;
}

function restorePlaced(stored: unknown, path: string, size: { readonly rows: number; readonly columns: number }): Sparse<string> {
  expect(Array.isArray(stored), path, 'a list');
  const grid: Sparse<string> = [];
  (stored as unknown[]).forEach((entry, index) => {
    const [row, column, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const fits =
      Number.isSafeInteger(row) &&
      Number.isSafeInteger(column) &&
      (row as number) >= 0 &&
      (column as number) >= 0 &&
      (row as number) < size.rows &&
      (column as number) < size.columns &&
      typeof text === 'string';
    expect(fits, `${path}[${index}]`, 'row, column and text within the sheet');
    while (grid.length <= (row as number)) grid.push([]);
    (grid[row as number] as (string | undefined)[])[column as number] = text as string;
  });
  return grid;
}
