import type { CheckInput } from '../core/quality/checkedBook';
import { readSettings } from '../core/settings/readSettings';
import type { CommandContext } from './defineCommand';
import { tableOf, tablesOf } from './tables';

/** What a check of the open book reads: each sheet once. @throws Refusal where it isn't installed, or a module's sheet has no ids */
export function qualityInput(context: CommandContext): CheckInput {
  const { modules, presets, language, asOf } = context;
  const needed = tablesOf(context, ['settings', 'dictionary', 'customers']);
  const others = ['tiers', 'staff', ...modules.map(({ key }) => key)].filter((key) => !(key in needed));
  const tables = { ...needed, ...Object.fromEntries(others.map((key) => [key, tableOf(context, key)])) };
  for (const { key } of modules) tables[key]?.need('id');
  return { modules, presets, tables, settings: readSettings(needed.settings), language, asOf };
}
