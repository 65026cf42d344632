/**
 * A workbook as plain data: what the Apps Script services of `local/services` work on, what the file formats load and save.
 * All positions here count from 0; only the services speak Apps Script's 1-based positions.
 */

/** A stored value. `null` is empty. A date is its serial number (days since 1899-12-30, as Sheets and Excel count), shown as a date by its number format. */
export type CellValue = string | number | boolean | null;

/** Rows that may be missing or short; what is absent is empty or default. */
export type Sparse<T> = (T | undefined)[][];

/** How a cell looks. Interned in `Workbook.styles`; cells hold its index. Index 0 is the default style `{}`. */
export interface Style {
  readonly numberFormat?: string; // 'General' when absent; '@' is plain text
  readonly background?: string; // '#rrggbb'
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly wrap?: boolean;
  readonly horizontalAlign?: 'left' | 'center' | 'right';
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly fontSize?: number;
}

/** 0-based, half-open on neither side: both ends are in it. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A validation rule, as `DataValidation.getCriteriaType/Values` tells it. Interned in `Workbook.validations`; cells hold index + 1 (0 or absent: none). */
export interface Validation {
  /** Name of SpreadsheetApp.DataValidationCriteria, such as VALUE_IN_LIST, DATE_IS_VALID_DATE, NUMBER_BETWEEN, CUSTOM_FORMULA, CHECKBOX. */
  readonly criteria: string;
  /** Its values: strings, numbers, booleans, serial dates as { date: n }, ranges as { sheet: id, area }. */
  readonly values: readonly ValidationValue[];
  readonly allowInvalid: boolean;
  readonly helpText?: string;
  /** The cell that a custom formula is written for: its relative references are relative to this one. */
  readonly home?: { readonly sheet: number; readonly row: number; readonly column: number };
}
export type ValidationValue =
  | string
  | number
  | boolean
  | { readonly date: number }
  | { readonly list: readonly string[] }
  | { readonly sheet: number; readonly area: Area };

export interface Protection {
  id: number;
  /** Absent: the whole sheet. */
  area?: Area;
  description: string;
  warningOnly: boolean;
  editors: string[];
  unprotected: Area[];
}

export interface ConditionalFormat {
  areas: Area[];
  /** Name of SpreadsheetApp.BooleanCriteria, such as CUSTOM_FORMULA, CELL_EMPTY, TEXT_EQUAL_TO; or a gradient. */
  criteria?: string;
  values?: readonly (string | number)[];
  background?: string;
  fontColor?: string;
  bold?: boolean;
  gradient?: { minColor: string; midColor?: string; maxColor: string };
}

/** Developer metadata. It moves with its row or column when rows or columns are inserted, moved or deleted. */
export interface Metadata {
  id: number;
  key: string;
  value: string;
  visibility: 'DOCUMENT' | 'PROJECT';
  location: 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
  sheet?: number; // sheet id
  index?: number; // 0-based row or column
}

/** A native pivot table. Columns of its source are counted from 0 within the source area. */
export interface Pivot {
  anchor: { row: number; column: number };
  source: { sheet: number; area: Area };
  rows: PivotGroup[];
  columns: PivotGroup[];
  values: PivotValue[];
  filters: { sourceColumn: number; criteria: string; values: readonly (string | number | boolean)[] }[];
}
export interface PivotGroup {
  sourceColumn: number;
  ascending: boolean;
  showTotals: boolean;
  displayName?: string;
}
export interface PivotValue {
  sourceColumn: number;
  /** Name of SpreadsheetApp.PivotTableSummarizeFunction: COUNTA, SUM, AVERAGE, MAX, MIN, COUNTUNIQUE … */
  summarize: string;
  displayName?: string;
  /** PERCENT_OF_GRAND_TOTAL and its like. */
  displayType?: string;
}

export interface Chart {
  id: number;
  /** Name of Charts.ChartType: COLUMN, BAR, LINE, PIE, AREA … */
  type: string;
  ranges: { sheet: number; area: Area }[];
  anchor: { row: number; column: number; offsetX: number; offsetY: number };
  options: Record<string, unknown>;
  headers: number;
}

export interface Sheet {
  id: number;
  name: string;
  hidden: boolean;
  /** The grid's size; writing outside it throws. */
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  frozenColumns: number;
  tabColor?: string;
  values: CellValue[][];
  formulas: Sparse<string>; // with the leading '='
  styles: Sparse<number>;
  validations: Sparse<number>;
  notes: Sparse<string>;
  merges: Area[];
  columnWidths: (number | undefined)[];
  hiddenRows: number[];
  hiddenColumns: number[];
  protections: Protection[];
  conditionalFormats: ConditionalFormat[];
  pivots: Pivot[];
  charts: Chart[];
  filter?: { area: Area; criteria: Record<number, { hiddenValues: string[] }> };
}

export interface Trigger {
  id: string;
  handler: string;
  kind: 'CLOCK' | 'ON_EDIT' | 'ON_OPEN' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
  owner: string;
  everyHours?: number;
  everyDays?: number;
  weekDay?: string;
  atHour?: number;
  /** When a one-off clock trigger is due, ISO. */
  at?: string;
  createdAt: string;
}

/** A file of the local Drive. */
export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  owner: string;
  /** base64 */
  content: string;
  createdTime: string;
  modifiedTime: string;
  appProperties?: Record<string, string>;
  parents?: string[];
  trashed?: boolean;
}

export interface Workbook {
  id: string;
  name: string;
  locale: string; // zh_CN, en_US
  timeZone: string;
  owner: string;
  sheets: Sheet[];
  styles: Style[];
  validations: Validation[];
  namedRanges: { name: string; sheet: number; area: Area }[];
  metadata: Metadata[];
  properties: { document: Record<string, string>; script: Record<string, string>; user: Record<string, Record<string, string>> };
  triggers: Trigger[];
  files: DriveFile[];
  outbox: { to: string; subject: string; body: string; at: string }[];
  /** Next free number for sheet, metadata, chart, protection and trigger ids. */
  nextId: number;
}
