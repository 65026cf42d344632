import { addMonths } from '../cell';
import { numbersFrom } from './columns';
import { type Numbers, strided } from './compare';
import type { ArithmeticOperator, Span } from './syntax';

/** Returns left operator right for every row; empty where a side is empty or the divisor is 0. */
export function arithmetic(operator: ArithmeticOperator, left: Numbers, right: Numbers, rows: number): Float64Array {
  const result = new Float64Array(rows);
  const [lefts, rights] = [strided(left), strided(right)];
  for (let row = 0; row < rows; row += 1) {
    const a = lefts.at[row * lefts.step]!;
    const b = rights.at[row * rights.step]!;
    if (operator === '+') result[row] = settled(a + b);
    else if (operator === '-') result[row] = settled(a - b);
    else if (operator === '*') result[row] = settled(a * b);
    else result[row] = b === 0 ? Number.NaN : a / b;
  }
  return result;
}

/**
 * Returns a sum without the noise that binary fractions leave behind: the nearest number of at most six decimals, when that
 * is nearer than any six decimals can tell. So 0.1 + 0.2 = 0.3, and an amount that reaches a tier's bound reaches it.
 */
export function settled(value: number): number {
  const near = Math.round(value * 1e6) / 1e6;
  return Math.abs(near - value) <= Math.max(1e-9, Math.abs(value) * 1e-14) && Number.isFinite(near) ? near : value;
}

/** Returns dates moved by a duration, `sign` times; the time of day stays, a day is clamped to its month's end. */
export function moved(dates: Numbers, by: Span, sign: 1 | -1, rows: number): Float64Array {
  const { at, step } = strided(dates);
  return numbersFrom(rows, (row) => movedDay(at[row * step]!, by, sign));
}

/** Returns one date, in days, moved by a duration. */
export function movedDay(day: number, by: Span, sign: 1 | -1): number {
  if (Number.isNaN(day)) return day;
  const amount = by.amount * sign;
  if (by.unit === 'day') return day + amount;
  if (by.unit === 'week') return day + amount * 7;
  const whole = Math.floor(day);
  return addMonths(whole, by.unit === 'year' ? amount * 12 : amount) + (day - whole);
}

/** Returns numbers rounded half away from zero to a count of decimals; negative counts round to tens, hundreds … */
export function rounded(numbers: Numbers, digits: number, rows: number): Float64Array {
  const scale = 10 ** Math.abs(digits);
  const { at, step } = strided(numbers);
  return numbersFrom(rows, (row) => {
    const value = at[row * step]!;
    const scaled = digits < 0 ? Math.abs(value) / scale : Number((Math.abs(value) * scale).toPrecision(15));
    const whole = Math.floor(scaled + 0.5) * Math.sign(value);
    return digits < 0 ? whole * scale : whole / scale;
  });
}
