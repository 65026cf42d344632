// Bundles the command line and the local runtime into build/kehu.mjs; packages stay outside.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes build/kehu.mjs, whose `start(dist)` runs the command line on the built project in that folder. */
export async function buildLocal() {
  mkdirSync(`${root}build`, { recursive: true });
  // Names of the chunks change with their content; those of the last build would stay behind.
  for (const name of readdirSync(`${root}build`)) if (/^kehu-.*\.mjs(\.map)?$/.test(name)) rmSync(`${root}build/${name}`);
  await build({
    absWorkingDir: root,
    entryPoints: { kehu: 'local/cli/entry.ts' },
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'kehu-[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLocal();
