import { writeCsv } from '../../document/files/csv';
import type { Runtime } from '../../runtime';
import { readSheet, type SheetView } from '../bundle';
import { alignedTable, asObjects } from '../cells';
import { EXIT, refusal, usage } from '../failure';
import { openSession, type SharedOptions, type Surroundings } from '../session';
import { say } from '../texts';

export interface ShowOptions extends SharedOptions {
  readonly format?: 'table' | 'csv' | 'json';
  readonly keys?: boolean;
}

/** Prints a sheet. Returns the exit status. */
export async function show(sheet: string, options: ShowOptions, surroundings: Surroundings): Promise<number> {
  if (options.book === undefined) throw usage('usageNeedsBook');
  const session = await openSession(surroundings, options, false);
  const view = viewOf(session.query(), sheet, options.keys === true);
  if (options.format === 'json') surroundings.out(jsonRows(view));
  else if (options.format === 'csv') surroundings.out(writeCsv([view.headers, ...view.rows]));
  else {
    surroundings.out(`${alignedTable(view.headers, view.rows)}\n`);
    if (surroundings.interactive) surroundings.err(`${say(session.language(), 'rowCount', { count: view.rows.length })}\n`);
  }
  return EXIT.done;
}

/** A sheet as the add-on shows it. @throws Failure with what the add-on says when it can't */
export function viewOf(runtime: Runtime, sheet: string, keys: boolean, masked = false): SheetView {
  const view = readSheet(runtime, sheet, keys, masked);
  if (!view.ok) throw refusal('said', { text: view.error ?? sheet });
  return view;
}

/** Rows as a JSON array of objects, one a line. */
export function jsonRows({ headers, rows }: SheetView): string {
  const lines = asObjects(headers, rows).map((row) => `  ${JSON.stringify(row)}`);
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}
