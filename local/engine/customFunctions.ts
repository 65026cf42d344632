import type { Arg, FunctionResultObject, Matrix } from '@odoo/o-spreadsheet';
import { type Zone, zoneOf } from '../document/zone';
import { dateOfSerial, isDateFormat, serialOfDate } from './content';
import type { EvaluationHost } from './contract';
import { spreadsheetLibrary } from './spreadsheet';

/** The error word of a custom function that threw; its message is the script's. */
export const SCRIPT_ERROR = '#ERROR!';

let current: { readonly host: EvaluationHost; readonly zone: Zone } | undefined;
const ours = new Set<string>();

/** Runs an evaluation in which formulas can call the host's custom functions and see its clock; functions get and give instants of the book's time zone. Restores the former host, so that evaluations nest. */
export function withHost<T>(host: EvaluationHost, timeZone: string, run: () => T): T {
  const former = current;
  current = { host, zone: zoneOf(timeZone) };
  register(host);
  try {
    return run();
  } finally {
    current = former;
  }
}

/** Adds functions that the library lacks, replaces its clock by the host's, and adds the host's own. The library's registry is one for the process, so each entry looks at the host of the moment. */
function register(host: EvaluationHost): void {
  const { functionRegistry, errorTypes } = spreadsheetLibrary().registries;
  errorTypes.add(SCRIPT_ERROR);
  if (ours.size === 0) addMissing();
  for (const { name } of host.functions) {
    const key = name.toUpperCase();
    if (name.endsWith('_') || !/^[A-Z0-9_.]+$/.test(key) || (!ours.has(key) && functionRegistry.contains(key))) continue;
    if (!ours.has(key)) functionRegistry.replace(key, describe(key));
    ours.add(key);
  }
}

function describe(key: string): Parameters<ReturnType<typeof registry>['replace']>[1] {
  return {
    description: key,
    args: [{ name: 'value', description: '', type: ['ANY', 'RANGE<ANY>'], optional: true, repeating: true, acceptMatrix: true }],
    compute: (...args: Arg[]) => callCustom(key, args),
  };
}

function callCustom(key: string, args: readonly Arg[]): FunctionResultObject | Matrix<FunctionResultObject> {
  const name = current?.host.functions.find((candidate) => candidate.name.toUpperCase() === key)?.name;
  if (!current || name === undefined) return { value: '#NAME?', message: `Unknown function: '${key}'.` };
  const { zone } = current;
  try {
    return toResult(
      current.host.callFunction(
        name,
        args.map((arg) => toArgument(arg, zone)),
      ),
      zone,
    );
  } catch (error) {
    return { value: SCRIPT_ERROR, message: error instanceof Error ? error.message : String(error) };
  }
}

/** A cell's value (also of a range of one cell), or rows × columns of values; the library's matrices are columns × rows. */
function toArgument(arg: Arg, zone: Zone): unknown {
  if (!Array.isArray(arg)) return arg === undefined ? '' : toValue(arg, zone);
  const rows = arg[0]?.length ?? 0;
  if (rows === 1 && arg.length === 1) return arg[0]?.[0] ? toValue(arg[0][0], zone) : '';
  return Array.from({ length: rows }, (_, row) => arg.map((column) => (column[row] ? toValue(column[row], zone) : '')));
}

function toValue(cell: FunctionResultObject, zone: Zone): unknown {
  if (cell.value === null || cell.value === undefined) return '';
  return typeof cell.value === 'number' && isDateFormat(cell.format)
    ? new Date(zone.toInstant(dateOfSerial(cell.value).getTime()))
    : cell.value;
}

/** What a function returned, as cells: a matrix spills, and a list without rows is one column, as in Sheets. */
function toResult(result: unknown, zone: Zone): FunctionResultObject | Matrix<FunctionResultObject> {
  if (!Array.isArray(result)) return toCell(result, zone);
  const rows: unknown[][] = result.map((row) => (Array.isArray(row) ? row : [row]));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length === 0 || width === 0) return { value: '' };
  return Array.from({ length: width }, (_, column) => rows.map((row) => toCell(row[column], zone)));
}

function toCell(value: unknown, zone: Zone): FunctionResultObject {
  if (value === null || value === undefined) return { value: '' };
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { value: '#NUM!' };
  if (typeof value === 'string' || typeof value === 'boolean') return { value };
  if (isDate(value)) {
    const serial = serialOfDate(new Date(zone.toFloating(value.getTime())));
    return { value: serial, format: Number.isInteger(serial) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
  }
  return { value: String(value) };
}

/** Dates may come from the script's own realm. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function registry() {
  return spreadsheetLibrary().registries.functionRegistry;
}

function addMissing(): void {
  const now = (): number => serialOfDate(current?.host.now ?? new Date());
  const any = { description: '', type: ['ANY', 'RANGE<ANY>'] as ('ANY' | 'RANGE<ANY>')[], acceptMatrix: true };
  registry().replace('NOW', { description: 'NOW', args: [], compute: () => ({ value: now(), format: 'yyyy-mm-dd hh:mm:ss' }) });
  registry().replace('TODAY', { description: 'TODAY', args: [], compute: () => ({ value: Math.floor(now()), format: 'yyyy-mm-dd' }) });
  registry().replace('ARRAYFORMULA', {
    description: 'ARRAYFORMULA',
    args: [{ ...any, name: 'formula' }],
    compute: (arg: Arg) => arg ?? { value: '' },
  });
  registry().replace('REGEXMATCH', {
    description: 'REGEXMATCH',
    args: [
      { name: 'text', description: '', type: ['STRING'] },
      { name: 'regular_expression', description: '', type: ['STRING'] },
    ],
    compute: (text: Arg, pattern: Arg) => matches(text, pattern),
  });
  ours.add('ARRAYFORMULA');
}

function matches(text: Arg, pattern: Arg): FunctionResultObject {
  if (Array.isArray(text) || Array.isArray(pattern)) return { value: '#ERROR' };
  try {
    return { value: new RegExp(String(pattern?.value ?? ''), 'u').test(String(text?.value ?? '')) };
  } catch {
    return { value: '#ERROR', message: 'Function REGEXMATCH parameter 2 value is not a valid regular expression.' };
  }
}
