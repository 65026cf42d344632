import { types } from 'node:util';
import { columnLetters } from '../../document/address';
import { isComputed, setSparse, setValue, storedExtent, valueRow } from '../../document/cells';
import { internStyle } from '../../document/create';
import { defaultDateFormat, formatValue, isDateFormat } from '../../document/numberFormat';
import { mayEdit, PROTECTED } from '../../document/protect';
import { MAX_CELL_LENGTH, parseTyped } from '../../document/typed';
import type { Area, CellValue, Sheet, Style, Validation } from '../../document/types';
import { checkOf, formulaAt, refusalOf } from '../../document/validate';
import { floatingOf, serialOf, type Zone, zoneOf } from '../../document/zone';
import { type Environment, guestGrids } from '../environment';
import { Exception } from '../google';

/** What reading needs to know. */
export type Reading = Pick<Environment, 'book' | 'computed'>;

/** Values of an area as Apps Script gives them: numbers, strings, booleans, `Date` where the format shows a date, `''` for empty. */
export function readValues(env: Environment, sheet: Sheet, area: Area): unknown[][] {
  const zone = zoneOf(env.book.timeZone);
  const dates = env.book.styles.map((style) => isDateFormat(style.numberFormat));
  const { kit } = env;
  const grid = mapCells<unknown>(
    env,
    sheet,
    area,
    (value, style) => {
      if (value === null) return '';
      if (typeof value !== 'number' || !dates[style] || !isCalendarSerial(value)) return value;
      const instant = zone.toInstant(floatingOf(value));
      return kit ? kit.date(instant) : new Date(instant);
    },
    kit?.array,
  );
  if (kit) guestGrids.add(grid);
  return grid;
}

/** Values of an area as the cells show them. */
export function readDisplay(env: Environment, sheet: Sheet, area: Area): string[][] {
  const formats = env.book.styles.map((style) => style.numberFormat);
  return mapCells(env, sheet, area, (value, style) => formatValue(value, formats[style]));
}

/** Computed values of an area, `null` for empty, dates as serial numbers; errors as their words. */
export function readStored(env: Reading, sheet: Sheet, area: Area): CellValue[][] {
  return mapCells(env, sheet, area, (value) => (value === '' ? null : value));
}

/** Whether a serial number is a moment that a `Date` can hold; any other number stays one, whatever its format. */
function isCalendarSerial(serial: number): boolean {
  return Math.abs(serial) < 99_000_000;
}

/** A `Date` of a serial number in the book's zone. */
export function dateOf(serial: number, zone: Zone): Date {
  return new Date(zone.toInstant(floatingOf(serial)));
}

/** Serial number of an instant in the book's zone. */
export function serialOfDate(env: Environment, date: Date): number {
  return serialOf(zoneOf(env.book.timeZone).toFloating(date.getTime()));
}

/** How far content reaches, computed cells included: counts of rows and columns. */
export function extentOf(env: Reading, sheet: Sheet): { readonly rows: number; readonly columns: number } {
  const stored = storedExtent(sheet);
  const computed = isComputed(sheet) ? env.computed()?.extent(sheet.id) : undefined;
  return { rows: Math.max(stored.rows, computed?.rows ?? 0), columns: Math.max(stored.columns, computed?.columns ?? 0) };
}

/** Style of one cell. */
export function styleAt(env: Environment, sheet: Sheet, row: number, column: number): Style {
  return env.book.styles[sheet.styles[row]?.[column] ?? 0] ?? {};
}

/** Changes the style of every cell of an area. */
export function restyle(
  env: Environment,
  sheet: Sheet,
  area: Area,
  change: (style: Style, row: number, column: number) => Style,
  uniform = false,
): void {
  requireEdit(env, sheet, area);
  const known = new Map<number, number>();
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const before = sheet.styles[row]?.[column] ?? 0;
      let after = uniform ? known.get(before) : undefined;
      if (after === undefined) {
        after = internStyle(env.book, change(env.book.styles[before] ?? {}, row - area.row, column - area.column));
        known.set(before, after);
      }
      if (after !== before) setSparse(sheet.styles, row, column, after === 0 ? undefined : after);
    }
  }
  env.touch();
}

/** A style with one property set, or without it. */
export function withStyle<K extends keyof Style>(style: Style, key: K, value: Style[K] | undefined): Style {
  const { [key]: _dropped, ...rest } = style;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** @throws Exception when a protection refuses the user */
export function requireEdit(env: Environment, sheet: Sheet, area: Area): void {
  if (sheet.protections.length > 0 && !mayEdit(env.book, sheet, area, env.user)) throw new Exception(PROTECTED);
}

/** What is to be written: undefined formulas and formats mean none. */
interface Prepared {
  readonly values: CellValue[][];
  readonly formulas: { row: number; column: number; formula: string }[];
  readonly formats: { row: number; column: number; format: string }[];
}

/**
 * Writes values as `setValues` does: strings are understood as if typed, `=` begins a formula, dates become serial numbers.
 * Nothing is written when a protection, a rejecting validation or a limit refuses any cell.
 */
export function writeValues(env: Environment, sheet: Sheet, area: Area, at: (row: number, column: number) => unknown): void {
  requireEdit(env, sheet, area);
  const prepared = prepare(env, sheet, area, at);
  requireFormulas(env, sheet, area, prepared);
  for (let row = 0; row < area.rows; row++) {
    const values = prepared.values[row]!;
    if (area.column === 0 && (sheet.values[area.row + row]?.length ?? 0) <= area.columns) {
      valueRow(sheet, area.row + row);
      sheet.values[area.row + row] = values;
      dropFormulas(sheet, area, area.row + row);
      continue;
    }
    const line = valueRow(sheet, area.row + row);
    for (let missing = line.length; missing < area.column; missing++) line.push(null);
    for (let column = 0; column < area.columns; column++) line[area.column + column] = values[column] ?? null;
    dropFormulas(sheet, area, area.row + row);
  }
  for (const { row, column, formula } of prepared.formulas) setSparse(sheet.formulas, row, column, formula);
  applyFormats(env, sheet, prepared.formats);
  env.touch();
}

/** Writes a formula into one cell (`''` empties it). */
export function writeFormula(sheet: Sheet, row: number, column: number, formula: string): void {
  setValue(sheet, row, column, null);
  setSparse(sheet.formulas, row, column, formula === '' ? undefined : formula.startsWith('=') ? formula : `=${formula}`);
}

function prepare(env: Environment, sheet: Sheet, area: Area, at: (row: number, column: number) => unknown): Prepared {
  const { book } = env;
  const prepared: Prepared = { values: [], formulas: [], formats: [] };
  const zone = zoneOf(book.timeZone);
  const year = new Date(zone.toFloating(env.now())).getUTCFullYear();
  const formats = book.styles.map((style) => style.numberFormat);
  for (let r = 0; r < area.rows; r++) {
    const row = area.row + r;
    const line: CellValue[] = [];
    const styles = sheet.styles[row];
    const rules = sheet.validations[row];
    for (let c = 0; c < area.columns; c++) {
      const column = area.column + c;
      const given = at(r, c);
      const format = formats[styles?.[column] ?? 0];
      let value: CellValue;
      if (typeof given === 'string') {
        if (given.length > MAX_CELL_LENGTH)
          throw new Exception(`Your input contains more than the maximum of ${MAX_CELL_LENGTH} characters in a single cell.`);
        if (format === '@') value = given === '' ? null : given;
        else if (given.length > 1 && given.charCodeAt(0) === 61) {
          value = null;
          prepared.formulas.push({ row, column, formula: given });
          line.push(value);
          continue;
        } else {
          const typed = parseTyped(given, book.locale, year);
          value = typed.value;
          if (typed.format !== undefined && isGeneral(format)) prepared.formats.push({ row, column, format: typed.format });
        }
      } else if (typeof given === 'number') value = Number.isFinite(given) ? given : '#NUM!';
      else if (typeof given === 'boolean') value = given;
      else if (given === null || given === undefined) value = null;
      else if (types.isDate(given)) {
        const instant = Date.prototype.getTime.call(given);
        if (Number.isNaN(instant)) value = 'Invalid Date';
        else {
          value = serialOf(zone.toFloating(instant));
          if (isGeneral(format)) prepared.formats.push({ row, column, format: defaultDateFormat(book.locale, !Number.isInteger(value)) });
        }
      } else value = String(given);
      const rule = rules?.[column];
      if (rule && value !== null) requireValid(env, rule, value, format, row, column);
      line.push(value);
    }
    prepared.values.push(line);
  }
  return prepared;
}

function requireValid(env: Environment, rule: number, value: CellValue, format: string | undefined, row: number, column: number): void {
  const validation = env.book.validations[rule - 1];
  if (!validation || validation.allowInvalid || checkOf(env.book, validation)(value, format)) return;
  throw new Exception(refusalOf(validation, columnLetters(column) + (row + 1)));
}

/** Refuses what custom formulas of rejecting rules refuse: they are computed in a copy of the book that holds the new values. */
function requireFormulas(env: Environment, sheet: Sheet, area: Area, prepared: Prepared): void {
  const checks: { row: number; column: number; rule: Validation }[] = [];
  prepared.values.forEach((line, r) => {
    line.forEach((value, c) => {
      const [row, column] = [area.row + r, area.column + c];
      const rule = env.book.validations[(sheet.validations[row]?.[column] ?? 0) - 1];
      if (value !== null && rule?.criteria === 'CUSTOM_FORMULA' && !rule.allowInvalid) checks.push({ row, column, rule });
    });
  });
  if (checks.length === 0) return;
  const beside = sheet.maxColumns;
  const formulas = sheet.formulas.map((line) => line && [...line]);
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) setSparse(formulas, row, column, undefined);
  for (const { row, column, formula } of prepared.formulas) setSparse(formulas, row, column, formula);
  checks.forEach((check, index) => {
    setSparse(formulas, index, beside, formulaAt(check.rule, check));
  });
  const values = sheet.values.map((line) => [...line]);
  prepared.values.forEach((line, r) => {
    for (let missing = values.length; missing <= area.row + r; missing++) values.push([]);
    const target = values[area.row + r] ?? [];
    for (let missing = target.length; missing < area.column; missing++) target.push(null);
    line.forEach((value, c) => {
      target[area.column + c] = value;
    });
  });
  const copy: Sheet = { ...sheet, values, formulas, maxColumns: beside + 1, maxRows: Math.max(sheet.maxRows, checks.length) };
  const computed = env.evaluate({ ...env.book, sheets: env.book.sheets.map((one) => (one === sheet ? copy : one)) });
  checks.forEach(({ row, column, rule }, index) => {
    const held = computed?.valueAt(sheet.id, index, beside);
    if (typeof held === 'object' && held?.error === '#NAME?')
      throw new Exception(`not implemented: ${rule.values[0]} in a data validation`);
    if (computed && held !== true && !(typeof held === 'number' && held !== 0))
      throw new Exception(refusalOf(rule, columnLetters(column) + (row + 1)));
  });
}

function isGeneral(format: string | undefined): boolean {
  return format === undefined || format === 'General' || format === '';
}

function applyFormats(env: Environment, sheet: Sheet, formats: Prepared['formats']): void {
  const known = new Map<string, number>();
  for (const { row, column, format } of formats) {
    const before = sheet.styles[row]?.[column] ?? 0;
    const key = before + format;
    let after = known.get(key);
    if (after === undefined) {
      after = internStyle(env.book, { ...env.book.styles[before], numberFormat: format });
      known.set(key, after);
    }
    setSparse(sheet.styles, row, column, after);
  }
}

function dropFormulas(sheet: Sheet, area: Area, row: number): void {
  const formulas = sheet.formulas[row];
  if (formulas) formulas.fill(undefined, area.column, Math.min(area.column + area.columns, formulas.length));
}

function mapCells<T>(
  env: Reading,
  sheet: Sheet,
  area: Area,
  map: (value: CellValue, style: number) => T,
  makeArray?: () => unknown[],
): T[][] {
  const computed = isComputed(sheet) ? env.computed() : undefined;
  const array = <U>(): U[] => (makeArray ? (makeArray() as U[]) : []);
  const grid = array<T[]>();
  for (let row = 0; row < area.rows; row++) {
    const values = sheet.values[area.row + row];
    const styles = sheet.styles[area.row + row];
    const line = array<T>();
    for (let column = 0; column < area.columns; column++) {
      const at = area.column + column;
      let value: CellValue = values?.[at] ?? null;
      if (computed) {
        const shown = computed.valueAt(sheet.id, area.row + row, at);
        if (shown !== undefined) value = typeof shown === 'object' && shown !== null ? shown.error : shown;
      }
      // Assigned, not pushed: a script may have replaced its realm's own array methods.
      line[column] = map(value, styles?.[at] ?? 0);
    }
    grid[row] = line;
  }
  return grid;
}
