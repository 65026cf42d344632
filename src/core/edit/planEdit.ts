import { type Cell, type Grid, isEmpty } from '../cell';
import { idGiver } from '../import/ids';
import { dataStatusOf } from '../quality/required';
import type { Language, Module } from '../schema';

/** Rows that a person has just changed. */
export interface Edit {
  readonly module: Module;
  /** The whole rows, as they are now. */
  readonly rows: Grid;
  /** Column key → position from 0. */
  readonly positions: ReadonlyMap<string, number>;
  /** Keys of the columns that were changed. */
  readonly touched: readonly string[];
  readonly now: Date;
  readonly language: Language;
  /** Every id of the module's sheet; asked only where a row needs one. */
  readonly ids: () => readonly string[];
}

/** What an edit makes Kehu write in those rows, by column key: `null` leaves a cell as it is. */
export type Stamps = Readonly<Record<string, readonly (Cell | null)[]>>;

/** Gives ids to rows that are first filled, stamps the update time and says what is missing. Empty where nothing is to be written. */
export function planEdit(edit: Edit): Stamps {
  const { module, rows, positions } = edit;
  const typed = edit.touched.filter((key) => module.fields.some((field) => field.key === key && !field.computed && !field.stamped));
  if (typed.length === 0) return {};
  const cellOf = (row: Grid[number], key: string): Cell => row[positions.get(key) ?? -1] ?? '';
  const filled = rows.map((row) =>
    module.fields.some((field) => !field.computed && !field.stamped && field.type !== 'checkbox' && !isEmpty(cellOf(row, field.key))),
  );
  const stamps: Record<string, (Cell | null)[]> = {};
  const needId = rows.map((row, at) => filled[at] === true && isEmpty(cellOf(row, 'id')));
  if (positions.has('id') && needId.includes(true)) {
    const give = idGiver(module, edit.ids());
    stamps.id = needId.map((need) => (need ? give() : null));
  }
  if (positions.has('dataStatus')) {
    stamps.dataStatus = rows.map((row, at) => (filled[at] ? dataStatusOf(module, (key) => cellOf(row, key), edit.language) : ''));
  }
  if (positions.has('updatedAt')) stamps.updatedAt = rows.map((_, at) => (filled[at] ? edit.now : ''));
  return stamps;
}
