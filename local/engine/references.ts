import type { Workbook } from '../document/types';
import { columnOf } from './content';

/** Columns of a sheet that formulas read: a set of columns from 0, or all of them. */
export type Columns = Set<number> | 'all';

const REFERENCE =
  /(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?|\$?\d+:\$?\d+)(?![\p{L}\p{N}_(!])/giu;

/**
 * Columns that formulas read, by sheet id, so that only those are loaded. Too many is harmless, too few is not: words that
 * might be a reference count as one, and functions that build references from text make it everything.
 */
export function referencedColumns(document: Workbook): Map<number, Columns> {
  const found = new Map<number, Columns>();
  const byName = new Map(document.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  for (const sheet of document.sheets) {
    for (const row of sheet.formulas) {
      row?.forEach((formula, column) => {
        if (formula === undefined) return;
        add(found, sheet.id, column, column);
        const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
        if (/\b(INDIRECT|OFFSET)\s*\(/i.test(bare)) for (const each of document.sheets) found.set(each.id, 'all');
        for (const match of bare.matchAll(REFERENCE)) {
          const name = match[1]?.replace(/^'|'$/g, '').replace(/''/g, "'").toLowerCase();
          const target = name === undefined ? sheet : byName.get(name);
          const span = columnSpan(match[2] ?? '');
          if (target && span === 'all') found.set(target.id, 'all');
          else if (target && span !== 'all') add(found, target.id, span.first, span.last);
        }
        for (const range of document.namedRanges) {
          if (bare.toLowerCase().includes(range.name.toLowerCase()))
            add(found, range.sheet, range.area.column, range.area.column + range.area.columns - 1);
        }
      });
    }
  }
  return found;
}

function columnSpan(reference: string): { first: number; last: number } | 'all' {
  const columns = reference.match(/[A-Z]+/gi)?.map(columnOf);
  if (!columns || columns.length === 0) return 'all';
  return { first: Math.min(...columns), last: Math.max(...columns) };
}

function add(found: Map<number, Columns>, sheet: number, first: number, last: number): void {
  const columns = found.get(sheet) ?? new Set<number>();
  if (columns !== 'all') for (let column = first; column <= last; column++) columns.add(column);
  found.set(sheet, columns);
}
