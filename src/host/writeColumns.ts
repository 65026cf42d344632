import type { SheetDefinition } from '../core/schema';
import { type Book, definitionOf, formatOf, isDelicate, isPlainText, positionsOf, sheetFor, toGoogle } from './book';
import { columnBlocks } from './columnBlocks';
import type { WriteColumns } from './plan';

type GoogleCell = string | number | boolean | Date;

/**
 * Writes cells by column key on the rows that hold the step's ids now. One call reads the ids again; each rectangle of rows and
 * columns that stand together is one write, so a computed block over all rows is a single call. A formula that somebody typed into a column of theirs
 * stays; gives the number of those that would have been overwritten by another value.
 */
export function writeColumns(book: Book, step: WriteColumns): number {
  if (step.ids.length === 0) return 0;
  let kept = 0;
  const sheet = sheetFor(book, step.sheet);
  const [idPosition = 0, ...positions] = positionsOf(book, sheet, [step.idKey, ...step.columns]);
  const letter = sheet
    .getRange(1, idPosition + 1)
    .getA1Notation()
    .replace('1', '');
  const present = sheet.getRange(`${letter}2:${letter}`).getValues();
  const source = rowsById(
    step,
    present.map((row) => String(row[0]).trim()),
  );
  const definition = definitionOf(book, step.sheet);
  const plain = step.columns.map((key) => isPlainText(definition, key));
  const blocks = step.apart ? positions.map((_, at) => [at]) : columnBlocks(positions);
  for (const block of inTurn(blocks, step)) {
    for (const { start, rows } of rowRuns(source, step, block)) {
      const values = rows.map((from) =>
        block.map((at): GoogleCell => toGoogle(step.values[from]?.[at] ?? '', book.zone, plain[at] ?? false)),
      );
      const range = sheet.getRange(start + 2, (positions[block[0] ?? 0] ?? 0) + 1, values.length, block.length);
      // Rare: a text column that somebody gave another format would make a formula of it.
      if (values.some((row) => row.some((cell, column) => plain[block[column] ?? 0] && isDelicate(cell)))) {
        const formats = block.map((at) => formatOf(definition, step.columns[at] ?? ''));
        range.setNumberFormats(new Array<string[]>(values.length).fill(formats));
      }
      if (block.some((at) => isTheirs(definition, step.columns[at] ?? ''))) kept += keepFormulas(range, values);
      range.setValues(values);
    }
  }
  return kept;
}

/** Whether people fill a column: a module's that Kehu neither computes nor stamps. */
function isTheirs(definition: SheetDefinition | undefined, key: string): boolean {
  const field = definition?.kind === 'module' ? definition.fields.find((one) => one.key === key) : undefined;
  return field !== undefined && !field.computed && !field.stamped;
}

/** Puts the formulas that stand in a range in place of what is to be written there; gives the number of those that show another value. */
function keepFormulas(range: GoogleAppsScript.Spreadsheet.Range, values: GoogleCell[][]): number {
  const formulas = range.getFormulas();
  if (formulas.every((row) => row.every((formula) => formula === ''))) return 0;
  const shown = range.getValues();
  let kept = 0;
  formulas.forEach((row, r) => {
    row.forEach((formula, c) => {
      const line = values[r];
      if (formula === '' || !line) return;
      if (String(shown[r]?.[c]) !== String(line[c]).replace(/^'/, '')) kept += 1;
      line[c] = formula;
    });
  });
  return kept;
}

/** Blocks with the columns that go first before the others. */
function inTurn(blocks: readonly number[][], { columns, first = [] }: WriteColumns): number[][] {
  const isFirst = (block: readonly number[]): boolean => block.some((at) => first.includes(columns[at] ?? ''));
  return [...blocks.filter(isFirst), ...blocks.filter((block) => !isFirst(block))];
}

/** For each row of the sheet down to the last that the step knows, the step's row with its id, NOBODY for one without an id that is to be cleared, or undefined. The k-th row with an id gets the k-th of the step. */
function rowsById({ ids, clears }: WriteColumns, present: readonly string[]): (number | undefined)[] {
  const waiting = new Map<string, number[]>();
  ids.forEach((id, row) => {
    const rows = waiting.get(id);
    if (rows) rows.push(row);
    else waiting.set(id, [row]);
  });
  const rows = present.map((id) => (id === '' ? (clears ? NOBODY : undefined) : waiting.get(id)?.shift()));
  while (rows.length > 0 && (rows[rows.length - 1] ?? NOBODY) === NOBODY) rows.pop();
  return rows;
}

/** In place of a row of the step: there is none, and the cells become empty. */
const NOBODY = -1;

/** Rows of the sheet that stand together and for which the step has something to write in a block: first row, and the step's rows. */
interface RowRun {
  readonly start: number;
  readonly rows: readonly number[];
}

function rowRuns(source: readonly (number | undefined)[], step: WriteColumns, block: readonly number[]): RowRun[] {
  const runs: { start: number; rows: number[] }[] = [];
  source.forEach((from, row) => {
    if (from === undefined || (from !== NOBODY && block.some((at) => (step.values[from]?.[at] ?? null) === null))) return;
    const run = runs[runs.length - 1];
    if (run && run.start + run.rows.length === row) run.rows.push(from);
    else runs.push({ start: row, rows: [from] });
  });
  return runs;
}
