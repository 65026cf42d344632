import type { Cell } from '../cell';
import type { Field } from '../schema';

/** What `map` says of a source column: a field's key, several, a key with values to replace, or null to leave the column out. */
export type MapEntry = string | readonly string[] | null | { readonly to: string; readonly values: Readonly<Record<string, Cell>> };

/** Source column → where it goes. */
export type ColumnMap = Readonly<Record<string, MapEntry>>;

/** A column of the file that goes into a field. */
export interface SourceColumn {
  /** From 0. */
  readonly position: number;
  readonly header: string;
  readonly field: Field;
  /** Power of ten of the unit in its header. */
  readonly power: number;
  /** Values to be replaced before they are read, by their trimmed text. */
  readonly values: ReadonlyMap<string, Cell>;
}

/** A column of the file that doesn't go in as it is. */
export interface LeftOutColumn {
  readonly position: number;
  readonly header: string;
  /** The computed field that it holds, where it is one. */
  readonly computed?: Field;
}

/** A row of the file after reading: `cells` in the order of the columns. */
export interface SourceRow {
  /** From 1, the header's row being 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}
