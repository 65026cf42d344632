import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSheet, createWorkbook, internStyle } from '../../document/create';
import { writeCsv } from '../../document/files/csv';
import { moveOver, writeBeside } from '../../document/files/replace';
import { writeXlsx } from '../../document/files/xlsx';
import { readSheet, type SheetView } from '../bundle';
import { asObjects } from '../cells';
import { EXIT, usage } from '../failure';
import { openSession, type Session, type SharedOptions, type Surroundings, shownValues } from '../session';
import { say } from '../texts';
import { jsonRows, viewOf } from './show';

type Format = 'csv' | 'json' | 'xlsx';

export interface ExportOptions extends Omit<SharedOptions, 'out'> {
  readonly module?: string;
  readonly format?: Format;
  readonly masked?: boolean;
  readonly keys?: boolean;
  /** A file, or a folder for the CSV of every module. */
  readonly file?: string;
}

/** Exports a module or the whole book. Returns the exit status. */
export async function exportBook(options: ExportOptions, surroundings: Surroundings): Promise<number> {
  const { book, module, file } = options;
  if (book === undefined) throw usage('usageNeedsBook');
  const format = options.format ?? formatOf(file) ?? (module === undefined ? 'json' : 'csv');
  if (format === 'xlsx' && file === undefined) throw usage('usageNeedsOutFile');
  if (format === 'csv' && module === undefined && (file === undefined || formatOf(file) !== undefined)) throw usage('usageCsvOneModule');
  const session = await openSession(surroundings, options, false);
  const views = viewsOf(session, options);
  if (format === 'csv' && module === undefined) {
    const folder = file ?? '.';
    mkdirSync(folder, { recursive: true });
    for (const view of views) deliver(session, join(folder, `${view.key ?? view.title}.csv`), csvOf(view));
  } else if (format === 'csv') for (const view of views) deliver(session, file, csvOf(view));
  else if (format === 'json') deliver(session, file, module === undefined ? jsonBook(views) : views.map(jsonRows).join(''));
  else
    deliver(
      session,
      file,
      module === undefined && !options.masked ? await writeXlsx(session.document, shownValues(session.query)) : await valuesBook(views),
    );
  return EXIT.done;
}

/** The module, or every sheet that has a key. */
function viewsOf(session: Session, options: ExportOptions): SheetView[] {
  const runtime = session.query();
  const [keys, masked] = [options.keys === true, options.masked === true];
  if (options.module !== undefined) return [viewOf(runtime, options.module, keys, masked)];
  const views = session.document.sheets.map((sheet) => readSheet(runtime, sheet.name, keys, masked));
  return views.filter((view) => view.ok && view.key);
}

function formatOf(file: string | undefined): Format | undefined {
  const match = /\.(csv|json|xlsx)$/i.exec(file ?? '');
  return match === null ? undefined : ((match[1] as string).toLowerCase() as Format);
}

function csvOf({ headers, rows }: SheetView): string {
  return writeCsv([headers, ...rows]);
}

function jsonBook(views: readonly SheetView[]): string {
  const parts = views.map((view) => `${JSON.stringify(view.key ?? view.title)}: ${JSON.stringify(asObjects(view.headers, view.rows))}`);
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** A workbook of values only: what was masked must not stand in it by another way. */
async function valuesBook(views: readonly SheetView[]): Promise<Uint8Array> {
  const book = createWorkbook({ sheets: [] });
  const plain = internStyle(book, { numberFormat: '@' });
  const bold = internStyle(book, { numberFormat: '@', bold: true });
  views.forEach((view, id) => {
    const sheet = createSheet(id, view.title, view.rows.length + 1, Math.max(1, view.headers.length));
    sheet.values = [[...view.headers], ...view.rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))];
    sheet.styles = [view.headers.map(() => bold), ...view.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? plain : 0)))];
    sheet.frozenRows = 1;
    book.sheets.push(sheet);
  });
  return writeXlsx(book);
}

function deliver(session: Session, file: string | undefined, content: string | Uint8Array): void {
  const { surroundings } = session;
  if (file === undefined) {
    surroundings.out(content as string);
    return;
  }
  moveOver(writeBeside(file, [typeof content === 'string' ? Buffer.from(content) : content]), file);
  surroundings.err(`${say(session.language(), 'wrote', { file })}\n`);
}
