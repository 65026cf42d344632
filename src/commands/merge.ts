import { type Cell, formatDate } from '../core/cell';
import { idGiver } from '../core/import/ids';
import { updatesOf } from '../core/import/updates';
import { chooseKeep } from '../core/merge/chooseKeep';
import { CONTACT_COLUMNS, leftContacts } from '../core/merge/leftContacts';
import { type MergedField, mergeCustomers } from '../core/merge/mergeCustomers';
import type { Message } from '../core/message';
import { dataStatusOf } from '../core/quality/required';
import { type Module, nameIn } from '../core/schema';
import { type Table, withRows } from '../core/table/readTable';
import { shown, textOf } from '../core/values/text';
import type { Plan, Step } from '../host/plan';
import { say } from '../locales';
import { archivedBy, type Children, childrenOf, toArchive, wholeRows } from './archiving';
import { type CommandContext, defineCommand } from './defineCommand';
import { type Cluster, decidedClusters, givenCluster, refuseDoubled } from './mergeClusters';
import { rowsById } from './recordPlan';
import { tableOf, tablesOf } from './tables';

/** Clusters whose fields the messages tell. */
const TOLD = 5;

/** Merges customers that are one: the best record stays, the others' records go over to it, and they themselves into the archive. */
export const merge = defineCommand({
  id: 'merge',
  order: 34,
  label: { zh: '合并重复客户', en: 'Merge duplicates' },
  args: [
    { name: 'ids', type: 'object' },
    { name: 'keep', type: 'string' },
    { name: 'values', type: 'object' },
    { name: 'preview', type: 'boolean' },
  ],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const { customers } = tablesOf(context, ['customers']) as { customers: Table };
    customers.need('id');
    const children = childrenOf(context);
    const places = rowsById(customers, 'id');
    const archive = tableOf(context, 'archive');
    const continued = continuedClusters(archive, archivedBy(context, archive));
    const clusters = continued ?? (args.ids === undefined ? decidedClusters(context, places) : [givenCluster(args, places)]);
    refuseDoubled(customers, places, clusters);
    const records = countRecords(children);
    const merged = clusters.flatMap((cluster) => {
      const rows = cluster.ids.flatMap((id) => places.get(id) ?? []);
      const keep = cluster.keep === undefined ? chooseKeep(customers, rows, (id) => records.get(id) ?? 0) : places.get(cluster.keep)?.[0];
      if (keep === undefined) return [];
      const losers = rows.filter((row) => row !== keep);
      return [
        {
          keep,
          losers,
          ids: cluster.ids,
          fields: mergeCustomers(customers, { keep, losers }, args.ids === undefined ? {} : valuesOf(args.values)),
        },
      ];
    });
    return planMerge(context, customers, children, merged, args.preview === true);
  },
});

/** A cluster with what becomes of it. */
interface Merged {
  readonly keep: number;
  readonly losers: readonly number[];
  /** All ids of the cluster; those of a continued run may be gone from the sheet already. */
  readonly ids: readonly string[];
  readonly fields: readonly MergedField[];
}

function planMerge(
  context: CommandContext,
  customers: Table,
  children: readonly Children[],
  merged: readonly Merged[],
  isPreview: boolean,
): Plan {
  const idOf = (row: number): string => customers.text(row, 'id');
  const keepOf = new Map(merged.flatMap(({ keep, ids }) => ids.filter((id) => id !== idOf(keep)).map((id) => [id, idOf(keep)] as const)));
  const losers = [...keepOf.keys()];
  const module = context.modules.find(({ key }) => key === 'customers')!;
  const moved = [...children.map((one) => reparented(one, keepOf)), reparented(amongCustomers(module, customers, merged), keepOf)];
  const count = moved.reduce((sum, { rows }) => sum + rows, 0);
  const params = { clusters: merged.length, losers: losers.length, records: count };
  const messages: Message[] = [
    { key: isPreview ? 'merge.wouldDo' : 'merge.done', params },
    ...merged.slice(0, TOLD).flatMap((one) => tell(context, customers, one)),
    ...(isPreview ? [] : [{ key: 'undo.refreshNext' }]),
  ];
  const result = { ...params, merged: merged.map((one) => outline(context, customers, children, one)) };
  const plan = { rows: merged.reduce((sum, { ids }) => sum + ids.length, 0), messages, result };
  if (isPreview) return { ...plan, steps: [], changed: 0, preview: true };
  const gone = wholeRows(context, module, customers, losers).map((row) => ({
    module,
    row,
    customerId: row.id,
    name: customers.text(row.at, 'name'),
    into: keepOf.get(row.id) ?? '',
  }));
  const duplicates = tableOf(context, 'duplicates');
  const settled = new Set([...losers, ...keepOf.values()]);
  const listed = duplicates ? duplicates.rows.map((_, row) => duplicates.text(row, 'id')).filter((id) => settled.has(id)) : [];
  return {
    ...plan,
    changed: losers.length + count,
    steps: [
      ...toArchive(context, 'merge', gone),
      ...winners(context, customers, merged),
      ...contactSteps(context, customers, children, merged),
      ...moved.flatMap(({ steps }) => steps),
      logOf(context, keepOf),
      { kind: 'removeRows', sheet: 'customers', idKey: 'id', ids: losers },
      ...(listed.length > 0 ? [{ kind: 'removeRows' as const, sheet: 'duplicates', idKey: 'id', ids: listed }] : []),
    ],
  };
}

/** Contact details that the records that stay don't take over, as records of the module of contacts. */
function contactSteps(context: CommandContext, customers: Table, children: readonly Children[], merged: readonly Merged[]): Step[] {
  const contacts = children.find(({ module }) => module.key === 'contacts');
  if (!contacts) return [];
  const note = (id: string): string => say(context.language, { key: 'merge.contactOf', params: { id, at: formatDate(context.asOf) } });
  const rows = merged.flatMap(({ keep, losers, fields }) => leftContacts(customers, keep, losers, fields, note));
  const [first] = rows;
  if (!first) return [];
  const give = idGiver(
    contacts.module,
    contacts.table.rows.map((_, row) => contacts.table.text(row, 'id')),
  );
  const columns = ['id', ...CONTACT_COLUMNS];
  const values = rows.map((row) => [give(), ...row]);
  return [
    { kind: 'appendRows', sheet: 'contacts', columns, values, once: { column: 'notes', text: textOf(first[first.length - 1] ?? '') } },
  ];
}

/** The clusters of a run that is continued: what it put into the archive says who stays. */
function continuedClusters(archive: Table | undefined, rows: readonly number[]): Cluster[] | undefined {
  if (!archive || rows.length === 0) return undefined;
  const losers = new Map<string, string[]>();
  for (const row of rows) {
    const keep = archive.text(row, 'into');
    losers.set(keep, [...(losers.get(keep) ?? []), archive.text(row, 'id')]);
  }
  return [...losers].map(([keep, ids]) => ({ ids: [keep, ...ids], keep }));
}

function countRecords(children: readonly Children[]): Map<string, number> {
  const records = new Map<string, number>();
  for (const { table, columns } of children)
    for (const column of columns)
      table.rows.forEach((_, row) => {
        const id = table.text(row, column);
        records.set(id, (records.get(id) ?? 0) + 1);
      });
  return records;
}

function valuesOf(values: unknown): Readonly<Record<string, Cell>> {
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? (values as Readonly<Record<string, Cell>>) : {};
}

/** The records that stay, with what they take over. */
function winners({ asOf, language, modules }: CommandContext, customers: Table, merged: readonly Merged[]): Step[] {
  const module = modules.find(({ key }) => key === 'customers')!;
  const stamps = ['dataStatus', 'updatedAt'].filter((key) => customers.columnOf(key) !== undefined);
  const changes = merged.map(({ keep, fields }) => ({ keep, values: new Map(fields.map(({ field, value }) => [field.key, value])) }));
  const keys = [...new Set([...changes.flatMap(({ values }) => [...values.keys()]), ...stamps])];
  const updates = updatesOf(
    customers,
    keys,
    changes.map(({ keep, values }) => {
      const cellOf = (key: string): Cell => values.get(key) ?? customers.cell(keep, key);
      const stamped: Readonly<Record<string, Cell>> = { dataStatus: dataStatusOf(module, cellOf, language), updatedAt: asOf };
      return { existing: keep, cells: keys.map((key) => (stamps.includes(key) ? (stamped[key] ?? '') : cellOf(key))) };
    }),
  );
  if (updates.ids.length === 0) return [];
  return [{ kind: 'writeColumns', sheet: 'customers', idKey: 'id', ids: updates.ids, columns: updates.keys, values: updates.values }];
}

/** Columns in which customers name one another. Those that are merged are written with all else that they take over. */
function amongCustomers(module: Module, customers: Table, merged: readonly Merged[]): Children {
  const columns = module.fields.filter(
    ({ key, references }) => (references === 'customers' || key === 'referredBy') && customers.columnOf(key) !== undefined,
  );
  const own = new Set(merged.flatMap(({ keep, losers }) => [keep, ...losers]));
  const rows = customers.rows.map((row, at) => (own.has(at) ? [] : row));
  return { module, table: withRows(customers, rows), columns: columns.map(({ key }) => key) };
}

/** Records of those that go, as records of the one that stays. */
function reparented({ module, table, columns }: Children, keepOf: ReadonlyMap<string, string>): { rows: number; steps: Step[] } {
  const rows = table.rows.flatMap((_, row) => (columns.some((column) => keepOf.has(table.text(row, column))) ? [row] : []));
  const cells = rows.map((row) => ({
    existing: row,
    cells: columns.map((column): Cell => keepOf.get(table.text(row, column)) ?? table.cell(row, column)),
  }));
  const updates = updatesOf(table, columns, cells);
  if (updates.ids.length === 0) return { rows: rows.length, steps: [] };
  const step: Step = {
    kind: 'writeColumns',
    sheet: module.key,
    idKey: 'id',
    ids: updates.ids,
    columns: updates.keys,
    values: updates.values,
  };
  return { rows: rows.length, steps: [step] };
}

function logOf({ asOf, host, run, language }: CommandContext, keepOf: ReadonlyMap<string, string>): Step {
  const field = say(language, { key: 'merge.field' });
  const why = say(language, { key: 'merge.why' });
  const by = host.user();
  return {
    kind: 'appendRows',
    sheet: 'changes',
    columns: ['at', 'customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'],
    values: [...keepOf].map(([loser, keep]) => [asOf, keep, field, loser, keep, why, by, 'merge', run]),
    once: { column: 'run', text: run },
  };
}

/** What a cluster's merge does, in words: who stays, and where records differ which value wins and why. */
function tell({ language }: CommandContext, customers: Table, { keep, losers, fields }: Merged): Message[] {
  const idOf = (row: number): string => customers.text(row, 'id');
  const params = { keep: idOf(keep), name: shown(customers.text(keep, 'name')), losers: losers.map(idOf).join(', ') };
  return [
    { key: 'merge.cluster', params },
    ...fields.map(({ field, value, why, others }): Message => {
      const left = others.map(({ row, value: other }) => `${shown(other)} (${idOf(row)})`).join(', ');
      return {
        key: left === '' ? 'merge.takes' : 'merge.wins',
        params: {
          field: nameIn(language, field),
          value: shown(value).replace(/\n/g, ' / '),
          why: say(language, { key: `merge.${why}` }),
          left,
        },
      };
    }),
  ];
}

function outline({ language }: CommandContext, customers: Table, children: readonly Children[], { keep, losers, fields }: Merged): unknown {
  const ids = new Set(losers.map((row) => customers.text(row, 'id')));
  const cell = (value: Cell): string | number | boolean => (value instanceof Date ? formatDate(value) : value);
  return {
    keep: customers.text(keep, 'id'),
    losers: [...ids],
    fields: fields.map(({ field, value, from, why, others }) => ({
      key: field.key,
      field: nameIn(language, field),
      value: cell(value),
      from: from === undefined ? null : customers.text(from, 'id'),
      why,
      others: others.map((other) => ({ id: customers.text(other.row, 'id'), value: textOf(other.value) })),
    })),
    records: Object.fromEntries(
      children.map(({ module, table, columns }) => [
        module.key,
        table.rows.filter((_, row) => columns.some((column) => ids.has(table.text(row, column)))).length,
      ]),
    ),
  };
}
