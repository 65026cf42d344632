import { dateOfDay, dayOf } from '../cell';
import type { Message, Result } from '../message';
import { parseDate } from '../values/date';

/** What differs from the plain week of Monday to Friday, as day numbers: days off on weekdays, and days of a weekend that are worked (调休). */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<number>;
  readonly workdays: ReadonlySet<number>;
}

/** A range of days can be no longer: what is longer is a mistyped year. */
const LONGEST = 366;

/** The calendar that two settings state; what can't be read of them counts as not stated, as their check cells say. */
export function readCalendar(settings: { readonly holidays?: string; readonly workdays?: string }): WorkCalendar {
  const days = (text = ''): ReadonlySet<number> => {
    const read = parseDays(text);
    return read.ok ? read.value : new Set();
  };
  return { holidays: days(settings.holidays), workdays: days(settings.workdays) };
}

/** Day numbers of a list of dates and ranges of dates: `2024-10-01..2024-10-07, 2024-12-31`; or what is wrong with it. */
export function parseDays(text: string): Result<ReadonlySet<number>, Message> {
  const days = new Set<number>();
  for (const item of text.normalize('NFKC').split(/[,，、;；\n]/)) {
    if (item.trim() === '') continue;
    const [from, to = from, ...more] = item.split(/\.\.+|~|至|到|—+|–/).map((part) => parseDate(part));
    if (!from?.ok || !to?.ok || more.length > 0) return { ok: false, error: { key: 'settings.badDays', params: { value: item.trim() } } };
    const [first, last] = [dayOf(from.value), dayOf(to.value)];
    if (last < first || last - first >= LONGEST) return { ok: false, error: { key: 'settings.badRange', params: { value: item.trim() } } };
    for (let day = first; day <= last; day += 1) days.add(day);
  }
  return { ok: true, value: days };
}

/** Whether a day is worked: a weekday that is no holiday, or a day that is said to be worked. */
export function isWorkingDay(day: number, { holidays, workdays }: WorkCalendar): boolean {
  if (workdays.has(day)) return true;
  const weekday = dateOfDay(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The `count`-th working day after a day. Where a calendar has none for a year, the plain week goes on. */
export function addWorkingDays(day: number, count: number, calendar: WorkCalendar): number {
  let at = day;
  for (let left = count; left > 0; left -= 1) {
    at += 1;
    for (let passed = 0; passed < LONGEST && !isWorkingDay(at, calendar); passed += 1) at += 1;
  }
  return at;
}
