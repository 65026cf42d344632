import { type Cell, type CellStyle, type ColumnDef, writeXlsx as hucreWrite, type WriteSheet } from 'hucre/xlsx';
import type { Area, CellValue, Sheet, Workbook } from '../types';
import { trimRows } from './grids';
import { conditionToXlsx } from './xlsxCondition';
import { absoluteReference, formatRanges, formulaToXlsx, rectangles } from './xlsxReferences';
import { colorToXlsx, FONT, SIZE, styleToXlsx } from './xlsxStyle';
import { type PlaceList, validationToXlsx } from './xlsxValidation';

/** Computed values of a sheet, as a reader without formulas would see them; undefined when nothing in it is computed. */
export type ShownValues = (sheet: Sheet) => readonly (readonly CellValue[])[] | undefined;

/** Title of the hidden sheet that holds lists too long to be written into a rule, and what the names of its columns begin with. */
export const LIST_SHEET = '_kehu_lists';
export const LIST_NAME = '_kehu_list_';
/** Excel's longest text in a cell. A longer one is cut; the sidecar keeps it whole. */
export const LONGEST_TEXT = 32_767;
/** Formatted but empty rows below the content that are written as well. */
const SPARE_ROWS = 200;
const ERRORS = new Set(['#VALUE!', '#REF!', '#N/A', '#NAME?', '#NULL!', '#DIV/0!', '#NUM!', '#GETTING_DATA', '#SPILL!', '#CALC!']);

/**
 * A workbook as .xlsx. Formulas carry the computed value where `shown` knows it, and pivots are written as the values they show.
 * Text is always a text cell, whatever it begins with.
 */
export async function writeXlsx(book: Workbook, shown: ShownValues = () => undefined): Promise<Uint8Array> {
  const styles = book.styles.map(styleToXlsx);
  const titles = sheetTitles(book);
  const lists: string[][] = [];
  const place: PlaceList = (values) => placeList(lists, values);
  const sheets = book.sheets.map((sheet) => writeSheet(book, sheet, titles, styles, place, shown(sheet)));
  const names = book.namedRanges.flatMap(({ name, sheet, area }) => {
    const title = titles.get(sheet);
    return title === undefined ? [] : [{ name, range: absoluteReference(title, area) }];
  });
  lists.forEach((list, column) => {
    names.push({
      name: `${LIST_NAME}${column + 1}`,
      range: absoluteReference(LIST_SHEET, { row: 0, column, rows: list.length, columns: 1 }),
    });
  });
  if (lists.length > 0) sheets.push({ name: LIST_SHEET, rows: columnsToRows(lists), veryHidden: true });
  return hucreWrite({
    sheets,
    namedRanges: names,
    defaultFont: { name: FONT, size: SIZE },
    activeSheet: Math.max(
      0,
      book.sheets.findIndex((sheet) => !sheet.hidden),
    ),
    properties: { creator: book.owner, title: book.name },
  });
}

/** Title in the file of every sheet by id: Excel allows 31 characters, and not `[ ] : * ? / \`. */
export function sheetTitles(book: Workbook): Map<number, string> {
  const titles = new Map<number, string>();
  const taken = new Set<string>([LIST_SHEET]);
  for (const sheet of book.sheets) {
    const plain =
      sheet.name
        .replace(/[[\]:*?/\\]/g, '_')
        .replace(/^'|'$/g, '_')
        .slice(0, 31) || '_';
    let title = plain;
    for (let n = 2; taken.has(title.toLowerCase()); n += 1) title = `${plain.slice(0, 31 - String(n).length - 1)}~${n}`;
    taken.add(title.toLowerCase());
    titles.set(sheet.id, title);
  }
  return titles;
}

/** The cells that a pivot covers, as far as they are shown: from its anchor to the last row and column with a value. */
export function shownArea(anchor: { readonly row: number; readonly column: number }, values: readonly (readonly CellValue[])[]): Area {
  let rows = 0;
  let columns = 0;
  for (let r = anchor.row; r < values.length; r += 1) {
    const row = values[r] ?? [];
    for (let c = row.length - 1; c >= anchor.column; c -= 1) {
      if (row[c] === null || row[c] === undefined || row[c] === '') continue;
      rows = r - anchor.row + 1;
      columns = Math.max(columns, c - anchor.column + 1);
      break;
    }
  }
  return { ...anchor, rows, columns };
}

function writeSheet(
  book: Workbook,
  sheet: Sheet,
  titles: ReadonlyMap<number, string>,
  styles: readonly (CellStyle | undefined)[],
  place: PlaceList,
  shown: readonly (readonly CellValue[])[] | undefined,
): WriteSheet {
  const rows = trimRows(sheet.values);
  if (shown !== undefined) for (const pivot of sheet.pivots) overlayPivot(rows, shownArea(pivot.anchor, shown), shown);
  const { columns, cells } = styleCells(sheet, rows, styles);
  writeFormulas(sheet, shown, cells);
  for (const [row, column, note] of placed(sheet.notes)) cellAt(cells, row, column).comment = { text: note };
  keepErrorTexts(rows, cells);
  const unlocked = sheet.protections.find((protection) => protection.area === undefined && !protection.warningOnly);
  const validations = [...rectangles(sheet.validations)].flatMap(([number, areas]) => {
    const validation = book.validations[number - 1];
    const rule = validation && validationToXlsx(validation, areas, place, (id) => titles.get(id));
    return rule === undefined ? [] : [rule];
  });
  const frozen = {
    ...(sheet.frozenRows > 0 ? { rows: sheet.frozenRows } : {}),
    ...(sheet.frozenColumns > 0 ? { columns: sheet.frozenColumns } : {}),
  };
  return {
    name: titles.get(sheet.id) ?? sheet.name,
    rows,
    columns,
    cells,
    dataValidations: validations,
    conditionalRules: sheet.conditionalFormats.flatMap((format, index) => conditionToXlsx(format, index + 1) ?? []),
    merges: sheet.merges.map(({ row, column, rows: height, columns: width }) => ({
      startRow: row,
      startCol: column,
      endRow: row + height - 1,
      endCol: column + width - 1,
    })),
    rowDefs: new Map(sheet.hiddenRows.map((row) => [row, { hidden: true }])),
    hidden: sheet.hidden,
    ...(Object.keys(frozen).length > 0 ? { freezePane: frozen } : {}),
    ...(sheet.tabColor ? { view: { tabColor: colorToXlsx(sheet.tabColor) } } : {}),
    ...(sheet.filter ? { autoFilter: { range: formatRanges([sheet.filter.area]) } } : {}),
    ...(unlocked ? { protection: { sheet: true } } : {}),
  };
}

/**
 * The commonest style of a column is stated once for it, the others cell by cell: the library keeps a map entry for each of those.
 * Rows are padded and cut on the way, so that every formatted cell is written.
 */
function styleCells(
  sheet: Sheet,
  rows: CellValue[][],
  styles: readonly (CellStyle | undefined)[],
): { columns: ColumnDef[]; cells: Map<string, Partial<Cell>> } {
  const height = Math.min(sheet.maxRows, Math.max(rows.length, Math.min(lastStyled(sheet) + 1, rows.length + SPARE_ROWS)));
  const width = Math.max(
    sheet.columnWidths.length,
    ...rows.map((row) => row.length),
    ...sheet.styles.slice(0, height).map((row) => row?.length ?? 0),
    0,
  );
  const usual = Array.from({ length: width }, (_, column) => commonest(sheet, column, height));
  while (rows.length < height) rows.push([]);
  const cells = new Map<string, Partial<Cell>>();
  for (let r = 0; r < height; r += 1) {
    const row = rows[r] as CellValue[];
    const own = sheet.styles[r];
    for (let c = 0; c < width; c += 1) {
      const value = row[c] ?? null;
      row[c] = typeof value === 'string' && value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value;
      const style = own?.[c] ?? 0;
      if (style !== usual[c]) cells.set(`${r},${c}`, { style: styles[style] ?? {} });
    }
  }
  const columns = usual.map((style, column): ColumnDef => {
    const pixels = sheet.columnWidths[column];
    const look = styles[style];
    return {
      ...(look ? { style: look } : {}),
      ...(pixels ? { width: Math.max(0, (pixels - 5) / 7) } : {}),
      ...(sheet.hiddenColumns.includes(column) ? { hidden: true } : {}),
    };
  });
  return { columns, cells };
}

function commonest(sheet: Sheet, column: number, height: number): number {
  const counts = new Map<number, number>();
  for (let r = 0; r < height; r += 1) {
    const style = sheet.styles[r]?.[column] ?? 0;
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  let best = 0;
  for (const [style, count] of counts) if (count > (counts.get(best) ?? 0)) best = style;
  return best;
}

function lastStyled(sheet: Sheet): number {
  for (let r = sheet.styles.length - 1; r >= 0; r -= 1) if (sheet.styles[r]?.some((style) => style)) return r;
  return -1;
}

function writeFormulas(sheet: Sheet, shown: readonly (readonly CellValue[])[] | undefined, cells: Map<string, Partial<Cell>>): void {
  for (const [row, column, formula] of placed(sheet.formulas)) {
    const cell = cellAt(cells, row, column);
    const result = shown?.[row]?.[column] ?? sheet.values[row]?.[column] ?? null;
    cell.formula = formulaToXlsx(formula);
    if (result !== null) cell.formulaResult = result;
  }
}

/** The library takes text like `#N/A` for an error; as rich text it stays what it is. */
function keepErrorTexts(rows: readonly (readonly CellValue[])[], cells: Map<string, Partial<Cell>>): void {
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (typeof value === 'string' && value.startsWith('#') && ERRORS.has(value)) cellAt(cells, r, c).richText = [{ text: value }];
    });
  });
}

function overlayPivot(rows: CellValue[][], area: Area, shown: readonly (readonly CellValue[])[]): void {
  for (let r = area.row; r < area.row + area.rows; r += 1) {
    while (rows.length <= r) rows.push([]);
    const row = rows[r] as CellValue[];
    for (let c = area.column; c < area.column + area.columns; c += 1) {
      while (row.length < c) row.push(null);
      row[c] = shown[r]?.[c] ?? null;
    }
  }
}

function cellAt(cells: Map<string, Partial<Cell>>, row: number, column: number): Partial<Cell> {
  const key = `${row},${column}`;
  const cell = cells.get(key) ?? {};
  cells.set(key, cell);
  return cell;
}

function* placed(grid: Sheet['formulas']): Generator<[number, number, string]> {
  for (let r = 0; r < grid.length; r += 1) {
    const row = grid[r];
    if (row === undefined) continue;
    for (let c = 0; c < row.length; c += 1) {
      const text = row[c];
      if (text) yield [r, c, text];
    }
  }
}

function placeList(lists: string[][], values: readonly string[]): string {
  const known = lists.findIndex((list) => list.length === values.length && list.every((value, index) => value === values[index]));
  if (known !== -1) return `${LIST_NAME}${known + 1}`;
  lists.push(values.length > 0 ? [...values] : ['']);
  return `${LIST_NAME}${lists.length}`;
}

function columnsToRows(columns: readonly (readonly string[])[]): CellValue[][] {
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? null));
}
