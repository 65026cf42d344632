import type { Cell, Grid } from '../core/cell';
import type { Message } from '../core/message';
import type { SheetCapture } from '../core/snapshots/capture';

/** A sheet as it was read: every row of its data range, header row first. */
export interface SheetContent {
  /** The sheet's title now. */
  readonly title: string;
  readonly grid: Grid;
  /** Column position from 0 → key, from developer metadata. */
  readonly keys: ReadonlyMap<number, string>;
}

/** What commands may know of Google. Implemented in `src/host/`; the only way from commands to a service. */
export interface Host {
  /** Now in the book's time zone, as a floating date. */
  readonly now: Date;
  /** The user's locale, as zh-CN or en. */
  readonly userLanguage: 'zh-CN' | 'en';
  /** Mail address of who runs this, or '' where Google doesn't say. */
  user(): string;
  /** Content of a sheet by key (found by sheet metadata, then by title in either language), or undefined. One service call a sheet the first time, none after. The metadata of the whole book is one call. */
  read(sheetKey: string): SheetContent | undefined;
  /** Formulas of a sheet by key, rows and columns as `read` gives them, '' where a cell has none. One service call a sheet the first time, none after. */
  formulas(sheetKey: string): readonly (readonly string[])[];
  /** Titles of all sheets, in order, with their key where they have one. */
  sheets(): readonly { readonly title: string; readonly key: string | undefined }[];
  /** Content of any sheet by title. */
  readTitle(title: string): SheetContent | undefined;
  /** Header row and one row (from 1) of any sheet, so a content of two rows, without reading the rest; undefined where there is no such sheet or row. Two service calls. */
  readRow(title: string, row: number): SheetContent | undefined;
  /** Title of the sheet that is open and the selected row, counted from 1; undefined where nothing is selected (a trigger, the command line). */
  selection(): { readonly title: string; readonly row: number } | undefined;
  /** Document properties, read once. */
  properties(): Readonly<Record<string, string>>;
  /** Files in the owner's Drive that Kehu wrote. */
  readonly files: Files;
  /** Name, locale (`zh_CN`) and time zone of the book; three service calls. */
  book(): { readonly name: string; readonly locale: string; readonly timeZone: string };
  /** Everything that a snapshot keeps of a sheet, read anew; the number of service calls doesn't depend on its size. */
  capture(title: string): SheetCapture | undefined;
  /** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. */
  digest(text: string): string;
  /** The text's UTF-8 bytes, gzipped. */
  gzip(text: string): number[];
  /** The text of gzipped UTF-8 bytes, or undefined where they aren't whole gzip. */
  ungzip(bytes: readonly number[]): string | undefined;
  /** Ticks of the simulated or real clock since the execution began, in ms. */
  elapsed(): number;
  toast(message: string): void;
}

/** Kehu's files in Drive (REST v3, scope drive.file). Bytes are passed as Apps Script passes them: signed. */
export interface Files {
  /** A fresh file id, so that creating the file can be repeated without doubling it. */
  newId(): string;
  read(id: string): { readonly name: string; readonly bytes: number[] } | undefined;
  list(): readonly { readonly id: string; readonly name: string; readonly created: string; readonly size: number }[];
  /** Id of the file that carries this property (`Step.createFile.properties`), or undefined. */
  find(property: string, value: string): string | undefined;
}

/** A cell as a plan writes it; `null` leaves the cell as it is. */
export type Written = Cell | null;
export type { Message };
