import type { Texts } from './texts';

/** Texts of the dispatcher, the tables and `install`, `refresh`. */
export const commonTexts = {
  'place.sheet': { zh: '工作表「{sheet}」', en: 'sheet “{sheet}”' },
  'place.file': { zh: '文件 {sheet}', en: 'file {sheet}' },
  'place.row': { zh: '第 {row} 行', en: 'row {row}' },
  'place.column': { zh: '「{column}」列', en: 'column “{column}”' },

  'table.missingColumn': {
    zh: '找不到这一列。请恢复该列，或运行「安装 / 升级」补上',
    en: 'This column is missing. Restore it, or run “Install / upgrade” to add it',
  },
  'table.ambiguousColumn': {
    zh: '有两列都可能是这一列。请删除或改名其中一列',
    en: 'Two columns could be this one. Delete or rename one of them',
  },
  'table.movedHeader': {
    zh: '表头不在第 1 行。请把这一行移回第 1 行，再运行一次',
    en: 'The header row is not in row 1. Move this row back to row 1 and run it again',
  },
  'book.doubledSheet': {
    zh: '有几张工作表都可能是「{sheet}」：{titles}。请删除副本，或把原来的那张改名为「{sheet}」',
    en: 'Several sheets could be “{sheet}”: {titles}. Delete the copies, or rename the original “{sheet}”',
  },
  'apply.keptFormulas': {
    zh: '「{sheet}」中有 {count} 个单元格是公式，没有覆盖',
    en: '{count} cells of “{sheet}” hold formulas and were left as they are',
  },
  'book.notInstalled': {
    zh: '此表格还没有安装 Kehu（缺少「{sheet}」）。请先运行「安装 / 升级」',
    en: 'Kehu is not installed in this spreadsheet (no “{sheet}”). Run “Install / upgrade” first',
  },
  'command.unknown': { zh: '没有名为「{id}」的命令。可用：{known}', en: 'There is no command “{id}”. Known: {known}' },
  'command.badArg': {
    zh: '没有参数「{name}」，或其值类型不对。可用：{known}',
    en: 'There is no argument “{name}”, or its value is of another type. Known: {known}',
  },
  'panel.unknown': { zh: '没有这个侧栏方法：{name}', en: 'There is no such panel method: {name}' },
  'lock.busy': {
    zh: '另一个 Kehu 命令正在运行。请稍后再试',
    en: 'Another Kehu command is running. Try again in a moment',
  },
  'runs.done': { zh: '完成', en: 'Done' },
  'runs.resumed': { zh: '中断后续完', en: 'Finished after a stop' },
  'runs.failed': { zh: '有问题', en: 'Failed' },
  'intent.finished': {
    zh: '先完成了上次中断的命令：{command}',
    en: 'Finished a command that had been interrupted: {command}',
  },
  'intent.lost': {
    zh: '上次的「{command}」被中断，无法自动继续。请检查后重新运行它',
    en: 'The last “{command}” was interrupted and can’t be continued by itself. Check the book and run it again',
  },
  'intent.refused': {
    zh: '上次中断的「{command}」无法继续：{reason}。请处理后重新运行它',
    en: 'The interrupted “{command}” can’t be continued: {reason}. Put it right and run it again',
  },
  'intent.none': { zh: '没有待继续的命令', en: 'Nothing is left to continue' },

  'install.made': { zh: '已建立 {sheets} 张工作表，方案：{preset}', en: 'Made {sheets} sheets, preset: {preset}' },
  'install.kept': { zh: '所有工作表都已存在，内容保持不变', en: 'All sheets were there; what they hold is unchanged' },
  'install.preview': { zh: '预览，没有写入任何内容。运行后会：', en: 'A preview; nothing was written. Run, it would:' },
  'install.previewNothing': { zh: '预览：没有要改动的', en: 'A preview: there is nothing to change' },
  'layout.made': { zh: '新建工作表：{names}', en: 'New sheets: {names}' },
  'layout.added': { zh: '「{sheet}」补充列：{names}', en: '“{sheet}”: columns added: {names}' },
  'layout.adopted': { zh: '「{sheet}」沿用已有的列：{names}', en: '“{sheet}”: columns that were there, taken on: {names}' },
  'layout.checked': { zh: '「{sheet}」更新格式、下拉和校验', en: '“{sheet}”: formats, dropdowns and validation as they are now to be' },
  'layout.rows': { zh: '「{sheet}」补充 {count} 行：{names}', en: '“{sheet}”: rows added: {count} ({names})' },
  'layout.renamed': { zh: '「{sheet}」改表头：{names}', en: '“{sheet}”: headers renamed: {names}' },
  'layout.hidden': { zh: '「{sheet}」隐藏列：{names}', en: '“{sheet}”: columns hidden: {names}' },
  'layout.shown': { zh: '「{sheet}」重新显示列：{names}', en: '“{sheet}”: columns shown again: {names}' },
  'layout.retired': {
    zh: '「{sheet}」停用列：{names}；已填的内容保留',
    en: '“{sheet}”: columns retired: {names}; what was filled in stays',
  },
  'layout.back': { zh: '「{sheet}」恢复使用列：{names}', en: '“{sheet}”: columns in use again: {names}' },
  'layout.gone': {
    zh: '「{sheet}」的「{names}」在「字段」中已没有行，不再管理；列和内容保留',
    en: '“{sheet}”: no row in “Fields” defines these columns any more: {names}; they stay as they are',
  },
  'layout.kept': { zh: '「{sheet}」保留您自己的列：{names}', en: '“{sheet}”: your own columns stay as they are: {names}' },
  'layout.filled': {
    zh: '「{sheet}」的「{names}」已有您填的内容，原样保留；Kehu 计算的同名列加在右边',
    en: '“{sheet}”: you filled these columns, and they stay as they are: {names}; Kehu’s of the same name stand at the right',
  },
  'layout.sheet-hide': { zh: '隐藏工作表「{sheet}」', en: '“{sheet}”: sheet hidden' },
  'layout.sheet-show': { zh: '重新显示工作表「{sheet}」', en: '“{sheet}”: sheet shown again' },
  'layout.sheet-retire': { zh: '停用工作表「{sheet}」；内容保留', en: '“{sheet}”: sheet retired; what it holds stays' },
  'layout.sheet-back': { zh: '恢复使用工作表「{sheet}」', en: '“{sheet}”: sheet in use again' },
  'layout.sheet-gone': {
    zh: '「字段」中已没有「{sheet}」的行，不再管理；工作表和内容保留',
    en: '“{sheet}”: no row in “Fields” is about this sheet any more; it stays as it is',
  },
  'install.unknownPreset': { zh: '没有名为「{preset}」的方案。可用：{known}', en: 'There is no preset “{preset}”. Known: {known}' },
  'install.presetEdited': {
    zh: '此表已被修改，换成方案「{preset}」会丢失这些修改。请先另存这些行并清空此表，再运行一次',
    en: 'This sheet was edited; changing to preset “{preset}” would lose the edits. Save these rows elsewhere, empty the sheet and run it again',
  },

  'settings.unknown': {
    zh: '没有这项设置，此行不起作用。最接近的是：{name}',
    en: 'There is no such setting; this row has no effect. Nearest: {name}',
  },
  'settings.choice': { zh: '应为其中之一：{values}。现按默认值处理', en: 'Must be one of: {values}. The default is used' },
  'settings.decimal': {
    zh: '应为 {least} 到 {most} 之间的数字。现按默认值处理',
    en: 'Must be a number from {least} to {most}. The default is used',
  },
  'settings.badDays': {
    zh: '「{value}」不是日期：写成 2026-10-01 或 2026-10-01..2026-10-07，用逗号分隔。整行暂不生效',
    en: '“{value}” is no date: write 2026-10-01 or 2026-10-01..2026-10-07, separated by commas. The row isn’t used',
  },
  'settings.badRange': {
    zh: '「{value}」的结束早于开始，或超过一年。整行暂不生效',
    en: '“{value}” ends before it begins, or is longer than a year. The row isn’t used',
  },
  'settings.bothDays': { zh: '{date} 同时列在 holidays 中；按上班计算', en: '{date} is among the holidays too; it counts as worked' },
  'settings.whole': {
    zh: '应为 {least} 到 {most} 的整数。现按默认值处理',
    en: 'Must be a whole number from {least} to {most}. The default is used',
  },
  'settings.region': {
    zh: '应为国家或地区的 ISO 代码，如 CN、HK、US。现按 CN 处理',
    en: 'Must be the ISO code of a country or region, such as CN, HK, US. CN is used',
  },
  'settings.field': {
    zh: '没有名为「{name}」的字段，已略过。是否要写「{nearest}」？',
    en: 'There is no field “{name}”; it is passed over. Did you mean “{nearest}”?',
  },

  'refresh.done': {
    zh: '已更新 {rows} 位客户，{changed} 位有变化',
    en: 'Refreshed {rows} customers; {changed} changed',
  },
  'refresh.alertsNobody': {
    zh: '「{sheet}」新增 {count} 条提醒，这些客户还没有负责人，请在 24 小时内处理',
    en: '{count} new alerts on “{sheet}”, for customers without an owner, due within 24 hours',
  },
  'refresh.alerts': {
    zh: '「{sheet}」新增 {count} 条提醒，涉及 {owners} 位负责人，请在 24 小时内处理',
    en: '{count} new alerts for {owners} owners on “{sheet}”, due within 24 hours',
  },
  'changes.noRule': { zh: '规则已修改、停用或删除', en: 'the rule was changed, turned off or removed' },
  'refresh.empty': { zh: '客户表还没有客户', en: 'There are no customers yet' },
  'refresh.noId': {
    zh: '{count} 行没有客户编号，未计算（首行：第 {row} 行）',
    en: '{count} rows have no customer id and were left out (first: row {row})',
  },
  'refresh.notANumber': {
    zh: '「{sheet}」有 {count} 行的「{column}」不是数字，未计入（首行：第 {row} 行）',
    en: 'Rows of “{sheet}” not counted, as “{column}” is not a number: {count} (first: row {row})',
  },
  'refresh.notADate': {
    zh: '「{sheet}」有 {count} 行的「{column}」不是日期，未计入时间统计（首行：第 {row} 行）',
    en: 'Rows of “{sheet}” that count in no period, as “{column}” is not a date: {count} (first: row {row})',
  },
  'refresh.unknownCustomer': {
    zh: '「{sheet}」有 {count} 行的「{column}」不在客户表中，未计入（首行：第 {row} 行）',
    en: 'Rows of “{sheet}” not counted, as “{column}” is not in the customers sheet: {count} (first: row {row})',
  },
  'refresh.noTiers': {
    zh: '「{sheet}」中没有「{field}」的规则，该列已留空',
    en: '“{sheet}” has no rules for “{field}”; the column is left empty',
  },
  'refresh.doubleId': {
    zh: '客户编号「{id}」出现了不止一次（第 {row} 行）',
    en: 'Customer id “{id}” stands more than once (row {row})',
  },
  'refresh.badFormula': {
    zh: '计算列「{field}」的公式有误：{message}',
    en: 'The formula of computed column “{field}” is wrong: {message}',
  },
  'refresh.cycle': { zh: '这些计算列互相引用：{fields}', en: 'These computed columns refer to each other: {fields}' },
  'refresh.ruleProblems': {
    zh: '「{sheet}」中有 {count} 行有误，已在「检查结果」列标明；其余照常运行',
    en: 'Wrong rows in “{sheet}”: {count}; the check column says why. All others ran',
  },
} satisfies Texts;
