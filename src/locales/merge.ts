import type { Texts } from './texts';

/** Merging duplicates and the archive. */
export const mergeTexts = {
  'merge.noneDecided': {
    zh: '没有要合并的客户：请在「疑似重复」的「处理」列中把同一组的至少两行设为「合并」',
    en: 'Nothing to merge: set the decision of at least two rows of a cluster in the sheet of duplicates to “Merge”',
  },
  'merge.noDuplicates': {
    zh: '还没有「疑似重复」表：请先运行「查找重复」，或给出 ids',
    en: 'There is no sheet of duplicates yet: run “Find duplicates” first, or give ids',
  },
  'merge.unknown': { zh: '没有客户 {ids}', en: 'There is no customer {ids}' },
  'merge.tooFew': { zh: '合并至少需要两位客户', en: 'It takes at least two customers to merge' },
  'merge.keepElsewhere': { zh: '要保留的 {keep} 不在 {ids} 之中', en: '{keep}, which is to stay, isn’t one of {ids}' },
  'merge.doubledId': {
    zh: '编号 {id} 出现在第 {rows} 行：请先改正重复的编号',
    en: 'Id {id} stands in rows {rows}: put the doubled id right first',
  },
  'merge.twoClusters': { zh: '{id} 出现在两组中：请只在一组中合并', en: '{id} is in two clusters: merge it in one of them' },
  'merge.done': {
    zh: '合并了 {clusters} 组：{losers} 位客户移入归档，{records} 条记录改归保留的客户',
    en: 'Merged {clusters} clusters: {losers} customers went to the archive, {records} records to those that stay',
  },
  'merge.wouldDo': {
    zh: '将合并 {clusters} 组：{losers} 位客户移入归档，{records} 条记录改归保留的客户',
    en: 'Would merge {clusters} clusters: {losers} customers to the archive, {records} records to those that stay',
  },
  'merge.cluster': { zh: '保留 {keep} {name}，并入 {losers}', en: '{keep} {name} stays; {losers} merged into it' },
  'merge.takes': { zh: '　{field}：{value}（{why}）', en: '  {field}: {value} ({why})' },
  'merge.wins': { zh: '　{field}：{value}（{why}），不取 {left}', en: '  {field}: {value} ({why}), not {left}' },
  'merge.kept': { zh: '保留的客户已有', en: 'of the one that stays' },
  'merge.only': { zh: '保留的客户没有，取最近更新的', en: 'the one that stays has none; the last updated' },
  'merge.latest': { zh: '取最晚', en: 'the latest' },
  'merge.earliest': { zh: '取最早', en: 'the earliest' },
  'merge.joined': { zh: '合在一起', en: 'taken together' },
  'merge.unmasked': { zh: '保留的客户的值已脱敏', en: 'the one that stays has a masked value' },
  'merge.chosen': { zh: '指定', en: 'as chosen' },
  'merge.contactOf': { zh: '合并自 {id}（{at}）', en: 'Merged from {id} ({at})' },
  'merge.field': { zh: '合并', en: 'Merge' },
  'merge.why': { zh: '重复客户', en: 'Duplicate' },

  'archive.merge': { zh: '合并', en: 'Merged' },
  'archive.archive': { zh: '归档', en: 'Archived' },
  'archive.none': {
    zh: '没有 {months} 个月以上既无交易也无沟通的客户',
    en: 'No customer has been without a deal and contact for {months} months',
  },
  'archive.done': { zh: '归档了 {customers} 位客户和 {records} 条记录', en: 'Archived {customers} customers and {records} records' },
  'archive.wouldDo': {
    zh: '将归档 {customers} 位客户和 {records} 条记录（{months} 个月以上没有交易和沟通）',
    en: 'Would archive {customers} customers and {records} records (no deal and no contact for {months} months)',
  },
  'archive.named': { zh: '{names}', en: '{names}' },
  'archive.undated': {
    zh: '{count} 位客户没有任何日期，无法判断，未归档',
    en: '{count} customers have no date at all, so nothing is known of them; they stay',
  },
  'archive.open': { zh: '{count} 位客户还有未完成的跟进，未归档', en: '{count} customers have a follow-up to be done; they stay' },
  'archive.badMonths': { zh: '「{months}」不是 1 到 600 的整数月', en: '“{months}” isn’t a whole number of months from 1 to 600' },
  'archive.noId': {
    zh: '这条记录没有编号，无法归档：请先填写编号（或重新输入该行使 Kehu 给出编号）',
    en: 'this record has no id, so it can’t be archived: give it one first',
  },
  'archive.empty': { zh: '没有归档', en: 'There is no archive' },
  'archive.noneTicked': {
    zh: '没有要恢复的：请在「归档」的「恢复」列勾选',
    en: 'Nothing to restore: tick the column “Restore” of the archive',
  },
  'archive.unknown': { zh: '归档中没有客户 {id}', en: 'The archive has no customer {id}' },
  'archive.merged': {
    zh: '{id} 已并入 {into}：请撤销该次合并（运行 {run}）',
    en: '{id} was merged into {into}: undo that merge instead (run {run})',
  },
  'archive.damaged': { zh: '完整记录被改过，无法恢复', en: 'the whole record was edited, so it can’t be restored' },
  'archive.restored': {
    zh: '恢复了 {customers} 位客户和 {records} 条记录',
    en: 'Restored {customers} customers and {records} records',
  },
  'archive.wouldRestore': {
    zh: '将恢复 {customers} 位客户和 {records} 条记录',
    en: 'Would restore {customers} customers and {records} records',
  },
  'archive.tooLong': {
    zh: '{id} 的内容太长，归档的一个单元格放不下（最多 49,000 字）：请先缩短备注',
    en: '{id} is too long for a cell of the archive (at most 49,000 characters): shorten its notes first',
  },
} satisfies Texts;
