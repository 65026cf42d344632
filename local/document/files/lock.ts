import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { FileError } from './fileError';

/** A lock older than this is left over even when its process can't be asked (another machine, or the id was given again). */
const STALE_MS = 30 * 60_000;
const RETRY_MS = 100;

/**
 * Runs the work while no other kehu process works on the book. The lock is a file beside the book; one whose process is gone is taken over.
 * @throws FileError `locked` when another process holds it for longer than `waitMs`
 */
export async function withLock<T>(path: string, work: () => Promise<T>, waitMs = 10_000): Promise<T> {
  const lock = `${path}.lock`;
  const token = JSON.stringify({ pid: process.pid, host: hostname(), at: new Date().toISOString(), key: Math.random() });
  const deadline = Date.now() + waitMs;
  while (!take(lock, token)) {
    if (Date.now() >= deadline) throw new FileError('locked', { file: path, detail: `process ${ownerOf(lock)?.pid ?? '?'}` });
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    return await work();
  } finally {
    if (readOrNothing(lock) === token) rmSync(lock, { force: true });
  }
}

function take(lock: string, token: string): boolean {
  if (isStale(lock)) rmSync(lock, { force: true });
  try {
    writeFileSync(lock, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new FileError('noFolder', { file: lock }, { cause: error });
  }
}

function isStale(lock: string): boolean {
  const owner = ownerOf(lock);
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
  } catch {
    return false; // it has gone meanwhile
  }
  return owner !== undefined && owner.host === hostname() && !isRunning(owner.pid);
}

function ownerOf(lock: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    return JSON.parse(readOrNothing(lock) ?? '') as { pid: number; host: string };
  } catch {
    return undefined; // being written, or not ours: its age decides
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
