import { type Book, definitionOf, isPlainText, positionsOf, sheetFor, toGoogle } from './book';
import { createFile } from './drive';
import { applyLayout } from './layout';
import { applyPivotSheet } from './pivots';
import type { AppendRows, Plan, ReplaceRows, Step, WriteCells } from './plan';
import { applySchedule } from './triggers';
import { writeColumns } from './writeColumns';

/** What an execution is, to the steps it carries out. */
export interface Run {
  readonly id: string;
  readonly resumed: boolean;
}

/** Carries out a plan's steps in order. Columns are looked up again first, because people may have moved them since they were read. */
export function applyPlan(book: Book, plan: Plan, run: Run): void {
  if (plan.steps.some((step) => 'columns' in step || 'column' in step)) book.look();
  for (const step of plan.steps) applyStep(book, step, run);
}

function applyStep(book: Book, step: Step, run: Run): void {
  switch (step.kind) {
    case 'writeColumns':
      writeColumns(book, step);
      break;
    case 'appendRows':
      appendRows(book, step, run);
      break;
    case 'writeCells':
      writeCells(book, step);
      break;
    case 'replaceRows':
      replaceRows(book, step);
      break;
    case 'layoutSheet':
      applyLayout(book, step.layout);
      break;
    case 'setProperty':
      setProperty(step.key, step.value);
      break;
    case 'pivotSheet':
      applyPivotSheet(book, step.pivot);
      break;
    case 'createFile':
      createFile(step);
      break;
    case 'schedule':
      applySchedule(step.installed);
      break;
  }
}

/** Sets or removes a document property. */
export function setProperty(key: string, value: string | null): void {
  const properties = PropertiesService.getDocumentProperties();
  if (value === null) properties.deleteProperty(key);
  else properties.setProperty(key, value);
}

/** Writes rows below the last filled one; new grid rows take formats and validation from the first data row. */
function appendRows(book: Book, step: AppendRows, run: Run): void {
  if (step.values.length === 0) return;
  const sheet = sheetFor(book, step.sheet);
  const width = Math.max(sheet.getLastColumn(), 1);
  if (step.once && run.resumed && carries(book, sheet, step.once)) return;
  const positions = positionsOf(book, sheet, step.columns, width);
  const last = sheet.getLastRow();
  const missing = last + step.values.length - sheet.getMaxRows();
  if (missing > 0) {
    const max = sheet.getMaxRows();
    sheet.insertRowsAfter(max, missing);
    const template = sheet.getRange(2, 1, 1, width);
    const added = sheet.getRange(max + 1, 1, missing, width);
    template.copyTo(added, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    template.copyTo(added, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
  }
  const left = Math.min(...positions);
  const columns = Math.max(...positions) - left + 1;
  const plain = step.columns.map((key) => isPlainText(definitionOf(book, step.sheet), key));
  const rows = step.values.map((values) => {
    const row: (string | number | boolean | Date)[] = new Array(columns).fill('');
    positions.forEach((position, at) => {
      row[position - left] = toGoogle(values[at] ?? '', book.zone, plain[at] ?? false);
    });
    return row;
  });
  sheet.getRange(last + 1, left + 1, rows.length, columns).setValues(rows);
}

function writeCells(book: Book, step: WriteCells): void {
  if (step.values.length === 0) return;
  const sheet = sheetFor(book, step.sheet);
  const [position = 0] = positionsOf(book, sheet, [step.column], sheet.getMaxColumns());
  const values = step.values.map((value) => [toGoogle(value, book.zone, isPlainText(definitionOf(book, step.sheet), step.column))]);
  sheet.getRange(2, position + 1, values.length, 1).setValues(values);
}

function replaceRows(book: Book, step: ReplaceRows): void {
  const sheet = sheetFor(book, step.sheet);
  const last = sheet.getLastRow();
  if (last > 1) sheet.getRange(2, 1, last - 1, sheet.getLastColumn()).clearContent();
  appendRows(book, { ...step, kind: 'appendRows' }, { id: '', resumed: false });
}

function carries(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet, once: { column: string; text: string }): boolean {
  const { grid, keys } = book.contentOf(sheet);
  const position = [...keys].find(([, key]) => key === once.column)?.[0];
  return position !== undefined && grid.some((row) => row[position] === once.text);
}
