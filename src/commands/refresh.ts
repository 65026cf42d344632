import { type Cell, DAY, type Grid } from '../core/cell';
import { MARKS, raiseMarks, readMarks } from '../core/import/ids';
import { changeMessages } from '../core/install/changes';
import { LAYOUTS, layoutStamps, planRenewal } from '../core/install/planInstall';
import type { Message, Problem } from '../core/message';
import { type Change, changedRows, changesOf } from '../core/refresh/changes';
import { computeCustomers } from '../core/refresh/computeCustomers';
import { differs, type RowFormulas } from '../core/refresh/rowFormulas';
import { uncounted, unruled } from '../core/refresh/soundness';
import { nameIn } from '../core/schema';
import { checkDictionary, checkRules, checkSegments, checkTiers } from '../core/settings/checkRows';
import { checkSettings } from '../core/settings/checkSettings';
import type { Settings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { say } from '../locales';
import { checkPeople, checkSteps } from './checkCells';
import { type CommandContext, defineCommand } from './defineCommand';
import { missingSheet } from './missingSheet';
import { readBook } from './readBook';
import { fieldsCells, rearrange } from './renewal';

const LOG_COLUMNS = ['at', 'customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'];
const ALERT_COLUMNS = ['at', 'customer', 'name', 'owner', 'field', 'from', 'to', 'why', 'due', 'done', 'run'];

/** Computes aggregates, tiers, rule tags, segment, stage and tags of every customer, and logs what changed. */
export const refresh = defineCommand({
  id: 'refresh',
  order: 20,
  label: { zh: '更新标签与分层', en: 'Refresh tags and tiers' },
  args: [],
  writes: true,
  run: (context) => {
    const { language, modules, phones, presets, run, schema } = context;
    const input = readBook(context);
    const { tables, settings } = input;
    const customers = tables.customers as Table;
    const computed = computeCustomers(input);
    const renewal = renew(context, tables, settings);
    const changed = changedRows(customers, computed);
    const changes = changesOf(customers, computed, changed, language);
    const alerts = changes.filter((change) => change.alerts);
    const ids = customers.rows.map((_, row) => customers.text(row, 'id'));
    const steps: Step[] = [...renewal.steps, ...markIds(context, tables)];
    const once = { column: 'run', text: run };
    if (changes.length > 0) {
      const values = rowsOf(context, customers, changes, LOG_COLUMNS);
      steps.push({ kind: 'appendRows', sheet: 'changes', columns: LOG_COLUMNS, values, once });
    }
    if (alerts.length > 0) {
      const values = rowsOf(context, customers, alerts, ALERT_COLUMNS);
      steps.push(...missingSheet(context, 'alerts'), { kind: 'appendRows', sheet: 'alerts', columns: ALERT_COLUMNS, values, once });
    }
    if (changed.length > 0) {
      const columns = computed.fields.map((field) => field.key);
      const values: Grid = ids.map((_, row) => columns.map((key): Cell => computed.columns.get(key)?.[row] ?? ''));
      steps.push({ kind: 'writeColumns', sheet: 'customers', idKey: 'id', ids, columns, values, clears: true });
    }
    steps.push(...computed.rows.flatMap(rowSteps));
    const { fields = [], retired = [] } = modules.find(({ key }) => key === 'customers') ?? {};
    const problems: Readonly<Record<string, readonly ReadonlyMap<number, Problem>[]>> = {
      settings: [
        checkSettings(tables.settings as Table, {
          presets: presets.map(keyOf),
          fields: fields.map(keyOf),
          retired: retired.map(keyOf),
          isPhoneRegion: (iso) => phones.callingCode(iso) !== undefined,
        }),
      ],
      fields: [schema.problems.fields, computed.problems.fields, rowProblems(computed.rows, schema.rowOf)],
      dictionary: [checkDictionary(tables.dictionary as Table)],
      tiers: [schema.problems.tiers, computed.problems.tiers, checkTiers(tables.tiers as Table, fields)],
      rules: [computed.problems.rules, checkRules(tables.rules as Table)],
      segments: [computed.problems.segments, checkSegments(tables.segments as Table)],
    };
    const checks = [
      ...Object.entries(problems).map(([key, found]) => checkSteps(language, key, tables[key] as Table, found)),
      // Two sheets to read: left to the next refresh by one that has changes to log.
      ...(changes.length === 0 ? checkPeople(context, tables, computed.columns.get('segment')) : []),
    ];
    return {
      steps: [...steps, ...checks.flatMap((check) => check.steps)],
      rows: ids.filter((id) => id !== '').length,
      changed: changed.length,
      messages: [
        ids.length === 0
          ? { key: 'refresh.empty' }
          : { key: 'refresh.done', params: { rows: ids.filter((id) => id !== '').length, changed: changed.length } },
        ...renewal.messages,
        ...idMessages(customers, ids),
        ...uncounted(modules, tables, language),
        ...unruled(computed, tables.tiers as Table, language),
        ...alertMessages(context, customers, alerts),
        ...checks.flatMap((check) => check.messages),
      ],
      result: {
        tiers: countBy(computed.columns.get('valueTier')),
        activity: countBy(computed.columns.get('activity')),
        stages: countBy(computed.columns.get('stage')),
        ruleTags: countBy(computed.columns.get('ruleTags')?.flatMap((cell) => String(cell).split(','))),
        logged: changes.length,
        alerts: alerts.length,
      },
    };
  },
});

function keyOf({ key }: { readonly key: string }): string {
  return key;
}

/** Writes the computed columns of a module of records, where a cell differs. */
function rowSteps(rows: RowFormulas): Step[] {
  const { module, table, columns, fields } = rows;
  if (!differs(rows)) return [];
  const ids = table.rows.map((_, row) => table.text(row, 'id'));
  const keys = fields.map(({ key }) => key);
  const values: Grid = ids.map((_, row) => keys.map((key): Cell => columns.get(key)?.[row] ?? ''));
  return [{ kind: 'writeColumns', sheet: module.key, idKey: 'id', ids, columns: keys, values, clears: true }];
}

/** What is wrong with formulas of modules of records, by row of *fields*. */
function rowProblems(rows: readonly RowFormulas[], rowOf: ReadonlyMap<string, number>): ReadonlyMap<number, Problem> {
  return new Map(
    rows.flatMap(({ module, problems }) =>
      [...problems].map(([key, problem]) => [rowOf.get(`${module.key}.${key}`) ?? -1, problem] as const),
    ),
  );
}

/** Rows of the log or of the alerts: a change each. */
function rowsOf(
  { asOf, language, host, run }: CommandContext,
  customers: Table,
  changes: readonly Change[],
  columns: readonly string[],
): Grid {
  const common: Record<string, Cell> = {
    at: asOf,
    by: host.user(),
    command: 'refresh',
    due: new Date(asOf.getTime() + DAY),
    done: false,
    run,
  };
  return changes.map(({ row, field, from, to, why }) => {
    const own: Record<string, Cell> = {
      customer: customers.text(row, 'id'),
      name: customers.text(row, 'name'),
      owner: customers.text(row, 'owner'),
      field: nameIn(language, field),
      from,
      to,
      why: why || say(language, { key: 'changes.noRule' }),
    };
    return columns.map((key) => own[key] ?? common[key] ?? '');
  });
}

/** How many changes wait for how many people. */
function alertMessages({ sheets, language }: CommandContext, customers: Table, alerts: readonly Change[]): Message[] {
  const sheet = sheets.find(({ key }) => key === 'alerts');
  if (!sheet || alerts.length === 0) return [];
  const owners = new Set(alerts.map(({ row }) => customers.text(row, 'owner')).filter((owner) => owner !== ''));
  return [
    {
      key: owners.size === 0 ? 'refresh.alertsNobody' : 'refresh.alerts',
      params: { count: alerts.length, owners: owners.size, sheet: nameIn(language, sheet) },
    },
  ];
}

/** Lays out anew what people changed in *fields*, *dictionary* and *tiers*: columns, sheets, dropdowns, colours, what is hidden, retired and renamed. */
function renew(context: CommandContext, tables: Record<string, Table>, settings: Settings): { steps: Step[]; messages: Message[] } {
  const { host, sheets, presets, language, schema } = context;
  const preset = presets.find(({ key }) => key === settings.preset) ?? presets[0];
  if (!preset) return { steps: [], messages: [] };
  const source = { modules: schema.builtIn, preset, language, dictionary: tables.dictionary, tiers: tables.tiers };
  const arranged = rearrange(context, source);
  const input = { ...source, sheets, content: host.read, recheck: arranged.recheck };
  const text = host.properties()[LAYOUTS];
  const stamps = layoutStamps(input, host.digest);
  const layouts = planRenewal(input, schema.own, text === undefined ? undefined : JSON.parse(text), stamps);
  const now = JSON.stringify(stamps);
  return {
    steps: [
      ...layouts.map((layout): Step => ({ kind: 'layoutSheet', layout })),
      ...arranged.steps,
      ...(now === text ? [] : [{ kind: 'setProperty' as const, key: LAYOUTS, value: now }]),
      ...fieldsCells(context, arranged.steps),
    ],
    messages: changeMessages(arranged.changes),
  };
}

/** Rows that have something in them but no id, and ids that stand twice. */
function idMessages(customers: Table, ids: readonly string[]): Problem[] {
  const without = ids.flatMap((id, row) => (id === '' && customers.text(row, 'name') !== '' ? [row + 2] : []));
  const seen = new Set<string>();
  const doubled = ids.findIndex((id) => {
    if (id !== '' && seen.has(id)) return true;
    seen.add(id);
    return false;
  });
  return [
    ...(without.length > 0 ? [{ key: 'refresh.noId', params: { count: without.length, row: without[0] ?? 0 } }] : []),
    ...(doubled >= 0 ? [{ key: 'refresh.doubleId', params: { id: ids[doubled] ?? '', row: doubled + 2 } }] : []),
  ];
}

/** How many customers have each value. */
function countBy(cells: readonly Cell[] | undefined): Record<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells ?? []) if (cell !== '') counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Raises the marks to the ids that stand in the sheets, so that none comes again when its row is deleted. */
function markIds({ host, modules }: CommandContext, tables: Record<string, Table>): Step[] {
  const before = readMarks(host.properties()[MARKS]);
  const after = modules.reduce((marks, module) => {
    const table = tables[module.key];
    return table
      ? raiseMarks(
          marks,
          module,
          table.rows.map((_, row) => table.text(row, 'id')),
        )
      : marks;
  }, before);
  return after === before ? [] : [{ kind: 'setProperty', key: MARKS, value: JSON.stringify(after) }];
}
