import { defineWritten, field } from './defineModule';

/** 归档: records that were taken out of their sheets, because they were merged or nothing happened to them for long. People tick what is to come back. */
export const archive = defineWritten({
  order: 207,
  key: 'archive',
  zh: '归档',
  en: 'Archive',
  fields: [
    field('restore', 'checkbox', '恢复', 'Restore'),
    field('at', 'datetime', '时间', 'At'),
    field('cause', 'text', '原因', 'Cause'),
    field('module', 'text', '模块', 'Module'),
    field('id', 'text', '编号', 'ID'),
    field('customerId', 'text', '客户编号', 'Customer ID'),
    field('name', 'text', '名称', 'Name'),
    field('into', 'text', '并入', 'Merged into'),
    field('content', 'text', '内容', 'Content'),
    field('record', 'text', '完整记录（请勿修改）', 'Whole record (don’t edit)'),
    field('run', 'text', '运行编号', 'Run'),
    field('entry', 'text', '条目', 'Entry'),
  ],
});
