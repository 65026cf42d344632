import { formatValue } from './numberFormat';
import { carryFormula } from './references';
import type { CellValue, Validation, ValidationValue, Workbook } from './types';

/** Whether a value may stand in a cell with this rule. */
export type Check = (value: CellValue, format: string | undefined) => boolean;

const checks = new WeakMap<Validation, Check>();
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL_TEXT = /^(?:https?:\/\/)?[^\s./]+\.[^\s]+$/i;

/** The formula of a custom rule as it reads in a cell, by default the one that it is written for. */
export function formulaAt(
  { values, home }: Pick<Validation, 'values'> & { readonly home?: Validation['home'] | undefined },
  cell: { readonly row: number; readonly column: number } | undefined,
): string {
  const formula = String(values[0] ?? '');
  const written = formula.startsWith('=') ? formula : `=${formula}`;
  return home && cell ? carryFormula(written, cell.row - home.row, cell.column - home.column) : written;
}

/** The check of a rule. Rules over a range look at the range each time; a custom formula needs the engine and is checked by `grid.ts`. */
export function checkOf(book: Workbook, validation: Validation): Check {
  let check = checks.get(validation);
  if (!check) {
    check = makeCheck(book, validation);
    checks.set(validation, check);
  }
  return check;
}

/** What Sheets says when a cell refuses a value. `address` is A1. */
export function refusalOf(validation: Validation, address: string): string {
  const list = listOf(validation.values);
  const hint =
    validation.helpText ?? (list && list.length > 0 ? `Please enter one of the following values: ${list.join(', ')}.` : undefined);
  return `The data you entered in cell ${address} violates the data validation rules set on this cell.${hint ? `\n${hint}` : ''}`;
}

function listOf(values: readonly ValidationValue[]): readonly string[] | undefined {
  const first = values[0];
  return typeof first === 'object' && 'list' in first ? first.list : undefined;
}

function numberOf(value: ValidationValue | undefined): number {
  if (typeof value === 'object' && 'date' in value) return value.date;
  return typeof value === 'number' ? value : Number.NaN;
}

function makeCheck(book: Workbook, validation: Validation): Check {
  const { criteria, values } = validation;
  const [a, b] = [numberOf(values[0]), numberOf(values[1])];
  const text = String(values[0] ?? '').toLowerCase();
  const onNumber =
    (holds: (value: number) => boolean): Check =>
    (value) =>
      typeof value === 'number' && holds(value);
  const onText =
    (holds: (value: string) => boolean): Check =>
    (value, format) =>
      holds(formatValue(value, format).toLowerCase());
  switch (criteria) {
    case 'VALUE_IN_LIST': {
      const known = new Set(listOf(values) ?? values.map(String));
      return (value, format) => known.has(String(value)) || known.has(formatValue(value, format));
    }
    case 'VALUE_IN_RANGE':
      return (value, format) => isInRange(book, values[0], value, format);
    case 'CHECKBOX': {
      const allowed: readonly ValidationValue[] = values.length > 0 ? [...values, ...(values.length === 1 ? [''] : [])] : [true, false];
      return (value) => allowed.some((one) => one === value);
    }
    case 'DATE_IS_VALID_DATE':
      return onNumber((value) => value >= 0);
    case 'NUMBER_BETWEEN':
      return onNumber((value) => value >= a && value <= b);
    case 'DATE_BETWEEN':
      return onNumber((value) => value >= a && value < Math.floor(b) + 1);
    case 'NUMBER_NOT_BETWEEN':
      return onNumber((value) => value < a || value > b);
    case 'DATE_NOT_BETWEEN':
      return onNumber((value) => value < a || value >= Math.floor(b) + 1);
    case 'NUMBER_EQUAL_TO':
      return onNumber((value) => value === a);
    case 'DATE_EQUAL_TO':
      return onNumber((value) => Math.floor(value) === Math.floor(a));
    case 'NUMBER_NOT_EQUAL_TO':
      return onNumber((value) => value !== a);
    case 'NUMBER_GREATER_THAN':
      return onNumber((value) => value > a);
    case 'DATE_AFTER':
      return onNumber((value) => value >= Math.floor(a) + 1);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
    case 'DATE_ON_OR_AFTER':
      return onNumber((value) => value >= a);
    case 'NUMBER_LESS_THAN':
    case 'DATE_BEFORE':
      return onNumber((value) => value < a);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return onNumber((value) => value <= a);
    case 'DATE_ON_OR_BEFORE':
      return onNumber((value) => value < Math.floor(a) + 1);
    case 'TEXT_CONTAINS':
      return onText((value) => value.includes(text));
    case 'TEXT_DOES_NOT_CONTAIN':
      return onText((value) => !value.includes(text));
    case 'TEXT_EQUAL_TO':
      return onText((value) => value === text);
    case 'TEXT_IS_VALID_EMAIL':
      return onText((value) => EMAIL.test(value));
    case 'TEXT_IS_VALID_URL':
      return onText((value) => URL_TEXT.test(value));
    default:
      return () => true;
  }
}

function isInRange(book: Workbook, rule: ValidationValue | undefined, value: CellValue, format: string | undefined): boolean {
  if (typeof rule !== 'object' || !('area' in rule)) return true;
  const sheet = book.sheets.find((candidate) => candidate.id === rule.sheet);
  if (!sheet) return true;
  const shown = formatValue(value, format);
  const { row, column, rows, columns } = rule.area;
  for (let r = row; r < Math.min(row + rows, sheet.values.length); r++) {
    const line = sheet.values[r];
    for (let c = column; line && c < Math.min(column + columns, line.length); c++) {
      const allowed = line[c] ?? null;
      if (allowed !== null && (allowed === value || formatValue(allowed, book.styles[sheet.styles[r]?.[c] ?? 0]?.numberFormat) === shown))
        return true;
    }
  }
  return false;
}
