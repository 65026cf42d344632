import * as fc from 'fast-check';
import { formatAmount, formatDeals, formatFrequency, shortAmount } from '../../sidebar/format';

describe('amounts on the card', () => {
  it('are grouped by thousands, with decimals only where there are some', () => {
    expect([0, 980, 1_234_567, 80.5, -1_200.05].map(formatAmount)).toEqual(['¥0', '¥980', '¥1,234,567', '¥80.50', '-¥1,200.05']);
  });

  it('show no minus and no decimals for what rounds to nothing', () => {
    expect(formatAmount(-0.001)).toBe('¥0');
  });

  it('read back as the same number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(Math.round(Number(formatAmount(cents / 100).replace(/[¥,]/g, '')) * 100)).toBe(cents || 0);
      }),
    );
  });

  it('are said in 万 and 亿 in Chinese, from 1 万 on', () => {
    expect([9_999, 10_000, 1_234_567, 99_990_000, 123_456_789].map((amount) => shortAmount(amount, 'zh-CN'))).toEqual([
      '',
      '约 1 万',
      '约 123.5 万',
      '约 9999 万',
      '约 1.2 亿',
    ]);
    expect(shortAmount(1_234_567, 'en')).toBe('');
  });
});

describe('frequency', () => {
  it('is deals a month, and deals a year below one a month', () => {
    expect([2.53, 1, 0.5, 0.04].map((deals) => formatFrequency(deals, 'zh-CN'))).toEqual(['2.5 次/月', '1 次/月', '6 次/年', '0.5 次/年']);
    expect([2.53, 0.5].map((deals) => formatFrequency(deals, 'en'))).toEqual(['2.5 a month', '6 a year']);
  });
});

it('deals have a singular in English', () => {
  expect([formatDeals(1, 'en'), formatDeals(12, 'en'), formatDeals(12, 'zh-CN')]).toEqual(['1 deal', '12 deals', '12 次']);
});
