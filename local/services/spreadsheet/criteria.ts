import { EnumValue, Exception, enumName, googleEnum, googleInterface } from '../google';

type Criteria = GoogleAppsScript.Spreadsheet.FilterCriteria;
type Builder = GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;
type BooleanCriteria = GoogleAppsScript.Spreadsheet.BooleanCriteria;
type When = GoogleAppsScript.Base.Date | GoogleAppsScript.Spreadsheet.RelativeDate;
const CRITERIA = 'Spreadsheet.BooleanCriteria';

/** What a filter lets through: a condition, or all but the hidden values. */
export interface CriteriaState {
  readonly criteria: string | undefined;
  readonly values: readonly unknown[];
  readonly hidden: readonly string[];
  readonly visible?: readonly string[];
}

const states = new WeakMap<object, CriteriaState>();

/** What criteria say that a script passed. @throws Exception when it passed something else */
export function criteriaOf(criteria: unknown): CriteriaState {
  const state = typeof criteria === 'object' && criteria !== null ? states.get(criteria) : undefined;
  if (!state) throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.FilterCriteria.");
  return state;
}

/** Built filter criteria. */
export class FilterCriteria extends googleInterface<Criteria>() {
  static readonly google = 'Spreadsheet.FilterCriteria';
  constructor(private readonly state: CriteriaState) {
    super();
    states.set(this, state);
  }
  override getCriteriaType(): BooleanCriteria {
    return googleEnum(CRITERIA, this.state.criteria ?? '');
  }
  override getCriteriaValues(): unknown[] {
    return [...this.state.values];
  }
  override getHiddenValues(): string[] {
    return [...this.state.hidden];
  }
  override getVisibleValues(): string[] {
    return [...(this.state.visible ?? [])];
  }
  override copy(): Builder {
    return new FilterCriteriaBuilder(this.state);
  }
}

/** Builds filter criteria. */
export class FilterCriteriaBuilder extends googleInterface<Builder>() {
  static readonly google = 'Spreadsheet.FilterCriteriaBuilder';
  constructor(private state: CriteriaState = { criteria: undefined, values: [], hidden: [] }) {
    super();
  }
  private when(criteria: string, ...values: unknown[]): Builder {
    this.state = { criteria, values, hidden: [] };
    return this;
  }
  private whenDate(criteria: string, date: unknown): Builder {
    return date instanceof EnumValue ? this.when(`${criteria}_RELATIVE`, date.name) : this.when(criteria, date);
  }
  override build(): Criteria {
    return new FilterCriteria(this.state);
  }
  override copy(): Builder {
    return new FilterCriteriaBuilder(this.state);
  }
  override setHiddenValues(values: string[]): Builder {
    this.state = { criteria: undefined, values: [], hidden: values.map(String) };
    return this;
  }
  override setVisibleValues(values: string[]): Builder {
    this.state = { criteria: undefined, values: [], hidden: [], visible: values.map(String) };
    return this;
  }
  override withCriteria(criteria: BooleanCriteria, values: unknown[]): Builder {
    return this.when(enumName(criteria, CRITERIA), ...values);
  }
  override whenCellEmpty(): Builder {
    return this.when('CELL_EMPTY');
  }
  override whenCellNotEmpty(): Builder {
    return this.when('CELL_NOT_EMPTY');
  }
  override whenDateAfter(date: When): Builder {
    return this.whenDate('DATE_AFTER', date);
  }
  override whenDateBefore(date: When): Builder {
    return this.whenDate('DATE_BEFORE', date);
  }
  override whenDateEqualTo(date: When): Builder {
    return this.whenDate('DATE_EQUAL_TO', date);
  }
  override whenFormulaSatisfied(formula: string): Builder {
    return this.when('CUSTOM_FORMULA', formula);
  }
  override whenNumberBetween(start: number, end: number): Builder {
    return this.when('NUMBER_BETWEEN', start, end);
  }
  override whenNumberEqualTo(number: number): Builder {
    return this.when('NUMBER_EQUAL_TO', number);
  }
  override whenNumberGreaterThan(number: number): Builder {
    return this.when('NUMBER_GREATER_THAN', number);
  }
  override whenNumberGreaterThanOrEqualTo(number: number): Builder {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }
  override whenNumberLessThan(number: number): Builder {
    return this.when('NUMBER_LESS_THAN', number);
  }
  override whenNumberLessThanOrEqualTo(number: number): Builder {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }
  override whenNumberNotEqualTo(number: number): Builder {
    return this.when('NUMBER_NOT_EQUAL_TO', number);
  }
  override whenTextContains(text: string): Builder {
    return this.when('TEXT_CONTAINS', text);
  }
  override whenTextDoesNotContain(text: string): Builder {
    return this.when('TEXT_DOES_NOT_CONTAIN', text);
  }
  override whenTextEqualTo(text: string): Builder {
    return this.when('TEXT_EQUAL_TO', text);
  }
  override whenTextStartsWith(text: string): Builder {
    return this.when('TEXT_STARTS_WITH', text);
  }
  override whenTextEndsWith(text: string): Builder {
    return this.when('TEXT_ENDS_WITH', text);
  }
}
