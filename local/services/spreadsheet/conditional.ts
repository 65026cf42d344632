import type { ConditionalFormat, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { EnumValue, Exception, enumName, googleEnum, googleInterface } from '../google';
import { placeOf } from '../place';
import { colorOf } from './colors';
import { serialOfDate } from './grid';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type BooleanCondition = GoogleAppsScript.Spreadsheet.BooleanCondition;
type GradientCondition = GoogleAppsScript.Spreadsheet.GradientCondition;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Criteria = GoogleAppsScript.Spreadsheet.BooleanCriteria;
type When = GoogleAppsScript.Base.Date | GoogleAppsScript.Spreadsheet.RelativeDate;
type Interpolation = GoogleAppsScript.Spreadsheet.InterpolationType;
const CRITERIA = 'Spreadsheet.BooleanCriteria';

const formats = new WeakMap<object, ConditionalFormat>();

/** The conditional format rules of a sheet, in order. */
export function conditionalRulesOf(env: Environment, sheet: Sheet): Rule[] {
  return sheet.conditionalFormats.map((format) => new FormatRule(env, sheet, format));
}

/** Puts these rules in place of the sheet's. @throws Exception for rules without ranges or with ranges of another sheet */
export function setConditionalRules(env: Environment, sheet: Sheet, rules: readonly unknown[]): void {
  sheet.conditionalFormats = rules.map((rule) => {
    const format = typeof rule === 'object' && rule !== null ? formats.get(rule) : undefined;
    if (!(rule instanceof FormatRule) || !format)
      throw new Exception("The parameters don't match the method signature: expected SpreadsheetApp.ConditionalFormatRule[].");
    if (rule.sheet !== sheet) throw new Exception('Conditional format rule cannot reference a different sheet.');
    return format;
  });
  env.touch();
}

class FormatRule extends googleInterface<Rule>() {
  static readonly google = 'Spreadsheet.ConditionalFormatRule';
  constructor(
    private readonly env: Environment,
    readonly sheet: Sheet,
    private readonly format: ConditionalFormat,
  ) {
    super();
    formats.set(this, format);
  }
  override getRanges(): Range[] {
    return this.format.areas.map((area) => this.env.make.range(this.sheet, area));
  }
  override getBooleanCondition(): BooleanCondition | null {
    return this.format.criteria === undefined ? null : new Condition(this.format);
  }
  override getGradientCondition(): GradientCondition | null {
    return this.format.gradient ? new Gradient(this.format.gradient) : null;
  }
  override copy(): Builder {
    return new FormatRuleBuilder(this.env, this.format, this.sheet);
  }
}

class Condition extends googleInterface<BooleanCondition>() {
  static readonly google = 'Spreadsheet.BooleanCondition';
  constructor(private readonly format: ConditionalFormat) {
    super();
  }
  override getCriteriaType(): Criteria {
    return googleEnum(CRITERIA, this.format.criteria ?? '');
  }
  override getCriteriaValues(): unknown[] {
    return [...(this.format.values ?? [])];
  }
  override getBackground(): string | null {
    return this.format.background ?? null;
  }
  override getFontColor(): string | null {
    return this.format.fontColor ?? null;
  }
  override getBold(): boolean | null {
    return this.format.bold ?? null;
  }
}

class Gradient extends googleInterface<GradientCondition>() {
  static readonly google = 'Spreadsheet.GradientCondition';
  constructor(private readonly gradient: NonNullable<ConditionalFormat['gradient']>) {
    super();
  }
  override getMinColor(): string {
    return this.gradient.minColor;
  }
  override getMidColor(): string {
    return this.gradient.midColor ?? '';
  }
  override getMaxColor(): string {
    return this.gradient.maxColor;
  }
}

/** Builds conditional format rules. */
export class FormatRuleBuilder extends googleInterface<Builder>() {
  static readonly google = 'Spreadsheet.ConditionalFormatRuleBuilder';
  private format: ConditionalFormat;
  constructor(
    private readonly env: Environment,
    format: ConditionalFormat = { areas: [] },
    private sheet?: Sheet,
  ) {
    super();
    this.format = { ...format };
  }
  private changed(change: Partial<ConditionalFormat>): Builder {
    Object.assign(this.format, change);
    return this;
  }
  private when(criteria: string, ...values: unknown[]): Builder {
    delete this.format.gradient;
    const stored = values.map((value) =>
      value instanceof Date ? serialOfDate(this.env, value) : typeof value === 'number' ? value : String(value),
    );
    return this.changed({ criteria, values: stored });
  }
  private whenDate(criteria: string, date: unknown): Builder {
    return date instanceof EnumValue ? this.when(`${criteria}_RELATIVE`, date.name) : this.when(criteria, date);
  }
  private color(key: 'background' | 'fontColor', color: string | null): Builder {
    const known = colorOf(color);
    if (known === undefined) delete this.format[key];
    else this.format[key] = known;
    return this;
  }
  private graded(part: 'minColor' | 'midColor' | 'maxColor', color: string): Builder {
    delete this.format.criteria;
    const gradient = { minColor: '#ffffff', maxColor: '#ffffff', ...this.format.gradient, [part]: colorOf(color) ?? '#ffffff' };
    return this.changed({ gradient });
  }
  override build(): Rule {
    if (!this.sheet || this.format.areas.length === 0) throw new Exception('Conditional format rule must have at least one range.');
    if (this.format.criteria === undefined && !this.format.gradient) throw new Exception('Conditional format rule must have a condition.');
    return new FormatRule(this.env, this.sheet, { ...this.format });
  }
  override copy(): Builder {
    return new FormatRuleBuilder(this.env, this.format, this.sheet);
  }
  override getRanges(): Range[] {
    const { sheet } = this;
    return sheet ? this.format.areas.map((area) => this.env.make.range(sheet, area)) : [];
  }
  override setRanges(ranges: Range[]): Builder {
    const places = ranges.map(placeOf);
    const sheet = places[0]?.sheet;
    if (!sheet) throw new Exception('Conditional format rule must have at least one range.');
    if (places.some((place) => place.sheet !== sheet)) throw new Exception('All ranges must be on the same sheet.');
    this.sheet = sheet;
    return this.changed({ areas: places.map((place) => place.area) });
  }
  override setBackground(color: string | null): Builder {
    return this.color('background', color);
  }
  override setFontColor(color: string | null): Builder {
    return this.color('fontColor', color);
  }
  override setBold(bold: boolean | null): Builder {
    if (bold !== null) return this.changed({ bold });
    delete this.format.bold;
    return this;
  }
  override setGradientMinpoint(color: string): Builder {
    return this.graded('minColor', color);
  }
  override setGradientMaxpoint(color: string): Builder {
    return this.graded('maxColor', color);
  }
  override setGradientMinpointWithValue(color: string, _type: Interpolation, _value: string): Builder {
    return this.graded('minColor', color);
  }
  override setGradientMidpointWithValue(color: string, _type: Interpolation, _value: string): Builder {
    return this.graded('midColor', color);
  }
  override setGradientMaxpointWithValue(color: string, _type: Interpolation, _value: string): Builder {
    return this.graded('maxColor', color);
  }
  override withCriteria(criteria: Criteria, values: unknown[]): Builder {
    return this.when(enumName(criteria, CRITERIA), ...values);
  }
  override whenFormulaSatisfied(formula: string): Builder {
    if (!String(formula).startsWith('=')) throw new Exception('Conditional format rule formula must start with =.');
    return this.when('CUSTOM_FORMULA', formula);
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
