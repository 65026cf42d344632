import type { Cell, Grid } from '../cell';
import { compileRule, type Tree, type Vocabulary } from '../language';
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
 * `otherwise`) and the tier, in either order; or three, with the upper bound (exclusive) after the lower. A header is left out. Where all are numbers
 * the rows may stand in any order; else they are tried as they stand. `subject`: what bounds are about where no condition names it.
 * @throws Refusal
 */
export function readOwnTable(range: Grid, vocabulary: Vocabulary, subject: Tree): OwnTable {
  const isBound = (cell: Cell): boolean => {
    const text = textIn(cell);
    return text !== '' && (isAlways(text) || !Number.isNaN(numberIn(cell)) || compileRule(text, vocabulary, 'condition', { subject }).ok);
  };
  const width = range[0]?.length ?? 0;
  const bounds = Array.from({ length: width }, (_, at) => range.filter((row) => isBound(row[at]!)).length);
  const nameAt = bounds.lastIndexOf(Math.min(...bounds));
  const [lowAt = 0, highAt] = bounds.map((_, at) => at).filter((at) => at !== nameAt);
  if (width < 2 || width > 3 || bounds[lowAt] === 0) throw new Refusal({ key: 'function.tierTable' });
  const isHeader = (row: Grid[number]): boolean =>
    !/[\d<>=≤≥]/.test(textIn(row[lowAt]!)) && !isBound(row[lowAt]!) && textIn(row[lowAt]!) !== '';
  const rows = isHeader(range[0]!) ? range.slice(1) : range;
  const low = (row: Grid[number]): number => numberIn(row[lowAt]!);
  const areNumbers = rows.every((row) => textIn(row[nameAt]!) === '' || textIn(row[lowAt]!) === '' || !Number.isNaN(low(row)));
  const cells = new Map(rows.map((row) => [textIn(row[nameAt]!), row[nameAt]!]));
  const dimension = compileDimension(
    rows.map((row, at) => ({
      order: !areNumbers ? at : Number.isNaN(low(row)) ? Number.POSITIVE_INFINITY : -low(row),
      tier: textIn(row[nameAt]!),
      condition: conditionOf(row[lowAt]!, highAt === undefined ? '' : row[highAt]!),
    })),
    vocabulary,
    subject,
  );
  const [problem] = dimension.problems;
  if (problem) throw new Refusal({ ...problem[1], row: problem[0] + 1 + range.length - rows.length });
  return { dimension, cell: (tier) => cells.get(tier) ?? '' };
}

function conditionOf(low: Cell, high: Cell): string {
  const [from, to] = [numberIn(low), numberIn(high)];
  if (Number.isNaN(from)) return Number.isNaN(to) ? textIn(low) : `< ${to}`;
  return Number.isNaN(to) ? `>= ${from}` : `${from} - ${to}`;
}
