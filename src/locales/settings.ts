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
  'fields.fixedType': {
    zh: '此字段的类型是「{type}」，不能换成所填的类型',
    en: 'This field’s type is “{type}”; it can’t be of the type typed here',
  },
  'fields.noOwnFormula': { zh: '此字段不由公式计算，请清空公式', en: 'This field isn’t computed by a formula; clear the formula' },
  'fields.badState': { zh: '状态「{text}」应为：隐藏、停用，或留空', en: 'State “{text}” must be Hidden, Retired, or empty' },
  'fields.badInvalid': { zh: '「{text}」应为：拒绝、提醒，或留空', en: '“{text}” must be Reject, Warn, or empty' },
  'fields.warnsOnly': { zh: '一格可有几个标签，表格只能提醒，不能拒绝', en: 'A cell may hold several tags: sheets can only warn there' },
  'fields.indispensable': { zh: 'Kehu 离不开「{name}」，不能这样设置', en: 'Kehu can’t do without “{nameEn}”' },
  'fields.noSuchModule': { zh: '没有名为「{module}」的工作表', en: 'There is no sheet “{module}”' },
  'fields.badText': {
    zh: '「{values}」应写成长度 1..20，或正则表达式 /^[A-Z]+$/',
    en: 'Write “{values}” as a length such as 1..20, or as a regular expression such as /^[A-Z]+$/',
  },
  'pattern.form': { zh: '正则表达式「{text}」应写在两条斜线之间：/…/', en: 'Write the regular expression “{text}” between slashes: /…/' },
  'pattern.tooLong': { zh: '正则表达式不能超过 {text} 个字符', en: 'A regular expression may have {text} characters at most' },
  'pattern.flag': {
    zh: '斜线后面不能有「{text}」；不分大小写请写成 [Aa]',
    en: '“{text}” can’t follow the slash; write [Aa] for either case',
  },
  'pattern.foreign': { zh: '表格的正则表达式不认识「{text}」', en: 'The regular expressions of sheets don’t know “{text}”' },
  'pattern.broken': { zh: '「{text}」不是正确的正则表达式', en: '“{text}” isn’t a regular expression' },
  'pattern.nested': {
    zh: '「{text}」在重复中又重复，可能永远算不完；请写明次数，如 {1,9}',
    en: '“{text}” repeats a repetition, which may take for ever; say how often, such as {1,9}',
  },
  'tiers.retired': {
    zh: '显示「{dimension}」的列已停用（见「字段」）',
    en: 'The column that shows “{dimension}” is retired (see “Fields”)',
  },
  'strategies.noFor': { zh: '请填写客群或标签', en: 'Name the segment or tag' },
  'strategies.unknown': {
    zh: '没有名为「{name}」的客群、层级或标签。是否要写「{nearest}」？',
    en: 'There is no segment, tier or tag “{name}”. Did you mean “{nearest}”?',
  },
  'staff.noName': { zh: '请填写姓名', en: 'Enter the name' },
  'staff.role': { zh: '没有角色「{role}」。可用：{roles}', en: 'There is no role “{role}”. Known: {rolesEn}' },
  'staff.deputy': { zh: '代理人「{name}」不是名单中的其他人', en: 'The deputy “{name}” is nobody else of this list' },
  'settings.retired': { zh: '字段「{name}」已停用，已略过', en: 'The field “{name}” is retired; it is passed over' },
  'settings.double': { zh: '第 {row} 行已有这项设置，以最后一行为准', en: 'Row {row} states this setting already; the last row counts' },
  'settings.ownTags': {
    zh: '分类标签不能由它自己（tags）组成，已略过 tags',
    en: 'The tags can’t be made up of themselves; tags is passed over',
  },
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
