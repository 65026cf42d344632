import { type Cell, isEmpty } from '../cell';
import type { Problem } from '../message';
import { type ValueOptions, valueParser } from '../values/parseValue';
import { textOf } from '../values/text';
import type { SourceColumn, SourceRow } from './types';

/** A file's rows after reading. Wholly blank rows are left out. */
export interface ReadRows {
  readonly rows: readonly SourceRow[];
  readonly problems: readonly Problem[];
  /** Contact details that can't be read: they stay as they are. */
  readonly doubts: readonly Problem[];
}

/**
 * Reads every row's cells by their columns' types. `ragged`: rows that are shorter or longer than the header are errors (text files); without it short
 * rows are filled up (spreadsheets leave out empty cells at the end). A row with problems is among the rows too.
 */
export function readRows(
  grid: readonly (readonly Cell[])[],
  columns: readonly SourceColumn[],
  options: ValueOptions & { readonly ragged: boolean },
): ReadRows {
  const header = (grid[0] ?? []).map((cell) => textOf(cell).trim());
  const width = header.reduce((last, name, position) => (name === '' ? last : position + 1), 0);
  const parsers = columns.map((column) => valueParser(column.field, { ...options, power: column.power }));
  const rows: SourceRow[] = [];
  const problems: Problem[] = [];
  const doubts: Problem[] = [];
  for (let at = 1; at < grid.length; at += 1) {
    const raw = grid[at] ?? [];
    if (raw.every(isBlankCell)) continue;
    const row = at + 1;
    const shape = options.ragged || raw.length > header.length ? shapeProblem(raw, header, width, row) : undefined;
    if (shape) problems.push(shape);
    const cells = columns.map((column, index): Cell => {
      const cell = raw[column.position] ?? '';
      const replaced = column.values.size === 0 ? undefined : column.values.get(textOf(cell).trim());
      const parsed = parsers[index]?.(replaced ?? cell);
      if (parsed?.ok && parsed.doubt) doubts.push({ ...parsed.doubt, row, column: column.header });
      if (parsed?.ok) return parsed.value;
      if (parsed && !shape) problems.push({ ...parsed.error, row, column: column.header });
      return '';
    });
    rows.push({ row, cells });
  }
  return { rows, problems, doubts };
}

/** Letters of a column, counted from 0: A, B … Z, AA. */
export function columnLetters(position: number): string {
  const before = Math.floor(position / 26);
  return `${before > 0 ? columnLetters(before - 1) : ''}${String.fromCharCode(65 + (position % 26))}`;
}

function isBlankCell(cell: Cell): boolean {
  return isEmpty(cell) || (typeof cell === 'string' && cell.trim() === '');
}

function shapeProblem(raw: readonly Cell[], header: readonly string[], width: number, row: number): Problem | undefined {
  const params = { found: raw.length, expected: header.length };
  if (raw.length < width) return { key: 'import.shortRow', row, column: header[raw.length] || columnLetters(raw.length), params };
  const extra = raw.findIndex((cell, position) => position >= header.length && !isBlankCell(cell));
  return extra < 0 ? undefined : { key: 'import.longRow', row, column: columnLetters(extra), params };
}
