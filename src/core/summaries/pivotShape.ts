import type { Grid } from '../cell';

/** A part of a pivot table; rows and columns count from 0 at the pivot's anchor. */
export interface PivotArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Where a pivot with one row group and one column group shows what. */
export interface PivotShape {
  /** The row group's values, a row each, without the header and the grand total. */
  readonly labels: PivotArea;
  /** Grand total of each value over all column groups, a column each, beside `labels`. */
  readonly totals: readonly PivotArea[];
  /** Columns that the pivot takes. */
  readonly width: number;
}

/**
 * Shape of the pivot table that Sheets draws of a source: a header row each for the column group's name and its values, with
 * several values one more for their names; then a row a group and the grand total; the totals stand at the right.
 */
export function pivotShape(rows: Grid, rowColumn: number, columnColumn: number, values: number): PivotShape {
  const groups = distinct(rows, rowColumn);
  const header = values > 1 ? 3 : 2;
  const firstTotal = 1 + distinct(rows, columnColumn) * values;
  const area = (column: number): PivotArea => ({ row: header, column, rows: groups, columns: 1 });
  return {
    labels: area(0),
    totals: Array.from({ length: values }, (_, at) => area(firstTotal + at)),
    width: firstTotal + values,
  };
}

function distinct(rows: Grid, column: number): number {
  return new Set(rows.map((row) => row[column] ?? '')).size;
}
