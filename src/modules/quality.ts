import { defineWritten, field } from './defineModule';

/** 数据质量: one row a finding. People say who looked and found it right; then it is silent until the value changes. */
export const quality = defineWritten({
  order: 203,
  key: 'quality',
  zh: '数据质量',
  en: 'Data quality',
  fields: [
    field('module', 'text', '模块', 'Module'),
    field('id', 'text', '记录编号', 'Record ID'),
    field('customer', 'text', '客户编号', 'Customer'),
    field('name', 'text', '客户名称', 'Customer name'),
    field('owner', 'text', '负责人', 'Owner'),
    field('field', 'text', '字段', 'Field'),
    field('problem', 'text', '问题', 'Problem'),
    field('value', 'text', '现值', 'Value'),
    field('due', 'date', '处理期限', 'Due'),
    field('fix', 'text', '可修正为', 'Fix'),
    field('confirmedBy', 'text', '确认人', 'Confirmed by', {
      entered: true,
      help: {
        zh: '看过且无误时填上姓名：值不变就不再提示，值变了会重新列出',
        en: 'Who looked and found it right: the row is silent then until the value changes',
      },
    }),
    field('confirmedAt', 'datetime', '确认时间', 'Confirmed at'),
    field('kind', 'text', '类别代码', 'Kind'),
    field('code', 'text', '标识', 'Code'),
  ],
});
