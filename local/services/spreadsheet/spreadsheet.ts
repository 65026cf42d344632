import { createSheet, defaultTitle, takeId } from '../../document/create';
import { dropInFormula } from '../../document/references';
import { rewriteFormulas } from '../../document/structure';
import type { Sheet } from '../../document/types';
import { zoneOf } from '../../document/zone';
import type { Environment } from '../environment';
import { Exception, enumName, googleInterface } from '../google';
import { placeOf, sheetOf } from '../place';
import { GoogleUser } from '../user';
import { addMetadata, MetadataFinder, metadataAt } from './metadata';
import { namedRangesOf, placeOfName, removeNamedRange, setNamedRange } from './namedRange';
import { protectionsOf } from './protection';
import { requireInside } from './shapes';
import { requireTitle } from './sheet';
import { placeOfText } from './sheetGrid';
import { requireRoom } from './sheetLines';

type GS = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** The book that the script is bound to: Google's Spreadsheet. */
export class BoundSpreadsheet extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.Spreadsheet';
  constructor(private readonly env: Environment) {
    super();
  }
  private get book() {
    return this.env.book;
  }
  private active(): Sheet {
    return this.book.sheets.find((sheet) => sheet.id === this.env.shared.selected.sheet) ?? this.book.sheets[0]!;
  }

  override getId(): string {
    return this.book.id;
  }
  override getName(): string {
    return this.book.name;
  }
  override rename(name: string): void {
    this.book.name = String(name);
    this.env.touch();
  }
  override getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.book.id}/edit`;
  }
  override getSpreadsheetLocale(): string {
    return this.book.locale;
  }
  override setSpreadsheetLocale(locale: string): void {
    this.book.locale = String(locale);
    this.env.touch();
  }
  override getSpreadsheetTimeZone(): string {
    return this.book.timeZone;
  }
  override setSpreadsheetTimeZone(zone: string): void {
    this.book.timeZone = zoneOf(zone).name;
    this.env.touch();
  }
  override getOwner(): GoogleAppsScript.Base.User | null {
    return new GoogleUser(this.book.owner);
  }
  override toast(message: string, title = '', seconds: number | null = 5): void {
    this.env.shared.ui.toasts.push({ message: String(message), title: String(title), seconds: seconds ?? 5 });
  }

  override getSheets(): GSheet[] {
    return this.book.sheets.map((sheet) => this.env.make.sheet(sheet));
  }
  override getNumSheets(): number {
    return this.book.sheets.length;
  }
  override getSheetByName(name: string): GSheet | null {
    const sheet = this.book.sheets.find((one) => one.name === name);
    return sheet ? this.env.make.sheet(sheet) : null;
  }
  override getSheetById(id: number): GSheet | null {
    const sheet = this.book.sheets.find((one) => one.id === id);
    return sheet ? this.env.make.sheet(sheet) : null;
  }
  override insertSheet(...given: unknown[]): GSheet {
    const name = given.find((one) => typeof one === 'string');
    const index = given.find((one) => typeof one === 'number');
    const options = given.find((one) => typeof one === 'object' && one !== null) as { template?: unknown } | undefined;
    const title = name ?? this.freeTitle();
    requireTitle(this.book, title);
    const template = options?.template === undefined ? undefined : sheetOf(options.template);
    const sheet = template ? { ...structuredClone(template), id: takeId(this.book), name: title } : createSheet(this.freeId(), title);
    requireRoom(this.env, sheet.maxRows * sheet.maxColumns);
    const after = this.book.sheets.indexOf(this.active()) + 1;
    this.book.sheets.splice(index === undefined ? after : Math.max(0, Math.min(index, this.book.sheets.length)), 0, sheet);
    Object.assign(this.env.shared.selected, { sheet: sheet.id, row: 0, column: 0, rows: 1, columns: 1 });
    this.env.touch();
    return this.env.make.sheet(sheet);
  }
  private freeTitle(): string {
    let n = this.book.sheets.length + 1;
    while (this.book.sheets.some((sheet) => sheet.name === defaultTitle(this.book.locale, n))) n++;
    return defaultTitle(this.book.locale, n);
  }
  private freeId(): number {
    let id = takeId(this.book);
    while (this.book.sheets.some((sheet) => sheet.id === id)) id = takeId(this.book);
    return id;
  }
  override deleteSheet(object: GSheet): void {
    const sheet = sheetOf(object);
    if (!this.book.sheets.some((other) => other !== sheet && !other.hidden))
      throw new Exception("You can't remove all the visible sheets in a document.");
    if (!this.book.sheets.includes(sheet)) throw new Exception('The sheet was already deleted.');
    this.book.sheets = this.book.sheets.filter((other) => other !== sheet);
    rewriteFormulas(this.book, (formula) => dropInFormula(formula, sheet.name));
    this.book.metadata = this.book.metadata.filter((entry) => entry.sheet !== sheet.id);
    this.book.namedRanges = this.book.namedRanges.filter((range) => range.sheet !== sheet.id);
    for (const other of this.book.sheets) {
      other.pivots = other.pivots.filter((pivot) => pivot.source.sheet !== sheet.id);
      for (const chart of other.charts) chart.ranges = chart.ranges.filter((range) => range.sheet !== sheet.id);
    }
    if (this.env.shared.selected.sheet === sheet.id)
      Object.assign(this.env.shared.selected, { sheet: this.book.sheets[0]!.id, row: 0, column: 0, rows: 1, columns: 1 });
    this.env.touch();
  }
  override getActiveSheet(): GSheet {
    return this.env.make.sheet(this.active());
  }
  override setActiveSheet(sheet: GSheet): GSheet {
    return sheetOf(sheet) && sheet.activate();
  }
  override moveActiveSheet(position: number): void {
    const sheet = this.active();
    if (!(position >= 1 && position <= this.book.sheets.length)) throw new Exception('The sheet position is out of bounds.');
    this.book.sheets = this.book.sheets.filter((other) => other !== sheet);
    this.book.sheets.splice(position - 1, 0, sheet);
    this.env.touch();
  }
  override getActiveRange(): Range | null {
    const { sheet: _sheet, ...area } = this.env.shared.selected;
    return this.env.make.range(this.active(), area);
  }
  override getActiveCell(): Range {
    const { row, column } = this.env.shared.selected;
    return this.env.make.range(this.active(), { row, column, rows: 1, columns: 1 });
  }
  override getCurrentCell(): Range | null {
    return this.getActiveCell();
  }
  override setActiveRange(range: Range): Range {
    return placeOf(range) && range.activate();
  }
  override setCurrentCell(cell: Range): Range {
    return placeOf(cell) && cell.activate();
  }

  override getRange(text: string): Range {
    const place = placeOfText(this.env, text, this.active());
    if (!place) throw new Exception('Range not found');
    return this.env.make.range(place.sheet, requireInside(place.sheet, place.area), place.open);
  }
  override getDataRange(): Range {
    return this.getActiveSheet().getDataRange();
  }
  override getRangeByName(name: string): Range | null {
    const place = placeOfName(this.env, name);
    return place ? this.env.make.range(place.sheet, place.area) : null;
  }
  override getNamedRanges(): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return namedRangesOf(this.env);
  }
  override setNamedRange(name: string, range: Range): void {
    setNamedRange(this.env, String(name), placeOf(range));
  }
  override removeNamedRange(name: string): void {
    removeNamedRange(this.env, name);
  }
  override getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleAppsScript.Spreadsheet.Protection[] {
    const name = enumName(type, 'Spreadsheet.ProtectionType');
    return this.book.sheets.flatMap((sheet) => protectionsOf(this.env, sheet, name));
  }

  override addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): GS {
    addMetadata(this.env, { location: 'SPREADSHEET' }, key, value, visibility);
    return this;
  }
  override getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataAt(this.env, { location: 'SPREADSHEET' });
  }
  override createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.env, undefined);
  }
}
