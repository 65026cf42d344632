import type { Cell } from '../cell';
import type { Table } from '../table/readTable';
import { isMasked } from '../values/text';
import type { MergedField } from './mergeCustomers';

/** Columns of `leftContacts`. */
export const CONTACT_COLUMNS = ['customerId', 'name', 'position', 'phone', 'email', 'notes'] as const;

/** Contacts of the records that go which the one that stays doesn't name: a phone, mail address or person of theirs would be known to nobody else. `note` says where one comes from. */
export function leftContacts(
  customers: Table,
  keep: number,
  losers: readonly number[],
  fields: readonly MergedField[],
  note: (id: string) => string,
): Cell[][] {
  const stays = (key: string): string => String(fields.find(({ field }) => field.key === key)?.value ?? customers.cell(keep, key)).trim();
  const known = new Set(['contact', 'phone', 'email'].map((key) => `${key}\n${stays(key)}`));
  return losers.flatMap((row) => {
    const details = ['contact', 'phone', 'email'].map((key) => ({ key, text: customers.text(row, key) }));
    const left = details.filter(({ key, text }) => text !== '' && !isMasked(text) && !known.has(`${key}\n${text}`));
    for (const { key, text } of left) known.add(`${key}\n${text}`);
    if (left.length === 0) return [];
    const text = (key: string): string => customers.text(row, key);
    return [
      [customers.text(keep, 'id'), text('contact') || text('name'), text('position'), text('phone'), text('email'), note(text('id'))],
    ];
  });
}
