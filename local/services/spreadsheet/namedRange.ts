import type { Workbook } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, googleInterface } from '../google';
import { type Place, placeOf } from '../place';

type GS = GoogleAppsScript.Spreadsheet.NamedRange;
type Entry = Workbook['namedRanges'][number];

/** The named ranges of the book, or of one sheet. */
export function namedRangesOf(env: Environment, sheetId?: number): GS[] {
  return env.book.namedRanges
    .filter((entry) => sheetId === undefined || entry.sheet === sheetId)
    .map((entry) => new NamedRange(env, entry.name));
}

/** The place that a name stands for, or undefined. */
export function placeOfName(env: Environment, name: string): Place | undefined {
  const entry = env.book.namedRanges.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const sheet = entry && env.book.sheets.find((candidate) => candidate.id === entry.sheet);
  return sheet && entry ? { sheet, area: entry.area } : undefined;
}

/** Names a place, or gives a name another place. @throws Exception for a text that can't be a name */
export function setNamedRange(env: Environment, name: string, place: Place): void {
  requireName(name);
  const entry: Entry = { name, sheet: place.sheet.id, area: place.area };
  env.book.namedRanges = [...env.book.namedRanges.filter((one) => one.name.toLowerCase() !== name.toLowerCase()), entry];
  env.touch();
}

/** Takes a name away. @throws Exception when the book doesn't have it */
export function removeNamedRange(env: Environment, name: string): void {
  const before = env.book.namedRanges;
  env.book.namedRanges = before.filter((one) => one.name.toLowerCase() !== name.toLowerCase());
  if (env.book.namedRanges.length === before.length) throw new Exception(`Range with name "${name}" does not exist.`);
  env.touch();
}

function requireName(name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || /^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|true|false)$/i.test(name))
    throw new Exception('The name of the range is invalid.');
}

class NamedRange extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.NamedRange';
  constructor(
    private readonly env: Environment,
    private name: string,
  ) {
    super();
  }
  override getName(): string {
    return this.name;
  }
  override getRange(): GoogleAppsScript.Spreadsheet.Range {
    const place = this.place();
    return this.env.make.range(place.sheet, place.area);
  }
  private place(): Place {
    const place = placeOfName(this.env, this.name);
    if (!place) throw new Exception(`Range with name "${this.name}" does not exist.`);
    return place;
  }
  override setRange(range: GoogleAppsScript.Spreadsheet.Range): GS {
    setNamedRange(this.env, this.name, placeOf(range));
    return this;
  }
  override setName(name: string): GS {
    const place = this.place();
    setNamedRange(this.env, name, place);
    if (name.toLowerCase() !== this.name.toLowerCase()) removeNamedRange(this.env, this.name);
    this.name = name;
    return this;
  }
  override remove(): void {
    removeNamedRange(this.env, this.name);
  }
}
