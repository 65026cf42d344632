import { type Axis, deleteLines, insertLines, moveLines } from '../../document/structure';
import type { Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception } from '../google';
import { requireEdit } from './grid';

/** A book can hold no more. */
export const MAX_CELLS = 10_000_000;
const MAX_COLUMNS = 18_278;

/** Inserts lines before a 1-based position (one past the last puts them at the end). @throws Exception when a limit or a protection refuses it */
export function insert(env: Environment, sheet: Sheet, axis: Axis, position: number, count: number): void {
  const max = axis === 'row' ? sheet.maxRows : sheet.maxColumns;
  requireCount(axis, count);
  if (!(position >= 1 && position <= max + 1)) throw new Exception(`Those ${axis}s are out of bounds.`);
  requireRoom(env, count * (axis === 'row' ? sheet.maxColumns : sheet.maxRows));
  if (axis === 'column' && max + count > MAX_COLUMNS)
    throw new Exception(`This action would increase the number of columns in the sheet above the limit of ${MAX_COLUMNS} columns.`);
  insertLines(env.book, sheet, axis, position - 1, count);
  env.touch();
}

/** Deletes lines from a 1-based position on. @throws Exception when they are out of bounds, protected, or all that the sheet has */
export function remove(env: Environment, sheet: Sheet, axis: Axis, position: number, count: number): void {
  const max = axis === 'row' ? sheet.maxRows : sheet.maxColumns;
  requireCount(axis, count);
  if (!(position >= 1 && position + count - 1 <= max)) throw new Exception(`Those ${axis}s are out of bounds.`);
  const frozen = axis === 'row' ? sheet.frozenRows : sheet.frozenColumns;
  if (count >= max) throw new Exception(`You can't delete all the ${axis}s on the sheet.`);
  if (frozen > 0 && count >= max - frozen && position - 1 <= frozen)
    throw new Exception(`Sorry, it is not possible to delete all non-frozen ${axis}s.`);
  const area =
    axis === 'row'
      ? { row: position - 1, column: 0, rows: count, columns: sheet.maxColumns }
      : { row: 0, column: position - 1, rows: sheet.maxRows, columns: count };
  requireEdit(env, sheet, area);
  deleteLines(env.book, sheet, axis, position - 1, count);
  env.touch();
}

/** Moves lines (0-based) before a 1-based position of the grid as it was. */
export function move(env: Environment, sheet: Sheet, axis: Axis, from: number, count: number, position: number): void {
  const max = axis === 'row' ? sheet.maxRows : sheet.maxColumns;
  if (!(position >= 1 && position <= max + 1)) throw new Exception(`Those ${axis}s are out of bounds.`);
  if (position - 1 > from && position - 1 < from + count) throw new Exception(`The destination of moved ${axis}s can't be within them.`);
  moveLines(env.book, sheet, axis, from, count, position - 1);
  env.touch();
}

/** @throws Exception when the book would hold more cells than it can */
export function requireRoom(env: Environment, cells: number): void {
  const held = env.book.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);
  if (held + cells > MAX_CELLS)
    throw new Exception('This action would increase the number of cells in the workbook above the limit of 10000000 cells.');
}

function requireCount(axis: Axis, count: number): void {
  if (!(Number.isInteger(count) && count >= 1)) throw new Exception(`The number of ${axis}s must be at least 1.`);
}
