import { createVocabulary } from '../../../src/core/language';
import { aBook, day, modules, resultOf } from './books';
import { conditions, oneOfEverything, values } from './cases';

describe('values', () => {
  test.each(values)('%s is %p', (text, expected) => {
    expect(resultOf(text, oneOfEverything)).toEqual(expected);
  });
});

describe('conditions', () => {
  test.each(conditions)('%s is %p', (text, expected) => {
    expect(resultOf(text, oneOfEverything)).toBe(expected);
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

test('count distinct takes texts that compare equal, and the names of one list value, as one', () => {
  const sales = ['Ａpple', 'apple ', 'APPLE', '梨'].map((product, at) => ({
    customerId: 'C1',
    date: day('2024-05-01'),
    amount: 1,
    product,
    status: ['paid', '已付款', 'Paid', ''][at] ?? '',
  }));
  const book = aBook({ customers: [{ id: 'C1' }], sales });
  expect(['count distinct(sales.product)', '去重计数(销售记录.状态)'].map((text) => resultOf(text, book))).toEqual([2, 1]);
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

test('a number stays a number, whatever a column is called; in brackets it is the column', () => {
  const words = createVocabulary(
    modules.map((module) => ({ ...module, fields: [...module.fields, { key: 'y', zh: '2024', en: '2024', type: 'number' as const }] })),
  );
  const book = aBook({ customers: [{ id: 'C1', employees: 2024 }] }, '2024-05-31', words);
  expect(resultOf('员工人数 = 2024', book, words)).toBe(true);
  expect(resultOf('员工人数 = [2024]', book, words)).toBe('unknown');
});
