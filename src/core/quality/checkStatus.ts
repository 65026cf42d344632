import { addMonths, dateOfDay, formatDate } from '../cell';
import { tierRow } from '../settings/ruleRows';
import { dimensionOf, splitTags } from '../values/lists';
import type { CheckedBook } from './checkedBook';
import { type Dealings, dealingsOf } from './dealings';
import { defineCheck, type Finding } from './finding';

/** Customers whose status says something else than their records. */
export const checkStatus = defineCheck({
  kinds: ['statusBehind', 'statusLost', 'statusAhead'],
  find: (book) => {
    const customers = book.sheet('customers');
    if (!customers || customers.table.columnOf('status') === undefined) return [];
    const dealings = dealingsOf(book);
    const hasSales = (book.sheet('sales')?.rows.length ?? 0) > 0;
    const valued = valuedTags(book);
    return customers.rows.flatMap((row): Finding[] => {
      const is = (status: string): boolean => customers.holds(row, 'status', status);
      const known = dealings.get(row);
      const found = { module: 'customers', row, field: 'status', value: customers.table.text(row, 'status') } as const;
      if (known && (is('potential') || is('interested')) && known.sum > 0 && known.paid > 0) return [behind(book, found, known)];
      if (is('lost') && known && known.recentDeals > 0) {
        const problem = { key: 'quality.statusLost', params: { deals: known.recentDeals } };
        return [{ kind: 'statusLost', ...found, problem, evidence: String(known.lastDeal) }];
      }
      if (is('lost')) {
        const tags = ['freeTags', 'ruleTags', 'valueTier'].flatMap((key) => splitTags(customers.table.text(row, key)));
        const tag = tags.find((one) => valued.has(one));
        return tag === undefined
          ? []
          : [{ kind: 'statusLost', ...found, problem: { key: 'quality.statusValued', params: { tag } }, evidence: tag }];
      }
      const hasDealt = (known?.deals ?? 0) > 0 || (customers.number(row, 'openingAmount') ?? 0) > 0;
      if (!hasSales || hasDealt || !is('won')) return [];
      return [{ kind: 'statusAhead', ...found, problem: { key: 'quality.statusAhead' } }];
    });
  },
});

/** A prospect who has paid. That the status is another is certain where the last deal is of the last 12 months: whose is older may be lost by now. */
function behind({ lists, today }: CheckedBook, found: Pick<Finding, 'module' | 'row' | 'field' | 'value'>, dealings: Dealings): Finding {
  const won = lists.list('status').find('won');
  const isCertain = won !== undefined && (dealings.lastDeal ?? 0) > addMonths(today, -12);
  const params = { paid: dealings.paid, date: formatDate(dateOfDay(dealings.lastDeal ?? 0)) };
  const finding = {
    kind: 'statusBehind',
    ...found,
    problem: { key: 'quality.statusBehind', params },
    evidence: String(dealings.lastDeal),
  } as const;
  return isCertain ? { ...finding, fix: won } : finding;
}

/** What high-value customers are called: the first tier of value, the presets' tags for them. */
function valuedTags({ tables: { tiers }, presets, lists, language }: CheckedBook): ReadonlySet<string> {
  const free = ['vip', 'partner'].map((key) => lists.list('free').find(key));
  const rules = presets.flatMap((preset) => preset.rules.filter(({ tag }) => tag.key === 'strategic-partner'));
  const value = tiers?.rows.flatMap((_, row) => (dimensionOf(tiers, row) === 'value' ? [tierRow(tiers, row)] : [])) ?? [];
  const [first] = value.sort((a, b) => a.order - b.order);
  const names = [...free, ...rules.map(({ tag }) => (language === 'en' ? tag.en : tag.zh)), first?.tier];
  return new Set(names.flatMap((name) => (name ? [name] : [])));
}
