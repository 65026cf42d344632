import { MARKS } from '../core/import/ids';
import type { Table } from '../core/table/readTable';
import { checksum, columnNames, type Formulas, isKept, keepCell, keepRow } from '../core/undo/keptCells';
import type { CellChange, KeptRowAt, UndoPart } from '../core/undo/undoRecord';
import type { AppendRows, Plan, RemoveRows, ReplaceRows, Step, WriteCells, WriteColumns } from '../host/plan';
import type { CommandContext } from './defineCommand';
import { tableOf } from './tables';

/** Sheets that only grow: what happened stays said, whatever is undone. */
const LOGS: ReadonlySet<string> = new Set(['changes', 'runs', 'undo']);

/** A sheet as it stands before a plan is carried out. */
interface Before {
  readonly table: Table;
  readonly positionOf: (column: string) => number;
}

/** What a plan will do to the book as it was read, with what it takes to undo it. Costs one service call a sheet that rows are taken out of. */
export function recordPlan(context: CommandContext, { steps }: Plan): UndoPart[] {
  const before = remembered(context);
  return steps.flatMap((step): UndoPart[] => {
    if ('sheet' in step && LOGS.has(step.sheet)) return [];
    const part = partOf(context, before, step);
    return part ? [part] : [];
  });
}

function partOf(context: CommandContext, before: (sheet: string) => Before | undefined, step: Step): UndoPart | undefined {
  switch (step.kind) {
    case 'writeColumns':
      return changedCells(before(step.sheet), step);
    case 'appendRows':
      return addedRows(context, step);
    case 'writeCells':
    case 'replaceRows':
      return changedRows(before(step.sheet), step);
    case 'removeRows':
      return removedRows(context, before(step.sheet), step);
    case 'setProperty':
      // Ids that were given once don't come again, undone or not.
      if (step.key === MARKS) return undefined;
      return { kind: 'property', key: step.key, before: context.host.properties()[step.key] ?? null, after: step.value };
    case 'arrangeColumns':
      return { kind: 'arranged', sheet: step.arrangement.sheet, arrangement: step.arrangement };
    case 'layoutSheet': {
      const { key, exists, add, rows } = step.layout;
      if (LOGS.has(key) || (exists && add.length === 0 && rows.length === 0)) return undefined;
      return { kind: 'layout', sheet: key, made: !exists, columns: add, rows: checksum(rows.flat().map((cell) => keepCell(cell))) };
    }
    default:
      return undefined;
  }
}

function remembered(context: CommandContext): (sheet: string) => Before | undefined {
  const known = new Map<string, Before | undefined>();
  return (sheet) => {
    if (!known.has(sheet)) {
      const table = tableOf(context, sheet);
      known.set(sheet, table && { table, positionOf: (column) => table.columnOf(column) ?? -1 });
    }
    return known.get(sheet);
  };
}

function changedCells(before: Before | undefined, step: WriteColumns): UndoPart | undefined {
  if (!before || step.ids.length === 0) return undefined;
  const { table, positionOf } = before;
  const positions = step.columns.map(positionOf);
  const places = rowsById(table, step.idKey);
  const met = new Map<string, number>();
  const rows = step.ids.flatMap((id, at) => {
    const nth = met.get(id) ?? 0;
    met.set(id, nth + 1);
    const row = places.get(id)?.[nth];
    if (row === undefined || id === '') return [];
    const changes = step.columns.flatMap((_, column): CellChange[] => {
      const value = step.values[at]?.[column] ?? null;
      const old = keepCell(table.rows[row]?.[positions[column] ?? -1] ?? '');
      return value === null || isKept(old, keepCell(value)) ? [] : [[column, old, keepCell(value)]];
    });
    return changes.length > 0 ? [[id, nth, changes] as const] : [];
  });
  return rows.length > 0 ? { kind: 'cells', sheet: step.sheet, idKey: step.idKey, columns: step.columns, rows } : undefined;
}

function addedRows({ sheets }: CommandContext, step: AppendRows): UndoPart | undefined {
  if (step.values.length === 0) return undefined;
  const isModule = sheets.find(({ key }) => key === step.sheet)?.kind === 'module';
  const id = isModule ? step.columns.indexOf('id') : -1;
  const rows = step.values.map((cells) => [String(cells[id] ?? ''), checksum(cells.map((cell) => keepCell(cell)))] as const);
  return { kind: 'added', sheet: step.sheet, columns: step.columns, rows };
}

function changedRows(before: Before | undefined, step: WriteCells | ReplaceRows): UndoPart | undefined {
  if (!before) return undefined;
  const whole = step.kind === 'replaceRows';
  const columns = whole ? step.columns : [step.column];
  const { rows } = before.table;
  const old = rows
    .slice(0, whole ? rows.length : step.values.length)
    .map((row) => columns.map((column) => keepCell(row[before.positionOf(column)] ?? '')));
  const after = (whole ? step.values.flat() : step.values).map((cell) => keepCell(cell));
  return { kind: 'rows', sheet: step.sheet, columns, before: old, after: checksum(after), whole };
}

function removedRows({ host }: CommandContext, before: Before | undefined, step: RemoveRows): UndoPart | undefined {
  if (!before || step.ids.length === 0) return undefined;
  const rows = keptRows(before.table, step, host.read(step.sheet)?.keys ?? new Map(), host.formulas(step.sheet));
  return rows.length > 0 ? { kind: 'removed', sheet: step.sheet, idKey: step.idKey, rows } : undefined;
}

/** Rows of a sheet by id with all their cells, in the sheet's order. */
export function keptRows(
  table: Table,
  { idKey, ids }: Pick<RemoveRows, 'idKey' | 'ids'>,
  carried: ReadonlyMap<number, string>,
  formulas: Formulas,
): KeptRowAt[] {
  const wanted = new Set(ids);
  const width = Math.max(table.headers.length, ...table.rows.map((row) => row.length));
  const names = columnNames(table, carried, width);
  const idOf = (row: number): string => table.text(row, idKey);
  return table.rows.flatMap((row, at): KeptRowAt[] => {
    const id = idOf(at);
    if (id === '' || !wanted.has(id)) return [];
    return [{ id, at, before: at + 1 < table.rows.length ? idOf(at + 1) : null, cells: keepRow(row, formulas[at + 1] ?? [], names) }];
  });
}

/** Rows from 0 of each id, in the sheet's order. */
export function rowsById(table: Table, idKey: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  table.rows.forEach((_, row) => {
    const id = table.text(row, idKey);
    const known = places.get(id);
    if (known) known.push(row);
    else places.set(id, [row]);
  });
  return places;
}
