import { type Grid, isEmpty } from '../cell';
import type { SheetCapture } from './capture';
import { storeCell } from './cells';
import type { FormatRun, StoredSheet } from './format';

/** A sheet as a snapshot keeps it; blank rows at its end that hold no formula are left out. */
export function storeSheet(capture: SheetCapture): StoredSheet {
  const rows = filledRows(capture.values, capture.formulas);
  const columns = rows === 0 ? 0 : (capture.values[0]?.length ?? 0);
  return {
    title: capture.title,
    key: capture.key ?? null,
    hidden: capture.hidden,
    frozenRows: capture.frozenRows,
    frozenColumns: capture.frozenColumns,
    rows,
    columns,
    keys: [...capture.keys].sort(([a], [b]) => a - b),
    cells: capture.values.slice(0, rows).map((row) => row.map(storeCell)),
    formulas: formulasOf(capture.formulas, rows),
    numberFormats: Array.from({ length: columns }, (_, column) => runsOf(capture.numberFormats, column, rows)),
    pivots: capture.pivots.map(({ row, column }) => [row, column] as const),
  };
}

function filledRows(values: Grid, formulas: readonly (readonly string[])[]): number {
  let rows = values.length;
  while (rows > 0 && (values[rows - 1] ?? []).every(isEmpty) && (formulas[rows - 1] ?? []).every(isEmpty)) rows -= 1;
  return rows;
}

function formulasOf(formulas: readonly (readonly string[])[], rows: number): [number, number, string][] {
  const found: [number, number, string][] = [];
  formulas.slice(0, rows).forEach((line, row) => {
    line.forEach((formula, column) => {
      if (formula !== '') found.push([row, column, formula]);
    });
  });
  return found;
}

function runsOf(formats: readonly (readonly string[])[], column: number, rows: number): FormatRun[] {
  const runs: [string, number][] = [];
  for (let row = 0; row < rows; row += 1) {
    const format = formats[row]?.[column] ?? '';
    const last = runs[runs.length - 1];
    if (last && last[0] === format) last[1] += 1;
    else runs.push([format, 1]);
  }
  return runs;
}
