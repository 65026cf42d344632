import { ARCHIVE_COLUMNS, type Archived, archiveRow } from '../core/archive/archiveRows';
import type { Cell } from '../core/cell';
import { Refusal } from '../core/message';
import type { Module } from '../core/schema';
import type { Table } from '../core/table/readTable';
import type { KeptRowAt } from '../core/undo/undoRecord';
import type { Step } from '../host/plan';
import { say } from '../locales';
import type { CommandContext } from './defineCommand';
import { missingSheet } from './missingSheet';
import { keptRows } from './recordPlan';
import { tableOf } from './tables';

/** A module's sheet, with the columns by which its records name a customer. */
export interface Children {
  readonly module: Module;
  readonly table: Table;
  readonly columns: readonly string[];
}

/** Sheets whose records belong to customers. */
export function childrenOf(context: CommandContext): Children[] {
  return context.modules.flatMap((module): Children[] => {
    if (module.key === 'customers') return [];
    const table = tableOf(context, module.key);
    const columns = module.fields.filter((field) => field.references === 'customers' && table?.columnOf(field.key) !== undefined);
    return table && columns.length > 0 ? [{ module, table, columns: columns.map(({ key }) => key) }] : [];
  });
}

/** Rows of a module's sheet by id, with all that is in them. One service call, for the formulas. */
export function wholeRows({ host }: CommandContext, module: Module, table: Table, ids: readonly string[]): KeptRowAt[] {
  return keptRows(table, { idKey: 'id', ids }, host.read(module.key)?.keys ?? new Map(), host.formulas(module.key));
}

/** Steps that write rows to the archive: once, whatever becomes of the run. @throws Refusal where a record is too long for a cell */
export function toArchive(context: CommandContext, cause: 'merge' | 'archive', rows: readonly Archived[]): Step[] {
  const { run, asOf, language } = context;
  const stamp = { at: asOf, run, cause: say(language, { key: `archive.${cause}` }), language };
  const values = rows.map((row): Cell[] => {
    const cells = archiveRow(row, stamp);
    if (!cells) throw new Refusal({ key: 'archive.tooLong', params: { id: row.row.id } });
    return cells;
  });
  if (values.length === 0) return [];
  const once = { column: 'run', text: run };
  return [...missingSheet(context, 'archive'), { kind: 'appendRows', sheet: 'archive', columns: ARCHIVE_COLUMNS, values, once }];
}

/** What a run that is continued has put into the archive already, by row of the sheet. */
export function archivedBy({ run, resumed }: CommandContext, archive: Table | undefined): number[] {
  if (!resumed || !archive) return [];
  return archive.rows.flatMap((_, row) => (archive.text(row, 'run') === run ? [row] : []));
}
