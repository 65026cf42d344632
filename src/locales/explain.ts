import type { Texts } from './texts';

/** Texts of `explain` and `history`. */
export const explainTexts = {
  'explain.noCustomer': {
    zh: '没有编号或名称为「{customer}」的客户（同名客户请用编号）',
    en: 'No customer has the id or name “{customer}” (of several with one name, give the id)',
  },
  'explain.unknown': {
    zh: '没有名为「{name}」的层级、标签、客群或字段。可用：{known}',
    en: 'There is no tier, tag, segment or column “{name}”. Known: {known}',
  },
  'explain.off': { zh: '此规则没有启用，不给任何客户', en: 'This rule is off and gives nothing to anybody' },
  'explain.has': { zh: '{name}（{id}）{column}：{value}', en: '{name} ({id}) {column}: {value}' },
  'explain.hasNot': {
    zh: '{name}（{id}）{column}：没有「{asked}」，现为 {value}',
    en: '{name} ({id}) {column}: not “{asked}” but {value}',
  },
  'explain.stale': {
    zh: '表中现在是「{cell}」：运行「更新标签与分层」后更新',
    en: 'The sheet says “{cell}”; “Refresh tags and tiers” will update it',
  },
  'explain.rule': { zh: '{mark} {value}：{text}', en: '{mark} {value}: {text}' },
  'explain.otherwise': { zh: '{mark} {value}：其他都不成立时', en: '{mark} {value}: where nothing before it holds' },

  'history.noField': { zh: '没有字段「{name}」的变更记录。可用：{known}', en: 'Changes of “{name}” aren’t logged. Known: {known}' },
  'history.at': { zh: '{name}（{id}），{date}：', en: '{name} ({id}), {date}:' },
  'history.value': { zh: '{column}：{value}（{since} 至 {until}）', en: '{column}: {value} ({since} to {until})' },
  'history.always': { zh: '最初', en: 'the beginning' },
  'history.now': { zh: '今', en: 'now' },
  'history.unreadable': {
    zh: '「{sheet}」中有 {count} 行的时间无法识别，未计入',
    en: '{count} rows of “{sheet}” were left out: their time can’t be read',
  },
} satisfies Texts;
