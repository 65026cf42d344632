import Papa from 'papaparse';
import { FileError } from './fileError';

/** Text of a file and the encoding that it was found in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/** Records of a CSV file as they stand there: a row may be shorter or longer than the header. */
export interface ParsedCsv {
  readonly rows: string[][];
  readonly delimiter: string;
}

const DELIMITERS = [',', '\t', ';'] as const;

/**
 * The text of a file in UTF-8, in UTF-16 with a byte order mark, or in GBK/GB18030 when it isn't valid UTF-8. The mark is left out.
 * @throws FileError `empty`; `encoding` with the byte and the line where no encoding fits
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new FileError('empty');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  // A zero byte is in no text of these encodings: it is a binary file, or UTF-16 that doesn't say so.
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw undecodable(bytes, zero);
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = tryDecode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  throw undecodable(bytes, Math.max(firstBadByte(bytes, 'utf-8'), firstBadByte(bytes, 'gb18030')));
}

/**
 * Records of delimited text; the delimiter (comma, tab or semicolon) is the one that stands most often in the first line. Cells stay text,
 * empty lines stay empty records so that a record's position tells its row.
 * @throws FileError `empty`; `unclosedQuote` with the row where the quoted cell begins
 */
export function parseCsv(text: string): ParsedCsv {
  if (text.trim() === '') throw new FileError('empty');
  const delimiter = guessDelimiter(text);
  const { data, errors } = Papa.parse<string[]>(withOneLineEnd(text, delimiter), { delimiter, newline: '\n', skipEmptyLines: false });
  const quote = errors.find((error) => error.type === 'Quotes');
  if (quote !== undefined) throw new FileError('unclosedQuote', { row: (quote.row ?? 0) + 1, detail: quote.message });
  const rows = data;
  while (rows.length > 0 && isBlank(rows[rows.length - 1])) rows.pop();
  return { rows, delimiter };
}

/** Rows as CSV (RFC 4180: commas, CRLF, UTF-8), each cell as it is. `bom` puts a byte order mark first, which Excel wants. */
export function writeCsv(rows: readonly (readonly (string | number | boolean)[])[], options: { readonly bom?: boolean } = {}): string {
  const body = Papa.unparse(
    rows.map((row) => row.map(String)),
    { newline: '\r\n', escapeFormulae: false },
  );
  return `${options.bom ? '\ufeff' : ''}${body}${rows.length > 0 ? '\r\n' : ''}`;
}

function isBlank(row: readonly string[] | undefined): boolean {
  return row === undefined || row.every((cell) => cell === '');
}

/** The text with every line ended by LF, as files put together from several may have all three; line ends inside quoted cells stay. */
function withOneLineEnd(text: string, delimiter: string): string {
  if (!text.includes('\r')) return text;
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  let closed = -2;
  let isStart = true; // of a cell: only there a quote opens one
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (letter === '"') {
      if (isQuoted) {
        isQuoted = false;
        closed = i;
      } else if (isStart || closed === i - 1) isQuoted = true; // `""` in a quoted cell closes and opens it again
      isStart = false;
      continue;
    }
    if (isQuoted) continue;
    if (letter === '\r') {
      parts.push(text.slice(from, i), '\n');
      if (text[i + 1] === '\n') i += 1;
      from = i + 1;
    }
    isStart = letter === delimiter || letter === '\n' || letter === '\r';
  }
  return parts.join('') + text.slice(from);
}

function guessDelimiter(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] as string;
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '\n' || letter === '\r')) {
      if (i > 0 && [...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? ',';
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
  const text = tryDecode(bytes, encoding);
  if (text === undefined) throw undecodable(bytes, firstBadByte(bytes, encoding));
  return { text, encoding };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The longest prefix that decodes, found by halving: its length is where the bad sequence begins. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  return good;
}

function decodesSoFar(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function undecodable(bytes: Uint8Array, byte: number): FileError {
  let row = 1;
  for (let i = 0; i < byte && i < bytes.length; i += 1) if (bytes[i] === 10) row += 1;
  return new FileError('encoding', { byte, row });
}
