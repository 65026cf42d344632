import type { CellValue } from './types';
import { serialOf } from './zone';

/** What typing a text into a cell stores, and the number format that it brings to a cell that has none. */
export interface Typed {
  readonly value: CellValue;
  readonly format?: string;
}

/** A text cell can hold no more. */
export const MAX_CELL_LENGTH = 50_000;

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(e[+-]?\d+)?(%?)$/i;
/** Words that begin with a letter and may be more than text: booleans and dates with a month's name. */
const MAY_BE_TYPED = /^(?:true|false)\s*$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d/i;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*([ap]m)?$/i;

/**
 * The value that Sheets makes of a typed text: numbers, percent, currency, dates, times and booleans are understood in the
 * book's locale (`zh_CN`, `en_US`), a leading `'` keeps text. Formulas are not looked at here. `year` completes dates without one.
 */
export function parseTyped(text: string, locale: string, year: number): Typed {
  if (text === '') return { value: null };
  const first = text.charCodeAt(0);
  if (first === 39) return { value: text.slice(1) };
  if (first > 0x7f && first !== 0xa5 && first !== 0xffe5) return { value: text };
  if (isLetter(first) && !MAY_BE_TYPED.test(text)) return { value: text };
  const trimmed = text.trim();
  const last = trimmed.charCodeAt(trimmed.length - 1);
  const isShort = trimmed.length <= 40;
  if (!isShort || trimmed === '') return { value: text };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.length === 4 };
  const hasDigit = /\d/.test(trimmed);
  if (!hasDigit) return { value: text };
  const number = last === 0x65e5 ? undefined : (parseNumber(trimmed) ?? parseCurrency(trimmed, locale));
  return number ?? parseMoment(trimmed, locale, year) ?? { value: text };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function parseNumber(text: string): Typed | undefined {
  const bracketed = /^\(([\d.,]+)\)$/.exec(text);
  const match = NUMBER.exec(bracketed ? `-${bracketed[1]}` : text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '', percent] = match;
  if (whole === '' && fraction.length < 2) return undefined;
  const magnitude = Number(`${whole.replace(/,/g, '') || '0'}${fraction === '.' ? '' : fraction}${exponent}`);
  if (!Number.isFinite(magnitude)) return undefined;
  const signed = sign === '-' ? -magnitude : magnitude;
  if (percent) return { value: Number((signed / 100).toPrecision(15)), format: fraction.length > 1 ? '0.00%' : '0%' };
  if (exponent) return { value: signed, format: '0.00E+00' };
  if (whole.includes(',')) return { value: signed, format: fraction.length > 1 ? '#,##0.00' : '#,##0' };
  return { value: signed };
}

function parseCurrency(text: string, locale: string): Typed | undefined {
  if (text.length > 30 || !/[$¥￥£]/.test(text.slice(0, 2))) return undefined;
  const symbols = locale.startsWith('zh') || locale.startsWith('ja') ? '[¥￥]' : locale === 'en_GB' ? '£' : '\\$';
  const match = new RegExp(`^([+-]?)(${symbols})\\s*([+-]?)([\\d.,]+)$`).exec(text);
  const number = match && parseNumber(match[4]!);
  if (!number || typeof number.value !== 'number') return undefined;
  const value = match[1] === '-' || match[3] === '-' ? -number.value : number.value;
  const symbol = match[2] === '￥' ? '¥' : match[2]!;
  return { value, format: `[$${symbol}]#,##0${match[4]!.includes('.') ? '.00' : ''}` };
}

function parseMoment(text: string, locale: string, year: number): Typed | undefined {
  const time = parseTime(text);
  if (time !== undefined) return { value: time.part, format: time.hasSeconds ? 'h:mm:ss' : 'h:mm' };
  const day = parseDay(text, locale, year);
  if (day) return day;
  const split = /^(.+?)(?:\s+|T)(\d{1,2}:.+)$/.exec(text);
  const clock = split && parseTime(split[2]!);
  const date = clock && parseDay(split[1]!, locale, year);
  if (!date || typeof date.value !== 'number') return undefined;
  return { value: date.value + clock.part, format: `${date.format} ${clock.hasSeconds ? 'h:mm:ss' : 'h:mm'}` };
}

function parseTime(text: string): { readonly part: number; readonly hasSeconds: boolean } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '0', half] = match;
  let hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds) > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const part = (hour * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000) / 86_400;
  return { part, hasSeconds: match[3] !== undefined };
}

function parseDay(text: string, locale: string, year: number): Typed | undefined {
  let match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (match)
    return dayOf(
      Number(match[1]),
      Number(match[3]),
      Number(match[4]),
      match[2] === '/' ? 'yyyy/m/d' : match[2] === '-' ? 'yyyy-mm-dd' : 'yyyy.m.d',
    );
  match = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (match) return dayOf(Number(match[1]), Number(match[2]), Number(match[3]), 'yyyy"年"m"月"d"日"');
  match = /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (match) return dayOf(year, Number(match[1]), Number(match[2]), 'm"月"d"日"');
  const dayFirst = !(locale.startsWith('zh') || locale.startsWith('ja') || locale === 'en_US');
  match = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{2}|\d{4}))?$/.exec(text);
  if (match) {
    const [month, day] = dayFirst ? [Number(match[3]), Number(match[1])] : [Number(match[1]), Number(match[3])];
    const order = dayFirst ? `d${match[2]}m` : `m${match[2]}d`;
    return dayOf(fullYear(match[4], year), month, day, match[4] ? `${order}${match[2]}yyyy` : order);
  }
  match = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/.exec(text);
  const word = match ?? /^(\d{1,2})[\s-]([A-Za-z]{3,9})\.?(?:[\s,-]+(\d{4}))?$/.exec(text);
  if (!word) return undefined;
  const name = (match ? word[1]! : word[2]!).toLowerCase();
  const month = MONTHS.findIndex((full) => full === name || full.slice(0, 3) === name || (name === 'sept' && full === 'september'));
  return dayOf(fullYear(word[3], year), month + 1, Number(match ? word[2] : word[1]), match ? 'mmm d, yyyy' : 'd mmm yyyy');
}

function fullYear(digits: string | undefined, year: number): number {
  if (digits === undefined) return year;
  return digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 30 ? 2000 : 1900);
}

function dayOf(year: number, month: number, day: number, format: string): Typed | undefined {
  const floating = Date.UTC(year, month - 1, day);
  const made = new Date(floating);
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return { value: serialOf(floating), format };
}
