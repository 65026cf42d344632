import type { Computation, Field, FieldType } from '../core/schema';
import { defineModule, field, value } from './defineModule';
import { channels, positions } from './lists';

/** 客户: one row a customer. The computed block stands together at the right. */
export const customers = defineModule({
  order: 10,
  key: 'customers',
  zh: '客户',
  en: 'Customers',
  aliases: ['客户表', '客户名单', 'customer'],
  idPrefix: 'C',
  idDigits: 3,
  fields: [
    field('id', 'id', '客户编号', 'Customer ID', { aliases: ['编号', 'customer no'] }),
    field('name', 'text', '客户名称', 'Customer name', {
      isName: true,
      required: true,
      aliases: ['公司名称', '企业名称', '客户', 'company', 'name'],
    }),
    field('type', 'list', '客户类型', 'Customer type', {
      list: [
        value('company', '企业', 'Company'),
        value('person', '个人', 'Individual'),
        value('dealer', '经销商', 'Dealer'),
        value('member', '会员', 'Member'),
      ],
    }),
    field('industry', 'list', '所属行业', 'Industry', { dictionary: 'industry', openList: true, aliases: ['行业'] }),
    field('size', 'list', '规模', 'Size', { dictionary: 'size', aliases: ['企业规模'] }),
    field('employees', 'number', '员工人数', 'Employees', { unit: '人', min: 0 }),
    field('revenue', 'amount', '年营收', 'Annual revenue', { unit: '元', min: 0 }),
    field('region', 'list', '区域', 'Region', { dictionary: 'region', openList: true, aliases: ['地区', 'country'] }),
    field('status', 'list', '合作状态', 'Status', { dictionary: 'status', aliases: ['客户状态', '状态'] }),
    field('contact', 'text', '联系人', 'Contact', { isName: true, aliases: ['联系人姓名', 'contact name'] }),
    field('position', 'list', '职位', 'Position', { list: positions, openList: true }),
    field('phone', 'phone', '联系电话', 'Phone', { aliases: ['电话', '手机', '手机号', 'mobile', 'tel'] }),
    field('email', 'email', '邮箱', 'Email', { aliases: ['电子邮箱', '邮件', 'e-mail', 'mail'] }),
    field('address', 'text', '企业地址', 'Address', { aliases: ['地址'] }),
    field('need', 'text', '核心需求', 'Core need', { aliases: ['需求'] }),
    field('needType', 'list', '需求类型', 'Need type', { dictionary: 'need', aliases: ['需求特征'] }),
    field('channel', 'list', '沟通偏好', 'Preferred channel', { list: channels }),
    field('competitor', 'text', '竞争对手', 'Competitor'),
    field('referredBy', 'text', '推荐客户', 'Referred by'),
    field('since', 'date', '合作起始日期', 'Customer since'),
    field('openingAmount', 'amount', '历史合作金额', 'Opening amount', { unit: '元', min: 0 }),
    field('openingDeals', 'number', '历史合作次数', 'Opening deals', { unit: '次', min: 0 }),
    field('openingFirst', 'date', '历史首次合作', 'Opening first deal'),
    field('openingLast', 'date', '历史最近合作', 'Opening last deal'),
    field('openingLargest', 'amount', '历史最大订单', 'Opening largest deal', { unit: '元', min: 0 }),
    field('owner', 'text', '负责人', 'Owner', { aliases: ['销售负责人', '客户经理'] }),
    field('freeTags', 'tags', '自定义标签', 'Free tags', { dictionary: 'free', aliases: ['标签'] }),
    field('verifiedAt', 'date', '核对日期', 'Verified on'),
    field('notes', 'text', '备注', 'Notes'),
    field('dataStatus', 'text', '数据状态', 'Data status', { stamped: true }),
    field('updatedAt', 'datetime', '更新时间', 'Updated at', { stamped: true, aliases: ['更新日期'] }),
    field('updatedBy', 'text', '更新人', 'Updated by', { stamped: true }),

    formula(
      'lifetimeAmount',
      'amount',
      '累计合作金额',
      'Lifetime amount',
      'IF(openingAmount is empty, 0, openingAmount) + sum(sales.amount)',
      {
        unit: '元',
        aliases: ['累计金额'],
      },
    ),
    formula(
      'yearAmount',
      'amount',
      '年合作金额',
      'Annual amount',
      'sum(sales.amount in last 12 months) + IF(openingAmount is empty, 0, IF(count(sales) = 0 or earliest(sales.date) in last 12 months, openingAmount, 0))',
      { unit: '元' },
    ),
    formula(
      'lifetimeDeals',
      'number',
      '累计合作次数',
      'Lifetime deals',
      'count(sales where amount > 0) + IF(openingAmount > 0, IF(openingDeals > 1, openingDeals, 1), 0)',
      { unit: '次' },
    ),
    formula('deals3m', 'number', '近3个月合作次数', 'Deals in last 3 months', 'deals in last 3 months', { unit: '次' }),
    formula('firstDeal', 'date', '首次合作', 'First deal', better('earliest(sales.date where amount > 0)', '<', 'openingFirst')),
    formula('lastDeal', 'date', '最近合作时间', 'Last deal', better('latest(sales.date where amount > 0)', '>', 'openingLast'), {
      aliases: ['最近合作', '最后合作时间'],
    }),
    formula(
      'frequency',
      'number',
      '平均消费频次',
      'Average frequency',
      'lifetimeDeals / IF(days since(firstDeal) < 30.4375, 1, days since(firstDeal) / 30.4375)',
      { unit: '次/月' },
    ),
    formula(
      'largestDeal',
      'amount',
      '历史最高客单价',
      'Largest deal',
      better('max(sales.amount where amount > 0)', '>', 'openingLargest'),
      {
        unit: '元',
        aliases: ['最大订单'],
      },
    ),
    computed('preferred', 'text', '产品偏好', 'Preferred product', { kind: 'native', name: 'preferred' }),
    formula('inquiries3m', 'number', '近3个月咨询次数', 'Inquiries in last 3 months', 'inquiries in last 3 months', { unit: '次' }),
    formula('satisfaction', 'number', '满意度', 'Satisfaction', 'latest(service.satisfaction)', { unit: '分', min: 1, max: 5 }),
    formula('lastContact', 'date', '最近沟通时间', 'Last contact', better('latest(interactions.at)', '>', 'latest(service.openedAt)')),
    computed('valueTier', 'list', '价值层级', 'Value tier', { kind: 'tier', dimension: 'value' }, { aliases: ['客户价值'] }),
    computed('activity', 'list', '活跃度', 'Activity', { kind: 'tier', dimension: 'activity' }),
    computed('segment', 'text', '客群', 'Segment', { kind: 'native', name: 'segment' }),
    computed('stage', 'list', '生命周期', 'Lifecycle stage', { kind: 'tier', dimension: 'stage' }, { aliases: ['stage'] }),
    computed('ruleTags', 'tags', '规则标签', 'Rule tags', { kind: 'native', name: 'ruleTags' }),
    computed('composite', 'text', '组合标签', 'Composite tag', { kind: 'native', name: 'composite' }),
    computed('tags', 'tags', '分类标签', 'Tags', { kind: 'native', name: 'tags' }),
  ],
});

function computed(key: string, type: FieldType, zh: string, en: string, computation: Computation, more: Partial<Field> = {}): Field {
  return field(key, type, zh, en, { computed: computation, ...more });
}

function formula(key: string, type: FieldType, zh: string, en: string, text: string, more: Partial<Field> = {}): Field {
  return computed(key, type, zh, en, { kind: 'formula', formula: text }, more);
}

/** The rule text of whichever of two values is further in one direction, or of the only one there is. */
function better(a: string, operator: '<' | '>', b: string): string {
  return `IF(${a} is empty or ${b} ${operator} ${a}, IF(${b} is empty, ${a}, ${b}), ${a})`;
}
