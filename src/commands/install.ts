import { changeMessages, changesOfLayouts, keptColumns, type LayoutChange } from '../core/install/changes';
import type { SheetLayout } from '../core/install/layoutTypes';
import { isUntouched, LAYOUTS, layoutStamps, missingRows, planLayouts } from '../core/install/planInstall';
import { presetRows } from '../core/install/presetRows';
import { Refusal } from '../core/message';
import type { Preset } from '../core/preset';
import { nameIn } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { checkPeople } from './checkCells';
import { type CommandContext, defineCommand } from './defineCommand';
import { fieldsCells, rearrange } from './renewal';
import { tableOf as findTable } from './tables';

/** Makes the module and settings sheets with a preset; on a book that has them, completes what is missing and keeps what people typed. */
export const install = defineCommand({
  id: 'install',
  order: 10,
  label: { zh: '安装 / 升级', en: 'Install / upgrade' },
  args: [
    { name: 'preset', type: 'string' },
    { name: 'preview', type: 'boolean' },
  ],
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
    const arranged = rearrange(context, input);
    const layouts = planLayouts({ ...input, recheck: arranged.recheck });
    // A sheet that a stopped run made may lack what comes last: its protection.
    const steps: Step[] = layouts.flatMap((layout) => (isAsItWas(layout) && !context.resumed ? [] : [{ kind: 'layoutSheet', layout }]));
    const changes: LayoutChange[] = [];
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
        if (missing.length === 0) continue;
        steps.push({ kind: 'appendRows', sheet: sheet.key, columns, values: missing });
        changes.push({ sheet: table.title, kind: 'rows', names: missing.map((row) => String(row[sheet.key === 'fields' ? 1 : 0])) });
      }
    }
    const text = host.properties()[LAYOUTS];
    const before: Readonly<Record<string, string>> = text === undefined ? {} : JSON.parse(text);
    const after = layoutStamps(input, host.digest);
    const looks = new Set(Object.keys(after).filter((key) => before[key] !== undefined && before[key] !== after[key]));
    const stamps = JSON.stringify(after);
    steps.push(...arranged.steps);
    if (text !== stamps) steps.push({ kind: 'setProperty', key: LAYOUTS, value: stamps });
    steps.push(...fieldsCells(context, arranged.steps));
    const settings = ['rules', 'tiers', 'dictionary', 'segments'].map((key) => [key, tableOf(key)] as const);
    const checks = preset.key === installed.key ? checkPeople(context, Object.fromEntries(settings)) : [];
    steps.push(...checks.flatMap((check) => check.steps));
    const made = layouts.filter((layout) => !layout.exists);
    const added = layouts.filter((layout) => layout.exists).reduce((sum, layout) => sum + layout.add.length, 0);
    const all = [...changesOfLayouts(layouts, looks), ...changes, ...arranged.changes, ...keptOf(context, layouts, arranged.changes)];
    const isPreview = args.preview === true;
    const counts = { sheets: made.length, preset: nameIn(language, preset) };
    return {
      steps: isPreview ? [] : steps,
      ...(isPreview ? { preview: true as const } : {}),
      rows: 0,
      changed: made.length + added,
      messages: [
        ...(isPreview
          ? [{ key: all.length > 0 ? 'install.preview' : 'install.previewNothing' }]
          : [{ key: made.length > 0 ? 'install.made' : 'install.kept', params: counts }]),
        ...changeMessages(all),
        ...checks.flatMap((check) => check.messages),
      ],
      result: { preset: preset.key, made: made.map((layout) => layout.title), changes: all },
    };
  },
});

/** Whether a sheet that only Kehu writes has all that it is to have. What people's sheets look like is looked at each time. */
function isAsItWas({ kind, exists, add, adopt }: SheetLayout): boolean {
  return kind === 'written' && exists && add.length + adopt.length === 0;
}

/** What stays as it is in the modules' sheets, besides what was said already. */
function keptOf({ host, sheets, schema }: CommandContext, layouts: readonly SheetLayout[], said: readonly LayoutChange[]): LayoutChange[] {
  return sheets.flatMap((sheet) => {
    const content = sheet.kind === 'module' ? host.read(sheet.key) : undefined;
    const adopted = layouts.find(({ key }) => key === sheet.key)?.adopt.map(({ position }) => position) ?? [];
    const kept = content ? keptColumns(sheet, content, adopted, schema.wrong) : [];
    return kept.filter((one) => !said.some(({ kind, sheet: title }) => kind === one.kind && title === one.sheet));
  });
}

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
