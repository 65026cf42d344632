import type { CheckInput } from '../core/quality/checkedBook';
import { readSettings } from '../core/settings/readSettings';
import { phoneForm } from '../core/values/phone';
import type { CommandContext } from './defineCommand';
import { tableOf, tablesOf } from './tables';

/** What a check of the open book reads: each sheet once. @throws Refusal where it isn't installed, or a module's sheet has no ids */
export function qualityInput(context: CommandContext): CheckInput {
  const { modules, presets, language, asOf, phones } = context;
  const needed = tablesOf(context, ['settings', 'dictionary', 'customers']);
  const others = ['tiers', 'staff', ...modules.map(({ key }) => key)].filter((key) => !(key in needed));
  const tables = { ...needed, ...Object.fromEntries(others.map((key) => [key, tableOf(context, key)])) };
  for (const { key } of modules) tables[key]?.need('id');
  const settings = readSettings(needed.settings);
  return { modules, presets, tables, settings, language, asOf, phone: phoneForm(phones, settings.phoneRegion ?? 'CN') };
}
