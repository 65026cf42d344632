// The engine out of ../src, bundled as the add-on is.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Returns `compute(grids, rules, asOf)` of engine.ts. @throws where the repository's own packages aren't installed */
export async function loadEngine() {
  if (!existsSync(`${root}src/core/language/parser.generated.mjs`)) {
    if (!existsSync(`${root}node_modules/peggy`))
      throw new Error('run `npm ci` in the repository first: the rule language’s parser is generated');
    execFileSync(process.execPath, [`${root}scripts/generate.mjs`], { stdio: 'inherit' });
  }
  const outfile = `${root}build/bench/engine.mjs`;
  await build({
    entryPoints: [fileURLToPath(new URL('engine.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    outfile,
  });
  const { compute } = await import(outfile);
  return compute;
}
