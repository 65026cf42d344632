import type { Area, Pivot, PivotGroup, PivotValue, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, enumName, googleEnum, googleInterface } from '../google';
import type { Place } from '../place';
import { criteriaOf, FilterCriteria } from './criteria';

import { requireEdit, serialOfDate } from './grid';

type Table = GoogleAppsScript.Spreadsheet.PivotTable;
type Group = GoogleAppsScript.Spreadsheet.PivotGroup;
type Value = GoogleAppsScript.Spreadsheet.PivotValue;
type Filter = GoogleAppsScript.Spreadsheet.PivotFilter;
type Summarize = GoogleAppsScript.Spreadsheet.PivotTableSummarizeFunction;
type Display = GoogleAppsScript.Spreadsheet.PivotValueDisplayType;
const SUMMARIZE = 'Spreadsheet.PivotTableSummarizeFunction';
const DISPLAY = 'Spreadsheet.PivotValueDisplayType';

/** Makes an empty pivot table of a source, anchored at the top left cell of an area. */
export function createPivot(env: Environment, sheet: Sheet, area: Area, source: Place): Table {
  requireEdit(env, sheet, area);
  const pivot: Pivot = {
    anchor: { row: area.row, column: area.column },
    source: { sheet: source.sheet.id, area: source.area },
    rows: [],
    columns: [],
    values: [],
    filters: [],
  };
  sheet.pivots.push(pivot);
  env.touch();
  return new PivotTable(env, sheet, pivot);
}

/** The pivot tables of a sheet. */
export function pivotsOf(env: Environment, sheet: Sheet): Table[] {
  return sheet.pivots.map((pivot) => new PivotTable(env, sheet, pivot));
}

class PivotTable extends googleInterface<Table>() {
  static readonly google = 'Spreadsheet.PivotTable';
  constructor(
    readonly env: Environment,
    private readonly sheet: Sheet,
    readonly pivot: Pivot,
  ) {
    super();
  }
  /** Index of a source column in the source area, from Google's column number counted from 1 in that area. */
  private sourceColumn(column: number): number {
    if (!(column >= 1 && column <= this.pivot.source.area.columns))
      throw new Exception('The source data column is out of range of the pivot table.');
    return column - 1;
  }
  private addGroup(to: PivotGroup[], column: number, dimension: 'ROWS' | 'COLUMNS'): Group {
    const group: PivotGroup = { sourceColumn: this.sourceColumn(column), ascending: true, showTotals: true };
    to.push(group);
    this.env.touch();
    return new TableGroup(this, to, group, dimension);
  }
  override addRowGroup(column: number): Group {
    return this.addGroup(this.pivot.rows, column, 'ROWS');
  }
  override addColumnGroup(column: number): Group {
    return this.addGroup(this.pivot.columns, column, 'COLUMNS');
  }
  override addPivotValue(column: number, summarize: Summarize): Value {
    const value: PivotValue = { sourceColumn: this.sourceColumn(column), summarize: enumName(summarize, SUMMARIZE) };
    this.pivot.values.push(value);
    this.env.touch();
    return new TableValue(this, value);
  }
  override addFilter(column: number, criteria: GoogleAppsScript.Spreadsheet.FilterCriteria): Filter {
    const filter: Pivot['filters'][number] = { sourceColumn: this.sourceColumn(column), ...storedCriteria(this.env, criteria) };
    this.pivot.filters.push(filter);
    this.env.touch();
    return new TableFilter(this, filter);
  }
  override getAnchorCell(): GoogleAppsScript.Spreadsheet.Range {
    return this.env.make.range(this.sheet, { ...this.pivot.anchor, rows: 1, columns: 1 });
  }
  /** Newer than the type definitions. */
  getSourceDataRange(): GoogleAppsScript.Spreadsheet.Range | null {
    const sheet = this.env.book.sheets.find((one) => one.id === this.pivot.source.sheet);
    return sheet ? this.env.make.range(sheet, this.pivot.source.area) : null;
  }
  override getRowGroups(): Group[] {
    return this.pivot.rows.map((group) => new TableGroup(this, this.pivot.rows, group, 'ROWS'));
  }
  override getColumnGroups(): Group[] {
    return this.pivot.columns.map((group) => new TableGroup(this, this.pivot.columns, group, 'COLUMNS'));
  }
  override getPivotValues(): Value[] {
    return this.pivot.values.map((value) => new TableValue(this, value));
  }
  override getFilters(): Filter[] {
    return this.pivot.filters.map((filter) => new TableFilter(this, filter));
  }
  override getValuesDisplayOrientation(): GoogleAppsScript.Spreadsheet.Dimension {
    return googleEnum('Spreadsheet.Dimension', 'COLUMNS');
  }
  override setValuesDisplayOrientation(dimension: GoogleAppsScript.Spreadsheet.Dimension): Table {
    if (enumName(dimension, 'Spreadsheet.Dimension') !== 'COLUMNS')
      throw new Exception('not implemented: PivotTable.setValuesDisplayOrientation (ROWS)');
    return this;
  }
  override remove(): void {
    this.sheet.pivots = this.sheet.pivots.filter((pivot) => pivot !== this.pivot);
    this.env.touch();
  }
}

class TableGroup extends googleInterface<Group>() {
  static readonly google = 'Spreadsheet.PivotGroup';
  constructor(
    private readonly table: PivotTable,
    private readonly list: PivotGroup[],
    private readonly group: PivotGroup,
    private readonly dimension: 'ROWS' | 'COLUMNS',
  ) {
    super();
  }
  private changed(change: Partial<PivotGroup>): Group {
    Object.assign(this.group, change);
    this.table.env.touch();
    return this;
  }
  override getSourceDataColumn(): number {
    return this.group.sourceColumn + 1;
  }
  override getDimension(): GoogleAppsScript.Spreadsheet.Dimension {
    return googleEnum('Spreadsheet.Dimension', this.dimension);
  }
  override getIndex(): number {
    return this.list.indexOf(this.group);
  }
  override getPivotTable(): Table {
    return this.table;
  }
  override isSortAscending(): boolean {
    return this.group.ascending;
  }
  override sortAscending(): Group {
    return this.changed({ ascending: true });
  }
  override sortDescending(): Group {
    return this.changed({ ascending: false });
  }
  override showTotals(showTotals: boolean): Group {
    return this.changed({ showTotals });
  }
  override totalsAreShown(): boolean {
    return this.group.showTotals;
  }
  override setDisplayName(displayName: string): Group {
    return this.changed({ displayName: String(displayName) });
  }
  override resetDisplayName(): Group {
    delete this.group.displayName;
    return this.changed({});
  }
  override remove(): void {
    this.list.splice(this.list.indexOf(this.group), 1);
    this.table.env.touch();
  }
}

class TableValue extends googleInterface<Value>() {
  static readonly google = 'Spreadsheet.PivotValue';
  constructor(
    private readonly table: PivotTable,
    private readonly value: PivotValue,
  ) {
    super();
  }
  private changed(change: Partial<PivotValue>): Value {
    Object.assign(this.value, change);
    this.table.env.touch();
    return this;
  }
  override getPivotTable(): Table {
    return this.table;
  }
  override setDisplayName(displayName: string): Value {
    return this.changed({ displayName: String(displayName) });
  }
  /** In Google's documentation, not yet in the types. */
  getSourceDataColumn(): number {
    return this.value.sourceColumn + 1;
  }
  override getSummarizedBy(): Summarize {
    return googleEnum(SUMMARIZE, this.value.summarize);
  }
  override summarizeBy(summarize: Summarize): Value {
    return this.changed({ summarize: enumName(summarize, SUMMARIZE) });
  }
  override getDisplayType(): Display {
    return googleEnum(DISPLAY, this.value.displayType ?? 'DEFAULT');
  }
  override showAs(displayType: Display): Value {
    return this.changed({ displayType: enumName(displayType, DISPLAY) });
  }
}

class TableFilter extends googleInterface<Filter>() {
  static readonly google = 'Spreadsheet.PivotFilter';
  constructor(
    private readonly table: PivotTable,
    private readonly filter: Pivot['filters'][number],
  ) {
    super();
  }
  override getPivotTable(): Table {
    return this.table;
  }
  override getSourceDataColumn(): number {
    return this.filter.sourceColumn + 1;
  }
  override getFilterCriteria(): GoogleAppsScript.Spreadsheet.FilterCriteria {
    const { criteria, values } = this.filter;
    return criteria === 'VISIBLE_VALUES'
      ? new FilterCriteria({ criteria: undefined, values: [], hidden: [], visible: values.map(String) })
      : new FilterCriteria({ criteria, values, hidden: [] });
  }
  override setFilterCriteria(criteria: GoogleAppsScript.Spreadsheet.FilterCriteria): Filter {
    Object.assign(this.filter, storedCriteria(this.table.env, criteria));
    this.table.env.touch();
    return this;
  }
  override remove(): void {
    const { filters } = this.table.pivot;
    filters.splice(filters.indexOf(this.filter), 1);
    this.table.env.touch();
  }
}

/** Criteria as the document keeps them; a list of visible values is called VISIBLE_VALUES. */
function storedCriteria(env: Environment, criteria: unknown): { criteria: string; values: (string | number | boolean)[] } {
  const state = criteriaOf(criteria);
  if (state.visible) return { criteria: 'VISIBLE_VALUES', values: [...state.visible] };
  if (state.criteria === undefined) throw new Exception('Pivot table filters need visible values or a condition.');
  const values = state.values.map((value) =>
    value instanceof Date ? serialOfDate(env, value) : typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
  );
  return { criteria: state.criteria, values };
}
