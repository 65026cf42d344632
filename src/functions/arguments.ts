import { type Cell, type Grid, isEmpty } from '../core/cell';
import { print, type Tree, type Vocabulary } from '../core/language';
import { daysIn, textIn } from '../core/language/columns';
import { type Message, type Problem, Refusal } from '../core/message';
import type { FunctionContext } from './defineFunction';

/** A single value: a cell, or a range of one. @throws Refusal for a larger range */
export function cellIn(arg: unknown): Cell {
  const { columns, count } = columnsOf([arg]);
  if (count > 1) throw new Refusal({ key: 'function.oneCell' });
  return columns[0]![0]!;
}

/** A single value's trimmed text; '' where it is left out. @throws Refusal */
export function textArgument(arg: unknown): string {
  return textIn(cellIn(arg));
}

/** The moment that *today* means: a date, or today where it is left out. @throws Refusal */
export function momentIn(arg: unknown, context: FunctionContext): Date {
  const cell = cellIn(arg);
  if (isEmpty(cell)) return context.asOf;
  const days = daysIn(cell);
  if (Number.isNaN(days)) throw new Refusal(notADate(cell));
  return new Date(Math.round(days * 86_400_000));
}

/** What a cell is told that should be a date. */
export function notADate(cell: Cell): Problem {
  return { key: 'value.notADate', params: { value: textIn(cell) }, suggestion: { key: 'value.dateForms' } };
}

/** A range. @throws Refusal */
export function tableIn(arg: unknown): Grid {
  if (!Array.isArray(arg)) throw new Refusal({ key: 'function.notATable' });
  return arg as Grid;
}

/** Cells and ranges as columns of one length, row by row; a single value stands in every row. */
export interface CellColumns {
  readonly columns: readonly (readonly Cell[])[];
  readonly count: number;
  /** Results, one a row, in the shape of the ranges. */
  readonly shaped: (results: readonly unknown[]) => unknown;
}

/** @throws Refusal for ranges of different shapes */
export function columnsOf(args: readonly unknown[]): CellColumns {
  const grids = args.map((arg) => (Array.isArray(arg) ? (arg as Grid) : [[(arg ?? '') as Cell]]));
  const width = (grid: Grid): number => grid[0]?.length ?? 0;
  const isSingle = (grid: Grid): boolean => grid.length === 1 && width(grid) === 1;
  const ranges = grids.filter((grid) => !isSingle(grid));
  const shape = ranges[0] ?? [['']];
  const other = ranges.find((grid) => grid.length !== shape.length || width(grid) !== width(shape));
  if (other) {
    const size = (grid: Grid): string => `${grid.length}×${width(grid)}`;
    throw new Refusal({ key: 'function.shapes', params: { one: size(shape), other: size(other) } });
  }
  const count = shape.length * width(shape);
  return {
    columns: grids.map((grid) => (isSingle(grid) ? new Array<Cell>(count).fill(grid[0]![0]!) : cellsOf(grid, count))),
    count,
    shaped: (results) => {
      if (!args.some(Array.isArray)) return results[0];
      let at = 0;
      return shape.map((row) => row.map(() => results[at++]));
    },
  };
}

/** Cells of a grid, row by row. A loop: `flat` takes many times as long. */
function cellsOf(grid: Grid, count: number): Cell[] {
  const cells = new Array<Cell>(count);
  let at = 0;
  for (const row of grid) for (const cell of row) cells[at++] = cell;
  return cells;
}

/** What a function of cells gives for cells and ranges. A problem is thrown for a single cell; in a range it is an empty cell, as the other rows must not fail. */
export function cellwise(args: readonly unknown[], compute: (...cells: Cell[]) => Cell | Problem): unknown {
  const { columns, count, shaped } = columnsOf(args);
  const results: Cell[] = [];
  for (let row = 0; row < count; row += 1) {
    const result = compute(...columns.map((column) => column[row]!));
    const isProblem = typeof result === 'object' && 'key' in result;
    if (isProblem && count === 1) throw new Refusal(result);
    results.push(isProblem ? '' : result);
  }
  return shaped(results);
}

/** Names of fields and aggregates in both languages, as messages have them. */
export function namesOf(trees: readonly Tree[], vocabulary: Vocabulary): NonNullable<Message['params']> {
  const names = (language: 'zh' | 'en'): string => [...new Set(trees.map((tree) => print(tree, language, vocabulary)))].join(', ');
  return { columns: names('zh'), columnsEn: names('en') };
}
