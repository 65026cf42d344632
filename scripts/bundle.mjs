// The add-on's code: dist/Code.js, which Google parses at every call, and dist/Commands.html, which is read when a command, a panel or the clock runs,
// and dist/Phones.html, which is read when a phone number is.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import { minify } from 'terser';
import webpack from 'webpack';
import { bundleEntry } from './bundle-entry.mjs';
import { htmlSafe } from './html-safe.mjs';

const common = { bundle: true, minify: true, format: 'esm', target: 'es2020', charset: 'utf8' };

/**
 * Writes `Code.js`, `Commands.html` and `Phones.html` into a folder, and build/functions.json, the documentation of the custom functions. esbuild splits the add-on into what its first
 * part needs, what only commands need, and what both do; the last goes with the first, and the commands get it as an argument.
 */
export async function bundle(root, folder) {
  const parts = `${root}build/parts`;
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  const { metafile } = await build({
    ...common,
    entryPoints: { main: `${root}src/main.ts`, commands: `${root}src/main/commandPart.ts` },
    outdir: parts,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    chunkNames: 'shared',
    metafile: true,
    absWorkingDir: root,
  });
  const shared = metafile.outputs['build/parts/shared.mjs'].exports;
  writeFileSync(`${folder}/Commands.html`, await commandPart(parts, shared));
  writeFileSync(`${folder}/Phones.html`, await phonePart(root));
  await code(root, folder);
}

/** Text of Commands.html: the body of a function of `shared`, as JSON, that returns what src/main/commandPart.ts exports. */
async function commandPart(parts, shared) {
  const given = {
    name: 'shared',
    setup(build) {
      build.onResolve({ filter: /\/shared\.mjs$/ }, () => ({ path: 'shared', namespace: 'given' }));
      build.onLoad({ filter: /.*/, namespace: 'given' }, () => ({ contents: `export const {${shared}} = shared;` }));
    },
  };
  const { outputFiles } = await build({
    ...common,
    format: 'iife',
    globalName: 'part',
    entryPoints: [`${parts}/commands.mjs`],
    plugins: [given],
    write: false,
  });
  const { code } = await minify(`${outputFiles[0].text}return part;`, { ...terser, parse: { bare_returns: true } });
  return htmlSafe(code);
}

/** Text of Phones.html: a function's body, as JSON, that returns what src/main/phonePart.ts exports. It needs nothing of what is loaded. */
async function phonePart(root) {
  const entryPoints = [`${root}src/main/phonePart.ts`];
  const { outputFiles } = await build({ ...common, format: 'iife', globalName: 'part', entryPoints, write: false });
  return htmlSafe(`${outputFiles[0].text}return part;`);
}

const terser = {
  ecma: 2020,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  format: { comments: false },
};

/**
 * webpack with gas-webpack-plugin puts in front the top-level functions that Google must see, with their JSDoc; terser minifies all that stands
 * behind them, so that it touches neither that JSDoc nor the parameter names.
 */
async function code(root, folder) {
  await build({
    ...common,
    stdin: {
      contents:
        "import * as shared from './parts/shared.mjs'; import { shareWithParts } from './parts/main.mjs'; shareWithParts({ ...shared }); export * from './parts/main.mjs';",
      resolveDir: `${root}build`,
    },
    outfile: `${root}build/main.mjs`,
  });
  const { entry, functions } = await bundleEntry(root, './main.mjs');
  writeFileSync(`${root}build/entry.js`, entry);
  writeFileSync(`${root}build/functions.json`, JSON.stringify(functions));
  const stats = await promisify(webpack)({
    mode: 'production',
    context: root,
    entry: `${root}build/entry.js`,
    output: { path: folder, filename: 'Code.js' },
    target: ['web', 'es2020'],
    devtool: false,
    plugins: [new GasPlugin({ comment: true })],
    optimization: { minimize: false },
    performance: false,
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  const whole = readFileSync(`${folder}/Code.js`, 'utf8');
  const declared = whole.indexOf('/******/');
  const { code: minified } = await minify(whole.slice(declared), terser);
  writeFileSync(`${folder}/Code.js`, whole.slice(0, declared) + minified);
}
