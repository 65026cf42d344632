import { addMonths, dateOfDay, formatDate } from '../cell';
import type { CheckedBook } from './checkedBook';
import { openRows } from './checkPeople';
import { dealingsOf, isDayBefore } from './dealings';
import { defineCheck, type Finding } from './finding';

/** Customers who weren't updated within a day of their newest record. */
export const checkUpdated = defineCheck({
  kinds: ['notUpdated'],
  find: (book) => {
    const customers = book.sheet('customers');
    const dealings = dealingsOf(book);
    return (customers?.rows ?? []).flatMap((row): Finding[] => {
      const value = customers?.table.cell(row, 'updatedAt') ?? '';
      const newest = dealings.get(row)?.newest;
      if (!newest || !(value instanceof Date) || !isDayBefore(value, newest)) return [];
      const problem = { key: 'quality.notUpdated', params: { date: formatDate(newest) } };
      return [{ kind: 'notUpdated', module: 'customers', row, field: 'updatedAt', problem, value, evidence: formatDate(newest) }];
    });
  },
});

/** Open follow-ups and service cases whose day is over. */
export const checkOverdue = defineCheck({
  kinds: ['overdue'],
  find: ({ sheets, today }) =>
    sheets.flatMap((sheet) =>
      openRows(sheet).flatMap((row): Finding[] => {
        const due = sheet.day(row, 'due');
        if (due === undefined || due >= today) return [];
        const problem = { key: 'quality.overdue', params: { days: today - due } };
        return [{ kind: 'overdue', module: sheet.module.key, row, field: 'due', problem, value: sheet.table.cell(row, 'due') }];
      }),
    ),
});

/** The list of contact details to be verified this month: those of customers who aren't lost that nobody has verified for so long, or ever. */
export const checkVerified = defineCheck({
  kinds: ['unverified'],
  find: (book) => {
    const customers = book.sheet('customers');
    if (!customers || customers.table.columnOf('verifiedAt') === undefined) return [];
    const months = Number(book.settings.verifyMonths) || 1;
    const limit = addMonths(book.today, -months);
    const { table, holds, day, rows } = customers;
    return rows.flatMap((row): Finding[] => {
      const value = table.cell(row, 'verifiedAt');
      if (table.text(row, 'phone') + table.text(row, 'email') === '' || holds(row, 'status', 'lost')) return [];
      const since = day(row, 'verifiedAt');
      if (since === undefined ? value !== '' : since >= limit) return [];
      const problem =
        since === undefined
          ? { key: 'quality.neverVerified' }
          : { key: 'quality.unverified', params: { date: formatDate(dateOfDay(since)) } };
      return [{ kind: 'unverified', module: 'customers', row, field: 'verifiedAt', problem, value, evidence: monthOf(book) }];
    });
  },
});

/** Whoever said this month that it is fine is asked again in the next. */
function monthOf({ today }: CheckedBook): string {
  return formatDate(dateOfDay(today)).slice(0, 7);
}
