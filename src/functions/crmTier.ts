import { type Cell, isEmpty } from '../core/cell';
import { createVocabulary, type Tree } from '../core/language';
import { numberIn, numbersFrom } from '../core/language/columns';
import { beyondSubject, readOwnTable, tiersOf } from '../core/tiers';
import { columnsOf, tableIn, textArgument } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { checkDimension, dimensionNamed } from './dimension';

/** The tier of plain numbers, by the book's tier rules or a table of one's own. */
export const crmTier = defineFunction({
  name: 'CRM_TIER',
  run: (context, [values, second, third]) => {
    // The table may come second, as in Google's own sample tierPrice(value, table).
    const [name, own] = Array.isArray(second) && isEmpty(third as Cell) ? ['', second] : [second, third];
    const wanted = textArgument(name) || 'value';
    let vocabulary = createVocabulary(context.builtIn);
    const table = isEmpty(own as Cell) ? undefined : readOwnTable(tableIn(own), vocabulary, ANYTHING);
    let dimension = table?.dimension ?? dimensionNamed(context, wanted, vocabulary);
    // Only what Kehu's own columns don't explain costs the reading of the columns that people added.
    if (dimension.tiers.length === 0 || dimension.problems.size > 0) {
      vocabulary = createVocabulary(context.modules);
      dimension = dimensionNamed(context, wanted, vocabulary);
    }
    checkDimension(context, wanted, dimension, beyondSubject(dimension, vocabulary, context.asOf), vocabulary);
    const { columns, shaped } = columnsOf([values]);
    const tiers = tiersOf(
      dimension,
      numbersFrom(columns[0]!.length, (row) => numberIn(columns[0]![row]!)),
      vocabulary,
      context.asOf,
    );
    return shaped(table ? tiers.map(table.cell) : tiers);
  },
});

/** What the bounds of one's own table are about: the value that is passed. */
const ANYTHING: Tree = { kind: 'field', module: 'customers', key: '', type: 'number' };

/** How CRM_TIER is used. */
export const crmTierDoc: FunctionDoc = {
  summary: { zh: '数值所在的层级', en: 'Tier of a value, by the tier rules' },
  params: [
    { name: 'values', zh: '数值或区域', en: 'Value or range' },
    { name: 'dimension', optional: true, zh: '分层，如 "活跃度"；默认价值', en: 'Such as "activity"; value unless said' },
    {
      name: 'table',
      optional: true,
      zh: '自己的分层表：下限或条件、层级（次序不限），或下限、上限、层级；可带表头',
      en: 'Own tiers: lower bound or condition, and tier, in either order; or lower, upper bound, tier',
    },
  ],
  returns: { zh: '层级；非数值为空', en: 'The tier; empty for no number' },
  examples: [
    { args: [1_200_000], result: '战略客户' },
    { args: [500_000, '价值'], result: '重点客户' },
    { args: [2, 'activity'], result: '高活跃' },
    { args: [''], result: '' },
    {
      args: [
        60,
        [
          [0, '零售'],
          [50, '批发'],
        ],
      ],
      result: '批发',
    },
    {
      args: [
        [[150], [20], [5]],
        '',
        [
          [0, 'C'],
          [10, 'B'],
          [100, 'A'],
        ],
      ],
      result: [['A'], ['B'], ['C']],
    },
    { args: [[[1_000_000], [999_999.99], [100_000], [0], ['']]], result: [['战略客户'], ['重点客户'], ['普通客户'], ['潜力客户'], ['']] },
  ],
};
