import { type Book, positionsOf, SHEET_KEY, sheetFor } from './book';
import type { PivotSheet } from './plan';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Pivot = GoogleAppsScript.Spreadsheet.PivotTable;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** Metadata key of a summary sheet: the id of Kehu's chart on it. */
const CHART_KEY = 'kehu.chart';

const SUMMARY_TAB = '#e69138';
/** Pixels that an amount of nine digits takes. */
const VALUE_WIDTH = 125;

/** A pivot as Apps Script wants it: columns counted from 1 on the source's sheet. */
interface Wanted {
  readonly source: Range;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly {
    readonly column: number;
    readonly summarize: PivotSheet['values'][number]['summarize'];
    readonly name: string;
  }[];
}

/**
 * Makes or updates a summary sheet: a native pivot table at A1 and its chart beside it. A pivot that already says the same is kept;
 * else it is made anew, because Apps Script can't change a pivot's source. What people put beside it stays.
 */
export function applyPivotSheet(book: Book, pivot: PivotSheet): void {
  const sheet = book.sheetOf(pivot.key) ?? makeSheet(book, pivot);
  const anchor = sheet.getRange(1, 1);
  const wanted = resolve(book, pivot);
  const standing = sheet.getPivotTables().find((one) => one.getAnchorCell().getA1Notation() === anchor.getA1Notation());
  if (standing && says(standing, wanted)) nameValues(standing, wanted);
  else {
    standing?.remove();
    build(anchor, wanted);
  }
  if (pivot.chart) showChart(sheet, anchor, pivot.chart);
}

function makeSheet(book: Book, pivot: PivotSheet): Sheet {
  const { spreadsheet } = book;
  const blank = spreadsheet.getSheetByName(pivot.title);
  // A blank sheet of this title is what an execution left that was stopped right after it made the sheet.
  const adopted = blank?.getLastRow() === 0 ? blank : undefined;
  const settings = book.sheetOf('settings');
  // Beside the records, before the sheets that few people open.
  const place = settings ? settings.getIndex() - 1 : spreadsheet.getSheets().length;
  const sheet = adopted ?? spreadsheet.insertSheet(freeTitle(spreadsheet, pivot.title), place);
  sheet.setTabColor(SUMMARY_TAB);
  const shown = Math.min(sheet.getMaxColumns(), pivot.chart?.beside ?? 1);
  sheet.setColumnWidths(1, shown, VALUE_WIDTH);
  sheet.addDeveloperMetadata(SHEET_KEY, pivot.key, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  book.look();
  return sheet;
}

function freeTitle(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, title: string): string {
  let free = title;
  for (let number = 2; spreadsheet.getSheetByName(free); number += 1) free = `${title} ${number}`;
  return free;
}

function resolve(book: Book, pivot: PivotSheet): Wanted {
  // People may have moved columns since the source was read.
  book.look();
  const source = sheetFor(book, pivot.source);
  const width = source.getLastColumn();
  const keys = [...pivot.rows, ...pivot.columns, ...pivot.values.map((value) => value.column)];
  const positions = new Map(positionsOf(book, source, keys).map((position, at) => [keys[at], position + 1]));
  const column = (key: string): number => positions.get(key) ?? 0;
  return {
    source: source.getRange(1, 1, pivot.sourceRows + 1, width),
    rows: pivot.rows.map(column),
    columns: pivot.columns.map(column),
    values: pivot.values.map((value) => ({ ...value, column: column(value.column) })),
  };
}

/** Whether a pivot already has this source, these groups and these values. */
function says(pivot: Pivot, wanted: Wanted): boolean {
  const source = pivot.getSourceDataRange();
  const values = pivot.getPivotValues();
  return (
    source.getSheet().getSheetId() === wanted.source.getSheet().getSheetId() &&
    source.getA1Notation() === wanted.source.getA1Notation() &&
    sameNumbers(
      pivot.getRowGroups().map((group) => group.getSourceDataColumn()),
      wanted.rows,
    ) &&
    sameNumbers(
      pivot.getColumnGroups().map((group) => group.getSourceDataColumn()),
      wanted.columns,
    ) &&
    sameNumbers(
      values.map((value) => value.getSourceDataColumn()),
      wanted.values.map((value) => value.column),
    ) &&
    values.every((value, at) => value.getSummarizedBy() === summarizeFunction(wanted.values[at]?.summarize))
  );
}

/** A value's name can't be read, so it is always set: the book's language may have changed. */
function nameValues(pivot: Pivot, wanted: Wanted): void {
  pivot.getPivotValues().forEach((value, at) => {
    const name = wanted.values[at]?.name;
    if (name !== undefined) value.setDisplayName(name);
  });
}

function build(anchor: Range, wanted: Wanted): void {
  const pivot = anchor.createPivotTable(wanted.source);
  for (const column of wanted.rows) pivot.addRowGroup(column);
  for (const column of wanted.columns) pivot.addColumnGroup(column);
  for (const { column, summarize, name } of wanted.values) pivot.addPivotValue(column, summarizeFunction(summarize)).setDisplayName(name);
}

function summarizeFunction(
  name: PivotSheet['values'][number]['summarize'] | undefined,
): GoogleAppsScript.Spreadsheet.PivotTableSummarizeFunction {
  return SpreadsheetApp.PivotTableSummarizeFunction[name ?? 'COUNTA'];
}

/** Inserts the chart, or points Kehu's chart at the pivot's present rows. Its title, looks and place are people's from then on, unless the pivot has grown below it. */
function showChart(sheet: Sheet, anchor: Range, chart: NonNullable<PivotSheet['chart']>): void {
  const ranges = chart.ranges.map(({ row, column, rows, columns }) =>
    sheet.getRange(anchor.getRow() + row, anchor.getColumn() + column, rows, columns),
  );
  const beside = anchor.getColumn() + chart.beside + 1;
  const charts = sheet.getCharts();
  const own = ownChart(sheet, charts, chart.title);
  if (own && shows(own, ranges) && own.getContainerInfo().getAnchorColumn() >= beside) return;
  roomFor(sheet, beside);
  const builder = own ? own.modify().clearRanges() : newChart(sheet, chart);
  for (const range of ranges) builder.addRange(range);
  if (!own || own.getContainerInfo().getAnchorColumn() < beside) builder.setPosition(anchor.getRow(), beside, 0, 0);
  if (own) sheet.updateChart(builder.build());
  else {
    sheet.insertChart(builder.build());
    remember(sheet, charts);
  }
}

/** Kehu's chart: the one whose id is in the sheet's metadata; before that is written, the one with its title. */
function ownChart(sheet: Sheet, charts: readonly Chart[], title: string): Chart | undefined {
  const id = sheet
    .getDeveloperMetadata()
    .find((metadata) => metadata.getKey() === CHART_KEY)
    ?.getValue();
  return (
    charts.find((chart) => String(chart.getChartId()) === id) ??
    charts.find((chart) => String(chart.getOptions().get('title') ?? '') === title)
  );
}

function newChart(sheet: Sheet, chart: NonNullable<PivotSheet['chart']>): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
  const builder = sheet.newChart().setChartType(Charts.ChartType[chart.type]).setNumHeaders(0);
  return builder.setOption('title', chart.title).setOption('legend.position', 'none');
}

function shows(chart: Chart, ranges: readonly Range[]): boolean {
  const notation = (range: Range): string => range.getA1Notation();
  return chart.getRanges().map(notation).join() === ranges.map(notation).join();
}

function remember(sheet: Sheet, before: readonly Chart[]): void {
  const known = new Set(before.map((chart) => chart.getChartId()));
  const made = sheet.getCharts().find((chart) => !known.has(chart.getChartId()));
  if (!made) return;
  const metadata = sheet.getDeveloperMetadata().find((one) => one.getKey() === CHART_KEY);
  if (metadata) metadata.setValue(String(made.getChartId()));
  else sheet.addDeveloperMetadata(CHART_KEY, String(made.getChartId()), SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
}

/** A chart is anchored at a cell, so the sheet must have that column. */
function roomFor(sheet: Sheet, column: number): void {
  const missing = column - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
}

function sameNumbers(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((number, at) => number === others[at]);
}
