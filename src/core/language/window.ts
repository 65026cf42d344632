import { type Numbers, strided } from './compare';
import { movedDay } from './numbers';
import type { Span } from './syntax';
import type { Tree } from './tree';

/** Returns whether dates lie in the window that ends today: today − span < date ≤ today, by calendar days; unknown for empty dates. */
export function inWindow(dates: Numbers, span: Span, today: number, negated: boolean, rows: number): Uint8Array {
  const { first, end } = windowDays(span, today);
  const [inside, outside] = negated ? [0, 1] : [1, 0];
  const result = new Uint8Array(rows);
  const { at, step } = strided(dates);
  for (let row = 0; row < rows; row += 1) {
    const date = at[row * step]!;
    result[row] = date >= first && date < end ? inside : Number.isNaN(date) ? 2 : outside;
  }
  return result;
}

/** Returns the first day of the window that ends today, and the day after its last. */
export function windowDays(span: Span, today: number): { readonly first: number; readonly end: number } {
  return { first: movedDay(today, span, -1) + 1, end: today + 1 };
}

/** Whether a tree is a calendar date with no time of day: a date that was written, today, or one of them moved. */
export function isCalendarDay(tree: Tree): boolean {
  if (tree.kind === 'date' || tree.kind === 'today') return true;
  return tree.kind === 'arithmetic' && tree.type === 'date' && isCalendarDay(tree.left);
}
