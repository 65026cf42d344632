// npm run build: dist/ (what clasp pushes) and build/ (the command line and the workbench).
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import { minify } from 'terser';
import webpack from 'webpack';
import { buildData } from './build-data.mjs';
import { buildLocal } from './build-local.mjs';
import { buildSidebar } from './build-sidebar.mjs';
import { buildWorkbench } from './build-workbench.mjs';
import { bundleEntry } from './bundle-entry.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await import('./generate.mjs');
// Made beside dist/ and put in its place whole, so that what runs from dist/ meanwhile doesn't miss it.
const fresh = `${root}build/dist`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
await bundle();
copyFileSync(`${root}appsscript.json`, `${fresh}/appsscript.json`);
writeFileSync(`${fresh}/Sidebar.html`, await buildSidebar());
writeFileSync(`${fresh}/Data.html`, await buildData(root));
rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(fresh, `${root}dist`);
await Promise.all([buildLocal(), buildWorkbench()]);

/**
 * dist/Code.js, and build/functions.json, the documentation of the custom functions. esbuild bundles and minifies the add-on as one module; webpack
 * with gas-webpack-plugin puts in front of it the top-level functions that Google must see, with their JSDoc; terser minifies all that stands
 * behind them, so that it touches neither that JSDoc nor the parameter names.
 */
async function bundle() {
  await build({
    entryPoints: [`${root}src/main.ts`],
    outfile: `${root}build/main.mjs`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
  });
  const { entry, functions } = await bundleEntry(root, './main.mjs');
  writeFileSync(`${root}build/entry.js`, entry);
  writeFileSync(`${root}build/functions.json`, JSON.stringify(functions));
  const stats = await promisify(webpack)({
    mode: 'production',
    context: root,
    entry: `${root}build/entry.js`,
    output: { path: fresh, filename: 'Code.js' },
    target: ['web', 'es2020'],
    devtool: false,
    plugins: [new GasPlugin({ comment: true })],
    optimization: { minimize: false },
    performance: false,
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  const whole = readFileSync(`${fresh}/Code.js`, 'utf8');
  const declared = whole.indexOf('/******/');
  const { code } = await minify(whole.slice(declared), {
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
    format: { comments: false },
  });
  writeFileSync(`${fresh}/Code.js`, whole.slice(0, declared) + code);
}
