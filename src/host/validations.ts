import { patternInFormula } from '../core/fields/pattern';
import type { ColumnLayout, SheetLayout, Validation } from '../core/install/layoutTypes';
import { EMAIL_FORM, MASKED_FORM, PHONE_FORM } from '../core/values/form';
import { LARGEST } from '../core/values/parseValue';
import { type Book, columnLetter, columnsByKey } from './book';
import { runs } from './runs';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** What the first and the last data row of a sheet look like; undefined for a new one. */
export interface Standing {
  readonly formats: readonly string[];
  readonly rules: readonly (Rule | null)[];
  readonly last: readonly (Rule | null)[];
}

/** Reads how a sheet's columns look, in three service calls. */
export function readLooks(sheet: GoogleSheet, rows: number): Standing {
  const row = sheet.getRange('2:2');
  const rules = row.getDataValidations()[0] ?? [];
  return {
    formats: row.getNumberFormats()[0] ?? [],
    rules,
    last: rows > 2 ? (sheet.getRange(`${rows}:${rows}`).getDataValidations()[0] ?? []) : rules,
  };
}

/** Sets the checks of columns where they aren't as they are to be. Columns that stand side by side are two calls together. */
export function setValidations(
  book: Book,
  sheet: GoogleSheet,
  layout: SheetLayout,
  positions: ReadonlyMap<string, number>,
  looks: Standing | undefined,
  rows: number,
): void {
  const wanted: (Rule | null | undefined)[] = [];
  for (const column of layout.columns) {
    const position = positions.get(column.key);
    if (position === undefined) continue;
    const rule = column.validation ? ruleOf(book, sheet, column.validation, position, column.help) : null;
    const isNew = looks === undefined || layout.add.includes(column.key);
    if (isNew) wanted[position] = rule;
    else if (rule && !(isSame(looks.rules[position], rule) && isSame(looks.last[position], rule))) wanted[position] = rule;
  }
  for (const { start, length, value } of runs(Array.from(wanted, (rule) => rule !== undefined))) {
    const rules = wanted.slice(start, start + length).map((rule) => rule ?? null);
    if (!value || rules.every((rule) => rule === null)) continue;
    const filled = rules.flatMap((rule, at) => (rule ? [{ rule, at }] : []));
    if (filled.length <= 2) {
      for (const { rule, at } of filled) sheet.getRange(2, start + at + 1, rows - 1, 1).setDataValidation(rule);
      continue;
    }
    // A custom formula is relative to the cell that it is set on: so the first row gets each rule, and the rows below take them over from it.
    const first = sheet.getRange(2, start + 1, 1, length);
    first.setDataValidations([rules]);
    if (rows > 2) {
      const below = sheet.getRange(3, start + 1, rows - 2, length);
      first.copyTo(below, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
    }
  }
}

/**
 * Fits columns to a type that people changed: text, numbers and dates are formatted otherwise, and what checked the old type would refuse the new.
 * Formats within a type are people's own, and so is a validation of theirs where Kehu has none. What shows that a column is done is written last.
 */
export function retypeColumns(
  sheet: GoogleSheet,
  { columns, recheck, add }: SheetLayout,
  positions: ReadonlyMap<string, number>,
  { formats, rules }: Standing,
  rows: number,
): void {
  for (const { key, numberFormat, validation, computed } of columns) {
    const position = positions.get(key) ?? -1;
    if (position < 0 || add.includes(key)) continue;
    const isOther = kindOf(formats[position] ?? '') !== kindOf(numberFormat);
    const isStale = !validation && (computed || isOther || recheck.includes(key)) && rules[position];
    if (!isOther && !isStale) continue;
    const body = sheet.getRange(2, position + 1, rows - 1, 1);
    if (isStale) body.clearDataValidations();
    if (isOther) body.setNumberFormat(numberFormat);
  }
}

/** What a number format is for: plain text, dates or numbers. */
function kindOf(format: string): string {
  return format === '@' ? format : /[ymdh]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')) ? 'date' : 'number';
}

function isSame(standing: Rule | null | undefined, rule: Rule): boolean {
  return standing !== null && standing !== undefined && textOf(standing) === textOf(rule);
}

/** Everything that tells a rule from another. */
function textOf(rule: Rule): string {
  const values = rule
    .getCriteriaValues()
    .map((value: unknown) => (isRange(value) ? `${value.getSheet().getSheetId()}!${value.getA1Notation()}` : value));
  return JSON.stringify([String(rule.getCriteriaType()), values, rule.getAllowInvalid(), rule.getHelpText() ?? '']);
}

function isRange(value: unknown): value is GoogleAppsScript.Spreadsheet.Range {
  return typeof value === 'object' && value !== null && 'getA1Notation' in value;
}

function ruleOf(book: Book, sheet: GoogleSheet, validation: Validation, position: number, help: ColumnLayout['help']): Rule | null {
  const builder = SpreadsheetApp.newDataValidation().setAllowInvalid(!validation.strict);
  if (help) builder.setHelpText(help);
  const column = columnLetter(sheet, position);
  // Numbers too are matched as texts.
  const matches = (pattern: string): string => `REGEXMATCH(${column}2&"",${pattern})`;
  const custom = (condition: string): Rule => builder.requireFormulaSatisfied(`=${condition}`).build();
  switch (validation.kind) {
    case 'list':
      return builder.requireValueInList([...validation.values], true).build();
    case 'date':
      return builder.requireDate().build();
    case 'number':
      return builder.requireNumberBetween(validation.min ?? -LARGEST, validation.max ?? LARGEST).build();
    case 'checkbox':
      return builder.requireCheckbox().build();
    case 'email':
      if (!validation.strict) return builder.requireTextIsEmail().build();
      return custom(matches(`"${EMAIL_FORM}|${MASKED_FORM}"`));
    case 'phone':
      return custom(matches(validation.strict ? `"${PHONE_FORM}|${MASKED_FORM}"` : `"${PHONE_FORM}"`));
    case 'unique':
      return custom(`COUNTIF($${column}$2:$${column},${column}2)=1`);
    case 'text': {
      const { pattern, min, max } = validation;
      const conditions = [
        ...(pattern === undefined ? [] : [matches(patternInFormula(pattern))]),
        ...(min === undefined ? [] : [`LEN(${column}2)>=${min}`]),
        ...(max === undefined ? [] : [`LEN(${column}2)<=${max}`]),
      ];
      return custom(conditions.length === 1 ? (conditions[0] ?? '') : `AND(${conditions.join(',')})`);
    }
    case 'tags': {
      const one = `(${validation.values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/"/g, '""')).join('|')})`;
      return custom(matches(`"^ *${one} *([,，、;；] *${one} *)*$"`));
    }
    case 'reference': {
      const target = book.sheetOf(validation.sheet);
      const id = target && [...columnsByKey(book, target, ['id']).keys()][0];
      if (!target || id === undefined) return null;
      const letter = columnLetter(target, id);
      return builder.requireValueInRange(target.getRange(`${letter}2:${letter}`), true).build();
    }
  }
}
