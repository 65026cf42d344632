import { missingIn, readHeaderTable } from '../core/language';

import { classificationTags, compileTagRules, ruleTags, TAG_ORDER } from '../core/tags';
import { assignTiers, compileDimension, dimensionKey } from '../core/tiers';
import { settingsRows } from '../core/tiers/settingsRows';
import { splitTags } from '../core/values/lists';
import { momentIn, tableIn } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** 分类标签 of each row of a table. */
export const crmTags = defineFunction({
  name: 'CRM_TAGS',
  run: (context, args) => {
    const [range, asOf] = args;
    const table = readHeaderTable(tableIn(range), context.modules, momentIn(asOf, context));
    const { book, vocabulary } = table;
    if (!table.has('valueTier')) {
      const rows = settingsRows(context.settings('tiers')).filter((row) => dimensionKey(row.text('dimension'), vocabulary) === 'value');
      const dimension = compileDimension(
        rows.map((row) => ({ order: row.number('order'), tier: row.text('tier'), condition: row.text('condition') })),
        vocabulary,
      );
      const isKnown = dimension.tiers.every(({ rule }) => rule === undefined || missingIn(rule.tree, book).length === 0);
      if (isKnown && dimension.subject !== undefined) book.set(book.home, 'valueTier', assignTiers(dimension, book));
    }
    if (!table.has('ruleTags')) {
      const rows = settingsRows(context.settings('rules')).map((row) => ({
        name: row.text('name'),
        tag: row.text('tag'),
        condition: row.text('condition'),
        on: row.isOn('on'),
      }));
      const { rules } = compileTagRules(rows, vocabulary);
      const known = rules.filter(({ rule }) => missingIn(rule.tree, book).length === 0);
      book.set(book.home, 'ruleTags', ruleTags(known, book));
    }
    const setting = settingsRows(context.settings('settings')).find((row) => row.text('key') === 'tagOrder');
    const order = splitTags(setting?.text('value') ?? '');
    const { codes, words } = classificationTags(book, order.length > 0 ? order : TAG_ORDER);
    return Array.from(codes, (code, row) => [table.isBlank(row) ? '' : words[code]!]);
  },
});

/** How CRM_TAGS is used. */
export const crmTagsDoc: FunctionDoc = {
  summary: { zh: '由各列组成分类标签', en: 'Tags composed from the columns' },
  params: [
    { name: 'table', zh: '首行为表头的区域', en: 'Range with a header row' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
  ],
  returns: {
    zh: '每个数据行的标签；缺少的层级和规则标签尽量算出',
    en: 'The tags of each data row; a missing tier or rule tag is computed where it can be',
  },
  examples: [
    {
      args: [
        [
          ['客户编号', '所属行业', '规模', '合作状态', '价值层级', '需求类型'],
          ['C001', '制造业', '大型企业', '成交客户', '高价值', ''],
          ['C002', '零售业', '中小企业', '意向客户', '中价值', '价格敏感型'],
          ['C003', 'IT服务', '中小企业', '潜在客户', '普通', '技术型'],
        ],
      ],
      result: [
        ['制造业,大型企业,成交客户,高价值'],
        ['零售业,中小企业,意向客户,中价值,价格敏感型'],
        ['IT服务,中小企业,潜在客户,普通,技术型'],
      ],
    },
    {
      args: [
        [
          ['行业', '累计合作金额', '近3个月合作次数', '自定义标签'],
          ['制造业', 1_500_000, 3, 'VIP客户'],
          ['', 50_000, 0, ''],
        ],
      ],
      result: [['制造业,战略客户,★★★战略伙伴,VIP客户'], ['潜力客户']],
    },
  ],
};
