import { defineFunction, type FunctionDoc } from './defineFunction';
import { tiersByDeals } from './dimension';

/** How active customers are. */
export const crmActivity = defineFunction({
  name: 'CRM_ACTIVITY',
  run: (context, [lastDeal, deals3m, asOf, own]) =>
    tiersByDeals(context, { dimension: 'activity', keys: ['lastDeal', 'deals3m'], args: [lastDeal, deals3m], asOf, own }),
});

/** How CRM_ACTIVITY is used. */
export const crmActivityDoc: FunctionDoc = {
  summary: { zh: '活跃度，按分层规则', en: 'Activity, by the tier rules' },
  params: [
    { name: 'lastDeal', zh: '最近合作日期', en: 'Date of the last deal' },
    { name: 'deals3m', zh: '近3个月合作次数', en: 'Deals in last 3 months' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
    { name: 'table', optional: true, zh: '自己的分层表，见 CRM_TIER', en: 'Own tiers, see CRM_TIER' },
  ],
  returns: { zh: '层级', en: 'The tier' },
  examples: [
    { args: [{ $date: '2024-03-01' }, 2, { $date: '2024-03-15' }], result: '高活跃' },
    {
      args: [[[{ $date: '2024-03-01' }], [{ $date: '2023-03-01' }], ['']], [[''], [0], ['']], { $date: '2024-03-15' }],
      result: [['中活跃'], ['低活跃'], ['']],
    },
    {
      args: [
        '',
        [[7], [1]],
        '',
        [
          ['次数', '活跃度'],
          [5, '活跃'],
          [0, '沉睡'],
        ],
      ],
      result: [['活跃'], ['沉睡']],
    },
  ],
};
