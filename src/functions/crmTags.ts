import { missingIn, readHeaderTable } from '../core/language';
import { readSettings } from '../core/settings/readSettings';
import { ruleRow } from '../core/settings/ruleRows';
import { classificationTags, compileTagRules, ruleTags, TAG_ORDER } from '../core/tags';
import { assignTiers } from '../core/tiers';
import { splitTags } from '../core/values/lists';
import { momentIn, tableIn } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { dimensionNamed } from './dimension';
import { listedValues, settingsRows, settingsTable } from './settings';

/** 分类标签 of each row of a table. */
export const crmTags = defineFunction({
  name: 'CRM_TAGS',
  run: (context, args) => {
    const [range, asOf] = args;
    const table = readHeaderTable(tableIn(range), context.modules, momentIn(asOf, context), listedValues(context));
    const { book, vocabulary } = table;
    if (!table.has('valueTier')) {
      const dimension = dimensionNamed(context, 'value', vocabulary);
      const isKnown = dimension.tiers.every(({ rule }) => rule === undefined || missingIn(rule.tree, book).length === 0);
      if (isKnown && dimension.subject !== undefined) book.set(book.home, 'valueTier', assignTiers(dimension, book));
    }
    if (!table.has('ruleTags')) {
      const { rules } = compileTagRules(settingsRows(context, 'rules', ruleRow), vocabulary);
      const known = rules.filter(({ rule }) => missingIn(rule.tree, book).length === 0);
      book.set(book.home, 'ruleTags', ruleTags(known, book));
    }
    const order = splitTags(readSettings(settingsTable(context, 'settings')).tagOrder ?? '');
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
