import type { CellValue, Workbook } from '../document/types';

/** A cell that could not be computed: its error word (`#REF!`, `#ERROR!` …) and what the sheet says of it. */
export interface CellError {
  readonly error: string;
  readonly message?: string;
}

/** What the evaluator may ask of its surroundings. */
export interface EvaluationHost {
  /** The script's custom functions, by the name that formulas use. */
  readonly functions: readonly { readonly name: string; readonly params: readonly string[] }[];
  /** Calls a custom function: arguments are values or rows × columns of values (dates are `Date`); throws what the function throws. */
  callFunction(name: string, args: unknown[]): unknown;
  /** The clock: its UTC fields are the wall clock of the book's zone. */
  readonly now: Date;
}

/** A book with every formula, spill and pivot computed. Positions count from 0. */
export interface EvaluatedBook {
  /** The computed value of a cell, `undefined` where the stored value stands. */
  valueAt(sheetId: number, row: number, column: number): CellValue | CellError | undefined;
  /** How far computed cells reach (spills and pivots reach beyond stored ones): counts of rows and columns from A1. */
  extent(sheetId: number): { readonly rows: number; readonly columns: number };
}

/** The signature of `evaluateBook` in `local/engine/evaluate.ts`. */
export type EvaluateBook = (document: Workbook, host: EvaluationHost) => EvaluatedBook;
