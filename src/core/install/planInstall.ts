import { type Grid, isEmpty } from '../cell';
import type { Preset } from '../preset';
import { type Field, type Language, type Module, nameIn, type SheetDefinition } from '../schema';
import { headerForm } from '../table/headers';
import type { Table, TableContent } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import { dimensionOf } from '../values/lists';
import { ticked } from '../values/ticked';
import { columnLayout, type Lists } from './columns';
import type { SheetLayout } from './layoutTypes';
import { presetRows } from './presetRows';

/** What `install` starts from. */
export interface InstallInput {
  readonly sheets: readonly SheetDefinition[];
  /** Whose fields a new *fields* sheet lists: the modules that Kehu comes with. */
  readonly modules: readonly Module[];
  readonly preset: Preset;
  readonly language: Language;
  /** Content of a sheet that exists. */
  readonly content: (key: string) => TableContent | undefined;
  /** The dictionary sheet, where it exists. */
  readonly dictionary: Table | undefined;
  /** The tiers sheet, where it exists and has rows. */
  readonly tiers: Table | undefined;
  /** Columns by sheet that are to be checked otherwise than they were. */
  readonly recheck?: Readonly<Record<string, readonly string[]>>;
}

/** A layout for every sheet of Kehu's: what is made, and what an existing sheet lacks. */
export function planLayouts(input: InstallInput): SheetLayout[] {
  return input.sheets.map((sheet) => layoutOf(input, sheet, look(input, sheet)));
}

/** Document property that holds the stamps of the last layout, as JSON. */
export const LAYOUTS = 'kehu.layouts';

/** How each module's sheet is to look, as a text that is equal where nothing changed, by key. */
export function layoutStamps(input: InstallInput, digest: (text: string) => string): Readonly<Record<string, string>> {
  const modules = input.sheets.filter((sheet) => sheet.kind === 'module');
  return Object.fromEntries(modules.map((sheet) => [sheet.key, digest(JSON.stringify(look(input, sheet))).slice(0, 16)]));
}

/**
 * Layouts of the modules' sheets that look otherwise than when they were last laid out (`stamps`; undefined where nobody knows), because people
 * changed fields, lists or colours, and of those that lack a column that people defined (`own`: `module.key`). No other column is added.
 */
export function planRenewal(
  input: InstallInput,
  own: ReadonlySet<string>,
  before: Readonly<Record<string, string>> | undefined,
  after: Readonly<Record<string, string>>,
): SheetLayout[] {
  const isOwn = (sheet: SheetDefinition) => (key: string) => own.has(`${sheet.key}.${key}`);
  return input.sheets.flatMap((sheet) => {
    const hasOwn = sheet.fields.some(({ key }) => isOwn(sheet)(key));
    const isChanged = before !== undefined && before[sheet.key] !== after[sheet.key];
    if (sheet.kind !== 'module' || !(hasOwn || isChanged)) return [];
    const layout = layoutOf(input, sheet, look(input, sheet));
    const add = layout.exists ? layout.add.filter(isOwn(sheet)) : layout.add;
    return isChanged || add.length > 0 ? [{ ...layout, add, rows: [] }] : [];
  });
}

/** The values that list columns offer: those of the dictionary sheet, of the preset where there is none. */
export function listsOf({ dictionary, preset, language }: Pick<InstallInput, 'dictionary' | 'preset' | 'language'>): Lists {
  return dictionary ? listsOfSheet(dictionary) : listsOfPreset(preset, language);
}

/** What a sheet looks like, whatever it holds. */
function look(input: InstallInput, sheet: SheetDefinition): Pick<SheetLayout, 'columns' | 'colours'> {
  const lists = listsOf(input);
  return {
    columns: sheet.fields.map((field) => columnLayout(sheet, field, input.language, lists)),
    colours: coloursOf(sheet, input.tiers ? typedColours(input.tiers) : presetColours(input.preset, input.language)),
  };
}

function layoutOf(
  input: InstallInput,
  sheet: SheetDefinition,
  { columns, colours }: Pick<SheetLayout, 'columns' | 'colours'>,
): SheetLayout {
  const content = input.content(sheet.key);
  const present = content ? presentColumns(sheet, content) : new Map<string, number>();
  const carried = new Set(content ? [...content.keys.values()] : []);
  return {
    key: sheet.key,
    kind: sheet.kind,
    title: content?.title ?? nameIn(input.language, sheet),
    frozenColumns: sheet.kind === 'module' ? 2 : 0,
    columns,
    exists: content !== undefined,
    recheck: input.recheck?.[sheet.key] ?? [],
    adopt: [...present].filter(([key]) => !carried.has(key)).map(([key, position]) => ({ position, key })),
    add: columns.map((column) => column.key).filter((key) => !present.has(key)),
    rows: hasRows(content) ? [] : presetRows(sheet.key, input.preset, input.modules, input.language),
    colours,
  };
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
    if (tag === '' || ticked(table.cell(row, 'on')) === false) return;
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

/** Where a sheet's columns stand: by the key that they carry, else by header. A computed column's header above what a person filled in is that person's. */
function presentColumns(sheet: SheetDefinition, content: TableContent): Map<string, number> {
  const filled = new Set(filledBefore(sheet, content));
  const present = new Map([...content.keys].map(([position, key]) => [key, position]));
  const headers = (content.grid[0] ?? []).map((cell) => headerForm(String(cell)));
  for (const field of sheet.fields) {
    if (present.has(field.key)) continue;
    const position = headers.findIndex(
      (header, at) => !content.keys.has(at) && !filled.has(at) && (header === headerForm(field.zh) || header === headerForm(field.en)),
    );
    if (position >= 0) present.set(field.key, position);
  }
  return present;
}

/**
 * Positions of columns that people filled before Kehu came, under the header of one that Kehu computes: to compute there would overwrite what they
 * typed. A sheet that has most of the computed columns is Kehu's own that lost its marks, as a copy in another format does.
 */
export function filledBefore(sheet: SheetDefinition, { grid, keys }: TableContent): number[] {
  const computed = sheet.fields.filter((field) => field.computed);
  const headers = (grid[0] ?? []).map((cell) => headerForm(String(cell)));
  const isOf = (header: string) => (field: Field) => header === headerForm(field.zh) || header === headerForm(field.en);
  const carried = computed.some(({ key }) => [...keys.values()].includes(key));
  const headed = headers.flatMap((header, at) => (header !== '' && !keys.has(at) && computed.some(isOf(header)) ? [at] : []));
  if (!carried && headed.length * 2 > computed.length) return [];
  return headed.filter((at) => grid.some((row, index) => index > 0 && !isEmpty(row[at] ?? '')));
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
    dimension: tiers.text(row, 'dimension'),
    tier: tiers.text(row, 'tier'),
    colour: /^#[0-9a-f]{6}$/i.test(tiers.text(row, 'colour')) ? tiers.text(row, 'colour').toLowerCase() : '',
  }));
}

function coloursOf(sheet: SheetDefinition, tiers: readonly TierColour[]): SheetLayout['colours'] {
  const colours: Record<string, Record<string, string>> = {};
  for (const field of sheet.fields) {
    const dimension = field.computed?.kind === 'tier' ? field.computed.dimension : undefined;
    const own = tiers.filter(
      (tier) =>
        dimension !== undefined && dimensionIn(tier.dimension, sheet.fields) === dimension && tier.tier !== '' && tier.colour !== '',
    );
    if (own.length > 0) colours[field.key] = Object.fromEntries(own.map(({ tier, colour }) => [tier, colour]));
  }
  return colours;
}
