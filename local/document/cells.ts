import type { Area, CellValue, Sheet, Sparse } from './types';

/** The stored value of a cell, `null` when empty or beyond what is stored. */
export function valueAt(sheet: Sheet, row: number, column: number): CellValue {
  return sheet.values[row]?.[column] ?? null;
}

/** Sets one place of a sparse layer, making the rows that it needs. `undefined` removes. */
export function setSparse<T>(layer: Sparse<T>, row: number, column: number, value: T | undefined): void {
  let line = layer[row];
  if (line === undefined) {
    if (value === undefined) return;
    for (let missing = layer.length; missing <= row; missing++) layer.push([]);
    line = layer[row] ?? [];
    layer[row] = line;
  }
  if (value === undefined && column >= line.length) return;
  for (let missing = line.length; missing < column; missing++) line.push(undefined);
  line[column] = value;
}

/** Stores a value, making the rows that it needs. */
export function setValue(sheet: Sheet, row: number, column: number, value: CellValue): void {
  const line = valueRow(sheet, row);
  for (let missing = line.length; missing < column; missing++) line.push(null);
  line[column] = value;
}

/** The stored row of values, made (with the rows above it) when it is missing. */
export function valueRow(sheet: Sheet, row: number): CellValue[] {
  for (let missing = sheet.values.length; missing <= row; missing++) sheet.values.push([]);
  let line = sheet.values[row];
  if (line === undefined) {
    line = [];
    sheet.values[row] = line;
  }
  return line;
}

/** Sets every place of an area to the same value (`undefined` removes). */
export function fillSparse<T>(layer: Sparse<T>, area: Area, value: T | undefined): void {
  const lastRow = value === undefined ? Math.min(area.row + area.rows, layer.length) : area.row + area.rows;
  for (let row = area.row; row < lastRow; row++)
    for (let column = area.column; column < area.column + area.columns; column++) setSparse(layer, row, column, value);
}

/** Empties the values and formulas of an area. */
export function clearValues(sheet: Sheet, area: Area): void {
  for (let row = area.row; row < Math.min(area.row + area.rows, sheet.values.length); row++) {
    const line = sheet.values[row];
    if (line) line.fill(null, area.column, Math.min(area.column + area.columns, line.length));
  }
  fillSparse(sheet.formulas, area, undefined);
}

/** Whether a sheet holds a formula or a pivot table, so that reading it needs the evaluator. */
export function isComputed(sheet: Sheet): boolean {
  return sheet.pivots.length > 0 || sheet.formulas.some((line) => line?.some((formula) => formula !== undefined));
}

/** How far stored values and formulas reach: counts of rows and columns from A1; 0 × 0 for an empty sheet. */
export function storedExtent(sheet: Sheet): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  const grow = (lines: readonly (readonly unknown[] | undefined)[], isSet: (value: unknown) => boolean): void => {
    for (let row = lines.length - 1; row >= 0; row--) {
      const line = lines[row];
      if (line === undefined) continue;
      let length = line.length;
      const floor = row < rows ? columns : 0;
      while (length > floor && !isSet(line[length - 1])) length--;
      if (length === 0) continue;
      if (length > floor) rows = Math.max(rows, row + 1);
      columns = Math.max(columns, length);
    }
  };
  grow(sheet.values, (value) => value !== null && value !== undefined && value !== '');
  grow(sheet.formulas, (formula) => formula !== undefined);
  return { rows, columns };
}
