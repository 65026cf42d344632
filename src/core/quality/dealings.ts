import { addMonths, DAY, dayOf } from '../cell';
import type { CheckedBook, CheckedSheet } from './checkedBook';

/** What the records say of one customer. Cancelled sales and records of days to come count nowhere. */
export interface Dealings {
  /** Deals and those of them that are paid. */
  readonly deals: number;
  readonly paid: number;
  readonly recentDeals: number;
  /** All amounts, refunds taken off. */
  readonly sum: number;
  readonly firstDeal: number | undefined;
  readonly lastDeal: number | undefined;
  /** When the newest record of any module is dated. */
  readonly newest: Date | undefined;
}

/** What sales, service and interactions say of each customer, by row of customers. Customers without any record aren't in it. */
export function dealingsOf(book: CheckedBook): ReadonlyMap<number, Dealings> {
  const known = kept.get(book);
  if (known) return known;
  const found = new Map<number, { -readonly [key in keyof Dealings]: Dealings[key] }>();
  const of = (row: number) => {
    let dealings = found.get(row);
    if (!dealings) {
      dealings = { deals: 0, paid: 0, recentDeals: 0, sum: 0, firstDeal: undefined, lastDeal: undefined, newest: undefined };
      found.set(row, dealings);
    }
    return dealings;
  };
  const recent = addMonths(book.today, -3);
  for (const sheet of book.sheets) {
    const { dateField, excluded } = sheet.module;
    if (dateField === undefined || !RECORDS.includes(sheet.module.key)) continue;
    for (const row of sheet.rows) {
      const customer = sheet.customerRow(row);
      const date = sheet.table.cell(row, dateField);
      if (customer === undefined || !(date instanceof Date) || dayOf(date) > book.today) continue;
      if (excluded?.values.some((value) => sheet.holds(row, excluded.field, value))) continue;
      const dealings = of(customer);
      if (!dealings.newest || date > dealings.newest) dealings.newest = date;
      const amount = sheet.module.key === 'sales' ? sheet.number(row, 'amount') : undefined;
      if (amount === undefined) continue;
      dealings.sum += amount;
      if (amount <= 0) continue;
      const day = dayOf(date);
      dealings.deals += 1;
      if (sheet.holds(row, 'status', 'paid')) dealings.paid += 1;
      if (day > recent) dealings.recentDeals += 1;
      dealings.firstDeal = Math.min(dealings.firstDeal ?? day, day);
      dealings.lastDeal = Math.max(dealings.lastDeal ?? day, day);
    }
  }
  kept.set(book, found);
  return found;
}

/** The day of a customer's first deal, opening columns included. */
export function firstDealOf(customers: CheckedSheet, row: number, dealings: Dealings | undefined): number | undefined {
  const days = [dealings?.firstDeal, customers.day(row, 'openingFirst')].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** Whether a moment lies more than a day before another. */
export function isDayBefore(one: Date, other: Date): boolean {
  return other.getTime() - one.getTime() > DAY;
}

/** Modules whose records tell that something happened with a customer. */
const RECORDS = ['sales', 'service', 'interactions'];

/** Several checks ask of one book. */
const kept = new WeakMap<CheckedBook, ReadonlyMap<number, Dealings>>();
