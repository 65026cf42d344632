import type { Sheet, Workbook } from '../types';
import { FileError } from './fileError';
import { anything, count, either, fields, flag, listOf, number, oneOf, recordOf, type Shape, scalar, text } from './shape';

/*
 * The text form that `.kehu.json` and the sidecar share: a JSON array with one record a line, so that no reader or writer ever
 * needs the whole file as one string, and a file that was cut short is seen by its missing last record.
 */

/** A workbook's own fields: all but sheets and files. */
export type BookFields = Omit<Workbook, 'sheets' | 'files'>;
/** A sheet's fields without its grids. */
export type SheetFields = Omit<Sheet, 'values' | 'formulas' | 'styles' | 'validations' | 'notes'>;

/** Lines of a file of records: `[`, each record with its comma, `]`. */
export function encodeRecords(records: Iterable<unknown>): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let before = '[\n';
  let written = 0;
  for (const record of records) {
    chunks.push(Buffer.from(before + JSON.stringify(record)));
    before = ',\n';
    written += 1;
  }
  chunks.push(Buffer.from(`${before}${JSON.stringify({ end: { records: written } })}\n]\n`));
  return chunks;
}

/** Records of a file, in order. @throws FileError `damaged` with the line, when one isn't JSON or the last record is missing */
export function decodeRecords(bytes: Uint8Array): Record<string, unknown>[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Record<string, unknown>[] = [];
  let line = 0;
  for (let start = 0; start < buffer.length; ) {
    const newline = buffer.indexOf(10, start);
    const end = newline === -1 ? buffer.length : newline;
    line += 1;
    const record = parseLine(buffer, start, end, line);
    if (record !== undefined) records.push(record);
    start = end + 1;
  }
  const last = records.pop();
  const end = last?.end as { records?: unknown } | undefined;
  if (end?.records !== records.length) throw new FileError('damaged', { row: line, detail: 'the end of the file is missing' });
  return records;
}

function parseLine(buffer: Buffer, start: number, end: number, line: number): Record<string, unknown> | undefined {
  let stop = end;
  while (stop > start && (buffer[stop - 1] === 44 || buffer[stop - 1] === 13 || buffer[stop - 1] === 32)) stop -= 1;
  if (stop - start < 2) return undefined; // brackets and empty lines
  try {
    const record: unknown = JSON.parse(buffer.toString('utf8', start, stop));
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return record as Record<string, unknown>;
  } catch (cause) {
    throw new FileError('damaged', { row: line, detail: 'not JSON' }, { cause });
  }
  throw new FileError('damaged', { row: line, detail: 'not a record' });
}

const area = fields({ row: count, column: count, rows: count, columns: count });
const source = fields({ sheet: number, area });
const pivotGroup = fields({ sourceColumn: count, ascending: flag, showTotals: flag }, { displayName: text });

/** Shape of `BookFields`. */
export const bookShape: Shape = fields({
  id: text,
  name: text,
  locale: text,
  timeZone: text,
  owner: text,
  nextId: count,
  styles: listOf(recordOf(scalar)),
  validations: listOf(
    fields(
      { criteria: text, values: listOf(either(scalar, either(fields({ date: number }), either(fields({ list: listOf(text) }), source)))) },
      { helpText: text, home: fields({ sheet: number, row: count, column: count }) },
    ),
  ),
  namedRanges: listOf(fields({ name: text, sheet: number, area })),
  metadata: listOf(
    fields(
      {
        id: number,
        key: text,
        value: text,
        visibility: oneOf('DOCUMENT', 'PROJECT'),
        location: oneOf('SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'),
      },
      { sheet: number, index: count },
    ),
  ),
  properties: fields({ document: recordOf(text), script: recordOf(text), user: recordOf(recordOf(text)) }),
  triggers: listOf(fields({ id: text, handler: text, kind: text, owner: text, createdAt: text })),
  outbox: listOf(fields({ to: text, subject: text, body: text, at: text })),
});

/** Shape of `SheetFields`. */
export const sheetShape: Shape = fields(
  {
    id: number,
    name: text,
    hidden: flag,
    maxRows: count,
    maxColumns: count,
    frozenRows: count,
    frozenColumns: count,
    merges: listOf(area),
    columnWidths: listOf(either(count, anything)),
    hiddenRows: listOf(count),
    hiddenColumns: listOf(count),
    protections: listOf(
      fields({ id: number, description: text, warningOnly: flag, editors: listOf(text), unprotected: listOf(area) }, { area }),
    ),
    conditionalFormats: listOf(fields({ areas: listOf(area) }, { criteria: text, values: listOf(scalar) })),
    pivots: listOf(
      fields({
        anchor: fields({ row: count, column: count }),
        source,
        rows: listOf(pivotGroup),
        columns: listOf(pivotGroup),
        values: listOf(fields({ sourceColumn: count, summarize: text }, { displayName: text, displayType: text })),
        filters: listOf(fields({ sourceColumn: count, criteria: text, values: listOf(scalar) })),
      }),
    ),
    charts: listOf(fields({ id: number, type: text, ranges: listOf(source), headers: count })),
  },
  { tabColor: text, filter: fields({ area }) },
);

/** Shape of a file of the local Drive. */
export const fileShape: Shape = fields({
  id: text,
  name: text,
  mimeType: text,
  owner: text,
  content: text,
  createdTime: text,
  modifiedTime: text,
});
