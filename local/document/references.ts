import { columnLetters, columnOfLetters } from './address';
import type { Area } from './types';

/** Where the cells of an area are after a change of the grid; `undefined` when they are gone. */
export type AreaShift = (area: Area) => Area | undefined;

/** Rows or columns reach to the grid's edge where a reference leaves them open (`A:A`). */
const EDGE = 20_000_000;
const TOKEN =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d*|:\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}\d*|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(!])/gu;
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/;

/**
 * A formula after the grid of the sheet titled `title` has changed. `home` says whether the formula stands on that sheet.
 * References to cells that are gone become `#REF!`.
 */
export function shiftFormula(formula: string, title: string, home: boolean, shift: AreaShift): string {
  return formula.replace(TOKEN, (whole: string, prefix: string | undefined, reference: string | undefined) => {
    if (reference === undefined) return whole;
    const named = prefix === undefined ? undefined : titleOf(prefix);
    if (named === undefined ? !home : named.toLowerCase() !== title.toLowerCase()) return whole;
    return (prefix ?? '') + (shiftReference(reference, shift) ?? '#REF!');
  });
}

/** A formula after a sheet was renamed. */
export function renameInFormula(formula: string, from: string, to: string): string {
  return formula.replace(TOKEN, (whole: string, prefix: string | undefined, reference: string | undefined) => {
    if (prefix === undefined || reference === undefined || titleOf(prefix).toLowerCase() !== from.toLowerCase()) return whole;
    return `${quoteTitle(to)}!${reference}`;
  });
}

/** A formula after the sheet titled `title` was deleted: references to it become `#REF!`. */
export function dropInFormula(formula: string, title: string): string {
  return formula.replace(TOKEN, (whole: string, prefix: string | undefined) =>
    prefix !== undefined && titleOf(prefix).toLowerCase() === title.toLowerCase() ? '#REF!' : whole,
  );
}

/** A formula carried by some rows and columns, as copying does: relative references move, `$` ones stay. */
export function carryFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(TOKEN, (whole: string, prefix: string | undefined, reference: string | undefined) => {
    if (reference === undefined) return whole;
    const corners = reference.split(':').map((text) => carryCorner(parseCorner(text), rows, columns));
    return (prefix ?? '') + (corners.includes(undefined) ? '#REF!' : corners.join(':'));
  });
}

/** A sheet title as formulas write it. */
export function quoteTitle(title: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title) ? title : `'${title.replace(/'/g, "''")}'`;
}

function titleOf(prefix: string): string {
  const bare = prefix.slice(0, -1);
  return bare.startsWith("'") ? bare.slice(1, -1).replace(/''/g, "'") : bare;
}

interface Corner {
  readonly columnFixed: string;
  readonly column: number | undefined;
  readonly rowFixed: string;
  readonly row: number | undefined;
}

function parseCorner(text: string): Corner {
  const [, first = '', letters, second = '', digits] = CORNER.exec(text) ?? [];
  const column = letters === undefined ? undefined : columnOfLetters(letters);
  const row = digits === undefined ? undefined : Number(digits) - 1;
  return letters === undefined
    ? { columnFixed: '', column, rowFixed: first || second, row }
    : { columnFixed: first, column, rowFixed: second, row };
}

function shiftReference(reference: string, shift: AreaShift): string | undefined {
  const [startText = '', endText] = reference.split(':');
  const start = parseCorner(startText);
  const end = endText === undefined ? start : parseCorner(endText);
  const row = start.row ?? 0;
  const column = start.column ?? 0;
  const rows = end.row === undefined ? EDGE : end.row - row + 1;
  const columns = end.column === undefined ? EDGE : end.column - column + 1;
  if (rows < 1 || columns < 1) return reference;
  const moved = shift({ row, column, rows, columns });
  if (!moved) return undefined;
  const first = formatCorner(start, moved.row, moved.column);
  if (endText === undefined) return first;
  return `${first}:${formatCorner(end, moved.row + moved.rows - 1, moved.column + moved.columns - 1)}`;
}

function carryCorner(corner: Corner, rows: number, columns: number): string | undefined {
  const row = corner.row === undefined || corner.rowFixed === '$' ? corner.row : corner.row + rows;
  const column = corner.column === undefined || corner.columnFixed === '$' ? corner.column : corner.column + columns;
  if ((row ?? 0) < 0 || (column ?? 0) < 0) return undefined;
  return formatCorner(corner, row ?? 0, column ?? 0);
}

function formatCorner(corner: Corner, row: number, column: number): string {
  const letters = corner.column === undefined ? '' : corner.columnFixed + columnLetters(column);
  return letters + (corner.row === undefined ? '' : corner.rowFixed + (row + 1));
}
