import { type Archived, readArchived } from '../core/archive/archiveRows';
import { idleCustomers } from '../core/archive/idleCustomers';
import { type Message, Refusal } from '../core/message';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import { shown } from '../core/values/text';
import type { Plan, Step } from '../host/plan';
import { archivedBy, type Children, childrenOf, toArchive, wholeRows } from './archiving';
import { type CommandContext, defineCommand } from './defineCommand';
import { rowsById } from './recordPlan';
import { tableOf, tablesOf } from './tables';

/** Customers that a message names. */
const NAMED = 20;
const MONTHS = 24;

/** Takes customers to whom nothing has happened for long out of their sheets, with all their records. */
export const archiveCustomers = defineCommand({
  id: 'archive',
  order: 36,
  label: { zh: '归档', en: 'Archive' },
  args: [
    { name: 'months', type: 'number' },
    { name: 'ids', type: 'object' },
    { name: 'preview', type: 'boolean' },
  ],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const { customers } = tablesOf(context, ['customers']) as { customers: Table };
    customers.need('id');
    const children = childrenOf(context);
    const archive = tableOf(context, 'archive');
    const begun = archivedBy(context, archive);
    if (archive && begun.length > 0) return { ...continued(context, archive, begun), messages: [] };
    const months = monthsOf(context, args.months);
    const idle = idleCustomers(customers, children, months, context.asOf);
    const rows = args.ids === undefined ? idle.rows : givenRows(customers, args.ids);
    const ids = rows.map((row) => customers.text(row, 'id'));
    const passed: Message[] = args.ids === undefined ? passedOver(idle) : [];
    return planArchive(context, { customers, children, ids, passed, months, isPreview: args.preview === true });
  },
});

interface ArchiveInput {
  readonly customers: Table;
  readonly children: readonly Children[];
  readonly ids: readonly string[];
  /** Why customers were passed over. */
  readonly passed: readonly Message[];
  readonly months: number;
  readonly isPreview: boolean;
}

function planArchive(context: CommandContext, { customers, children, ids, passed, months, isPreview }: ArchiveInput): Plan {
  const going = new Set(ids);
  const places = rowsById(customers, 'id');
  const nameOf = (id: string): string => customers.text(places.get(id)?.[0] ?? -1, 'name');
  const records = children.map(({ module, table, columns }) => ({
    module,
    table,
    columns,
    ids: table.rows.flatMap((_, row) => (columns.some((column) => going.has(table.text(row, column))) ? [table.text(row, 'id')] : [])),
  }));
  refuseUnnamed(records, going);
  const count = records.reduce((sum, one) => sum + one.ids.length, 0);
  const params = { customers: ids.length, records: count, months };
  const named = ids.slice(0, NAMED).map((id) => `${id} ${shown(nameOf(id))}`);
  const more = ids.length - named.length;
  const key = ids.length === 0 ? 'archive.none' : isPreview ? 'archive.wouldDo' : 'archive.done';
  const messages: Message[] = [
    { key, params },
    ...(named.length > 0 ? [{ key: 'archive.named', params: { names: named.join('; ') } }] : []),
    ...(more > 0 ? [{ key: 'undo.more', params: { count: more } }] : []),
    ...passed,
  ];
  const result = { customers: ids, records: Object.fromEntries(records.map((one) => [one.module.key, one.ids.length])) };
  const nothing = { steps: [], rows: customers.rows.length, changed: 0, messages, result };
  if (isPreview) return { ...nothing, preview: true };
  if (ids.length === 0) return nothing;
  const module = context.modules.find((one) => one.key === 'customers')!;
  const own = wholeRows(context, module, customers, ids).map(
    (row): Archived => ({ module, row, customerId: row.id, name: nameOf(row.id), into: '' }),
  );
  const theirs = records.flatMap((one): Archived[] => {
    if (one.ids.length === 0) return [];
    return wholeRows(context, one.module, one.table, one.ids).map((row) => {
      const customerId = one.columns.map((column) => one.table.text(row.at, column)).find((id) => going.has(id)) ?? '';
      return { module: one.module, row, customerId, name: nameOf(customerId), into: '' };
    });
  });
  return {
    steps: [
      ...toArchive(context, 'archive', [...own, ...theirs]),
      ...records.flatMap((one): Step[] =>
        one.ids.length > 0 ? [{ kind: 'removeRows', sheet: one.module.key, idKey: 'id', ids: one.ids }] : [],
      ),
      { kind: 'removeRows', sheet: 'customers', idKey: 'id', ids },
    ],
    rows: customers.rows.length,
    changed: ids.length + count,
    messages,
    result,
  };
}

/** What is left to do of a run that has put its rows into the archive already: they go, the customers last. */
function continued({ modules }: CommandContext, archive: Table, rows: readonly number[]): Omit<Plan, 'messages'> {
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    const module = archive.text(row, 'entry').split('/')[1] ?? '';
    const record = readArchived(archive.text(row, 'record'));
    if (record) ids.set(module, [...(ids.get(module) ?? []), record.id]);
  }
  const order = modules.map(({ key }) => key).filter((key) => key !== 'customers');
  const steps = [...order, 'customers'].flatMap((sheet): Step[] => {
    const gone = ids.get(sheet);
    return gone ? [{ kind: 'removeRows', sheet, idKey: 'id', ids: gone }] : [];
  });
  return { steps, rows: rows.length, changed: rows.length };
}

function monthsOf(context: CommandContext, asked: unknown): number {
  const set = Number(readSettings(tableOf(context, 'settings')).archiveMonths) || MONTHS;
  if (asked === undefined || asked === '') return set;
  const months = Number(asked);
  if (Number.isInteger(months) && months >= 1 && months <= 600) return months;
  throw new Refusal({ key: 'archive.badMonths', params: { months: shown(String(asked)) } });
}

/** Rows of the customers that the arguments name. @throws Refusal where the book lacks one */
function givenRows(customers: Table, asked: unknown): number[] {
  const given: readonly unknown[] = Array.isArray(asked) ? asked : String(asked).split(/[,，、\s]+/);
  const ids = [...new Set(given.map((id) => String(id).trim()).filter((id) => id !== ''))];
  const places = rowsById(customers, 'id');
  const unknown = ids.filter((id) => !places.has(id));
  if (unknown.length > 0) throw new Refusal({ key: 'merge.unknown', params: { ids: unknown.join(', ') } });
  return ids.flatMap((id) => places.get(id) ?? []);
}

/** Records without an id can't be found again to be taken out. @throws Refusal */
function refuseUnnamed(records: readonly (Children & { readonly ids: readonly string[] })[], going: ReadonlySet<string>): void {
  for (const { table, columns, ids } of records) {
    if (!ids.includes('')) continue;
    const row = table.rows.findIndex((_, at) => table.text(at, 'id') === '' && columns.some((column) => going.has(table.text(at, column))));
    throw new Refusal({ key: 'archive.noId', sheet: table.title, row: row + 2 });
  }
}

function passedOver({ undated, open }: { readonly undated: number; readonly open: number }): Message[] {
  return [
    ...(undated > 0 ? [{ key: 'archive.undated', params: { count: undated } }] : []),
    ...(open > 0 ? [{ key: 'archive.open', params: { count: open } }] : []),
  ];
}
