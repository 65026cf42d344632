import type { CellValue, Pivot, Sheet, Workbook } from '../document/types';
import type { CellError, EvaluatedBook, EvaluationHost } from './contract';
import { computeFormulas } from './formulas';
import { Overlay } from './overlay';
import { pivotCells } from './pivots';
import { referencedColumns } from './references';

/** A book's computed cells, with the number format that came with a result (a date from `TODAY()`, a share in a pivot). */
export interface ComputedBook extends EvaluatedBook {
  formatAt(sheetId: number, row: number, column: number): string | undefined;
}

const underWay = new WeakSet<Workbook>();

/**
 * Computes every formula, spill and native pivot of a book. A custom function that reads the book while it is being computed
 * sees its formula cells as loading, as in Sheets.
 */
export function evaluateBook(document: Workbook, host: EvaluationHost): ComputedBook {
  if (underWay.has(document)) return view(document, loading(document));
  underWay.add(document);
  try {
    return view(document, compute(document, host));
  } finally {
    underWay.delete(document);
  }
}

function compute(document: Workbook, host: EvaluationHost): Overlay {
  const computed = new Overlay();
  const pivots = document.sheets.flatMap((sheet) => sheet.pivots.map((pivot) => ({ sheet, pivot })));
  const early = pivots.filter(({ pivot }) => !readsFormulas(document, pivot));
  const late = pivots.filter((each) => !early.includes(each));
  for (const { sheet, pivot } of early) putPivot(document, sheet, pivot, computed);
  if (!document.sheets.some(hasFormula)) return computed;
  const formulas = computeFormulas(document, host, computed);
  if (late.length === 0) {
    computed.add(formulas);
    return computed;
  }
  const first = new Overlay();
  first.add(computed);
  first.add(formulas);
  for (const { sheet, pivot } of late) putPivot(document, sheet, pivot, computed, first);
  // Formulas that read a pivot of formulas need its result: one more round.
  const read = referencedColumns(document);
  computed.add(late.some(({ sheet }) => read.has(sheet.id)) ? computeFormulas(document, host, computed) : formulas);
  return computed;
}

function putPivot(document: Workbook, sheet: Sheet, pivot: Pivot, computed: Overlay, source: Overlay = computed): void {
  const from = document.sheets.find((candidate) => candidate.id === pivot.source.sheet);
  if (!from) {
    computed.set(sheet.id, pivot.anchor.row, pivot.anchor.column, {
      error: '#REF!',
      message: 'The source of this pivot table was deleted.',
    });
    return;
  }
  const read = (row: number, column: number): CellValue => {
    const over = source.get(from.id, row, column);
    if (over === undefined) return from.values[row]?.[column] ?? null;
    return isError(over) ? over.error : over;
  };
  const first = from.styles[pivot.source.area.row + 1];
  const formatOf = (column: number): string | undefined => document.styles[first?.[column] ?? 0]?.numberFormat;
  for (const cell of pivotCells(document, pivot, read, formatOf))
    computed.set(sheet.id, pivot.anchor.row + cell.row, pivot.anchor.column + cell.column, cell.value, cell.format);
}

function readsFormulas(document: Workbook, pivot: Pivot): boolean {
  const sheet = document.sheets.find((candidate) => candidate.id === pivot.source.sheet);
  return sheet !== undefined && hasFormula(sheet);
}

function hasFormula(sheet: Sheet): boolean {
  return sheet.formulas.some((row) => row?.some((formula) => formula !== undefined));
}

function loading(document: Workbook): Overlay {
  const overlay = new Overlay();
  for (const sheet of document.sheets)
    sheet.formulas.forEach((row, r) => {
      row?.forEach((formula, c) => {
        if (formula !== undefined) overlay.set(sheet.id, r, c, { error: '#ERROR!', message: 'Loading data...' });
      });
    });
  return overlay;
}

function view(document: Workbook, computed: Overlay): ComputedBook {
  return {
    valueAt: (sheetId, row, column) => computed.get(sheetId, row, column),
    formatAt: (sheetId, row, column) => computed.formatAt(sheetId, row, column),
    extent: (sheetId) => {
      const sheet = document.sheets.find((candidate) => candidate.id === sheetId);
      let rows = 0;
      let columns = 0;
      sheet?.values.forEach((row, r) => {
        for (let c = row.length - 1; c >= 0; c--) {
          if (row[c] === null || row[c] === undefined || row[c] === '') continue;
          rows = r + 1;
          columns = Math.max(columns, c + 1);
          break;
        }
      });
      for (const [row, column] of computed.entries(sheetId)) {
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }
      return { rows, columns };
    },
  };
}

function isError(cell: CellValue | CellError): cell is CellError {
  return typeof cell === 'object' && cell !== null;
}
