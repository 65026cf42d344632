import fc from 'fast-check';
import { compileRule, keyOf, print, type Tree } from '../../../src/core/language';
import { rule, vocabulary } from './books';

describe('a rule moves between languages', () => {
  test.each([
    [
      '累计合作金额≥100万元且近3个月合作≥2次',
      '累计合作金额 ≥ 100万元 且 近3个月合作 ≥ 2次',
      'lifetime amount ≥ 1,000,000 yuan and deals in past 3 months ≥ 2 times',
    ],
    ['近6个月无合作且满意度≤3分', '近6个月合作次数 = 0 且 满意度 ≤ 3分', 'deals in last 6 months = 0 and satisfaction ≤ 3 points'],
    [
      'count(service where type = "inquiry" in last 3 months) >= 5',
      '计数(服务记录 近3个月 其中 类型 = "咨询") ≥ 5',
      'count(service in last 3 months where type = "Inquiry") ≥ 5',
    ],
    ['首次合作 近6个月', '首次合作 近6个月', 'first deal in last 6 months'],
    ['非 (满意度 > 3 或 备注为空)', '非(满意度 > 3 或 备注 为空)', 'not (satisfaction > 3 or notes is empty)'],
    ['10万 ≤ 累计合作金额 < 50万', '10万 ≤ 累计合作金额 < 50万', '100,000 ≤ lifetime amount < 500,000'],
    ['type = 企业', '客户类型 = "企业"', 'customer type = "Company"'],
  ])('%s', (text, zh, en) => {
    const { tree } = rule(text);
    expect(print(tree, 'zh', vocabulary)).toBe(zh);
    expect(print(tree, 'en', vocabulary)).toBe(en);
  });
});

const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 100_000_000 }),
  fc.integer({ min: 1, max: 99_999 }).map((value) => value / 1000),
  fc.constantFrom(1e12, 1e-7, 0, 12_345_678.25),
);
const span = fc.record({ amount: fc.integer({ min: 1, max: 36 }), unit: fc.constantFrom('day', 'week', 'month', 'year') });
const text = fc.oneof(
  fc.constantFrom('VIP客户', '且', 'a"b', '“x”', '咨询', '(', '近3个月'),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);

/** Texts of rules of every kind, made from the inside out. */
const source = fc.letrec<{ condition: string; number: string; date: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small' },
    number.map((value) => (Math.abs(value) < 1e-5 && value !== 0 ? '0.0000001' : String(value))),
    fc.constantFrom(
      '[lifetimeAmount]',
      'deals3m',
      '满意度',
      '员工人数',
      '年营收',
      '近3个月合作次数',
      'count(sales)',
      'max(sales.amount where amount > 0)',
      '去重计数(销售记录.产品)',
      'amount in last 2 years',
    ),
    fc.tuple(tie('number'), fc.constantFrom('×', '÷'), tie('number')).map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    tie('number').map((a) => `-(${a})`),
    tie('number').map((a) => `round(${a}, 2)`),
    tie('date').map((a) => `days since(${a})`),
    fc.tuple(tie('condition'), span).map(([where, { amount, unit }]) => `count(sales in last ${amount} ${unit} where ${where})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([condition, a, b]) => `IF(${condition}, (${a}) × 1, (${b}) × 1)`),
  ),
  date: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('firstDeal', '今天', '2024-02-29', 'latest(sales.date)', 'latest(service.resolvedAt)'),
    fc.tuple(tie('date'), fc.constantFrom('+', '-'), span).map(([date, sign, { amount, unit }]) => `(${date}) ${sign} ${amount} ${unit}`),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      '备注为空',
      'type = 企业',
      'channel = email',
      'channel = [email]',
      'channel in (电话, offline)',
      '自定义标签 包含 VIP客户',
      'has tag("老客户")',
      '未成交',
      '近6个月无合作',
      '客户.客户名称 = [owner]',
    ),
    text.map((value) => `notes contains "${value.replace(/"/g, '""')}"`),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '≤', '>', '≥', '=', '≠'), tie('number'))
      .map(([a, operator, b]) => `(${a}) × 1 ${operator} (${b}) × 1`),
    fc.tuple(tie('date'), span).map(([date, { amount, unit }]) => `(${date}) in last ${amount} ${unit}`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a}) × 1 not between 1 and 2 × (${b}) × 0`),
    fc
      .tuple(tie('condition'), fc.constantFrom('且', '或', 'and', 'or'), tie('condition'))
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    tie('condition').map((a) => `not (${a})`),
  ),
}));

test('what is printed is parsed to the same tree, in both languages', () => {
  let compiled = 0;
  fc.assert(
    fc.property(source.condition, (typed) => {
      const first = compileRule(typed, vocabulary, 'condition');
      // Units may clash in what is put together at random.
      if (!first.ok) return;
      compiled += 1;
      const plain = (tree: Tree): string => keyOf(tree);
      for (const language of ['zh', 'en'] as const) {
        const printed = print(first.value.tree, language, vocabulary);
        const again = compileRule(printed, vocabulary, 'condition');
        expect({ printed, tree: again.ok ? plain(again.value.tree) : again.error }).toEqual({ printed, tree: plain(first.value.tree) });
        if (again.ok) expect(again.value.tree).toEqual(first.value.tree);
      }
    }),
    { numRuns: 500 },
  );
  expect(compiled).toBeGreaterThan(150);
});
