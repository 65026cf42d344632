import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CommandContext } from '../../src/commands/defineCommand';
import { snapshot } from '../../src/commands/snapshot';
import { verifySnapshots } from '../../src/commands/verifySnapshots';
import type { Cell } from '../../src/core/cell';
import { Refusal } from '../../src/core/message';
import type { Host } from '../../src/host/host';
import type { CreateFile, Plan } from '../../src/host/plan';
import { say } from '../../src/locales/index';
import { type Book, bookAfter, contextOf, hostOf, rowsOf, sheetOf } from '../support/hostOf';

const NOW = new Date('2024-03-18T03:10:00Z');
const empty: Book = {
  customers: sheetOf('customers', [
    { id: 'C001', name: '华东机械', lifetimeAmount: 1_200_000, updatedAt: new Date('2024-03-01T08:30:00Z') },
    { id: 'C002', name: '南方零售', lifetimeAmount: 0 },
  ]),
  snapshots: sheetOf('snapshots'),
};

/** A Drive of one user: files by id. */
type Drive = Map<string, { name: string; bytes: number[]; properties: Readonly<Record<string, string>> }>;

function context(book: Book, drive: Drive, more: Partial<CommandContext> = {}, host: Partial<Host> = {}): CommandContext {
  const base = hostOf(book, NOW);
  const titles = new Map(base.sheets().map(({ title, key }) => [title, key]));
  return {
    ...contextOf(book),
    asOf: NOW,
    host: {
      ...base,
      book: () => ({ name: '客户', locale: 'zh_CN', timeZone: 'Asia/Shanghai' }),
      capture: (title) => {
        const values = base.readTitle(title)?.grid ?? [['']];
        const blank = values.map((row) => row.map(() => ''));
        const rest = { hidden: false, frozenRows: 1, frozenColumns: 0, keys: new Map<number, string>(), pivots: [] };
        return { title, key: titles.get(title), ...rest, values, formulas: blank, numberFormats: blank };
      },
      digest: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      gzip: (text) => [...new Int8Array(gzipSync(text))],
      ungzip: (bytes) => {
        try {
          return gunzipSync(Uint8Array.from(bytes, (byte) => byte & 0xff)).toString('utf8');
        } catch {
          return undefined;
        }
      },
      files: {
        newId: () => `file-${drive.size + 1}`,
        read: (id) => drive.get(id),
        list: () => [],
        find: (property, value) => [...drive].find(([, file]) => file.properties[property] === value)?.[0],
      },
      ...host,
    },
    ...more,
  };
}

function keepFile(drive: Drive, plan: Plan): void {
  const step = plan.steps.find((one): one is CreateFile => one.kind === 'createFile');
  if (step && !drive.has(step.id)) drive.set(step.id, { name: step.name, bytes: step.bytes, properties: step.properties ?? {} });
}

/** A book with three snapshots, and their files. */
function threeSnapshots(): { book: Book; drive: Drive } {
  const drive: Drive = new Map();
  let book = empty;
  for (const run of ['run-1', 'run-2', 'run-3']) {
    const plan = snapshot.run(context(book, drive, { run }), {});
    keepFile(drive, plan);
    book = bookAfter(book, plan);
  }
  return { book, drive };
}

function verify(book: Book, drive: Drive, host: Partial<Host> = {}): { plan: Plan; after: Book; outcomes: Cell[] } {
  const plan = verifySnapshots.run(context(book, drive, {}, host), {});
  const after = bookAfter(book, plan);
  return { plan, after, outcomes: rowsOf(after, 'snapshots').map((row) => row.outcome ?? '') };
}

function altered(drive: Drive, id: string, change: (text: string) => string): Drive {
  const file = drive.get(id);
  if (!file) throw new Error(id);
  const text = gunzipSync(Uint8Array.from(file.bytes, (byte) => byte & 0xff)).toString('utf8');
  return new Map(drive).set(id, { ...file, bytes: [...new Int8Array(gzipSync(change(text)))] });
}

describe('snapshot', () => {
  it('keeps the file first, then lists it with its checksum, size and rows', () => {
    const drive: Drive = new Map();
    const plan = snapshot.run(context(empty, drive), { kind: 'weekly' });
    expect(plan.steps.map((step) => step.kind)).toEqual(['createFile', 'appendRows']);
    keepFile(drive, plan);
    const [row] = rowsOf(bookAfter(empty, plan), 'snapshots');
    const file = drive.get('file-1');
    expect(file?.name).toBe('客户 2024-03-18 0310 weekly.kehu.json.gz');
    expect(row).toMatchObject({
      id: 'run-1',
      at: NOW,
      kind: '每周',
      sheets: 2,
      rows: 4,
      bytes: file?.bytes.length,
      file: 'file-1',
      by: 'owner@example.com',
    });
    expect(row?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
  it('that was stopped after its file was made lists that file when it is resumed, though the book has changed', () => {
    const drive: Drive = new Map();
    const stopped = snapshot.run(context(empty, drive), {});
    keepFile(drive, stopped);
    const changed: Book = { ...empty, customers: sheetOf('customers', [{ id: 'C009' }]) };
    const plan = snapshot.run(context(changed, drive, { resumed: true }), {});
    expect(plan.steps).toEqual(stopped.steps.slice(1));
    expect(drive.size).toBe(1);
    expect(verify(bookAfter(changed, plan), drive).outcomes).toEqual(['正常']);
  });
  it('that was stopped before its file was made takes it when it is resumed', () => {
    const plan = snapshot.run(context(empty, new Map(), { resumed: true }), {});
    expect(plan.steps.map((step) => step.kind)).toEqual(['createFile', 'appendRows']);
  });
  it('refuses a kind that it doesn’t know, and a book without the snapshots sheet', () => {
    expect(() => snapshot.run(context(empty, new Map()), { kind: 'hourly' })).toThrow('snapshot.badKind');
    expect(() => snapshot.run(context({ customers: sheetOf('customers') }, new Map()), {})).toThrow('book.notInstalled');
  });
});

describe('verify-snapshots', () => {
  it('finds whole files in order, writes the time and the outcome of each in one step', () => {
    const { book, drive } = threeSnapshots();
    const { plan, after, outcomes } = verify(book, drive);
    expect(outcomes).toEqual(['正常', '正常', '正常']);
    expect(rowsOf(after, 'snapshots').map((row) => row.verifiedAt)).toEqual([NOW, NOW, NOW]);
    expect(plan).toMatchObject({ rows: 3, changed: 3, result: { checked: 3, damaged: [], left: 0 } });
    expect(plan.steps).toHaveLength(1);
    expect(plan.failure).toBeUndefined();
  });
  it('names what is wrong with a missing, a truncated and an altered file, and checks the others', () => {
    const { book, drive } = threeSnapshots();
    const missing = new Map([...drive].filter(([id]) => id !== 'file-1'));
    expect(verify(book, missing).outcomes).toEqual(['文件不存在或已被移到回收站', '正常', '正常']);
    const second = drive.get('file-2');
    const truncated = new Map(drive).set('file-2', { name: '', properties: {}, bytes: second?.bytes.slice(0, 200) ?? [] });
    expect(verify(book, truncated).outcomes).toEqual(['正常', '文件大小与记录不符；文件被截断或损坏，无法解压', '正常']);
    const { plan, outcomes } = verify(
      book,
      altered(drive, 'file-3', (text) => text.replace('1200000', '2200000')),
    );
    expect(outcomes[2]).toContain('工作表「客户」的内容已改变');
    expect(outcomes.slice(0, 2)).toEqual(['正常', '正常']);
    expect(plan.failure).toMatchObject({ key: 'verify.failed', params: { damaged: 1, checked: 3, sheet: '备份记录' } });
    expect(plan.failure && say('zh-CN', plan.failure)).toContain('第 4 行，备份 run-3：');
    expect(plan.messages.map((message) => say('en', message))).toContain('Verified 3 snapshots; 2 are OK');
  });
  it('finds a bit that was flipped anywhere in the archive’s content', () => {
    const { book, drive } = threeSnapshots();
    const file = drive.get('file-1');
    for (let place = 10; place < (file?.bytes.length ?? 0); place += 37) {
      const bytes = file?.bytes.map((byte, at) => (at === place ? byte ^ 4 : byte)) ?? [];
      const { outcomes } = verify(book, new Map(drive).set('file-1', { name: '', properties: {}, bytes }));
      expect(outcomes[0]).not.toBe('正常');
    }
  });
  it('finds two files that were exchanged, and a row whose checksum or size was overwritten', () => {
    const { book, drive } = threeSnapshots();
    const exchanged: Drive = new Map(drive).set('file-1', drive.get('file-2') ?? { name: '', bytes: [], properties: {} });
    expect(verify(book, exchanged).outcomes[0]).toContain('与备份记录不符');
    for (const over of [{ sha256: '' }, { bytes: '' }, { rows: 3 }]) {
      const rows = rowsOf(book, 'snapshots').map((row, at) => (at === 0 ? { ...row, ...over } : row));
      expect(verify({ ...book, snapshots: sheetOf('snapshots', rows) }, drive).outcomes[0]).not.toBe('正常');
    }
  });
  it('goes on when Drive refuses one file', () => {
    const { book, drive } = threeSnapshots();
    const base = context(book, drive).host.files;
    const read = (id: string): ReturnType<typeof base.read> => {
      if (id === 'file-2') throw new Refusal({ key: 'drive.failed', params: { status: 403, reason: 'insufficientPermissions' } });
      return base.read(id);
    };
    const { outcomes } = verify(book, drive, { files: { ...base, read } });
    expect(outcomes).toEqual(['正常', 'Google 云端硬盘返回错误 403：insufficientPermissions', '正常']);
  });
  it('leaves the outcome of a colleague’s snapshot as it was', () => {
    const { book, drive } = threeSnapshots();
    const verified = verify(book, drive).after;
    const { plan, outcomes } = verify(verified, new Map(), { user: () => 'wang@example.com' });
    expect(outcomes).toEqual(['正常', '正常', '正常']);
    expect(plan.steps).toEqual([]);
    expect(plan.failure).toBeUndefined();
    expect(plan.messages.filter((message) => message.key === 'verify.notYours')).toHaveLength(3);
  });
  it('stops in time, and begins the next time with those that it didn’t reach', () => {
    const { book, drive } = threeSnapshots();
    let ticks = 0;
    const first = verify(book, drive, { elapsed: () => 100_000 * ticks++ });
    expect(first.plan.result).toMatchObject({ checked: 3, left: 0 });
    ticks = 1;
    const slow = verify(book, drive, { elapsed: () => 100_000 * ticks++ });
    expect(slow.plan.result).toMatchObject({ checked: 2, left: 1 });
    expect(slow.outcomes).toEqual(['正常', '正常', '']);
    ticks = 2;
    expect(verify(slow.after, drive, { elapsed: () => 100_000 * ticks++ }).outcomes).toEqual(['正常', '正常', '正常']);
  });
});
