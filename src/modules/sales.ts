import { defineModule, field, value } from './defineModule';

/** 销售记录: one row a deal or refund. Cancelled records count nowhere. */
export const sales = defineModule({
  order: 20,
  key: 'sales',
  zh: '销售记录',
  en: 'Sales',
  aliases: ['销售', '订单', 'orders'],
  idPrefix: 'S',
  idDigits: 4,
  dateField: 'date',
  excluded: { field: 'status', values: ['cancelled'] },
  fields: [
    field('id', 'id', '记录编号', 'Record ID', { aliases: ['订单编号', 'invoice', 'order id'] }),
    field('customerId', 'reference', '客户编号', 'Customer ID', { references: 'customers', required: true }),
    field('date', 'datetime', '日期', 'Date', { day: true, required: true, aliases: ['下单日期', '成交日期', '合作日期'] }),
    field('project', 'text', '合作项目', 'Project', { aliases: ['项目'] }),
    field('product', 'text', '产品/服务', 'Product or service', { aliases: ['产品', '服务', 'product'] }),
    field('quantity', 'number', '数量', 'Quantity'),
    field('amount', 'amount', '金额', 'Amount', { unit: '元', required: true, aliases: ['合作金额', '成交金额', '销售额'] }),
    field('status', 'list', '状态', 'Status', {
      list: [value('unpaid', '待付款', 'Unpaid'), value('paid', '已付款', 'Paid'), value('cancelled', '已取消', 'Cancelled')],
    }),
    field('method', 'text', '付款方式', 'Payment method'),
    field('paidAmount', 'amount', '已付金额', 'Amount paid', { unit: '元' }),
    field('dueDate', 'date', '应付日期', 'Due date'),
    field('paidDate', 'date', '付款日期', 'Paid on'),
    field('startDate', 'date', '开始', 'Start'),
    field('endDate', 'date', '结束', 'End'),
    field('owner', 'text', '负责人', 'Owner'),
    field('notes', 'text', '备注', 'Notes'),
  ],
});
