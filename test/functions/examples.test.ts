import { crmExplain } from '../../src/functions/crmExplain';
import { crmMatch } from '../../src/functions/crmMatch';
import { crmTags } from '../../src/functions/crmTags';
import { crmTier } from '../../src/functions/crmTier';
import { functionDocs } from '../../src/functions/docs.generated';
import { day } from '../core/language/books';
import { call, contextIn, costOf, refusalOf } from './calling';

const context = contextIn('zh-CN');

describe.each(functionDocs)('$definition.name', ({ definition, doc }) => {
  test.each(doc.examples.map(({ args, result }) => [args, result] as const))('%j', (args, result) => {
    expect(call(definition, ...args)).toEqual(result);
  });
  test('says what it does, takes and gives in both languages', () => {
    for (const { zh, en } of [doc.summary, doc.returns, ...doc.params]) {
      expect(zh).toMatch(/\p{Script=Han}|RFM/u);
      expect(en).toMatch(/^[A-Z0-9]/);
    }
    expect(doc.examples.length).toBeGreaterThan(0);
  });
});

const ofTables = functionDocs.filter(({ definition }) => [crmExplain, crmMatch, crmTags].includes(definition));
describe.each(ofTables)('$definition.name', ({ definition, doc }) => {
  const tables = doc.examples.map(({ args, result }) => [args, result] as const);
  test.each(tables)('with its rows the other way round: %j', (args, result) => {
    const other = args.map((arg) => (Array.isArray(arg) ? [arg[0], ...arg.slice(1).reverse()] : arg));
    expect(call(definition, ...other)).toEqual([...(result as unknown[])].reverse());
  });
  test.each(tables)('with a blank row at the end: %j', (args, result) => {
    const other = args.map((arg) => (Array.isArray(arg) ? [...arg, (arg[0] as unknown[]).map(() => '')] : arg));
    expect(call(definition, ...other)).toEqual([...(result as unknown[]), ['']]);
  });
});

describe('CRM_TIER', () => {
  test.each(['', '张三', true, day('2024-01-01')])('of %p is empty', (value) => expect(crmTier.run(context, [value])).toBe(''));
  test('keeps the shape of a range', () => {
    expect(
      call(crmTier, [
        [1_000_000, 0],
        ['', '80万'],
      ]),
    ).toEqual([
      ['战略客户', '潜力客户'],
      ['', '重点客户'],
    ]);
  });
  test('refuses a dimension that is not there, and one that needs more than a number', () => {
    expect(refusalOf(crmTier, 5, '信用')).toMatchObject({ key: 'function.unknownDimension', params: { name: '信用' } });
    expect(refusalOf(crmTier, 5, '生命周期')).toMatchObject({ key: 'function.tierNeedsMore' });
  });
  test('takes 100,000 values in one call', () => {
    const values = Array.from({ length: 100_000 }, (_, row) => [row * 20]);
    let tiers: string[][] = [];
    expect(
      costOf(() => {
        tiers = call(crmTier, values) as string[][];
      }),
    ).toBeLessThan(6000);
    expect([tiers[0], tiers[5000], tiers[25_000], tiers[50_000]]).toEqual([['潜力客户'], ['普通客户'], ['重点客户'], ['战略客户']]);
  });
});

describe('CRM_MATCH', () => {
  const table = [
    ['姓名', '分数', '签约', '累计合作金额'],
    ['甲', 5, { $date: '2024-05-01' }, '120万'],
    ['乙', '', { $date: '2023-05-01' }, 5],
  ];
  test.each([
    ['分数 > 3', [[true], [false]]],
    ['姓名 = 乙', [[false], [true]]],
    ['签约 近3个月', [[true], [false]]],
    ['签约 为空', [[false], [false]]],
    ['累计合作金额 ≥ 100万', [[true], [false]]],
  ])('reads columns of one’s own by their headers: %s', (rule, result) => expect(call(crmMatch, rule, table)).toEqual(result));
  test('takes today from its argument', () => {
    expect(call(crmMatch, '签约 近3个月', table, { $date: '2023-05-02' })).toEqual([[false], [true]]);
  });
  test('reads a windowed metric from the column that has it', () => {
    const counts = [['近3个月合作次数'], [2], [1]];
    expect(call(crmMatch, '近3个月合作≥2次', counts)).toEqual([[true], [false]]);
    expect(refusalOf(crmMatch, '近6个月无合作', counts)).toMatchObject({
      key: 'function.missingColumns',
      params: { columns: '近6个月合作次数' },
    });
  });
  test.each([
    [
      '近6个月无合作 且 满意度≤3分',
      ['近6个月合作次数', '满意度'],
      [
        [0, 3],
        [1, 3],
        ['', 3],
      ],
      [[true], [false], [false]],
    ],
    [
      'no deals in last 6 months',
      ['Deals in last 6 months', 'Owner'],
      [
        [0, 'x'],
        ['', 'x'],
      ],
      [[true], [false]],
    ],
    ['amount in last 90 days ≥ 5万元', ['近90天合作金额(万)'], [[5], ['4.9万'], ['50,000元']], [[true], [false], [true]]],
    [
      '近6个月合作次数 ≥ 2次',
      ['近6个月合作次数', '负责人'],
      [
        ['', 'x'],
        ['', 'y'],
      ],
      [[false], [false]],
    ],
  ])('and any other windowed metric too: %s', (rule, header, rows, result) => {
    expect(call(crmMatch, rule, [header, ...rows])).toEqual(result);
  });
  test('checks measure words beside a column of a windowed metric', () => {
    expect(refusalOf(crmMatch, '近6个月合作次数 ≥ 2元', [['近6个月合作次数'], [2]])).toMatchObject({ key: 'language.unit', position: 12 });
  });
  test.each([
    ['价值层级 = 战略客户', 'Value tier', ['Strategic', 'strategic', '战略客户', 'Key'], [true, true, true, false]],
    ['activity is Low activity', '活跃度', ['低活跃', '高活跃'], [true, false]],
    ['合作状态 属于 (成交客户, Lost)', 'Status', ['流失客户', '潜在客户'], [true, false]],
    ['含标签("VIP")', '自定义标签', ['老客户,VIP客户', '老客户'], [true, false]],
  ])('knows tiers and tags by each of their names: %s', (rule, header, cells, result) => {
    expect(call(crmMatch, rule, [[header], ...cells.map((cell) => [cell])])).toEqual(result.map((holds) => [holds]));
  });
  test.each([
    ['分数 > 3', false],
    ['分数 ≠ 3 或 分数 介于 1 和 5', false],
    ['分数 = 甲', false],
    ['分数 近3个月', false],
    ['分数 为空', true],
  ])('a column without any value fits every rule: %s', (rule, holds) => {
    expect(
      call(crmMatch, rule, [
        ['姓名', '分数'],
        ['甲', ''],
      ]),
    ).toEqual([[holds]]);
  });
  test('counts the blanks before a rule when it says where it goes wrong', () => {
    expect(refusalOf(crmMatch, '  分数 > 3 且 未知 > 3', table)).toMatchObject({ key: 'language.unknownName', position: 12 });
  });
  test('reads any metric from a column headed as it', () => {
    const counts = [
      ['近6个月合作次数', 'complaints in last 90 days'],
      [0, 1],
      [2, ''],
      ['', 0],
    ];
    expect(call(crmMatch, '近6个月无合作', counts)).toEqual([[true], [false], [false]]);
    expect(call(crmMatch, 'deals in last 6 months ≥ 1', counts)).toEqual([[false], [true], [false]]);
    expect(call(crmMatch, '近90天投诉次数≥1次', counts)).toEqual([[true], [false], [false]]);
  });
  test('knows the values of the dictionary and the tiers by all their names', () => {
    const rows = [
      ['合作状态', '价值层级', '活跃度'],
      ['成交客户', '重点客户', '高活跃'],
      ['Customer', 'Key', 'High activity'],
      ['潜在客户', '潜力客户', '低活跃'],
    ];
    for (const rule of [
      'status = Customer',
      'status = won',
      '合作状态=成交客户',
      'value tier in (Key, Strategic)',
      '活跃度 = 高活跃',
      'activity is high',
    ])
      expect(call(crmMatch, rule, rows)).toEqual([[true], [true], [false]]);
  });
  test('refuses a rule that does not compile, and one that needs what the table lacks', () => {
    expect(refusalOf(crmMatch, '分数 >', table)).toMatchObject({ key: 'language.endsEarly', position: 5 });
    expect(refusalOf(crmMatch, '满意度 > 3 且 备注为空', table)).toMatchObject({
      key: 'function.missingColumns',
      params: { columns: '满意度, 备注', columnsEn: 'satisfaction, notes' },
    });
    expect(refusalOf(crmMatch, '分数 > 3', 5)).toMatchObject({ key: 'function.notATable' });
  });
});

describe('CRM_EXPLAIN', () => {
  const table = [
    ['Lifetime amount', 'Deals in last 3 months'],
    [1_200_000, 1],
    ['', ''],
    [0, 2],
  ];
  test('speaks the language of the book and leaves blank rows blank', () => {
    const run = (language: 'zh-CN' | 'en') =>
      crmExplain.run({ ...context, language }, ['lifetime amount >= 1m and deals in last 3 months >= 2', table]);
    expect(run('en')).toEqual([
      ['lifetime amount 1,200,000 ≥ 1,000,000 ✓ and deals in last 3 months 1 ≥ 2 ✗'],
      [''],
      ['lifetime amount 0 ≥ 1,000,000 ✗ and deals in last 3 months 2 ≥ 2 ✓'],
    ]);
    expect((run('zh-CN') as string[][])[0]).toEqual(['累计合作金额 1,200,000 ≥ 1,000,000 ✓ 且 近3个月合作次数 1 ≥ 2 ✗']);
  });
  test('refuses a rule that does not compile, and one that needs what the table lacks', () => {
    expect(refusalOf(crmExplain, 'lifetime amount >', table)).toMatchObject({ key: 'language.endsEarly' });
    expect(refusalOf(crmExplain, '满意度 > 3', table)).toMatchObject({ key: 'function.missingColumns', params: { columns: '满意度' } });
  });
  test('words 10,000 rows in one call', () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => [row * 200, row % 4]);
    let texts: string[][] = [];
    expect(
      costOf(() => {
        texts = call(crmExplain, '累计合作金额≥100万 且 近3个月合作≥2次', [table[0], ...rows]) as string[][];
      }),
    ).toBeLessThan(6000);
    expect(texts[9999]).toEqual(['累计合作金额 1,999,800 ≥ 1,000,000 ✓ 且 近3个月合作次数 3 ≥ 2 ✓']);
  });
});
