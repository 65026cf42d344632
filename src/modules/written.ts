import { defineWritten, field } from './defineModule';

/** 变更日志: one row a changed tier or tag, with the clauses that decided. `run` names the execution that wrote it. */
export const changes = defineWritten({
  order: 200,
  key: 'changes',
  zh: '变更日志',
  en: 'Changes',
  fields: [
    field('at', 'datetime', '时间', 'At'),
    field('customer', 'text', '客户编号', 'Customer'),
    field('field', 'text', '字段', 'Field'),
    field('from', 'text', '原值', 'From'),
    field('to', 'text', '新值', 'To'),
    field('why', 'text', '原因', 'Why'),
    field('by', 'text', '操作人', 'By'),
    field('command', 'text', '命令', 'Command'),
    field('run', 'text', '运行编号', 'Run'),
  ],
});

/** 变动提醒: one row a change that somebody is to look at; people tick what is done. */
export const alerts = defineWritten({
  order: 202,
  key: 'alerts',
  zh: '变动提醒',
  en: 'Alerts',
  fields: [
    field('at', 'datetime', '时间', 'At'),
    field('customer', 'text', '客户编号', 'Customer'),
    field('name', 'text', '客户名称', 'Customer name'),
    field('owner', 'text', '负责人', 'Owner'),
    field('field', 'text', '字段', 'Field'),
    field('from', 'text', '原值', 'From'),
    field('to', 'text', '新值', 'To'),
    field('why', 'text', '原因', 'Why'),
    field('due', 'datetime', '处理期限', 'Due'),
    field('done', 'checkbox', '已处理', 'Done'),
    field('run', 'text', '运行编号', 'Run'),
  ],
});

/** 备份记录: one row a snapshot. */
export const snapshots = defineWritten({
  order: 210,
  key: 'snapshots',
  zh: '备份记录',
  en: 'Snapshots',
  fields: [
    field('id', 'text', '备份编号', 'Snapshot'),
    field('at', 'datetime', '时间', 'At'),
    field('kind', 'text', '类型', 'Kind'),
    field('sheets', 'number', '工作表数', 'Sheets'),
    field('rows', 'number', '行数', 'Rows'),
    field('bytes', 'number', '字节数', 'Bytes'),
    field('sha256', 'text', 'SHA-256', 'SHA-256'),
    field('file', 'text', '文件', 'File'),
    field('by', 'text', '操作人', 'By'),
    field('verifiedAt', 'datetime', '校验时间', 'Verified at'),
    field('outcome', 'text', '校验结果', 'Outcome'),
  ],
});

/** 运行记录: one row a command that ran. */
export const runs = defineWritten({
  order: 220,
  key: 'runs',
  zh: '运行记录',
  en: 'Runs',
  fields: [
    field('run', 'text', '运行编号', 'Run'),
    field('command', 'text', '命令', 'Command'),
    field('by', 'text', '操作人', 'By'),
    field('start', 'datetime', '开始', 'Start'),
    field('end', 'datetime', '结束', 'End'),
    field('rows', 'number', '行数', 'Rows'),
    field('changed', 'number', '变更', 'Changed'),
    field('outcome', 'text', '结果', 'Outcome'),
  ],
});
