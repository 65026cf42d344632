import type { Texts } from './texts';

/** Texts of the summary sheets. */
export const summaryTexts = {
  'summarize.noCustomers': {
    zh: '还没有客户，无法汇总。请先录入或导入客户。',
    en: 'There are no customers to summarise yet. Type or import some first.',
  },
  'summarize.notRefreshed': {
    zh: '客户还没有价值层级和活跃度，无法汇总。请先运行「更新」。',
    en: 'The customers have no value tier and activity yet. Run Refresh first.',
  },
  'summarize.done': { zh: '已汇总 {count} 位客户：{sheet}', en: 'Summarised {count} customers: {sheet}' },
} satisfies Texts;

/** Names on the summary by segment. */
export const bySegmentNames = {
  sheet: { zh: '客群汇总', en: 'By segment' },
  count: { zh: '客户数', en: 'Customers' },
  amount: { zh: '累计合作金额', en: 'Lifetime amount' },
  chart: { zh: '各价值层级的客户数', en: 'Customers by value tier' },
} as const;
