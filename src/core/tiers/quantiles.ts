/**
 * The values at which scores from 1 to `bins` begin to differ: of the known values in order, repeated ones each, those at the ranks ⌈k·n ÷ bins⌉ for
 * k = 1 … bins − 1 (nearest rank). Empty for no values; NaN is unknown.
 */
export function cutPoints(values: readonly number[], bins: number): number[] {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return [];
  return Array.from({ length: bins - 1 }, (_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / bins) - 1]!);
}

/** A value's score: 1 and the number of cut points below it, so that equal values score alike; '' for NaN. */
export function scoreOf(value: number, cuts: readonly number[]): number | '' {
  return Number.isNaN(value) ? '' : 1 + cuts.filter((cut) => cut < value).length;
}
