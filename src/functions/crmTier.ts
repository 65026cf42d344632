import type { Cell, Grid } from '../core/cell';
import { createVocabulary } from '../core/language';
import { numberIn } from '../core/language/columns';
import { print } from '../core/language/print';
import { Refusal } from '../core/message';
import type { Module } from '../core/schema';
import { beyondSubject, compileDimension, dimensionKey, tiersOf } from '../core/tiers';
import { settingsRows } from '../core/tiers/settingsRows';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** The tier of plain numbers, by the book's tier rules. */
export const crmTier = defineFunction({
  name: 'CRM_TIER',
  run: (context, args) => {
    const [values, name] = args;
    const wanted = typeof name === 'string' && name.trim() !== '' ? name : 'value';
    const all = settingsRows(context.settings('tiers'));
    const compile = (modules: readonly Module[]) => {
      const vocabulary = createVocabulary(modules);
      const key = dimensionKey(wanted, vocabulary);
      const rows = all.filter((row) => dimensionKey(row.text('dimension'), vocabulary) === key);
      const tiers = rows.map((row) => ({ order: row.number('order'), tier: row.text('tier'), condition: row.text('condition') }));
      return { vocabulary, rows, dimension: compileDimension(tiers, vocabulary) };
    };
    const first = compile(context.builtIn);
    // Only what Kehu's own columns don't explain costs the reading of the columns that people added.
    const { vocabulary, rows, dimension } = first.rows.length > 0 && first.dimension.problems.size === 0 ? first : compile(context.modules);
    if (rows.length === 0) {
      const known = [...new Set(all.map((row) => row.text('dimension')))].filter((text) => text !== '').join(', ');
      throw new Refusal({ key: 'function.unknownDimension', params: { name: wanted, known } });
    }
    const [problem] = dimension.problems.values();
    if (dimension.tiers.length === 0) throw new Refusal(problem ?? { key: 'function.noTiers' });
    const beyond = beyondSubject(dimension, vocabulary, context.asOf);
    if (beyond.length > 0) {
      const columns = (language: 'zh' | 'en'): string => [...new Set(beyond.map((tree) => print(tree, language, vocabulary)))].join(', ');
      throw new Refusal({ key: 'function.tierNeedsMore', params: { name: wanted, columns: columns('zh'), columnsEn: columns('en') } });
    }
    if (!Array.isArray(values)) return tiersOf(dimension, Float64Array.of(numberIn(values as Cell)), vocabulary, context.asOf)[0]!;
    const range = values as Grid;
    const tiers = tiersOf(dimension, Float64Array.from(range.flat(), numberIn), vocabulary, context.asOf);
    let at = 0;
    return range.map((row) => row.map(() => tiers[at++]!));
  },
});

/** How CRM_TIER is used. */
export const crmTierDoc: FunctionDoc = {
  summary: {
    zh: '按分层规则给出数值所在的层级',
    en: 'Returns the tier of a value, by the tier rules of the book',
  },
  params: [
    {
      name: 'values',
      zh: '一个数值或一个区域：分层规则首个条件所看的字段的值',
      en: 'A value or a range of values of the field that the first rule looks at',
    },
    {
      name: 'dimension',
      optional: true,
      zh: '分层名，如 "价值"、"活跃度"；默认为价值',
      en: 'The dimension, such as "value" or "activity"; value unless said',
    },
  ],
  returns: { zh: '层级名；不是数值的单元格为空', en: 'The name of the tier; empty for what is not a number' },
  examples: [
    { args: [1_200_000], result: '战略客户' },
    { args: [500_000, '价值'], result: '重点客户' },
    { args: [2, 'activity'], result: '高活跃' },
    { args: [''], result: '' },
    { args: [[[1_000_000], [999_999.99], [100_000], [0], ['']]], result: [['战略客户'], ['重点客户'], ['普通客户'], ['潜力客户'], ['']] },
  ],
};
