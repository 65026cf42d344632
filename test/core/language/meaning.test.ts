import { aBook, day, resultOf } from './books';

/** One customer with a little of everything, as of 2024-05-31. */
const book = aBook({
  customers: [
    {
      id: 'C001',
      name: '远航制造集团',
      industry: '制造业-电子元件',
      size: 'Large',
      status: '潜在客户',
      type: '企业',
      email: 'sales@yuanhang.cn',
      employees: 120,
      freeTags: 'VIP客户, 老客户',
      since: day('2023-01-15'),
      updatedAt: day('2024-03-15 08:30'),
      verifiedAt: day('2024-02-29'),
      openingAmount: 100_000,
      activity: '低活跃',
      valueTier: '战略客户',
    },
  ],
  sales: [
    { id: 'S1', customerId: 'C001', date: day('2024-02-29'), amount: 300_000, product: '甲', status: '已付款' },
    { id: 'S2', customerId: 'C001', date: day('2024-03-01'), amount: 200_000, product: '乙', status: 'paid' },
    { id: 'S3', customerId: 'C001', date: day('2024-05-31 23:00'), amount: 400_000, product: '甲' },
    { id: 'S4', customerId: 'C001', date: day('2024-05-20'), amount: -50_000, product: '甲' },
    { id: 'S5', customerId: 'C001', date: day('2024-05-21'), amount: 900_000, product: '丙', status: '已取消' },
    { id: 'S6', customerId: 'C001', date: day('2024-06-01'), amount: 700_000, product: '丁' },
    { id: 'S7', customerId: 'C999', date: day('2024-05-21'), amount: 900_000 },
  ],
  service: [
    { id: 'T1', customerId: 'C001', type: '咨询', openedAt: day('2024-05-01'), satisfaction: 4 },
    { id: 'T2', customerId: 'C001', type: 'inquiry', openedAt: day('2024-05-02'), satisfaction: '' },
    { id: 'T3', customerId: 'C001', type: 'Complaint', openedAt: day('2023-05-02'), satisfaction: 2 },
  ],
  interactions: [{ id: 'I1', customerId: 'C001', at: day('2024-04-30') }],
});

describe('values', () => {
  test.each<[string, unknown]>([
    // numbers
    ['1000000', 1_000_000],
    ['1,000,000', 1_000_000],
    ['１，０００，０００', 1_000_000],
    ['100万', 1_000_000],
    ['100 万', 1_000_000],
    ['1.5亿', 150_000_000],
    ['100万元', 1_000_000],
    ['¥500', 500],
    ['￥500', 500],
    ['5%', 0.05],
    ['250k', 250_000],
    ['1.2m', 1_200_000],
    ['3千', 3000],
    ['2百万', 2_000_000],
    ['.5', 0.5],
    // arithmetic
    ['1 + 2 × 3', 7],
    ['(1 + 2) * 3', 9],
    ['（1＋2）×3', 9],
    ['10 ÷ 4', 2.5],
    ['10 / 4 / 5', 0.5],
    ['2 - 3 - 4', -5],
    ['-3 + 5', 2],
    ['2 * -3', -6],
    ['0.1 + 0.2', 0.3],
    ['1 / 0', ''],
    ['employees * 2', 240],
    ['年营收 + 1', ''],
    // fields by key, zh, en, alias, any case, in brackets, qualified
    ['lifetimeAmount', 950_000],
    ['累计合作金额', 950_000],
    ['累计金额', 950_000],
    ['Lifetime  Amount', 950_000],
    ['[累计合作金额]', 950_000],
    ['客户.累计合作金额', 950_000],
    ['customers.lifetimeAmount', 950_000],
    ['客户的累计合作金额', 950_000],
    ['最大订单', 400_000],
    ['name', '远航制造集团'],
    ['客户.状态', '潜在客户'],
    // computed fields
    ['累计合作次数', 4],
    ['年合作金额', 950_000],
    ['首次合作', '2024-02-29'],
    ['最近合作时间', '2024-05-31 23:00'],
    ['历史最高客单价', 400_000],
    ['满意度', 4],
    ['最近沟通时间', '2024-05-02'],
    ['deals3m', 2],
    ['近3个月合作次数', 2],
    ['近3个月咨询次数', 2],
    // windowed metrics
    ['近3个月合作', 2],
    ['近3个月合作金额', 550_000],
    ['近 3 个月 合作金额', 550_000],
    ['最近三个月合作金额', 550_000],
    ['近12个月投诉次数', 0],
    ['近2年投诉次数', 1],
    ['近90天沟通次数', 3],
    ['近4周咨询', 0],
    ['amount in last 3 months', 550_000],
    ['deals in last 1 year', 3],
    ['inquiries in last 30 days', 1],
    ['contacts in last 2 months', 3],
    // aggregates
    ['合计(销售记录.金额)', 850_000],
    ['sum(sales.amount)', 850_000],
    ['sum(sales.amount where amount > 0)', 900_000],
    ['合计（销售记录.金额 其中 产品 = "甲"）', 650_000],
    ['合计(销售记录.金额 近3个月)', 550_000],
    ['sum(sales.amount in last 3 months where amount > 0)', 600_000],
    ['sum(sales.amount where amount > 0 in last 3 months)', 600_000],
    ['count(sales)', 4],
    ['计数(服务记录)', 3],
    ['count(service.satisfaction)', 2],
    ['count(service where type = "inquiry")', 2],
    ['count(service where type = Inquiry)', 2],
    ['count(service where type = 咨询 in last 30 days)', 1],
    ['count(service where type=咨询 近30天)', 1],
    ['平均(服务记录.满意度)', 3],
    ['average(sales.amount where amount > 0)', 300_000],
    ['max(sales.amount)', 400_000],
    ['最小(销售记录.金额)', -50_000],
    ['latest(sales.date)', '2024-05-31 23:00'],
    ['earliest(sales.date)', '2024-02-29'],
    ['latest(sales.product)', '甲'],
    ['最早(销售记录.产品)', '甲'],
    ['latest(sales.product where amount < 300000 and amount > 0)', '乙'],
    ['latest(service.satisfaction)', 4],
    ['earliest(service.satisfaction)', 2],
    ['count distinct(sales.product)', 2],
    ['去重计数(销售记录.产品 近3个月)', 2],
    ['sum(sales.amount where amount > 10m)', 0],
    ['count(sales where amount > 10m)', 0],
    ['max(sales.amount where amount > 10m)', ''],
    ['average(sales.amount where amount > 10m)', ''],
    ['latest(sales.product where amount > 10m)', ''],
    ['sum(sales.amount where amount > average(sales.amount))', 700_000],
    ['count(sales where date > customers.since)', 4],
    // dates
    ['2024-03-15', '2024-03-15'],
    ['2024/3/15', '2024-03-15'],
    ['2024年3月15日', '2024-03-15'],
    ['今天', '2024-05-31'],
    ['today', '2024-05-31'],
    ['今天 - 3个月', '2024-02-29'],
    ['2023-05-31 - 3 months', '2023-02-28'],
    ['2024-02-29 - 1年', '2023-02-28'],
    ['2024-02-29 + 12 months', '2025-02-28'],
    ['2024-01-31 + 1个月', '2024-02-29'],
    ['今天 - 2周', '2024-05-17'],
    ['今天 + 90天', '2024-08-29'],
    ['今天 - 2024-05-01', 30],
    ['更新时间 + 1个月', '2024-04-15 08:30'],
    // functions
    ['距今天数(合作起始日期)', 502],
    ['days since(updatedAt)', 77],
    ['长度(客户名称)', 6],
    ['length(notes)', 0],
    ['round(2.5)', 3],
    ['四舍五入(1.005, 2)', 1.01],
    ['round(-2.5)', -3],
    ['round(12345, -2)', 12_300],
    ['IF(累计合作次数 > 3, "多", "少")', '多'],
    ['如果(年营收 > 3, 1, 2)', 2],
    ['IF(年营收 > 3, 1)', ''],
    ['IF(满意度 > 3, 首次合作, 今天)', '2024-02-29'],
  ])('%s is %p', (text, expected) => {
    expect(resultOf(text, book)).toEqual(expected);
  });
});

describe('conditions', () => {
  test.each<[string, boolean | 'unknown']>([
    // comparisons in every writing
    ['累计合作金额 ≥ 95万', true],
    ['累计合作金额≥95万元', true],
    ['累计合作金额 >= 950,000', true],
    ['累计合作金额 > 95万', false],
    ['累计合作金额 大于 94万', true],
    ['累计合作金额大于等于95万', true],
    ['累计合作金额不少于95万', true],
    ['累计合作金额 不超过 95万', true],
    ['累计合作金额小于95万', false],
    ['lifetime amount is 950000', true],
    ['lifetime amount is not 950000', false],
    ['lifetime amount at least 950k', true],
    ['lifetime amount is less than 950k', false],
    ['累计合作金额 ≠ 95万', false],
    ['累计合作金额 <> 95万', false],
    ['累计合作金额 != 1', true],
    ['累计合作次数等于4次', true],
    ['累计合作次数 = 4 times', true],
    ['满意度≤3分', false],
    ['满意度＞３', true],
    // chains and ranges
    ['50万 ≤ 累计合作金额 < 100万', true],
    ['95万 ≤ 累计合作金额 < 100万', true],
    ['90万 ≤ 累计合作金额 < 95万', false],
    ['100万 > 累计合作金额 >= 95万', true],
    ['累计合作金额 介于 95万 和 100万', true],
    ['累计合作金额 介于 90万 和 95万', true],
    ['lifetime amount between 900k and 940k + 10k', true],
    ['lifetime amount not between 900k and 940k', true],
    ['累计合作次数 属于 (1, 2, 4)', true],
    ['累计合作次数 in (1,000, 4)', true],
    ['累计合作次数 不属于 (1, 2)', true],
    // and, or, not
    ['满意度 > 3 且 累计合作次数 > 3', true],
    ['满意度 > 3 但 累计合作次数 > 4', false],
    ['满意度 > 5 或 累计合作次数 = 4 且 满意度 = 4', true],
    ['(满意度 > 5 或 累计合作次数 = 4) 且 满意度 = 5', false],
    ['满意度 > 5 || 累计合作次数 = 4', true],
    ['满意度 > 3 && 累计合作次数 = 4', true],
    ['非 满意度 > 3', false],
    ['not satisfaction > 5', true],
    ['!(满意度 > 5)', true],
    ['not not satisfaction > 3', true],
    ['非(满意度 > 5 且 累计合作次数 = 4)', true],
    ['not satisfaction > 5 and lifetime deals = 4', true],
    ['AND(满意度 > 3, 累计合作次数 = 4)', true],
    ['OR(满意度 > 5, 累计合作次数 = 5)', false],
    ['NOT(满意度 > 5)', true],
    ['IF(满意度 > 3, 累计合作次数 = 4, 累计合作次数 = 5)', true],
    // text
    ['客户名称 = "远航制造集团"', true],
    ["name = '远航制造集团'", true],
    ['name = “远航制造集团”', true],
    ['name = 「远航制造集团」', true],
    ['name = 远航制造集团', true],
    ['客户名称 包含 制造', true],
    ['name contains "零售"', false],
    ['name does not contain "零售"', true],
    ['客户名称不包含"制造"', false],
    ['客户名称 开头是 "远航"', true],
    ['email starts with "SALES"', true],
    ['email does not start with "sales"', false],
    ['email = "ＳＡＬＥＳ@yuanhang.cn "', true],
    ['合作状态=潜在客户', true],
    ['合作状态是潜在客户', true],
    ['合作状态 属于 (潜在客户, 意向客户)', true],
    ['type = company', true],
    ['type = "Company"', true],
    ['客户类型 = 企业', true],
    ['企业 = 客户类型', true],
    ['type ≠ 个人', true],
    ['type not in (个人, 经销商)', true],
    // tags
    ['自定义标签 包含 "VIP客户"', true],
    ['自定义标签 包含 VIP', false],
    ['has tag("老客户")', true],
    ['含标签("制造业")', true],
    ['含标签("制造业-电子元件")', true],
    ['含标签("战略客户")', true],
    ['含标签(零售业)', false],
    // empties
    ['年营收为空', true],
    ['revenue is empty', true],
    ['年营收不为空', false],
    ['备注 为空', true],
    ['name is not empty', true],
    ['年营收 > 3', 'unknown'],
    ['年营收 = 0', 'unknown'],
    ['年营收 ≠ 0', 'unknown'],
    ['非 年营收 > 3', 'unknown'],
    ['年营收 > 3 且 满意度 > 5', false],
    ['年营收 > 3 且 满意度 > 3', 'unknown'],
    ['年营收 > 3 或 满意度 > 3', true],
    ['年营收 > 3 或 满意度 > 5', 'unknown'],
    ['备注 包含 "x"', 'unknown'],
    ['备注 不包含 "x"', 'unknown'],
    ['备注 开头是 "x"', 'unknown'],
    ['年营收 属于 (1, 2)', 'unknown'],
    ['年营收 不属于 (1, 2)', 'unknown'],
    ['年营收 介于 1 和 2', 'unknown'],
    ['历史首次合作 近6个月', 'unknown'],
    ['10 < 年营收 < 20', 'unknown'],
    ['满意度为空 或 满意度≤3', false],
    // dates and windows
    ['首次合作 近6个月', true],
    ['first deal in last 6 months', true],
    ['首次合作 近3个月', false],
    ['首次合作 不在近3个月', true],
    ['earliest(sales.date) in last 12 months', true],
    ['核对日期 近3个月', false],
    ['核对日期 in last 93 days', true],
    ['首次合作 > 2024-02-28', true],
    ['首次合作 = "2024-02-29"', true],
    ['更新时间 ≤ 2024-03-15', true],
    ['更新时间 = 2024/3/15', true],
    ['更新时间 > 2024年3月15日', false],
    ['合作起始日期 ≤ 今天 - 1年', true],
    ['距今天数(合作起始日期) > 90天', true],
    ['今天 - 合作起始日期 > 72周', false],
    ['近6个月无合作', false],
    ['近3个月没有投诉', true],
    ['近3个月合作2次', true],
    ['近3个月合作1次', false],
    ['no deals in last 6 months', false],
    ['近3个月合作≥2次', true],
    ['未成交', false],
    // names beside operator words without blanks
    ['累计合作金额≥95万元且近3个月合作≥2次', true],
    ['近3个月咨询频次≥2次但未成交', false],
    ['满意度不为空且累计合作次数>3', true],
  ])('%s is %p', (text, expected) => {
    expect(resultOf(text, book)).toBe(expected);
  });
});

test('a customer without records has sums and counts of 0, and other aggregates empty', () => {
  const lone = aBook({ customers: [{ id: 'C002' }] });
  expect(
    ['累计合作金额', '累计合作次数', '近3个月合作', '首次合作', '最近合作时间', '历史最高客单价', '平均消费频次'].map((name) =>
      resultOf(name, lone),
    ),
  ).toEqual([0, 0, 0, '', '', '', '']);
  expect(resultOf('近6个月无合作 且 满意度≤3', lone)).toBe('unknown');
});

describe('opening values', () => {
  const opening = {
    id: 'C1',
    openingAmount: 600_000,
    openingFirst: day('2020-05-01'),
    openingLast: day('2021-01-01'),
    openingLargest: 250_000,
  };
  test('count as at least one deal and add to the amounts', () => {
    const book = aBook({ customers: [opening] });
    expect(
      ['lifetimeAmount', 'lifetimeDeals', 'yearAmount', 'firstDeal', 'lastDeal', 'largestDeal'].map((name) => resultOf(name, book)),
    ).toEqual([600_000, 1, 600_000, '2020-05-01', '2021-01-01', 250_000]);
  });
  test('leave the annual amount when the first sale is 12 months old', () => {
    const sale = (date: string) => aBook({ customers: [opening], sales: [{ customerId: 'C1', date: day(date), amount: 10 }] });
    expect(resultOf('yearAmount', sale('2023-06-01'))).toBe(600_010);
    expect(resultOf('yearAmount', sale('2023-05-31'))).toBe(0);
    expect(resultOf('firstDeal', sale('2023-06-01'))).toBe('2020-05-01');
    expect(resultOf('lastDeal', sale('2023-06-01'))).toBe('2023-06-01');
  });
  test('of a later date than the records win for the last deal only', () => {
    const book = aBook({
      customers: [{ id: 'C1', openingFirst: day('2024-04-01'), openingLast: day('2024-04-02') }],
      sales: [{ customerId: 'C1', date: day('2024-01-01'), amount: 10 }],
    });
    expect([resultOf('firstDeal', book), resultOf('lastDeal', book)]).toEqual(['2024-01-01', '2024-04-02']);
  });
});

describe('windows clamp to the end of a month', () => {
  test.each([
    ['2024-05-31', '2024-03-01', true],
    ['2024-05-31', '2024-02-29', false],
    ['2023-05-31', '2023-03-01', true],
    ['2023-05-31', '2023-02-28', false],
    ['2024-03-31', '2024-01-01', true],
    ['2024-03-31', '2023-12-31', false],
    ['2024-05-30', '2024-03-01', true],
    ['2024-05-30', '2024-02-29', false],
    ['2024-02-29', '2023-11-30', true],
    ['2024-02-29', '2023-11-29', false],
    ['2024-03-15', '2024-03-15 23:59', true],
    ['2024-03-15', '2024-03-16 00:00', false],
  ])('as of %s a sale of %s is in the last 3 months: %p', (asOf, date, expected) => {
    const book = aBook({ customers: [{ id: 'C1' }], sales: [{ customerId: 'C1', date: day(date), amount: 1 }] }, `${asOf} 00:30`);
    expect(resultOf('近3个月合作1次', book)).toBe(expected);
  });
});

describe('records', () => {
  test('find their customer by trimmed text, numbers included', () => {
    const book = aBook({
      customers: [{ id: 17 }],
      sales: [
        { customerId: ' 17 ', amount: 5, date: day('2024-01-01') },
        { customerId: 17, amount: '1,200', date: '2024-01-02' },
      ],
    });
    expect(resultOf('sum(sales.amount)', book)).toBe(1205);
    expect(resultOf('latest(sales.date)', book)).toBe('2024-01-02');
  });
  test('without a date count, except in windows', () => {
    const book = aBook({ customers: [{ id: 'C1' }], sales: [{ customerId: 'C1', amount: 5 }] });
    expect([resultOf('count(sales)', book), resultOf('近12个月合作', book)]).toEqual([1, 0]);
  });
  test('of the same time: the last one is the latest, the first one the earliest', () => {
    const book = aBook({
      customers: [{ id: 'C1' }],
      sales: ['甲', '乙'].map((product) => ({ customerId: 'C1', amount: 5, date: day('2024-01-01'), product })),
    });
    expect([resultOf('latest(sales.product)', book), resultOf('earliest(sales.product)', book)]).toEqual(['乙', '甲']);
  });
  test('count for every row that has their customer id', () => {
    const book = aBook({ customers: [{ id: 'C1' }, { id: 'C1' }], sales: [{ customerId: 'C1', amount: 5 }] });
    expect([...(book.column('customers', 'lifetimeAmount') as Float64Array)]).toEqual([5, 5]);
  });
  test('add up to the bound of a tier in spite of binary fractions', () => {
    const book = aBook({
      customers: [{ id: 'C1' }],
      sales: [333_333.33, 333_333.33, 333_333.34].map((amount) => ({ customerId: 'C1', amount })),
    });
    expect(resultOf('累计合作金额 ≥ 100万', book)).toBe(true);
    const refunded = aBook({ customers: [{ id: 'C1' }], sales: [100.1, 200.2, -300.3].map((amount) => ({ customerId: 'C1', amount })) });
    expect(resultOf('sum(sales.amount) = 0', refunded)).toBe(true);
  });
});
