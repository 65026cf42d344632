import { formatArea, parseArea, splitSheet } from '../../document/address';
import { withLock } from '../../document/files/lock';
import type { Area } from '../../document/types';
import { measured, readSheet } from '../bundle';
import { refusal, usage } from '../failure';
import { openSession, type Session, type SharedOptions, type Surroundings } from '../session';
import { print } from './run';

/** Types a value into a cell (`SHEET!A1`) as a person would. Returns the exit status. */
export async function setCell(target: string, value: string, options: SharedOptions, surroundings: Surroundings): Promise<number> {
  const { book } = options;
  if (book === undefined) throw usage('usageNeedsBook');
  const { sheet, rest } = splitSheet(target);
  if (sheet === undefined || !/^\$?[A-Za-z]{1,3}\$?\d+$/.test(rest)) throw usage('usageCell', { value: target });
  return withLock(options.out ?? book, async () => {
    const session = await openSession(surroundings, options, false);
    const { title, cell } = resolveCell(session, sheet, rest);
    const outcome = measured(session.runtime, 'set', () => {
      session.runtime.edit(title, cell.row + 1, cell.column + 1, [[value]]);
      return { command: 'set', ok: true, rows: 1, changed: 1, messages: [`${title}!${formatArea(cell)} = ${value}`], error: null };
    });
    if (outcome.saves) await session.save();
    print(outcome, options, session);
    return outcome.exit;
  });
}

/** Title of a sheet that was named by title or key, and the cell on it. @throws Failure */
function resolveCell(session: Session, name: string, address: string): { readonly title: string; readonly cell: Area } {
  const { sheets } = session.document;
  const byTitle = sheets.find((sheet) => sheet.name === name);
  const title = byTitle?.name ?? readSheet(session.query(), name).title;
  const sheet = sheets.find((candidate) => candidate.name === title);
  if (sheet === undefined) throw refusal('noSheet', { name, names: sheets.map((candidate) => candidate.name).join(', ') });
  const cell = parseArea(address, sheet.maxRows, sheet.maxColumns);
  if (cell === undefined || cell.row < 0) throw usage('usageCell', { value: `${name}!${address}` });
  return { title, cell };
}
