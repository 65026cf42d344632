import type { Cell, Grid } from '../core/cell';
import type { Message } from '../core/message';

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
  /** The command ends with this error after its steps were carried out; what they wrote stays. */
  readonly failure?: Message;
}

/** How Sheets checks what is typed into a column. `strict`: refused; else only warned of. */
export type Validation =
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly strict: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'checkbox' }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'unique' }
  | { readonly kind: 'reference'; readonly sheet: string };

/** One column as `install` lays it out. */
export interface ColumnLayout {
  readonly key: string;
  readonly header: string;
  readonly numberFormat: string;
  /** In pixels. */
  readonly width: number;
  readonly computed: boolean;
  readonly required: boolean;
  readonly validation: Validation | undefined;
  /** Shown as the header's note. */
  readonly help: string;
}

/** A sheet that Kehu makes, or completes where it exists. */
export interface SheetLayout {
  readonly key: string;
  readonly kind: 'module' | 'settings' | 'written';
  readonly title: string;
  readonly columns: readonly ColumnLayout[];
  /** Where the sheet exists: columns of it that are Kehu's by their header but don't carry their key yet, by position from 0. */
  readonly adopt: readonly { readonly position: number; readonly key: string }[];
  /** Keys of the columns that it lacks; they are added at the right. All of them where the sheet is new. */
  readonly add: readonly string[];
  readonly exists: boolean;
  /** Rows below the header, by the columns in order: written only where the sheet is new. */
  readonly rows: Grid;
  /** Tier or tag → background colour, for the conditional formats of a column. */
  readonly colours: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Cells of one sheet by column key, a row a record, found again by id just before writing: rows that moved are followed, rows that went are skipped. `null` leaves the cell as it is. */
export interface WriteColumns {
  readonly kind: 'writeColumns';
  readonly sheet: string;
  readonly idKey: string;
  readonly ids: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (Cell | null)[])[];
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
}

export type Step =
  | WriteColumns
  | AppendRows
  | WriteCells
  | ReplaceRows
  | { readonly kind: 'layoutSheet'; readonly layout: SheetLayout }
  | { readonly kind: 'setProperty'; readonly key: string; readonly value: string | null }
  | { readonly kind: 'pivotSheet'; readonly pivot: PivotSheet }
  | CreateFile
  | { readonly kind: 'schedule'; readonly installed: boolean }
  | { readonly kind: 'showSidebar'; readonly panel: string };

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
