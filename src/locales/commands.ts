import type { Texts } from './texts';

/** What each command does and what its arguments are, as `kehu commands` lists them: `command.ID`, `command.ID.ARGUMENT`. */
export const commandTexts = {
  'command.archive': {
    zh: '把长期没有交易和沟通的客户及其记录移到归档；可恢复、可撤销',
    en: 'Moves customers without a deal or contact for long to the archive, with their records; can be restored and undone',
  },
  'command.archive.months': { zh: '多少个月；默认取设置 archiveMonths', en: 'How many months; the setting archiveMonths unless said' },
  'command.archive.ids': { zh: '只归档这些客户，如 ["C001"]', en: 'Archive these customers only, such as ["C001"]' },
  'command.archive.preview': { zh: '只说明会做什么，不写入', en: 'Only says what it would do' },
  'command.unarchive': { zh: '把归档的客户及其记录放回原处', en: 'Puts archived customers back where they stood, with their records' },
  'command.unarchive.ids': { zh: '客户编号；默认为「归档」中勾选的', en: 'Ids of customers; those ticked in the archive unless said' },
  'command.unarchive.preview': { zh: '只说明会做什么，不写入', en: 'Only says what it would do' },
  'command.check': {
    zh: '检查所有记录，把问题连同负责人和处理期限写到“数据质量”',
    en: 'Checks every record and lists what is wrong, with owner and due date, in “Data quality”',
  },
  'command.clean': {
    zh: '修正可以确定的问题：统一写法、更新与记录不符的状态',
    en: 'Puts right what is certain: forms of values, a status that records contradict',
  },
  'command.clean.preview': { zh: '只列出将要修改的内容，不写入', en: 'Only list what would change; nothing is written' },
  'command.clean.kinds': { zh: '只修正这些类别：form, statusBehind', en: 'Only these kinds: form, statusBehind' },
  'command.explain': { zh: '客户为何有或没有某个层级、客群或标签', en: 'Why a customer has a tier, segment or tag, or hasn’t' },
  'command.explain.customer': { zh: '客户编号或名称', en: 'Id or name' },
  'command.explain.of': { zh: '层级、标签、客群或字段；默认为全部', en: 'Tier, tag, segment or column; all unless said' },
  'command.history': {
    zh: '客户在某日结束时的层级、客群和标签，及其变化',
    en: 'A customer’s tiers, segment and tags at the end of a day, and what changed',
  },
  'command.history.customer': { zh: '客户编号或名称', en: 'Id or name' },
  'command.history.date': { zh: '日期；默认为今天', en: 'Date; today unless said' },
  'command.history.field': { zh: '字段，如价值层级；默认为全部', en: 'Column, such as value tier; all unless said' },
  'command.import': { zh: '把 CSV 或 Excel 文件的行导入一个模块', en: 'Takes the rows of a CSV or Excel file into a module' },
  'command.import.module': { zh: '模块：键或名称', en: 'Module: key or name' },
  'command.import.file': { zh: '文件名（用于消息）', en: 'Name of the file, for messages' },
  'command.import.rows': { zh: '行，表头在前', en: 'Rows, header first' },
  'command.import.map': { zh: '来源列 → 键', en: 'Source column → key' },
  'command.import.matchDuplicates': { zh: '没有编号的行也与已有记录匹配（默认是）', en: 'Match rows without an id too (default: yes)' },
  'command.import.skipRejected': { zh: '跳过有问题的行（默认否）', en: 'Leave out rows with problems (default: no)' },
  'command.install': {
    zh: '建立工作表、校验和默认规则；再次运行只补充缺少的部分',
    en: 'Makes sheets, validation and default rules; run again, it adds only what is missing',
  },
  'command.install.preset': { zh: '方案：segments 或 tags', en: 'Preset: segments or tags' },
  'command.install.preview': { zh: 'true：只列出会做的改动，不写入', en: 'true: only lists what it would change; nothing is written' },
  'command.undo': {
    zh: '撤销最近一次安装、导入、清理、合并、归档或标签审查；之后有人改过的不会被覆盖',
    en: 'Undoes the last install, import, clean, merge, archive or tag review; what people changed since is never overwritten',
  },
  'command.undo.run': { zh: '运行编号；默认为最近一次', en: 'Id of the run; the last one unless said' },
  'command.undo.preview': { zh: '只说明会做什么，不写入', en: 'Only says what it would do' },
  'command.merge': {
    zh: '合并同一客户的几行：保留一行，其余移入归档，记录改归保留的客户；可撤销',
    en: 'Merges rows of one customer: one stays, the others go to the archive, their records to the one that stays; can be undone',
  },
  'command.merge.ids': {
    zh: '要合并的客户编号，如 ["C001","C005"]；默认为「疑似重复」中选了「合并」的',
    en: 'Ids to merge, such as ["C001","C005"]; those decided in the sheet of duplicates unless said',
  },
  'command.merge.keep': { zh: '要保留的编号；默认为记录最多的', en: 'Id that stays; the one with the most records unless said' },
  'command.merge.values': {
    zh: '指定某些字段的值，如 {"phone":"13800000001"}',
    en: 'Values for some columns, such as {"phone":"13800000001"}',
  },
  'command.merge.preview': { zh: '只说明会做什么，不写入', en: 'Only says what it would do' },
  'command.refresh': {
    zh: '重新计算所有客户的金额、层级、标签，并记录变化',
    en: 'Recalculates amounts, tiers and tags of every customer and logs what changed',
  },
  'command.resume': { zh: '完成上次被中断的命令', en: 'Finishes the command that was interrupted' },
  'command.schedule': {
    zh: '每天自动更新、每周自动备份（时间见“设置”）',
    en: 'Refreshes every day and takes a snapshot every week (see the settings for the times)',
  },
  'command.simulate': {
    zh: '改动规则后，谁会得到或失去哪个层级、客群或标签；不写入任何内容',
    en: 'Who gains and who loses which tier, segment or tag by edited rules; nothing is written',
  },
  'command.simulate.rules': { zh: '[{tag, name, condition, on, row, remove}]', en: '[{tag, name, condition, on, row, remove}]' },
  'command.simulate.tiers': {
    zh: '[{tier, dimension, condition, order, row, remove}]',
    en: '[{tier, dimension, condition, order, row, remove}]',
  },
  'command.simulate.segments': { zh: '[{template, condition, order, row, remove}]', en: '[{template, condition, order, row, remove}]' },
  'command.simulate.limit': { zh: '名单各列多少条（100）', en: 'Entries of each list (100)' },
  'command.snapshot': {
    zh: '把所有工作表连同校验和存为云端硬盘中的一个文件，并登记到备份记录',
    en: 'Keeps every sheet with checksums as one file in Drive and lists it in the snapshots sheet',
  },
  'command.snapshot.kind': { zh: '类型：manual、daily、weekly 或 monthly', en: 'Kind: manual, daily, weekly or monthly' },
  'command.summarize': {
    zh: '按价值层级和活跃度汇总客户数与累计合作金额（数据透视表和图表）',
    en: 'Customers and lifetime amount by value tier and activity, as a pivot table with a chart',
  },
  'command.tag-review': {
    zh: '列出标签的使用情况和建议；勾选后再运行一次即执行',
    en: 'Lists how tags are used, with proposals; run again, it carries out those ticked',
  },
  'command.tag-review.apply': {
    zh: 'true：执行勾选的行；false：重新审查；不写：有勾选就执行',
    en: 'true: carry out the ticked rows; false: review anew; left out: as there are ticked rows',
  },
  'command.unschedule': { zh: '停止每天的更新和每周的备份', en: 'Stops the daily refresh and the weekly snapshot' },
  'command.verify-snapshots': {
    zh: '读回每一份备份，核对压缩、内容、各工作表与总校验和，并写下结果',
    en: 'Reads every snapshot back, checks archive, content, each sheet’s checksum and the whole’s, and writes the outcome',
  },
} satisfies Texts;
