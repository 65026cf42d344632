#!/usr/bin/env node
// Runs the built command line; builds it first where that hasn't been done, so that it works right after `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const bundle = new URL('build/kehu.mjs', root);
const dist = new URL('dist/', root);

if (!existsSync(bundle) || !existsSync(new URL('Code.js', dist))) {
  const build = fileURLToPath(new URL('scripts/build.mjs', root));
  const { status } = spawnSync(process.execPath, [build], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
const { start } = await import(bundle.href);
await start(fileURLToPath(dist));
