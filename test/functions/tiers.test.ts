import fc from 'fast-check';
import type { Cell, Grid } from '../../src/core/cell';
import { toColumn } from '../../src/core/language/columns';
import { assignTiers, compileDimension } from '../../src/core/tiers';
import { crmActivity } from '../../src/functions/crmActivity';
import { crmSegment } from '../../src/functions/crmSegment';
import { crmStage } from '../../src/functions/crmStage';
import { crmTier } from '../../src/functions/crmTier';
import { segments } from '../../src/presets/segments';
import { aBook, day, vocabulary } from '../core/language/books';
import { call, callIn, column, contextIn, costOf, refusalOf, wordsOf } from './calling';

const tierSheet = (...rows: Cell[][]): Record<string, Grid> => ({ tiers: [['dimension', 'order', 'tier', 'condition'], ...rows] });

describe('CRM_TIER with a table of one’s own', () => {
  const prices = [
    ['下限', '价格'],
    [100, 8],
    [0, 10],
    [10, 9],
  ];
  test.each([
    ['bounds in any order, with a header', prices],
    ['without one', prices.slice(1)],
    ['the tier first', prices.map(([bound, price]) => [price, bound]).map((row) => [`P${row[0]}`, row[1]])],
    [
      'lower and upper bound',
      [
        [0, 10, 10],
        [10, 100, 9],
        [100, '', 8],
      ],
    ],
    [
      'conditions',
      [
        ['≥100', 8],
        ['10-100', 9],
        ['其他', 10],
      ],
    ],
    [
      'conditions in English with a header',
      [
        ['Condition', 'Price'],
        ['>= 100', 8],
        ['10-100', 9],
        ['otherwise', 10],
      ],
    ],
    [
      'conditions with a field',
      [
        ['累计合作金额 ≥ 100', 8],
        ['10-100', 9],
        ['否则', 10],
      ],
    ],
    [
      'bounds as text',
      [
        ['0', 10],
        ['10', 9],
        ['0.01万', 8],
      ],
    ],
    [
      'bounds in the unit of their header',
      [
        ['下限（万元）', '价格'],
        [0.001, 9],
        ['0.01', 8],
        ['0元', 10],
      ],
    ],
    [
      'a blank row',
      [
        [0, 10],
        ['', ''],
        [10, 9],
        [100, 8],
      ],
    ],
  ])('takes %s', (_, table) => {
    const got = call(crmTier, column([0, 9.99, 10, 99, 100, 1e9, '', 'x']), '', table) as unknown[][];
    const expected = [10, 10, 9, 9, 8, 8];
    expect(got.slice(0, 6).map(([price]) => Number(String(price).replace('P', '')))).toEqual(expected);
    expect(got.slice(6)).toEqual([[''], ['']]);
  });
  test('gives nothing below the lowest bound, and for negative bounds what they say', () => {
    expect(
      call(crmTier, column([-1, -20]), '', [
        [0, 'A'],
        [-10, 'B'],
      ]),
    ).toEqual([['B'], ['']]);
    expect(
      call(crmTier, column([-3, 0, 7]), '', [
        [-5, 0, 'loss'],
        [0, 5, 'even'],
      ]),
    ).toEqual([['loss'], ['even'], ['']]);
  });
  test('is as a search by hand for any table of bounds', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(bounds, fc.array(fc.integer({ min: -120, max: 120 }), { minLength: 1 }), (list, values) => {
        const byHand = values.map((value) => {
          const below = list.filter((bound) => bound <= value);
          return below.length === 0 ? '' : `t${Math.max(...below)}`;
        });
        const table = list.map((bound) => [bound, `t${bound}`]);
        expect(call(crmTier, [values, values], '', table)).toEqual([byHand, byHand]);
      }),
    );
  });
  test('of a thousand rows doesn’t take seconds', () => {
    const long = Array.from({ length: 1000 }, (_, at) => [at, `P${at}`]);
    expect(costOf(() => expect(call(crmTier, 512.5, '', long)).toBe('P512'))).toBeLessThan(1500);
  });

  test('reads no settings', () => {
    const context = contextIn('zh-CN');
    callIn(context, crmTier, 5, '', prices);
    expect(context.reads).toEqual({});
  });
  test('says what a table must be, and in which row a condition is wrong', () => {
    const [zh, en] = wordsOf(
      refusalOf(crmTier, 5, '', [
        ['a', 'b'],
        ['c', 'd'],
      ]),
    );
    expect(zh).toContain('分层表应为两列');
    expect(en).toContain('A tier table has two columns');
    expect(refusalOf(crmTier, 5, '', [[1], [2]]).key).toBe('function.tierTable');
    expect(refusalOf(crmTier, 5, '', 7).key).toBe('function.notATable');
    const problem = refusalOf(crmTier, 5, '', [
      ['条件', '层级'],
      ['≥100', 'A'],
      ['≥ 很多', 'B'],
      ['否则', 'C'],
    ]);
    expect(problem.row).toBe(3);
    expect(wordsOf(problem)[0]).toMatch(/^第 3 行：第 1 个字/);
    expect(
      refusalOf(crmTier, 5, '', [
        ['近3个月合作≥2次', 'A'],
        ['客户名称 = "x"', 'B'],
      ]),
    ).toMatchObject({ key: 'function.tierNeedsMore' });
  });
});

describe('CRM_TIER by the book', () => {
  test('reads the tiers sheet once, however large the range, and no other', () => {
    const context = contextIn('zh-CN');
    callIn(
      context,
      crmTier,
      Array.from({ length: 1000 }, (_, row) => [row]),
    );
    expect(Object.keys(context.reads)).toEqual(['tiers']);
  });
  test('answers in the names of the book, asked in any language', () => {
    expect(callIn(contextIn('en'), crmTier, 600_000, '价值')).toBe('Key');
    expect(call(crmTier, 600_000, 'Value tier')).toBe('重点客户');
  });
  test('knows a dimension of one’s own', () => {
    const context = contextIn('zh-CN', tierSheet(['信用', 1, 'A', '满意度≥4分'], ['信用', 2, 'B', 'otherwise']));
    expect(callIn(context, crmTier, column([5, 3]), '信用')).toEqual([['A'], ['B']]);
  });
});

describe('CRM_ACTIVITY and CRM_STAGE', () => {
  const asOf = '2024-05-31';
  const today = day(asOf).getTime() / 86_400_000;
  /** Days ago of each deal. */
  const deals = fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 5 });
  const inTest = (
    list: readonly (readonly number[])[],
  ): Record<'first' | 'last' | 'all' | 'recent' | 'activity' | 'stage', unknown[][]> => {
    const ids = list.map((_, at) => `C${at}`);
    const sales = list.flatMap((days, at) =>
      days.map((ago) => ({ customerId: ids[at]!, date: new Date((today - ago) * 86_400_000), amount: 10, status: '' })),
    );
    const book = aBook({ customers: ids.map((id) => ({ id })), sales }, asOf);
    const cells = (key: string): unknown[][] =>
      column([...(book.column('customers', key) as Float64Array)].map((value) => (Number.isNaN(value) ? '' : value)));
    const dates = (key: string): unknown[][] => cells(key).map(([value]) => [value === '' ? '' : new Date(Number(value) * 86_400_000)]);
    const tiers = (dimension: string): unknown[][] => {
      const rows = segments.tiers.filter((tier) => tier.dimension === dimension);
      const compiled = compileDimension(
        rows.map((row, order) => ({ order, tier: row.tier.zh, condition: row.condition.zh })),
        vocabulary,
      );
      return column(toColumn(assignTiers(compiled, book)) as string[]);
    };
    return {
      first: dates('firstDeal'),
      last: dates('lastDeal'),
      all: cells('lifetimeDeals'),
      recent: cells('deals3m'),
      activity: tiers('activity'),
      stage: tiers('stage'),
    };
  };
  test('give from what they are told what a refresh gives from the records', () => {
    fc.assert(
      fc.property(fc.array(deals, { minLength: 2, maxLength: 12 }), (list) => {
        const { first, last, all, recent, activity, stage } = inTest(list);
        expect(call(crmActivity, last, recent, asOf)).toEqual(activity);
        expect(call(crmStage, first, last, all, asOf)).toEqual(stage);
      }),
      { numRuns: 60 },
    );
  });
  test.each<[string, unknown, unknown, string]>([
    ['2024-05-30', '', '2024-05-31', '中活跃'],
    ['2024-01-30', '', '2024-05-31', '低活跃'],
    ['', 3, '2024-05-31', '高活跃'],
    ['', 0, '2024-05-31', '低活跃'],
    ['2024-05-30', 2, '', '高活跃'],
  ])('activity of %p, %p as of %p is %s', (last, recent, at, tier) => expect(call(crmActivity, last, recent, at)).toBe(tier));
  test.each<[string, string, unknown, string]>([
    ['2024-05-01', '2024-05-30', '', '新客户'],
    ['2020-01-01', '2024-05-30', '', '老客户'],
    ['2020-01-01', '2021-01-01', 3, '流失客户'],
    ['', '', 0, '潜在客户'],
    ['', '2021-01-01', '', '流失客户'],
    ['2024-02-29', '2024-02-29', 1, '新客户'],
  ])('stage of %p, %p, %p is %s', (first, last, count, tier) => expect(call(crmStage, first, last, count)).toBe(tier));
  test('today is what asOf says, also as text', () => {
    expect(call(crmStage, '2020-01-01', '2021-01-01', 3, '2021-06-01')).toBe('老客户');
    expect(call(crmStage, '2020-01-01', '2021-01-01', 3, '2020年3月1日')).toBe('新客户');
    expect(refusalOf(crmStage, '2020-01-01', '2021-01-01', 3, '昨天').key).toBe('value.notADate');
  });
  test('a date or number that can’t be read is an error, in a range an empty cell', () => {
    expect(wordsOf(refusalOf(crmActivity, 'soon', 1))[0]).toContain('「soon」不是日期');
    expect(wordsOf(refusalOf(crmStage, '', '2024-03-01', 'many'))[0]).toContain('「many」不是数字');
    expect(call(crmActivity, column(['#N/A', '2024-05-01', '']), column([1, 'x', 2]))).toEqual([[''], [''], ['高活跃']]);
  });

  test('single values go with ranges', () => {
    expect(call(crmActivity, '2024-05-30', column([0, 1, 2]))).toEqual([['低活跃'], ['中活跃'], ['高活跃']]);
    expect(refusalOf(crmActivity, column(['a', 'b']), column([0, 1, 2])).key).toBe('function.shapes');
  });
  test('windows of one’s own rules follow from the first and the last deal', () => {
    const context = contextIn(
      'zh-CN',
      tierSheet(['活跃度', 1, '活', '近6个月合作≥1次'], ['活跃度', 2, '睡', '近12个月合作≥1次'], ['活跃度', 3, '静', 'otherwise']),
    );
    expect(callIn(context, crmActivity, column(['2024-05-01', '2024-01-15', '2023-09-01', '2022-01-01']), 0)).toEqual([
      ['活'],
      ['活'],
      ['睡'],
      ['静'],
    ]);
  });
  test('a rule that looks at more is refused with the columns it needs', () => {
    const context = contextIn('zh-CN', tierSheet(['活跃度', 1, '活', '满意度≥4 且 近3个月咨询次数≥1']));
    expect(() => callIn(context, crmActivity, '2024-05-01', 2)).toThrow('function.tierNeedsMore');
  });
  test('a table of one’s own takes counts or conditions', () => {
    expect(
      call(crmStage, '2020-01-01', '2024-05-01', column([1, 9]), '', [
        [5, '熟客'],
        [1, '来过'],
      ]),
    ).toEqual([['来过'], ['熟客']]);
    expect(
      call(crmActivity, column(['2024-05-01', '2023-01-01']), 1, '', [
        ['最近合作时间 近6个月', '热'],
        ['otherwise', '冷'],
      ]),
    ).toEqual([['热'], ['冷']]);
  });
  test('a table of one’s own may take the place of the date', () => {
    const own = [
      [5, '熟客'],
      [1, '来过'],
    ];
    expect(call(crmActivity, '2024-05-01', column([1, 9]), own)).toEqual([['来过'], ['熟客']]);
    expect(call(crmStage, '2020-01-01', '2024-05-01', 9, own)).toBe('熟客');
    expect(refusalOf(crmActivity, '2024-05-01', 1, column(['2024-05-01', '2024-05-02'])).key).toBe('function.oneCell');
  });
  test('100,000 customers in one call', () => {
    const last = Array.from({ length: 100_000 }, (_, row) => [new Date((today - (row % 900)) * 86_400_000)]);
    expect(costOf(() => expect(call(crmStage, last, last, 1)).toHaveLength(100_000))).toBeLessThan(6000);
  });
});

describe('CRM_SEGMENT', () => {
  test.each([
    ['战略客户', '高活跃', '', '战略高活跃客户'],
    ['Strategic', 'High activity', '', '战略高活跃客户'],
    ['strategic', 'high', '', '战略高活跃客户'],
    ['重点客户', 'LOW', '', '重点低活跃风险客户'],
    ['潜力客户', '低活跃', 'Service-oriented', '潜力服务导向型客户'],
    ['', '高活跃', '', ''],
    ['战略客户', '', '', ''],
  ])('%s, %s, %s: %s', (value, activity, need, segment) => expect(call(crmSegment, value, activity, need)).toBe(segment));
  test('answers in the names of the book', () => {
    expect(callIn(contextIn('en'), crmSegment, '战略客户', '高活跃')).toBe('Strategic · High activity');
    expect(callIn(contextIn('en'), crmSegment, 'key', 'low')).toBe('Key · Low activity · at risk');
  });
  test('an unknown tier is told with those there are; in a range its row is empty', () => {
    expect(wordsOf(refusalOf(crmSegment, '钻石', '高活跃'))[0]).toBe('没有「钻石」。可用：战略客户, 重点客户, 普通客户, 潜力客户');
    expect(call(crmSegment, column(['钻石', '战略客户']), '高活跃')).toEqual([[''], ['战略高活跃客户']]);
  });
  test('reads each settings sheet at most a few times, whatever the rows', () => {
    const context = contextIn('zh-CN');
    callIn(context, crmSegment, column(new Array(500).fill('战略客户')), '高活跃');
    expect(Object.keys(context.reads).sort()).toEqual(['dictionary', 'segments', 'tiers']);
  });
});
