import type { CellValue, Style } from '../document/types';

/** A stored value as the text that the spreadsheet library reads it from: text that could be taken for something else gets a leading apostrophe. */
export function literalContent(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isPlainText(value) ? value : `'${value}`;
}

/**
 * A value as the text of a cell on a page. A plain-text cell (`@`) shows its text just as it is, so nothing stands in front of it there;
 * only text that begins like a formula would be computed: `null` for it, as it needs a cell without that format.
 */
export function plainTextContent(value: CellValue): string | null {
  if (typeof value !== 'string') return literalContent(value);
  return value.startsWith('=') ? null : value;
}

/** A1 name of a cell; positions count from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** Letters of a column; columns count from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** Column counted from 0 of its letters (`A` is 0). */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Whether a number format shows a date, a time or both. */
export function isDateFormat(format: string | undefined): boolean {
  if (!format || format === '@' || format === 'General') return false;
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ''));
}

/** Number formats in use that show dates, by style index. */
export function dateFormats(styles: readonly Style[]): (string | undefined)[] {
  return styles.map((style) => (isDateFormat(style.numberFormat) ? style.numberFormat : undefined));
}

/** The instant whose UTC fields show the date of a serial number (days since 1899-12-30). */
export function dateOfSerial(serial: number): Date {
  return new Date(Math.round((serial - 25569) * 86_400_000));
}

/** Serial number of a date whose UTC fields are the wall clock. */
export function serialOfDate(date: Date): number {
  return date.getTime() / 86_400_000 + 25569;
}

/** Letters first, and none of the words that stand for a truth value: such text is never read as a number, date, formula or error. */
function isPlainText(text: string): boolean {
  return /^[\p{L}★⚠◎]/u.test(text) && !/^(true|false)$/i.test(text) && !/^[a-z]{3,9}[ ,./-]*\d/i.test(text);
}

/** Digits without an exponent where that is possible: the library reads `1e21`, but not every short form. */
function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') && Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : text;
}
