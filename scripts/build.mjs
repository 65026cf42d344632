// npm run build: dist/ (what clasp pushes) and build/ (the command line and the workbench).
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import { buildLocal } from './build-local.mjs';
import { buildSidebar } from './build-sidebar.mjs';
import { buildWorkbench } from './build-workbench.mjs';
import { bundleEntry } from './bundle-entry.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await import('./generate.mjs');
rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`, { recursive: true });
mkdirSync(`${root}build`, { recursive: true });
writeFileSync(`${root}build/entry.js`, await bundleEntry(root, '../src/main'));
await bundle();
copyFileSync(`${root}appsscript.json`, `${root}dist/appsscript.json`);
writeFileSync(`${root}dist/Sidebar.html`, await buildSidebar());
await Promise.all([buildLocal(), buildWorkbench()]);

/** dist/Code.js: minified by esbuild file by file, but the entry's stubs keep their JSDoc and parameter names. */
async function bundle() {
  const stats = await promisify(webpack)({
    mode: 'production',
    context: root,
    entry: `${root}build/entry.js`,
    output: { path: `${root}dist`, filename: 'Code.js' },
    target: 'es2020',
    devtool: false,
    resolve: { extensions: ['.ts', '.mjs', '.js'] },
    module: { rules: [{ test: /\.(ts|mjs)$/, loader: 'esbuild-loader', options: { target: 'es2020', minify: true } }] },
    plugins: [new GasPlugin({ comment: true })],
    optimization: { minimize: false },
    performance: false,
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
