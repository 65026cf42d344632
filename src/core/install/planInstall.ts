import type { Grid } from '../cell';
import type { Preset } from '../preset';
import { type Language, type Module, nameIn, type SheetDefinition } from '../schema';
import { headerForm } from '../table/headers';
import type { Table, TableContent } from '../table/readTable';
import { dimensionOf } from '../values/lists';
import { columnLayout, type Lists } from './columns';
import type { SheetLayout } from './layoutTypes';
import { presetRows } from './presetRows';

/** What `install` starts from. */
export interface InstallInput {
  readonly sheets: readonly SheetDefinition[];
  readonly modules: readonly Module[];
  readonly preset: Preset;
  readonly language: Language;
  /** Content of a sheet that exists. */
  readonly content: (key: string) => TableContent | undefined;
  /** The dictionary sheet, where it exists. */
  readonly dictionary: Table | undefined;
  /** The tiers sheet, where it exists and has rows. */
  readonly tiers: Table | undefined;
}

/** A layout for every sheet of Kehu's: what is made, and what an existing sheet lacks. */
export function planLayouts(input: InstallInput): SheetLayout[] {
  const lists = input.dictionary ? listsOfSheet(input.dictionary) : listsOfPreset(input.preset, input.language);
  return input.sheets.map((sheet) => {
    const content = input.content(sheet.key);
    const columns = sheet.fields.map((field) => columnLayout(sheet, field, input.language, lists));
    const present = content ? presentColumns(sheet, content) : new Map<string, number>();
    const carried = new Set(content ? [...content.keys.values()] : []);
    return {
      key: sheet.key,
      kind: sheet.kind,
      title: content?.title ?? nameIn(input.language, sheet),
      frozenColumns: sheet.kind === 'module' ? 2 : 0,
      columns,
      exists: content !== undefined,
      adopt: [...present].filter(([key]) => !carried.has(key)).map(([key, position]) => ({ position, key })),
      add: columns.map((column) => column.key).filter((key) => !present.has(key)),
      rows: hasRows(content) ? [] : presetRows(sheet.key, input.preset, input.modules, input.language),
      colours: coloursOf(sheet, input.tiers ? typedColours(input.tiers) : presetColours(input.preset, input.language)),
    };
  });
}

/** Rows of a settings sheet that the book lacks: new settings, new fields. Columns as the sheet's fields. */
export function missingRows(sheet: SheetDefinition, table: Table, rows: Grid): Grid {
  const identity = sheet.key === 'fields' ? ['module', 'key'] : ['key'];
  if (sheet.key !== 'fields' && sheet.key !== 'settings') return [];
  const known = new Set(table.rows.map((_, row) => identity.map((key) => table.text(row, key)).join('.')));
  const at = identity.map((key) => sheet.fields.findIndex((field) => field.key === key));
  return rows.filter((row) => !known.has(at.map((position) => String(row[position] ?? '')).join('.')));
}

/** Whether a settings sheet still holds just the rows that a preset wrote. */
export function isUntouched(sheet: SheetDefinition, table: Table, rows: Grid): boolean {
  const keys = sheet.fields.map((field) => field.key).filter((key) => key !== 'check');
  return (
    table.rows.length === rows.length &&
    rows.every((row, at) => keys.every((key, position) => String(row[position] ?? '') === String(table.cell(at, key))))
  );
}

/** Enabled tags by dimension, from the dictionary sheet. Dimensions are known by key, zh or en name. */
export function listsOfSheet(table: Table): Lists {
  const lists: Record<string, string[]> = {};
  table.rows.forEach((_, row) => {
    const tag = table.text(row, 'tag');
    const on = table.cell(row, 'on');
    if (tag === '' || on === false) return;
    const dimension = dimensionOf(table, row);
    lists[dimension] = [...(lists[dimension] ?? []), tag];
  });
  return lists;
}

function listsOfPreset(preset: Preset, language: Language): Lists {
  const lists: Record<string, string[]> = {};
  for (const entry of preset.dictionary) lists[entry.dimension] = [...(lists[entry.dimension] ?? []), nameIn(language, entry)];
  return lists;
}

/** Whether a sheet has anything below its header; a settings sheet that has nothing gets the preset's rows. */
function hasRows(content: TableContent | undefined): boolean {
  return content?.grid.some((row, at) => at > 0 && row.some((cell) => cell !== '')) ?? false;
}

function presentColumns(sheet: SheetDefinition, content: TableContent): Map<string, number> {
  const present = new Map([...content.keys].map(([position, key]) => [key, position]));
  const headers = (content.grid[0] ?? []).map((cell) => headerForm(String(cell)));
  for (const field of sheet.fields) {
    if (present.has(field.key)) continue;
    const position = headers.findIndex(
      (header, at) => !content.keys.has(at) && (header === headerForm(field.zh) || header === headerForm(field.en)),
    );
    if (position >= 0) present.set(field.key, position);
  }
  return present;
}

interface TierColour {
  readonly dimension: string;
  readonly tier: string;
  readonly colour: string;
}

function presetColours(preset: Preset, language: Language): TierColour[] {
  return preset.tiers.map(({ dimension, tier, colour }) => ({ dimension, tier: nameIn(language, tier), colour: colour ?? '' }));
}

/** Colours as people typed them; what isn't `#rrggbb` is none. */
function typedColours(tiers: Table): TierColour[] {
  return tiers.rows.map((_, row) => ({
    dimension: dimensionOf(tiers, row),
    tier: tiers.text(row, 'tier'),
    colour: /^#[0-9a-f]{6}$/i.test(tiers.text(row, 'colour')) ? tiers.text(row, 'colour').toLowerCase() : '',
  }));
}

function coloursOf(sheet: SheetDefinition, tiers: readonly TierColour[]): SheetLayout['colours'] {
  const colours: Record<string, Record<string, string>> = {};
  for (const field of sheet.fields) {
    const dimension = field.computed?.kind === 'tier' ? field.computed.dimension : undefined;
    const own = tiers.filter((tier) => tier.dimension === dimension && tier.tier !== '' && tier.colour !== '');
    if (own.length > 0) colours[field.key] = Object.fromEntries(own.map(({ tier, colour }) => [tier, colour]));
  }
  return colours;
}
