import { isMasked, valueForm } from '../values/text';
import { ticked } from '../values/ticked';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';

/** Open records without an owner, or with another one than their customer's. */
export const checkOwners = defineCheck({
  kinds: ['ownerMissing', 'ownerDiffers'],
  find: (book) =>
    book.sheets.flatMap((sheet) => {
      const customers = book.sheet('customers');
      return openRows(sheet).flatMap((row): Finding[] => {
        const customer = sheet.customerRow(row);
        const owner = sheet.table.text(row, 'owner');
        const other = customer === undefined ? '' : (customers?.table.text(customer, 'owner') ?? '');
        const found = { module: sheet.module.key, row, field: 'owner', value: owner, evidence: other } as const;
        if (owner === '') return [{ kind: 'ownerMissing', ...found, problem: { key: 'quality.ownerMissing' } }];
        // A colleague may help with one case; what is planned is the owner's.
        if (sheet.module.key !== 'followUps' || other === '' || isSamePerson(owner, other)) return [];
        return [{ kind: 'ownerDiffers', ...found, problem: { key: 'quality.ownerDiffers', params: { owner, other } } }];
      });
    }),
});

/** Owners of customers and of open records who left; each name that the staff sheet doesn't have, with how many records it owns. Nothing while that sheet is empty. */
export const checkStaff = defineCheck({
  kinds: ['ownerLeft', 'ownerUnknown'],
  find: (book) => {
    const staff = staffOf(book);
    if (staff.size === 0) return [];
    const unknown = new Map<string, { name: string; module: string; count: number }>();
    const left = book.sheets.flatMap((sheet) => {
      const rows = sheet.module.key === 'customers' ? sheet.rows : openRows(sheet);
      return rows.flatMap((row): Finding[] => {
        const owner = sheet.table.text(row, 'owner');
        const form = valueForm(owner);
        if (owner === '' || isMasked(owner)) return [];
        const isActive = staff.get(form);
        if (isActive === undefined) {
          const before = unknown.get(form);
          unknown.set(form, { name: owner, module: before?.module ?? sheet.module.key, count: (before?.count ?? 0) + 1 });
        }
        if (isActive !== false) return [];
        const problem = { key: 'quality.ownerLeft', params: { owner } };
        return [{ kind: 'ownerLeft', module: sheet.module.key, row, field: 'owner', problem, value: owner }];
      });
    });
    const others = [...unknown.values()].map(
      ({ name, module, count }): Finding => ({
        kind: 'ownerUnknown',
        module,
        row: undefined,
        field: 'owner',
        problem: { key: 'quality.ownerUnknown', params: { owner: name, count } },
        value: name,
        about: name,
      }),
    );
    return [...left, ...others];
  },
});

/** Customers whose contact is another person than the one that is ticked as primary among their contacts. */
export const checkContact = defineCheck({
  kinds: ['contactDiffers'],
  find: ({ sheet }) => {
    const [customers, contacts] = [sheet('customers'), sheet('contacts')];
    if (!customers || !contacts) return [];
    const primary = new Map<number, string[]>();
    for (const row of contacts.rows) {
      const customer = contacts.customerRow(row);
      const name = contacts.table.text(row, 'name');
      if (customer === undefined || name === '' || ticked(contacts.table.cell(row, 'primary')) !== true) continue;
      primary.set(customer, [...(primary.get(customer) ?? []), name]);
    }
    return [...primary].flatMap(([row, names]): Finding[] => {
      const value = customers.table.text(row, 'contact');
      if (value === '' || names.some((name) => isSamePerson(name, value))) return [];
      const problem = { key: 'quality.contactDiffers', params: { name: names.join(', ') } };
      return [{ kind: 'contactDiffers', module: 'customers', row, field: 'contact', problem, value, evidence: names.join() }];
    });
  },
});

/** Records that are still to be done. */
export function openRows({ module, rows, holds }: CheckedSheet): readonly number[] {
  const done: Readonly<Record<string, readonly string[]>> = { followUps: ['done', 'cancelled'], service: ['solved'] };
  const over = done[module.key];
  return over ? rows.filter((row) => !over.some((status) => holds(row, 'status', status))) : [];
}

/** A name that was masked may be any that it can stand for, so it differs from none. */
function isSamePerson(one: string, other: string): boolean {
  return valueForm(one) === valueForm(other) || isMasked(one) || isMasked(other);
}

/** Who works with the book, and whether they still do. */
function staffOf({ tables: { staff } }: CheckedBook): Map<string, boolean> {
  const found = new Map<string, boolean>();
  staff?.rows.forEach((_, row) => {
    const name = valueForm(staff.text(row, 'name'));
    if (name !== '') found.set(name, found.get(name) === true || ticked(staff.cell(row, 'active')) !== false);
  });
  return found;
}
