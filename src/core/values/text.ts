import { type Cell, formatDate } from '../cell';

/** A cell's text: dates as `2024-03-15[ 08:30]`, truth values as TRUE and FALSE, numbers as they are written. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return formatDate(cell);
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}

/** Text without blanks at its ends. Tabs and line ends stay: they may be what was meant, and are to come out as they came in. */
export function trimBlanks(text: string): string {
  return text.replace(/^[ \u00a0\u3000\ufeff]+|[ \u00a0\u3000]+$/g, '');
}

/** Text as names of values are compared: NFKC, without blanks, letters in lower case. */
export function valueForm(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** A code with letters, digits and, where it isn't Chinese, signs of usual width: `Ｃ００１` is C001. */
export function codeForm(text: string): string {
  const wide = /\p{Script=Han}/u.test(text) ? /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g : /[\uff01-\uff5e]/g;
  return text.replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Whether a contact was masked before it came here: `张*`, `李某`, `139****5678`, `手机号已加密`. */
export function isMasked(text: string): boolean {
  return /[*＊]/.test(text) || /^\p{Script=Han}某某?$/u.test(text.trim()) || /(已|被)(加密|隐藏|脱敏)|^保密$/.test(text);
}

/** What a message quotes of a value: at most 40 characters of it. */
export function shown(value: Cell): string {
  const text = textOf(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
