import { type Cell, type CellStyle, readXlsx as hucreRead, type Sheet as ReadSheet, type Workbook as ReadWorkbook } from 'hucre/xlsx';
import { createSheet, createWorkbook, internStyle, internValidation } from '../create';
import type { Area, CellValue, Sheet, Workbook } from '../types';
import { serialOf } from '../zone';
import { FileError } from './fileError';
import { trimRows } from './grids';
import { conditionFromXlsx } from './xlsxCondition';
import { formulaFromXlsx, parseRanges, parseReference, shiftFormula } from './xlsxReferences';
import { colorFromXlsx, SIZE, styleFromXlsx, styleKey } from './xlsxStyle';
import { validationFromXlsx } from './xlsxValidation';
import { LIST_NAME, LIST_SHEET } from './xlsxWrite';

export interface ReadXlsxOptions {
  /** Leave out how cells look; dates are recognised all the same. About half the time. */
  readonly valuesOnly?: boolean;
}

/**
 * The workbook of an .xlsx: values, formulas, styles, validation, notes, conditional formats, whole-sheet protection, merges, widths, names.
 * A date is its serial number. @throws FileError `notXlsx`, `encrypted`, `damaged` or `empty`
 */
export async function readXlsx(bytes: Uint8Array, options: ReadXlsxOptions = {}): Promise<Workbook> {
  const read = await parse(bytes, options);
  const book = createWorkbook({ sheets: [] });
  const helper = read.sheets.find((sheet) => sheet.name === LIST_SHEET);
  const visible = read.sheets.filter((sheet) => sheet !== helper);
  if (visible.length === 0) throw new FileError('damaged', { detail: 'no sheet' });
  const looks = styleReader(book, read);
  for (const from of visible) book.sheets.push(readSheet(from, book, looks, options));
  const names = readNames(read, book);
  const lists = readLists(read, helper);
  visible.forEach((from, index) => {
    const sheet = book.sheets[index];
    if (sheet !== undefined) readRules(from, sheet, book, lists, names, read.themeColors);
  });
  return book;
}

async function parse(bytes: Uint8Array, options: ReadXlsxOptions): Promise<ReadWorkbook> {
  if (bytes.byteLength === 0) throw new FileError('empty');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (!isZip) throw new FileError(isOle ? 'encrypted' : 'notXlsx');
  try {
    return await hucreRead(bytes, { readStyles: options.valuesOnly !== true });
  } catch (cause) {
    throw new FileError('notXlsx', { detail: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

function readSheet(from: ReadSheet, book: Workbook, look: (style: CellStyle) => number, options: ReadXlsxOptions): Sheet {
  const sheet = createSheet(book.nextId, from.name);
  book.nextId += 1;
  sheet.values = trimRows(from.rows.map((row) => row.map(cellValueOf)));
  const width = from.rows.reduce((most, row) => Math.max(most, row.length), 0);
  sheet.maxRows = Math.max(sheet.maxRows, from.rows.length);
  sheet.maxColumns = Math.max(sheet.maxColumns, width);
  sheet.hidden = from.hidden === true || from.veryHidden === true;
  sheet.frozenRows = from.freezePane?.rows ?? 0;
  sheet.frozenColumns = from.freezePane?.columns ?? 0;
  const tab = colorFromXlsx(from.view?.tabColor, undefined);
  if (tab !== undefined) sheet.tabColor = tab;
  sheet.merges = (from.merges ?? []).map((merge) => ({
    row: merge.startRow,
    column: merge.startCol,
    rows: merge.endRow - merge.startRow + 1,
    columns: merge.endCol - merge.startCol + 1,
  }));
  const columns = (from.columns ?? []).slice(0, sheet.maxColumns);
  sheet.columnWidths = columns.map((column) => (column.width ? Math.round(column.width * 7 + 5) : undefined));
  sheet.hiddenColumns = columns.flatMap((column, index) => (column.hidden ? [index] : []));
  sheet.hiddenRows = [...(from.rowDefs ?? [])].flatMap(([row, definition]) => (definition.hidden && row < sheet.maxRows ? [row] : []));
  const filter = from.autoFilter ? parseRanges(from.autoFilter.range, sheet)[0] : undefined;
  if (filter !== undefined) sheet.filter = { area: filter, criteria: {} };
  if (from.protection?.sheet) {
    sheet.protections.push({ id: book.nextId, description: '', warningOnly: false, editors: [], unprotected: [] });
    book.nextId += 1;
  }
  readCells(from, sheet, look, options);
  return sheet;
}

/** Formulas, notes and styles. LibreOffice writes a typed TRUE as a formula; it is a value. */
function readCells(from: ReadSheet, sheet: Sheet, look: (style: CellStyle) => number, options: ReadXlsxOptions): void {
  const shared = new Map<number, { readonly row: number; readonly column: number; readonly formula: string }>();
  const cells = [...(from.cells ?? [])].map(([key, cell]) => {
    const comma = key.indexOf(',');
    return { row: Number(key.slice(0, comma)), column: Number(key.slice(comma + 1)), cell };
  });
  for (const { row, column, cell } of cells) {
    if (cell.formulaType === 'shared' && cell.formula && cell.formulaSharedIndex !== undefined)
      shared.set(cell.formulaSharedIndex, { row, column, formula: cell.formula });
  }
  for (const { row, column, cell } of cells) {
    const formula = formulaOf(cell, row, column, shared);
    if (formula === '=TRUE()' || formula === '=FALSE()') put(sheet.values, row, column, formula === '=TRUE()');
    else if (formula !== undefined) put(sheet.formulas, row, column, formula);
    if (cell.comment?.text && options.valuesOnly !== true) put(sheet.notes, row, column, cell.comment.text);
    const style = cell.style === undefined ? 0 : look(cell.style);
    if (style !== 0) put(sheet.styles, row, column, style);
  }
}

function formulaOf(
  cell: Cell,
  row: number,
  column: number,
  shared: ReadonlyMap<number, { row: number; column: number; formula: string }>,
): string | undefined {
  if (cell.formula === undefined) return undefined;
  const master = cell.formula === '' && cell.formulaSharedIndex !== undefined ? shared.get(cell.formulaSharedIndex) : undefined;
  const own = master === undefined ? cell.formula : shiftFormula(master.formula, row - master.row, column - master.column);
  return own === '' ? undefined : formulaFromXlsx(own);
}

function readNames(read: ReadWorkbook, book: Workbook): Map<string, { readonly sheet: number; readonly area: Area }> {
  const names = new Map<string, { readonly sheet: number; readonly area: Area }>();
  const [first] = book.sheets;
  for (const { name, range, scope } of read.namedRanges ?? []) {
    if (scope !== undefined || name.startsWith('_xlnm.') || name.startsWith(LIST_NAME) || first === undefined) continue;
    const target = parseReference(range, book.sheets, first);
    if (target === undefined || !range.includes('!')) continue;
    names.set(name, target);
    book.namedRanges.push({ name, ...target });
  }
  return names;
}

function readLists(read: ReadWorkbook, helper: ReadSheet | undefined): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const { name, range } of read.namedRanges ?? []) {
    if (!name.startsWith(LIST_NAME) || helper === undefined) continue;
    const stand: Sheet = { ...createSheet(0, LIST_SHEET), maxRows: helper.rows.length, maxColumns: 16_384 };
    const area = parseReference(range, [stand], stand)?.area;
    if (area === undefined) continue;
    const rows = helper.rows.slice(area.row, area.row + area.rows);
    lists.set(
      name,
      rows.map((row) => String(row[area.column] ?? '')),
    );
  }
  return lists;
}

function readRules(
  from: ReadSheet,
  sheet: Sheet,
  book: Workbook,
  lists: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, { readonly sheet: number; readonly area: Area }>,
  themeColors: string[] | undefined,
): void {
  for (const rule of from.dataValidations ?? []) {
    const validation = validationFromXlsx(rule, book.sheets, sheet, lists, names);
    if (validation === undefined) continue;
    const areas = parseRanges(rule.range, sheet);
    const [first] = areas;
    const isCustom = first !== undefined && validation.criteria === 'CUSTOM_FORMULA';
    const home = isCustom ? { home: { sheet: sheet.id, row: first.row, column: first.column } } : {};
    const number = internValidation(book, { ...validation, ...home });
    for (const area of areas) {
      for (let r = area.row; r < area.row + area.rows; r += 1)
        for (let c = area.column; c < area.column + area.columns; c += 1) put(sheet.validations, r, c, number);
    }
  }
  const conditions = [...(from.conditionalRules ?? [])].sort((a, b) => a.priority - b.priority);
  sheet.conditionalFormats = conditions.flatMap((rule) => conditionFromXlsx(rule, sheet, themeColors) ?? []);
}

/** Index in the book's table of a read style; each different style is converted once. */
function styleReader(book: Workbook, read: ReadWorkbook): (style: CellStyle) => number {
  const known = new Map<string, number>();
  const size = read.defaultFont?.size ?? SIZE;
  return (style) => {
    const key = styleKey(style);
    let index = known.get(key);
    if (index === undefined) {
      index = internStyle(book, styleFromXlsx(style, read.themeColors, size));
      known.set(key, index);
    }
    return index;
  };
}

function cellValueOf(value: ReadSheet['rows'][number][number]): CellValue {
  if (value instanceof Date) return excelSerialOf(value);
  return value === '' ? null : value;
}

/** Excel counts a 29 February 1900 that never was; before it, its serial numbers are one lower than the days since 1899-12-30. */
function excelSerialOf(date: Date): number {
  const serial = serialOf(date.getTime());
  return serial < 61 ? serial - 1 : serial;
}

function put<T>(grid: (T | undefined)[][], row: number, column: number, value: T): void {
  while (grid.length <= row) grid.push([]);
  (grid[row] as (T | undefined)[])[column] = value;
}
