import { createHash } from 'node:crypto';
import type { Area, CellValue, DriveFile, Metadata, Sheet, Workbook } from '../types';
import { FileError } from './fileError';
import { type Placed, storeGrids } from './grids';
import { bookFields, checkFormat, restoreSheet, sheetFields } from './kehuJson';
import { type BookFields, bookShape, decodeRecords, encodeRecords, fileShape } from './records';
import { asObject, expect, listOf } from './shape';
import { LONGEST_TEXT, type ShownValues, sheetTitles, shownArea } from './xlsx';

/*
 * What an .xlsx can't hold, in `FILE.kehu.json` beside it. Cells always come from the .xlsx. As long as that is the very file that
 * Kehu wrote (its SHA-256 is noted), the rest is exactly as it was; when somebody has edited it meanwhile, what still fits is kept:
 * sheets are found by title, then by header; columns by their header.
 */

const FORMAT = 'kehu-sidecar';
const VERSION = 1;

/** One sheet as the sidecar keeps it. */
export interface SidecarSheet {
  /** All but values. */
  readonly sheet: Sheet;
  /** Its title in the .xlsx. */
  readonly title: string;
  /** First row, by which a renamed sheet and moved columns are known again. */
  readonly header: readonly CellValue[];
  /** Cells of the .xlsx that only show what a pivot computed. */
  readonly computed: readonly Area[];
  /** Texts that Excel can't hold whole. */
  readonly longTexts: readonly Placed[];
}

export interface Sidecar {
  /** SHA-256 of the .xlsx it was written with, and of the workbook's own content. */
  readonly xlsx: string;
  readonly content: string;
  readonly book: BookFields;
  readonly sheets: readonly SidecarSheet[];
  readonly files: DriveFile[];
}

/** The sidecar of a workbook as chunks of UTF-8. */
export function encodeSidecar(book: Workbook, xlsx: string, content: string, shown: ShownValues = () => undefined): Uint8Array[] {
  return encodeRecords(recordsOf(book, xlsx, content, shown));
}

/** A sidecar from its bytes. @throws FileError `damaged`, `newerFormat`, `unknownFormat` */
export function decodeSidecar(bytes: Uint8Array): Sidecar {
  const [head, ...records] = decodeRecords(bytes);
  checkFormat(head, FORMAT, VERSION);
  const { xlsx, content } = head as { xlsx?: unknown; content?: unknown };
  if (typeof xlsx !== 'string' || typeof content !== 'string') throw new FileError('damaged', { detail: 'no checksum' });
  const own = asObject(head?.book, 'book');
  bookShape(own, 'book');
  const book = own as Sidecar['book'];
  const limits = { styles: book.styles.length, validations: book.validations.length };
  const sheets: SidecarSheet[] = [];
  const files: DriveFile[] = [];
  for (const record of records) {
    if (record.sheet !== undefined) sheets.push(readSidecarSheet(record, limits));
    else if (record.file !== undefined) {
      fileShape(record.file, 'file');
      files.push(record.file as DriveFile);
    }
  }
  return { xlsx, content, book, sheets, files };
}

/** SHA-256 of chunks, in hex. */
export function sha256(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** The workbook of an .xlsx together with its sidecar. `untouched`: the .xlsx is the one that the sidecar was written with. */
export function joinSidecar(read: Workbook, sidecar: Sidecar, untouched: boolean): Workbook {
  const pairs = pairSheets(read.sheets, sidecar.sheets);
  const ids = new Map<number, number>();
  let nextId = Math.max(sidecar.book.nextId, read.nextId);
  const used = new Set(sidecar.sheets.map(({ sheet }) => sheet.id));
  const columnMoves = new Map<number, (column: number) => number | undefined>();
  const sheets = read.sheets.map((sheet) => {
    const kept = pairs.get(sheet);
    if (kept === undefined) {
      const id = used.has(sheet.id) ? nextId++ : sheet.id;
      used.add(id);
      ids.set(sheet.id, id);
      return { ...sheet, id };
    }
    ids.set(sheet.id, kept.sheet.id);
    columnMoves.set(kept.sheet.id, columnMover(kept.header, sheet.values[0] ?? [], untouched));
    return untouched ? exactSheet(sheet, kept) : mergedSheet(sheet, kept);
  });
  const { styles, validations, namedRanges, metadata, ...book } = sidecar.book;
  if (untouched) return { ...book, styles, validations, namedRanges, metadata, sheets, files: sidecar.files };
  // The read book's tables belong to its grids; what points at sheets gets the kept ids.
  const moved = (sheet: number): number => ids.get(sheet) ?? sheet;
  return {
    ...book,
    nextId,
    styles: read.styles,
    validations: read.validations.map((validation) => ({
      ...validation,
      ...(validation.home ? { home: { ...validation.home, sheet: moved(validation.home.sheet) } } : {}),
      values: validation.values.map((value) =>
        typeof value === 'object' && 'area' in value ? { ...value, sheet: moved(value.sheet) } : value,
      ),
    })),
    namedRanges: read.namedRanges.map((range) => ({ ...range, sheet: moved(range.sheet) })),
    metadata: metadata.flatMap((entry) => movedMetadata(entry, sheets, columnMoves)),
    sheets,
    files: sidecar.files,
  };
}

function* recordsOf(book: Workbook, xlsx: string, content: string, shown: ShownValues): Generator<unknown> {
  const { sheets, files } = book;
  const titles = sheetTitles(book);
  yield { format: FORMAT, version: VERSION, xlsx, content, book: bookFields(book) };
  for (const sheet of sheets) {
    const values = sheet.pivots.length > 0 ? shown(sheet) : undefined;
    const computed = values === undefined ? [] : sheet.pivots.map((pivot) => shownArea(pivot.anchor, values));
    const longTexts: Placed[] = [];
    sheet.values.forEach((row, r) => {
      row?.forEach((value, c) => {
        if (typeof value === 'string' && value.length > LONGEST_TEXT) longTexts.push([r, c, value]);
      });
    });
    yield {
      sheet: sheetFields(sheet),
      grids: storeGrids(sheet),
      title: titles.get(sheet.id),
      header: sheet.values[0] ?? [],
      computed,
      longTexts,
    };
  }
  for (const file of files) yield { file };
}

function readSidecarSheet(
  record: Record<string, unknown>,
  limits: { readonly styles: number; readonly validations: number },
): SidecarSheet {
  const { title, header, computed, longTexts } = record;
  expect(typeof title === 'string' && Array.isArray(header), 'sheet', 'a title and a header');
  listOf(asObject)(computed, 'computed');
  listOf((value, path) => expect(Array.isArray(value) && value.length === 3, path, 'a placed text'))(longTexts, 'longTexts');
  return {
    sheet: restoreSheet(record, limits),
    title: title as string,
    header: header as CellValue[],
    computed: computed as Area[],
    longTexts: longTexts as Placed[],
  };
}

/** Read sheets and what is kept of them: by title, then, for those that were renamed, by an equal header that only one has. */
function pairSheets(read: readonly Sheet[], kept: readonly SidecarSheet[]): Map<Sheet, SidecarSheet> {
  const pairs = new Map<Sheet, SidecarSheet>();
  const open = new Set(kept);
  for (const sheet of read) {
    const match = kept.find((candidate) => candidate.title === sheet.name);
    if (match === undefined || !open.delete(match)) continue;
    pairs.set(sheet, match);
  }
  for (const sheet of read.filter((candidate) => !pairs.has(candidate))) {
    const header = JSON.stringify(sheet.values[0] ?? []);
    const matches = [...open].filter((candidate) => candidate.header.length > 0 && JSON.stringify(trimmed(candidate.header)) === header);
    const [match] = matches;
    if (match === undefined || matches.length > 1) continue;
    open.delete(match);
    pairs.set(sheet, match);
  }
  return pairs;
}

function exactSheet(read: Sheet, kept: SidecarSheet): Sheet {
  const values = read.values;
  restoreLongTexts(values, kept.longTexts);
  blank(values, kept.computed);
  for (const [row, cells] of kept.sheet.formulas.entries()) {
    cells?.forEach((formula, column) => {
      const line = values[row];
      if (formula && line && column < line.length) line[column] = null;
    });
  }
  return { ...kept.sheet, values };
}

function mergedSheet(read: Sheet, kept: SidecarSheet): Sheet {
  restoreLongTexts(read.values, kept.longTexts);
  blank(read.values, kept.computed);
  const { id, protections, pivots, charts, maxRows, maxColumns } = kept.sheet;
  return {
    ...read,
    id,
    // A title that Excel had to shorten gets its own again, unless it was changed there.
    name: read.name === kept.title ? kept.sheet.name : read.name,
    maxRows: Math.max(maxRows, read.values.length),
    maxColumns: Math.max(maxColumns, ...read.values.map((row) => row.length)),
    protections: protections.map((protection) => ({ ...protection })),
    pivots,
    charts,
  };
}

function restoreLongTexts(values: CellValue[][], texts: readonly Placed[]): void {
  for (const [row, column, text] of texts) {
    const line = values[row];
    if (line !== undefined && line[column] === text.slice(0, LONGEST_TEXT)) line[column] = text;
  }
}

function blank(values: CellValue[][], areas: readonly Area[]): void {
  for (const area of areas) {
    for (let r = area.row; r < area.row + area.rows; r += 1) {
      const row = values[r];
      for (let c = area.column; row !== undefined && c < area.column + area.columns && c < row.length; c += 1) row[c] = null;
    }
  }
}

/** Where a column is now: at its place when the header still says the same, else where that header went, else nowhere. */
function columnMover(before: readonly CellValue[], now: readonly CellValue[], untouched: boolean): (column: number) => number | undefined {
  return (column) => {
    const title = before[column] ?? null;
    if (untouched || title === null || now[column] === title) return column;
    const at = now.indexOf(title);
    return at === -1 ? undefined : at;
  };
}

function movedMetadata(
  entry: Metadata,
  sheets: readonly Sheet[],
  moves: ReadonlyMap<number, (column: number) => number | undefined>,
): Metadata[] {
  if (entry.location === 'SPREADSHEET') return [entry];
  if (entry.sheet === undefined || !sheets.some((sheet) => sheet.id === entry.sheet)) return [];
  if (entry.location !== 'COLUMN' || entry.index === undefined) return [entry];
  const index = moves.get(entry.sheet)?.(entry.index);
  return index === undefined ? [] : [{ ...entry, index }];
}

function trimmed(header: readonly CellValue[]): CellValue[] {
  const row = [...header];
  while (row.length > 0 && (row.at(-1) === null || row.at(-1) === '')) row.pop();
  return row;
}
