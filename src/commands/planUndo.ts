import { type Cell, isEmpty } from '../core/cell';
import { updatesOf } from '../core/import/updates';
import type { Arrangement } from '../core/install/standing';
import type { Problem } from '../core/message';
import { nameIn } from '../core/schema';
import { loadCell } from '../core/snapshots/cells';
import type { Table } from '../core/table/readTable';
import { addedRowsIn } from '../core/undo/addedRows';
import { checksum, isKept, keepCell } from '../core/undo/keptCells';
import type { AddedRows, ChangedCells, ChangedRows, KeptCell, KeptRowAt, MadeLayout, RemovedRows, UndoPart } from '../core/undo/undoRecord';
import { shown } from '../core/values/text';
import type { Step } from '../host/plan';
import type { CommandContext } from './defineCommand';
import { rowsById } from './recordPlan';
import { tableOf } from './tables';

/** Steps that undo a recorded plan, and what people have changed since, which forbids it. */
export interface UndoPlan {
  readonly steps: readonly Step[];
  readonly conflicts: readonly Problem[];
  /** Rows that change back. */
  readonly changed: number;
}

/** The inverse of a recorded plan, in the opposite order. What is as it was before already is passed over. */
export function planUndo(context: CommandContext, parts: readonly UndoPart[]): UndoPlan {
  const tables = new Map<string, Table | undefined>();
  const table = (sheet: string): Table | undefined => {
    if (!tables.has(sheet)) tables.set(sheet, tableOf(context, sheet));
    return tables.get(sheet);
  };
  const undone = [...parts].reverse().map((part) => inverse(context, table, part, parts));
  return {
    steps: undone.flatMap(({ steps }) => steps),
    conflicts: undone.flatMap(({ conflicts }) => conflicts),
    changed: undone.reduce((sum, { changed }) => sum + changed, 0),
  };
}

const NOTHING: UndoPlan = { steps: [], conflicts: [], changed: 0 };

function inverse(
  context: CommandContext,
  table: (sheet: string) => Table | undefined,
  part: UndoPart,
  parts: readonly UndoPart[],
): UndoPlan {
  if (part.kind === 'property') {
    const isOurs = (context.host.properties()[part.key] ?? null) === part.after;
    return isOurs ? { ...NOTHING, steps: [{ kind: 'setProperty', key: part.key, value: part.before }] } : NOTHING;
  }
  if (part.kind === 'arranged') {
    const { hide, show, rename, whole } = part.arrangement;
    const renamed = rename.map(({ key, from, to }) => ({ key, from: to, to: from }));
    const moves = { hide: show, show: hide, rename: renamed, retire: [], back: [], gone: [], recheck: [] };
    const turned = whole === 'hide' ? ({ whole: 'show' } as const) : whole === 'show' ? ({ whole: 'hide' } as const) : {};
    const back: Arrangement = { sheet: part.sheet, title: part.arrangement.title, ...moves, ...turned };
    return { ...NOTHING, steps: [{ kind: 'arrangeColumns', arrangement: back }] };
  }
  const sheet = table(part.sheet);
  // Who deleted the whole sheet leaves nothing to change back, but what was taken out of it can't go back either.
  if (!sheet)
    return part.kind === 'removed' || part.kind === 'cells' ? refused({ key: 'undo.sheetGone', params: { sheet: part.sheet } }) : NOTHING;
  switch (part.kind) {
    case 'cells':
      return cellsBack(context, sheet, part);
    case 'added':
      return addedOut(context, table, sheet, part, parts);
    case 'removed':
      return removedBack(context, sheet, part);
    case 'rows':
      return rowsBack(sheet, part);
    case 'layout':
      return layoutOut(context, sheet, part);
  }
}

function refused(...conflicts: Problem[]): UndoPlan {
  return { ...NOTHING, conflicts };
}

function cellsBack({ language, resumed }: CommandContext, sheet: Table, part: ChangedCells): UndoPlan {
  const places = rowsById(sheet, part.idKey);
  const conflicts: Problem[] = [];
  const rows: { existing: number; cells: Cell[] }[] = [];
  const touched = new Set(part.rows.flatMap(([, , changes]) => changes.map(([at]) => at)));
  const columns = [...touched].sort((a, b) => a - b);
  const positions = part.columns.map((key, at) => (touched.has(at) ? sheet.need(key) : -1));
  for (const [id, nth, changes] of part.rows) {
    const row = places.get(id)?.[nth];
    if (row === undefined) {
      if (!resumed) conflicts.push({ key: 'undo.rowGone', sheet: sheet.title, params: { id } });
      continue;
    }
    const back = new Map<number, Cell>();
    for (const [at, before, after] of changes) {
      const now = keepCell(sheet.rows[row]?.[positions[at] ?? -1] ?? '');
      if (isKept(now, before)) continue;
      const field = sheet.definition.fields.find(({ key }) => key === part.columns[at]);
      if (isKept(now, after)) back.set(at, cellOf(before));
      // What Kehu itself writes says when something changed, and isn't what changed.
      else if (!field?.stamped && !field?.computed) {
        const params = { id, now: shown(String(cellOf(now))) };
        conflicts.push({
          key: 'undo.changed',
          sheet: sheet.title,
          row: row + 2,
          column: field ? nameIn(language, field) : (part.columns[at] ?? ''),
          params,
        });
      }
    }
    if (back.size > 0)
      rows.push({ existing: row, cells: columns.map((at) => back.get(at) ?? sheet.rows[row]?.[positions[at] ?? -1] ?? '') });
  }
  const keys = columns.map((at) => part.columns[at] ?? '');
  const updates = updatesOf(sheet, keys, rows, part.idKey);
  if (updates.ids.length === 0) return { ...NOTHING, conflicts };
  const step: Step = {
    kind: 'writeColumns',
    sheet: part.sheet,
    idKey: part.idKey,
    ids: updates.ids,
    columns: updates.keys,
    values: updates.values,
  };
  return { steps: [step], conflicts, changed: rows.length };
}

function cellOf(kept: KeptCell): Cell {
  return typeof kept === 'object' && 'f' in kept ? kept.f : loadCell(kept);
}

/** Rows that were added go, unless somebody changed them or records name them since. */
function addedOut(
  context: CommandContext,
  table: (sheet: string) => Table | undefined,
  sheet: Table,
  part: AddedRows,
  parts: readonly UndoPart[],
): UndoPlan {
  const found = addedRowsIn(
    sheet.rows,
    part.columns.map((key) => sheet.columnOf(key) ?? -1),
    part.rows,
  );
  const places = rowsById(sheet, 'id');
  const archived = archivedIds(context, table('archive'), part.sheet);
  const conflicts: Problem[] = [];
  const rows = part.rows.filter(([id], at) => {
    if (found[at] !== undefined) return true;
    const row = id === '' ? undefined : places.get(id)?.[0];
    // What a person deleted is gone; what a later command took out would come back with its undo.
    if (row === undefined && archived.has(id)) conflicts.push({ key: 'undo.archivedSince', sheet: sheet.title, params: { id } });
    if (row !== undefined) conflicts.push({ key: 'undo.rowChanged', sheet: sheet.title, row: row + 2, params: { id } });
    return false;
  });
  conflicts.push(...referring(context, table, part, parts));
  if (rows.length === 0) return { ...NOTHING, conflicts };
  const step: Step = { kind: 'removeAdded', sheet: part.sheet, columns: part.columns, rows };
  return { steps: [step], conflicts, changed: rows.length };
}

/** Ids of a module's records that are in the archive. */
function archivedIds({ modules }: CommandContext, archive: Table | undefined, sheet: string): ReadonlySet<string> {
  if (!archive || !modules.some(({ key }) => key === sheet)) return new Set();
  const rows = archive.rows.map((_, row) => row).filter((row) => archive.text(row, 'entry').split('/')[1] === sheet);
  return new Set(rows.map((row) => archive.text(row, 'id')));
}

/** Records that name a row which is to go, and neither go themselves nor name another one afterwards. */
function referring(
  { modules, language }: CommandContext,
  table: (sheet: string) => Table | undefined,
  part: AddedRows,
  parts: readonly UndoPart[],
): Problem[] {
  const going = new Set(part.rows.map(([id]) => id).filter((id) => id !== ''));
  if (going.size === 0) return [];
  return modules.flatMap((module) => {
    const fields = module.fields.filter(({ references }) => references === part.sheet);
    const records = fields.length > 0 ? table(module.key) : undefined;
    if (!records) return [];
    const handled = new Set(
      parts.flatMap((one): string[] => {
        if (one.kind === 'added' && one.sheet === module.key) return one.rows.map(([id]) => id);
        return one.kind === 'cells' && one.sheet === module.key ? one.rows.map(([id]) => id) : [];
      }),
    );
    return fields.flatMap((field) => {
      if (records.columnOf(field.key) === undefined) return [];
      return records.rows.flatMap((_, row): Problem[] => {
        const [id, named] = [records.text(row, 'id'), records.text(row, field.key)];
        if (!going.has(named) || handled.has(id)) return [];
        return [{ key: 'undo.referenced', sheet: records.title, row: row + 2, column: nameIn(language, field), params: { id: named } }];
      });
    });
  });
}

/** Rows that were taken out go back; one that is back already, as it was, is no matter. */
function removedBack({ resumed }: CommandContext, sheet: Table, part: RemovedRows): UndoPlan {
  const places = rowsById(sheet, part.idKey);
  const conflicts = part.rows.flatMap((kept): Problem[] => {
    const row = places.get(kept.id)?.[0];
    if (row === undefined || resumed || isAsKept(sheet, row, kept)) return [];
    return [{ key: 'undo.idThere', sheet: sheet.title, row: row + 2, params: { id: kept.id } }];
  });
  const rows = part.rows.filter(({ id }) => !places.has(id));
  return {
    steps: rows.length > 0 ? [{ kind: 'insertRows', sheet: part.sheet, idKey: part.idKey, rows }] : [],
    conflicts,
    changed: rows.length,
  };
}

/** Whether a row holds what people typed into the kept one. */
function isAsKept(sheet: Table, row: number, { cells }: KeptRowAt): boolean {
  return sheet.definition.fields.every(({ key, computed, stamped }) => {
    const kept = cells[key] ?? '';
    return computed || stamped || (typeof kept === 'object' && 'f' in kept) || isKept(keepCell(sheet.cell(row, key)), kept);
  });
}

function rowsBack(sheet: Table, part: ChangedRows): UndoPlan {
  const positions = part.columns.map((key) => sheet.columnOf(key) ?? -1);
  const now = sheet.rows.map((row) => positions.map((position) => keepCell(row[position] ?? '')));
  const before = part.before.map((row) => row.map(cellOf));
  // Of a column that was written, blank cells at its end may lie below the last row that is read.
  const same = (rows: readonly (readonly KeptCell[])[], sum: string): boolean =>
    checksum(rows.flat()) === sum || (!part.whole && checksum(rows.slice(0, part.before.length).flat()) === sum);
  if (same(now, checksum(part.before.flat()))) return NOTHING;
  if (!same(now, part.after)) return refused({ key: 'undo.sheetChanged', sheet: sheet.title });
  const step: Step = part.whole
    ? { kind: 'replaceRows', sheet: part.sheet, columns: part.columns, values: before }
    : { kind: 'writeCells', sheet: part.sheet, column: part.columns[0] ?? '', values: before.map(([cell = '']) => cell) };
  return { steps: [step], conflicts: [], changed: before.length };
}

/** A sheet that was made goes where it holds only what it was made with; columns that were added, where nobody filled them. */
function layoutOut({ language }: CommandContext, sheet: Table, part: MadeLayout): UndoPlan {
  if (part.made) {
    const cells = sheet.rows.flatMap((row) => sheet.definition.fields.map(({ key }) => keepCell(row[sheet.columnOf(key) ?? -1] ?? '')));
    const isAsMade = sheet.rows.length === 0 || checksum(cells) === part.rows;
    if (!isAsMade) return refused({ key: 'undo.sheetFilled', sheet: sheet.title, params: { count: sheet.rows.length } });
    return { steps: [{ kind: 'removeLayout', sheet: part.sheet }], conflicts: [], changed: 1 };
  }
  const columns = part.columns.filter((key) => sheet.columnOf(key) !== undefined);
  const filled = columns.filter((key) => {
    const field = sheet.definition.fields.find((one) => one.key === key);
    return !field?.computed && sheet.rows.some((_, row) => !isEmpty(sheet.cell(row, key)) && sheet.cell(row, key) !== false);
  });
  const conflicts = filled.map((key): Problem => {
    const field = sheet.definition.fields.find((one) => one.key === key);
    return { key: 'undo.columnFilled', sheet: sheet.title, column: field ? nameIn(language, field) : key };
  });
  return { steps: columns.length > 0 ? [{ kind: 'removeLayout', sheet: part.sheet, columns }] : [], conflicts, changed: columns.length };
}
