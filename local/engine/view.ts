/** Rows of a large sheet that a page gets at once: `from` and `to` count from 0 and include both ends; `total` counts the sheet's used rows. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** One sheet as the spreadsheet library's data format has it, with values in place of formulas, which are told apart in `formulas`. */
export interface SheetView {
  readonly id: string;
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>> & { readonly cells: Readonly<Record<string, string>> };
  /** Formulas by A1 name, for the formula bar and for editing. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly window: RowWindow | undefined;
}

/** A book as a page draws it. */
export interface BookView {
  readonly title: string;
  readonly sheets: readonly SheetView[];
  /** The library's styles and number formats by id, shared by all sheets; ids stay what they are when the book changes. */
  readonly styles: Readonly<Record<number, Record<string, unknown>>>;
  readonly formats: Readonly<Record<number, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
}
