import type { CheckInput } from '../core/quality/checkedBook';
import { type Findings, findAll } from '../core/quality/findAll';
import type { Kind } from '../core/quality/finding';
import { readSettings } from '../core/settings/readSettings';
import type { CommandContext } from './defineCommand';
import { tableOf, tablesOf } from './tables';

/** What is wrong with the open book: each sheet is read at most once. @throws Refusal where it isn't installed, or customers have no ids */
export function findingsOf(context: CommandContext, kinds?: readonly Kind[]): Findings {
  const { modules, presets, language, asOf, host } = context;
  const needed = tablesOf(context, ['settings', 'dictionary', 'customers']);
  const others = ['tiers', 'staff', ...modules.map(({ key }) => key)].filter((key) => !(key in needed));
  const tables = { ...needed, ...Object.fromEntries(others.map((key) => [key, tableOf(context, key)])) };
  for (const { key } of modules) tables[key]?.need('id');
  const input: CheckInput = { modules, presets, tables, settings: readSettings(needed.settings), language, asOf };
  return findAll(input, (key) => host.formulas(key), kinds);
}
