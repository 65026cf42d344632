/// <reference types="google-apps-script" />
import type { Area, CellValue, Sheet, Workbook } from '../document/types';
import type { EvaluatedBook } from '../engine/contract';
import type { AuthMode, Manifest, ShownUi } from '../runtime';
import type { Meter } from './meter';

/** What is selected in the open book. Positions from 0. */
export interface Selected {
  sheet: number;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A lock that an execution holds, and caches: what outlives one execution but not the runtime. */
export interface SharedState {
  readonly ui: ShownUi;
  readonly selected: Selected;
  /** Name of the lock → who holds it. */
  readonly locks: Map<string, unknown>;
  /** Cache (`document`, `script`, `user:mail`) → key → value and the instant at which it goes. */
  readonly caches: Map<string, Map<string, { value: string; until: number }>>;
}

/** Makes the objects that services of different files give to scripts. */
export interface Factory {
  spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet;
  sheet(sheet: Sheet): GoogleAppsScript.Spreadsheet.Sheet;
  /** `open`: A1 notation of a range without an end, such as `C:C`; only such a range is an entire row or column to Google. */
  range(sheet: Sheet, area: Area, open?: string): GoogleAppsScript.Spreadsheet.Range;
}

/** Grids that were made in the script's realm by a kit and need no copying. */
export const guestGrids = new WeakSet<object>();

/** Makes arrays and dates of the script's own realm, so that large grids are made once. */
export interface GuestKit {
  array(): unknown[];
  date(instant: number): object;
}

/** What the services of one execution stand on. */
export interface Environment {
  readonly book: Workbook;
  readonly mode: AuthMode;
  readonly manifest: Manifest;
  readonly html: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly scriptTimeZone: string;
  readonly user: string;
  /** Nobody is at the keyboard: a clock trigger runs as `user`, and there is no active user. */
  readonly unattended: boolean;
  readonly meter: Meter;
  readonly shared: SharedState;
  readonly make: Factory;
  /** The computed book, made when it is first asked for after a write; undefined while it is being computed. */
  computed(): EvaluatedBook | undefined;
  /** A book like this one, computed now; undefined while a book is being computed. */
  evaluate(copy: Workbook): EvaluatedBook | undefined;
  /** To be called after every change of the document. */
  touch(): void;
  /** Absent where no script runs. */
  kit?: GuestKit;
  /** Instant that the script's clock shows. */
  now(): number;
}

/** A stored value as the evaluator may replace it. */
export type Shown = CellValue | { readonly error: string; readonly message?: string };
