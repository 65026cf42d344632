import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Workbook } from '../types';
import { FileError, inFile } from './fileError';
import { decodeBook, encodeBook } from './kehuJson';
import { moveOver, writeBeside } from './replace';
import { decodeSidecar, encodeSidecar, joinSidecar, type Sidecar, sha256 } from './sidecar';
import { readXlsx, type ShownValues, writeXlsx } from './xlsx';

/** Whether a path names a book that can be saved: `.xlsx` or `.kehu.json`. */
export function isBookPath(path: string): boolean {
  return isXlsx(path) || path.toLowerCase().endsWith('.kehu.json');
}

/** Whether the book's file is there. */
export function bookExists(path: string): boolean {
  return existsSync(path);
}

/** The workbook of a `.kehu.json`, or of an .xlsx with what `FILE.kehu.json` beside it adds. @throws FileError with the file's name */
export async function loadBook(path: string): Promise<Workbook> {
  checkPath(path);
  try {
    if (!isXlsx(path)) return decodeBook(readBytes(path));
    const bytes = readBytes(path);
    const checksum = sha256([bytes]);
    const sidecar = findSidecar(path, checksum);
    const untouched = sidecar?.xlsx === checksum;
    const read = await readXlsx(bytes, { valuesOnly: untouched });
    return sidecar === undefined ? { ...read, name: basename(path).replace(/\.xlsx$/i, '') } : joinSidecar(read, sidecar, untouched);
  } catch (error) {
    throw inFile(error, path);
  }
}

/**
 * Saves a workbook: each file is replaced at once, and a crash between the two of an .xlsx leaves a pair that loads. Nothing is
 * written when the files hold this very content already. Returns whether something was. `shown` gives computed values for the .xlsx.
 * @throws FileError `noFolder`, `unknownFormat`
 */
export async function saveBook(path: string, book: Workbook, shown?: ShownValues): Promise<boolean> {
  checkPath(path);
  const content = encodeBook(book);
  return isXlsx(path) ? saveXlsx(path, book, sha256(content), shown) : saveJson(path, content);
}

/** Name of an .xlsx's sidecar. */
export function sidecarPath(path: string): string {
  return `${path}.kehu.json`;
}

function saveJson(path: string, content: readonly Uint8Array[]): boolean {
  if (existsSync(path) && sha256([readBytes(path)]) === sha256(content)) return false;
  moveOver(writeBeside(path, content), path);
  return true;
}

async function saveXlsx(path: string, book: Workbook, content: string, shown?: ShownValues): Promise<boolean> {
  if (existsSync(path)) {
    const checksum = sha256([readBytes(path)]);
    const sidecar = findSidecar(path, checksum);
    if (sidecar?.xlsx === checksum && sidecar.content === content) return false;
  }
  const bytes = await writeXlsx(book, shown);
  const next = nextSidecarPath(path);
  // The new sidecar waits beside the old one until the workbook that it belongs to is in place: whichever is there, one of the two fits.
  moveOver(writeBeside(next, encodeSidecar(book, sha256([bytes]), content, shown)), next);
  moveOver(writeBeside(path, [bytes]), path);
  moveOver(next, sidecarPath(path));
  return true;
}

function findSidecar(path: string, checksum: string): Sidecar | undefined {
  const waiting = nextSidecarPath(path);
  if (existsSync(waiting)) {
    const next = tryDecode(waiting);
    if (next?.xlsx === checksum) return next;
  }
  const own = sidecarPath(path);
  if (!existsSync(own)) return undefined;
  try {
    return decodeSidecar(readBytes(own));
  } catch (error) {
    throw inFile(error, own);
  }
}

function tryDecode(path: string): Sidecar | undefined {
  try {
    return decodeSidecar(readBytes(path));
  } catch {
    rmSync(path, { force: true }); // cut short by a crash before the workbook was replaced
    return undefined;
  }
}

function nextSidecarPath(path: string): string {
  return `${sidecarPath(path)}.next`;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new FileError((cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable', { file: path }, { cause });
  }
}

function checkPath(path: string): void {
  if (!isBookPath(path)) throw new FileError('unknownFormat', { file: path });
}

function isXlsx(path: string): boolean {
  return path.toLowerCase().endsWith('.xlsx');
}
