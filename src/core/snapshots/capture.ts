import type { Grid } from '../cell';

/** A sheet as it was read for a snapshot. All grids have the size of the sheet's filled range; positions count from 0. */
export interface SheetCapture {
  readonly title: string;
  /** Kehu's key of the sheet, where it is one of Kehu's. */
  readonly key: string | undefined;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Column position → column key, from developer metadata. */
  readonly keys: ReadonlyMap<number, string>;
  /** Values with floating dates; a formula's or a pivot's cell holds what it shows. */
  readonly values: Grid;
  /** Formulas with their leading `=`, '' where there is none. */
  readonly formulas: readonly (readonly string[])[];
  readonly numberFormats: readonly (readonly string[])[];
  /** Where native pivot tables are anchored; their cells are in `values`. */
  readonly pivots: readonly { readonly row: number; readonly column: number }[];
}
