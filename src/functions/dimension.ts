import { type Cell, dayOf, isEmpty } from '../core/cell';
import { type Book, evaluateTree, keyOf, missingIn, readHeaderTable, type Tree, type Vocabulary } from '../core/language';
import { daysIn, numberIn, numbersFrom, textIn, toColumn } from '../core/language/columns';
import { metricTree } from '../core/language/metrics';
import type { Span } from '../core/language/syntax';
import { partsOf } from '../core/language/tree';
import { windowDays } from '../core/language/window';
import { Refusal } from '../core/message';
import { tierRow } from '../core/settings/ruleRows';
import { assignTiers, compileDimension, type Dimension, dimensionKey, readOwnTable } from '../core/tiers';
import { columnsOf, momentIn, namesOf, notADate, tableIn } from './arguments';
import type { FunctionContext } from './defineFunction';
import { settingsRows } from './settings';

/** A dimension of the book's tier rules by any of its names; without tiers where the rules have no such dimension. */
export function dimensionNamed(context: FunctionContext, name: string, vocabulary: Vocabulary): Dimension {
  const key = dimensionKey(name, vocabulary);
  const rows = settingsRows(context, 'tiers', (table, row) =>
    dimensionKey(table.text(row, 'dimension'), vocabulary) === key ? [tierRow(table, row)] : [],
  );
  return compileDimension(rows.flat(), vocabulary);
}

/** @throws Refusal for a dimension without tiers, and for one that looks at what isn't known */
export function checkDimension(
  context: FunctionContext,
  name: string,
  dimension: Dimension,
  missing: readonly Tree[],
  vocabulary: Vocabulary,
): void {
  if (dimension.tiers.length === 0) {
    const [problem] = dimension.problems.values();
    const known = [...new Set(settingsRows(context, 'tiers', (table, row) => table.text(row, 'dimension')))].filter(Boolean).join(', ');
    throw new Refusal(problem ?? { key: 'function.unknownDimension', params: { name, known } });
  }
  if (missing.length > 0) throw new Refusal({ key: 'function.tierNeedsMore', params: { name, ...namesOf(missing, vocabulary) } });
}

/** What CRM_ACTIVITY and CRM_STAGE know of a customer: fields by key. */
export interface DealsQuestion {
  readonly dimension: 'activity' | 'stage';
  /** Keys of the fields that the arguments give; the bounds of a table of one's own are about the last. */
  readonly keys: readonly string[];
  readonly args: readonly unknown[];
  readonly asOf: unknown;
  readonly own: unknown;
}

/**
 * Tiers by what is known of customers' deals. The tier rules see the given fields and an annual amount that is unknown. Deals in windows that nobody
 * gave follow from the first and the last deal: none where the last deal lies before, all where the first lies within; else at least one is counted.
 * @throws Refusal
 */
export function tiersByDeals(context: FunctionContext, { dimension: name, keys, args, ...last }: DealsQuestion): unknown {
  // The table may stand in place of the date, as in CRM_TIER.
  const isTable = isEmpty(last.own as Cell) && Array.isArray(last.asOf) && (tableIn(last.asOf)[0]?.length ?? 0) > 1;
  const [asOf, own] = isTable ? ['', last.asOf] : [last.asOf, last.own];
  const moment = momentIn(asOf, context);
  const { columns, count, shaped } = columnsOf(args);
  // Who has dates of deals has at least one.
  const rows = Array.from({ length: count }, (_, row): Cell[] => {
    const cells = columns.map((column) => column[row]!);
    const isDealt = name === 'stage' && isEmpty(cells[2]!) && cells.some((cell) => !isEmpty(cell));
    return [...(isDealt ? [cells[0]!, cells[1]!, 1] : cells), ''];
  });
  const { book, vocabulary } = readHeaderTable([[...keys, 'yearAmount'], ...rows], context.modules, moment);
  const subject: Tree = { kind: 'field', module: book.home, key: keys[keys.length - 1]!, type: 'number', unit: '次' };
  const table = isEmpty(own as Cell) ? undefined : readOwnTable(tableIn(own), vocabulary, subject);
  const dimension = table?.dimension ?? dimensionNamed(context, name, vocabulary);
  const trees = dimension.tiers.flatMap(({ rule }) => (rule ? [rule.tree] : []));
  const threeMonths = metricTree(vocabulary, 'deals', QUARTER)!;
  for (const tree of [threeMonths, ...trees]) stateWindows(tree, book, vocabulary, dayOf(moment));
  if (name === 'activity') book.set(book.home, 'deals3m', evaluateTree(threeMonths, book));
  const missing = trees.flatMap((tree) => missingIn(tree, book));
  checkDimension(context, name, dimension, missing, vocabulary);
  const tiers = toColumn(assignTiers(dimension, book)) as string[];
  const results = tiers.map((tier, row): Cell => {
    const cells = columns.map((column) => column[row]!);
    if (cells.every(isEmpty)) return '';
    // The last argument is a number, those before it are dates.
    const wrong = cells.findIndex((cell, at) => !isEmpty(cell) && Number.isNaN((at < cells.length - 1 ? daysIn : numberIn)(cell)));
    if (wrong < 0) return table?.cell(tier) ?? tier;
    if (count > 1) return '';
    const cell = cells[wrong]!;
    throw new Refusal(wrong < cells.length - 1 ? notADate(cell) : { key: 'value.notANumber', params: { value: textIn(cell) } });
  });
  return shaped(results);
}

const QUARTER: Span = { amount: 3, unit: 'month' };

/** States the numbers of deals in the windows that a rule asks for. */
function stateWindows(tree: Tree, book: Book, vocabulary: Vocabulary, today: number): void {
  for (const part of partsOf(tree)) stateWindows(part, book, vocabulary, today);
  if (tree.kind !== 'aggregate' || tree.span === undefined) return;
  if (keyOf(metricTree(vocabulary, 'deals', tree.span)!) !== keyOf(tree)) return;
  const numbers = (key: string): ((row: number) => number) => {
    const column = book.column(book.home, key);
    return (row) => (column instanceof Float64Array ? column[row]! : Number.NaN);
  };
  const [firstDeal, lastDeal, deals, deals3m] = ['firstDeal', 'lastDeal', 'lifetimeDeals', 'deals3m'].map(numbers);
  const { first, end } = windowDays(tree.span, today);
  const quarter = windowDays(QUARTER, today).first;
  const isInside = (day: number): boolean => day >= first && day < end;
  const count = (row: number): number => {
    // A last deal after today says nothing of the time before.
    const last = lastDeal!(row) < end ? lastDeal!(row) : Number.NaN;
    const [all, recent] = [deals!(row), deals3m!(row)];
    if (first === quarter && !Number.isNaN(recent)) return recent;
    if (all === 0 || (!Number.isNaN(last) && !isInside(last))) return 0;
    if (isInside(firstDeal!(row)) && !Number.isNaN(all)) return all;
    const known = first <= quarter || recent === 0 ? recent : Number.NaN;
    return Number.isNaN(last) ? known : Math.max(1, known || 0);
  };
  book.state(tree, numbersFrom(book.rows, count));
}
