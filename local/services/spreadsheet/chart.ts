import { takeId } from '../../document/create';
import type { Area, Chart, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, enumName, googleEnum, googleInterface } from '../google';
import { placeOf } from '../place';

type Embedded = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Container = GoogleAppsScript.Spreadsheet.ContainerInfo;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Type = GoogleAppsScript.Charts.ChartType;

const charts = new WeakMap<object, Chart>();

/** The charts of a sheet. */
export function chartsOf(env: Environment, sheet: Sheet): Embedded[] {
  return sheet.charts.map((chart) => new EmbeddedChart(env, chart));
}

/** Puts a built chart on a sheet. */
export function insertChart(env: Environment, sheet: Sheet, chart: unknown): void {
  sheet.charts.push({ ...chartOf(chart), id: takeId(env.book) });
  env.touch();
}

/** Puts a modified chart in the place of the one it was made from. */
export function updateChart(env: Environment, sheet: Sheet, chart: unknown): void {
  const changed = chartOf(chart);
  const index = sheet.charts.findIndex((one) => one.id === changed.id);
  if (index < 0) throw new Exception('The chart was not found on this sheet.');
  sheet.charts[index] = changed;
  env.touch();
}

/** Takes a chart off a sheet. */
export function removeChart(env: Environment, sheet: Sheet, chart: unknown): void {
  const { id } = chartOf(chart);
  sheet.charts = sheet.charts.filter((one) => one.id !== id);
  env.touch();
}

function chartOf(chart: unknown): Chart {
  const found = typeof chart === 'object' && chart !== null ? charts.get(chart) : undefined;
  if (!found) throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.EmbeddedChart.");
  return found;
}

class EmbeddedChart extends googleInterface<Embedded>() {
  static readonly google = 'Spreadsheet.EmbeddedChart';
  constructor(
    private readonly env: Environment,
    private readonly chart: Chart,
  ) {
    super();
    charts.set(this, chart);
  }
  override getChartId(): number | null {
    return this.chart.id === 0 ? null : this.chart.id;
  }
  override getRanges(): Range[] {
    return rangesOf(this.env, this.chart);
  }
  override getNumHeaders(): number {
    return this.chart.headers;
  }
  override getContainerInfo(): Container {
    return new ContainerInfo(this.chart);
  }
  override getOptions(): GoogleAppsScript.Charts.ChartOptions {
    return new ChartOptions(this.chart.options);
  }
  override modify(): Builder {
    return new ChartBuilder(this.env, this.chart);
  }
}

class ChartOptions extends googleInterface<GoogleAppsScript.Charts.ChartOptions>() {
  static readonly google = 'Charts.ChartOptions';
  constructor(private readonly options: Readonly<Record<string, unknown>>) {
    super();
  }
  override get(option: string): unknown {
    return this.options[option] ?? null;
  }
}

class ContainerInfo extends googleInterface<Container>() {
  static readonly google = 'Spreadsheet.ContainerInfo';
  constructor(private readonly chart: Chart) {
    super();
  }
  override getAnchorRow(): number {
    return this.chart.anchor.row + 1;
  }
  override getAnchorColumn(): number {
    return this.chart.anchor.column + 1;
  }
  override getOffsetX(): number {
    return this.chart.anchor.offsetX;
  }
  override getOffsetY(): number {
    return this.chart.anchor.offsetY;
  }
}

const NEW: Chart = { id: 0, type: 'COLUMN', ranges: [], anchor: { row: 0, column: 0, offsetX: 0, offsetY: 0 }, options: {}, headers: -1 };

/** Builds embedded charts. */
export class ChartBuilder extends googleInterface<Builder>() {
  static readonly google = 'Spreadsheet.EmbeddedChartBuilder';
  private readonly chart: Chart;
  constructor(
    private readonly env: Environment,
    chart: Chart = NEW,
  ) {
    super();
    this.chart = { ...chart, ranges: [...chart.ranges], anchor: { ...chart.anchor }, options: { ...chart.options } };
  }
  override build(): Embedded {
    if (this.chart.ranges.length === 0) throw new Exception('At least one range is required to build a chart.');
    return new EmbeddedChart(this.env, { ...this.chart });
  }
  override addRange(range: Range): Builder {
    const { sheet, area } = placeOf(range);
    this.chart.ranges.push({ sheet: sheet.id, area });
    return this;
  }
  override removeRange(range: Range): Builder {
    const { sheet, area } = placeOf(range);
    const same = (other: Area): boolean =>
      JSON.stringify([other.row, other.column, other.rows, other.columns]) ===
      JSON.stringify([area.row, area.column, area.rows, area.columns]);
    this.chart.ranges = this.chart.ranges.filter((one) => one.sheet !== sheet.id || !same(one.area));
    return this;
  }
  override clearRanges(): Builder {
    this.chart.ranges = [];
    return this;
  }
  override getRanges(): Range[] {
    return rangesOf(this.env, this.chart);
  }
  override getChartType(): Type {
    return googleEnum('Charts.ChartType', this.chart.type);
  }
  override setChartType(type: Type): Builder {
    this.chart.type = enumName(type, 'Charts.ChartType');
    return this;
  }
  override setNumHeaders(headers: number): Builder {
    this.chart.headers = headers;
    return this;
  }
  override setOption(option: string, value: unknown): Builder {
    this.chart.options[option] = value;
    return this;
  }
  override setPosition(row: number, column: number, offsetX: number, offsetY: number): Builder {
    if (!(row >= 1 && column >= 1)) throw new Exception('The anchor position of the chart is outside of the sheet.');
    this.chart.anchor = { row: row - 1, column: column - 1, offsetX, offsetY };
    return this;
  }
}

function rangesOf(env: Environment, chart: Chart): Range[] {
  return chart.ranges.flatMap(({ sheet: id, area }) => {
    const sheet = env.book.sheets.find((candidate) => candidate.id === id);
    return sheet ? [env.make.range(sheet, area)] : [];
  });
}
