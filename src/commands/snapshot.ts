import { Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { loadCell } from '../core/snapshots/cells';
import { packSnapshot } from '../core/snapshots/pack';
import { type ReadSnapshot, readSnapshot } from '../core/snapshots/readSnapshot';
import type { AppendRows, Plan } from '../host/plan';
import { say } from '../locales/index';
import { snapshots } from '../modules/written';
import { type CommandContext, defineCommand } from './defineCommand';

const KINDS = ['manual', 'daily', 'weekly', 'monthly'] as const;

/** The property by which a resumed run finds the file that it had made. */
const RUN_PROPERTY = 'kehuRun';

/** UrlFetch takes 50 MB a request; the rest is for the request's other parts. */
const LARGEST = 45 * 1024 * 1024;

/** Keeps the whole book as a gzipped JSON file with checksums in the owner's Drive, and lists it. The file comes first, then its row. */
export const snapshot = defineCommand({
  id: 'snapshot',
  order: 70,
  label: { zh: '备份', en: 'Snapshot' },
  args: [{ name: 'kind', type: 'string' }],
  writes: true,
  run: (context, args) => {
    const { host, language, run, resumed } = context;
    const kind = KINDS.find((one) => one === (args.kind ?? 'manual'));
    if (!kind) throw new Refusal({ key: 'snapshot.badKind', params: { kind: String(args.kind), known: KINDS.join(', ') } });
    if (!host.read('snapshots')) throw new Refusal({ key: 'book.notInstalled', params: { sheet: nameIn(language, snapshots) } });
    return (resumed && listKept(context, host.files.find(RUN_PROPERTY, run))) || takeSnapshot(context, kind);
  },
});

function takeSnapshot(context: CommandContext, kind: (typeof KINDS)[number]): Plan {
  // The clock, not asOf: a run that is resumed later keeps what stands there now.
  const { host, run } = context;
  const at = host.now;
  const book = host.book();
  const by = host.user();
  const titles = host.sheets().map((sheet) => sheet.title);
  const packed = packSnapshot({ id: run, kind, at, by, book }, titles, host.capture, host.digest);
  const bytes = host.gzip(packed.text);
  if (bytes.length > LARGEST)
    throw new Refusal({ key: 'snapshot.tooLarge', params: { size: sizeOf(bytes.length), limit: sizeOf(LARGEST) } });
  const id = host.files.newId();
  const name = fileName(book.name, at, kind);
  const kept: Kept = { ...packed, kind, at, by, bytes: bytes.length, file: id, name };
  return {
    steps: [
      { kind: 'createFile', id, name, mimeType: 'application/gzip', bytes, properties: { [RUN_PROPERTY]: run } },
      rowStep(context, kept),
    ],
    ...outcome(context, kept, 'snapshot.done'),
  };
}

/** The row of a file that this run had made before it was stopped, from what the file itself says; undefined where there is no whole one. */
function listKept(context: CommandContext, id: string | undefined): Plan | undefined {
  const { host } = context;
  const found = id === undefined ? undefined : host.files.read(id);
  if (id === undefined || !found) return undefined;
  const { file, damage }: ReadSnapshot = readSnapshot(host.ungzip(found.bytes), found.bytes.length, {}, host.digest);
  const at = file && loadCell({ d: file.at });
  if (!file || damage.length > 0 || !(at instanceof Date)) return undefined;
  const { kind, by, sha256, sheets } = file;
  const rows = sheets.reduce((sum, { sheet }) => sum + sheet.rows, 0);
  const kept: Kept = { kind, by, sha256, at, rows, sheets: sheets.length, bytes: found.bytes.length, file: id, name: found.name };
  return { steps: [rowStep(context, kept)], ...outcome(context, kept, 'snapshot.resumed') };
}

interface Kept {
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly sha256: string;
  readonly sheets: number;
  readonly rows: number;
  readonly bytes: number;
  readonly file: string;
  readonly name: string;
}

function rowStep({ run, language }: CommandContext, kept: Kept): AppendRows {
  const { at, kind, sheets, rows, bytes, sha256, file, by } = kept;
  return {
    kind: 'appendRows',
    sheet: 'snapshots',
    columns: ['id', 'at', 'kind', 'sheets', 'rows', 'bytes', 'sha256', 'file', 'by'],
    values: [[run, at, say(language, { key: `snapshot.kind.${kind}` }), sheets, rows, bytes, sha256, file, by]],
    once: { column: 'id', text: run },
  };
}

function outcome({ run }: CommandContext, kept: Kept, key: string): Omit<Plan, 'steps'> {
  const { sheets, rows, bytes, sha256, file, name } = kept;
  return {
    rows,
    changed: 0,
    messages: [{ key, params: { sheets, rows, size: sizeOf(bytes), name } }],
    result: { id: run, file, name, sheets, rows, bytes, sha256 },
  };
}

function fileName(book: string, at: Date, kind: string): string {
  const iso = at.toISOString();
  return `${book} ${iso.slice(0, 10)} ${iso.slice(11, 13)}${iso.slice(14, 16)} ${kind}.kehu.json.gz`;
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
