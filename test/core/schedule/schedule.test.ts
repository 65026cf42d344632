import fc from 'fast-check';
import { holderAgainst, jobsOf, scheduleFor } from '../../../src/core/schedule/planSchedule';
import {
  begun,
  clockDuty,
  dueJobs,
  finished,
  nextSlot,
  parseSchedule,
  type Schedule,
  scheduleText,
  ticked,
} from '../../../src/core/schedule/schedule';
import { readSettings } from '../../../src/core/settings/readSettings';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00Z`);
const defaults = readSettings(undefined);
const jobs = (settings: Record<string, string> = {}) => {
  const found = jobsOf({ ...defaults, ...settings });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};
const ids = (schedule: Schedule, now: string): string[] => dueJobs(schedule, at(now)).map((job) => job.id);

// 2024-03-15 is a Friday, 2024-03-18 a Monday.
const friday = scheduleFor(undefined, 'li@example.com', jobs(), at('2024-03-15 10:20'));

describe('a new schedule', () => {
  it('has nothing due before the first slot to come', () => {
    expect(ids(friday, '2024-03-15 10:20')).toEqual([]);
    expect(ids(friday, '2024-03-16 01:59')).toEqual([]);
  });
  it('is due for the refresh from 02:00 on and for the snapshot on Monday from 03:00 on', () => {
    expect(ids(friday, '2024-03-16 02:00')).toEqual(['refresh']);
    const monday = finished(friday, 'refresh', at('2024-03-18 02:40'));
    expect(ids(monday, '2024-03-18 02:59')).toEqual([]);
    expect(ids(monday, '2024-03-18 03:00')).toEqual(['snapshot']);
  });
  it('runs a missed job once when the trigger ticks again, the refresh before the snapshot', () => {
    expect(ids(friday, '2024-04-17 12:00')).toEqual(['refresh', 'snapshot']);
    const done = finished(finished(friday, 'refresh', at('2024-04-17 12:00')), 'snapshot', at('2024-04-17 12:01'));
    expect(ids(done, '2024-04-17 13:00')).toEqual([]);
  });
  it('starts with the slot of the same day where that is still to come', () => {
    const monday = scheduleFor(undefined, 'li@example.com', jobs(), at('2024-03-18 02:30'));
    expect(ids(monday, '2024-03-18 02:50')).toEqual([]);
    expect(ids(monday, '2024-03-18 03:05')).toEqual(['snapshot']);
  });
});

describe('a job that fails', () => {
  it('is tried three times for a slot, then again at the next', () => {
    let schedule = friday;
    for (const hour of ['02:10', '03:10', '04:10']) {
      expect(ids(schedule, `2024-03-16 ${hour}`)).toEqual(['refresh']);
      schedule = begun(schedule, 'refresh', at(`2024-03-16 ${hour}`));
    }
    expect(ids(schedule, '2024-03-16 05:10')).toEqual([]);
    expect(ids(schedule, '2024-03-17 02:10')).toEqual(['refresh']);
    expect(begun(schedule, 'refresh', at('2024-03-17 02:10')).jobs[0]?.tried).toEqual({ slot: '2024-03-17T02:00:00.000', times: 1 });
  });
});

describe('setting it up again', () => {
  it('changes nothing of what was done', () => {
    const done = finished(friday, 'refresh', at('2024-03-16 02:10'));
    const again = scheduleFor(done, 'li@example.com', jobs(), at('2024-03-16 09:00'));
    expect(again.jobs).toEqual(done.jobs);
    expect(ids(again, '2024-03-16 09:00')).toEqual([]);
  });
  it('at other hours begins with the first slot to come at these', () => {
    const later = scheduleFor(friday, 'li@example.com', jobs({ refreshHour: '8' }), at('2024-03-16 09:00'));
    expect(ids(later, '2024-03-16 23:00')).toEqual([]);
    expect(ids(later, '2024-03-17 08:00')).toEqual(['refresh']);
  });
  it('by somebody else is refused for 25 hours after the last tick, then takes over', () => {
    const ticking = ticked(friday, at('2024-03-16 02:10'));
    expect(holderAgainst(ticking, 'wang@example.com', at('2024-03-17 03:10'))).toBe('li@example.com');
    expect(holderAgainst(ticking, 'wang@example.com', at('2024-03-17 03:11'))).toBeUndefined();
    expect(holderAgainst(ticking, 'li@example.com', at('2024-03-16 03:00'))).toBeUndefined();
    const taken = scheduleFor(ticking, 'wang@example.com', jobs(), at('2024-03-19 12:00'));
    expect(taken.owner).toBe('wang@example.com');
    expect(ids(taken, '2024-03-19 12:00')).toEqual([]);
  });
  it('reads days and hours in full-width digits and names each setting that is wrong', () => {
    expect(jobs({ snapshotDay: '７' })[1]?.day).toBe(7);
    const wrong = jobsOf({ ...defaults, snapshotDay: '周一', refreshHour: '24' });
    expect(wrong.ok ? [] : wrong.error.map((problem) => problem.params?.setting)).toEqual(['refreshHour', 'snapshotDay']);
  });
});

describe('the clock', () => {
  it('runs the owner’s schedule and retires triggers of anybody else or of nothing', () => {
    expect(clockDuty(friday, 'li@example.com')).toBe('run');
    expect(clockDuty(friday, 'wang@example.com')).toBe('retire');
    expect(clockDuty(undefined, 'li@example.com')).toBe('retire');
    expect(clockDuty(friday, '')).toBe('run');
  });
});

const someTime = fc.date({ min: at('2020-01-01 00:00'), max: at('2030-01-01 00:00'), noInvalidDate: true });
const someJobs = fc.record({
  refreshHour: fc.integer({ min: 0, max: 23 }),
  snapshotDay: fc.integer({ min: 1, max: 7 }),
  snapshotHour: fc.integer({ min: 0, max: 23 }),
});

describe('whenever it was set up', () => {
  it('a job is due right from its next slot on, never before, and not again once done', () => {
    fc.assert(
      fc.property(someTime, someJobs, (made, hours) => {
        const settings = Object.fromEntries(Object.entries(hours).map(([key, value]) => [key, String(value)]));
        const schedule = scheduleFor(undefined, 'li@example.com', jobs(settings), made);
        for (const job of schedule.jobs) {
          const next = nextSlot(job, made);
          expect(next.getUTCHours()).toBe(job.hour);
          if (job.day !== undefined) expect(next.getUTCDay()).toBe(job.day % 7);
          expect(next.getTime()).toBeGreaterThan(made.getTime());
          const due = (time: number, of = schedule): boolean => dueJobs(of, new Date(time)).some((one) => one.id === job.id);
          expect(due(next.getTime() - 1)).toBe(false);
          expect(due(next.getTime())).toBe(true);
          expect(due(next.getTime(), finished(schedule, job.id, next))).toBe(false);
        }
      }),
    );
  });
  it('its property gives it back, and what isn’t a schedule gives none', () => {
    fc.assert(fc.property(someTime, (made) => expect(parseSchedule(scheduleText(ticked(friday, made)))).toEqual(ticked(friday, made))));
    for (const text of [undefined, '', '{', 'null', '[]', '{"version":2,"owner":"","heartbeat":"2024-01-01","jobs":[]}']) {
      expect(parseSchedule(text)).toBeUndefined();
    }
  });
});
