import fc from 'fast-check';

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

/** Texts of rules of every kind, made from the inside out. Units may clash in what is put together at random: not all of them compile. */
export const randomRules = fc.letrec<{ condition: string; number: string; text: string; date: string }>((tie) => ({
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
    tie('text').map((a) => `长度(${a})`),
    fc.constantFrom('-5天', '(1,000天)', '1.5次/月', '3个', '2万次', '20 points', '¥500', '5人'),
    fc.tuple(tie('date'), tie('date')).map(([a, b]) => `(${a}) - (${b})`),
    fc.tuple(tie('condition'), tie('number')).map(([condition, a]) => `IF(${condition}, (${a}) × 1)`),
    fc.tuple(tie('condition'), span).map(([where, { amount, unit }]) => `count(sales in last ${amount} ${unit} where ${where})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([condition, a, b]) => `IF(${condition}, (${a}) × 1, (${b}) × 1)`),
  ),
  text: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('name', '[notes]', '负责人', '客户类型', 'latest(sales.product)', '最早(服务记录.类型 近1年)', '自定义标签'),
    text.map((value) => `"${value.replace(/"/g, '""')}"`),
    fc.tuple(tie('condition'), tie('text')).map(([condition, a]) => `IF(${condition}, ${a}, "x")`),
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
    fc.constantFrom(
      '(未成交) = true',
      'false ≠ (备注为空)',
      'count(sales where status = 已付款 and [amount] > 客户.年营收) > 0',
      '客户.[notes] 为空',
    ),
    fc
      .tuple(tie('text'), fc.constantFrom('contains', '不包含', 'starts with', '开头不是', '=', '≠'), tie('text'))
      .map(([a, operator, b]) => `${a} ${operator} ${b}`),
    fc
      .tuple(tie('text'), fc.constantFrom('in', 'not in'), tie('text'), tie('text'))
      .map(([a, operator, b, c]) => `${a} ${operator} (${b}, ${c})`),
    fc
      .tuple(tie('number'), tie('number'), fc.boolean())
      .map(([a, b, up]) => (up ? `(${a}) × 1 ≤ (${b}) × 1 < 9` : `9 > (${a}) × 1 > (${b}) × 1 ≥ 0`)),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a}) × 1 between (${b}) × 1 and 9`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a}) × 1 in ((${b}) × 1, 1000, -2)`),
    fc.tuple(tie('date'), fc.constantFrom('=', '<', '≥', '≠'), tie('date')).map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc.tuple(tie('date'), span).map(([date, { amount, unit }]) => `(${date}) not in last ${amount} ${unit}`),
    fc
      .tuple(fc.oneof(tie('number'), tie('date'), tie('text')), fc.constantFrom('is empty', '不为空'))
      .map(([a, operator]) => `(${a}) ${operator}`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `IF(${a}, ${b}, ${c})`),
  ),
}));
