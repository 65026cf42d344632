import type { DataValidation } from 'hucre/xlsx';
import { formatArea } from '../address';
import type { Area, Sheet, Validation, ValidationValue } from '../types';
import { formulaAt } from '../validate';
import { absoluteReference, formatRanges, formulaFromXlsx, formulaToXlsx, parseReference } from './xlsxReferences';

type Operator = NonNullable<DataValidation['operator']>;

/** The ends of DATE_… and NUMBER_… criteria and the operators that say the same. */
const COMPARISONS: readonly (readonly [string, Operator])[] = [
  ['NOT_BETWEEN', 'notBetween'],
  ['BETWEEN', 'between'],
  ['GREATER_THAN_OR_EQUAL_TO', 'greaterThanOrEqual'],
  ['GREATER_THAN', 'greaterThan'],
  ['LESS_THAN_OR_EQUAL_TO', 'lessThanOrEqual'],
  ['LESS_THAN', 'lessThan'],
  ['NOT_EQUAL_TO', 'notEqual'],
  ['EQUAL_TO', 'equal'],
];
const DATE_COMPARISONS: readonly (readonly [string, Operator])[] = [
  ['NOT_BETWEEN', 'notBetween'],
  ['BETWEEN', 'between'],
  ['ON_OR_AFTER', 'greaterThanOrEqual'],
  ['AFTER', 'greaterThan'],
  ['ON_OR_BEFORE', 'lessThanOrEqual'],
  ['BEFORE', 'lessThan'],
  ['EQUAL_TO', 'equal'],
];
/** Excel's limits: a list written into the rule, and a help text. */
const LIST_LIMIT = 255;
const HELP_LIMIT = 255;

/** Puts a long list where Excel can read it, and returns the name that stands for it. */
export type PlaceList = (values: readonly string[]) => string;

/** A validation of some areas as hucre writes it; undefined for a criterion that Excel has nothing like. `title` tells a sheet's title in the file. */
export function validationToXlsx(
  validation: Validation,
  areas: readonly Area[],
  place: PlaceList,
  title: (sheet: number) => string | undefined,
): DataValidation | undefined {
  const rule = ruleOf(validation, areas[0], place, title);
  if (rule === undefined) return undefined;
  return {
    ...rule,
    range: formatRanges(areas),
    allowBlank: true,
    errorStyle: validation.allowInvalid ? 'warning' : 'stop',
    // Sheets only marks what a lenient rule doesn't like; a dialog at every entry would be more than that. Where a program doesn't know the
    // functions of a rule, the rule would refuse everything.
    showErrorMessage: !validation.allowInvalid && !isSheetsOnly(rule.formula1),
    ...(validation.helpText ? { inputMessage: validation.helpText.slice(0, HELP_LIMIT), showInputMessage: true } : {}),
  };
}

/** The validation that a file states; `lists` are the long lists by name. Undefined when it points at nothing. */
export function validationFromXlsx(
  rule: DataValidation,
  sheets: readonly Sheet[],
  home: Sheet,
  lists: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, { readonly sheet: number; readonly area: Area }>,
): Validation | undefined {
  const criterion = criterionOf(rule, sheets, home, lists, names);
  if (criterion === undefined) return undefined;
  return {
    ...criterion,
    allowInvalid:
      (!rule.showErrorMessage && !isSheetsOnly(rule.formula1)) || rule.errorStyle === 'warning' || rule.errorStyle === 'information',
    ...(rule.inputMessage ? { helpText: rule.inputMessage } : {}),
  };
}

/** Whether only Sheets knows the functions of a formula. */
function isSheetsOnly(formula: string | undefined): boolean {
  return /\b(?:REGEXMATCH|REGEXEXTRACT|REGEXREPLACE|ISEMAIL|ISURL|TO_TEXT)\(/i.test(formula ?? '');
}

function ruleOf(
  { criteria, values, home }: Validation,
  first: Area | undefined,
  place: PlaceList,
  title: (sheet: number) => string | undefined,
): Omit<DataValidation, 'range'> | undefined {
  const cell = first === undefined ? 'A1' : formatArea({ ...first, rows: 1, columns: 1 });
  const [value, second] = values;
  if (criteria === 'VALUE_IN_LIST') return listRule(listIn(values), place);
  if (criteria === 'CHECKBOX') return { type: 'list', values: ['TRUE', 'FALSE'] };
  if (criteria === 'VALUE_IN_RANGE' && typeof value === 'object' && 'area' in value) {
    const name = title(value.sheet);
    return name === undefined ? undefined : { type: 'list', formula1: absoluteReference(name, value.area) };
  }
  if (criteria === 'CUSTOM_FORMULA') return { type: 'custom', formula1: formulaToXlsx(formulaAt({ values, home }, first)) };
  if (criteria === 'DATE_IS_VALID_DATE') return { type: 'date', operator: 'greaterThanOrEqual', formula1: '0' };
  if (criteria === 'TEXT_IS_VALID_EMAIL') return { type: 'custom', formula1: `ISNUMBER(MATCH("*?@?*.?*",${cell},0))` };
  if (criteria === 'TEXT_IS_VALID_URL') return { type: 'custom', formula1: `ISNUMBER(MATCH("*?.?*",${cell},0))` };
  if (criteria === 'TEXT_CONTAINS') return { type: 'custom', formula1: `ISNUMBER(SEARCH(${quoted(value)},${cell}))` };
  if (criteria === 'TEXT_DOES_NOT_CONTAIN') return { type: 'custom', formula1: `ISERROR(SEARCH(${quoted(value)},${cell}))` };
  if (criteria === 'TEXT_EQUAL_TO') return { type: 'custom', formula1: `EXACT(${quoted(value)},${cell})` };
  const [type, operator] = criteria.startsWith('DATE_')
    ? (['date', endingIn(criteria, DATE_COMPARISONS)] as const)
    : (['decimal', endingIn(criteria, COMPARISONS)] as const);
  if (operator === undefined) return undefined;
  return { type, operator, formula1: bound(value), ...(second === undefined ? {} : { formula2: bound(second) }) };
}

function listRule(list: readonly string[], place: PlaceList): Omit<DataValidation, 'range'> {
  const plain = list.every((value) => value !== '' && !/[,"]|^[\s=]|\s$/.test(value));
  const fits = plain && list.join(',').length <= LIST_LIMIT && list.length > 0;
  return fits ? { type: 'list', values: [...list] } : { type: 'list', formula1: place(list) };
}

function listIn(values: readonly ValidationValue[]): readonly string[] {
  const [first] = values;
  if (typeof first === 'object' && 'list' in first) return first.list;
  return values.filter((value): value is string => typeof value === 'string');
}

function criterionOf(
  rule: DataValidation,
  sheets: readonly Sheet[],
  home: Sheet,
  lists: ReadonlyMap<string, readonly string[]>,
  names: ReadonlyMap<string, { readonly sheet: number; readonly area: Area }>,
): Pick<Validation, 'criteria' | 'values'> | undefined {
  const first = rule.formula1 ?? '';
  if (rule.type === 'list') {
    const list = rule.values ?? lists.get(first);
    if (list?.join() === 'TRUE,FALSE') return { criteria: 'CHECKBOX', values: [] };
    if (list !== undefined) return { criteria: 'VALUE_IN_LIST', values: [{ list: [...list] }, true] };
    const source = names.get(first) ?? parseReference(first, sheets, home);
    return source === undefined ? undefined : { criteria: 'VALUE_IN_RANGE', values: [source, true] };
  }
  if (rule.type === 'custom') return { criteria: 'CUSTOM_FORMULA', values: [formulaFromXlsx(first)] };
  if (rule.type === 'textLength' || rule.type === 'time') return undefined;
  const operator = rule.operator ?? 'between';
  const twoSided = operator === 'between' || operator === 'notBetween';
  if (rule.type === 'date') {
    if (!twoSided && operator.startsWith('greater') && Number(first) <= 1) return { criteria: 'DATE_IS_VALID_DATE', values: [] };
    const name = DATE_COMPARISONS.find(([, other]) => other === operator)?.[0];
    const bounds = (twoSided ? [first, rule.formula2 ?? ''] : [first]).map((text) =>
      isNumeric(text) ? { date: Number(text) } : formulaFromXlsx(text),
    );
    return name === undefined ? undefined : { criteria: `DATE_${name}`, values: bounds };
  }
  const name = COMPARISONS.find(([, other]) => other === operator)?.[0];
  const bounds = (twoSided ? [first, rule.formula2 ?? ''] : [first]).map((text) =>
    isNumeric(text) ? Number(text) : formulaFromXlsx(text),
  );
  return name === undefined ? undefined : { criteria: `NUMBER_${name}`, values: bounds };
}

function endingIn(criteria: string, table: readonly (readonly [string, Operator])[]): Operator | undefined {
  return table.find(([name]) => criteria === `DATE_${name}` || criteria === `NUMBER_${name}`)?.[1];
}

function bound(value: ValidationValue | undefined): string {
  if (typeof value === 'object' && 'date' in value) return String(value.date);
  return formulaToXlsx(String(value ?? ''));
}

function quoted(value: ValidationValue | undefined): string {
  return `"${String(value ?? '').replace(/"/g, '""')}"`;
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
