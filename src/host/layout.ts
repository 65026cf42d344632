import type { ColumnLayout, SheetLayout, Validation } from '../core/install/layoutTypes';
import { LARGEST } from '../core/values/parseValue';
import { type Book, COLUMN_KEY, columnsByKey, SHEET_KEY, sheetFor } from './book';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

const TYPED_HEADER = '#d0e0fc';
const COMPUTED_HEADER = '#e3e3e3';
const MISSING = '#fff2cc';

/**
 * Makes a sheet or completes it: headers, formats, validation, notes, column metadata, protection of what is computed. Done again, it
 * changes nothing that a person typed; stopped anywhere, it is completed by being done again: what shows that a step is done is written last.
 */
export function applyLayout(book: Book, layout: SheetLayout): void {
  const existing = book.sheetOf(layout.key);
  const sheet = existing ?? makeSheet(book, layout);
  if (!book.isMarked(layout.key)) {
    sheet.setFrozenRows(1);
    if (layout.frozenColumns > 0) sheet.setFrozenColumns(layout.frozenColumns);
    sheet.setTabColor({ module: '#3c78d8', settings: '#6aa84f', written: '#999999' }[layout.kind]);
    sheet.addDeveloperMetadata(SHEET_KEY, layout.key, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
    book.look();
  }
  const byKey = new Map(layout.columns.map((column) => [column.key, column]));
  for (const { position, key } of layout.adopt) markColumn(sheet, layout.key, position, key);
  const added = layout.add.flatMap((key) => byKey.get(key) ?? []);
  if (added.length > 0) addColumns(sheet, layout, existing ? sheet.getLastColumn() : 0, added);
  if (layout.rows.length > 0) writeRows(sheet, layout);
  if (layout.adopt.length + added.length > 0) book.look();
  const positions = positionsIn(book, sheet, layout);
  refreshValidation(book, sheet, layout, positions);
  if (existing) retypeColumns(sheet, layout, positions);
  protectComputed(sheet, layout, positions);
  sheet.setConditionalFormatRules(conditionalFormats(sheet, layout, positions));
}

/** A new sheet at the end; the one empty sheet of a new spreadsheet is taken instead. */
function makeSheet(book: Book, layout: SheetLayout): GoogleSheet {
  const sheets = book.spreadsheet.getSheets();
  const [only] = sheets;
  if (only && sheets.length === 1 && only.getLastRow() === 0) return only.setName(layout.title);
  return book.spreadsheet.insertSheet(layout.title, sheets.length);
}

function addColumns(sheet: GoogleSheet, layout: SheetLayout, first: number, columns: readonly ColumnLayout[]): void {
  const missing = first + columns.length - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  const body = sheet.getMaxRows() - 1;
  const formats = columns.map((column) => column.numberFormat);
  sheet.getRange(2, first + 1, body, columns.length).setNumberFormats(new Array<string[]>(body).fill(formats));
  runs(columns.map((column) => column.width)).forEach(({ start, length, value }) => {
    sheet.setColumnWidths(first + start + 1, length, value);
  });
  const header = sheet.getRange(1, first + 1, 1, columns.length);
  header.setNumberFormat('@');
  header.setBackgrounds([columns.map((column) => (column.computed ? COMPUTED_HEADER : TYPED_HEADER))]);
  header.setFontWeight('bold');
  header.setNotes([columns.map((column) => column.help)]);
  header.setValues([columns.map((column) => column.header)]);
  columns.forEach((column, at) => {
    markColumn(sheet, layout.key, first + at, column.key);
  });
}

/** Only a column that is named without an end (`C:C`) is an entire one to Google; one with its last row is refused. */
function markColumn(sheet: GoogleSheet, sheetKey: string, position: number, key: string): void {
  const letter = columnLetter(sheet, position);
  sheet
    .getRange(`${letter}:${letter}`)
    .addDeveloperMetadata(COLUMN_KEY, `${sheetKey}.${key}`, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
}

function writeRows(sheet: GoogleSheet, layout: SheetLayout): void {
  const missing = layout.rows.length + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  sheet.getRange(2, 1, layout.rows.length, layout.columns.length).setValues(layout.rows);
}

/** Positions from 0 of the layout's columns that the sheet has. */
function positionsIn(book: Book, sheet: GoogleSheet, layout: SheetLayout): ReadonlyMap<string, number> {
  const known = layout.columns.map((column) => column.key);
  return new Map([...columnsByKey(book, sheet, known)].map(([position, key]) => [key, position]));
}

/** Sets the validation of every column that has one. A column is one call, because a custom formula is relative to the first cell of the range that it is set on. */
function refreshValidation(book: Book, sheet: GoogleSheet, layout: SheetLayout, positions: ReadonlyMap<string, number>): void {
  const body = Math.max(sheet.getMaxRows(), 2) - 1;
  for (const column of layout.columns) {
    const position = positions.get(column.key);
    if (position === undefined || !column.validation) continue;
    sheet.getRange(2, position + 1, body, 1).setDataValidation(ruleOf(book, sheet, column.validation, position, column.help));
  }
}

/**
 * Fits columns to a type that people changed: text, numbers and dates are formatted otherwise, and what checked the old type would refuse the new.
 * Formats within a type are people's own, and so is a validation of theirs where Kehu has none. What shows that a column is done is written last.
 */
function retypeColumns(sheet: GoogleSheet, layout: SheetLayout, positions: ReadonlyMap<string, number>): void {
  const row = sheet.getRange(2, 1, 1, sheet.getLastColumn());
  const [formats = [], validations = []] = [row.getNumberFormats()[0], row.getDataValidations()[0]];
  for (const { key, numberFormat, validation, computed } of layout.columns) {
    const position = positions.get(key) ?? -1;
    const isOther = position >= 0 && kindOf(formats[position] ?? '') !== kindOf(numberFormat);
    const isStale = !validation && (computed || isOther) && validations[position];
    if (!isOther && !isStale) continue;
    const body = sheet.getRange(2, position + 1, Math.max(sheet.getMaxRows(), 2) - 1, 1);
    if (isStale) body.clearDataValidations();
    if (isOther) body.setNumberFormat(numberFormat);
  }
}

/** What a number format is for: plain text, dates or numbers. */
function kindOf(format: string): string {
  return format === '@' ? format : /[ymdh]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')) ? 'date' : 'number';
}

function ruleOf(book: Book, sheet: GoogleSheet, validation: Validation, position: number, help: string): Rule {
  const builder = SpreadsheetApp.newDataValidation();
  if (help) builder.setHelpText(help);
  const column = columnLetter(sheet, position);
  switch (validation.kind) {
    case 'list':
      return builder
        .requireValueInList([...validation.values], true)
        .setAllowInvalid(!validation.strict)
        .build();
    case 'date':
      return builder.requireDate().setAllowInvalid(false).build();
    case 'number':
      return builder
        .requireNumberBetween(validation.min ?? -LARGEST, validation.max ?? LARGEST)
        .setAllowInvalid(false)
        .build();
    case 'checkbox':
      return builder.requireCheckbox().build();
    case 'email':
      return builder.requireTextIsEmail().setAllowInvalid(true).build();
    case 'phone':
      return builder.requireFormulaSatisfied(`=REGEXMATCH(TO_TEXT(${column}2),"^[0-9+*() -]{5,}$")`).setAllowInvalid(true).build();
    case 'unique':
      return builder.requireFormulaSatisfied(`=COUNTIF($${column}$2:$${column},${column}2)=1`).setAllowInvalid(true).build();
    case 'reference': {
      const target = sheetFor(book, validation.sheet);
      return builder.requireValueInRange(target.getRange('A2:A'), true).setAllowInvalid(true).build();
    }
  }
}

/** Protects computed columns with a warning, as one range where they stand together. */
function protectComputed(sheet: GoogleSheet, layout: SheetLayout, positions: ReadonlyMap<string, number>): void {
  const taken: boolean[] = [];
  for (const { key, computed } of layout.columns) {
    const position = positions.get(key);
    if (computed && position !== undefined) taken[position] = true;
  }
  if (taken.length === 0) return;
  const description = `kehu ${layout.key}`;
  const standing = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
  runs(Array.from(taken, (value) => value ?? false)).forEach(({ start, length, value }) => {
    const [first, last] = [start + 1, start + length];
    const own = standing.find((one) => one.getDescription() === description && isOver(one, first, last));
    if (!value || own) return;
    // The description is set last: a protection of exactly this range without one was left by a run that was stopped.
    const torn = standing.find((one) => one.getDescription() === '' && isOver(one, first, last, true));
    const protection = torn ?? sheet.getRange(1, first, sheet.getMaxRows(), length).protect();
    protection.setWarningOnly(true).setDescription(description);
  });
}

/** Whether a protection covers the columns, or (`exactly`) these alone. */
function isOver(protection: GoogleAppsScript.Spreadsheet.Protection, first: number, last: number, exactly = false): boolean {
  const range = protection.getRange();
  const [from, to] = [range.getColumn(), range.getLastColumn()];
  return exactly ? from === first && to === last && range.getRow() === 1 : from <= first && to >= last;
}

/** Required cells that are empty in a filled row, and tiers in their colours. Rules of people on the same sheet are kept. */
function conditionalFormats(
  sheet: GoogleSheet,
  layout: SheetLayout,
  positions: ReadonlyMap<string, number>,
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  const rows = Math.max(sheet.getMaxRows(), 2) - 1;
  const ours: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] = [];
  const ranges = new Set<string>();
  for (const column of layout.columns) {
    const position = positions.get(column.key);
    if (position === undefined) continue;
    const range = sheet.getRange(2, position + 1, rows, 1);
    const letter = range.getA1Notation().replace(/[\d:].*$/, '');
    if (column.required) {
      ranges.add(range.getA1Notation());
      // A box that nobody ticked is no content.
      const formula = `=AND(${letter}2="",COUNTA($A2:2)>COUNTIF($A2:2,FALSE))`;
      ours.push(SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(formula).setBackground(MISSING).setRanges([range]).build());
    }
    for (const [text, colour] of Object.entries(layout.colours[column.key] ?? {})) {
      ranges.add(range.getA1Notation());
      ours.push(SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setBackground(colour).setRanges([range]).build());
    }
  }
  const theirs = layout.exists
    ? sheet.getConditionalFormatRules().filter((rule) => !rule.getRanges().every((range) => startsLike(range.getA1Notation(), ranges)))
    : [];
  return [...theirs, ...ours];
}

/** Whether one of our ranges begins at the same cell: the grid may have grown since it was set. */
function startsLike(range: string, ours: ReadonlySet<string>): boolean {
  const start = range.split(':')[0];
  return [...ours].some((one) => one.split(':')[0] === start);
}

function columnLetter(sheet: GoogleSheet, position: number): string {
  return sheet
    .getRange(1, position + 1)
    .getA1Notation()
    .replace(/\d+/g, '');
}

/** Runs of equal values that stand together. */
function runs<T>(values: readonly T[]): { start: number; length: number; value: T }[] {
  const found: { start: number; length: number; value: T }[] = [];
  values.forEach((value, at) => {
    const last = found[found.length - 1];
    if (last && last.value === value) last.length += 1;
    else found.push({ start: at, length: 1, value });
  });
  return found;
}
