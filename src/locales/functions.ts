import type { Texts } from './texts';

/** What custom functions say. */
export const functionTexts = {
  'function.notATable': { zh: '请传入第一行为表头的区域', en: 'Pass a range whose first row holds headers' },
  'function.missingColumns': {
    zh: '规则需要的列不在区域中：{columns}',
    en: 'The rule needs columns that the range lacks: {columnsEn}',
  },
  'function.unknownDimension': { zh: '没有名为「{name}」的分层。可用：{known}', en: 'There is no tier dimension “{name}”. Known: {known}' },
  'function.tierNeedsMore': {
    zh: '「{name}」的条件还要看其他字段，不能只凭一个数字判断：{columns}',
    en: 'The conditions of “{name}” look at more than one number: {columnsEn}',
  },
  'function.oneCell': { zh: '此参数只能是一个单元格', en: 'This argument takes a single cell' },
  'function.shapes': {
    zh: '区域大小不同：{one} 和 {other}（行×列）',
    en: 'The ranges differ in size: {one} and {other} (rows × columns)',
  },
  'function.tierTable': {
    zh: '分层表应为两列（下限或条件、层级）或三列（下限、上限、层级）',
    en: 'A tier table has two columns (lower bound or condition, tier) or three (lower bound, upper bound, tier)',
  },
  'function.unknownTier': { zh: '没有「{name}」。可用：{known}', en: 'There is no “{name}”. Known: {known}' },
  'function.unknownKind': { zh: '没有「{name}」这种遮盖方式。可用：{known}', en: 'There is no mask “{name}”. Known: {known}' },
  'function.unknownRegion': { zh: '不认识地区「{name}」。可用：{known}', en: 'The region “{name}” isn’t known. Known: {known}' },
  'function.unknownField': { zh: '没有名为「{name}」的字段', en: 'There is no field “{name}”' },
  'function.noColumn': { zh: '区域中没有「{name}」列。有：{known}', en: 'The range has no column “{name}”. It has: {known}' },
  'function.noSuchId': { zh: '找不到编号「{id}」', en: 'There is no id “{id}”' },
  'function.bins': { zh: '级数应为 2 到 10 的整数，或 "分界"、"分界 4"', en: 'Bins are a whole number from 2 to 10, or "cuts", "cuts 4"' },
  'value.notAPhone': { zh: '「{value}」不是电话号码', en: '“{value}” is no phone number' },
  'value.notAnEmail': { zh: '「{value}」不是邮箱地址', en: '“{value}” is no mail address' },
} satisfies Texts;
