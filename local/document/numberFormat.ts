import type { CellValue } from './types';
import { floatingOf } from './zone';

const dateFormats = new Map<string, boolean>();

/** Whether a number format shows a date or a time, so that `getValues` gives a `Date`. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || format === 'General' || format === '@') return false;
  let known = dateFormats.get(format);
  if (known === undefined) {
    const bare = format
      .split(';')[0]!
      .replace(/"[^"]*"|\\.|\[\$[^\]]*\]|\[(?:<|>|=|[a-z]{3,})[^\]]*\]/gi, '')
      .replace(/General/gi, '');
    known = /[ymdhs]/i.test(bare) && !/[#0]/.test(bare.replace(/s\.0+/gi, ''));
    dateFormats.set(format, known);
  }
  return known;
}

/** The number format that a date brings to a cell without one, in the book's locale. */
export function defaultDateFormat(locale: string, hasTime: boolean): string {
  const day = locale.startsWith('zh') || locale.startsWith('ja') ? 'yyyy/m/d' : locale === 'en_US' ? 'm/d/yyyy' : 'dd/mm/yyyy';
  return hasTime ? `${day} h:mm:ss` : day;
}

/** What a cell shows for a value under a number format. */
export function formatValue(value: CellValue, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (format === undefined || format === '' || format === 'General' || format === '@') return generalNumber(value);
  if (isDateFormat(format)) return formatMoment(value, format.split(';')[0]!);
  const section = pickSection(value, format.split(';'));
  return formatNumber(section.value, section.pattern);
}

function generalNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(10));
  if (Math.abs(rounded) >= 1e15 || (rounded !== 0 && Math.abs(rounded) < 1e-5)) {
    const [mantissa, exponent] = rounded.toExponential().split('e');
    return `${mantissa}E${exponent!.startsWith('-') ? '-' : '+'}${exponent!.replace(/[+-]/, '').padStart(2, '0')}`;
  }
  return String(rounded);
}

function pickSection(value: number, sections: readonly string[]): { readonly value: number; readonly pattern: string } {
  for (const section of sections) {
    const condition = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(section);
    if (!condition) continue;
    if (holds(value, condition[1]!, Number(condition[2]))) return { value, pattern: section.replace(condition[0], '') };
  }
  const free = sections.filter((section) => !/\[(<|>|=)/.test(section));
  if (free.length < sections.length) return { value, pattern: free[free.length - 1] ?? sections[sections.length - 1]! };
  if (value === 0 && free[2] !== undefined) return { value, pattern: free[2] };
  if (value < 0 && free[1] !== undefined) return { value: -value, pattern: free[1] };
  return { value, pattern: free[0]! };
}

function holds(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
    default:
      return value !== bound;
  }
}

function formatNumber(value: number, pattern: string): string {
  const literals: string[] = [];
  const bare = pattern
    .replace(/\[\$([^\]-]*)[^\]]*\]|\[[a-z]{3,}\d*\]|"([^"]*)"|\\(.)|_(.)|\*(.)/gi, (_all, currency, quoted, escaped, space) => {
      literals.push(currency ?? quoted ?? escaped ?? (space !== undefined ? ' ' : ''));
      return '\uE000';
    })
    .replace(/General/gi, '#.##########');
  const match = /[#0?][#0?,]*(?:\.[#0?]*)?(,*)(E[+-]0+)?/i.exec(bare);
  const fill = (text: string): string => text.replace(/\uE000/g, () => literals.shift() ?? '');
  if (!match) return (value < 0 ? '-' : '') + fill(bare);
  const [whole = '', fraction = ''] = match[0].replace(/E.*$/i, '').split('.');
  const scale = (/,+$/.exec(whole)?.[0].length ?? 0) + (fraction.endsWith(',') ? /,+$/.exec(fraction)![0].length : 0);
  const decimals = fraction.replace(/,/g, '');
  let scaled = value / 1000 ** scale;
  if (bare.includes('%')) scaled *= 100;
  const digits = match[2] ? exponential(scaled, decimals.length, match[2]) : fixed(scaled, whole.replace(/,+$/, ''), decimals);
  const sign = scaled < 0 && /[1-9]/.test(digits) ? '-' : '';
  return sign + fill(bare.slice(0, match.index)) + digits + fill(bare.slice(match.index + match[0].length));
}

function fixed(value: number, whole: string, decimals: string): string {
  const text = Number(Math.abs(value).toPrecision(15)).toFixed(Math.min(decimals.length, 20));
  const [integer = '0', rest = ''] = text.split('.');
  const least = whole.replace(/[^0]/g, '').length;
  let shown = integer === '0' && least === 0 ? '' : integer.padStart(least, '0');
  if (whole.includes(',')) shown = shown.replace(/\B(?=(\d{3})+$)/g, ',');
  const kept = Math.max(decimals.lastIndexOf('0') + 1, rest.replace(/0+$/, '').length);
  return kept > 0 ? `${shown}.${rest.slice(0, kept)}` : shown;
}

function exponential(value: number, decimals: number, pattern: string): string {
  const [mantissa, exponent = '+0'] = Math.abs(value).toExponential(decimals).split('e');
  const sign = exponent.startsWith('-') ? '-' : pattern[1] === '+' ? '+' : '';
  return `${mantissa}E${sign}${exponent.slice(1).padStart(pattern.length - 2, '0')}`;
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function formatMoment(serial: number, format: string): string {
  const date = new Date(floatingOf(serial));
  const isHalfDay = /am\/pm|a\/p/i.test(format);
  const tokens = format.match(/"[^"]*"|\\.|\[[^\]]*\]|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|./gi) ?? [];
  const isMinute = (index: number): boolean => {
    const before = tokens
      .slice(0, index)
      .filter((token) => /^[ymdhs]/i.test(token))
      .pop();
    const after = tokens.slice(index + 1).find((token) => /^[ymdhs]/i.test(token));
    return /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
  };
  return tokens.map((token, index) => momentToken(token, date, isHalfDay, /^m{1,2}$/i.test(token) && isMinute(index))).join('');
}

function momentToken(token: string, date: Date, isHalfDay: boolean, isMinute: boolean): string {
  const pad = (value: number): string => (token.length > 1 ? String(value).padStart(2, '0') : String(value));
  const hour = date.getUTCHours();
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith('\\')) return token.slice(1);
  if (/^\[h/i.test(token)) return String(Math.floor((date.getTime() - Date.UTC(1899, 11, 30)) / 3_600_000));
  if (token.startsWith('[')) return '';
  if (/^am\/pm$/i.test(token)) return hour < 12 ? 'AM' : 'PM';
  if (/^a\/p$/i.test(token)) return hour < 12 ? 'A' : 'P';
  if (isMinute) return pad(date.getUTCMinutes());
  const lower = token.toLowerCase();
  if (/^y+$/.test(lower)) return lower.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear() % 100).padStart(2, '0');
  if (/^m{1,2}$/.test(lower)) return pad(date.getUTCMonth() + 1);
  if (/^m{3,}$/.test(lower)) return lower.length === 3 ? MONTH_NAMES[date.getUTCMonth()]!.slice(0, 3) : MONTH_NAMES[date.getUTCMonth()]!;
  if (/^d{1,2}$/.test(lower)) return pad(date.getUTCDate());
  if (/^d{3,}$/.test(lower)) return lower.length === 3 ? DAY_NAMES[date.getUTCDay()]!.slice(0, 3) : DAY_NAMES[date.getUTCDay()]!;
  if (/^h+$/.test(lower)) return pad(isHalfDay ? hour % 12 || 12 : hour);
  const seconds = /^s+(?:\.(0+))?$/.exec(lower);
  if (!seconds) return token;
  const whole = lower.startsWith('ss') ? String(date.getUTCSeconds()).padStart(2, '0') : String(date.getUTCSeconds());
  return seconds[1] ? `${whole}.${String(date.getUTCMilliseconds()).padStart(3, '0').slice(0, seconds[1].length)}` : whole;
}
