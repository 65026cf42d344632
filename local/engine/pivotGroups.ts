import type { CellValue, Pivot, PivotGroup } from '../document/types';

/** Reads a cell of the pivot's source sheet; positions count from 0. */
export type ReadCell = (row: number, column: number) => CellValue;

/** A line of groups along one side: its path of codes, and whether it is a total of what stands before. */
export interface Line {
  readonly path: readonly number[];
  readonly total: boolean;
}

/** Lines of one side in order: the groups that occur, a total after each group of an outer level, and one for all. */
export function linesOf(groups: readonly PivotGroup[], codes: readonly (readonly number[])[], offset: number): Line[] {
  if (groups.length === 0) return [{ path: [], total: true }];
  const lines: Line[] = [];
  const visit = (path: readonly number[], records: readonly (readonly number[])[]): void => {
    const depth = path.length;
    const found = [...new Set(records.map((record) => record[offset + depth] ?? -1))].sort((a, b) => a - b);
    for (const code of found) {
      const next = [...path, code];
      if (next.length === groups.length) lines.push({ path: next, total: false });
      else
        visit(
          next,
          records.filter((record) => record[offset + depth] === code),
        );
    }
    if (groups[depth]?.showTotals ?? true) lines.push({ path, total: true });
  };
  visit([], codes);
  return lines;
}

/** Source rows (below the header) that pass the pivot's filters. */
export function recordsOf(pivot: Pivot, read: ReadCell): number[] {
  const { area } = pivot.source;
  const rows: number[] = [];
  for (let row = area.row + 1; row < area.row + area.rows; row++) {
    if (pivot.filters.every((filter) => passes(read(row, area.column + filter.sourceColumn), filter.criteria, filter.values)))
      rows.push(row);
  }
  return rows;
}

function passes(value: CellValue, criteria: string, wanted: readonly (string | number | boolean)[]): boolean {
  const text = String(value ?? '').toLowerCase();
  const first = wanted[0];
  const other = String(first ?? '').toLowerCase();
  const number = typeof value === 'number' ? value : Number.NaN;
  const bound = Number(first);
  const tests: Readonly<Record<string, () => boolean>> = {
    VISIBLE_VALUES: () => wanted.some((each) => String(each).toLowerCase() === text),
    CELL_EMPTY: () => text === '',
    CELL_NOT_EMPTY: () => text !== '',
    TEXT_EQUAL_TO: () => text === other,
    TEXT_NOT_EQUAL_TO: () => text !== other,
    TEXT_CONTAINS: () => text.includes(other),
    TEXT_DOES_NOT_CONTAIN: () => !text.includes(other),
    TEXT_STARTS_WITH: () => text.startsWith(other),
    TEXT_ENDS_WITH: () => text.endsWith(other),
    NUMBER_EQUAL_TO: () => number === bound,
    NUMBER_NOT_EQUAL_TO: () => number !== bound,
    NUMBER_GREATER_THAN: () => number > bound,
    NUMBER_GREATER_THAN_OR_EQUAL_TO: () => number >= bound,
    NUMBER_LESS_THAN: () => number < bound,
    NUMBER_LESS_THAN_OR_EQUAL_TO: () => number <= bound,
    NUMBER_BETWEEN: () => number >= bound && number <= Number(wanted[1]),
  };
  const test = tests[criteria];
  if (!test) throw new Error(`not implemented: pivot filter ${criteria}`);
  return test();
}

/** The distinct values of a dimension, and the code (position) of each. */
export interface Labels {
  readonly values: readonly CellValue[];
  readonly codeOf: ReadonlyMap<string, number>;
}

/** The distinct values of a column in the order of their groups: blank, numbers, text, truth values; or the reverse. */
export function distinct(rows: readonly number[], read: ReadCell, column: number, ascending: boolean, locale: string): Labels {
  const values = new Map<string, CellValue>();
  for (const row of rows) {
    const value = read(row, column) ?? '';
    values.set(keyOf(value), value);
  }
  const collator = new Intl.Collator(locale.replace('_', '-'), { numeric: false });
  const rank = (value: CellValue): number =>
    value === '' || value === null ? 0 : typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3;
  const compare = (a: CellValue, b: CellValue): number =>
    rank(a) - rank(b) || (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  const sorted = [...values.values()].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  return { values: sorted, codeOf: new Map(sorted.map((value, index) => [keyOf(value), index])) };
}

/** What tells two group values apart: their type and text. */
export function keyOf(value: CellValue): string {
  return `${typeof value === 'string' || value === null ? 't' : typeof value}:${value ?? ''}`;
}
