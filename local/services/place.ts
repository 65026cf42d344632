import type { Area, Sheet } from '../document/types';
import { Exception } from './google';

/** The cells that a Range object stands for. */
export interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
  /** A1 notation of a range that was asked for without an end, such as `C:C`. */
  readonly open?: string | undefined;
}

const places = new WeakMap<object, Place>();
const sheets = new WeakMap<object, Sheet>();

/** Remembers what a Range object stands for. */
export function registerRange(range: object, place: Place): void {
  places.set(range, place);
}

/** Remembers which sheet a Sheet object stands for. */
export function registerSheet(object: object, sheet: Sheet): void {
  sheets.set(object, sheet);
}

/** The cells of a Range that a script passed. @throws Exception when it passed something else */
export function placeOf(range: unknown): Place {
  const place = typeof range === 'object' && range !== null ? places.get(range) : undefined;
  if (!place) throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.Range.");
  return place;
}

/** Whether a value is a Range object. */
export function isRange(value: unknown): boolean {
  return typeof value === 'object' && value !== null && places.has(value);
}

/** The sheet of a Sheet object that a script passed. @throws Exception when it passed something else */
export function sheetOf(object: unknown): Sheet {
  const sheet = typeof object === 'object' && object !== null ? sheets.get(object) : undefined;
  if (!sheet) throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.Sheet.");
  return sheet;
}
