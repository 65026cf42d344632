/**
 * How far each value lies from the middle of its like, in robust standard deviations: the modified z-score 0.6745 (x − median) ÷ MAD of B. Iglewicz and
 * D. C. Hoaglin, “How to Detect and Handle Outliers” (ASQC, 1993), who take values beyond 3.5 for outliers. Where more than half of the values are equal
 * (MAD 0), the mean absolute deviation stands in for it, by its factor 0.7979; where all are, every score is 0.
 */
export function modifiedScores(values: readonly number[]): number[] {
  const middle = medianOf(values);
  const distances = values.map((value) => Math.abs(value - middle));
  const spread = medianOf(distances);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(distances.length, 1);
  const unit = spread > 0 ? spread / 0.6745 : mean / 0.7979;
  return values.map((value) => (unit > 0 ? (value - middle) / unit : 0));
}

/** The middle value; between two, their mean. NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}
