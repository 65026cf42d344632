import { columnLetters } from '../../document/address';
import { takeId } from '../../document/create';
import type { Area, Metadata, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { EnumValue, Exception, enumName, googleEnum, googleInterface } from '../google';
import { placeOf, sheetOf } from '../place';

type GS = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
type Location = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
type LocationType = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType;
type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
const VISIBILITY = 'Spreadsheet.DeveloperMetadataVisibility';

/** Where a piece of metadata is. */
export type MetadataPlace = Pick<Metadata, 'location' | 'sheet' | 'index'>;

/** Adds metadata at a place. The value may be left out before the visibility. */
export function addMetadata(env: Environment, place: MetadataPlace, key: string, value?: unknown, visibility?: unknown): void {
  const shown = value instanceof EnumValue ? value : visibility;
  const entry: Metadata = {
    id: takeId(env.book),
    key: String(key),
    value: value === undefined || value instanceof EnumValue ? '' : String(value),
    visibility: shown === undefined || enumName(shown, VISIBILITY) === 'DOCUMENT' ? 'DOCUMENT' : 'PROJECT',
    ...place,
  };
  env.book.metadata.push(entry);
  env.touch();
}

/** Metadata at exactly a place. */
export function metadataAt(env: Environment, place: MetadataPlace): GS[] {
  return env.book.metadata
    .filter((entry) => entry.location === place.location && entry.sheet === place.sheet && entry.index === place.index)
    .map((entry) => new DeveloperMetadata(env, entry));
}

class DeveloperMetadata extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.DeveloperMetadata';
  constructor(
    private readonly env: Environment,
    private readonly entry: Metadata,
  ) {
    super();
  }
  override getId(): number {
    return this.entry.id;
  }
  override getKey(): string {
    return this.entry.key;
  }
  override getValue(): string | null {
    return this.entry.value;
  }
  override getVisibility(): Visibility {
    return googleEnum(VISIBILITY, this.entry.visibility);
  }
  override getLocation(): Location {
    return new MetadataLocation(this.env, this.entry);
  }
  private changed(change: Partial<Metadata>): GS {
    Object.assign(this.entry, change);
    this.env.touch();
    return this;
  }
  override setKey(key: string): GS {
    return this.changed({ key });
  }
  override setValue(value: string): GS {
    return this.changed({ value: String(value) });
  }
  override setVisibility(visibility: Visibility): GS {
    return this.changed({ visibility: enumName(visibility, VISIBILITY) === 'PROJECT' ? 'PROJECT' : 'DOCUMENT' });
  }
  override moveToColumn(range: GoogleAppsScript.Spreadsheet.Range): GS {
    const { sheet, area } = placeOf(range);
    return this.changed({ location: 'COLUMN', sheet: sheet.id, index: area.column });
  }
  override moveToRow(range: GoogleAppsScript.Spreadsheet.Range): GS {
    const { sheet, area } = placeOf(range);
    return this.changed({ location: 'ROW', sheet: sheet.id, index: area.row });
  }
  override moveToSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): GS {
    delete this.entry.index;
    return this.changed({ location: 'SHEET', sheet: sheetOf(sheet).id });
  }
  override moveToSpreadsheet(): GS {
    delete this.entry.index;
    delete this.entry.sheet;
    return this.changed({ location: 'SPREADSHEET' });
  }
  override remove(): void {
    this.env.book.metadata = this.env.book.metadata.filter((entry) => entry !== this.entry);
    this.env.touch();
  }
}

class MetadataLocation extends googleInterface<Location>() {
  static readonly google = 'Spreadsheet.DeveloperMetadataLocation';
  constructor(
    private readonly env: Environment,
    private readonly entry: Metadata,
  ) {
    super();
  }
  private documentSheet(): Sheet | undefined {
    return this.env.book.sheets.find((sheet) => sheet.id === this.entry.sheet);
  }
  override getLocationType(): LocationType {
    return googleEnum('Spreadsheet.DeveloperMetadataLocationType', this.entry.location);
  }
  override getSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet | null {
    return this.entry.location === 'SPREADSHEET' ? this.env.make.spreadsheet() : null;
  }
  override getSheet(): GoogleAppsScript.Spreadsheet.Sheet | null {
    const sheet = this.documentSheet();
    return this.entry.location === 'SHEET' && sheet ? this.env.make.sheet(sheet) : null;
  }
  override getColumn(): GoogleAppsScript.Spreadsheet.Range | null {
    const sheet = this.documentSheet();
    if (this.entry.location !== 'COLUMN' || !sheet) return null;
    return this.env.make.range(
      sheet,
      { row: 0, column: this.entry.index ?? 0, rows: sheet.maxRows, columns: 1 },
      wholeColumn(this.entry.index ?? 0),
    );
  }
  override getRow(): GoogleAppsScript.Spreadsheet.Range | null {
    const sheet = this.documentSheet();
    if (this.entry.location !== 'ROW' || !sheet) return null;
    return this.env.make.range(
      sheet,
      { row: this.entry.index ?? 0, column: 0, rows: 1, columns: sheet.maxColumns },
      wholeRow(this.entry.index ?? 0),
    );
  }
}

/** Finds metadata in the book, a sheet, or a range. */
export class MetadataFinder extends googleInterface<Finder>() {
  static readonly google = 'Spreadsheet.DeveloperMetadataFinder';
  private readonly conditions: ((entry: Metadata) => boolean)[] = [];
  private intersecting = false;
  constructor(
    private readonly env: Environment,
    private readonly within: { readonly sheet: Sheet; readonly area?: Area } | undefined,
  ) {
    super();
  }
  private where(condition: (entry: Metadata) => boolean): Finder {
    this.conditions.push(condition);
    return this;
  }
  override withId(id: number): Finder {
    return this.where((entry) => entry.id === id);
  }
  override withKey(key: string): Finder {
    return this.where((entry) => entry.key === key);
  }
  override withValue(value: string): Finder {
    return this.where((entry) => entry.value === value);
  }
  override withVisibility(visibility: Visibility): Finder {
    const name = enumName(visibility, VISIBILITY);
    return this.where((entry) => entry.visibility === name);
  }
  override withLocationType(type: LocationType): Finder {
    const name = enumName(type, 'Spreadsheet.DeveloperMetadataLocationType');
    return this.where((entry) => entry.location === name);
  }
  override onIntersectingLocations(): Finder {
    if (!this.within) throw new Exception('onIntersectingLocations() is not supported for the top-level spreadsheet.');
    this.intersecting = true;
    return this;
  }
  override find(): GS[] {
    return this.env.book.metadata
      .filter((entry) => this.isWithin(entry) && this.conditions.every((condition) => condition(entry)))
      .map((entry) => new DeveloperMetadata(this.env, entry));
  }
  private isWithin(entry: Metadata): boolean {
    if (!this.within) return true;
    const { sheet, area } = this.within;
    if (entry.sheet !== sheet.id) return this.intersecting && entry.location === 'SPREADSHEET';
    if (!area) return true;
    if (entry.location === 'SHEET') return this.intersecting;
    const [start, count, other, all] =
      entry.location === 'COLUMN'
        ? [area.column, area.columns, area.rows, sheet.maxRows]
        : [area.row, area.rows, area.columns, sheet.maxColumns];
    const inside = (entry.index ?? -1) >= start && (entry.index ?? -1) < start + count;
    return inside && (this.intersecting || other === all);
  }
}

function wholeColumn(column: number): string {
  return `${columnLetters(column)}:${columnLetters(column)}`;
}

function wholeRow(row: number): string {
  return `${row + 1}:${row + 1}`;
}
