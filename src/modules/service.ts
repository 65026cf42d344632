import { defineModule, field, value } from './defineModule';
import { channels } from './lists';

/** 服务记录: inquiries, complaints, after-sales cases and return visits. */
export const service = defineModule({
  order: 30,
  key: 'service',
  zh: '服务记录',
  en: 'Service',
  aliases: ['服务', '客服记录'],
  idPrefix: 'T',
  idDigits: 4,
  dateField: 'openedAt',
  fields: [
    field('id', 'id', '记录编号', 'Record ID'),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('type', 'list', '类型', 'Type', {
      required: true,
      list: [
        value('inquiry', '咨询', 'Inquiry'),
        value('complaint', '投诉', 'Complaint'),
        value('after-sales', '售后', 'After-sales'),
        value('visit', '回访', 'Return visit'),
      ],
    }),
    field('openedAt', 'datetime', '开始时间', 'Opened at', { required: true }),
    field('channel', 'list', '渠道', 'Channel', { list: channels, openList: true }),
    field('product', 'text', '产品', 'Product'),
    field('saleId', 'reference', '销售记录', 'Sale', { references: 'sales' }),
    field('content', 'text', '内容', 'Content'),
    field('status', 'list', '状态', 'Status', {
      list: [value('open', '待处理', 'Open'), value('doing', '处理中', 'In progress'), value('solved', '已解决', 'Solved')],
    }),
    field('due', 'datetime', '应解决时间', 'Due'),
    field('resolvedAt', 'datetime', '解决时间', 'Resolved at'),
    field('satisfaction', 'number', '满意度', 'Satisfaction', { unit: '分', min: 1, max: 5 }),
    field('feedback', 'text', '反馈', 'Feedback'),
    field('owner', 'text', '负责人', 'Owner'),
  ],
});
