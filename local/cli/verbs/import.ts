import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeText, parseCsv } from '../../document/files/csv';
import { FileError, inFile } from '../../document/files/fileError';
import { withLock } from '../../document/files/lock';
import { readXlsx } from '../../document/files/xlsx';
import { readSheet, runCommand, type ShownCell } from '../bundle';
import { cellTexts } from '../cells';
import { EXIT, usage } from '../failure';
import { checkBookPath, openSession, type Session, type SharedOptions, type Surroundings } from '../session';
import { print } from './run';

export interface ImportOptions extends SharedOptions {
  readonly module: string;
  readonly map?: Readonly<Record<string, unknown>>;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Imports a file into a module. A book that doesn't exist is installed first; nothing is saved unless all of it went well. Returns the exit status. */
export async function importFile(file: string, options: ImportOptions, surroundings: Surroundings): Promise<number> {
  const { book } = options;
  if (book === undefined) throw usage('usageNeedsBook');
  checkBookPath(options.out ?? book);
  if (!/\.(csv|tsv|txt|xlsx)$/i.test(file)) throw usage('usageSourceName', { name: file });
  return withLock(options.out ?? book, async () => {
    const session = await openSession(surroundings, options, true);
    const bytes = readSource(file);
    if (isFresh(session)) {
      const installed = runCommand(session.query(), 'install', {});
      if (installed.exit !== EXIT.done) {
        print(installed, options, session);
        return installed.exit;
      }
    }
    const rows = await readRows(file, bytes, options.module, session);
    const outcome = runCommand(session.runtime, 'import', {
      ...options.args,
      module: options.module,
      file: basename(file),
      rows,
      ...(options.map ? { map: options.map } : {}),
    });
    if (outcome.saves) await session.save();
    print(outcome, options, session);
    return outcome.exit;
  });
}

/** Records of a file, header first: text from CSV, values from .xlsx (dates as `YYYY-MM-DD[ HH:MM]`). @throws FileError */
async function readRows(file: string, bytes: Uint8Array, module: string, session: Session): Promise<ShownCell[][]> {
  try {
    if (/\.xlsx$/i.test(file)) return await readWorkbook(bytes, module, session);
    const { text, encoding } = decodeText(bytes);
    if (encoding !== 'utf-8') session.progress('readAs', { file, encoding });
    return parseCsv(text).rows;
  } catch (error) {
    throw inFile(error, file);
  }
}

async function readWorkbook(bytes: Uint8Array, module: string, session: Session): Promise<ShownCell[][]> {
  const source = await readXlsx(bytes);
  const { key, title } = readSheet(session.query(), module);
  const named = source.sheets.find(({ name }) => [module, key, title].some((known) => known?.toLowerCase() === name.trim().toLowerCase()));
  const sheet = named ?? source.sheets.find((candidate) => !candidate.hidden) ?? source.sheets[0];
  const rows = sheet === undefined ? [] : cellTexts(sheet, source.styles);
  if (rows.length === 0) throw new FileError('empty');
  // A row of a sheet ends with its last filled cell; that isn't a ragged row.
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => [...row, ...new Array<string>(Math.max(0, width - row.length)).fill('')]);
}

function readSource(path: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    if (bytes.length === 0) throw new FileError('empty', { file: path });
    return bytes;
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable', { file: path }, { cause: error });
  }
}

/** A book that the command line has just made: one empty sheet and nothing of Kehu's. */
function isFresh({ document }: Session): boolean {
  return document.metadata.length === 0 && document.sheets.every((sheet) => sheet.values.length === 0 && sheet.formulas.length === 0);
}
