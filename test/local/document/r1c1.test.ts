import { fromR1C1, toR1C1 } from '../../../local/document/r1c1';

describe('formulas in R1C1 notation', () => {
  test.each([
    ['=B3*2', 2, 2, '=RC[-1]*2'],
    ['=$A$1+B3', 2, 2, '=R1C1+RC[-1]'],
    ['=SUM(A$2:A3)', 2, 1, '=SUM(R2C[-1]:RC[-1])'],
    ['=SUM(A:A)', 0, 2, '=SUM(C[-2]:C[-2])'],
    ['=\'客户 A1\'!B2&"B2"', 1, 1, '=\'客户 A1\'!RC&"B2"'],
    ['=LOG10(B2)', 1, 2, '=LOG10(RC[-1])'],
    ['=COUNTIF($B$2:$B,B2)', 1, 1, '=COUNTIF(R2C2:$B,RC)'],
  ])('%s in row %i, column %i is %s', (formula, row, column, relative) => {
    expect(toR1C1(formula, row, column)).toBe(relative);
    expect(fromR1C1(toR1C1(formula, row, column), row, column)).toBe(formula);
  });

  test('a formula moves with its row', () => {
    expect(fromR1C1(toR1C1('=B3*2', 2, 2), 9, 2)).toBe('=B10*2');
    expect(fromR1C1(toR1C1('=B2+1', 1, 2), 0, 2)).toBe('=B1+1');
    expect(fromR1C1('=R[-1]C', 0, 2)).toBe('=#REF!');
  });
});
