import type { Cell, Grid } from '../cell';
import { compileRule, type Rule, ruleOf, type Tree, type Vocabulary } from '../language';
import { numberIn, textIn } from '../language/columns';
import { Refusal } from '../message';
import { compileDimension, type Dimension, isAlways } from './dimension';

/** A tier table that stands in a range of one's own. */
export interface OwnTable {
  readonly dimension: Dimension;
  /** The cell that names a tier: it may be a number, such as a price. */
  readonly cell: (tier: string) => Cell;
}

/**
 * Reads a range as a tier table: two columns, the lower bound (a number, inclusive) or a condition (`10万-50万`, `≥ 5`, text of the rule language, or
 * `otherwise`) and the tier, in either order; or three, with the upper bound (exclusive) after the lower. A header is left out; its unit (`下限(万)`) holds for bare numbers. Where all are numbers
 * the rows may stand in any order; else they are tried as they stand. `subject`: what bounds are about where no condition names it.
 * @throws Refusal
 */
export function readOwnTable(range: Grid, vocabulary: Vocabulary, subject: Tree): OwnTable {
  const isBound = (text: string): boolean =>
    isAlways(text) || !Number.isNaN(numberIn(text)) || compileRule(text, vocabulary, 'condition', { subject }).ok;
  const width = range[0]?.length ?? 0;
  // The first rows show which column is which: to try every name as a condition would take seconds for a long price list.
  const first = range.slice(0, 40);
  const names = [0, 1].map((at) => first.filter((row) => !isBound(textIn(row[at] ?? ''))).length);
  const nameAt = width === 3 ? 2 : names[0]! > names[1]! ? 0 : 1;
  const lowAt = nameAt === 0 ? 1 : 0;
  if (width < 2 || width > 3 || names[lowAt] === first.length) throw new Refusal({ key: 'function.tierTable' });
  const top = textIn(range[0]![lowAt]!);
  const isHeadless = isBound(top) || /[\d<>=≤≥]/.test(top);
  const rows = isHeadless ? range : range.slice(1);
  const numbers = (at: number): number[] => {
    const unit = isHeadless ? '' : (/\((万|亿)元?\)$/.exec(textIn(range[0]![at]!).normalize('NFKC'))?.[1] ?? '');
    return rows.map((row) => {
      const number = numberIn(`${textIn(row[at]!)}${unit}`);
      return Number.isNaN(number) ? numberIn(row[at]!) : number;
    });
  };
  const lows = numbers(lowAt);
  const highs = width === 3 ? numbers(1) : rows.map(() => Number.NaN);
  const isNumber = (row: number): boolean => !Number.isNaN(lows[row]!) || !Number.isNaN(highs[row]!);
  const areNumbers = rows.every((row, at) => isNumber(at) || textIn(row[lowAt]!) === '');
  const compiled = compileDimension(
    rows.map((row, at) => ({
      order: !areNumbers ? at : Number.isNaN(lows[at]!) ? Number.POSITIVE_INFINITY : -lows[at]!,
      tier: textIn(row[nameAt]!),
      condition: isNumber(at) ? '' : textIn(row[lowAt]!),
    })),
    vocabulary,
    subject,
  );
  const [problem] = compiled.problems;
  if (problem) throw new Refusal({ ...problem[1], row: problem[0] + 1 + range.length - rows.length });
  const between = (row: number): Rule => ruleOf(boundsOf(compiled.subject!, lows[row]!, highs[row]!), vocabulary);
  const tiers = compiled.tiers.map((tier) => (isNumber(tier.row) ? { ...tier, rule: between(tier.row) } : tier));
  const cells = new Map(rows.map((row) => [textIn(row[nameAt]!), row[nameAt]!]));
  return { dimension: { ...compiled, tiers }, cell: (tier) => cells.get(tier) ?? '' };
}

/** `low ≤ of < high`; NaN is no bound. */
function boundsOf(of: Tree, low: number, high: number): Tree {
  const bound = (value: number): Tree => ({ kind: 'number', type: 'number', value });
  const [hasLow, hasHigh] = [!Number.isNaN(low), !Number.isNaN(high)];
  return {
    kind: 'compare',
    type: 'boolean',
    operands: [...(hasLow ? [bound(low)] : []), of, ...(hasHigh ? [bound(high)] : [])],
    operators: [...(hasLow ? (['≤'] as const) : []), ...(hasHigh ? (['<'] as const) : [])],
  };
}
