import { compileRule } from '../../../src/core/language';
import { toColumn } from '../../../src/core/language/columns';
import type { Preset } from '../../../src/core/preset';
import {
  assignSegments,
  classificationTags,
  combinedTags,
  compileSegments,
  compileTagRules,
  ruleTags,
  shortTier,
} from '../../../src/core/tags';
import { assignTiers, beyondSubject, compileDimension, type Dimension, dimensionKey, tiersOf } from '../../../src/core/tiers';
import { segments } from '../../../src/presets/segments';
import { tags } from '../../../src/presets/tags';
import { aBook, day, vocabulary } from '../language/books';

const asOf = day('2024-05-31');

/** A dimension of a preset, as its rows stand in the sheet. */
function dimensionOf(preset: Preset, dimension: string, language: 'zh' | 'en' = 'zh') {
  const rows = preset.tiers.filter((tier) => tier.dimension === dimension);
  return compileDimension(
    rows.map((row, index) => ({ order: index + 1, tier: row.tier[language], condition: row.condition[language] })),
    vocabulary,
  );
}

/** Tiers of plain values. */
function tiersAt(dimension: Dimension, values: readonly number[]): string[] {
  return tiersOf(dimension, Float64Array.from(values), vocabulary, asOf);
}

describe.each([segments, tags])('preset $key', (preset) => {
  test.each(['zh', 'en'] as const)('all its conditions compile in %s', (language) => {
    for (const dimension of new Set(preset.tiers.map((tier) => tier.dimension)))
      expect(dimensionOf(preset, dimension, language).problems.size).toBe(0);
    for (const { condition } of preset.rules) expect(compileRule(condition[language], vocabulary, 'condition')).toMatchObject({ ok: true });
    const rows = preset.segments.map((segment, index) => ({
      order: index,
      template: segment.template[language],
      condition: segment.condition[language],
    }));
    expect(compileSegments(rows, vocabulary).problems.size).toBe(0);
    for (const { target } of preset.strategies)
      if (target !== undefined) expect(compileRule(target[language], vocabulary, 'condition')).toMatchObject({ ok: true });
  });
});

test.each([
  [1_000_000, '战略客户'],
  [999_999.99, '重点客户'],
  [500_000, '重点客户'],
  [499_999, '普通客户'],
  [100_000, '普通客户'],
  [99_999.99, '潜力客户'],
  [0, '潜力客户'],
  [-5, '潜力客户'],
  [Number.NaN, ''],
])('a lifetime amount of %p is %s: lower bounds are inclusive', (value, tier) => {
  expect(tiersAt(dimensionOf(segments, 'value'), [value])).toEqual([tier]);
});

test('the tags preset goes by the annual amount', () => {
  const value = dimensionOf(tags, 'value');
  expect(value.subject).toMatchObject({ kind: 'field', key: 'yearAmount' });
  expect(tiersAt(value, [500_000, 499_999, 100_000, 99_999])).toEqual(['高价值', '中价值', '中价值', '普通']);
});

test('a bare range is about what the first condition looks at, wherever it stands', () => {
  const dimension = compileDimension(
    [
      { order: 3, tier: 'c', condition: '１－５' },
      { order: 1, tier: 'a', condition: '> 10' },
      { order: 2, tier: 'b', condition: '员工人数 ≥ 5 人' },
      { order: Number.NaN, tier: 'd', condition: '' },
    ],
    vocabulary,
  );
  expect(dimension.problems.size).toBe(0);
  expect(tiersAt(dimension, [11, 10, 5, 4.9, 1, 0.5])).toEqual(['a', 'b', 'b', 'c', 'c', 'd']);
});

test('a bare range with no field to be about is a problem of its row; the others still run', () => {
  const dimension = compileDimension(
    [
      { order: 1, tier: 'a', condition: '10-20' },
      { order: 2, tier: 'b', condition: 'otherwise' },
    ],
    vocabulary,
  );
  expect([...dimension.problems.keys()]).toEqual([0]);
  expect(dimension.tiers.map(({ tier }) => tier)).toEqual(['b']);
});

test('activity can be told from a plain count of deals, the stage cannot', () => {
  const activity = dimensionOf(segments, 'activity');
  expect(tiersAt(activity, [0, 1, 2])).toEqual(['低活跃', '中活跃', '高活跃']);
  expect(beyondSubject(activity, vocabulary, asOf)).toEqual([]);
  expect(beyondSubject(dimensionOf(segments, 'stage'), vocabulary, asOf)).not.toEqual([]);
});

test.each([
  ['价值', 'value'],
  ['Value tier', 'value'],
  ['活跃度', 'activity'],
  ['需求', 'need'],
  ['生命周期', 'stage'],
  ['信用', '信用'],
])('dimension %s has the key %s', (name, key) => {
  expect(dimensionKey(name, vocabulary)).toBe(key);
});

describe('a book of customers', () => {
  const sale = (customerId: string, date: string, amount: number) => ({ customerId, date: day(date), amount });
  const book = aBook({
    customers: [{ id: 'A' }, { id: 'B', needType: '服务导向型' }, { id: 'C' }, { id: 'D' }, { id: 'E' }],
    sales: [
      sale('A', '2024-05-01', 900_000),
      sale('A', '2024-04-01', 200_000),
      sale('B', '2024-05-01', 50_000),
      sale('C', '2023-11-01', 600_000),
      sale('D', '2022-11-01', 700_000),
    ],
    service: [
      { customerId: 'C', type: '回访', openedAt: day('2024-05-01'), satisfaction: 3 },
      ...[1, 2, 3, 4, 5].map((date) => ({ customerId: 'E', type: '咨询', openedAt: day(`2024-05-0${date}`) })),
    ],
  });
  for (const [key, dimension] of [
    ['valueTier', 'value'],
    ['activity', 'activity'],
    ['stage', 'stage'],
  ] as const)
    book.set('customers', key, assignTiers(dimensionOf(segments, dimension), book));
  const column = (key: string): string[] => {
    const vector = book.column('customers', key);
    if (vector === undefined || !('codes' in vector)) throw new Error(key);
    return [...vector.codes].map((code) => vector.words[code]!);
  };

  test('gets tiers', () => {
    expect(column('valueTier')).toEqual(['战略客户', '潜力客户', '重点客户', '重点客户', '潜力客户']);
    expect(column('activity')).toEqual(['高活跃', '中活跃', '低活跃', '低活跃', '低活跃']);
    expect(column('stage')).toEqual(['新客户', '新客户', '老客户', '流失客户', '潜在客户']);
  });

  test('gets the tags of all rules that hold', () => {
    const rows = segments.rules.map((rule) => ({ name: rule.name.zh, tag: rule.tag.zh, condition: rule.condition.zh, on: true }));
    const { rules, problems } = compileTagRules([...rows, { name: 'x', tag: 'y', condition: '满意 ≥', on: true }], vocabulary);
    expect([...problems.keys()]).toEqual([3]);
    expect(toColumn(ruleTags(rules, book))).toEqual(['★★★战略伙伴', '', '⚠流失预警', '', '◎待转化']);
    const off = compileTagRules(
      rows.map((row) => ({ ...row, on: false })),
      vocabulary,
    );
    expect(toColumn(ruleTags(off.rules, book))).toEqual(['', '', '', '', '']);
  });

  test('gets the name of its first segment', () => {
    const rows = segments.segments.map((segment, index) => ({
      order: index,
      template: segment.template.zh,
      condition: segment.condition.zh,
    }));
    const compiled = compileSegments(rows, vocabulary).segments;
    expect(toColumn(assignSegments(compiled, book))).toEqual([
      '战略高活跃客户',
      '潜力服务导向型客户',
      '重点低活跃风险客户',
      '重点低活跃风险客户',
      '潜力低活跃客户',
    ]);
  });
});

describe('composite texts', () => {
  test('tags stand in order, blanks and repetitions left out', () => {
    const book = aBook({ customers: [{ id: 'A', industry: ' 制造业 ', freeTags: 'a, b, 成交客户,a', status: '成交客户' }, { id: 'B' }] });
    expect(toColumn(classificationTags(book, ['industry', 'status', 'revenue', 'freeTags']))).toEqual(['制造业,成交客户,a,b', '']);
    expect(toColumn(classificationTags(book, ['freeTags', 'industry']))).toEqual(['a,b,成交客户,制造业', '']);
  });
  test('the combined tag takes the top level of each', () => {
    const book = aBook({
      customers: [
        { id: 'A', industry: '制造业-电子元件', size: '大型企业', status: '成交客户' },
        { id: 'B', size: '大型企业' },
      ],
    });
    expect(toColumn(combinedTags(book))).toEqual(['制造业-大型企业-成交客户', '大型企业']);
  });
  test.each([
    ['战略客户', '战略'],
    ['Key customers', 'Key'],
    ['Regular customer', 'Regular'],
    ['高价值', '高价值'],
  ])('%s is short %s', (tier, short) => expect(shortTier(tier)).toBe(short));
});
