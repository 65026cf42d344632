import { renameInFormula } from '../../document/references';
import { rewriteFormulas } from '../../document/structure';
import type { Sheet, Workbook } from '../../document/types';
import { Exception, enumName, googleEnum } from '../google';
import { placeOf } from '../place';
import { sortArea } from './arrange';
import { ChartBuilder, chartsOf, insertChart, removeChart, updateChart } from './chart';
import { colorOf } from './colors';
import { conditionalRulesOf, setConditionalRules } from './conditional';
import { filterOf } from './filter';
import { extentOf } from './grid';
import { addMetadata, MetadataFinder, metadataAt } from './metadata';
import { namedRangesOf } from './namedRange';
import { pivotsOf } from './pivot';
import { protect, protectionsOf } from './protection';
import { SheetGrid } from './sheetGrid';

type GS = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** One sheet of the book: Google's Sheet. */
export class GridSheet extends SheetGrid {
  static readonly google = 'Spreadsheet.Sheet';

  override getName(): string {
    return this.on.name;
  }
  override getSheetName(): string {
    return this.on.name;
  }
  override setName(name: string): GS {
    renameSheet(this.env.book, this.on, String(name));
    return this.done();
  }
  override getSheetId(): number {
    return this.on.id;
  }
  override getIndex(): number {
    return this.env.book.sheets.indexOf(this.on) + 1;
  }
  override getParent(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return this.env.make.spreadsheet();
  }
  override getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return googleEnum('Spreadsheet.SheetType', 'GRID');
  }
  override activate(): GS {
    Object.assign(this.env.shared.selected, { sheet: this.on.id, row: 0, column: 0, rows: 1, columns: 1 });
    return this;
  }
  override getActiveRange(): Range | null {
    const { sheet, ...area } = this.env.shared.selected;
    return sheet === this.on.id ? this.env.make.range(this.on, area) : null;
  }
  override getActiveCell(): Range {
    const { sheet, row, column } = this.env.shared.selected;
    const at = sheet === this.on.id ? { row, column } : { row: 0, column: 0 };
    return this.env.make.range(this.on, { ...at, rows: 1, columns: 1 });
  }
  override getCurrentCell(): Range | null {
    return this.getActiveCell();
  }
  override setActiveRange(range: Range): Range {
    return placeOf(range) && range.activate();
  }
  override setActiveSelection(range: Range | string): Range {
    return (typeof range === 'string' ? this.getRange(range) : range).activate();
  }
  override setCurrentCell(cell: Range): Range {
    return cell.activate();
  }

  override isSheetHidden(): boolean {
    return this.on.hidden;
  }
  override hideSheet(): GS {
    if (this.env.book.sheets.every((sheet) => sheet.hidden || sheet === this.on))
      throw new Exception("You can't hide all the sheets in a document.");
    this.on.hidden = true;
    return this.done();
  }
  override showSheet(): GS {
    this.on.hidden = false;
    return this.done();
  }
  override getTabColor(): string | null {
    return this.on.tabColor ?? null;
  }
  override setTabColor(color: string | null): GS {
    const known = colorOf(color);
    if (known === undefined) delete this.on.tabColor;
    else this.on.tabColor = known;
    return this.done();
  }
  override sort(column: number, ascending = true): GS {
    const { rows, columns } = extentOf(this.env, this.on);
    const top = this.on.frozenRows;
    if (rows > top)
      sortArea(this.env, this.on, { row: top, column: 0, rows: rows - top, columns: Math.max(columns, column) }, { column, ascending });
    return this;
  }

  override protect(): GoogleAppsScript.Spreadsheet.Protection {
    return protect(this.env, this.on);
  }
  override getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    return protectionsOf(this.env, this.on, enumName(type, 'Spreadsheet.ProtectionType'));
  }
  override getConditionalFormatRules(): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
    return conditionalRulesOf(this.env, this.on);
  }
  override setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]): void {
    setConditionalRules(this.env, this.on, rules);
  }
  override clearConditionalFormatRules(): void {
    setConditionalRules(this.env, this.on, []);
  }
  override getPivotTables(): GoogleAppsScript.Spreadsheet.PivotTable[] {
    return pivotsOf(this.env, this.on);
  }
  override getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return namedRangesOf(this.env, this.on.id);
  }
  override getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    return filterOf(this.env, this.on);
  }
  override newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return new ChartBuilder(this.env);
  }
  override getCharts(): GoogleAppsScript.Spreadsheet.EmbeddedChart[] {
    return chartsOf(this.env, this.on);
  }
  override insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    insertChart(this.env, this.on, chart);
  }
  override updateChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    updateChart(this.env, this.on, chart);
  }
  override removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    removeChart(this.env, this.on, chart);
  }

  override addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): GS {
    addMetadata(this.env, { location: 'SHEET', sheet: this.on.id }, key, value, visibility);
    return this;
  }
  override getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataAt(this.env, { location: 'SHEET', sheet: this.on.id });
  }
  override createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.env, { sheet: this.on });
  }
}

/** Gives a sheet another title; formulas follow. @throws Exception when it is empty, too long or taken */
export function renameSheet(book: Workbook, sheet: Sheet, name: string): void {
  requireTitle(book, name, sheet);
  rewriteFormulas(book, (formula) => renameInFormula(formula, sheet.name, name));
  sheet.name = name;
}

/** @throws Exception when no sheet (but `except`) may get this title */
export function requireTitle(book: Workbook, name: string, except?: Sheet): void {
  if (name === '') throw new Exception("The sheet name can't be empty.");
  if (name.length > 100) throw new Exception('The sheet name cannot be greater than 100 characters.');
  if (book.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === name.toLowerCase())) {
    throw new Exception(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
