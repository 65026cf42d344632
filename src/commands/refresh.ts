import type { Cell, Grid } from '../core/cell';
import { LAYOUTS, layoutStamps, planRenewal } from '../core/install/planInstall';
import { fold } from '../core/language';
import type { Message, Problem } from '../core/message';
import { changedRows, logOf } from '../core/refresh/changes';
import { computeCustomers } from '../core/refresh/computeCustomers';
import { requireColumns, uncounted, unruled } from '../core/refresh/soundness';
import { type Language, nameIn } from '../core/schema';
import { checkDictionary, checkRules, checkTiers } from '../core/settings/checkRows';
import { checkSettings } from '../core/settings/checkSettings';
import { readSettings, type Settings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { say } from '../locales';
import { type CommandContext, defineCommand } from './defineCommand';
import { tableOf, tablesOf } from './tables';

const SHEETS = ['settings', 'fields', 'dictionary', 'tiers', 'rules', 'segments', 'customers', 'sales', 'service', 'interactions'];
const LOG_COLUMNS = ['at', 'customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'];

/** Computes aggregates, tiers, rule tags, segment, stage and tags of every customer, and logs what changed. */
export const refresh = defineCommand({
  id: 'refresh',
  order: 20,
  label: { zh: '更新标签与分层', en: 'Refresh tags and tiers' },
  summary: {
    zh: '重新计算所有客户的金额、层级、标签，并记录变化',
    en: 'Recalculates amounts, tiers and tags of every customer and logs what changed',
  },
  args: [],
  writes: true,
  run: (context) => {
    const { host, asOf, language, modules, presets, run, schema } = context;
    const tables = { ...tablesOf(context, SHEETS), ...moreRecords(context) };
    const customers = tables.customers as Table;
    requireColumns(tables, computedKeys(context));
    const settings = readSettings(tables.settings);
    const computed = computeCustomers({ modules, presets, tables, settings, language, asOf, rowOf: schema.rowOf });
    const renewal = renew(context, tables, settings);
    const changed = changedRows(customers, computed);
    const log = logOf(customers, computed, changed, (field) => nameIn(language, field)).map((row) => [
      asOf,
      ...row,
      host.user(),
      'refresh',
      run,
    ]);
    const ids = customers.rows.map((_, row) => customers.text(row, 'id'));
    const steps: Step[] = [...renewal];
    if (log.length > 0) {
      steps.push({ kind: 'appendRows', sheet: 'changes', columns: LOG_COLUMNS, values: log, once: { column: 'run', text: run } });
    }
    if (changed.length > 0) {
      const columns = computed.fields.map((field) => field.key);
      const values: Grid = ids.map((_, row) => columns.map((key): Cell => computed.columns.get(key)?.[row] ?? ''));
      steps.push({ kind: 'writeColumns', sheet: 'customers', idKey: 'id', ids, columns, values, clears: true });
    }
    const fields = modules.find(({ key }) => key === 'customers')?.fields ?? [];
    const problems: Readonly<Record<string, readonly ReadonlyMap<number, RowProblem>[]>> = {
      settings: [checkSettings(tables.settings as Table, { presets: presets.map(({ key }) => key), fields: fields.map(({ key }) => key) })],
      fields: [schema.problems.fields, computed.problems.fields],
      dictionary: [checkDictionary(tables.dictionary as Table)],
      tiers: [schema.problems.tiers, computed.problems.tiers, checkTiers(tables.tiers as Table, fields)],
      rules: [computed.problems.rules, checkRules(tables.rules as Table)],
      segments: [computed.problems.segments],
    };
    const checks = Object.entries(problems).map(([key, found]) => checkSteps(language, key, tables[key] as Table, found));
    if (schema.keys.size > 0) steps.push(keyCells(tables.fields as Table, schema.keys));
    return {
      steps: [...steps, ...checks.flatMap((check) => check.steps)],
      rows: ids.filter((id) => id !== '').length,
      changed: changed.length,
      messages: [
        ids.length === 0
          ? { key: 'refresh.empty' }
          : { key: 'refresh.done', params: { rows: ids.filter((id) => id !== '').length, changed: changed.length } },
        ...idMessages(customers, ids),
        ...uncounted(modules, tables, language),
        ...unruled(computed, tables.tiers as Table, language),
        ...checks.flatMap((check) => check.messages),
      ],
      result: {
        tiers: countBy(computed.columns.get('valueTier')),
        activity: countBy(computed.columns.get('activity')),
        stages: countBy(computed.columns.get('stage')),
        ruleTags: countBy(computed.columns.get('ruleTags')?.flatMap((cell) => String(cell).split(','))),
        logged: log.length,
      },
    };
  },
});

/** Modules that a condition or formula names and that aren't read in any case; reading the others would be a call a sheet for nothing. */
function moreRecords(context: CommandContext): Record<string, Table> {
  const texts = ['tiers', 'rules', 'segments', 'fields'].flatMap((key) => {
    const table = tableOf(context, key);
    return table?.rows.map((_, row) => fold(`${table.text(row, 'condition')} ${table.text(row, 'formula')}`)) ?? [];
  });
  const found: Record<string, Table> = {};
  for (const { key, zh, en, aliases = [] } of context.modules) {
    const isNamed = [key, zh, en, ...aliases].map(fold).some((name) => texts.some((text) => text.includes(name)));
    const table = isNamed && !SHEETS.includes(key) ? tableOf(context, key) : undefined;
    if (table) found[key] = table;
  }
  return found;
}

/** Computed columns of customers that the sheet must have: not those that people defined, which are added. */
function computedKeys({ schema, modules }: CommandContext): string[] {
  const fields = modules.find(({ key }) => key === 'customers')?.fields ?? [];
  return fields.flatMap((field) => (field.computed && !schema.own.has(`customers.${field.key}`) ? [field.key] : []));
}

/** Lays out anew what people changed in *fields*, *dictionary* and *tiers*: columns, sheets, dropdowns, colours. */
function renew({ host, sheets, presets, language, schema }: CommandContext, tables: Record<string, Table>, settings: Settings): Step[] {
  const preset = presets.find(({ key }) => key === settings.preset) ?? presets[0];
  if (!preset) return [];
  const input = {
    sheets,
    modules: schema.builtIn,
    preset,
    language,
    content: host.read,
    dictionary: tables.dictionary,
    tiers: tables.tiers,
  };
  const text = host.properties()[LAYOUTS];
  const stamps = layoutStamps(input, host.digest);
  const layouts = planRenewal(input, schema.own, text === undefined ? undefined : JSON.parse(text), stamps);
  const steps: Step[] = layouts.map((layout) => ({ kind: 'layoutSheet', layout }));
  const now = JSON.stringify(stamps);
  return now === text ? steps : [...steps, { kind: 'setProperty', key: LAYOUTS, value: now }];
}

/** Writes the keys that rows of *fields* got, so that they stay when somebody changes the header. */
function keyCells(table: Table, keys: ReadonlyMap<number, string>): Step {
  return {
    kind: 'writeCells',
    sheet: 'fields',
    column: 'key',
    values: table.rows.map((_, row) => keys.get(row) ?? table.cell(row, 'key')),
  };
}

type RowProblem = Message & { readonly suggestion?: Message };

/** Rewrites a settings sheet's check cells where they don't say what is wrong now; of several problems of a row, the first. */
function checkSteps(
  language: Language,
  key: string,
  table: Table,
  found: readonly ReadonlyMap<number, RowProblem>[],
): { steps: Step[]; messages: Message[] } {
  const values = table.rows.map((_, row) => {
    const problem = found.map((problems) => problems.get(row)).find((one) => one !== undefined);
    return problem ? ruleProblem(language, problem) : '';
  });
  const count = values.filter((value) => value !== '').length;
  const messages = count > 0 ? [{ key: 'refresh.ruleProblems', params: { sheet: table.title, count } }] : [];
  const isSame = values.every((value, row) => value === table.text(row, 'check'));
  return { steps: isSame ? [] : [{ kind: 'writeCells', sheet: key, column: 'check', values }], messages };
}

/** The message says its place itself. */
function ruleProblem(language: Language, problem: RowProblem): string {
  return problem.suggestion ? `${say(language, problem)} ${say(language, problem.suggestion)}` : say(language, problem);
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
