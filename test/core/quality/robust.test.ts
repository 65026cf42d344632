import { medianOf, modifiedScores } from '../../../src/core/quality/robust';

describe('modified z-scores', () => {
  it('are 0.6745 of the distance from the median, in median distances', () => {
    expect(modifiedScores([1, 2, 3, 4, 100]).map((score) => Math.round(score * 100) / 100)).toEqual([-1.35, -0.67, 0, 0.67, 65.43]);
  });

  it('take the mean distance where more than half of the values are equal, and find nothing where all are', () => {
    const scores = modifiedScores([5, 5, 5, 5, 5, 5, 5, 50]);
    expect(scores.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(scores[7]).toBeGreaterThan(3.5);
    expect(modifiedScores([5, 5, 5])).toEqual([0, 0, 0]);
    expect(modifiedScores([])).toEqual([]);
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, -1], 9],
  ])('the median of %j is %d', (values, median) => {
    expect(medianOf(values)).toBe(median);
  });
});
