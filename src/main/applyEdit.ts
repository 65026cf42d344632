import type { Cell } from '../core/cell';
import { LOG_COLUMNS, logRows } from '../core/edit/logRows';
import { mayDecide } from '../core/edit/mayDecide';
import { noteWith } from '../core/edit/notes';
import type { Edit, EditPlan } from '../core/edit/planEdit';
import type { Recomputed } from '../core/edit/recompute';
import { MARKS, readMarks } from '../core/import/ids';
import type { Settings } from '../core/settings/readSettings';
import { readTable, type Table } from '../core/table/readTable';
import { appendLog, type Calls, type EditedRows } from '../host/editedRows';
import type { GoogleHost } from '../host/googleHost';
import { setProperty } from '../host/properties';
import { say, sayProblem } from '../locales';
import { data } from './data';
import { commandPart } from './parts';
import type { Known } from './settingsCopies';

/** An edit that was planned, and all that carrying it out needs. */
export interface PlannedEdit {
  readonly host: GoogleHost;
  readonly known: Known;
  readonly settings: Settings;
  readonly edited: EditedRows;
  readonly edit: Edit;
  readonly plan: EditPlan;
  readonly calls: Calls;
}

type Columns = ReadonlyMap<string, readonly (Cell | null)[]>;

/**
 * Writes what an edit comes to, as long as calls are left: notes, ids, the typed cells in their one form, stamps with what follows from the row, the log. A
 * formula is never overwritten.
 */
export function applyEdit(planned: PlannedEdit): void {
  const { host, known, edited, edit, plan, calls } = planned;
  writeNotes(planned);
  const isMixed = plan.ids?.includes(null) === true && plan.ids.length > 1;
  const needsFormulas = Object.keys(plan.cells).length > 0 || isMixed;
  const formulas = needsFormulas && calls.left > 1 ? edited.formulas() : undefined;
  if (plan.mark !== undefined && calls.left > 0) {
    calls.left -= 1;
    setProperty(MARKS, JSON.stringify({ ...readMarks(host.properties()[MARKS]), [edit.module.key]: plan.mark }));
  }
  if (plan.ids && calls.left > 0) edited.write(new Map([['id', plan.ids]]), 1, formulas);
  // Values that aren't put right now never will be; stamps come with the row's next change.
  if (formulas && calls.left > 0) edited.write(typedCells(planned, formulas), Math.min(Math.max(calls.left - 2, 1), 4), formulas);
  const own = logRows({ edit, plan, changes: [], sayMore: () => '' }).length;
  const followed = calls.left > 0 ? follow(planned, own) : undefined;
  if (calls.left > 0)
    edited.write(together(edit, new Map([...Object.entries(plan.stamps), ...(followed?.columns ?? [])])), calls.left, undefined);
  const sayMore = (count: number): string => say(known.language, { key: 'edit.moreRows', params: { count } });
  const rows = logRows({ edit, plan, changes: followed?.changes ?? [], sayMore });
  if (calls.left > 0) appendLog(host.opened, 'changes', LOG_COLUMNS, calls.left > 1 ? rows : rows.slice(0, 1), calls);
}

/** Says on each touched cell what is wrong with it, and takes off what Kehu said there before. */
function writeNotes({ known, edited, edit, plan, calls }: PlannedEdit): void {
  const { module, positions, touched } = edit;
  const places = module.fields
    .flatMap(({ key }) => (touched.includes(key) ? [positions.get(key) ?? -1] : []))
    .filter((place) => place >= 0);
  // What was empty until now has no note.
  const isUntold = plan.findings.length === 0 && plan.rows.length === 1 && plan.isNew[0] === true && edit.old === undefined;
  if (places.length === 0 || isUntold || calls.left < 2) return;
  const [left, right] = [Math.min(...places), Math.max(...places)];
  const said = new Map(
    plan.findings.map(({ row, column, problem }) => [`${row} ${positions.get(column)}`, sayProblem(known.language, problem)] as const),
  );
  const mine = new Set(places);
  const before = edited.notes(left, right);
  const after = before.map((row, at) =>
    row.map((note, column) => (mine.has(left + column) ? noteWith(note, said.get(`${at} ${left + column}`)) : note)),
  );
  if (JSON.stringify(before) !== JSON.stringify(after)) edited.setNotes(left, after);
}

/** Typed cells that get another form, without those that hold a formula. */
function typedCells({ edit, plan }: PlannedEdit, formulas: readonly (readonly string[])[]): Columns {
  const columns = Object.entries(plan.cells).map(([key, cells]) => {
    const position = edit.positions.get(key) ?? -1;
    return [key, cells.map((cell, row) => ((formulas[row]?.[position] ?? '') === '' ? cell : null))] as const;
  });
  return new Map(columns.filter(([, cells]) => cells.some((cell) => cell !== null)));
}

/** Columns that Kehu writes and that stand between others are written along, as they are, so that one call does. */
function together({ module, positions }: Edit, columns: Columns): Columns {
  const places = [...columns.keys()].flatMap((key) => positions.get(key) ?? []);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const none = [...columns.values()][0]?.map(() => null) ?? [];
  const between = module.fields.filter((field) => {
    const position = positions.get(field.key) ?? -1;
    return (field.computed || field.stamped) && position > first && position < last && !columns.has(field.key);
  });
  return new Map([...columns, ...between.map(({ key }) => [key, none] as const)]);
}

/**
 * What the rows alone decide; undefined where nothing can follow, or the settings aren't known. Tiers and tags that there is no room to log stay until the
 * refresh, and so do those that somebody is to be told of.
 */
function follow({ known, settings, edit, plan, calls, host }: PlannedEdit, ownRows: number): Recomputed | undefined {
  const { module, touched, language } = edit;
  const tagOrder = settings.tagOrder ?? '';
  const isCustomers = module.key === 'customers';
  const mayFollow = isCustomers
    ? known.isWhole && (plan.isNew.includes(true) || mayDecide(touched, module, known.tables, tagOrder))
    : module.fields.some(({ computed }) => computed?.kind === 'formula');
  if (!mayFollow) return undefined;
  const sheet = tableOf(edit, plan);
  // Emptied rows at the end are no rows of a table.
  const whole = ({ columns, changes }: Recomputed): Recomputed => ({
    columns: new Map([...columns].map(([key, cells]) => [key, plan.rows.map((_, row) => cells[row] ?? null)])),
    changes,
  });
  if (!isCustomers) return whole({ columns: commandPart().recomputeRecords(module, sheet, host.now), changes: [] });
  const { tables, rowOf } = known;
  const isNew = plan.isNew.slice(0, sheet.rows.length);
  const input = { modules: known.modules, presets: data().presets, tables, rowOf, tagOrder, language, asOf: host.now, sheet, isNew };
  const all = commandPart().recompute(input);
  const isLogged = ownRows + all.changes.length < 2 || calls.left >= 3;
  return whole(isLogged && all.changes.every(({ alerts }) => !alerts) ? all : commandPart().recompute(input, true));
}

/** The edited rows as they will stand. Only the columns' keys are known of the header. */
function tableOf({ module, positions }: Edit, { rows }: EditPlan): Table {
  const keys = new Map([...positions].map(([key, position]) => [position, key]));
  const header = Array.from({ length: Math.max(...positions.values()) + 1 }, (_, position) => keys.get(position) ?? '');
  return readTable(module, { title: '', grid: [header, ...rows], keys });
}
