import type { Texts } from './texts';

/** What the check cells of the settings sheets say besides what is wrong with conditions. */
export const settingsTexts = {
  'fields.noModule': { zh: '请填写模块（如 customers）', en: 'Name the module (such as customers)' },
  'fields.badModule': {
    zh: '「{module}」不能作模块名：已是其他工作表的名字，或含有符号。请换一个',
    en: '“{module}” can’t be a module: another sheet has that name, or it holds signs. Choose another',
  },
  'fields.badKey': {
    zh: '键「{key}」只能由字母、汉字、数字和 _ 组成，不以数字开头',
    en: 'Key “{key}”: letters, digits and _ only, no digit first',
  },
  'fields.badType': { zh: '没有类型「{type}」。可用：{types}', en: 'There is no type “{type}”. Known: {types}' },
  'fields.badUnit': { zh: '没有单位「{unit}」。可用：{units}', en: 'There is no unit “{unit}”. Known: {units}' },
  'fields.badRange': { zh: '范围「{values}」应写成 1..5、0.. 或 ..100', en: 'Write the range “{values}” as 1..5, 0.. or ..100' },
  'fields.badReference': { zh: '没有模块「{module}」可引用', en: 'There is no module “{module}” to refer to' },
  'fields.double': { zh: '第 {row} 行已定义此字段', en: 'Row {row} defines this field already' },
  'fields.nameTaken': { zh: '表头与「{name}」重名，请换一个', en: 'The header is that of “{nameEn}”; choose another' },
  'fields.noFormula': {
    zh: '缺少公式。请写公式，或在「分层规则」中加上以此为名的维度',
    en: 'The formula is missing: write one, or add a dimension of this name to “Tiers”',
  },
  'fields.computedElsewhere': { zh: '计算字段只能属于客户（customers）', en: 'Only customers can have computed fields' },
  'tiers.noDimension': { zh: '请填写维度', en: 'Name the dimension' },
  'tiers.byHand': { zh: '「{dimension}」由人填写，不由条件计算', en: '“{dimension}” is entered by hand, not computed from conditions' },
  'tiers.order': { zh: '顺序应为数字', en: 'The order must be a number' },
  'tiers.noTier': { zh: '请填写层级名称', en: 'Name the tier' },
  'tiers.unreachable': { zh: '轮不到此行：第 {row} 行总是成立。请调整顺序', en: 'Never reached: row {row} always holds. Change the order' },
  'segments.noTemplate': { zh: '请填写名称模板', en: 'Name the segment' },
  'rules.noTag': { zh: '请填写标签', en: 'Name the tag' },
  'dictionary.noTag': { zh: '请填写标签', en: 'Name the tag' },
  'dictionary.noDimension': { zh: '请填写维度', en: 'Name the dimension' },
  'dictionary.separator': {
    zh: '标签中不能有逗号、顿号或分号：请一行写一个标签',
    en: 'A tag can’t hold a comma or semicolon: write one tag a row',
  },
  'dictionary.double': { zh: '与第 {row} 行重复', en: 'The same as row {row}' },
  'dictionary.parent': { zh: '此维度没有上级「{parent}」', en: 'This dimension has no parent “{parent}”' },
  'dictionary.synonym': { zh: '同义词「{synonym}」在第 {row} 行已有他用', en: 'Synonym “{synonym}” is already used in row {row}' },
} satisfies Texts;
