import type { CheckedBook, CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';
import { medianOf, modifiedScores } from './robust';

/** Amounts and frequencies far from those of customers of the same segment, the furthest first. */
export const checkOutliers = defineCheck({
  kinds: ['outlier'],
  find: (book) => book.sheets.flatMap((sheet) => fieldsOf(sheet).flatMap((field) => outliers(book, sheet, field))),
});

/** A smaller group tells nothing of what is usual in it: its values are looked at among all. A book with fewer than `all` isn't looked at. */
const FEWEST = { group: 12, all: 8 };

/** Columns whose values are compared: of customers what is typed and how often they buy, of sales the amount, of people's own modules every amount. */
function fieldsOf({ module, field, typed }: CheckedSheet): string[] {
  const known: Readonly<Record<string, readonly string[]>> = { customers: ['revenue', 'openingAmount', 'frequency'], sales: ['amount'] };
  return known[module.key]?.filter((key) => field(key)) ?? typed.flatMap(({ key, type }) => (type === 'amount' ? [key] : []));
}

/** One value of a column. */
interface Measured {
  readonly row: number;
  readonly group: string;
  readonly value: number;
}

function outliers(book: CheckedBook, sheet: CheckedSheet, field: string): Finding[] {
  const limit = Number(book.settings.outlierThreshold) || 3.5;
  const measured = measure(book, sheet, field);
  const groups = new Map<string, Measured[]>();
  for (const one of measured) {
    const members = groups.get(one.group);
    if (members) members.push(one);
    else groups.set(one.group, [one]);
  }
  const found: { finding: Finding; score: number }[] = [];
  const everything = scored(measured);
  for (const [group, members] of groups) {
    const isSmall = group === '' || members.length < FEWEST.group;
    if (isSmall && measured.length < FEWEST.all) continue;
    const scores = isSmall ? everything : scored(members);
    const median = shortNumber(medianOf((isSmall ? measured : members).map(({ value }) => value)));
    for (const one of members) {
      const score = scores.get(one.row) ?? 0;
      if (Math.abs(score) <= limit) continue;
      const key = `quality.outlier.${score > 0 ? 'high' : 'low'}${isSmall ? 'All' : ''}`;
      const problem = { key, params: { group, median, score: Math.abs(score).toFixed(1) } };
      found.push({ score, finding: { kind: 'outlier', module: sheet.module.key, row: one.row, field, problem, value: one.value } });
    }
  }
  return found.sort((a, b) => Math.abs(b.score) - Math.abs(a.score)).map(({ finding }) => finding);
}

/**
 * Scores by row: the smaller of a value's own and its logarithm's. Amounts of customers are skewed: by their own scores every large one would stand out, by
 * those of the logarithms every small one; what is wrong stands out by both. Half of the logarithm's counts alone: a value without its 万 is 10,000 times
 * too small, and still near to the others in 元.
 */
function scored(measured: readonly Measured[]): Map<number, number> {
  const plain = modifiedScores(measured.map(({ value }) => value));
  const factors = modifiedScores(measured.map(({ value }) => Math.log(value)));
  const scoreOf = (own = 0, factor = 0): number => {
    const least = Math.sign(own) === Math.sign(factor) ? Math.min(Math.abs(own), Math.abs(factor)) : 0;
    return Math.sign(factor) * Math.max(least, Math.abs(factor) / 2);
  };
  return new Map(measured.map(({ row }, at) => [row, scoreOf(plain[at], factors[at])]));
}

function measure(book: CheckedBook, sheet: CheckedSheet, field: string): Measured[] {
  const { excluded } = sheet.module;
  const customers = book.sheet('customers')?.table;
  return sheet.rows.flatMap((row): Measured[] => {
    const value = sheet.number(row, field);
    if (value === undefined || value <= 0 || excluded?.values.some((one) => sheet.holds(row, excluded.field, one))) return [];
    const customer = sheet.customerRow(row);
    const group = customer === undefined ? '' : customers?.text(customer, 'segment') || customers?.text(customer, 'valueTier') || '';
    return [{ row, value, group }];
  });
}

/** A number with three digits that count. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}
