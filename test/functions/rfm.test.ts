import fc from 'fast-check';
import { cutPoints, scoreOf } from '../../src/core/tiers/quantiles';
import { crmRfm } from '../../src/functions/crmRfm';
import { day } from '../core/language/books';
import { call, column, costOf, refusalOf, wordsOf } from './calling';

const scores = (values: readonly number[], bins: number): (number | '')[] => {
  const cuts = cutPoints(values, bins);
  return values.map((value) => scoreOf(value, cuts));
};

describe('scores by quantiles', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
  const bins = fc.integer({ min: 2, max: 10 });
  test('lie from 1 to the number of bins; equal values score alike, larger ones no less', () => {
    fc.assert(
      fc.property(values, bins, (list, count) => {
        const got = scores(list, count).map(Number);
        for (const [a, one] of list.entries()) {
          expect(got[a]).toBeGreaterThanOrEqual(1);
          expect(got[a]).toBeLessThanOrEqual(count);
          for (const [b, other] of list.entries()) if (one <= other) expect(got[a]!).toBeLessThanOrEqual(got[b]!);
        }
      }),
    );
  });
  test('go with the values when these are put in another order', () => {
    fc.assert(
      fc.property(values, bins, (list, count) => {
        expect(scores([...list].reverse(), count)).toEqual(scores(list, count).reverse());
      }),
    );
  });
  test('stay when every value is multiplied and moved', () => {
    fc.assert(
      fc.property(values, bins, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -99, max: 99 }), (list, count, factor, offset) => {
        expect(
          scores(
            list.map((value) => value * factor + offset),
            count,
          ),
        ).toEqual(scores(list, count));
      }),
    );
  });
  test('spread evenly over values that all differ', () => {
    const got = scores(
      Array.from({ length: 100 }, (_, at) => at),
      5,
    );
    expect([1, 2, 3, 4, 5].map((score) => got.filter((one) => one === score).length)).toEqual([20, 20, 20, 20, 20]);
  });
});

describe('CRM_RFM', () => {
  const dates = column([{ $date: '2024-05-30' }, { $date: '2024-05-01' }, '2024-03-01', { $date: '2024-01-01' }, '']);
  const counts = column([5, 5, 2, 1, '']);
  const amounts = column([100, '20万', 0, -5, '']);
  test('five bins unless said; blank rows are blank', () => {
    expect(call(crmRfm, dates, counts, amounts)).toEqual([
      [4, 3, 3, '433'],
      [3, 3, 4, '334'],
      [2, 2, 2, '222'],
      [1, 1, 1, '111'],
      ['', '', '', ''],
    ]);
  });
  test('a row that lacks one value has the other scores', () => {
    expect(call(crmRfm, column([{ $date: '2024-05-30' }, '']), column([1, 2]), column([1, 2]))).toEqual([
      [1, 1, 1, '111'],
      ['', 3, 3, ''],
    ]);
  });
  test('the cut points are those that scores are counted from', () => {
    expect(call(crmRfm, dates, counts, amounts, 'cuts 2')).toEqual([[91, 2, 0]]);
    expect(call(crmRfm, dates, counts, amounts, '分界')).toHaveLength(4);
    expect(call(crmRfm, column(['', '']), column(['', 1]), column([0, '']), 'CUTS 2')).toEqual([['', 1, 0]]);
  });
  test('today moves the days of the cut points, not the scores', () => {
    const later = { $date: '2024-06-30' };
    expect(call(crmRfm, dates, counts, amounts, 5, later)).toEqual(call(crmRfm, dates, counts, amounts, 5));
    expect(call(crmRfm, dates, counts, amounts, 'cuts 2', later)).toEqual([[121, 2, 0]]);
  });
  test('a date after today is today', () => {
    const two = (date: string): unknown => call(crmRfm, column([date, day('2024-05-31')]), column([1, 1]), column([1, 1]));
    expect(two('2025-01-01')).toEqual(two('2024-05-31'));
  });
  test('ten bins are joined so that they can be told apart', () => {
    const many = column(Array.from({ length: 10 }, (_, at) => at));
    const days = column(Array.from({ length: 10 }, (_, at) => day(`2024-05-${at + 10}`)));
    expect((call(crmRfm, days, many, many, 10) as unknown[][]).at(-1)).toEqual([10, 10, 10, '10-10-10']);
  });
  test.each([1, 11, 2.5, 'five', 'cuts 1', -3])('refuses %p bins', (bins) => {
    expect(wordsOf(refusalOf(crmRfm, dates, counts, amounts, bins))[0]).toBe('级数应为 2 到 10 的整数，或 "分界"、"分界 4"');
  });
  test('takes 100,000 customers', () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => [row % 1000]);
    let got: unknown[][] = [];
    expect(
      costOf(() => {
        got = call(
          crmRfm,
          rows.map(([at]) => [new Date(at! * 86_400_000)]),
          rows,
          rows,
        ) as unknown[][];
      }),
    ).toBeLessThan(6000);
    expect(got[999]).toEqual([5, 5, 5, '555']);
  });
});
