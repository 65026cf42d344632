import type { Cell, Grid } from '../core/cell';
import type { SheetLayout } from '../core/install/layoutTypes';
import type { Arrangement } from '../core/install/standing';
import type { Message } from '../core/message';
import type { KeptRowAt } from '../core/undo/undoRecord';

/**
 * What a command wants done, as data: shown before it is done (preview), counted, logged, undone and resumed.
 * Steps are carried out in order; each is written so that doing it twice gives what doing it once gives.
 */
export interface Plan {
  readonly steps: readonly Step[];
  /** Rows the command looked at, and rows it changes. */
  readonly rows: number;
  readonly changed: number;
  readonly messages: readonly Message[];
  /** What the command found, for callers that want data (kept small; JSON). */
  readonly result?: unknown;
  /** Only told, not done: it has no steps, and isn't recorded as a run. */
  readonly preview?: true;
  /** The command ends with this error after its steps were carried out; what they wrote stays. */
  readonly failure?: Message;
}

/** Cells of one sheet by column key, a row a record, found again by id just before writing: rows that moved are followed, rows that went are skipped. `null` leaves the cell as it is. */
export interface WriteColumns {
  readonly kind: 'writeColumns';
  /** Columns that are written before the others: they follow from those, so a command that is stopped between finds on resuming that those differ still. */
  readonly first?: readonly string[];
  readonly sheet: string;
  readonly idKey: string;
  readonly ids: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (Cell | null)[])[];
  /** Rows without an id get empty cells in these columns: so blank rows between don't cost a write each. Only for columns that Kehu computes. */
  readonly clears?: true;
  /** Each column by itself: `null` leaves that cell alone, and not what stands beside it as well. */
  readonly apart?: true;
}

/** Rows below the last, by column key. `once`: skipped on a resumed run when a row there carries this text in this column already. */
export interface AppendRows {
  readonly kind: 'appendRows';
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly values: Grid;
  readonly once?: { readonly column: string; readonly text: string };
}

/** One column's cells from the sheet's row 2 on, by position: for settings' check cells. */
export interface WriteCells {
  readonly kind: 'writeCells';
  readonly sheet: string;
  readonly column: string;
  readonly values: readonly Cell[];
}

/** Replaces every row below the header, by column key: for settings sheets that nobody has changed. */
export interface ReplaceRows {
  readonly kind: 'replaceRows';
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly values: Grid;
  /** By one call over what stands there, so that a run that is stopped leaves the old rows or the new ones: for sheets in which people write too. */
  readonly atOnce?: true;
}

/** Takes rows out of a sheet by id; the rows below move up. Ids that the sheet doesn't hold are passed over. */
export interface RemoveRows {
  readonly kind: 'removeRows';
  readonly sheet: string;
  readonly idKey: string;
  readonly ids: readonly string[];
}

/** Takes rows out again that a plan has added and nobody has changed: `rows` hold the id ('' where the sheet has none) and the checksum of the cells in `columns`. */
export interface RemoveAdded {
  readonly kind: 'removeAdded';
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [id: string, checksum: string])[];
}

/** Puts rows back where they stood, one after another; of ids that the sheet holds already, nothing is put back. */
export interface InsertRows {
  readonly kind: 'insertRows';
  readonly sheet: string;
  readonly idKey: string;
  readonly rows: readonly KeptRowAt[];
}

/** Takes a sheet of Kehu's, or columns of one, out of the book. */
export interface RemoveLayout {
  readonly kind: 'removeLayout';
  readonly sheet: string;
  /** Undefined: the whole sheet. */
  readonly columns?: readonly string[];
}

/** One thing that a plan has done to the book; carried out twice it gives what once gives. */
export type Step =
  | WriteColumns
  | AppendRows
  | WriteCells
  | ReplaceRows
  | RemoveRows
  | RemoveAdded
  | InsertRows
  | RemoveLayout
  | { readonly kind: 'layoutSheet'; readonly layout: SheetLayout }
  | { readonly kind: 'arrangeColumns'; readonly arrangement: Arrangement }
  | { readonly kind: 'setProperty'; readonly key: string; readonly value: string | null }
  | { readonly kind: 'pivotSheet'; readonly pivot: PivotSheet }
  | CreateFile
  | { readonly kind: 'schedule'; readonly installed: boolean };

/** A file in the owner's Drive. Created again under the same id, it stays as it is. */
export interface CreateFile {
  readonly kind: 'createFile';
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: number[];
  /** What `Files.find` finds it by. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A summary sheet: a native pivot table and a chart of it. */
export interface PivotSheet {
  readonly key: string;
  readonly title: string;
  readonly source: string;
  /** Filled rows of the source below its header: the pivot's source is exactly these. */
  readonly sourceRows: number;
  /** Column keys of the source. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly { readonly column: string; readonly summarize: 'COUNTA' | 'SUM' | 'AVERAGE'; readonly name: string }[];
  /** `ranges`: what the chart shows of the pivot, rows and columns from 0 at the pivot's anchor. `beside`: the first column from 0 that the pivot leaves free. */
  readonly chart?: {
    readonly type: 'COLUMN' | 'BAR' | 'LINE';
    readonly title: string;
    readonly ranges: readonly { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }[];
    readonly beside: number;
  };
}
