import type { Cell } from '../cell';
import { type Language, type Module, nameIn } from '../schema';
import { loadCell } from '../snapshots/cells';
import type { KeptRowAt } from '../undo/undoRecord';
import { textOf } from '../values/text';

/** Columns of the archive's rows, in the order of `archiveRow`. */
export const ARCHIVE_COLUMNS = [
  'entry',
  'at',
  'cause',
  'module',
  'id',
  'customerId',
  'name',
  'into',
  'content',
  'restore',
  'record',
  'run',
] as const;

/** Why a row is in the archive. */
export type ArchiveCause = 'merge' | 'archive';

/** A row that goes to the archive. */
export interface Archived {
  readonly module: Module;
  readonly row: KeptRowAt;
  /** Id of the customer that it is or belongs to. */
  readonly customerId: string;
  readonly name: string;
  /** Id of the customer that it was merged into; '' where it wasn't. */
  readonly into: string;
}

/** What an archive row tells of where it comes from. */
export interface ArchiveStamp {
  readonly at: Date;
  readonly run: string;
  /** In the book's language. */
  readonly cause: string;
  readonly language: Language;
}

/** A cell holds 50,000 characters. */
const LONGEST = 49_000;
const CONTENT = 500;

/** A row of the archive: what people read of a record, and the record itself. Undefined where it is too long for a cell. */
export function archiveRow(
  { module, row, customerId, name, into }: Archived,
  { at, run, cause, language }: ArchiveStamp,
): Cell[] | undefined {
  const record = JSON.stringify(row);
  if (record.length > LONGEST) return undefined;
  const content = module.fields
    .filter((field) => !field.computed && !field.stamped && field.type !== 'id' && row.cells[field.key] !== undefined)
    .map((field) => `${nameIn(language, field)}: ${shownCell(row, field.key)}`)
    .join(' · ')
    .slice(0, CONTENT);
  const entry = `${run}/${module.key}/${row.id}`;
  return [entry, at, cause, nameIn(language, module), row.id, customerId, name, into, content, false, record, run];
}

function shownCell(row: KeptRowAt, key: string): string {
  const cell = row.cells[key] ?? '';
  return typeof cell === 'object' && 'f' in cell ? cell.f : textOf(loadCell(cell));
}

/** The record that an archive row keeps; undefined where somebody changed it so that it is none. */
export function readArchived(text: string): KeptRowAt | undefined {
  try {
    const row = JSON.parse(text) as KeptRowAt | null;
    const isRow = typeof row?.id === 'string' && typeof row.at === 'number' && typeof row.cells === 'object';
    return isRow ? row : undefined;
  } catch {
    return undefined;
  }
}
