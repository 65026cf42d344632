import type { CellValue, Sheet, Workbook } from '../document/types';
import { cellName, dateFormats, literalContent } from './content';
import type { CellError, EvaluationHost } from './contract';
import { SCRIPT_ERROR, withHost } from './customFunctions';
import { Overlay } from './overlay';
import { type Columns, referencedColumns } from './references';
import { buildModel, engineLocale, type Model, quietly, spreadsheetLibrary } from './spreadsheet';

/** Computes every formula of a book, spills included; `computed` holds what is known already (pivots), which formulas may read. */
export function computeFormulas(document: Workbook, host: EvaluationHost, computed: Overlay): Overlay {
  const formulas = new Overlay();
  const columns = referencedColumns(document);
  const names = Object.fromEntries(document.namedRanges.map((range) => [range.name, rangeText(document, range.sheet, range.area)]));
  withHost(host, document.timeZone, () => {
    const model = buildModel({
      sheets: document.sheets.filter((sheet) => columns.has(sheet.id)).map((sheet) => sheetContent(document, sheet, columns, computed)),
      formats: Object.fromEntries(document.styles.map((style, index) => [index + 1, style.numberFormat ?? ''])),
      settings: { locale: engineLocale(document.locale) },
      namedRanges: Object.fromEntries(Object.entries(names).filter(([, text]) => text !== '')),
    });
    quietly(() => {
      for (const sheet of document.sheets) if (columns.has(sheet.id)) readResults(model, sheet, formulas);
    });
  });
  return formulas;
}

function sheetContent(document: Workbook, sheet: Sheet, wanted: Map<number, Columns>, computed: Overlay): Record<string, unknown> {
  const columns = wanted.get(sheet.id) ?? new Set<number>();
  const dates = dateFormats(document.styles);
  const cells: Record<string, string> = {};
  const formats: Record<string, number> = {};
  const list = columns === 'all' ? Array.from({ length: sheet.maxColumns }, (_, column) => column) : [...columns];
  sheet.values.forEach((row, r) => {
    const styles = sheet.styles[r];
    for (const column of list) {
      const value = row[column];
      if (value === null || value === undefined || value === '') continue;
      const name = cellName(r, column);
      cells[name] = literalContent(value);
      const style = styles?.[column] ?? 0;
      if (typeof value === 'number' && dates[style]) formats[name] = style + 1;
    }
  });
  for (const [r, c, cell] of computed.entries(sheet.id)) if (!isError(cell)) cells[cellName(r, c)] = literalContent(cell);
  sheet.formulas.forEach((row, r) => {
    row?.forEach((formula, c) => {
      // The library writes a lost reference without the mark.
      if (formula !== undefined) cells[cellName(r, c)] = formula.replaceAll('#REF!', '#REF');
    });
  });
  return {
    id: String(sheet.id),
    name: sheet.name,
    colNumber: sheet.maxColumns,
    rowNumber: sheet.maxRows,
    cells,
    formats,
  };
}

function readResults(model: Model, sheet: Sheet, formulas: Overlay): void {
  const sheetId = String(sheet.id);
  sheet.formulas.forEach((row, r) => {
    row?.forEach((formula, c) => {
      if (formula === undefined) return;
      const position = { sheetId, col: c, row: r };
      const zone = model.getters.getSpreadZone(position, { ignoreSpillError: true });
      const obstacle = zone && obstacleIn(sheet, zone, r, c);
      if (!zone || obstacle !== undefined || isBlocked(model, sheet, r, c)) {
        const single = resultAt(model, sheet, r, c);
        const format = model.getters.getEvaluatedCell(position).format;
        formulas.set(sheet.id, r, c, obstacle === undefined ? single : blocked(obstacle), format);
        return;
      }
      for (let at = zone.top; at <= zone.bottom; at++)
        for (let column = zone.left; column <= zone.right; column++)
          formulas.set(
            sheet.id,
            at,
            column,
            resultAt(model, sheet, at, column),
            model.getters.getEvaluatedCell({ sheetId, col: column, row: at }).format,
          );
    });
  });
}

function resultAt(model: Model, sheet: Sheet, row: number, column: number): CellValue | CellError {
  const cell = model.getters.getEvaluatedCell({ sheetId: String(sheet.id), col: column, row });
  if (cell.type !== 'error') return cell.value;
  const message = typeof cell.message === 'string' ? cell.message : undefined;
  if (cell.value === spreadsheetLibrary().CellErrorType.SpilledBlocked) {
    return { error: '#REF!', message: message ?? '' };
  }
  const error = errorWord(String(cell.value), message);
  return message === undefined || message === '' ? { error } : { error, message };
}

/** The library's error words as Sheets writes them. */
function errorWord(word: string, message: string | undefined): string {
  if (word === '#REF' || word === '#CYCLE') return '#REF!';
  if (word === '#BAD_EXPR') return /unknown function/i.test(message ?? '') ? '#NAME?' : SCRIPT_ERROR;
  return word === '#ERROR' ? '#VALUE!' : word;
}

function blocked(name: string): CellError {
  return { error: '#REF!', message: `Array result was not expanded because it would overwrite data in ${name}.` };
}

/** The first cell with a stored value or formula that a spill would cover; columns that were not loaded count too. */
function obstacleIn(
  sheet: Sheet,
  zone: { top: number; bottom: number; left: number; right: number },
  row: number,
  column: number,
): string | undefined {
  for (let r = zone.top; r <= zone.bottom; r++) {
    for (let c = zone.left; c <= zone.right; c++) {
      if (r === row && c === column) continue;
      const value = sheet.values[r]?.[c];
      if (sheet.formulas[r]?.[c] !== undefined || (value !== undefined && value !== null && value !== '')) return cellName(r, c);
    }
  }
  return undefined;
}

function isBlocked(model: Model, sheet: Sheet, row: number, column: number): boolean {
  const cell = model.getters.getEvaluatedCell({ sheetId: String(sheet.id), col: column, row });
  return cell.type === 'error' && cell.value === spreadsheetLibrary().CellErrorType.SpilledBlocked;
}

function rangeText(document: Workbook, sheetId: number, area: { row: number; column: number; rows: number; columns: number }): string {
  const sheet = document.sheets.find((candidate) => candidate.id === sheetId);
  if (!sheet) return '';
  const end = cellName(area.row + area.rows - 1, area.column + area.columns - 1);
  return `'${sheet.name.replace(/'/g, "''")}'!${cellName(area.row, area.column)}:${end}`;
}

function isError(cell: CellValue | CellError): cell is CellError {
  return typeof cell === 'object' && cell !== null;
}
