import { formatDate } from '../core/cell';
import { type Message, type Problem, Refusal } from '../core/message';
import type { Table } from '../core/table/readTable';
import { type UndoPart, unpackParts } from '../core/undo/undoRecord';
import { type CommandContext, defineCommand } from './defineCommand';
import { planUndo } from './planUndo';
import { tableOf } from './tables';

/** A message lists this many changes and counts the rest. */
const SHOWN = 20;

/** A recorded run: its pieces stand in rows of the undo sheet. */
interface Recorded {
  readonly run: string;
  readonly command: string;
  readonly at: string;
  /** When it was undone; '' where it wasn't. */
  readonly undone: string;
  readonly pieces: readonly string[];
}

/** Takes back what the last undoable command did, or an earlier one. */
export const undo = defineCommand({
  id: 'undo',
  order: 90,
  label: { zh: '撤销', en: 'Undo' },
  args: [
    { name: 'run', type: 'string' },
    { name: 'preview', type: 'boolean' },
  ],
  writes: true,
  run: (context, args) => {
    const sheet = tableOf(context, 'undo');
    const runs = sheet ? recordedRuns(sheet) : [];
    // A run that was stopped after its last step has marked what it undid.
    const finished = context.resumed ? runs.find(({ undone }) => undone === formatDate(context.asOf)) : undefined;
    if (finished) return { steps: [], rows: 0, changed: 0, messages: [] };
    const wanted = chosen(runs, args.run);
    const label = context.labelOf(wanted.command);
    const params = { command: label, at: wanted.at, run: wanted.run };
    const parts = unpackParts(wanted.pieces);
    if (!parts) throw new Refusal({ key: 'undo.damaged', params });
    const { steps, conflicts, changed } = planUndo(context, parts);
    if (conflicts.length > 0) refuse(context, runs, wanted, conflicts, params);
    const isPreview = args.preview === true;
    const messages: Message[] = [{ key: isPreview ? 'undo.wouldDo' : 'undo.done', params: { ...params, changed } }];
    if (parts.some((part) => 'sheet' in part && context.modules.some(({ key }) => key === part.sheet)))
      messages.push({ key: 'undo.refreshNext' });
    const result = { run: wanted.run, command: wanted.command, changed };
    if (isPreview) return { steps: [], rows: changed, changed: 0, messages, result, preview: true };
    return {
      steps: [
        ...steps,
        // Last, so that a run that is continued finds what it was to undo.
        {
          kind: 'writeColumns',
          sheet: 'undo',
          idKey: 'run',
          ids: wanted.pieces.map(() => wanted.run),
          columns: ['undone'],
          values: wanted.pieces.map(() => [context.asOf]),
        },
      ],
      rows: changed,
      changed,
      messages,
      result,
    };
  },
});

function recordedRuns(sheet: Table): Recorded[] {
  const runs = new Map<string, Recorded & { pieces: string[] }>();
  sheet.rows.forEach((_, row) => {
    const run = sheet.text(row, 'run');
    const piece = String(sheet.cell(row, 'record'));
    const known = runs.get(run);
    if (known) known.pieces.push(piece);
    else if (run !== '')
      runs.set(run, {
        run,
        command: sheet.text(row, 'command'),
        at: shownAt(sheet, row, 'at'),
        undone: shownAt(sheet, row, 'undone'),
        pieces: [piece],
      });
  });
  return [...runs.values()];
}

function shownAt(sheet: Table, row: number, key: string): string {
  const cell = sheet.cell(row, key);
  return cell instanceof Date ? formatDate(cell) : String(cell);
}

/** The run that was asked for, or the last that isn't undone. @throws Refusal */
function chosen(runs: readonly Recorded[], asked: unknown): Recorded {
  const open = runs.filter(({ undone }) => undone === '');
  if (asked === undefined || asked === '') {
    const last = open[open.length - 1];
    if (!last) throw new Refusal({ key: 'undo.nothing' });
    return last;
  }
  const found = runs.find(({ run }) => run === String(asked).trim());
  if (!found) {
    const known = open.slice(-5).map(({ run, command }) => `${run} (${command})`);
    throw new Refusal({ key: 'undo.unknownRun', params: { run: String(asked), known: known.join(', ') || '—' } });
  }
  if (found.undone !== '') throw new Refusal({ key: 'undo.already', params: { run: found.run, at: found.undone } });
  return found;
}

/** @throws Refusal that lists what was changed since, and names later commands that changed the same rows */
function refuse(
  { labelOf }: CommandContext,
  runs: readonly Recorded[],
  wanted: Recorded,
  conflicts: readonly Problem[],
  params: Readonly<Record<string, string>>,
): never {
  const ids = new Set(conflicts.flatMap(({ params: said }) => (said?.id === undefined ? [] : [String(said.id)])));
  const later = runs
    .slice(runs.indexOf(wanted) + 1)
    .filter((one) => one.undone === '' && (unpackParts(one.pieces) ?? []).some((part) => idsOf(part).some((id) => ids.has(id))))
    .map((one): Problem => ({ key: 'undo.later', params: { command: labelOf(one.command), at: one.at, run: one.run } }));
  const more = conflicts.length - SHOWN;
  throw new Refusal([
    { key: 'undo.refused', params },
    ...later,
    ...conflicts.slice(0, SHOWN),
    ...(more > 0 ? [{ key: 'undo.more', params: { count: more } }] : []),
  ]);
}

/** Ids of the rows that a part changes. */
function idsOf(part: UndoPart): readonly string[] {
  switch (part.kind) {
    case 'cells':
    case 'added':
      return part.rows.map(([id]) => id);
    case 'removed':
      return part.rows.map(({ id }) => id);
    default:
      return [];
  }
}
