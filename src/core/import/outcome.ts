import type { Cell } from '../cell';
import type { Message } from '../message';
import type { Language, Module } from '../schema';
import type { Table } from '../table/readTable';
import type { Dictionary } from '../values/lists';
import type { PhoneForm } from '../values/phone';
import type { NewRecords } from './derivedRecords';
import type { Marks } from './ids';
import type { ColumnMap } from './types';
import type { RowUpdates } from './updates';

/** A file's rows and all that reading them needs. Sheets are asked for only when they are needed. */
export interface ImportInput {
  readonly module: Module;
  /** The file's name, for messages. */
  readonly file: string;
  /** Header first. */
  readonly rows: readonly (readonly Cell[])[];
  /** Whether rows of another length than the header's are errors. */
  readonly ragged: boolean;
  readonly map: ColumnMap;
  readonly language: Language;
  readonly asOf: Date;
  /** Who imports, or ''. */
  readonly user: string;
  /** Highest numbers that ids have had. */
  readonly marks: Marks;
  readonly dictionary: Dictionary;
  readonly phone: PhoneForm;
  readonly freeTagLimit: number;
  readonly matchDuplicates: boolean;
  readonly skipRejected: boolean;
  /** The module's own sheet. */
  readonly sheet: Table;
  /** The `fields` sheet. */
  readonly fieldsSheet: Table | undefined;
  /** Modules with their sheets. */
  readonly modules: readonly Module[];
  readonly tableOf: (module: string) => Table | undefined;
}

/** What an import does to the book, as data. Columns are keys. */
export interface ImportOutcome {
  readonly updates: RowUpdates;
  readonly added: NewRecords;
  /** New records in other modules. */
  readonly derived: readonly NewRecords[];
  /** Marks with the ids of this import. */
  readonly marks: Marks;
  readonly counts: ImportCounts;
  readonly messages: readonly Message[];
  /** Imported values of computed columns, by row id. */
  readonly claims: readonly ComputedClaim[];
}

/** How many rows an import read, and what became of them. */
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/** What a file says that a computed column holds. */
export interface ComputedClaim {
  readonly key: string;
  readonly header: string;
  readonly values: readonly { readonly id: string; readonly row: number; readonly value: Cell }[];
}
