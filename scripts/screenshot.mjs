// npm run screenshot: makes docs/workbench.png, the picture of the workbench in the README: the sample book with a customer's card.
// Wants a build (npm run build). KEHU_CHROME names another Chromium than the one that an npm package carries.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const picture = join(root, 'docs/workbench.png');
const MOST_BYTES = 300 * 1024;
const AS_OF = '2026-03-31';
/** A strategic customer among the first, so that the rows above stay in sight. */
const CUSTOMER_ROW = 15;

const folder = mkdtempSync(join(tmpdir(), 'kehu-'));
const book = join(folder, '客户管理.kehu.json');
const made = spawnSync(process.execPath, [join(root, 'scripts/start.mjs'), '--no-serve', '--book', book, '--as-of', AS_OF], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (made.status !== 0) process.exit(made.status ?? 1);
const server = spawn(process.execPath, [join(root, 'bin/kehu.mjs'), 'serve', '--book', book, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  await page.goto(await addressOf(server));
  await page.waitForFunction('window.kehuWorkbench !== undefined');
  await page.evaluate(`window.kehuWorkbench.select('客户', 'AV${CUSTOMER_ROW}')`);
  await page.click('.kehu-menubar-entry');
  await page.hover('.kehu-menu-parent');
  await page.click('.kehu-menu-item[data-handler]');
  await page.frameLocator('.kehu-panel-frame').locator('h1, h2').first().waitFor();
  await page.waitForFunction('!window.kehuWorkbench.busy');
  await page.waitForTimeout(1000); // the grid is drawn on a canvas, which says nothing when it is done
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
const { size } = statSync(picture);
console.log(`${picture}: ${Math.round(size / 1024)} KB`);
if (size > MOST_BYTES) throw new Error(`the picture is larger than ${MOST_BYTES / 1024} KB`);

async function launch() {
  const own = process.env.KEHU_CHROME;
  const flags = chromium.args.filter((flag) => !flag.startsWith('--headless') && flag !== '--single-process');
  return playwright.launch({
    executablePath: own || (await chromium.executablePath()),
    headless: true,
    args: [...(own ? [] : flags), '--no-sandbox'],
  });
}

/** The address that the server prints when it listens. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const [address] = printed.match(/http:\S+/) ?? [];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`the workbench ended with ${code}`)));
  });
}
