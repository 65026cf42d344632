import type { Cell, Grid } from '../core/cell';
import type { LanguageProblem } from '../core/language';
import type { Message, Problem } from '../core/message';
import { changedRows, logOf } from '../core/refresh/changes';
import { computeCustomers } from '../core/refresh/computeCustomers';
import { requireColumns, uncounted, unruled } from '../core/refresh/soundness';
import { nameIn } from '../core/schema';
import { checkSettings } from '../core/settings/checkSettings';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { say } from '../locales';
import { type CommandContext, defineCommand } from './defineCommand';
import { tablesOf } from './tables';

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
    const { host, asOf, language, modules, presets, run } = context;
    const tables = tablesOf(context, SHEETS);
    const customers = tables.customers as Table;
    requireColumns(tables, computedKeys(modules));
    const computed = computeCustomers({ modules, presets, tables, settings: readSettings(tables.settings), language, asOf });
    const changed = changedRows(customers, computed);
    const log = logOf(customers, computed, changed, (field) => nameIn(language, field)).map((row) => [
      asOf,
      ...row,
      host.user(),
      'refresh',
      run,
    ]);
    const ids = customers.rows.map((_, row) => customers.text(row, 'id'));
    const steps: Step[] = [];
    if (log.length > 0) {
      steps.push({ kind: 'appendRows', sheet: 'changes', columns: LOG_COLUMNS, values: log, once: { column: 'run', text: run } });
    }
    if (changed.length > 0) {
      const columns = computed.fields.map((field) => field.key);
      const values: Grid = ids.map((_, row) => columns.map((key): Cell => computed.columns.get(key)?.[row] ?? ''));
      steps.push({ kind: 'writeColumns', sheet: 'customers', idKey: 'id', ids, columns, values, clears: true });
    }
    const fields = modules.find(({ key }) => key === 'customers')?.fields.map(({ key }) => key) ?? [];
    const settingProblems = checkSettings(tables.settings as Table, { presets: presets.map(({ key }) => key), fields });
    const checks = [
      checkSteps(
        'settings',
        tables.settings as Table,
        worded(settingProblems, (problem) => say(language, problem)),
      ),
      ...(['tiers', 'rules', 'segments'] as const).map((key) =>
        checkSteps(
          key,
          tables[key] as Table,
          worded(computed.problems[key], (problem) => ruleProblem(language, problem)),
        ),
      ),
    ];
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

function computedKeys(modules: CommandContext['modules']): string[] {
  return modules.find(({ key }) => key === 'customers')?.fields.flatMap((field) => (field.computed ? [field.key] : [])) ?? [];
}

/** Rewrites a settings sheet's check cells where they don't say what is wrong now. */
function checkSteps(key: string, table: Table, problems: ReadonlyMap<number, string>): { steps: Step[]; messages: Message[] } {
  const values = table.rows.map((_, row) => problems.get(row) ?? '');
  const messages = problems.size > 0 ? [{ key: 'refresh.ruleProblems', params: { sheet: table.title, count: problems.size } }] : [];
  const isSame = values.every((value, row) => value === table.text(row, 'check'));
  return { steps: isSame ? [] : [{ kind: 'writeCells', sheet: key, column: 'check', values }], messages };
}

function worded<T>(problems: ReadonlyMap<number, T>, word: (problem: T) => string): ReadonlyMap<number, string> {
  return new Map([...problems].map(([row, problem]) => [row, word(problem)]));
}

/** The message says its place itself. */
function ruleProblem(language: CommandContext['language'], problem: LanguageProblem): string {
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
