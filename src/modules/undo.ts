import { defineWritten, field } from './defineModule';

/** 撤销记录: what the last commands did, kept so that it can be undone; a row a piece of a record. Nobody needs to read it. */
export const undo = defineWritten({
  order: 230,
  key: 'undo',
  zh: '撤销记录',
  en: 'Undo',
  fields: [
    field('run', 'text', '运行编号', 'Run'),
    field('at', 'datetime', '时间', 'At'),
    field('command', 'text', '命令', 'Command'),
    field('by', 'text', '操作人', 'By'),
    field('undone', 'datetime', '撤销时间', 'Undone at'),
    field('record', 'text', '内容（请勿修改）', 'Record (don’t edit)'),
  ],
});
