import type { Sheet, Style, Validation, Workbook } from './types';

/** What may be said of a new workbook. */
export interface NewWorkbook {
  readonly id?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly owner?: string;
  /** Titles of its sheets; one empty sheet when absent. */
  readonly sheets?: readonly string[];
}

/** An empty workbook with one empty sheet (1000 × 26), as Sheets makes it. */
export function createWorkbook(options: NewWorkbook = {}): Workbook {
  const locale = options.locale ?? 'zh_CN';
  const book: Workbook = {
    id: options.id ?? 'local-workbook',
    name: options.name ?? (locale.startsWith('zh') ? '未命名表格' : 'Untitled spreadsheet'),
    locale,
    timeZone: options.timeZone ?? 'Asia/Shanghai',
    owner: options.owner ?? 'owner@example.com',
    sheets: [],
    styles: [{}],
    validations: [],
    namedRanges: [],
    metadata: [],
    properties: { document: {}, script: {}, user: {} },
    triggers: [],
    files: [],
    outbox: [],
    nextId: 1,
  };
  for (const title of options.sheets ?? [defaultTitle(locale, 1)])
    book.sheets.push(createSheet(book.sheets.length === 0 ? 0 : takeId(book), title));
  return book;
}

/** An empty grid sheet of 1000 × 26 cells. */
export function createSheet(id: number, name: string, maxRows = 1000, maxColumns = 26): Sheet {
  return {
    id,
    name,
    hidden: false,
    maxRows,
    maxColumns,
    frozenRows: 0,
    frozenColumns: 0,
    values: [],
    formulas: [],
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
  };
}

/** The title that Sheets gives the n-th sheet of a book of this locale. */
export function defaultTitle(locale: string, n: number): string {
  return locale.startsWith('zh') ? `工作表${n}` : `Sheet${n}`;
}

/** A number that no sheet, metadata, chart, protection or trigger of the book has. */
export function takeId(book: Workbook): number {
  const id = book.nextId;
  book.nextId += 1;
  return id;
}

const styleKeys = new WeakMap<object, Map<string, number>>();

/** Index of a style in the book's table; it is added when the book has none like it. */
export function internStyle(book: Workbook, style: Style): number {
  return intern(book.styles, style, (value) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Number of a validation as cells store it: its index in the book's table plus 1. */
export function internValidation(book: Workbook, validation: Validation): number {
  return intern(book.validations, validation, (value) => JSON.stringify(value)) + 1;
}

function intern<T extends object>(table: T[], value: T, keyOf: (value: T) => string): number {
  let keys = styleKeys.get(table);
  if (!keys || keys.size > table.length) {
    keys = new Map();
    styleKeys.set(table, keys);
  }
  for (let index = keys.size; index < table.length; index++) {
    const key = keyOf(table[index]!);
    keys.set(keys.has(key) ? `${key}#${index}` : key, index);
  }
  const key = keyOf(value);
  const known = keys.get(key);
  if (known !== undefined) return known;
  table.push(value);
  keys.set(key, table.length - 1);
  return table.length - 1;
}

/** To be called after entries of an interned table were replaced. */
export function forgetInterned(table: readonly object[]): void {
  styleKeys.delete(table);
}
