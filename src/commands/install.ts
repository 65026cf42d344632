import { isUntouched, LAYOUTS, layoutStamps, missingRows, planLayouts } from '../core/install/planInstall';
import { presetRows } from '../core/install/presetRows';
import { Refusal } from '../core/message';
import type { Preset } from '../core/preset';
import { nameIn } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { type CommandContext, defineCommand } from './defineCommand';
import { tableOf as findTable } from './tables';

/** Makes the module and settings sheets with a preset; on a book that has them, completes what is missing and keeps what people typed. */
export const install = defineCommand({
  id: 'install',
  order: 10,
  label: { zh: '安装 / 升级', en: 'Install / upgrade' },
  args: [{ name: 'preset', type: 'string' }],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const { host, sheets, language } = context;
    const modules = context.schema.builtIn;
    const tableOf = (key: string): Table | undefined => findTable(context, key);
    const installed = findPreset(context, readSettings(tableOf('settings')).preset ?? 'segments');
    const preset = args.preset === undefined ? installed : findPreset(context, String(args.preset));
    const tiers = tableOf('tiers');
    const input = {
      sheets,
      modules,
      preset,
      language,
      content: host.read,
      dictionary: tableOf('dictionary'),
      tiers: preset.key === installed.key && tiers && tiers.rows.length > 0 ? tiers : undefined,
    };
    const layouts = planLayouts(input);
    const steps: Step[] = layouts.map((layout) => ({ kind: 'layoutSheet', layout }));
    for (const sheet of sheets.filter((one) => one.kind === 'settings')) {
      const table = tableOf(sheet.key);
      // A sheet without rows gets the preset's with its layout.
      if (!table || table.rows.length === 0) continue;
      const columns = sheet.fields.map((field) => field.key);
      const rows = presetRows(sheet.key, preset, modules, language);
      if (preset.key !== installed.key && sheet.key !== 'fields' && sheet.key !== 'staff') {
        steps.push(...switchPreset(context, sheet.key, table, installed, preset));
      } else {
        const missing = missingRows(sheet, table, rows);
        if (missing.length > 0) steps.push({ kind: 'appendRows', sheet: sheet.key, columns, values: missing });
      }
    }
    const stamps = JSON.stringify(layoutStamps(input, host.digest));
    if (host.properties()[LAYOUTS] !== stamps) steps.push({ kind: 'setProperty', key: LAYOUTS, value: stamps });
    const made = layouts.filter((layout) => !layout.exists);
    const added = layouts.filter((layout) => layout.exists).reduce((sum, layout) => sum + layout.add.length, 0);
    return {
      steps,
      rows: 0,
      changed: made.length + added,
      messages: [
        { key: made.length > 0 ? 'install.made' : 'install.kept', params: { sheets: made.length, preset: nameIn(language, preset) } },
        ...(added > 0 ? [{ key: 'install.added', params: { columns: added } }] : []),
      ],
      result: { preset: preset.key, made: made.map((layout) => layout.title) },
    };
  },
});

function findPreset(context: CommandContext, key: string): Preset {
  const found = context.presets.find((preset) => [preset.key, preset.zh, preset.en].includes(key));
  if (found) return found;
  throw new Refusal({
    key: 'install.unknownPreset',
    params: { preset: key, known: context.presets.map((preset) => preset.key).join(', ') },
  });
}

/** Replaces a settings sheet's rows by another preset's; refused where somebody changed them, so that no rule is lost. */
function switchPreset(context: CommandContext, key: string, table: Table, from: Preset, to: Preset): Step[] {
  const { schema, language } = context;
  const modules = schema.builtIn;
  const columns = table.definition.fields.map((field) => field.key);
  const rows = presetRows(key, to, modules, language);
  if (key === 'settings') {
    const values = table.rows.map((_, row) => (table.text(row, 'key') === 'preset' ? to.key : table.cell(row, 'value')));
    return [{ kind: 'writeCells', sheet: key, column: 'value', values }];
  }
  if (isUntouched(table.definition, table, rows)) return [];
  if (!isUntouched(table.definition, table, presetRows(key, from, modules, language))) {
    throw new Refusal({ key: 'install.presetEdited', sheet: table.title, params: { preset: nameIn(language, to) } });
  }
  return [{ kind: 'replaceRows', sheet: key, columns, values: rows }];
}
