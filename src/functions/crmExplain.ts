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
    zh: '说明规则为何成立：所见的值和结果（✓ 成立，✗ 不成立，? 缺少值）',
    en: 'Why a rule holds: the values seen and the outcome (✓ held, ✗ not, ? unknown)',
  },
  params: [
    { name: 'rule', zh: '规则，如 "累计合作金额≥100万"', en: 'Such as "lifetime amount >= 1m"' },
    { name: 'table', zh: '首行为表头的区域', en: 'Range with a header row' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
  ],
  returns: { zh: '每个数据行一段文字', en: 'A text for each data row' },
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
