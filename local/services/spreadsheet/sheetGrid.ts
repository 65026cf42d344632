import { openNotation, parseArea, splitSheet } from '../../document/address';
import { clearValues, fillSparse } from '../../document/cells';
import type { Axis } from '../../document/structure';
import type { Area, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, googleInterface } from '../google';
import { type Place, placeOf, registerSheet } from '../place';
import type { Measured } from '../realm/door';
import { extentOf, requireEdit, writeValues } from './grid';
import { placeOfName } from './namedRange';
import { areaOf, requireInside } from './shapes';
import { insert, move, remove, requireRoom } from './sheetLines';

type GS = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** The grid of a sheet: ranges, size, rows and columns. Google's one Sheet interface is spread over two files by inheritance. */
export abstract class SheetGrid extends googleInterface<GS>() implements Measured {
  constructor(
    protected readonly env: Environment,
    protected readonly on: Sheet,
  ) {
    super();
    registerSheet(this, on);
  }
  measure(method: string, args: readonly unknown[]): { cells: number } {
    if (method === 'appendRow') return { cells: Array.isArray(args[0]) ? args[0].length : 0 };
    return { cells: method === 'getSheetValues' ? Number(args[2]) * Number(args[3]) : 0 };
  }
  protected done(): GS {
    this.env.touch();
    return this;
  }

  override getRange(first: number | string, column?: number, rows?: number, columns?: number): Range {
    if (typeof first !== 'string') return this.env.make.range(this.on, areaOf(this.on, first, Number(column), rows, columns));
    const place = placeOfText(this.env, first, this.on);
    if (!place) throw new Exception('Range not found');
    return this.env.make.range(place.sheet, requireInside(place.sheet, place.area), place.open);
  }
  override getDataRange(): Range {
    const { rows, columns } = extentOf(this.env, this.on);
    return this.env.make.range(this.on, { row: 0, column: 0, rows: Math.max(rows, 1), columns: Math.max(columns, 1) });
  }
  override getLastRow(): number {
    return extentOf(this.env, this.on).rows;
  }
  override getLastColumn(): number {
    return extentOf(this.env, this.on).columns;
  }
  override getMaxRows(): number {
    return this.on.maxRows;
  }
  override getMaxColumns(): number {
    return this.on.maxColumns;
  }
  override getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }
  override appendRow(values: unknown[]): GS {
    if (!Array.isArray(values)) throw new Exception("The parameters don't match the method signature for SpreadsheetApp.Sheet.appendRow.");
    const { rows } = extentOf(this.env, this.on);
    if (values.length === 0) return this;
    if (rows + 1 > this.on.maxRows) insert(this.env, this.on, 'row', this.on.maxRows + 1, rows + 1 - this.on.maxRows);
    if (values.length > this.on.maxColumns) insert(this.env, this.on, 'column', this.on.maxColumns + 1, values.length - this.on.maxColumns);
    writeValues(this.env, this.on, { row: rows, column: 0, rows: 1, columns: values.length }, (_row, column) => values[column]);
    return this;
  }

  private inserted(axis: Axis, position: number, count: number): GS {
    insert(this.env, this.on, axis, position, count);
    return this;
  }
  override insertRows(row: number, count = 1): void {
    this.inserted('row', row, count);
  }
  override insertRowBefore(row: number): GS {
    return this.inserted('row', row, 1);
  }
  override insertRowAfter(row: number): GS {
    return this.inserted('row', row + 1, 1);
  }
  override insertRowsBefore(row: number, count: number): GS {
    return this.inserted('row', row, count);
  }
  override insertRowsAfter(row: number, count: number): GS {
    return this.inserted('row', row + 1, count);
  }
  override insertColumns(column: number, count = 1): void {
    this.inserted('column', column, count);
  }
  override insertColumnBefore(column: number): GS {
    return this.inserted('column', column, 1);
  }
  override insertColumnAfter(column: number): GS {
    return this.inserted('column', column + 1, 1);
  }
  override insertColumnsBefore(column: number, count: number): GS {
    return this.inserted('column', column, count);
  }
  override insertColumnsAfter(column: number, count: number): GS {
    return this.inserted('column', column + 1, count);
  }
  override deleteRow(row: number): GS {
    remove(this.env, this.on, 'row', row, 1);
    return this;
  }
  override deleteRows(row: number, count: number): void {
    remove(this.env, this.on, 'row', row, count);
  }
  override deleteColumn(column: number): GS {
    remove(this.env, this.on, 'column', column, 1);
    return this;
  }
  override deleteColumns(column: number, count: number): void {
    remove(this.env, this.on, 'column', column, count);
  }
  override moveRows(rows: Range, position: number): void {
    const { area } = placeOf(rows);
    move(this.env, this.on, 'row', area.row, area.rows, position);
  }
  override moveColumns(columns: Range, position: number): void {
    const { area } = placeOf(columns);
    move(this.env, this.on, 'column', area.column, area.columns, position);
  }

  private whole(): Area {
    return { row: 0, column: 0, rows: this.on.maxRows, columns: this.on.maxColumns };
  }
  override clearContents(): GS {
    requireEdit(this.env, this.on, this.whole());
    clearValues(this.on, this.whole());
    return this.done();
  }
  override clearFormats(): GS {
    requireEdit(this.env, this.on, this.whole());
    this.on.styles = [];
    this.on.conditionalFormats = [];
    return this.done();
  }
  override clearNotes(): GS {
    this.on.notes = [];
    return this.done();
  }
  override clear(options: { formatOnly?: boolean | undefined; contentsOnly?: boolean | undefined } = {}): GS {
    if (!options.formatOnly) this.clearContents();
    if (!options.contentsOnly) this.clearFormats();
    if (!options.formatOnly && !options.contentsOnly) fillSparse(this.on.validations, this.whole(), undefined);
    return this.done();
  }

  override getFrozenRows(): number {
    return this.on.frozenRows;
  }
  override getFrozenColumns(): number {
    return this.on.frozenColumns;
  }
  override setFrozenRows(rows: number): void {
    if (!(rows >= 0 && rows < this.on.maxRows)) throw new Exception('You can’t freeze all visible rows on the sheet.');
    this.on.frozenRows = rows;
    this.done();
  }
  override setFrozenColumns(columns: number): void {
    if (!(columns >= 0 && columns < this.on.maxColumns)) throw new Exception('You can’t freeze all visible columns on the sheet.');
    this.on.frozenColumns = columns;
    this.done();
  }
  override getColumnWidth(column: number): number {
    return this.on.columnWidths[column - 1] ?? 100;
  }
  override setColumnWidth(column: number, width: number): GS {
    return this.setColumnWidths(column, 1, width);
  }
  override setColumnWidths(start: number, count: number, width: number): GS {
    areaOf(this.on, 1, start, 1, count);
    for (let column = start - 1; column < start - 1 + count; column++) this.on.columnWidths[column] = width;
    return this.done();
  }
  override autoResizeColumn(column: number): GS {
    return this.autoResizeColumns(column, 1);
  }
  override autoResizeColumns(start: number, count: number): GS {
    areaOf(this.on, 1, start, 1, count);
    const { rows } = extentOf(this.env, this.on);
    const shown = this.env.make.range(this.on, { row: 0, column: start - 1, rows: Math.max(1, rows), columns: count }).getDisplayValues();
    for (let column = 0; column < count; column++) {
      const longest = shown.reduce((width, line) => Math.max(width, textWidth(line[column] ?? '')), 0);
      this.on.columnWidths[start - 1 + column] = Math.max(21, Math.round(longest * 7 + 17));
    }
    return this.done();
  }
  override hideRows(row: number, count = 1): void {
    this.on.hiddenRows = [...new Set([...this.on.hiddenRows, ...span(row, count)])];
    this.done();
  }
  override showRows(row: number, count = 1): void {
    this.on.hiddenRows = without(this.on.hiddenRows, row, count);
    this.done();
  }
  override hideColumns(column: number, count = 1): void {
    this.on.hiddenColumns = [...new Set([...this.on.hiddenColumns, ...span(column, count)])];
    this.done();
  }
  override showColumns(column: number, count = 1): void {
    this.on.hiddenColumns = without(this.on.hiddenColumns, column, count);
    this.done();
  }
  override isRowHiddenByUser(row: number): boolean {
    return this.on.hiddenRows.includes(row - 1);
  }
  override isColumnHiddenByUser(column: number): boolean {
    return this.on.hiddenColumns.includes(column - 1);
  }
  protected requireRoom(cells: number): void {
    requireRoom(this.env, cells);
  }
}

/** The place that A1 notation (with or without a sheet) or a name stands for, or undefined. `home` is the sheet where none is named. */
export function placeOfText(env: Environment, text: string, home: Sheet): Place | undefined {
  const { sheet: title, rest } = splitSheet(text);
  const sheet = title === undefined ? home : env.book.sheets.find((one) => one.name.toLowerCase() === title.toLowerCase());
  if (!sheet) return undefined;
  const area = parseArea(rest, sheet.maxRows, sheet.maxColumns);
  if (area) return { sheet, area, open: openNotation(rest) };
  const whole = env.book.sheets.find((one) => one.name.toLowerCase() === text.toLowerCase());
  if (whole) return { sheet: whole, area: { row: 0, column: 0, rows: whole.maxRows, columns: whole.maxColumns } };
  return placeOfName(env, text);
}

function span(start: number, count: number): number[] {
  return Array.from({ length: count }, (_item, index) => start - 1 + index);
}

function without(hidden: readonly number[], start: number, count: number): number[] {
  return hidden.filter((index) => index < start - 1 || index >= start - 1 + count);
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? 2 : 1;
  return width;
}
