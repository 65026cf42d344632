import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loadBook, saveBook } from '../../local/document/files/store';
import { createRuntime, createWorkbook } from '../../local/index';
import { projectRoot, readProject } from '../../local/workbench/project';
import { serveBook } from '../../local/workbench/server';
import { launchBrowser } from '../support/browser';

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'kehu-'));
const path = join(folder, 'book.kehu.json');
const asOf = '2024-04-01';
let served: Awaited<ReturnType<typeof serveBook>>;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  const project = readProject(join(projectRoot(), 'dist'));
  const runtime = createRuntime({ document: createWorkbook({ name: '客户管理' }), ...project, locale: 'zh-CN', asOf });
  runtime.call('runCommand', 'install', {});
  runtime.call('runCommand', 'import', {
    module: 'customers',
    file: 'customers.csv',
    rows: [
      ['客户编号', '客户名称', '邮箱', '合作状态', '历史合作金额'],
      ['C001', '远航制造集团', 'a@example.com', '成交客户', '150000'],
      ['C002', '优品零售连锁', 'b@example.com', '意向客户', '0'],
    ],
  });
  runtime.call('runCommand', 'refresh', {});
  await saveBook(path, runtime.document);
  served = await serveBook({ path, port: 0, asOf });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (asked) => {
    if (!asked.url().startsWith(served.url) && !/^(data|blob|about):/.test(asked.url())) errors.push(`asked for ${asked.url()}`);
  });
  await page.goto(served.url);
  await page.waitForFunction('window.kehuWorkbench !== undefined', null, { timeout: 60_000 });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a cell of the grid shows. */
function shown(sheet: string, name: string): Promise<string> {
  return page.evaluate(`window.kehuWorkbench.cell(${JSON.stringify(sheet)}, ${JSON.stringify(name)})`) as Promise<string>;
}

async function columnNamed(header: string): Promise<string> {
  for (let column = 0; column < 60; column++) {
    const letters = column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;
    if ((await shown('客户', `${letters}1`)) === header) return letters;
  }
  throw new Error(`no column ${header}`);
}

async function type(sheet: string, name: string, text: string): Promise<void> {
  await page.evaluate(`window.kehuWorkbench.select(${JSON.stringify(sheet)}, ${JSON.stringify(name)})`);
  await page.waitForTimeout(200);
  // A pause between keys, as the grid's editor opens at the first.
  await page.keyboard.type(text, { delay: 60 });
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/edit'));
  await page.keyboard.press('Enter');
  await answered;
  await page.waitForFunction('!window.kehuWorkbench.busy');
}

async function choose(label: string): Promise<void> {
  await page.click('.kehu-menubar-entry');
  await page.hover('.kehu-menu-parent');
  await page.click(`.kehu-menu-item:text-is("${label}")`);
  await page.waitForFunction('!window.kehuWorkbench.busy', null, { timeout: 60_000 });
}

describe('the workbench in a browser', () => {
  test('shows the book in a grid that is drawn', async () => {
    expect(await shown('客户', 'B2')).toBe('远航制造集团');
    await page.evaluate("window.kehuWorkbench.select('客户', 'A2')");
    await page.waitForTimeout(300);
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-kehu-grid] canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<number>();
      for (let at = 0; at < pixels.length; at += 4)
        seen.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
      return seen.size;
    });
    expect(colours).toBeGreaterThan(20);
    expect((await page.screenshot()).length).toBeGreaterThan(20_000);
  });

  test('a typed amount and a refresh from the menu change a tier in the grid and in the file, and the selection stays', async () => {
    const amount = await columnNamed('历史合作金额');
    const tier = await columnNamed('价值层级');
    expect(await shown('客户', `${tier}2`)).toBe('普通客户');
    await type('客户', `${amount}2`, '1200000');
    await choose('更新标签与分层');
    expect(await shown('客户', `${tier}2`)).toBe('战略客户');
    expect(await page.textContent('.kehu-toasts')).toContain('已更新');
    expect(await page.textContent('.kehu-status')).toMatch(/次服务调用/);
    expect(await page.inputValue('.o-named-range-selector-container input')).toBe(`${amount}3`);
    const saved = (await loadBook(path)).sheets.find((sheet) => sheet.name === '客户');
    expect(saved?.values[1]).toContain('战略客户');
  });

  test('a refused edit shows the message and the grid goes back', async () => {
    const status = await columnNamed('合作状态');
    const type_ = await columnNamed('客户类型');
    await type('客户', `${type_}2`, 'nonsense');
    expect(await shown('客户', `${type_}2`)).toBe('');
    expect(await page.textContent('.kehu-toast.is-bad')).toContain(`${type_}2`);
    expect(await shown('客户', `${status}2`)).toBe('成交客户');
  });

  test('the sidebar shows the selected customer through google.script.run', async () => {
    await page.evaluate("window.kehuWorkbench.select('客户', 'B3')");
    await page.waitForResponse((response) => response.url().endsWith('/api/select'));
    await choose('打开客户侧栏');
    const frame = page.frameLocator('.kehu-panel-frame');
    await frame.getByText('优品零售连锁').first().waitFor({ timeout: 20_000 });
  });

  test('nothing failed on the page and nothing was asked of other hosts', () => {
    expect(errors).toEqual([]);
  });
});

describe('the workbench server', () => {
  const ask = (headers: Record<string, string>, where = '', method = 'GET'): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(`${served.url}${where}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end();
    });

  test('answers its own page only', async () => {
    expect(await ask({})).toBe(200);
    expect(await ask({ host: 'evil.example' })).toBe(403);
    expect(await ask({ origin: 'http://evil.example' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await ask({}, 'api/book')).toBe(403);
    expect(await ask({ 'content-type': 'application/json', 'x-kehu-token': 'guess' }, 'api/menu', 'POST')).toBe(403);
    expect(await ask({}, 'assets/..%2f..%2fpackage.json')).toBe(404);
  });

  test('takes the next free port where one is busy', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serveBook({ path, port, asOf });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});
