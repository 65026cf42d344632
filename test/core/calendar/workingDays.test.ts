import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, parseDays, readCalendar, type WorkCalendar } from '../../../src/core/calendar/workingDays';
import { dateOfDay, dayOf, formatDate } from '../../../src/core/cell';

const day = (text: string): number => dayOf(new Date(text));
const plain = readCalendar({});
const dayAfter = (from: string, count: number, calendar: WorkCalendar): string =>
  formatDate(dateOfDay(addWorkingDays(day(from), count, calendar)));

describe('working days', () => {
  test.each([
    ['2024-03-25', 3, '2024-03-28', 'Monday to Thursday'],
    ['2024-03-28', 3, '2024-04-02', 'over a weekend'],
    ['2024-03-30', 1, '2024-04-01', 'from a Saturday'],
    ['2024-03-25', 0, '2024-03-25', 'none'],
  ])('%s and %d more is %s: %s', (from, count, to) => {
    expect(dayAfter(from, count, plain)).toBe(to);
  });

  it('passes over holidays and counts weekends that are worked (国庆 2024: off from 1 to 7 October, worked on 29 September and 12 October)', () => {
    const calendar = readCalendar({ holidays: '2024-10-01..2024-10-07', workdays: '2024-09-29, 2024-10-12' });
    expect(dayAfter('2024-09-27', 3, calendar)).toBe('2024-10-08');
    expect(dayAfter('2024-10-11', 1, calendar)).toBe('2024-10-12');
  });

  it('counts a day that is both off and worked as worked', () => {
    expect(isWorkingDay(day('2024-10-02'), readCalendar({ holidays: '2024-10-02', workdays: '2024-10-02' }))).toBe(true);
  });

  test.each([
    ['2024-10-01..2024-10-03、2024/12/31；2025年1月1日', 5],
    ['2024-10-01~2024-10-02', 2],
    ['2024-10-01 至 2024-10-02', 2],
    ['20241001', 1],
    [' , ', 0],
    ['', 0],
  ])('reads 「%s」 as %d days', (text, count) => {
    const days = parseDays(text);
    expect(days.ok && days.value.size).toBe(count);
  });

  test.each([
    ['2024-13-01', 'settings.badDays', '2024-13-01'],
    ['2024-10-01, 国庆', 'settings.badDays', '国庆'],
    ['2024-10-07..2024-10-01', 'settings.badRange', '2024-10-07..2024-10-01'],
    ['2024-10-01..2034-10-07', 'settings.badRange', '2024-10-01..2034-10-07'],
    ['2024-10-01..2024-10-02..2024-10-03', 'settings.badDays', '2024-10-01..2024-10-02..2024-10-03'],
  ])('refuses 「%s」 and quotes what is wrong', (text, key, value) => {
    expect(parseDays(text)).toEqual({ ok: false, error: { key, params: { value } } });
  });

  it('comes to a working day, with just so many between (property)', () => {
    const days = fc.uniqueArray(fc.integer({ min: 19_000, max: 19_060 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 19_000, max: 19_030 }), fc.integer({ min: 1, max: 15 }), days, days, (from, count, off, on) => {
        const calendar = { holidays: new Set(off), workdays: new Set(on) };
        const to = addWorkingDays(from, count, calendar);
        const between = Array.from({ length: to - from }, (_, at) => from + 1 + at).filter((one) => isWorkingDay(one, calendar));
        expect(isWorkingDay(to, calendar)).toBe(true);
        expect(between).toHaveLength(count);
      }),
    );
  });
});
