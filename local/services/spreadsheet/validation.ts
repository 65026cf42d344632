import type { Validation, ValidationValue } from '../../document/types';
import { zoneOf } from '../../document/zone';
import type { Environment } from '../environment';
import { Exception, enumName, googleEnum, googleInterface } from '../google';
import { isRange, placeOf } from '../place';
import { dateOf, serialOfDate } from './grid';

type Rule = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;
type Range = GoogleAppsScript.Spreadsheet.Range;
const CRITERIA = 'Spreadsheet.DataValidationCriteria';

const rules = new WeakMap<object, Validation>();

/** The rule that a script passed. @throws Exception when it passed something else */
export function validationOf(rule: unknown): Validation {
  const validation = typeof rule === 'object' && rule !== null ? rules.get(rule) : undefined;
  if (!validation) throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.DataValidation.");
  return validation;
}

/** A built data validation rule. */
export class ValidationRule extends googleInterface<Rule>() {
  static readonly google = 'Spreadsheet.DataValidation';
  constructor(
    private readonly env: Environment,
    private readonly rule: Validation,
  ) {
    super();
    rules.set(this, rule);
  }
  override getCriteriaType(): Criteria {
    return googleEnum(CRITERIA, this.rule.criteria);
  }
  override getCriteriaValues(): unknown[] {
    return valuesOf(this.env, this.rule);
  }
  override getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  override getHelpText(): string {
    return this.rule.helpText ?? '';
  }
  override copy(): Builder {
    return new ValidationBuilder(this.env, this.rule);
  }
}

/** Builds data validation rules. A new rule accepts invalid values with a warning, until it is told to refuse them. */
export class ValidationBuilder extends googleInterface<Builder>() {
  static readonly google = 'Spreadsheet.DataValidationBuilder';
  private rule: Validation;
  constructor(
    private readonly env: Environment,
    rule?: Validation,
  ) {
    super();
    this.rule = rule ?? { criteria: '', values: [], allowInvalid: true };
  }
  private must(criteria: string, values: readonly unknown[] = []): Builder {
    this.rule = { ...this.rule, criteria, values: values.map((value) => storedValue(this.env, value)) };
    return this;
  }
  override build(): Rule {
    if (this.rule.criteria === '') throw new Exception('Data validation rule must have criteria.');
    return new ValidationRule(this.env, this.rule);
  }
  override copy(): Builder {
    return new ValidationBuilder(this.env, this.rule);
  }
  override getCriteriaType(): Criteria {
    return googleEnum(CRITERIA, this.rule.criteria);
  }
  override getCriteriaValues(): unknown[] {
    return valuesOf(this.env, this.rule);
  }
  override getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  override getHelpText(): string | null {
    return this.rule.helpText ?? null;
  }
  override setAllowInvalid(allowInvalid: boolean): Builder {
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }
  override setHelpText(helpText: string): Builder {
    this.rule = { ...this.rule, helpText: String(helpText) };
    return this;
  }
  override withCriteria(criteria: Criteria, values: unknown[]): Builder {
    const name = enumName(criteria, CRITERIA);
    if (name === 'VALUE_IN_LIST') return this.requireValueInList(Array.isArray(values[0]) ? values[0] : []);
    return this.must(name, name === 'VALUE_IN_RANGE' ? values.slice(0, 1) : values);
  }
  override requireCheckbox(...values: unknown[]): Builder {
    return this.must('CHECKBOX', values);
  }
  override requireValueInList(values: readonly unknown[], _showDropdown = true): Builder {
    if (!Array.isArray(values))
      throw new Exception("The parameters don't match the method signature for SpreadsheetApp.DataValidationBuilder.requireValueInList.");
    if (values.length > 500)
      throw new Exception('The data validation rule has more items than the limit of 500. Use the “List from a range” criteria instead.');
    this.rule = { ...this.rule, criteria: 'VALUE_IN_LIST', values: [{ list: values.map(String) }] };
    return this;
  }
  override requireValueInRange(range: Range, _showDropdown = true): Builder {
    return this.must('VALUE_IN_RANGE', [range]);
  }
  override requireFormulaSatisfied(formula: string): Builder {
    return this.must('CUSTOM_FORMULA', [formula]);
  }
  override requireDate(): Builder {
    return this.must('DATE_IS_VALID_DATE');
  }
  override requireDateAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_AFTER', [date]);
  }
  override requireDateBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_BEFORE', [date]);
  }
  override requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_BETWEEN', [start, end]);
  }
  override requireDateEqualTo(date: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_EQUAL_TO', [date]);
  }
  override requireDateNotBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_NOT_BETWEEN', [start, end]);
  }
  override requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_ON_OR_AFTER', [date]);
  }
  override requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): Builder {
    return this.must('DATE_ON_OR_BEFORE', [date]);
  }
  override requireNumberBetween(start: number, end: number): Builder {
    return this.must('NUMBER_BETWEEN', [start, end]);
  }
  override requireNumberEqualTo(number: number): Builder {
    return this.must('NUMBER_EQUAL_TO', [number]);
  }
  override requireNumberGreaterThan(number: number): Builder {
    return this.must('NUMBER_GREATER_THAN', [number]);
  }
  override requireNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.must('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }
  override requireNumberLessThan(number: number): Builder {
    return this.must('NUMBER_LESS_THAN', [number]);
  }
  override requireNumberLessThanOrEqualTo(number: number): Builder {
    return this.must('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }
  override requireNumberNotBetween(start: number, end: number): Builder {
    return this.must('NUMBER_NOT_BETWEEN', [start, end]);
  }
  override requireNumberNotEqualTo(number: number): Builder {
    return this.must('NUMBER_NOT_EQUAL_TO', [number]);
  }
  override requireTextContains(text: string): Builder {
    return this.must('TEXT_CONTAINS', [text]);
  }
  override requireTextDoesNotContain(text: string): Builder {
    return this.must('TEXT_DOES_NOT_CONTAIN', [text]);
  }
  override requireTextEqualTo(text: string): Builder {
    return this.must('TEXT_EQUAL_TO', [text]);
  }
  override requireTextIsEmail(): Builder {
    return this.must('TEXT_IS_VALID_EMAIL');
  }
  override requireTextIsUrl(): Builder {
    return this.must('TEXT_IS_VALID_URL');
  }
}

function storedValue(env: Environment, value: unknown): ValidationValue {
  if (value instanceof Date) return { date: serialOfDate(env, value) };
  if (isRange(value)) {
    const { sheet, area } = placeOf(value);
    return { sheet: sheet.id, area };
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function valuesOf(env: Environment, rule: Validation): unknown[] {
  const zone = zoneOf(env.book.timeZone);
  const values = rule.values.map((value): unknown => {
    if (typeof value !== 'object') return value;
    if ('date' in value) return dateOf(value.date, zone);
    if ('list' in value) return [...value.list];
    const sheet = env.book.sheets.find((candidate) => candidate.id === value.sheet);
    return sheet ? env.make.range(sheet, value.area) : null;
  });
  return rule.criteria === 'VALUE_IN_LIST' || rule.criteria === 'VALUE_IN_RANGE' ? [...values, true] : values;
}
