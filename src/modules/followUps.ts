import { defineModule, field, value } from './defineModule';

/** 跟进计划: what is to be done for a customer, by whom, until when. */
export const followUps = defineModule({
  order: 60,
  key: 'followUps',
  zh: '跟进计划',
  en: 'Follow-ups',
  aliases: ['跟进'],
  idPrefix: 'F',
  idDigits: 4,
  dateField: 'due',
  fields: [
    field('id', 'id', '记录编号', 'Record ID'),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('segment', 'text', '客群', 'Segment'),
    field('cause', 'text', '原因', 'Cause'),
    field('plan', 'text', '维护方案', 'Plan'),
    field('owner', 'text', '负责人', 'Owner'),
    field('due', 'date', '截止日期', 'Due'),
    field('target', 'text', '目标', 'Target'),
    field('targetRule', 'text', '目标条件', 'Target condition'),
    field('status', 'list', '状态', 'Status', {
      list: [
        value('todo', '待办', 'To do'),
        value('doing', '进行中', 'In progress'),
        value('done', '完成', 'Done'),
        value('cancelled', '取消', 'Cancelled'),
      ],
    }),
    field('result', 'text', '结果', 'Result'),
  ],
});
