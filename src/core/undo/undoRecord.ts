import type { Arrangement } from '../install/standing';
import type { StoredCell } from '../snapshots/cells';

/** A cell as an undo record keeps it: as a snapshot does, or a formula. */
export type KeptCell = StoredCell | { readonly f: string };

/** A row's cells by name of column (`columnNames`); empty ones are left out. */
export type KeptRow = Readonly<Record<string, KeptCell>>;

/** A cell that changes: index into the part's columns, before, after. */
export type CellChange = readonly [at: number, before: KeptCell, after: KeptCell];

/** Cells of rows that stay; of rows with the same id, `nth` (from 0) says which. */
export interface ChangedCells {
  readonly kind: 'cells';
  readonly sheet: string;
  readonly idKey: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [id: string, nth: number, changes: readonly CellChange[]])[];
}

/** Rows that are added: their ids ('' where the sheet has none) and a checksum of their cells in `columns`. */
export interface AddedRows {
  readonly kind: 'added';
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [id: string, checksum: string])[];
}

/** Rows that are taken out, in the sheet's order. */
export interface RemovedRows {
  readonly kind: 'removed';
  readonly sheet: string;
  readonly idKey: string;
  readonly rows: readonly KeptRowAt[];
}

/** A row that is taken out or put back. */
export interface KeptRowAt {
  readonly id: string;
  /** Row that it stands in, from 0, row 2 of the sheet being 0. */
  readonly at: number;
  /** Id of the row below it: '' where that has none, null at the end. */
  readonly before: string | null;
  readonly cells: KeptRow;
}

/** Columns whose rows are all written anew, by position, in sheets whose rows have no id. */
export interface ChangedRows {
  readonly kind: 'rows';
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly before: readonly (readonly KeptCell[])[];
  /** Checksum of the cells afterwards. */
  readonly after: string;
  /** The rows themselves are replaced, not only cells of them. */
  readonly whole: boolean;
}

/** Sheets and columns that are made. */
export interface MadeLayout {
  readonly kind: 'layout';
  readonly sheet: string;
  readonly made: boolean;
  readonly columns: readonly string[];
  /** Checksum of the rows that a made sheet starts with. */
  readonly rows: string;
}

/** A document property that is set. */
export interface ChangedProperty {
  readonly kind: 'property';
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Columns and sheets that are hidden, shown and renamed. */
export interface Arranged {
  readonly kind: 'arranged';
  readonly sheet: string;
  readonly arrangement: Arrangement;
}

/** What one step of a plan does to the book, with what it takes to undo it. */
export type UndoPart = ChangedCells | AddedRows | RemovedRows | ChangedRows | MadeLayout | Arranged | ChangedProperty;

/** Characters of a record that one cell takes: a cell holds 50,000. */
const PIECE = 45_000;

/** The texts that a record is kept as, each short enough for a cell. */
export function packParts(parts: readonly UndoPart[]): string[] {
  const text = JSON.stringify(parts);
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE));
}

/** The record that these texts keep, in their order; undefined where a text is missing or was changed so that it is no record. */
export function unpackParts(texts: readonly string[]): readonly UndoPart[] | undefined {
  try {
    const parts: unknown = JSON.parse(texts.join(''));
    return Array.isArray(parts) ? (parts as UndoPart[]) : undefined;
  } catch {
    return undefined;
  }
}
