import { explain } from '../core/explain/explain';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { eachRow, readRuleTable } from './ruleTable';

/** Why a rule holds or doesn't, for each row of a table. */
export const crmExplain = defineFunction({
  name: 'CRM_EXPLAIN',
  run: (context, args) => {
    const { rule, table } = readRuleTable(context, args);
    return eachRow(table, explain(rule.tree, { ...table, language: context.language === 'en' ? 'en' : 'zh' }).text);
  },
});

/** How CRM_EXPLAIN is used. */
export const crmExplainDoc: FunctionDoc = {
  summary: {
    zh: '对区域的每一行说明规则为何成立或不成立：每个条件、所见的值和结果（✓ 成立，✗ 不成立，? 缺少值）',
    en: 'Says for each row of a range why a rule holds or not: every clause, the value seen, the outcome (✓ held, ✗ not, ? a value is missing)',
  },
  params: [
    {
      name: 'rule',
      zh: '规则，如 "累计合作金额≥100万 且 近3个月合作≥2次"',
      en: 'A rule, such as "lifetime amount >= 1m and satisfaction <= 3"',
    },
    { name: 'table', zh: '第一行为表头的区域', en: 'A range whose first row holds headers' },
    {
      name: 'asOf',
      optional: true,
      zh: '规则中「今天」的日期；默认为今天',
      en: 'The date that “today” means in the rule; today unless said',
    },
  ],
  returns: { zh: '每个数据行一段文字；空行为空', en: 'A text for each data row; empty for a blank row' },
  examples: [
    {
      args: [
        '累计合作金额≥100万元且近3个月合作≥2次',
        [
          ['客户编号', '累计合作金额', '近3个月合作次数'],
          ['C001', 1_200_000, 1],
          ['C002', 80_000, ''],
        ],
      ],
      result: [
        ['累计合作金额 1,200,000 ≥ 1,000,000 ✓ 且 近3个月合作次数 1 ≥ 2 ✗'],
        ['累计合作金额 80,000 ≥ 1,000,000 ✗ 且 近3个月合作次数 （空） ≥ 2 ?'],
      ],
    },
    {
      args: [
        '首次合作 近6个月',
        [
          ['客户编号', '首次合作'],
          ['C001', { $date: '2024-01-10' }],
        ],
        { $date: '2024-03-15' },
      ],
      result: [['首次合作 2024-01-10 近6个月 ✓']],
    },
  ],
};
