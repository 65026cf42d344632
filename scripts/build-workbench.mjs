import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Bundles the workbench's page into build/workbench: page.js (with the spreadsheet library, its templates and the chart library) and page.css.
 * @param {{ minify?: boolean }} [options] minified unless told otherwise
 */
export async function buildWorkbench({ minify = true } = {}) {
  const outdir = join(root, 'build', 'workbench');
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: [join(root, 'local/workbench/page/main.ts')],
    entryNames: 'page',
    outdir,
    bundle: true,
    minify,
    format: 'iife',
    target: 'chrome110',
    loader: { '.xml': 'text' },
    mainFields: ['module', 'main'],
    legalComments: 'linked',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorkbench();
