import { fold } from '../core/language';
import type { ComputeInput } from '../core/refresh/computeCustomers';
import { hasRowFormulas } from '../core/refresh/rowFormulas';
import { requireColumns } from '../core/refresh/soundness';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { CommandContext } from './defineCommand';
import { tableOf, tablesOf } from './tables';

const SHEETS = ['settings', 'fields', 'dictionary', 'tiers', 'rules', 'segments', 'customers', 'sales', 'service', 'interactions'];

/** Reads what customers' columns are computed from; `rules`: text of more rules that they may be. @throws Refusal where a sheet or column is missing */
export function readBook(context: CommandContext, rules = ''): ComputeInput & { readonly tables: Readonly<Record<string, Table>> } {
  const { modules, presets, language, asOf, schema } = context;
  const { retired } = schema;
  const inUse = SHEETS.filter((sheet) => retired.every(({ key }) => key !== sheet));
  const tables = { ...tablesOf(context, inUse), ...moreRecords(context, rules) };
  requireColumns(tables, computedKeys(context));
  return { modules, retired, presets, tables, settings: readSettings(tables.settings), language, asOf, rowOf: schema.rowOf };
}

/** Modules that a condition or formula names, or whose rows have formulas, and that aren't read in any case; reading the others would be a call a sheet for nothing. */
function moreRecords(context: CommandContext, rules: string): Record<string, Table> {
  const texts = ['tiers', 'rules', 'segments', 'fields'].flatMap((key) => {
    const table = tableOf(context, key);
    return table?.rows.map((_, row) => fold(`${table.text(row, 'condition')} ${table.text(row, 'formula')}`)) ?? [];
  });
  texts.push(fold(rules));
  const found: Record<string, Table> = {};
  for (const module of context.modules) {
    const { key, zh, en, aliases = [] } = module;
    const isNamed = hasRowFormulas(module) || [key, zh, en, ...aliases].map(fold).some((name) => texts.some((text) => text.includes(name)));
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
