import type { CellValue, Pivot, PivotValue, Workbook } from '../document/types';
import type { CellError } from './contract';
import { distinct, keyOf, type Line, linesOf, type ReadCell, recordsOf } from './pivotGroups';
import { type Domain, type Summarizer, summarizerOf } from './pivotValues';

/** A cell of a pivot table as Sheets lays it out, relative to the pivot's anchor, with its number format where it isn't the source's. */
export interface PivotCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue | CellError;
  readonly format?: string;
  readonly kind: 'header' | 'value' | 'total';
}

interface Words {
  readonly grandTotal: string;
  total(label: string): string;
  valueTotal(label: string): string;
  value(summarize: string, header: string): string;
}

/**
 * The cells of a native pivot table, laid out as Sheets does: with column groups, the first row names the value and the groups,
 * then come the groups' values and the row groups' names; rows follow with a total after each group and at the end.
 * `formatOf` gives the number format of a column of the source sheet.
 */
export function pivotCells(
  document: Workbook,
  pivot: Pivot,
  read: ReadCell,
  formatOf: (column: number) => string | undefined = () => undefined,
): PivotCell[] {
  const words = wordsOf(document.locale);
  const groups = [...pivot.rows, ...pivot.columns];
  const records = recordsOf(pivot, read);
  const labels = groups.map((group) =>
    distinct(records, read, pivot.source.area.column + group.sourceColumn, group.ascending, document.locale),
  );
  const codes = records.map((row) =>
    groups.map((group, index) => labels[index]?.codeOf.get(keyOf(read(row, pivot.source.area.column + group.sourceColumn))) ?? -1),
  );
  const summarize = summarizerOf({
    codes,
    cells: records.map((row) => pivot.values.map((value) => read(row, pivot.source.area.column + value.sourceColumn))),
    summarize: pivot.values.map((value) => value.summarize),
  });
  const rows = linesOf(pivot.rows, codes, 0);
  const columns = linesOf(pivot.columns, codes, pivot.rows.length);
  const header = (column: number): string => String(read(pivot.source.area.row, pivot.source.area.column + column) ?? '');
  const names = {
    groups: groups.map((group) => group.displayName ?? header(group.sourceColumn)),
    values: pivot.values.map((value) => value.displayName ?? words.value(value.summarize, header(value.sourceColumn))),
  };
  const cells: PivotCell[] = [];
  const put = (row: number, column: number, value: CellValue | CellError, kind: PivotCell['kind'], format?: string): void => {
    if (value !== null && value !== '') cells.push({ row, column, value, kind, ...(format === undefined ? {} : { format }) });
  };
  const label = (dimension: number, code: number | undefined): CellValue =>
    code === undefined ? '' : (labels[dimension]?.values[code] ?? '');
  const top = putColumnHeaders({ pivot, columns, names, words, label, put });
  rows.forEach((line, index) => {
    putRowLabels({ pivot, line, before: rows[index - 1], row: top + index, words, label, put });
    columns.forEach((across, position) => {
      pivot.values.forEach((value, measure) => {
        const domain: Domain = [
          ...line.path.map((code, depth) => [depth, code] as const),
          ...across.path.map((code, depth) => [pivot.rows.length + depth, code] as const),
        ];
        const result = shown(value, measure, domain, pivot.rows.length, summarize);
        const column = pivot.rows.length + position * pivot.values.length + measure;
        const format = valueFormat(value, (source) => formatOf(pivot.source.area.column + source));
        put(top + index, column, result, line.total || across.total ? 'total' : 'value', format);
      });
    });
  });
  return cells;
}

interface HeaderParts {
  pivot: Pivot;
  columns: readonly Line[];
  names: { groups: readonly string[]; values: readonly string[] };
  words: Words;
  label(dimension: number, code: number | undefined): CellValue;
  put(row: number, column: number, value: CellValue | CellError, kind: PivotCell['kind'], format?: string): void;
}

/** Writes the header rows and returns how many there are. */
function putColumnHeaders({ pivot, columns, names, words, label, put }: HeaderParts): number {
  const width = pivot.rows.length;
  const count = pivot.values.length;
  const levels = pivot.columns.length;
  if (levels === 0) {
    for (const index of pivot.rows.keys()) put(0, index, names.groups[index] ?? '', 'header');
    for (const [measure, name] of names.values.entries()) put(0, width + measure, name, 'header');
    return 1;
  }
  const last = count > 1 ? levels + 1 : levels;
  if (count === 1) put(0, 0, names.values[0] ?? '', 'header');
  for (const index of pivot.columns.keys()) put(0, width + index, names.groups[width + index] ?? '', 'header');
  for (const index of pivot.rows.keys()) put(last, index, names.groups[index] ?? '', 'header');
  columns.forEach((line, position) => {
    const at = width + position * count;
    const depth = line.path.length;
    if (line.total) {
      const whole = depth === 0 ? words.grandTotal : words.total(String(label(width + depth - 1, line.path[depth - 1])));
      if (count === 1) put(depth === 0 ? 1 : depth, at, whole, 'header');
      else
        for (const [measure, name] of names.values.entries())
          put(Math.max(1, depth), at + measure, depth === 0 ? words.valueTotal(name) : `${whole} ${name}`, 'header');
      return;
    }
    const before = columns[position - 1];
    line.path.forEach((code, level) => {
      const repeated = before && !before.total && line.path.slice(0, level + 1).every((each, index) => before.path[index] === each);
      if (!repeated) put(1 + level, at, label(width + level, code), 'header');
    });
    if (count > 1) for (const [measure, name] of names.values.entries()) put(last, at + measure, name, 'header');
  });
  return last + 1;
}

interface RowParts extends Pick<HeaderParts, 'pivot' | 'words' | 'label' | 'put'> {
  line: Line;
  before: Line | undefined;
  row: number;
}

function putRowLabels({ pivot, line, before, row, words, label, put }: RowParts): void {
  const depth = line.path.length;
  if (line.total) {
    if (pivot.rows.length === 0) return;
    if (depth === 0) put(row, 0, words.grandTotal, 'total');
    else put(row, depth - 1, words.total(String(label(depth - 1, line.path[depth - 1]))), 'total');
    return;
  }
  line.path.forEach((code, level) => {
    const repeated = before && !before.total && line.path.slice(0, level + 1).every((each, index) => before.path[index] === each);
    if (!repeated) put(row, level, label(level, code), 'header');
  });
}

/** The number format of a value: shares are percentages, counts are plain, and the others look like what they summarise. */
function valueFormat(value: PivotValue, formatOf: (sourceColumn: number) => string | undefined): string | undefined {
  if (value.displayType?.startsWith('PERCENT')) return '0.00%';
  return value.summarize.startsWith('COUNT') ? undefined : formatOf(value.sourceColumn);
}

/** A value as it is displayed: itself, or its part of a total. */
function shown(value: PivotValue, measure: number, domain: Domain, rowGroups: number, summarize: Summarizer): CellValue | CellError {
  const result = summarize(measure, domain);
  if (!value.displayType?.startsWith('PERCENT') || typeof result !== 'number') return result;
  const whole = summarize(measure, wholeOf(value.displayType, domain, rowGroups));
  return typeof whole === 'number' && whole !== 0 ? result / whole : { error: '#DIV/0!' };
}

function wholeOf(displayType: string, domain: Domain, rowGroups: number): Domain {
  if (displayType === 'PERCENT_OF_ROW_TOTAL') return domain.filter(([dimension]) => dimension < rowGroups);
  if (displayType === 'PERCENT_OF_COLUMN_TOTAL') return domain.filter(([dimension]) => dimension >= rowGroups);
  return [];
}

function wordsOf(locale: string): Words {
  if (locale.startsWith('zh'))
    return {
      grandTotal: '总计',
      total: (label) => `${label} 总计`,
      valueTotal: (label) => `${label} 总计`,
      value: (summarize, header) => `${header} 的 ${summarize}`,
    };
  return {
    grandTotal: 'Grand Total',
    total: (label) => `${label} Total`,
    valueTotal: (label) => `Total ${label}`,
    value: (summarize, header) => `${summarize} of ${header}`,
  };
}
