import { type Cell, type Grid, isEmpty } from '../cell';
import { highestId, idGiver } from '../import/ids';
import { dataStatusOf } from '../quality/required';
import { isSame } from '../refresh/isSame';
import type { Field, Language, Module } from '../schema';
import { splitTags } from '../values/lists';
import type { ValueParser } from '../values/parseValue';
import { codeForm, textOf } from '../values/text';
import type { Finding } from './notes';

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
  /** Who did it, or '' where Google doesn't say. */
  readonly user: string;
  readonly parserOf: (field: Field) => ValueParser;
  readonly tagLimit: number;
  /** Highest number that an id of the module has had. */
  readonly mark: number;
  /** What the cell held before, of a single one. */
  readonly old?: string;
  /** Every id of the module's sheet; asked only where a row needs one, or was given one. */
  readonly ids: () => readonly string[];
  /** Another module's sheet and ids, or undefined where they can't be asked for. */
  readonly idsOf: (module: string) => { readonly title: string; readonly ids: ReadonlySet<string> } | undefined;
  /** Whether ids can still be given, after so many findings: otherwise they come with the row's next change. */
  readonly hasRoomForIds: (findings: number) => boolean;
}

/** What is to be written in those rows, by column key: `null` leaves a cell as it is. */
export type Stamps = Readonly<Record<string, readonly (Cell | null)[]>>;

/** What an edit makes Kehu do. */
export interface EditPlan {
  /** Typed cells that get their one form. */
  readonly cells: Stamps;
  /** Ids of rows that are first filled. */
  readonly ids: readonly (string | null)[] | undefined;
  /** The module's new mark, where it rises. */
  readonly mark: number | undefined;
  /** `dataStatus`, `updatedAt`, `updatedBy` of the rows. */
  readonly stamps: Stamps;
  readonly findings: readonly Finding[];
  /** The rows as they will stand. */
  readonly rows: Grid;
  /** Whether a row has anything in it, and whether it is new. */
  readonly filled: readonly boolean[];
  readonly isNew: readonly boolean[];
}

/** What an edit of typed columns makes Kehu do; undefined where only columns that Kehu writes itself were touched. */
export function planEdit(edit: Edit): EditPlan | undefined {
  const { module, positions, touched } = edit;
  const typed = module.fields.filter((field) => touched.includes(field.key) && !field.computed && !field.stamped);
  if (typed.length === 0) return undefined;
  const { cells, rows, findings } = readCells(edit, typed);
  const cellOf = (row: Grid[number], key: string): Cell => row[positions.get(key) ?? -1] ?? '';
  const entered = module.fields.filter((field) => !field.computed && !field.stamped && field.type !== 'checkbox');
  const filled = rows.map((row) => entered.some((field) => !isEmpty(cellOf(row, field.key))));
  for (const field of typed) {
    if (field.type === 'id') findings.push(...doubledIds(edit, field.key, rows));
    else if (field.references !== undefined) findings.push(...unknownReferences(edit, field, rows));
  }
  const lacksId = rows.map((row, at) => filled[at] === true && positions.has('id') && isEmpty(cellOf(row, 'id')));
  const gives = lacksId.includes(true) && edit.hasRoomForIds(findings.length);
  const ids = gives ? giveIds(edit, lacksId) : undefined;
  const given = ids?.filter((id) => id !== null) ?? [];
  const highest = Math.max(
    highestId(module, given),
    touched.includes('id')
      ? highestId(
          module,
          rows.map((row) => textOf(cellOf(row, 'id')).trim()),
        )
      : 0,
  );
  ids?.forEach((id, at) => {
    const row = rows[at];
    if (id !== null && row) row[positions.get('id') ?? 0] = id;
  });
  const stamps: Record<string, (Cell | null)[]> = {};
  const stamp = (key: string, value: (row: Grid[number], at: number) => Cell): void => {
    const position = positions.get(key);
    if (position === undefined) return;
    const values = rows.map((row, at) => (filled[at] ? value(row, at) : ''));
    if (values.some((cell, at) => !isSame(cell, rows[at]?.[position] ?? ''))) stamps[key] = values;
  };
  stamp('dataStatus', (row) => dataStatusOf(module, (key) => cellOf(row, key), edit.language));
  stamp('updatedAt', () => edit.now);
  if (edit.user !== '') stamp('updatedBy', () => edit.user);
  return { cells, ids, mark: highest > edit.mark ? highest : undefined, stamps, findings, rows, filled, isNew: lacksId };
}

/** The touched cells in their one form, and what is wrong with those that have none. */
function readCells(edit: Edit, typed: readonly Field[]): { cells: Stamps; rows: Grid; findings: Finding[] } {
  const rows = edit.rows.map((row) => [...row]);
  const cells: Record<string, (Cell | null)[]> = {};
  const findings: Finding[] = [];
  for (const field of typed) {
    const position = edit.positions.get(field.key);
    if (position === undefined) continue;
    const parse = edit.parserOf(field);
    const values = rows.map((row, at): Cell | null => {
      const raw = row[position] ?? '';
      if (isEmpty(raw)) return null;
      const read = parse(raw);
      const problem = read.ok ? (read.doubt ?? tooManyTags(edit, field, read.value)) : read.error;
      if (problem) findings.push({ row: at, column: field.key, problem });
      if (!read.ok || isSame(read.value, raw) || isKept(field, raw)) return null;
      row[position] = read.value;
      return read.value;
    });
    if (values.some((value) => value !== null)) cells[field.key] = values;
  }
  return { cells, rows, findings };
}

/** A number or date in a column of text is what a person typed there; only phone numbers become text. */
function isKept(field: Field, raw: Cell): boolean {
  return typeof raw !== 'string' && field.type !== 'phone' && field.type !== 'checkbox';
}

function tooManyTags({ tagLimit }: Edit, field: Field, value: Cell): Finding['problem'] | undefined {
  const count = field.dictionary === 'free' && field.type === 'tags' ? splitTags(textOf(value)).length : 0;
  return count > tagLimit ? { key: 'import.tooManyTags', params: { count, limit: tagLimit } } : undefined;
}

function doubledIds(edit: Edit, key: string, rows: Grid): Finding[] {
  const position = edit.positions.get(key) ?? -1;
  if (rows.every((row) => isEmpty(row[position]))) return [];
  const places = new Map<string, number[]>();
  edit.ids().forEach((id, at) => {
    const form = codeForm(id);
    const found = places.get(form);
    if (form !== '' && found) found.push(at + 2);
    else if (form !== '') places.set(form, [at + 2]);
  });
  return rows.flatMap((row, at): Finding[] => {
    const id = codeForm(textOf(row[position] ?? '').trim());
    const found = places.get(id) ?? [];
    return found.length > 1
      ? [{ row: at, column: key, problem: { key: 'edit.doubledId', params: { id, rows: found.slice(0, 5).join(', ') } } }]
      : [];
  });
}

function unknownReferences(edit: Edit, field: Field, rows: Grid): Finding[] {
  const position = edit.positions.get(field.key) ?? -1;
  if (field.references === undefined || rows.every((row) => isEmpty(row[position]))) return [];
  const known = edit.idsOf(field.references);
  if (!known) return [];
  return rows.flatMap((row, at): Finding[] => {
    const id = textOf(row[position] ?? '').trim();
    return id === '' || known.ids.has(id)
      ? []
      : [{ row: at, column: field.key, problem: { key: 'edit.unknownReference', params: { id, sheet: known.title } } }];
  });
}

/** Ids for the rows that lack one. An id that somebody cleared away comes back: records name it. */
function giveIds(edit: Edit, lacksId: readonly boolean[]): (string | null)[] {
  const used = edit.ids();
  const cleared = edit.touched.includes('id') ? (edit.old ?? '').trim() : '';
  if (cleared !== '' && lacksId.length === 1 && !used.includes(cleared)) return [cleared];
  const give = idGiver(edit.module, used, edit.mark);
  return lacksId.map((lacks) => (lacks ? give() : null));
}
