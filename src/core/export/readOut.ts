import { type Cell, formatDate, isEmpty } from '../cell';
import { columnLetters } from '../import/readRows';
import type { Field, SheetDefinition } from '../schema';
import { readTable, type TableContent } from '../table/readTable';
import { textOf } from '../values/text';
import { maskOf, maskText } from './mask';

/** A cell as it leaves the book: dates as text. */
export type OutCell = string | number | boolean;

/** A sheet as it leaves the book. Every row is as long as `headers`. */
export interface ReadOut {
  readonly headers: readonly string[];
  readonly rows: OutCell[][];
}

/** What is wanted of a sheet. */
export interface ReadOutOptions {
  /** Keys as headers, where columns have them. */
  readonly keys: boolean;
  /** Contacts' phones, mail addresses and names hidden. */
  readonly masked: boolean;
}

/**
 * A sheet's content for people and programs: dates as `2024-03-15[ 08:30]`, empty cells `''`, text unchanged. Blank rows and columns at the ends are left out. Only module
 * sheets hold contacts in known columns; a sheet without a definition is masked by the look of its texts.
 */
export function readOut(content: TableContent, definition: SheetDefinition | undefined, { keys, masked }: ReadOutOptions): ReadOut {
  const { grid } = content;
  const width = grid.reduce((widest, row) => Math.max(widest, lastFilled(row)), 0);
  const height = grid.reduce((last, row, at) => (lastFilled(row) > 0 ? at + 1 : last), 0);
  const fields = fieldsOf(content, definition);
  const headers = Array.from({ length: width }, (_, position) => {
    const key = content.keys.get(position) ?? fields.get(position)?.key;
    return (keys ? key : undefined) ?? textOf(grid[0]?.[position] ?? '');
  });
  const masks = headers.map((_, position) => (masked ? maskAt(definition, fields.get(position)) : undefined));
  const rows = grid.slice(1, height).map((row) => headers.map((_, position): OutCell => cellOut(row[position] ?? '', masks[position])));
  return { headers: headers.map((header, position) => header || columnLetters(position)), rows };
}

function cellOut(cell: Cell, mask: ((text: string) => string) | undefined): OutCell {
  if (isEmpty(cell)) return '';
  if (cell instanceof Date) return formatDate(cell);
  if (!mask || typeof cell === 'boolean') return cell;
  return typeof cell === 'string' ? mask(cell) : maskedNumber(cell, mask);
}

/** A phone that somebody stored as a number is hidden too; other numbers stay numbers. */
function maskedNumber(cell: number, mask: (text: string) => string): OutCell {
  const text = mask(String(cell));
  return text === String(cell) ? cell : text;
}

function maskAt(definition: SheetDefinition | undefined, field: Field | undefined): ((text: string) => string) | undefined {
  if (definition && definition.kind !== 'module') return undefined;
  return definition && field ? maskOf(definition.key, field) : maskText;
}

/** Fields by position in the sheet. */
function fieldsOf(content: TableContent, definition: SheetDefinition | undefined): Map<number, Field> {
  const fields = new Map<number, Field>();
  if (!definition) return fields;
  const table = readTable(definition, content);
  for (const field of definition.fields) {
    const position = positionIn(table.columnOf, field.key);
    if (position !== undefined) fields.set(position, field);
  }
  return fields;
}

/** Reading out goes on where a command would stop: of two columns that could be meant neither carries the key. */
function positionIn(columnOf: (key: string) => number | undefined, key: string): number | undefined {
  try {
    return columnOf(key);
  } catch {
    return undefined;
  }
}

function lastFilled(row: readonly Cell[]): number {
  let length = row.length;
  while (length > 0 && isEmpty(row[length - 1])) length -= 1;
  return length;
}
