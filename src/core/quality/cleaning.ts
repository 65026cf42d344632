import type { Cell } from '../cell';
import { type Table, withRows } from '../table/readTable';
import type { CheckedBook, CheckedSheet, CheckInput } from './checkedBook';
import { codeOf, placeIn } from './code';
import type { Findings } from './findAll';
import { type Finding, KIND_KEYS } from './finding';
import { formReader } from './normalForm';

/** A cell that is to be changed, and what was found about it. */
export interface Fix {
  readonly finding: Finding;
  readonly module: string;
  readonly row: number;
  readonly field: string;
  readonly from: Cell;
  readonly to: Cell;
}

/** Cells of one sheet's rows, by column key; `null` where nothing is written. */
export interface CellWrites {
  readonly module: string;
  readonly ids: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (Cell | null)[])[];
}

/** Groups of cells that one column takes at most, a call each. Further ones wait for the next run. */
const MOST_GROUPS = 12;
/** So few groups are written without the cells between them. */
const FEW_GROUPS = 4;

/** What one fix makes possible, such as a status by an amount that is a number now, comes in the next round; there are never more. */
const MOST_ROUNDS = 5;

/**
 * The fixes of a book, one a cell, without those of findings that people have confirmed: after them nothing of these kinds has a fix any more.
 * `find` looks at sheets as they would be.
 */
export function fixesOf(
  tables: CheckInput['tables'],
  find: (tables: CheckInput['tables']) => Findings,
  confirmed: ReadonlySet<string>,
): { readonly book: CheckedBook; readonly fixes: readonly Fix[] } {
  const first = find(tables);
  const byPlace = new Map<string, Fix>();
  const passed = new Set<string>();
  let [findings, now] = [first, tables];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = roundOf(findings, confirmed, passed);
    if (fresh.length === 0) break;
    for (const fix of fresh) {
      const place = placeOf(fix);
      byPlace.set(place, { ...fix, from: byPlace.get(place)?.from ?? fix.from });
    }
    now = tablesAfter(now, fresh);
    findings = find(now);
  }
  return { book: first.book, fixes: [...byPlace.values()] };
}

/** The fixes of what was found, one a cell; `passed`: places of findings that people have confirmed, in this round or one before. */
function roundOf({ book, byKind }: Findings, confirmed: ReadonlySet<string>, passed: Set<string>): Fix[] {
  const seen = new Set<string>();
  return KIND_KEYS.flatMap((kind) =>
    (byKind.get(kind) ?? []).flatMap((finding): Fix[] => {
      const { module, row, field, fix } = finding;
      if (row === undefined || fix === undefined) return [];
      const code = codeOf(book, finding);
      if (confirmed.has(code)) passed.add(placeIn(code));
      const made = { finding, module, row, field, from: finding.value, to: fix };
      if (passed.has(placeIn(code)) || seen.has(placeOf(made))) return [];
      seen.add(placeOf(made));
      return [made];
    }),
  );
}

function placeOf({ module, row, field }: Pick<Fix, 'module' | 'row' | 'field'>): string {
  return `${module}\t${field}\t${row}`;
}

/** The sheets with their cells fixed. */
function tablesAfter(tables: CheckInput['tables'], fixes: readonly Fix[]): CheckInput['tables'] {
  const after: Record<string, Table | undefined> = { ...tables };
  for (const module of new Set(fixes.map((fix) => fix.module))) {
    const table = tables[module];
    if (!table) continue;
    const rows = [...table.rows];
    for (const { row, field, to } of fixes.filter((fix) => fix.module === module)) {
      const cells = [...(rows[row] ?? [])];
      cells[table.columnOf(field) ?? cells.length] = to;
      rows[row] = cells;
    }
    after[module] = withRows(table, rows);
  }
  return after;
}

/**
 * What is written so that few calls do: of each column the cells that change, and between them cells that are written as they stand. Formulas and cells that
 * their column would refuse are never among these, so they part the groups; `left`: fixes beyond the most groups, which the next run makes.
 */
export function writesOf(
  book: CheckedBook,
  fixes: readonly Fix[],
  formulasOf: (module: string) => readonly (readonly string[])[],
): { readonly writes: readonly CellWrites[]; readonly done: readonly Fix[]; readonly left: number } {
  const done: Fix[] = [];
  const writes = book.sheets.flatMap((sheet): CellWrites[] => {
    const own = fixes.filter(({ module }) => module === sheet.module.key);
    const columns = [...new Set(own.map(({ field }) => field))];
    if (columns.length === 0) return [];
    const values = sheet.table.rows.map((): (Cell | null)[] => columns.map(() => null));
    columns.forEach((field, at) => {
      const sorted = own.filter((fix) => fix.field === field).sort((a, b) => a.row - b.row);
      const exact = groupsOf(sorted, () => false);
      const groups = exact.length <= FEW_GROUPS ? exact : groupsOf(sorted, openness(book, sheet, field, formulasOf));
      for (const group of groups.slice(0, MOST_GROUPS)) {
        const [first, last] = [group[0]?.row ?? 0, group[group.length - 1]?.row ?? 0];
        for (let row = first; row <= last; row += 1) values[row]![at] = sheet.table.cell(row, field);
        for (const fix of group) values[fix.row]![at] = fix.to;
        done.push(...group);
      }
    });
    return [{ module: sheet.module.key, ids: sheet.table.rows.map((_, row) => sheet.id(row)), columns, values }];
  });
  return { writes, done, left: fixes.length - done.length };
}

/** Whether a cell may be written as it stands: it has a row with an id, is no formula, and its column accepts it. */
function openness(
  { language, lists, phone }: CheckedBook,
  { table, id, field }: CheckedSheet,
  key: string,
  formulasOf: (module: string) => readonly (readonly string[])[],
): (row: number) => boolean {
  const position = table.columnOf(key) ?? -1;
  const definition = field(key);
  const read = definition && formReader(definition, { language, lists, phone });
  const formulas = formulasOf(table.definition.key);
  return (row) => id(row) !== '' && !formulas[row + 1]?.[position] && read?.(table.rows[row]?.[position] ?? '').ok === true;
}

/** Fixes of one column, by row, in groups between which there is a cell that isn't to be written. */
function groupsOf(fixes: readonly Fix[], isOpen: (row: number) => boolean): Fix[][] {
  const groups: Fix[][] = [];
  for (const fix of fixes) {
    const group = groups[groups.length - 1];
    const before = group?.[group.length - 1]?.row;
    let isJoined = before !== undefined;
    for (let row = (before ?? 0) + 1; isJoined && row < fix.row; row += 1) isJoined = isOpen(row);
    if (group && isJoined) group.push(fix);
    else groups.push([fix]);
  }
  return groups;
}
