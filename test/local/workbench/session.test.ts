import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBook } from '../../../local/document/files/store';
import { openSession, type Session } from '../../../local/workbench/session';
import { smallProject } from '../../support/smallProject';
import { kehu } from '../cli/commandLine';

const folder = mkdtempSync(join(tmpdir(), 'kehu-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened(name: string): Promise<{ path: string; session: Session; sheet: string }> {
  const path = join(folder, name);
  expect((await kehu(['run', 'install', '--book', path])).exit).toBe(0);
  const session = await openSession({ path, project: smallProject, locale: 'zh-CN' });
  const { book } = await session.book();
  return { path, session, sheet: book.sheets.find((each) => each.name === '清单')?.id ?? '' };
}

describe('the workbench at a book', () => {
  test('a new book is called what its file is called', async () => {
    const { path } = await opened('客户名单.kehu.json');
    expect((await loadBook(path)).name).toBe('客户名单');
  });

  test('saves what was typed, with computed values in an .xlsx for those who only read the file', async () => {
    const { path, session, sheet } = await opened('typed.xlsx');
    const outcome = await session.edit({ sheet, row: 4, column: 3, values: [['=1+2']] });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.change?.sheets.map((each) => each.content.cells.D5)).toEqual(['3']);
    rmSync(`${path}.kehu.json`);
    const read = (await loadBook(path)).sheets.find((each) => each.name === '清单');
    expect(read?.formulas[4]?.[3]).toBe('=1+2');
    expect(read?.values[4]?.[3]).toBe(3);
  });

  test('writes nothing where nothing changed', async () => {
    const { path, session } = await opened('same.kehu.json');
    const before = statSync(path).mtimeMs;
    expect((await session.panel('listCommands', [])).change).toBeUndefined();
    expect(statSync(path).mtimeMs).toBe(before);
  });

  test('takes in what the command line changed meanwhile', async () => {
    const { path, session } = await opened('both.kehu.json');
    expect((await kehu(['set', '清单!D7', 'hello', '--book', path])).exit).toBe(0);
    const outcome = await session.panel('listCommands', []);
    expect(outcome.change?.sheets.map((each) => each.content.cells.D7)).toEqual(['hello']);
  });

  test('waits for a command line that works on the file, and says so when it takes too long', async () => {
    const { path, session, sheet } = await opened('locked.kehu.json');
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, host: hostname() }));
    const waiting = session.edit({ sheet, row: 1, column: 1, values: [['1']] });
    setTimeout(() => rmSync(`${path}.lock`), 300);
    expect(await waiting).toMatchObject({ ok: true });
    expect(existsSync(`${path}.lock`)).toBe(false);
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, host: hostname() }));
    const refused = await session.edit({ sheet, row: 1, column: 1, values: [['2']] });
    rmSync(`${path}.lock`);
    expect(refused).toMatchObject({ ok: false });
    expect(refused.error).toContain('另一个 kehu 正在使用它');
    expect((await loadBook(path)).sheets.find((each) => each.name === '清单')?.values[1]?.[1]).toBe(1);
  }, 20_000);
});
