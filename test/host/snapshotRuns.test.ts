import { readFileSync } from 'node:fs';
import type { Workbook } from '../../local/document/types';
import { createRuntime } from '../../local/index';
import type { Manifest, Runtime } from '../../local/runtime';
import { texts } from '../../src/locales/all';
import { presets } from '../../src/presets/index.generated';
import { aBook, aSheet } from '../support/books';
import { scriptOf } from '../support/hostScript';

const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8')) as Manifest;
const code = scriptOf(`
  import { runCommand } from './src/main/execution';
  import * as clock from './src/main/clock';
  import { textsFrom } from './src/locales';
  import { data } from './src/main/data';
  textsFrom(() => data().texts);
  export const run = (id) => runCommand(id);
  export const onClock = () => clock.onClock();
`);

interface Done {
  readonly ok: boolean;
  readonly error: string | null;
  readonly messages: readonly string[];
  readonly result?: { readonly damaged?: readonly string[] };
}

function runtimeOf(document: Workbook, asOf: string, stopAt?: number): Runtime {
  const fault = stopAt === undefined ? {} : { fault: { kind: 'kill' as const, at: stopAt } };
  return createRuntime({
    document,
    manifest,
    code,
    html: { Data: JSON.stringify({ texts, presets }) },
    locale: 'zh-CN',
    user: 'li@example.com',
    asOf,
    ...fault,
  });
}

function run(document: Workbook, id: string, asOf = '2024-03-15 10:00'): { done: Done; serviceCalls: number } {
  const runtime = runtimeOf(document, asOf);
  const done = runtime.call('run', id) as Done;
  return { done, serviceCalls: runtime.last.serviceCalls };
}

/** Rows below the header of a sheet. */
const rowsIn = (document: Workbook, title: string) =>
  (document.sheets.find((sheet) => sheet.name === title)?.values ?? [])
    .slice(1)
    .filter((row) => row.some((cell) => cell !== null && cell !== ''));

const installed = aBook([aSheet(1, '工作表1', [['我的笔记', '=1+1']])]);
run(installed, 'install');

describe('a snapshot of an installed book', () => {
  it('is whole when it is read back, whatever was stopped on the way', () => {
    const whole = structuredClone(installed);
    const { done, serviceCalls } = run(whole, 'snapshot');
    expect(done.ok).toBe(true);
    expect(whole.files).toHaveLength(1);
    // Before the last calls it only reads; there, a stop leaves nothing at all.
    for (let at = serviceCalls - 14; at <= serviceCalls; at += 1) {
      const document = structuredClone(installed);
      expect(() => runtimeOf(document, '2024-03-15 10:00', at).call('run', 'snapshot')).toThrow();
      const listed = rowsIn(document, '备份记录').length;
      expect(document.files.length).toBeGreaterThanOrEqual(listed);
      const verified = run(document, 'verify-snapshots', '2024-03-15 11:00').done;
      expect({ at, ok: verified.ok, files: document.files.length }).toEqual({ at, ok: true, files: rowsIn(document, '备份记录').length });
    }
  });
  it('is told damaged, and by its sheet, when the file was altered, and the outcome stands beside it', () => {
    const document = structuredClone(installed);
    run(document, 'snapshot');
    run(document, 'snapshot', '2024-03-16 10:00');
    const [file] = document.files;
    if (file) file.content = file.content.slice(0, 400);
    const { done } = run(document, 'verify-snapshots', '2024-03-17 10:00');
    expect(done.ok).toBe(false);
    expect(done.error).toContain('无法解压');
    expect(rowsIn(document, '备份记录').map((row) => row.at(-1))).toEqual(['文件大小与记录不符；文件被截断或损坏，无法解压', '正常']);
  });
});

describe('the hourly clock', () => {
  it('takes the weekly snapshot on Monday, once', () => {
    const document = structuredClone(installed);
    expect(run(document, 'schedule').done.ok).toBe(true);
    expect(document.triggers).toHaveLength(1);
    for (const time of ['2024-03-15 23:30', '2024-03-18 02:30', '2024-03-18 03:30', '2024-03-18 04:30', '2024-03-19 03:30']) {
      runtimeOf(document, time).trigger('onClock');
    }
    expect(document.files.map((file) => file.name)).toEqual([expect.stringContaining('2024-03-18 0330 weekly')]);
    expect(run(document, 'unschedule').done.ok).toBe(true);
    expect(document.triggers).toEqual([]);
    expect(document.properties.document).not.toHaveProperty(['kehu.schedule']);
  });
});
