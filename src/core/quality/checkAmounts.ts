import { dateOrder } from './checkDates';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';

/** Amounts below 0 that are no refunds, and refunds of more than a customer had bought until then. */
export const checkNegative = defineCheck({
  kinds: ['negative'],
  find: (book) => book.sheets.flatMap((sheet) => (sheet.module.key === 'sales' ? negativeSales(book, sheet) : negativeAmounts(sheet))),
});

/** Sales of which more was paid than they cost, and paid sales without a date of payment. */
export const checkPayments = defineCheck({
  kinds: ['overpaid', 'paidNoDate'],
  find: ({ sheet }) => {
    const sales = sheet('sales');
    if (!sales) return [];
    const { number, holds, table } = sales;
    const hasDates = table.columnOf('paidDate') !== undefined;
    return sales.rows.flatMap((row): Finding[] => {
      const [amount, paid] = [number(row, 'amount'), number(row, 'paidAmount')];
      const found = { module: 'sales', row } as const;
      const isOver = amount !== undefined && paid !== undefined && amount > 0 && paid > amount + 0.005;
      const over = { key: 'quality.overpaid', params: { paid: paid ?? 0, amount: amount ?? 0 } };
      const isUndated = hasDates && (amount ?? 0) > 0 && holds(row, 'status', 'paid') && table.text(row, 'paidDate') === '';
      return [
        ...(isOver
          ? [{ kind: 'overpaid', ...found, field: 'paidAmount', problem: over, value: paid, evidence: String(amount) } as const]
          : []),
        ...(isUndated
          ? [{ kind: 'paidNoDate', ...found, field: 'paidDate', problem: { key: 'quality.paidNoDate' }, value: '' } as const]
          : []),
      ];
    });
  },
});

/** Money columns that have no least value of their own, by which they would be out of range. */
function negativeAmounts({ module, rows, typed, number }: CheckedSheet): Finding[] {
  return typed.flatMap(({ key, type, min }) => {
    if (type !== 'amount' || min !== undefined) return [];
    return rows.flatMap((row): Finding[] => {
      const value = number(row, key) ?? 0;
      return value < 0 ? [{ kind: 'negative', module: module.key, row, field: key, problem: { key: 'quality.negative' }, value }] : [];
    });
  });
}

function negativeSales(book: CheckedBook, sales: CheckedSheet): Finding[] {
  const { rows, number } = sales;
  const found = excessiveRefunds(book, sales);
  for (const row of rows) {
    if ((number(row, 'amount') ?? 0) <= 0) continue;
    for (const field of ['paidAmount', 'quantity']) {
      const value = number(row, field) ?? 0;
      if (value < 0) found.push({ kind: 'negative', module: 'sales', row, field, problem: { key: 'quality.negative' }, value });
    }
  }
  return found;
}

/**
 * Refunds by which a customer got back more than was bought until then, of customers who did so in all: the others may have bought what they gave back
 * before the book begins.
 */
function excessiveRefunds(book: CheckedBook, sales: CheckedSheet): Finding[] {
  const { rows, number, customerRow, holds, day } = sales;
  const customers = book.sheet('customers');
  const counting = rows.flatMap((row) => {
    const [customer, amount] = [customerRow(row), number(row, 'amount')];
    const isCounted =
      customer !== undefined && amount !== undefined && day(row, 'date') !== undefined && !holds(row, 'status', 'cancelled');
    return isCounted ? [{ row, customer, amount }] : [];
  });
  const opening = (customer: number): number => customers?.number(customer, 'openingAmount') ?? 0;
  const total = new Map<number, number>();
  for (const { customer, amount } of counting) total.set(customer, (total.get(customer) ?? opening(customer)) + amount);
  const bought = new Map<number, number>();
  return counting
    .filter(({ customer }) => (total.get(customer) ?? 0) < -0.005)
    .sort((a, b) => dateOrder(sales, a.row, b.row))
    .flatMap(({ row, customer, amount }): Finding[] => {
      const before = bought.get(customer) ?? opening(customer);
      bought.set(customer, Math.max(before + amount, 0));
      if (amount >= 0 || before + amount >= -0.005) return [];
      const problem = {
        key: before > 0 ? 'quality.refundMore' : 'quality.refundNothing',
        params: { bought: Math.round(before * 100) / 100 },
      };
      return [{ kind: 'negative', module: 'sales', row, field: 'amount', problem, value: amount }];
    });
}
