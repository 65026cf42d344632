import { type Cell, isEmpty } from '../cell';
import type { Problem } from '../message';
import { dataStatusOf, indispensableKeys } from '../quality/required';
import { type Language, type Module, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { textOf } from '../values/text';
import type { SheetRows } from './customerRows';
import { comparable } from './matchRows';

/** A row of the file laid over the sheet's. */
export interface MergedRow {
  /** In the file, from 1. */
  readonly row: number;
  /** Place among the file's rows, from 0. */
  readonly index: number;
  /** Row of the sheet from 0, or undefined where it is new. */
  readonly existing: number | undefined;
  readonly cells: Cell[];
  /** Whether a cell differs from the sheet's. */
  readonly changed: boolean;
  /** Whether the imported tags gave it a type of need, and free tags. */
  readonly tagged: { readonly need: boolean; readonly free: boolean };
}

/** The file's rows as they are to stand in the sheet. */
export interface MergedRows {
  /** Keys of the columns that are written, `id` first. */
  readonly keys: readonly string[];
  readonly rows: readonly MergedRow[];
  readonly problems: readonly Problem[];
}

/** What rows are merged with. */
export interface MergeOptions {
  readonly module: Module;
  readonly language: Language;
  readonly asOf: Date;
  /** Who imports, or ''. */
  readonly user: string;
  readonly freeTagLimit: number;
  /** Ids of the module that a reference names, or undefined where there is no such sheet. */
  readonly idsOf: (module: string) => ReadonlySet<string> | undefined;
}

/**
 * Lays the file's rows over the sheet's: cells that the file leaves empty stay as they are, changed rows get their update time and data status.
 * Ids of new rows stay empty here. Problems: nothing in a column that can't be done without, an unknown id, too many free tags.
 */
export function mergeRows(source: SheetRows, existing: readonly (number | undefined)[], sheet: Table, options: MergeOptions): MergedRows {
  const { module } = options;
  // A book from before the column 更新人 does without it.
  const stamps = module.fields
    .filter((field) => field.stamped && (field.key !== 'updatedBy' || sheet.columnOf(field.key) !== undefined))
    .map((field) => field.key);
  const keys = [...new Set(['id', ...source.keys, ...stamps])];
  const columns = keys.map((key) => sheet.need(key));
  const fromFile = keys.map((key) => source.keys.indexOf(key));
  const check = rowChecker(source, sheet, keys, options);
  const rows = source.rows.map((row, index): MergedRow => {
    const at = existing[index];
    const old = at === undefined ? undefined : sheet.rows[at];
    let changed = old === undefined;
    const cells = keys.map((_, position): Cell => {
      const before = old?.[columns[position] ?? -1] ?? '';
      const given = row.cells[fromFile[position] ?? -1] ?? '';
      if (isEmpty(given) || (old && comparable(given) === comparable(before))) return before;
      changed = true;
      return given;
    });
    const tagged = addPersonalTags(source, index, keys, cells);
    if (tagged.need || tagged.free) changed = true;
    if (changed) stamp(keys, cells, source, row.cells, old, sheet, options);
    return { row: row.row, index, existing: at, cells, changed, tagged };
  });
  return { keys, rows, problems: rows.flatMap((row) => check(row)) };
}

/** Puts what the imported tags say into the type of need, where there is none, and the free tags. */
function addPersonalTags(source: SheetRows, index: number, keys: readonly string[], cells: Cell[]): MergedRow['tagged'] {
  const extra = source.extras.get(index);
  if (!extra) return { need: false, free: false };
  const [need, free] = [keys.indexOf('needType'), keys.indexOf('freeTags')];
  const tags = free < 0 ? [] : splitTags(textOf(cells[free] ?? ''));
  const added = extra.free.filter((tag) => !tags.includes(tag));
  const isNeedNew = extra.need !== '' && need >= 0 && isEmpty(cells[need]);
  if (isNeedNew) cells[need] = extra.need;
  if (added.length > 0) cells[free] = [...tags, ...added].join(',');
  return { need: isNeedNew, free: added.length > 0 };
}

function stamp(
  keys: readonly string[],
  cells: Cell[],
  source: SheetRows,
  given: readonly Cell[],
  old: readonly Cell[] | undefined,
  sheet: Table,
  { module, language, asOf, user }: MergeOptions,
): void {
  const updated = keys.indexOf('updatedAt');
  if (updated >= 0 && isEmpty(given[source.keys.indexOf('updatedAt')] ?? '')) cells[updated] = asOf;
  const updater = keys.indexOf('updatedBy');
  if (updater >= 0) cells[updater] = user;
  const status = keys.indexOf('dataStatus');
  if (status < 0) return;
  const cellOf = (key: string): Cell => {
    const position = keys.indexOf(key);
    if (position >= 0) return cells[position] ?? '';
    const column = old && sheet.columnOf(key);
    return column === undefined ? '' : (old?.[column] ?? '');
  };
  cells[status] = dataStatusOf(module, cellOf, language);
}

function rowChecker(source: SheetRows, sheet: Table, keys: readonly string[], options: MergeOptions): (row: MergedRow) => Problem[] {
  const { module, language } = options;
  const headerOf = (key: string): string => source.headers[source.keys.indexOf(key)] ?? key;
  const needed = indispensableKeys(module).map((key) => ({ key, position: keys.indexOf(key) }));
  const references = module.fields.flatMap((field) => {
    const ids = field.references !== undefined && keys.includes(field.key) ? options.idsOf(field.references) : undefined;
    return ids ? [{ field, ids, position: keys.indexOf(field.key) }] : [];
  });
  const free = keys.indexOf('freeTags');
  return ({ row, cells, existing }) => {
    const problems: Problem[] = [];
    for (const { key, position } of needed) {
      const cell = position < 0 && existing !== undefined ? sheet.cell(existing, key) : (cells[position] ?? '');
      if (isEmpty(cell))
        problems.push({ key: 'import.emptyCell', row, column: headerOf(key), params: { field: fieldName(module, key, language) } });
    }
    for (const { field, ids, position } of references) {
      const id = textOf(cells[position] ?? '').trim();
      if (id !== '' && !ids.has(id))
        problems.push({ key: 'import.unknownId', row, column: headerOf(field.key), params: { id, field: nameIn(language, field) } });
    }
    const tags = free < 0 ? 0 : splitTags(textOf(cells[free] ?? '')).length;
    const limit = options.freeTagLimit;
    if (tags > limit) problems.push({ key: 'import.tooManyTags', row, column: headerOf('freeTags'), params: { count: tags, limit } });
    return problems;
  };
}

function fieldName(module: Module, key: string, language: Language): string {
  const field = module.fields.find((one) => one.key === key);
  return field ? nameIn(language, field) : key;
}
