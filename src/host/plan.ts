import type { Grid } from '../core/cell';
import type { Message } from '../core/message';
import type { Field } from '../core/schema';

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
}

/** Column layout of a sheet that Kehu makes or upgrades. */
export interface SheetLayout {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly header: string; readonly field: Field; readonly width?: number }[];
  /** Rows that are written when the sheet is made (not when it is upgraded). */
  readonly rows: Grid;
  readonly tab: 'module' | 'settings' | 'written';
}

export type Step =
  /** Cells of one sheet by column key, followed by record id: rows that moved since they were read are found again, rows that went are skipped. */
  | {
      readonly kind: 'writeColumns';
      readonly sheet: string;
      readonly idKey: string;
      readonly ids: readonly string[];
      readonly columns: readonly string[];
      readonly values: Grid;
    }
  /** Rows below the last, by column key; skipped when a row with this operation id is there already and `once` names its column. */
  | { readonly kind: 'appendRows'; readonly sheet: string; readonly columns: readonly string[]; readonly values: Grid }
  /** Cells by position, for settings' status cells. Rows from 2. */
  | { readonly kind: 'writeCells'; readonly sheet: string; readonly row: number; readonly columnKey: string; readonly values: Grid }
  /** Makes the sheet or adds what it lacks; formats, validation, metadata and protection derive from the fields. */
  | { readonly kind: 'layoutSheet'; readonly layout: SheetLayout; readonly lists: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'setProperty'; readonly key: string; readonly value: string | null }
  | { readonly kind: 'pivotSheet'; readonly pivot: PivotSheet }
  | { readonly kind: 'createFile'; readonly id: string; readonly name: string; readonly mimeType: string; readonly bytes: number[] }
  | { readonly kind: 'schedule'; readonly installed: boolean }
  | { readonly kind: 'showSidebar'; readonly panel: string };

/** A summary sheet: a native pivot table and a chart of it. */
export interface PivotSheet {
  readonly key: string;
  readonly title: string;
  readonly source: string;
  /** Column keys of the source. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly { readonly column: string; readonly summarize: 'COUNTA' | 'SUM' | 'AVERAGE'; readonly name: string }[];
  readonly chart?: { readonly type: 'COLUMN' | 'BAR' | 'LINE'; readonly title: string };
}
