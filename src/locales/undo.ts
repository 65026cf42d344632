import type { Texts } from './texts';

/** Undoing a command. */
export const undoTexts = {
  'undo.nothing': { zh: '没有可以撤销的命令', en: 'There is no command to undo' },
  'undo.unknownRun': { zh: '没有可撤销的运行 {run}；可以撤销：{known}', en: 'There is no run {run} to undo; these can be undone: {known}' },
  'undo.already': { zh: '{run} 已于 {at} 撤销', en: '{run} was undone at {at} already' },
  'undo.damaged': {
    zh: '{run} 的撤销记录被改过，无法读取。请从备份恢复',
    en: 'The undo record of {run} was edited and can’t be read. Restore a snapshot instead',
  },
  'undo.refused': {
    zh: '无法撤销「{command}」（{at}）：之后有改动。什么都没有改变',
    en: 'Can’t undo “{command}” ({at}): things were changed since. Nothing was written',
  },
  'undo.changed': {
    zh: '{id} 之后已改为「{now}」',
    en: '{id} has since been changed to “{now}”',
  },
  'undo.rowGone': { zh: '{id} 已不在表中', en: '{id} is no longer in the sheet' },
  'undo.archivedSince': { zh: '{id} 之后已归档或合并', en: '{id} has since been archived or merged' },
  'undo.rowChanged': { zh: '{id} 之后被修改过', en: '{id} has been edited since' },
  'undo.referenced': { zh: '这条记录引用了要移除的 {id}', en: 'this record names {id}, which would go' },
  'undo.idThere': { zh: '{id} 又已存在，无法放回', en: '{id} is there again, so it can’t be put back' },
  'undo.sheetChanged': { zh: '之后被修改过', en: 'has been edited since' },
  'undo.sheetFilled': { zh: '之后已填写 {count} 行', en: 'now holds {count} rows' },
  'undo.columnFilled': { zh: '之后已有人填写', en: 'has been filled since' },
  'undo.sheetGone': { zh: '工作表 {sheet} 已被删除', en: 'Sheet {sheet} has been deleted' },
  'undo.later': {
    zh: '请先撤销之后的「{command}」（{at}，{run}）',
    en: 'Undo the later “{command}” ({at}, {run}) first',
  },
  'undo.more': { zh: '另有 {count} 处', en: '{count} more' },
  'undo.done': { zh: '已撤销「{command}」（{at}）：{changed} 行恢复原状', en: 'Undid “{command}” ({at}): {changed} rows are as before' },
  'undo.wouldDo': {
    zh: '将撤销「{command}」（{at}）：{changed} 行恢复原状',
    en: 'Would undo “{command}” ({at}): {changed} rows as before',
  },
  'undo.refreshNext': { zh: '请运行「更新」，让计算列跟上', en: 'Run “Refresh” so that computed columns follow' },
} satisfies Texts;
