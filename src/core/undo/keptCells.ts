import { type Cell, isEmpty } from '../cell';
import { storeCell } from '../snapshots/cells';
import { findColumn, type Table } from '../table/readTable';
import type { KeptCell, KeptRow } from './undoRecord';

/** Formulas of a sheet, rows as its data range's, header first; '' where a cell has none. */
export type Formulas = readonly (readonly string[])[];

/** A cell as it is kept: its formula where it has one. */
export function keepCell(cell: Cell, formula = ''): KeptCell {
  return formula === '' ? storeCell(isEmpty(cell) ? '' : cell) : { f: formula };
}

/** Whether two kept cells are the same. */
export function isKept(a: KeptCell, b: KeptCell): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/**
 * A name for each column of a sheet, by position: its key, or for a column of people's own `#` and its header; where headers are empty
 * or stand twice, `#` and the column's number.
 */
export function columnNames(table: Table, carried: ReadonlyMap<number, string>, width: number): string[] {
  const names = new Map<number, string>();
  for (const { key } of table.definition.fields) {
    const position = findColumn(table.definition, table.headers, carried, key);
    if (typeof position === 'number') names.set(position, key);
  }
  return Array.from({ length: width }, (_, position) => {
    const header = table.headers[position] ?? '';
    const isAlone = header !== '' && table.headers.filter((one) => one === header).length === 1;
    return names.get(position) ?? (isAlone ? `#${header}` : `#${position + 1}`);
  });
}

/** A row of a sheet as it is kept, by the names of its columns. */
export function keepRow(row: readonly Cell[], formulas: readonly string[], names: readonly string[]): KeptRow {
  const kept: Record<string, KeptCell> = {};
  names.forEach((name, at) => {
    const cell = keepCell(row[at] ?? '', formulas[at]);
    if (cell !== '') kept[name] = cell;
  });
  return kept;
}

/** A checksum of cells: 53 bits in base 36 (cyrb53, public domain). Equal cells have the same; others almost never. */
export function checksum(cells: readonly KeptCell[]): string {
  const text = JSON.stringify(cells);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
