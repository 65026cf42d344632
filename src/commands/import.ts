import type { Cell } from '../core/cell';
import { moduleNamed } from '../core/fields/fieldRow';
import { countDisagreements, tableAfter } from '../core/import/disagreements';
import { MARKS, readMarks } from '../core/import/ids';
import { importRows } from '../core/import/importRows';
import type { ImportInput, ImportOutcome } from '../core/import/outcome';
import type { ColumnMap } from '../core/import/types';
import { nearest } from '../core/language/nearest';
import { type Message, Refusal } from '../core/message';
import { computeCustomers } from '../core/refresh/computeCustomers';
import { type Module, nameIn } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import { readDictionary } from '../core/values/lists';
import { phoneForm } from '../core/values/phone';
import type { Plan, Step } from '../host/plan';
import { type CommandContext, defineCommand } from './defineCommand';
import { tableOf } from './tables';

const COMPUTED_FROM = ['settings', 'fields', 'dictionary', 'tiers', 'rules', 'segments', 'customers', 'sales', 'service', 'interactions'];

/** Takes the rows of a file into a module's sheet. */
export const importFile = defineCommand({
  id: 'import',
  order: 15,
  hidden: true,
  label: { zh: '导入', en: 'Import' },
  args: [
    { name: 'module', type: 'string' },
    { name: 'file', type: 'string' },
    { name: 'rows', type: 'object' },
    { name: 'map', type: 'object' },
    {
      name: 'matchDuplicates',
      type: 'boolean',
    },
    { name: 'skipRejected', type: 'boolean' },
  ],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const module = findModule(context, args.module);
    const tables = rememberedTables(context);
    const sheet = tables(module.key);
    if (!sheet) throw new Refusal({ key: 'book.notInstalled', params: { sheet: nameIn(context.language, module) } });
    const file = typeof args.file === 'string' && args.file !== '' ? args.file : nameIn(context.language, module);
    const settings = readSettings(tables('settings'));
    const input: ImportInput = {
      module,
      file,
      rows: rowsOf(args.rows, file),
      ragged: !/\.(xlsx|xlsm|xls|ods)$/i.test(file),
      map: mapOf(args.map),
      language: context.language,
      asOf: context.asOf,
      user: context.host.user(),
      marks: readMarks(context.host.properties()[MARKS]),
      dictionary: readDictionary(tables('dictionary'), context.presets, context.language),
      phone: phoneForm(context.phones, settings.phoneRegion ?? 'CN'),
      freeTagLimit: Number(settings.freeTagLimit) || 5,
      matchDuplicates: context.resumed || args.matchDuplicates !== false,
      skipRejected: args.skipRejected === true,
      sheet,
      fieldsSheet: tables('fields'),
      modules: context.modules,
      tableOf: tables,
    };
    const outcome = importRows(input);
    return planOf(outcome, input, disagreements(context, input, outcome));
  },
});

function planOf(outcome: ImportOutcome, input: ImportInput, disagreeing: readonly Message[]): Plan {
  const { updates, added, derived, counts, marks, messages } = outcome;
  const steps: Step[] = [];
  if (updates.ids.length > 0) {
    steps.push({
      kind: 'writeColumns',
      sheet: input.module.key,
      idKey: 'id',
      ids: updates.ids,
      columns: updates.keys,
      first: input.module.fields.flatMap((field) => (field.stamped ? [field.key] : [])),
      values: updates.values,
    });
  }
  for (const { module, keys, values } of [added, ...derived]) {
    if (values.length > 0) steps.push({ kind: 'appendRows', sheet: module, columns: keys, values });
  }
  // After the rows: an import that is stopped and continued gives the same ids again.
  if (steps.length > 0 && marks !== input.marks) steps.push({ kind: 'setProperty', key: MARKS, value: JSON.stringify(marks) });
  return { steps, rows: counts.read, changed: counts.added + counts.updated, messages: [...messages, ...disagreeing], result: counts };
}

/** Imported values of computed columns against what Kehu will compute from the book as it will stand. */
function disagreements(
  { modules, presets, language, asOf, schema }: CommandContext,
  input: ImportInput,
  outcome: ImportOutcome,
): Message[] {
  const { claims } = outcome;
  if (input.module.key !== 'customers' || claims.length === 0) return [];
  const tables = Object.fromEntries(
    COMPUTED_FROM.map((key) => {
      const table = input.tableOf(key);
      return [key, table && tableAfter(table, outcome)];
    }),
  );
  const { columns } = computeCustomers({
    modules,
    retired: schema.retired,
    presets,
    tables,
    settings: readSettings(tables.settings),
    language,
    asOf,
    rowOf: schema.rowOf,
  });
  const rowOf = new Map(tables.customers?.rows.map((_, row) => [tables.customers?.text(row, 'id'), row]));
  const computed = (key: string, id: string): Cell | undefined => columns.get(key)?.[rowOf.get(id) ?? -1];
  return countDisagreements(claims, input.module, computed, { language, lists: input.dictionary });
}

function findModule({ modules, language }: CommandContext, wanted: unknown): Module {
  const text = typeof wanted === 'string' ? wanted : '';
  const found = moduleNamed(modules, text);
  if (found) return found;
  const names = modules.map((module) => `${module.key} (${nameIn(language, module)})`).join(', ');
  const near = nearest(
    text,
    modules.flatMap(({ key, zh, en }) => [key, zh, en]),
  );
  throw new Refusal({
    key: 'import.unknownModule',
    params: { module: text, modules: names },
    ...(near === undefined ? {} : { suggestion: { key: 'import.nearestName', params: { name: near } } }),
  });
}

/** Sheets by key, each found once. */
function rememberedTables(context: CommandContext): (key: string) => Table | undefined {
  const tables = new Map<string, Table | undefined>();
  return (key) => {
    if (!tables.has(key)) tables.set(key, tableOf(context, key));
    return tables.get(key);
  };
}

function rowsOf(rows: unknown, file: string): Cell[][] {
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) throw new Refusal({ key: 'import.noRows', sheet: file });
  return rows.map((row: readonly unknown[]) => row.map(toCell));
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function mapOf(map: unknown): ColumnMap {
  if (map === undefined || map === null || map === '') return {};
  if (typeof map !== 'object' || Array.isArray(map)) throw new Refusal({ key: 'import.badMap' });
  // Entries are checked one by one where they are used.
  return map as ColumnMap;
}
