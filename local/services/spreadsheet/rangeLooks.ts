import { fillSparse, setSparse } from '../../document/cells';
import { internValidation } from '../../document/create';
import type { Style } from '../../document/types';
import { enumName, googleEnum } from '../google';
import { colorOf } from './colors';
import { requireEdit, restyle, styleAt, withStyle } from './grid';
import { RangePlace } from './rangePlace';
import { gridOf, requireShape } from './shapes';
import { ValidationRule, validationOf } from './validation';

type Range = GoogleAppsScript.Spreadsheet.Range;
type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Weight = GoogleAppsScript.Spreadsheet.FontWeight;
type WrapStrategy = GoogleAppsScript.Spreadsheet.WrapStrategy;

/** How the cells of a range look and what they accept: formats, colours, notes, validation. */
export abstract class RangeLooks extends RangePlace {
  private styled<K extends keyof Style>(key: K, value: Style[K] | undefined): Range {
    restyle(this.env, this.on, this.area, (style) => withStyle(style, key, value), true);
    return this;
  }
  private styledEach<K extends keyof Style>(key: K, values: unknown, read: (value: unknown) => Style[K] | undefined): Range {
    requireShape(values, this.area);
    restyle(this.env, this.on, this.area, (style, row, column) => withStyle(style, key, read(values[row]?.[column])));
    return this;
  }
  private styles<T>(read: (style: Style) => T): T[][] {
    return gridOf(this.area, (row, column) => read(styleAt(this.env, this.on, row, column)));
  }
  private firstStyle(): Style {
    return styleAt(this.env, this.on, this.area.row, this.area.column);
  }

  override getNumberFormat(): string {
    return formatName(this.firstStyle());
  }
  override getNumberFormats(): string[][] {
    return this.styles(formatName);
  }
  override setNumberFormat(format: string): Range {
    return this.styled('numberFormat', storedFormat(format));
  }
  override setNumberFormats(formats: string[][]): Range {
    return this.styledEach('numberFormat', formats, storedFormat);
  }
  override getBackground(): string {
    return this.firstStyle().background ?? '#ffffff';
  }
  override getBackgrounds(): string[][] {
    return this.styles((style) => style.background ?? '#ffffff');
  }
  override setBackground(color: string | null): Range {
    return this.styled('background', colorOf(color));
  }
  override setBackgrounds(colors: (string | null)[][]): Range {
    return this.styledEach('background', colors, (color) => colorOf(color as string | null));
  }
  override setFontColor(color: string | null): Range {
    return this.styled('fontColor', colorOf(color));
  }
  override setFontColors(colors: unknown[][]): Range {
    return this.styledEach('fontColor', colors, (color) => colorOf(color as string | null));
  }
  override getFontWeight(): Weight {
    return this.firstStyle().bold ? 'bold' : 'normal';
  }
  override getFontWeights(): Weight[][] {
    return this.styles((style) => (style.bold ? 'bold' : 'normal'));
  }
  override setFontWeight(weight: Weight | null): Range {
    return this.styled('bold', weight === 'bold' ? true : undefined);
  }
  override setFontWeights(weights: (Weight | null)[][]): Range {
    return this.styledEach('bold', weights, (weight) => (weight === 'bold' ? true : undefined));
  }
  override setFontStyle(style: 'normal' | 'italic' | null): Range {
    return this.styled('italic', style === 'italic' ? true : undefined);
  }
  override getFontSize(): number {
    return this.firstStyle().fontSize ?? 10;
  }
  override setFontSize(size: number): Range {
    return this.styled('fontSize', size === 10 ? undefined : size);
  }
  override getWrap(): boolean {
    return this.firstStyle().wrap ?? false;
  }
  override setWrap(wrap: boolean): Range {
    return this.styled('wrap', wrap ? true : undefined);
  }
  override setWrapStrategy(strategy: WrapStrategy): Range {
    return this.setWrap(enumName(strategy, 'Spreadsheet.WrapStrategy') === 'WRAP');
  }
  override getWrapStrategy(): WrapStrategy {
    return googleEnum('Spreadsheet.WrapStrategy', this.getWrap() ? 'WRAP' : 'OVERFLOW');
  }
  override getHorizontalAlignment(): string {
    return this.firstStyle().horizontalAlign ?? 'general';
  }
  override setHorizontalAlignment(align: 'left' | 'center' | 'normal' | 'right' | null): Range {
    return this.styled('horizontalAlign', align === 'normal' || align === null ? undefined : align);
  }
  override getVerticalAlignment(): string {
    return this.firstStyle().verticalAlign ?? 'bottom';
  }
  override setVerticalAlignment(align: 'top' | 'middle' | 'bottom' | null): Range {
    return this.styled('verticalAlign', align === 'bottom' || align === null ? undefined : align);
  }
  override clearFormat(): Range {
    restyle(this.env, this.on, this.area, () => ({}), true);
    return this;
  }

  override getNote(): string {
    return this.on.notes[this.area.row]?.[this.area.column] ?? '';
  }
  override getNotes(): string[][] {
    return gridOf(this.area, (row, column) => this.on.notes[row]?.[column] ?? '');
  }
  override setNote(note: string | null): Range {
    return this.setNotes(gridOf(this.area, () => note));
  }
  override setNotes(notes: (string | null)[][]): Range {
    requireShape(notes, this.area);
    requireEdit(this.env, this.on, this.area);
    notes.forEach((line, row) => {
      line.forEach((note, column) => {
        setSparse(this.on.notes, this.area.row + row, this.area.column + column, note === null || note === '' ? undefined : String(note));
      });
    });
    this.env.touch();
    return this;
  }
  override clearNote(): Range {
    return this.setNote(null);
  }

  override getDataValidation(): DataValidation | null {
    return this.ruleAt(this.area.row, this.area.column);
  }
  override getDataValidations(): (DataValidation | null)[][] {
    return gridOf(this.area, (row, column) => this.ruleAt(row, column));
  }
  private ruleAt(row: number, column: number): DataValidation | null {
    const validation = this.env.book.validations[(this.on.validations[row]?.[column] ?? 0) - 1];
    return validation ? new ValidationRule(this.env, validation) : null;
  }
  override setDataValidation(rule: DataValidation | null): Range {
    requireEdit(this.env, this.on, this.area);
    fillSparse(this.on.validations, this.area, rule === null ? undefined : this.ruleNumber(rule, 0, 0));
    this.env.touch();
    return this;
  }
  override setDataValidations(rules: (DataValidation | null)[][]): Range {
    requireShape(rules, this.area);
    requireEdit(this.env, this.on, this.area);
    rules.forEach((line, row) => {
      line.forEach((rule, column) => {
        const number = rule === null ? undefined : this.ruleNumber(rule, row, column);
        setSparse(this.on.validations, this.area.row + row, this.area.column + column, number);
      });
    });
    this.env.touch();
    return this;
  }
  /** A custom formula is taken as written for the first cell of the range, or for the one cell that it was given for. */
  private ruleNumber(rule: DataValidation, row: number, column: number): number {
    const validation = validationOf(rule);
    if (validation.criteria !== 'CUSTOM_FORMULA') return internValidation(this.env.book, validation);
    const home = { sheet: this.on.id, row: this.area.row + row, column: this.area.column + column };
    return internValidation(this.env.book, { ...validation, home });
  }
  override clearDataValidations(): Range {
    return this.setDataValidation(null);
  }
}

function formatName(style: Style): string {
  return style.numberFormat ?? 'General';
}

function storedFormat(format: unknown): string | undefined {
  return format === 'General' || format === '' || format === null || format === undefined ? undefined : String(format);
}
