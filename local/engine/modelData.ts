import type { CellValue, Sheet, Style, Workbook } from '../document/types';
import { chartFigure, conditionalRules, validationRules } from './appearance';
import { cellName, columnName, isDateFormat, literalContent, plainTextContent } from './content';
import type { CellError } from './contract';
import type { ComputedBook } from './evaluate';
import { engineLocale } from './spreadsheet';
import type { BookView, RowWindow, SheetView } from './view';

/** How much of the book to show. */
export interface ViewOptions {
  /** Rows a sheet shows at once. */
  readonly windowRows: number;
  /** First row to show, by sheet id, where it isn't the first of the sheet. */
  readonly from?: ReadonlyMap<number, number>;
}

/** Formats of computed cells that no style of the book has (results of TODAY(), shares in pivots), at fixed ids. */
const EXTRA_FORMATS = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', '0.00%', 'hh:mm:ss'];
const EXTRA_BASE = 1_000_000;
/** Style of a pivot table's header cells. */
const PIVOT_STYLE = 1_000_000;
const PIVOT_TOTAL = 1_000_001;

/** The book in the spreadsheet library's data format: stored and computed values, styles, formats, validation, conditional formats, frozen panes, widths, charts. */
export function toModelData(document: Workbook, computed: ComputedBook, options: ViewOptions): BookView {
  return {
    title: document.name,
    sheets: document.sheets.map((sheet) => sheetView(document, sheet, computed, options)),
    styles: {
      ...Object.fromEntries(document.styles.map((style, index) => [index + 1, toStyle(style)])),
      [PIVOT_STYLE]: { bold: true, fillColor: '#E8EAED' },
      [PIVOT_TOTAL]: { bold: true },
    },
    formats: {
      ...Object.fromEntries(document.styles.map((style, index) => [index + 1, toFormat(style.numberFormat)])),
      ...Object.fromEntries(EXTRA_FORMATS.map((format, index) => [EXTRA_BASE + index, format])),
    },
    settings: { locale: engineLocale(document.locale) },
  };
}

/** One sheet of the book, as `toModelData` shows it. */
export function sheetView(document: Workbook, sheet: Sheet, computed: ComputedBook, options: ViewOptions): SheetView {
  const extent = computed.extent(sheet.id);
  const shown = windowOf(extent.rows, options.from?.get(sheet.id) ?? 0, options.windowRows);
  const last = shown ? shown.to : Math.max(extent.rows, Math.min(sheet.maxRows, roomFor(extent.rows))) - 1;
  const visible = (row: number): boolean => !shown || row < Math.max(1, sheet.frozenRows) || (row >= shown.from && row <= shown.to);
  const cells: Record<string, string> = {};
  const formulas: Record<string, string> = {};
  const formatRuns = new Runs();
  const styleRuns = new Runs();
  for (let row = 0; row <= last; row++) {
    if (!visible(row)) continue;
    for (let column = 0; column < Math.max(extent.columns, sheet.styles[row]?.length ?? 0); column++) {
      const over = computed.valueAt(sheet.id, row, column);
      const style = sheet.styles[row]?.[column] ?? 0;
      const value = over === undefined ? (sheet.values[row]?.[column] ?? null) : resultValue(over);
      const plain = document.styles[style]?.numberFormat === '@' ? plainTextContent(value) : null;
      const content = plain ?? literalContent(value);
      if (content !== '') cells[cellName(row, column)] = content;
      const formula = sheet.formulas[row]?.[column];
      if (formula !== undefined) formulas[cellName(row, column)] = formula;
      styleRuns.add(
        row,
        column,
        pivotStyle(sheet, row, column, over !== undefined && formula === undefined) ?? (style === 0 ? 0 : style + 1),
      );
      // Text that begins like a formula stays text behind an apostrophe, which a plain-text cell would show.
      const bare = plain === null && typeof value === 'string' && document.styles[style]?.numberFormat === '@';
      formatRuns.add(row, column, bare ? 0 : formatId(document.styles, style, computed.formatAt(sheet.id, row, column)));
    }
  }
  return {
    id: String(sheet.id),
    name: sheet.name,
    formulas,
    window: shown,
    content: {
      id: String(sheet.id),
      name: sheet.name,
      colNumber: sheet.maxColumns,
      rowNumber: Math.max(last + 1, sheet.frozenRows + 1),
      isVisible: !sheet.hidden,
      areGridLinesVisible: true,
      cells,
      styles: styleRuns.zones(),
      formats: formatRuns.zones(),
      borders: {},
      merges: sheet.merges.map(
        (area) => `${cellName(area.row, area.column)}:${cellName(area.row + area.rows - 1, area.column + area.columns - 1)}`,
      ),
      cols: columnsOf(sheet),
      rows: hiddenRows(sheet, last, visible),
      panes: { xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows },
      conditionalFormats: conditionalRules(sheet, last),
      dataValidationRules: validationRules(document, sheet, last),
      figures: sheet.charts.flatMap((chart) => chartFigure(document, chart)),
      tables: [],
      ...(sheet.tabColor === undefined ? {} : { color: sheet.tabColor }),
    },
  };
}

/** Rows to show of a sheet with so many used ones: in steps, so that a new row leaves the sheet's frame as it is. */
function roomFor(used: number): number {
  return (Math.floor(used / 100) + 3) * 100;
}

/** What a computed cell shows. An error is text, so that it reads as Sheets writes it. */
function resultValue(value: CellValue | CellError): CellValue {
  return typeof value === 'object' && value !== null ? value.error : value;
}

function windowOf(total: number, from: number, size: number): RowWindow | undefined {
  if (total <= size) return undefined;
  const first = Math.max(0, Math.min(from, total - 1));
  return { from: first, to: Math.min(total, first + size) - 1, total };
}

/** Headers of a pivot's first row and its labels are bold, as Sheets draws them. */
function pivotStyle(sheet: Sheet, row: number, column: number, computed: boolean): number | undefined {
  if (!computed) return undefined;
  for (const pivot of sheet.pivots) {
    const down = row - pivot.anchor.row;
    const across = column - pivot.anchor.column;
    if (down < 0 || across < 0) continue;
    const levels = pivot.columns.length;
    const headers = levels === 0 ? 1 : levels + (pivot.values.length > 1 ? 2 : 1);
    if (down < headers) return PIVOT_STYLE;
    if (across < pivot.rows.length) return PIVOT_TOTAL;
  }
  return undefined;
}

function formatId(styles: readonly Style[], index: number, computed: string | undefined): number {
  const own = styles[index]?.numberFormat;
  if (own !== undefined && own !== 'General') return index + 1;
  if (computed === undefined || computed === 'General') return 0;
  const extra = EXTRA_FORMATS.indexOf(computed);
  return extra < 0 ? styles.findIndex((style) => style.numberFormat === computed) + 1 : EXTRA_BASE + extra;
}

function toStyle(style: Style): Record<string, unknown> {
  return {
    ...(style.background === undefined ? {} : { fillColor: style.background }),
    ...(style.fontColor === undefined ? {} : { textColor: style.fontColor }),
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.wrap ? { wrapping: 'wrap' } : {}),
    ...(style.horizontalAlign === undefined ? {} : { align: style.horizontalAlign }),
    ...(style.verticalAlign === undefined ? {} : { verticalAlign: style.verticalAlign }),
    ...(style.fontSize === undefined ? {} : { fontSize: style.fontSize }),
  };
}

/** A number format that the library can show: those with sections or conditions it lacks fall back to their first section. */
function toFormat(format: string | undefined): string {
  if (format === undefined || format === 'General') return '';
  if (isDateFormat(format)) return format.replace(/;@$/, '');
  return format.includes('[') ? (format.replace(/\[[^\]]*\]/g, '').split(';')[0] ?? '') : format;
}

function columnsOf(sheet: Sheet): Record<number, { size?: number; isHidden?: boolean }> {
  const columns: Record<number, { size?: number; isHidden?: boolean }> = {};
  for (const [column, size] of sheet.columnWidths.entries()) if (size !== undefined) columns[column] = { size };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], isHidden: true };
  return columns;
}

function hiddenRows(sheet: Sheet, last: number, visible: (row: number) => boolean): Record<number, { isHidden: true }> {
  const rows: Record<number, { isHidden: true }> = {};
  for (const row of sheet.hiddenRows) if (row <= last) rows[row] = { isHidden: true };
  for (let row = 0; row <= last; row++) if (!visible(row)) rows[row] = { isHidden: true };
  return rows;
}

/** Gathers equal ids that stand below each other, so that a column is one zone. Id 0 is left out. */
class Runs {
  private readonly open = new Map<number, { id: number; first: number; last: number }>();
  private readonly found: Record<string, number> = {};

  add(row: number, column: number, id: number): void {
    const run = this.open.get(column);
    if (run && run.id === id && run.last === row - 1) {
      run.last = row;
      return;
    }
    if (run) this.close(column, run);
    this.open.set(column, { id, first: row, last: row });
  }

  zones(): Record<string, number> {
    for (const [column, run] of this.open) this.close(column, run);
    this.open.clear();
    return this.found;
  }

  private close(column: number, run: { id: number; first: number; last: number }): void {
    if (run.id === 0) return;
    const letters = columnName(column);
    this.found[run.first === run.last ? `${letters}${run.first + 1}` : `${letters}${run.first + 1}:${letters}${run.last + 1}`] = run.id;
  }
}
