import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileError } from './fileError';

/** Writes bytes to a new file beside `path`, through to the disk, and returns its name. */
export function writeBeside(path: string, chunks: readonly Uint8Array[]): string {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new FileError('noFolder', { file: path });
  const temporary = join(folder, `.${basename(path)}.${process.pid}.${Date.now()}.tmp`);
  const file = openSync(temporary, 'wx');
  try {
    for (const chunk of chunks) {
      for (let at = 0; at < chunk.byteLength; ) at += writeSync(file, chunk, at);
    }
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return temporary;
}

/** Renames a file over another, and makes the folder remember it. */
export function moveOver(from: string, to: string): void {
  renameSync(from, to);
  try {
    const folder = openSync(dirname(to), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Some systems can't sync a folder; the rename itself is whole there too.
  }
}
