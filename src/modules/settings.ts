import { defineSettings, field, value } from './defineModule';

const onOff = field('on', 'checkbox', '启用', 'On');
const status = field('check', 'text', '检查结果', 'Check', { stamped: true });

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
      list: [
        'text',
        'number',
        'amount',
        'date',
        'datetime',
        'list',
        'tags',
        'phone',
        'email',
        'id',
        'reference',
        'checkbox',
        'computed',
      ].map((key) => value(key, key, key)),
    }),
    field('unit', 'text', '单位', 'Unit'),
    field('required', 'checkbox', '必填', 'Required'),
    field('values', 'text', '列表/范围', 'List or range'),
    field('formula', 'text', '公式', 'Formula'),
    field('match', 'text', '查重', 'Match'),
    field('help', 'text', '说明', 'Help'),
    status,
  ],
});

/** 分层规则: the tiers of each dimension, tried in order. */
export const tiers = defineSettings({
  order: 120,
  key: 'tiers',
  zh: '分层规则',
  en: 'Tiers',
  fields: [
    field('dimension', 'text', '维度', 'Dimension'),
    field('order', 'number', '顺序', 'Order'),
    field('tier', 'text', '层级', 'Tier'),
    field('condition', 'text', '条件', 'Condition'),
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
    field('tag', 'text', '标签', 'Tag'),
    field('condition', 'text', '条件', 'Condition'),
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
    field('order', 'number', '顺序', 'Order'),
    field('template', 'text', '名称模板', 'Name template'),
    field('condition', 'text', '条件', 'Condition'),
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
    field('dimension', 'text', '维度', 'Dimension'),
    field('tag', 'text', '标签', 'Tag'),
    field('synonyms', 'tags', '同义词', 'Synonyms'),
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
