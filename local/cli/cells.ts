import type { Sheet, Style } from '../document/types';
import { floatingOf } from '../document/zone';
import type { ShownCell } from './bundle';

/** A sheet's stored values as plain cells: dates, known by their number format, as `YYYY-MM-DD[ HH:MM]`; `''` for empty. */
export function cellTexts(sheet: Sheet, styles: readonly Style[]): ShownCell[][] {
  const dated = styles.map((style) => isDateFormat(style.numberFormat));
  return sheet.values.map((row, r) =>
    row.map((value, c) => {
      if (value === null) return '';
      return typeof value === 'number' && dated[sheet.styles[r]?.[c] ?? 0] ? dateText(floatingOf(value)) : value;
    }),
  );
}

/** `2024-03-15`, or `2024-03-15 08:30` with a time of day; the UTC fields are the wall clock. */
export function dateText(floating: number): string {
  const iso = new Date(floating).toISOString();
  const minute = iso.slice(11, 16);
  return minute === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${minute}`;
}

/** Whether a number format shows a calendar date. */
export function isDateFormat(format: string | undefined): boolean {
  if (!format || format === '@' || format === 'General') return false;
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(bare) || /年|月|日/.test(format);
}

/** Rows as objects by header; a header that comes twice keeps its first column. */
export function asObjects(headers: readonly string[], rows: readonly (readonly ShownCell[])[]): Record<string, ShownCell>[] {
  return rows.map((row) => {
    const object: Record<string, ShownCell> = {};
    headers.forEach((header, column) => {
      if (header !== '' && !Object.hasOwn(object, header)) object[header] = row[column] ?? '';
    });
    return object;
  });
}

/** Rows as text columns that line up in a terminal, where a Chinese letter takes two places. */
export function alignedTable(headers: readonly string[], rows: readonly (readonly ShownCell[])[]): string {
  const lines = [headers, ...rows].map((row) => headers.map((_, column) => shorten(String(row[column] ?? '').replace(/\s+/g, ' '))));
  const widths = headers.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  const numeric = headers.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || (row[column] ?? '') === ''),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, numeric[column] === true))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const LONGEST = 40;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return right ? space + text : text + space;
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1;
  return width;
}
