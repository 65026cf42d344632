import { type Cell, type Grid, isEmpty } from '../cell';
import { Refusal } from '../message';
import type { SheetDefinition } from '../schema';
import { headerForm } from './headers';

/** A sheet as it was read: header row first; `keys` says which columns carry which key in their metadata. */
export interface TableContent {
  readonly title: string;
  readonly grid: Grid;
  readonly keys: ReadonlyMap<number, string>;
}

/** A module or settings sheet, its columns found by key. Positions count from 0; row 0 is the sheet's row 2. */
export interface Table {
  readonly definition: SheetDefinition;
  readonly title: string;
  readonly headers: readonly string[];
  /** Data rows; blank rows at the end are left out. */
  readonly rows: Grid;
  /** Position of a column, or undefined where the sheet lacks it. @throws Refusal where two columns could be meant */
  readonly columnOf: (key: string) => number | undefined;
  /** Position of a column that can't be done without. @throws Refusal */
  readonly need: (key: string) => number;
  /** A cell by column key; '' where the sheet lacks the column. */
  readonly cell: (row: number, key: string) => Cell;
  /** A cell's trimmed text by column key; numbers as they are written. */
  readonly text: (row: number, key: string) => string;
}

/** Finds a sheet's columns: by metadata that carries the key, then by header; never by position. */
export function readTable(definition: SheetDefinition, content: TableContent): Table {
  const headers = (content.grid[0] ?? []).map((cell) => String(cell).trim());
  const rows = content.grid.slice(1, lastFilled(content.grid) + 1);
  const found = new Map<string, number | 'ambiguous' | undefined>();
  const refuse = (key: string, message: string): never => refuseColumn(definition, content.title, key, message);
  const moved = movedHeader(definition, content);
  if (moved !== undefined) throw new Refusal({ key: 'table.movedHeader', sheet: content.title, row: moved });
  const columnOf = (key: string): number | undefined => {
    if (!found.has(key)) found.set(key, findColumn(definition, headers, content.keys, key));
    const position = found.get(key);
    return position === 'ambiguous' ? refuse(key, 'table.ambiguousColumn') : position;
  };
  const need = (key: string): number => columnOf(key) ?? refuse(key, 'table.missingColumn');
  return withRows({ definition, title: content.title, headers, columnOf, need }, rows);
}

/** The same sheet with other rows. */
export function withRows(sheet: Omit<Table, 'rows' | 'cell' | 'text'>, rows: Grid): Table {
  const cell = (row: number, key: string): Cell => {
    const column = sheet.columnOf(key);
    return column === undefined ? '' : (rows[row]?.[column] ?? '');
  };
  return { ...sheet, rows, cell, text: (row, key) => String(cell(row, key)).trim() };
}

/** Position of a column by key: by metadata that carries it, among several the one that has its header, else by header; readers and writers find the same one. */
export function findColumn(
  definition: Pick<SheetDefinition, 'fields'>,
  headers: readonly string[],
  keys: ReadonlyMap<number, string>,
  key: string,
): number | 'ambiguous' | undefined {
  const field = definition.fields.find((one) => one.key === key);
  const names = new Set((field ? [field.zh, field.en, field.key] : [key]).map(headerForm));
  const hasName = (column: number): boolean => names.has(headerForm(headers[column] ?? ''));
  const carrying = [...keys].filter(([, value]) => value === key).map(([column]) => column);
  if (carrying.length > 0) return single(carrying) ?? single(carrying.filter(hasName)) ?? 'ambiguous';
  const headed = headers.map((_, column) => column).filter((column) => !keys.has(column) && hasName(column));
  return headed.length === 0 ? undefined : (single(headed) ?? 'ambiguous');
}

/** @throws Refusal that names a column of a sheet */
export function refuseColumn(definition: Pick<SheetDefinition, 'fields'>, title: string, key: string, message: string): never {
  const field = definition.fields.find((one) => one.key === key);
  throw new Refusal({ key: message, sheet: title, row: 1, column: field ? `${field.zh} / ${field.en}` : key });
}

/** Row (from 1) where the header stands when somebody inserted rows above it or sorted it away: its columns would be read from a row of records. */
function movedHeader(definition: SheetDefinition, { grid, keys }: TableContent): number | undefined {
  const probes = definition.fields.slice(0, 3).flatMap((field) => {
    const carrying = [...keys].filter(([, key]) => key === field.key).map(([column]) => column);
    const names = new Set([field.zh, field.en].map(headerForm));
    return carrying.length === 1 ? [{ column: carrying[0]!, names }] : [];
  });
  const isHeader = (row: readonly Cell[]): boolean => probes.every(({ column, names }) => isName(row[column] ?? '', names));
  if (probes.length < 2 || probes.some(({ column, names }) => isName(grid[0]?.[column] ?? '', names))) return undefined;
  const found = grid.findIndex((row, at) => at > 0 && isHeader(row));
  return found < 0 ? undefined : found + 1;
}

function isName(cell: Cell, names: ReadonlySet<string>): boolean {
  return typeof cell === 'string' && cell !== '' && names.has(headerForm(cell));
}

function single(positions: readonly number[]): number | undefined {
  return positions.length === 1 ? positions[0] : undefined;
}

function lastFilled(grid: Grid): number {
  let last = grid.length - 1;
  // A column of checkboxes may read as FALSE down to the sheet's end.
  while (last > 0 && (grid[last] ?? []).every((cell) => isEmpty(cell) || cell === false)) last -= 1;
  return Math.max(last, 0);
}
