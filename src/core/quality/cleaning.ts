import type { Cell } from '../cell';
import type { CheckedBook, CheckedSheet } from './checkedBook';
import { codeOf } from './code';
import type { Findings } from './findAll';
import type { Finding, Kind } from './finding';
import { KIND_KEYS } from './finding';
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

/** The fixes of what was found, without those of findings that people have confirmed: one a cell, by kind. */
export function fixesOf({ book, byKind }: Findings, confirmed: ReadonlySet<string>, wanted: readonly Kind[]): Fix[] {
  const seen = new Set<string>();
  return KIND_KEYS.flatMap((kind) =>
    (wanted.includes(kind) ? (byKind.get(kind) ?? []) : []).flatMap((finding): Fix[] => {
      const { module, row, field, fix } = finding;
      const place = `${module}\t${field}\t${row}`;
      if (row === undefined || fix === undefined || seen.has(place) || confirmed.has(codeOf(book, finding))) return [];
      seen.add(place);
      return [{ finding, module, row, field, from: finding.value, to: fix }];
    }),
  );
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
  { language, lists }: CheckedBook,
  { table, id, field }: CheckedSheet,
  key: string,
  formulasOf: (module: string) => readonly (readonly string[])[],
): (row: number) => boolean {
  const position = table.columnOf(key) ?? -1;
  const definition = field(key);
  const read = definition && formReader(definition, { language, lists });
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
