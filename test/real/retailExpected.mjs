// What the retail data comes to, computed from the CSV alone: workbook.md's definitions written once more, record by record.
// (docs/architecture.md, "The workbook": deals, refunds, windows by calendar date.)
import { recordsOf } from './csv.mjs';

/** Bounds of the value tiers of the `segments` preset, in cents. */
export const presetBounds = [100_000_000, 50_000_000, 10_000_000];

const valueTiers = ['战略客户', '重点客户', '普通客户', '潜力客户'];

/** `{ id → expected cells }`, amounts in cents. `asOf` and the windows are days as `YYYY-MM-DD`. */
export function expectedCustomers(customersCsv, ordersCsv, asOf, bounds) {
  const expected = new Map();
  for (const { customer_id: id, country } of recordsOf(customersCsv)) expected.set(id, { id, country, orders: [] });
  for (const order of recordsOf(ordersCsv)) {
    const customer = expected.get(order.customer_id);
    if (!customer) throw new Error(`order ${order.invoice}: no customer ${order.customer_id}`);
    if (order.date.slice(0, 10) <= asOf) customer.orders.push({ date: order.date, cents: centsOf(order.amount) });
  }
  for (const customer of expected.values()) Object.assign(customer, figuresOf(customer.orders, asOf, bounds));
  return expected;
}

/** Cents of an amount written with two decimals, without floating point. */
export function centsOf(text) {
  const [, minus, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`not an amount: ${text}`);
  return (minus ? -1 : 1) * (Number(whole) * 100 + Number(decimals.padEnd(2, '0')));
}

/** The day `months` before a day; only called for days that exist in both months. */
export function monthsBefore(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const from = year * 12 + (month - 1) - months;
  return `${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function figuresOf(orders, asOf, bounds) {
  const within = (order, months) => order.date.slice(0, 10) > monthsBefore(asOf, months);
  const sum = (list) => list.reduce((total, order) => total + order.cents, 0);
  const deals = orders.filter((order) => order.cents > 0);
  const dates = deals.map((deal) => deal.date).sort();
  const lifetime = sum(orders);
  const year = sum(orders.filter((order) => within(order, 12)));
  const deals3m = deals.filter((deal) => within(deal, 3)).length;
  const place = bounds.findIndex((bound) => lifetime >= bound);
  const lost = deals.length > 0 && !deals.some((deal) => within(deal, 12)) && year === 0;
  const isNew = deals.length > 0 && within({ date: dates[0] }, 6);
  return {
    lifetimeAmount: lifetime,
    yearAmount: year,
    largestDeal: deals.length === 0 ? '' : Math.max(...deals.map((deal) => deal.cents)),
    lifetimeDeals: deals.length,
    deals3m,
    firstDeal: dates[0] ?? '',
    lastDeal: dates.at(-1) ?? '',
    valueTier: valueTiers[place < 0 ? valueTiers.length - 1 : place],
    activity: deals3m >= 2 ? '高活跃' : deals3m === 1 ? '中活跃' : '低活跃',
    stage: lost ? '流失客户' : isNew ? '新客户' : deals.length > 0 ? '老客户' : '潜在客户',
  };
}
