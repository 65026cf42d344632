import { defineModule, field } from './defineModule';
import { channels } from './lists';

/** 互动记录: calls, mails, visits. */
export const interactions = defineModule({
  order: 40,
  key: 'interactions',
  zh: '互动记录',
  en: 'Interactions',
  aliases: ['互动', '沟通记录'],
  idPrefix: 'I',
  idDigits: 4,
  dateField: 'at',
  fields: [
    field('id', 'id', '记录编号', 'Record ID'),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('at', 'datetime', '沟通时间', 'Time', { required: true, aliases: ['沟通日期', '日期', 'date'] }),
    field('channel', 'list', '渠道', 'Channel', { list: channels, openList: true }),
    field('content', 'text', '内容', 'Content', { aliases: ['沟通内容'] }),
    field('owner', 'text', '负责人', 'Owner'),
  ],
});
