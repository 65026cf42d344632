import type { DictionaryEntry, PresetRule, PresetSegment, PresetStrategy, PresetTier } from '../core/preset';
import type { ListValue, Names } from '../core/schema';

/** The three names of a tier or tag. */
export const named = (key: string, zh: string, en: string): ListValue => ({ key, zh, en });
/** The same text in both languages' sheets. */
export const text = (zh: string, en: string): Names => ({ zh, en });

/** The condition that always holds. */
export const otherwise = text('否则', 'otherwise');

/** Activity and lifecycle stage: the same in both presets. */
export const activityAndStage: readonly PresetTier[] = [
  {
    dimension: 'activity',
    tier: named('high', '高活跃', 'High activity'),
    condition: text('近3个月合作≥2次', 'deals in last 3 months >= 2'),
    alert: true,
    colour: '#b7e1cd',
  },
  {
    dimension: 'activity',
    tier: named('medium', '中活跃', 'Medium activity'),
    condition: text('近3个月合作1次', 'deals in last 3 months = 1'),
    alert: true,
    colour: '#fce8b2',
  },
  { dimension: 'activity', tier: named('low', '低活跃', 'Low activity'), condition: otherwise, alert: true, colour: '#f4c7c3' },
  {
    dimension: 'stage',
    tier: named('lost', '流失客户', 'Lost'),
    condition: text(
      '累计合作次数 > 0 且 近12个月无合作 且 (年合作金额 = 0 或 年合作金额为空)',
      'lifetime deals > 0 and deals in last 12 months = 0 and (annual amount = 0 or annual amount is empty)',
    ),
  },
  { dimension: 'stage', tier: named('new', '新客户', 'New'), condition: text('首次合作 近6个月', 'first deal in last 6 months') },
  { dimension: 'stage', tier: named('established', '老客户', 'Established'), condition: text('累计合作次数 > 0', 'lifetime deals > 0') },
  { dimension: 'stage', tier: named('potential', '潜在客户', 'Prospect'), condition: otherwise },
];

/** The three rule tags of both presets. */
export const ruleTags: readonly PresetRule[] = [
  {
    name: text('高价值客户', 'High-value customers'),
    tag: named('strategic-partner', '★★★战略伙伴', '★★★Strategic partner'),
    condition: text('累计合作金额≥100万元且近3个月合作≥2次', 'lifetime amount >= 1,000,000 and deals in last 3 months >= 2'),
  },
  {
    name: text('流失风险客户', 'Churn risk'),
    tag: named('churn-warning', '⚠流失预警', '⚠Churn warning'),
    condition: text('近6个月无合作且满意度≤3分', 'deals in last 6 months = 0 and satisfaction <= 3'),
    alert: true,
  },
  {
    name: text('潜力客户', 'Potential customers'),
    tag: named('to-convert', '◎待转化', '◎To convert'),
    condition: text('近3个月咨询频次≥5次但未成交', 'inquiries in last 3 months >= 5 and lifetime deals = 0'),
  },
];

/** Dimensions without tiers of their own, the same in both presets. */
export const dictionary: readonly DictionaryEntry[] = [
  { dimension: 'industry', ...named('manufacturing', '制造业', 'Manufacturing'), synonyms: ['工业'] },
  { dimension: 'industry', ...named('manufacturing-electronics', '制造业-电子元件', 'Manufacturing-Electronics'), parent: 'manufacturing' },
  { dimension: 'industry', ...named('manufacturing-machinery', '制造业-机械设备', 'Manufacturing-Machinery'), parent: 'manufacturing' },
  { dimension: 'industry', ...named('retail', '零售业', 'Retail'), synonyms: ['零售'] },
  { dimension: 'industry', ...named('it-services', 'IT服务', 'IT services'), synonyms: ['信息技术'] },
  { dimension: 'industry', ...named('services', '服务业', 'Services') },
  { dimension: 'industry', ...named('new-energy', '新能源', 'New energy') },
  { dimension: 'size', ...named('large', '大型企业', 'Large') },
  { dimension: 'size', ...named('medium', '中小企业', 'Small or medium') },
  { dimension: 'size', ...named('sole', '个体工商户', 'Sole trader') },
  { dimension: 'region', ...named('east', '华东', 'East China') },
  { dimension: 'region', ...named('south', '华南', 'South China') },
  { dimension: 'region', ...named('north', '华北', 'North China') },
  { dimension: 'region', ...named('central', '华中', 'Central China') },
  { dimension: 'region', ...named('southwest', '西南', 'Southwest China') },
  { dimension: 'region', ...named('northwest', '西北', 'Northwest China') },
  { dimension: 'region', ...named('northeast', '东北', 'Northeast China') },
  { dimension: 'status', ...named('potential', '潜在客户', 'Prospect') },
  { dimension: 'status', ...named('interested', '意向客户', 'Interested') },
  { dimension: 'status', ...named('won', '成交客户', 'Customer') },
  { dimension: 'status', ...named('lost', '流失客户', 'Lost') },
  { dimension: 'free', ...named('vip', 'VIP客户', 'VIP') },
  { dimension: 'free', ...named('partner', '战略合作伙伴', 'Strategic partner') },
  { dimension: 'free', ...named('old-friend', '老客户', 'Long-standing') },
  ...alike(
    'nameEnding',
    '公司 集团 总公司 分公司 厂 店 中心 银行 支行 学校 大学 学院 医院 事务所 合作社 商行 经营部 工作室 超市 研究院 研究所 协会 局 Inc Ltd LLC GmbH',
  ),
  ...alike(
    'nameShort',
    '科技 实业 贸易 商贸 电子 网络 信息 软件 传媒 建设 工程 机械 制造 物流 咨询 服务 发展 投资 食品 医药 化工 能源 国际',
  ),
];

/** Entries that are called the same in every language: what names of firms end in. */
function alike(dimension: string, words: string): DictionaryEntry[] {
  return words.split(' ').map((word) => ({ dimension, ...named(word, word, word) }));
}

/** What is done for whom, the same in both presets. */
export const strategies: readonly PresetStrategy[] = [
  { for: text('潜在客户', 'Prospect'), plan: text('精准营销、按兴趣推荐', 'Targeted marketing; recommend by interest') },
  { for: text('新客户', 'New'), plan: text('产品介绍、使用指导', 'Product introduction; guidance in use') },
  { for: text('老客户', 'Established'), plan: text('专属优惠、增值服务', 'Exclusive offers; value-added services') },
  { for: text('流失客户', 'Lost'), plan: text('定期回访、满意度调查、挽留', 'Regular return visits; satisfaction survey; win back') },
  {
    for: text('★★★战略伙伴', '★★★Strategic partner'),
    plan: text('一对一专属服务、定期高层拜访、定制化解决方案', 'One-to-one service; regular executive visits; tailored solutions'),
    role: text('销售主管', 'Head of sales'),
  },
  {
    for: text('⚠流失预警', '⚠Churn warning'),
    plan: text('分析原因、优惠返场方案、服务优化承诺', 'Find the cause; a returning offer; a promise of better service'),
    role: text('客户成功经理', 'Customer success manager'),
    dueIn: text('30天', '30 days'),
    target: text('满意度≥4', 'satisfaction >= 4'),
  },
  {
    for: text('◎待转化', '◎To convert'),
    plan: text('定期推送产品案例、邀请行业研讨会', 'Send product cases regularly; invite to industry seminars'),
    role: text('销售专员', 'Sales representative'),
  },
];

/** The segment that every customer has who is in no other. */
export const crossSegment: PresetSegment = {
  template: text('{value}{activity}客户', '{value} · {activity}'),
  condition: otherwise,
  features: text('', ''),
};
