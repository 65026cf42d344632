import { type Cell, isEmpty } from '../cell';
import type { Problem } from '../message';
import { mailForm } from '../values/email';
import type { Dictionary } from '../values/lists';
import type { PhoneForm } from '../values/phone';
import { textOf } from '../values/text';
import { CONTACT_DETAILS, FEEDBACK, INTERACTION, personalTags, splitContact } from './specials';
import type { SourceColumn, SourceRow } from './types';

/** Rows in the sheet's own columns, and what they say that belongs elsewhere. */
export interface SheetRows {
  /** Keys of the sheet's columns, in the order of the rows' cells. */
  readonly keys: readonly string[];
  /** The header in the file of each of them. */
  readonly headers: readonly string[];
  readonly rows: readonly SourceRow[];
  /** A row's satisfaction, feedback and interaction, by its place in `rows`. */
  readonly extras: ReadonlyMap<number, CustomerExtras>;
  readonly problems: readonly Problem[];
}

/** What a customer's row says of a return visit and of an interaction. */
export interface CustomerExtras {
  readonly satisfaction: Cell;
  readonly feedback: Cell;
  readonly interaction: Cell;
  /** The imported tags, and what of them only a person can know: the need counts where none is known, free tags are added to those there are. */
  readonly tags: Cell;
  readonly need: string;
  readonly free: readonly string[];
}

/**
 * Turns what a file's columns hold into the module's sheet's columns: a customer's contact details become phone and mail address.
 * A column that the file has itself is filled only where it is empty there.
 */
export function toSheetRows(
  module: string,
  columns: readonly SourceColumn[],
  rows: readonly SourceRow[],
  dictionary: Dictionary,
  phoneOf: PhoneForm,
): SheetRows {
  const at = new Map(columns.map((column, position) => [column.field.key, position]));
  // In the other modules a score or a tag is a column like any other.
  const isSpecial = (column: SourceColumn): boolean => module === 'customers' && SPECIAL.has(column.field.key);
  const plain = columns.map((_, position) => position).filter((position) => !isSpecial(columns[position]!));
  const keys = plain.map((position) => columns[position]!.field.key);
  const headers = plain.map((position) => columns[position]!.header);
  const none: ReadonlyMap<number, CustomerExtras> = new Map();
  if (!columns.some(isSpecial)) return { keys, headers, rows, extras: none, problems: [] };

  const slot = (key: string, from: string): number => {
    const found = keys.indexOf(key);
    if (found >= 0) return found;
    headers.push(columns[at.get(from)!]!.header);
    return keys.push(key) - 1;
  };
  const details = at.get(CONTACT_DETAILS);
  const [phone, email] = details === undefined ? [-1, -1] : [slot('phone', CONTACT_DETAILS), slot('email', CONTACT_DETAILS)];
  const tags = at.get('tags');
  if (tags !== undefined) for (const key of ['needType', 'freeTags']) slot(key, 'tags');

  const problems: Problem[] = [];
  const extras = new Map<number, CustomerExtras>();
  const made = rows.map((row, index): SourceRow => {
    const cells = plain.map((position) => row.cells[position] ?? '');
    while (cells.length < keys.length) cells.push('');
    const of = (position: number | undefined): Cell => (position === undefined ? '' : (row.cells[position] ?? ''));
    if (!isEmpty(of(details))) {
      const contact = splitContact(textOf(of(details)));
      if (isEmpty(cells[phone])) cells[phone] = phoneOf(contact.phone) ?? contact.phone;
      if (isEmpty(cells[email])) cells[email] = mailForm(contact.email) ?? contact.email;
      if (contact.rest !== '') {
        const column = columns[details!]!.header;
        problems.push({ key: 'import.neitherPhoneNorMail', row: row.row, column, params: { value: contact.rest.slice(0, 40) } });
      }
    }
    const extra = {
      satisfaction: of(at.get('satisfaction')),
      feedback: of(at.get(FEEDBACK)),
      interaction: of(at.get(INTERACTION)),
      tags: of(tags),
      ...personalTags(of(tags), dictionary),
    };
    if (!EXTRA_KEYS.every((key) => isEmpty(extra[key]))) extras.set(index, extra);
    return { row: row.row, cells };
  });
  return { keys, headers, rows: made, extras, problems };
}

const SPECIAL = new Set([CONTACT_DETAILS, FEEDBACK, INTERACTION, 'satisfaction', 'tags']);
const EXTRA_KEYS = ['satisfaction', 'feedback', 'interaction', 'tags'] as const;
