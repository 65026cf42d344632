import { Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { readTable, type Table } from '../core/table/readTable';
import type { CommandContext } from './defineCommand';

/** A sheet of Kehu's by key, read at most once, or undefined where the book lacks it. */
export function tableOf(context: Pick<CommandContext, 'host' | 'sheets'>, key: string): Table | undefined {
  const definition = context.sheets.find((sheet) => sheet.key === key);
  const content = definition && context.host.read(key);
  return definition && content ? readTable(definition, content) : undefined;
}

/** Sheets of Kehu's by key. @throws Refusal where the book lacks one, because it isn't installed */
export function tablesOf(context: CommandContext, keys: readonly string[]): Record<string, Table> {
  const tables: Record<string, Table> = {};
  for (const key of keys) {
    const table = tableOf(context, key);
    const definition = context.sheets.find((sheet) => sheet.key === key);
    if (!table) throw new Refusal({ key: 'book.notInstalled', params: { sheet: definition ? nameIn(context.language, definition) : key } });
    tables[key] = table;
  }
  return tables;
}
