import type { CellValue, Sheet, Workbook } from '../../local/document/types';

/** A sheet of a grid: text that begins with `=` is a formula, `'=` is that text as a value. */
export function aSheet(id: number, name: string, grid: readonly (readonly CellValue[])[], over: Partial<Sheet> = {}): Sheet {
  const values = grid.map((row) =>
    row.map((cell) =>
      typeof cell === 'string' && cell.startsWith('=') ? null : typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell,
    ),
  );
  const formulas = grid.map((row) => row.map((cell) => (typeof cell === 'string' && cell.startsWith('=') ? cell : undefined)));
  return {
    id,
    name,
    hidden: false,
    maxRows: Math.max(1000, grid.length),
    maxColumns: 26,
    frozenRows: 0,
    frozenColumns: 0,
    values,
    formulas,
    styles: [],
    validations: [],
    notes: [],
    merges: [],
    columnWidths: [],
    hiddenRows: [],
    hiddenColumns: [],
    protections: [],
    conditionalFormats: [],
    pivots: [],
    charts: [],
    ...over,
  };
}

/** A workbook of sheets, in Chinese unless said. */
export function aBook(sheets: Sheet[], over: Partial<Workbook> = {}): Workbook {
  return {
    id: 'book',
    name: '客户',
    locale: 'zh_CN',
    timeZone: 'Asia/Shanghai',
    owner: 'owner@example.com',
    sheets,
    styles: [{}],
    validations: [],
    namedRanges: [],
    metadata: [],
    properties: { document: {}, script: {}, user: {} },
    triggers: [],
    files: [],
    outbox: [],
    nextId: 100,
    ...over,
  };
}
