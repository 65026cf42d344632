// Drives the command line as a person would: as a program of its own, in a temporary folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(fileURLToPath(new URL('../../', import.meta.url)));

/** A temporary folder that is removed when the program ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kehu-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `kehu …` in `folder`: exit status, both outputs, wall time in ms. */
export function kehu(folder, ...args) {
  const began = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/kehu.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status: status ?? signal, stdout, stderr, ms: Math.round(performance.now() - began), line: `kehu ${args.join(' ')}` };
}

/** The same for what must work: throws with its output when it doesn't. */
export function mustRun(folder, ...args) {
  const result = kehu(folder, ...args);
  if (result.status !== 0) throw new Error(`${result.line}: exit status ${result.status}\n${result.stdout}${result.stderr}`);
  return result;
}

/** A sheet as objects with keys for headers. */
export function rowsOf(folder, book, sheet) {
  return JSON.parse(mustRun(folder, 'show', sheet, '--book', book, '--keys', '--format', 'json').stdout);
}

/** One object a command from `--json` output. */
export function jsonLines(stdout) {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** SHA-256 of a file, or 'absent'. */
export function digestOf(path) {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'absent';
}

/** Letter of a column counted from 0. */
export function letterOf(column) {
  return (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
