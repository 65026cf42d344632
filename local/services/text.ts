import { Exception } from './google';

/** `Utilities.formatString`: `%s %d %05.2f %x %%` as in C. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%([-+0 ]*)(\d+)?(?:\.(\d+))?([sdifxXeEgjoc%])/g,
    (_all, flags: string, width: string | undefined, precision: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      const value = values[next++];
      let text = formatOne(value, kind, precision === undefined ? undefined : Number(precision));
      if (flags.includes('+') && /[dif]/.test(kind) && Number(value) >= 0) text = `+${text}`;
      if (width === undefined) return text;
      if (flags.includes('-')) return text.padEnd(Number(width));
      const isPadded = flags.includes('0') && kind !== 's';
      return isPadded && text.startsWith('-')
        ? `-${text.slice(1).padStart(Number(width) - 1, '0')}`
        : text.padStart(Number(width), isPadded ? '0' : ' ');
    },
  );
}

function formatOne(value: unknown, kind: string, precision: number | undefined): string {
  switch (kind) {
    case 'd':
    case 'i':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision ?? 6);
    case 'e':
      return Number(value).toExponential(precision ?? 6);
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    case 'X':
      return Math.trunc(Number(value)).toString(16).toUpperCase();
    case 'j':
      return JSON.stringify(value);
    default:
      return precision === undefined ? String(value) : String(value).slice(0, precision);
  }
}

/** `Utilities.parseCsv`: rows of fields; quoted fields may hold delimiters, doubled quotes and line ends. @throws Exception for an open quote */
export function parseCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let index = 0;
  while (index < text.length) {
    let field = '';
    if (text[index] === '"') {
      index++;
      for (;;) {
        const end = text.indexOf('"', index);
        if (end < 0) throw new Exception('Could not parse text.');
        field += text.slice(index, end);
        index = end + 1;
        if (text[index] !== '"') break;
        field += '"';
        index++;
      }
    }
    const start = index;
    while (index < text.length && text[index] !== delimiter && text[index] !== '\n' && text[index] !== '\r') index++;
    row.push(field + text.slice(start, index));
    if (text[index] === delimiter) {
      index++;
      if (index === text.length) row.push('');
      else continue;
    }
    rows.push(row);
    row = [];
    if (text[index] === '\r') index++;
    if (text[index] === '\n') index++;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
