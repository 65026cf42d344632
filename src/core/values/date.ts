import { DAY } from '../cell';
import type { Result } from '../message';
import { shown } from './text';

/**
 * The floating date that a text names, or what is wrong with it: `2024-03-15`, `2024/3/15`, `2024.3.15`, `2024年3月15日`, `20240315`, each with
 * a time of day if there is one (`08:30`, `08:30:15`, `T08:30`, `8时30分`). A zone (`Z`, `+08:00`) is dropped: the wall clock is kept as it is
 * written. A day that the calendar doesn't have is an error that names it.
 */
export function parseDate(raw: string): Result<Date> {
  const text = raw.normalize('NFKC').trim();
  const match = DASHED.exec(text) ?? CHINESE.exec(text) ?? COMPACT.exec(text);
  if (!match) return unreadable(raw);
  const [, year, mark, month, day, rest = ''] = match;
  if (mark === undefined || year === undefined) return unreadable(raw);
  const start = dayNumber(Number(year), Number(month), Number(day));
  const time = readTime(rest.trim());
  if (time === undefined) return unreadable(raw);
  if (start === undefined || time === 'impossible')
    return { ok: false, error: { key: 'value.impossibleDate', params: { value: shown(raw) } } };
  return { ok: true, value: new Date(start * DAY + time) };
}

const DASHED = /^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?:[T\s]\s*(.+))?$/i;
const CHINESE = /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(?:日|号)(.*)$/;
const COMPACT = /^((?:19|20)\d{2})()(\d{2})(\d{2})$/;
const CLOCK = /^(\d{1,2})(?::|[时点]\s*)(\d{1,2})(?:分?|:(\d{1,2})(?:\.\d+)?|分\s*(\d{1,2})秒)\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;

function dayNumber(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  const exists = year >= 1900 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return exists ? time / DAY : undefined;
}

/** Milliseconds since midnight. */
function readTime(text: string): number | 'impossible' | undefined {
  if (text === '') return 0;
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return 'impossible';
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

function unreadable(raw: string): Result<Date> {
  return { ok: false, error: { key: 'value.notADate', params: { value: shown(raw) }, suggestion: { key: 'value.dateForms' } } };
}
