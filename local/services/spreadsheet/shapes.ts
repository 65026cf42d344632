import type { Area, Sheet } from '../../document/types';
import { Exception } from '../google';

/** @throws Exception when a grid hasn't exactly the shape of the range */
export function requireShape(values: unknown, area: Area): asserts values is readonly (readonly unknown[])[] {
  if (!Array.isArray(values) || (values.length > 0 && !Array.isArray(values[0]))) {
    throw new Exception("The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.");
  }
  if (values.length !== area.rows) {
    throw new Exception(
      `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${area.rows}.`,
    );
  }
  for (const row of values) {
    if (Array.isArray(row) && row.length === area.columns) continue;
    throw new Exception(
      `The number of columns in the data does not match the number of columns in the range. The data has ${Array.isArray(row) ? row.length : 0} but the range has ${area.columns}.`,
    );
  }
}

/** An area from Apps Script's 1-based numbers. @throws Exception when it is not on the sheet's grid */
export function areaOf(sheet: Sheet, row: number, column: number, rows = 1, columns = 1): Area {
  if (![row, column, rows, columns].every((value) => typeof value === 'number' && Number.isFinite(value))) {
    throw new Exception("The parameters don't match the method signature for SpreadsheetApp.Sheet.getRange.");
  }
  const area = { row: Math.trunc(row) - 1, column: Math.trunc(column) - 1, rows: Math.trunc(rows), columns: Math.trunc(columns) };
  if (area.row < 0) throw new Exception('The starting row of the range is too small.');
  if (area.column < 0) throw new Exception('The starting column of the range is too small.');
  if (area.rows < 1) throw new Exception('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new Exception('The number of columns in the range must be at least 1.');
  return requireInside(sheet, area);
}

/** The area itself. @throws Exception when it leaves the sheet's grid */
export function requireInside(sheet: Sheet, area: Area): Area {
  if (area.row < 0 || area.column < 0 || area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns) {
    throw new Exception('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return area;
}

/** Rows × columns made cell by cell. */
export function gridOf<T>(area: Area, make: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) => make(area.row + row, area.column + column)),
  );
}
