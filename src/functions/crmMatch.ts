import { evaluate } from '../core/language';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { eachRow, readRuleTable } from './ruleTable';

/** Whether a rule holds, for each row of a table. */
export const crmMatch = defineFunction({
  name: 'CRM_MATCH',
  run: (context, args) => {
    const { rule, table } = readRuleTable(context, args);
    const holds = evaluate(rule, table.book);
    return eachRow(table, (row) => holds[row] === 1);
  },
});

/** How CRM_MATCH is used. */
export const crmMatchDoc: FunctionDoc = {
  summary: { zh: '判断规则是否成立', en: 'Whether a rule holds' },
  params: [
    { name: 'rule', zh: '规则，如 "累计合作金额≥100万"', en: 'Such as "lifetime amount >= 1m"' },
    { name: 'table', zh: '首行为表头的区域', en: 'Range with a header row' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
  ],
  returns: { zh: '每个数据行 TRUE 或 FALSE', en: 'TRUE or FALSE for each data row' },
  examples: [
    {
      args: [
        '累计合作金额≥100万元',
        [
          ['客户编号', '累计合作金额'],
          ['C001', 1_200_000],
          ['C002', 80_000],
          ['C003', ''],
        ],
      ],
      result: [[true], [false], [false]],
    },
    {
      args: [
        'lifetime amount >= 1m and deals in last 3 months >= 2',
        [
          ['Lifetime amount', 'Deals in last 3 months'],
          [1_000_000, 2],
          [1_000_000, 1],
        ],
      ],
      result: [[true], [false]],
    },
    {
      args: [
        '历史合作金额(万) > 50 或 首次合作 近6个月',
        [
          ['历史合作金额(万)', '首次合作'],
          [0.01, ''],
          ['', { $date: '2024-01-10' }],
          ['', { $date: '2023-01-10' }],
        ],
        { $date: '2024-03-15' },
      ],
      result: [[true], [true], [false]],
    },
  ],
};
