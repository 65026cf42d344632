import type { Cell } from '../core/cell';
import { type Message, Refusal } from '../core/message';
import { type Language, nameIn } from '../core/schema';
import { readSnapshot } from '../core/snapshots/readSnapshot';
import { damageMessages, listedSnapshots, type SnapshotRow } from '../core/snapshots/snapshotRows';
import { readTable } from '../core/table/readTable';
import type { Plan } from '../host/plan';
import { say, sayProblem } from '../locales/index';
import { snapshots } from '../modules/written';
import { type CommandContext, defineCommand } from './defineCommand';

/** Google stops a script at six minutes; no snapshot is begun after this, in ms. */
const TIME_TO_STOP = 240_000;

/** Damaged snapshots that the error names. */
const SHOWN = 5;

/** Reads every listed snapshot back, checks all of it, and writes what it found beside each. */
export const verifySnapshots = defineCommand({
  id: 'verify-snapshots',
  order: 71,
  label: { zh: '校验备份', en: 'Verify snapshots' },
  args: [],
  writes: true,
  run: (context) => {
    const { host, language } = context;
    const title = nameIn(language, snapshots);
    const content = host.read('snapshots');
    if (!content) throw new Refusal({ key: 'book.notInstalled', params: { sheet: title } });
    const listed = listedSnapshots(readTable(snapshots, content));
    const checked: Checked[] = [];
    for (const row of listed) {
      if (host.elapsed() > TIME_TO_STOP) break;
      checked.push({ row, ...check(context, row) });
    }
    return planOutcomes(context, checked, listed.length - checked.length, content.title);
  },
});

/** `foreign`: the file belongs to somebody else, so it can't be told whether it is there. */
interface Outcome {
  readonly state: 'ok' | 'damaged' | 'foreign';
  readonly text: string;
}

interface Checked extends Outcome {
  readonly row: SnapshotRow;
}

function check(context: CommandContext, row: SnapshotRow): Outcome {
  const { host, language } = context;
  const damaged = (...messages: Message[]): Outcome => {
    const texts = messages.map((message) => say(language, message));
    return { state: 'damaged', text: texts.join(language === 'en' ? '; ' : '；') };
  };
  if (row.id === '') return damaged({ key: 'damage.noId' });
  if (row.file === '') return damaged({ key: 'damage.unlisted' });
  const found = readFile(context, row.file);
  if (typeof found === 'string') return { state: 'damaged', text: found };
  if (!found) {
    const foreign = row.by !== '' && row.by !== host.user();
    return foreign ? { state: 'foreign', text: '' } : damaged({ key: 'damage.missing' });
  }
  const { damage } = readSnapshot(host.ungzip(found.bytes), found.bytes.length, row.recorded, host.digest);
  return damage.length === 0 ? { state: 'ok', text: say(language, { key: 'verify.ok' }) } : damaged(...damageMessages(damage));
}

/** The file, undefined where there is none, or what Drive says is wrong: one file that can't be read doesn't keep the others from being checked. */
function readFile({ host, language }: CommandContext, id: string): { bytes: number[] } | string | undefined {
  try {
    return host.files.read(id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map((problem) => sayProblem(language, problem)).join('; ');
  }
}

function planOutcomes({ host, language }: CommandContext, checked: readonly Checked[], left: number, sheet: string): Plan {
  const damaged = checked.filter(({ state }) => state === 'damaged');
  const foreign = checked.filter(({ state }) => state === 'foreign');
  // In the sheet's order: of rows with the same id the first gets the first outcome.
  const written = checked.filter(({ row, state }) => state !== 'foreign' && row.id !== '').sort((a, b) => a.row.row - b.row.row);
  const values = written.map(({ text }): Cell[] => [host.now, text]);
  const own = checked.length - foreign.length;
  const named = damaged.map(({ row, text }): Message => ({ key: 'verify.damaged', params: { row: row.row, id: row.id, outcome: text } }));
  const summary: Message = { key: 'verify.done', params: { checked: own, ok: own - damaged.length } };
  return {
    steps:
      written.length === 0
        ? []
        : [
            {
              kind: 'writeColumns',
              sheet: 'snapshots',
              idKey: 'id',
              ids: written.map(({ row }) => row.id),
              columns: ['verifiedAt', 'outcome'],
              values,
            },
          ],
    rows: checked.length,
    changed: written.filter(({ row, text }) => row.outcome !== text).length,
    messages: [
      ...named,
      ...foreign.map(({ row }) => ({ key: 'verify.notYours', params: { row: row.row, id: row.id, by: row.by } })),
      checked.length + left === 0 ? { key: 'verify.none' } : summary,
      ...(left > 0 ? [{ key: 'verify.left', params: { left } }] : []),
    ],
    result: { checked: own, damaged: damaged.map(({ row }) => row.id), foreign: foreign.length, left },
    ...(damaged.length > 0 ? { failure: failureOf(language, named, own, sheet) } : {}),
  };
}

/** The error that the command ends with: how many, and the first of them in words. */
function failureOf(language: Language, named: readonly Message[], checked: number, sheet: string): Message {
  const shown = named.slice(0, SHOWN).map((message) => say(language, message));
  const details = [...shown, ...(named.length > SHOWN ? ['…'] : [])].join('; ');
  return { key: 'verify.failed', params: { damaged: named.length, checked, sheet, details } };
}
