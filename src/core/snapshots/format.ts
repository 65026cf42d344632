import type { StoredCell } from './cells';

/** What a snapshot file says it is. */
export const FORMAT = 'kehu-snapshot';

/** Version of the format; a change that older code would misread raises it. */
export const VERSION = 1;

/** A run of equal number formats in a column: the format and the number of rows. */
export type FormatRun = readonly [format: string, rows: number];

/** One sheet in a snapshot. Positions count from 0. */
export interface StoredSheet {
  readonly title: string;
  readonly key: string | null;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly rows: number;
  readonly columns: number;
  /** Column position and its column key. */
  readonly keys: readonly (readonly [column: number, key: string])[];
  /** rows × columns. */
  readonly cells: readonly (readonly StoredCell[])[];
  readonly formulas: readonly (readonly [row: number, column: number, formula: string])[];
  /** For each column its runs from the top; together they are `rows` long. */
  readonly numberFormats: readonly (readonly FormatRun[])[];
  /** Anchors of native pivot tables, whose cells are in `cells` as they were shown. */
  readonly pivots: readonly (readonly [row: number, column: number])[];
}

/** What a snapshot says of itself: everything but its sheets and its hash. */
export interface SnapshotHeader {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** The snapshot's id: that of the execution that took it. */
  readonly id: string;
  readonly kind: string;
  /** When it was taken, as a wall-clock time in the book's zone. */
  readonly at: string;
  readonly by: string;
  readonly book: { readonly name: string; readonly locale: string; readonly timeZone: string };
}

/** A snapshot file, ungzipped and parsed. */
export interface SnapshotFile extends SnapshotHeader {
  /** SHA-256 of the canonical JSON of the header with `sheets` = the list of the sheets' hashes. */
  readonly sha256: string;
  /** Each sheet with the SHA-256 of its canonical JSON. */
  readonly sheets: readonly { readonly sha256: string; readonly sheet: StoredSheet }[];
}

/** Hash of a text: SHA-256 of its UTF-8 bytes, lower-case hex. */
export type Digest = (text: string) => string;
