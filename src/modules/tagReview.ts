import { defineWritten, field } from './defineModule';

/** 标签审查: one row a finding. People tick what is to be carried out. */
export const tagReview = defineWritten({
  order: 205,
  key: 'tagReview',
  zh: '标签审查',
  en: 'Tag review',
  fields: [
    field('dimension', 'text', '维度', 'Dimension'),
    field('tag', 'text', '标签', 'Tag'),
    field('customers', 'number', '客户数', 'Customers'),
    field('share', 'number', '占比（%）', 'Share (%)'),
    field('problem', 'text', '问题', 'Problem'),
    field('proposal', 'text', '建议', 'Proposal'),
    field('apply', 'checkbox', '执行', 'Apply'),
    field('outcome', 'text', '结果', 'Outcome'),
    field('kind', 'text', '类别代码', 'Kind'),
    field('action', 'text', '操作代码', 'Action'),
    field('target', 'text', '对象', 'Target'),
  ],
});
