import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** A headless Chromium: the system's Chrome where KEHU_CHROME names its path, else the one that an npm package carries. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.KEHU_CHROME;
  return playwright.launch({
    executablePath: own === undefined || own === '' ? await chromium.executablePath() : own,
    headless: true,
    args: [
      ...(own === undefined || own === ''
        ? chromium.args.filter((arg) => !arg.startsWith('--headless') && arg !== '--single-process')
        : []),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--no-first-run',
    ],
  });
}
