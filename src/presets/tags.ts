import type { Preset } from '../core/preset';
import { activityAndStage, crossSegment, dictionary, named, otherwise, ruleTags, strategies, text } from './shared';

/** Classification tags: value by annual amount. */
export const tags: Preset = {
  key: 'tags',
  order: 2,
  zh: '分类标签',
  en: 'Classification tags',
  tiers: [
    {
      dimension: 'value',
      tier: named('high', '高价值', 'High value'),
      condition: text('年合作金额≥50万', 'annual amount >= 500,000'),
      colour: '#a4c2f4',
    },
    {
      dimension: 'value',
      tier: named('medium', '中价值', 'Medium value'),
      condition: text('10万-50万', '100,000-500,000'),
      colour: '#c9daf8',
    },
    { dimension: 'value', tier: named('regular', '普通', 'Regular'), condition: otherwise, colour: '#f3f3f3' },
    ...activityAndStage,
  ],
  rules: ruleTags,
  segments: [crossSegment],
  dictionary: [
    ...dictionary,
    { dimension: 'value', ...named('high', '高价值', 'High value'), synonyms: ['高价值客户'] },
    { dimension: 'value', ...named('medium', '中价值', 'Medium value'), synonyms: ['中价值客户'] },
    { dimension: 'need', ...named('technical', '技术型', 'Technical'), synonyms: ['技术', '技术型客户', '关注功能'] },
    { dimension: 'need', ...named('price', '价格敏感型', 'Price-sensitive'), synonyms: ['价格敏感', '关注成本'] },
    { dimension: 'need', ...named('service', '服务型', 'Service-minded'), synonyms: ['服务型客户', '关注售后响应'] },
  ],
  strategies,
};
