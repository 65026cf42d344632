import fc from 'fast-check';
import { similarity } from '../../../src/core/values/similar';

describe('similarity', () => {
  test.each([
    ['远航制造集团有限公司', '远航制造'],
    ['远航制造股份有限公司', '远航 制造 有限责任公司'],
    ['ACME Co., Ltd.', 'Acme'],
    ['Acme Inc.', 'ａｃｍｅ limited'],
    ['J.P. Morgan & Co.', 'JP Morgan'],
    ['Smith, John', 'John Smith'],
    ['上海远航（集团）有限公司', '上海远航集团'],
    ['腾讯科技（深圳）有限公司', '深圳市腾讯科技有限公司'],
  ])('of %s and %s is 1: what differs says nothing', (a, b) => expect(similarity(a, b)).toBe(1));
  test.each([
    ['上海远航制造有限公司', '远航制造', 0.95, 0.99],
    ['Acme (China) Ltd', 'Acme', 0.95, 0.99],
    ['上海电力', '北京电力', 0.5, 0.8],
    ['远航制造', '远东制造', 0.7, 0.9],
    ['Microsoft', 'Mircosoft', 0.95, 0.99],
    ['技术型', '技术型客户', 0.85, 0.95],
    ['张三', '李四', 0, 0],
    ['远航', '', 0, 0],
    ['★', '⚠', 0, 0],
    ['★', '', 0, 0],
    ['MARTHA', 'MARHTA', 0.9611, 0.9612],
    ['DIXON', 'DICKSONX', 0.8133, 0.8134],
  ])('of %s and %s lies between %d and %d', (a, b, low, high) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(low);
    expect(similarity(a, b)).toBeLessThanOrEqual(high);
  });
  test('a legal form that is all there is stays', () => {
    expect(similarity('有限公司', '集团')).toBeLessThan(0.5);
    expect(similarity('Ltd', 'Inc')).toBeLessThan(0.7);
  });

  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'上海远航制造集团有限公司股份a b()（）,.acme co ltd'), maxLength: 12 }),
  );
  test('is symmetric, from 0 to 1, and 1 for the same name', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const value = similarity(a, b);
        expect(value).toBe(similarity(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(similarity(a, `${a}`)).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
  test('doesn’t see width, case and blanks', () => {
    fc.assert(
      fc.property(name, (a) => {
        expect(similarity(a, ` ${a.normalize('NFKC').toUpperCase()} `)).toBeGreaterThanOrEqual(similarity(a.toUpperCase(), a));
      }),
    );
  });
  test('of long texts is found at once', () => {
    const start = performance.now();
    similarity('a'.repeat(50_000), 'b'.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(100);
  });
});
