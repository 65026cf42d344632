import { dateOfDay, formatDate } from '../cell';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { dealingsOf, firstDealOf } from './dealings';
import { defineCheck, type Finding } from './finding';

/** Dates of what has happened, by module: they can't lie in the future. */
const PAST: Readonly<Record<string, readonly string[]>> = {
  customers: ['since', 'openingFirst', 'openingLast', 'verifiedAt', 'updatedAt'],
  sales: ['date', 'paidDate'],
  service: ['openedAt', 'resolvedAt'],
  interactions: ['at'],
};

/** Dates of which the second can't be before the first, by module. */
const ORDERED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  customers: [['openingFirst', 'openingLast']],
  sales: [['startDate', 'endDate']],
  service: [['openedAt', 'resolvedAt']],
};

/** Dates to come of what has happened already. */
export const checkFuture = defineCheck({
  kinds: ['future'],
  find: ({ sheets, today }) =>
    sheets.flatMap(({ module, rows, table, day }) =>
      (PAST[module.key] ?? []).flatMap((field) =>
        rows.flatMap((row): Finding[] => {
          const isLater = (day(row, field) ?? today) > today;
          if (!isLater) return [];
          const problem = { key: 'quality.future', params: { today: formatDate(dateOfDay(today)) } };
          return [{ kind: 'future', module: module.key, row, field, problem, value: table.cell(row, field) }];
        }),
      ),
    ),
});

/** An end before its beginning. A date without a time of day is before none of the same day. */
export const checkDateOrder = defineCheck({
  kinds: ['dateOrder'],
  find: (book) =>
    book.sheets.flatMap((sheet) =>
      (ORDERED[sheet.module.key] ?? []).flatMap(([first, second]) =>
        sheet.rows.flatMap((row) => orderFinding(book, sheet, row, first, second)),
      ),
    ),
});

/** Customers since a day after their first deal. */
export const checkSince = defineCheck({
  kinds: ['sinceAfter'],
  find: (book) => {
    const customers = book.sheet('customers');
    if (!customers) return [];
    const dealings = dealingsOf(book);
    return customers.rows.flatMap((row): Finding[] => {
      const since = customers.day(row, 'since');
      const first = firstDealOf(customers, row, dealings.get(row));
      if (since === undefined || first === undefined || since <= first) return [];
      const date = formatDate(dateOfDay(first));
      const problem = { key: 'quality.sinceAfter', params: { date } };
      return [
        {
          kind: 'sinceAfter',
          module: 'customers',
          row,
          field: 'since',
          problem,
          value: customers.table.cell(row, 'since'),
          evidence: date,
        },
      ];
    });
  },
});

/** Order of two sales by date; what came in on one day counts as bought before it is given back. */
export function dateOrder({ day, number }: CheckedSheet, a: number, b: number): number {
  return (day(a, 'date') ?? 0) - (day(b, 'date') ?? 0) || (number(b, 'amount') ?? 0) - (number(a, 'amount') ?? 0) || a - b;
}

function orderFinding(book: CheckedBook, { module, table, day }: CheckedSheet, row: number, first: string, second: string): Finding[] {
  const [from, to] = [table.cell(row, first), table.cell(row, second)];
  if (!(from instanceof Date) || !(to instanceof Date) || to >= from) return [];
  const isWhole = [from, to].some((date) => !formatDate(date).includes(':'));
  if (isWhole && day(row, first) === day(row, second)) return [];
  const problem = { key: 'quality.dateOrder', params: { field: book.nameOf(module.key, first), date: formatDate(from) } };
  return [{ kind: 'dateOrder', module: module.key, row, field: second, problem, value: to, evidence: formatDate(from) }];
}
