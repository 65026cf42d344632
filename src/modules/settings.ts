import { ON_INVALID, STATES } from '../core/fields/fieldRow';
import { FIELD_TYPES } from '../core/schema';
import { defineSettings, field, value } from './defineModule';

const onOff = field('on', 'checkbox', '启用', 'On');
const status = field('check', 'text', '检查结果', 'Check', {
  stamped: true,
  help: { zh: '空白表示没有问题，否则说明哪里不对', en: 'Empty when the row is fine, else what is wrong and where' },
});
const conditionHelp = {
  help: {
    zh: '用大白话写，例如：累计合作金额≥100万 且 近3个月合作次数≥2。可用的词见 docs/rule-language.md；写错时“检查结果”说明哪里不对。',
    en: 'In plain words, such as: lifetime amount >= 1000000 and deals in last 3 months >= 2. The words are in docs/rule-language.md; Check says what is wrong.',
  },
};
const orderHelp = { help: { zh: '从小到大依次判断，第一个成立的生效', en: 'Tried from the smallest on; the first that holds wins' } };
const dimensionHelp = {
  help: { zh: '例如：价值、活跃度、生命周期、行业、规模、区域', en: 'Such as value, activity, stage, industry, size, region' },
};

/** 字段: every column of every module; rows are added by people to add columns. */
export const fields = defineSettings({
  order: 110,
  key: 'fields',
  zh: '字段',
  en: 'Fields',
  fields: [
    field('module', 'text', '模块', 'Module'),
    field('key', 'text', '键', 'Key'),
    field('zh', 'text', '中文表头', 'Header (zh)'),
    field('en', 'text', '英文表头', 'Header (en)'),
    field('aliases', 'tags', '别名', 'Aliases'),
    field('type', 'list', '类型', 'Type', {
      list: [...FIELD_TYPES, 'computed'].map((key) => value(key, key, key)),
    }),
    field('unit', 'text', '单位', 'Unit'),
    field('required', 'checkbox', '必填', 'Required'),
    field('values', 'text', '列表/范围', 'List or range', {
      help: {
        zh: '列表写「甲,乙」；数字范围写 1..5；文本长度写 1..20；文本格式写正则表达式，如 /^[A-Z]{2}\\d+$/；引用写模块',
        en: 'A list: a,b; a range of numbers: 1..5; the length of a text: 1..20; the form of a text: a regular expression such as /^[A-Z]{2}\\d+$/; a reference: the module',
      },
    }),
    field('formula', 'text', '公式', 'Formula'),
    field('match', 'text', '查重', 'Match'),
    field('help', 'text', '说明', 'Help'),
    status,
    field('invalid', 'list', '不合要求时', 'When invalid', {
      list: ON_INVALID,
      openList: true,
      help: {
        zh: '拒绝：不让填；提醒：可以填，但会标出。留空则按类型',
        en: 'Reject: it can’t be entered; Warn: it can, and is marked. Empty: as the type has it',
      },
    }),
    field('state', 'list', '状态', 'State', {
      list: STATES,
      openList: true,
      help: {
        zh: '留空：使用中；隐藏：不显示，照常工作；停用：Kehu 不再管理，已填的内容保留。只填模块和状态的行管整张工作表',
        en: 'Empty: in use; Hidden: out of sight, works as ever; Retired: Kehu looks after it no more, what was filled in stays. A row of only a module and a state is about the whole sheet',
      },
    }),
  ],
});

/** 分层规则: the tiers of each dimension, tried in order. */
export const tiers = defineSettings({
  order: 120,
  key: 'tiers',
  zh: '分层规则',
  en: 'Tiers',
  fields: [
    field('dimension', 'text', '维度', 'Dimension', dimensionHelp),
    field('order', 'number', '顺序', 'Order', orderHelp),
    field('tier', 'text', '层级', 'Tier'),
    field('condition', 'text', '条件', 'Condition', conditionHelp),
    field('alert', 'checkbox', '提醒', 'Alert'),
    field('colour', 'text', '颜色', 'Colour'),
    field('note', 'text', '说明', 'Note'),
    status,
  ],
});

/** 标签规则: each is tried for each customer. */
export const rules = defineSettings({
  order: 130,
  key: 'rules',
  zh: '标签规则',
  en: 'Rules',
  fields: [
    field('name', 'text', '名称', 'Name'),
    field('tag', 'text', '标签', 'Tag', {
      help: { zh: '条件成立的客户得到的标签', en: 'What customers get for whom the condition holds' },
    }),
    field('condition', 'text', '条件', 'Condition', conditionHelp),
    onOff,
    field('alert', 'checkbox', '提醒', 'Alert'),
    field('note', 'text', '说明', 'Note'),
    status,
  ],
});

/** 客群: cross segments, tried in order. */
export const segments = defineSettings({
  order: 140,
  key: 'segments',
  zh: '客群',
  en: 'Segments',
  fields: [
    field('order', 'number', '顺序', 'Order', orderHelp),
    field('template', 'text', '名称模板', 'Name template', {
      help: {
        zh: '花括号里的词换成客户的层级（去掉“客户”二字）：{value} 价值、{activity} 活跃度、{need} 需求',
        en: 'Words in braces become the customer’s: {value} tier, {activity}, {need}',
      },
    }),
    field('condition', 'text', '条件', 'Condition', conditionHelp),
    field('features', 'text', '特征', 'Features'),
    status,
  ],
});

/** 标签字典: the tags of each dimension with their synonyms. */
export const dictionary = defineSettings({
  order: 150,
  key: 'dictionary',
  zh: '标签字典',
  en: 'Dictionary',
  fields: [
    field('dimension', 'text', '维度', 'Dimension', dimensionHelp),
    field('tag', 'text', '标签', 'Tag'),
    field('synonyms', 'tags', '同义词', 'Synonyms', {
      help: {
        zh: '导入时换成本标签的其他说法，用逗号分隔',
        en: 'Other words that become this tag on import, separated by commas',
      },
    }),
    field('parent', 'text', '上级', 'Parent'),
    onOff,
    status,
  ],
});

/** 维护策略: what is done for a segment or tag. */
export const strategies = defineSettings({
  order: 160,
  key: 'strategies',
  zh: '维护策略',
  en: 'Strategies',
  fields: [
    field('for', 'text', '客群或标签', 'Segment or tag'),
    field('plan', 'text', '维护方案', 'Plan'),
    field('role', 'text', '负责角色', 'Owner role'),
    field('dueIn', 'text', '期限', 'Due in'),
    field('target', 'text', '目标', 'Target'),
    status,
  ],
});

/** 人员: who works with the book. */
export const staff = defineSettings({
  order: 170,
  key: 'staff',
  zh: '人员',
  en: 'Staff',
  fields: [
    field('name', 'text', '姓名', 'Name'),
    field('email', 'email', '邮箱', 'Email'),
    field('role', 'list', '角色', 'Role', {
      list: [value('admin', '管理员', 'Admin'), value('sales', '销售', 'Sales'), value('service', '客服', 'Service')],
    }),
    field('deputy', 'text', '代理人', 'Deputy'),
    field('active', 'checkbox', '在职', 'Active'),
    status,
  ],
});

/** 设置: key, value, help. */
export const settings = defineSettings({
  order: 100,
  key: 'settings',
  zh: '设置',
  en: 'Settings',
  fields: [field('key', 'text', '键', 'Key'), field('value', 'text', '值', 'Value'), field('help', 'text', '说明', 'Help'), status],
});
