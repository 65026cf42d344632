import type { Preset } from '../core/preset';
import { activityAndStage, crossSegment, dictionary, named, otherwise, ruleTags, strategies, text } from './shared';

/** Relationship segmentation: value by lifetime amount; the default. */
export const segments: Preset = {
  key: 'segments',
  order: 1,
  zh: '客户关系分层',
  en: 'Relationship segmentation',
  tiers: [
    {
      dimension: 'value',
      tier: named('strategic', '战略客户', 'Strategic'),
      condition: text('累计合作金额 ≥ 100万', 'lifetime amount >= 1,000,000'),
      colour: '#a4c2f4',
    },
    { dimension: 'value', tier: named('key', '重点客户', 'Key'), condition: text('50万-100万', '500,000-1,000,000'), colour: '#c9daf8' },
    {
      dimension: 'value',
      tier: named('regular', '普通客户', 'Regular'),
      condition: text('10万-50万', '100,000-500,000'),
      colour: '#e8f0fe',
    },
    { dimension: 'value', tier: named('potential', '潜力客户', 'Potential'), condition: otherwise, colour: '#f3f3f3' },
    ...activityAndStage,
  ],
  rules: ruleTags,
  segments: [
    {
      template: text('{value}{activity}风险客户', '{value} · {activity} · at risk'),
      condition: text(
        '价值层级 属于 (战略客户, 重点客户) 且 活跃度 = 低活跃',
        'value tier in (Strategic, Key) and activity = "Low activity"',
      ),
      features: text('贡献大而近期无合作：查明原因', 'Much revenue, no recent deal: find the cause'),
    },
    {
      template: text('{value}{need}客户', '{value} · {need}'),
      condition: text('价值层级 = 潜力客户 且 需求类型不为空', 'value tier = Potential and need type is not empty'),
      features: text('规模小、需求明确', 'Small, with a known need'),
    },
    crossSegment,
  ],
  dictionary: [
    ...dictionary,
    { dimension: 'need', ...named('product', '产品导向型', 'Product-oriented'), synonyms: ['功能', '性价比', '成本控制'] },
    { dimension: 'need', ...named('service', '服务导向型', 'Service-oriented'), synonyms: ['售后', '响应', '技术支持'] },
    { dimension: 'need', ...named('partnership', '合作导向型', 'Partnership-oriented'), synonyms: ['长期', '战略', '定制化'] },
  ],
  strategies,
};
