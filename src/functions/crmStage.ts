import { defineFunction, type FunctionDoc } from './defineFunction';
import { tiersByDeals } from './dimension';

/** Where customers are in their life. */
export const crmStage = defineFunction({
  name: 'CRM_STAGE',
  run: (context, [firstDeal, lastDeal, deals, asOf, own]) =>
    tiersByDeals(context, {
      dimension: 'stage',
      keys: ['firstDeal', 'lastDeal', 'lifetimeDeals'],
      args: [firstDeal, lastDeal, deals],
      asOf,
      own,
    }),
});

/** How CRM_STAGE is used. */
export const crmStageDoc: FunctionDoc = {
  summary: { zh: '生命周期，按分层规则', en: 'Lifecycle stage, by the tier rules' },
  params: [
    { name: 'firstDeal', zh: '首次合作日期', en: 'Date of the first deal' },
    { name: 'lastDeal', zh: '最近合作日期', en: 'Date of the last deal' },
    { name: 'deals', zh: '累计合作次数', en: 'Number of deals' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
    { name: 'table', optional: true, zh: '自己的分层表，见 CRM_TIER', en: 'Own tiers, see CRM_TIER' },
  ],
  returns: { zh: '阶段', en: 'The stage' },
  examples: [
    { args: [{ $date: '2024-02-01' }, { $date: '2024-03-01' }, 2, { $date: '2024-03-15' }], result: '新客户' },
    {
      args: [
        [[{ $date: '2020-02-01' }], [{ $date: '2020-02-01' }], [''], ['']],
        [[{ $date: '2024-03-01' }], [{ $date: '2022-03-01' }], [''], ['']],
        [[12], [3], [0], ['']],
        { $date: '2024-03-15' },
      ],
      result: [['老客户'], ['流失客户'], ['潜在客户'], ['']],
    },
  ],
};
