import { isEmpty } from '../core/cell';
import type { Message } from '../core/message';
import { applyArrangement } from './arrange';
import { type Book, definitionOf, formatOf, isDelicate, isPlainText, positionsOf, sheetFor, toGoogle } from './book';
import { columnBlocks } from './columnBlocks';
import { createFile } from './drive';
import { applyLayout } from './layout';
import { applyPivotSheet } from './pivots';
import type { AppendRows, Plan, ReplaceRows, Step, WriteCells } from './plan';
import { setProperty } from './properties';
import { insertRows, removeAdded, removeLayout, removeRows } from './rows';
import { applySchedule } from './triggers';
import { writeColumns } from './writeColumns';

/** What an execution is, to the steps it carries out. */
export interface Run {
  readonly id: string;
  readonly resumed: boolean;
}

/** Carries out a plan's steps in order, and gives what people should know of it. Columns are looked up again first, because people may have moved them since they were read. */
export function applyPlan(book: Book, plan: Plan, run: Run): Message[] {
  if (plan.steps.some((step) => 'columns' in step || 'column' in step || 'idKey' in step)) book.look();
  return plan.steps.flatMap((step): Message[] => {
    const kept = applyStep(book, step, run);
    return kept > 0 && 'sheet' in step
      ? [{ key: 'apply.keptFormulas', params: { count: kept, sheet: sheetFor(book, step.sheet).getName() } }]
      : [];
  });
}

/** Finds every column that a plan writes and doesn't add itself, before anything is written. @throws Refusal where a sheet or a column is missing or stands twice */
export function checkPlan(book: Book, plan: Plan): void {
  const layouts = new Map(plan.steps.flatMap((step) => (step.kind === 'layoutSheet' ? [[step.layout.key, step.layout] as const] : [])));
  const check = (key: string, columns: readonly string[]): void => {
    const layout = layouts.get(key);
    if (layout?.exists === false) return;
    const there = layout ? columns.filter((column) => !layout.add.includes(column)) : columns;
    positionsOf(book, sheetFor(book, key), there);
  };
  for (const step of plan.steps) {
    if (step.kind === 'writeColumns') check(step.sheet, [step.idKey, ...step.columns]);
    else if (step.kind === 'appendRows' || step.kind === 'replaceRows') check(step.sheet, step.columns);
    else if (step.kind === 'writeCells') check(step.sheet, [step.column]);
    else if (step.kind === 'removeRows' || step.kind === 'insertRows') check(step.sheet, [step.idKey]);
    else if (step.kind === 'removeAdded') check(step.sheet, step.columns);
  }
}

/** Carries out a step; gives the number of people's formulas that stay where it had something else to write. */
function applyStep(book: Book, step: Step, run: Run): number {
  switch (step.kind) {
    case 'writeColumns':
      return writeColumns(book, step);
    case 'appendRows':
      appendRows(book, step, run);
      break;
    case 'writeCells':
      writeCells(book, step);
      break;
    case 'replaceRows':
      replaceRows(book, step);
      break;
    case 'removeRows':
      removeRows(book, step, run.resumed);
      break;
    case 'removeAdded':
      removeAdded(book, step, run.resumed);
      break;
    case 'insertRows':
      insertRows(book, step, run.resumed);
      break;
    case 'removeLayout':
      removeLayout(book, step);
      break;
    case 'layoutSheet':
      applyLayout(book, step.layout);
      break;
    case 'arrangeColumns':
      applyArrangement(book, step.arrangement);
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
  return 0;
}

/** Writes rows below the last filled one. Rows that a sheet of records or with checkboxes must grow by take their validation from the first data row. */
function appendRows(book: Book, step: AppendRows, run: Run): void {
  if (step.values.length === 0) return;
  const sheet = sheetFor(book, step.sheet);
  if (step.once && run.resumed && carries(book, sheet, step.once)) return;
  writeRows(book, step, hasBoxes(book, step.sheet) ? lastFilledRow(book, sheet) : sheet.getLastRow());
}

/** Writes rows below a row. */
function writeRows(book: Book, step: Pick<AppendRows, 'sheet' | 'columns' | 'values'>, last: number): void {
  const sheet = sheetFor(book, step.sheet);
  const definition = definitionOf(book, step.sheet);
  const positions = positionsOf(book, sheet, step.columns);
  const left = Math.min(...positions);
  const columns = Math.max(...positions) - left + 1;
  const plain = step.columns.map((key) => isPlainText(definition, key));
  const rows = step.values.map((values) => {
    const row: (string | number | boolean | Date)[] = new Array(columns).fill('');
    positions.forEach((position, at) => {
      row[position - left] = toGoogle(values[at] ?? '', book.zone, plain[at] ?? false);
    });
    return row;
  });
  const take = () => sheet.getRange(last + 1, left + 1, rows.length, columns);
  const range = withRoom(sheet, Math.max(last, 2), rows.length, hasBoxes(book, step.sheet) || definition?.kind === 'module', take);
  // A column that somebody gave another format would read text as numbers or formulas.
  if (definition?.kind === 'module' || step.values.some((values) => values.some(isDelicate))) {
    for (const block of columnBlocks(positions)) {
      const formats = block.map((at) => formatOf(definition, step.columns[at] ?? ''));
      const first = positions[block[0] ?? 0] ?? 0;
      range.offset(0, first - left, rows.length, block.length).setNumberFormats(new Array<string[]>(rows.length).fill(formats));
    }
  }
  range.setValues(rows);
}

function hasBoxes(book: Book, key: string): boolean {
  return definitionOf(book, key)?.fields.some((field) => field.type === 'checkbox') ?? false;
}

/** The last row that holds more than boxes nobody ticked: a column of checkboxes may read as FALSE down to the sheet's end. */
function lastFilledRow(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet): number {
  const { grid } = book.contentOf(sheet);
  let last = grid.length;
  while (last > 1 && grid[last - 1]?.every((cell) => cell === false || isEmpty(cell))) last -= 1;
  return last;
}

/** Rows that a full sheet gets at least: as many as the button at its end adds. */
const ROOM = 1000;

/** Takes a range of `rows` rows. One that is outside of the grid can't be had: then rows are inserted below a row. Asking for the grid's size would be a call each time. */
function withRoom<T>(sheet: GoogleAppsScript.Spreadsheet.Sheet, below: number, rows: number, isValidated: boolean, take: () => T): T {
  try {
    return take();
  } catch {
    const more = Math.max(rows, ROOM);
    sheet.insertRowsAfter(below, more);
    const added = sheet.getRange(`${below + 1}:${below + more}`);
    if (isValidated) sheet.getRange('2:2').copyTo(added, SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
    return take();
  }
}

function writeCells(book: Book, step: WriteCells): void {
  if (step.values.length === 0) return;
  const sheet = sheetFor(book, step.sheet);
  const [position = 0] = positionsOf(book, sheet, [step.column]);
  const values = step.values.map((value) => [toGoogle(value, book.zone, isPlainText(definitionOf(book, step.sheet), step.column))]);
  sheet.getRange(2, position + 1, values.length, 1).setValues(values);
}

function replaceRows(book: Book, step: ReplaceRows): void {
  const sheet = sheetFor(book, step.sheet);
  const last = sheet.getLastRow();
  if (step.atOnce) {
    const blanks = Math.max(last - 1 - step.values.length, 0);
    const values = [...step.values, ...Array.from({ length: blanks }, () => step.columns.map(() => ''))];
    if (values.length > 0) writeRows(book, { ...step, values }, 1);
    return;
  }
  if (last > 1) sheet.getRange(2, 1, last - 1, sheet.getLastColumn()).clearContent();
  appendRows(book, { ...step, kind: 'appendRows' }, { id: '', resumed: false });
}

function carries(book: Book, sheet: GoogleAppsScript.Spreadsheet.Sheet, once: { column: string; text: string }): boolean {
  const { grid, keys } = book.contentOf(sheet);
  const position = [...keys].find(([, key]) => key === once.column)?.[0];
  return position !== undefined && grid.some((row) => row[position] === once.text);
}
