import type { Grid } from '../cell';

/** How Sheets checks what is typed into a column. `strict`: refused; else only warned of. */
export type Validation = { readonly strict: boolean } & (
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'checkbox' }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'unique' }
  /** `min`, `max`: how many characters. */
  | { readonly kind: 'text'; readonly pattern?: string; readonly min?: number; readonly max?: number }
  /** Several of the values, with separators between. */
  | { readonly kind: 'tags'; readonly values: readonly string[] }
  | { readonly kind: 'reference'; readonly sheet: string }
);

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
  /** Columns at the left that stay in sight: what a record is called. */
  readonly frozenColumns: number;
  readonly columns: readonly ColumnLayout[];
  /** Where the sheet exists: columns of it that are Kehu's by their header but don't carry their key yet, by position from 0. */
  readonly adopt: readonly { readonly position: number; readonly key: string }[];
  /** Keys of the columns that it lacks; they are added at the right. All of them where the sheet is new. */
  readonly add: readonly string[];
  readonly exists: boolean;
  /** Columns that are to be checked otherwise than before: a validation that stands there is Kehu's. */
  readonly recheck: readonly string[];
  /** Rows below the header, by the columns in order: empty where the sheet has rows already. */
  readonly rows: Grid;
  /** Tier or tag → background colour, for the conditional formats of a column. */
  readonly colours: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
