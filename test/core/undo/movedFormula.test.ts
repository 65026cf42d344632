import { movedFormula } from '../../../src/core/undo/movedFormula';

describe('a formula that moves with its row', () => {
  test.each([
    ['=B3*2', 2, '=B5*2'],
    ['=$B3+B$3+$B$3', -1, '=$B2+B$3+$B$3'],
    ['=SUM(A2:C2)', 1, '=SUM(A3:C3)'],
    ['=SUM(A:A)&"B3"', 4, '=SUM(A:A)&"B3"'],
    ["='客户 A1'!B2", 1, "='客户 A1'!B3"],
    ['=LOG10(B2)', 1, '=LOG10(B3)'],
    ['=B2', -5, '=#REF!'],
    ['=B2', 0, '=B2'],
  ])('%s by %i is %s', (formula, down, moved) => {
    expect(movedFormula(formula, down)).toBe(moved);
  });
});
