import type { Problem, Result } from '../message';
import type { Settings } from '../settings/readSettings';
import { isFresh, type Job, type Schedule, timeText } from './schedule';

/** A job before it is set up. */
export type JobSlot = Omit<Job, 'since' | 'done' | 'tried'>;

/** The jobs that the settings ask for: the daily refresh and the weekly snapshot; or which settings are wrong. */
export function jobsOf(settings: Settings): Result<JobSlot[], Problem[]> {
  const problems: Problem[] = [];
  const whole = (key: string, least: number, most: number): number => {
    const text = (settings[key] ?? '').normalize('NFKC').trim();
    const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    problems.push({ key: 'schedule.badSetting', params: { setting: key, value: text, least, most } });
    return least;
  };
  const jobs: JobSlot[] = [
    { id: 'refresh', command: 'refresh', args: {}, hour: whole('refreshHour', 0, 23) },
    { id: 'snapshot', command: 'snapshot', args: { kind: 'weekly' }, day: whole('snapshotDay', 1, 7), hour: whole('snapshotHour', 0, 23) },
  ];
  return problems.length > 0 ? { ok: false, error: problems } : { ok: true, value: jobs };
}

/** Who keeps `user` from changing the schedule: its owner, while the owner's trigger ticks. */
export function holderAgainst(standing: Schedule | undefined, user: string, now: Date): string | undefined {
  return standing && standing.owner !== user && isFresh(standing, now) ? standing.owner : undefined;
}

/**
 * The schedule that `user` sets up now. A job of the owner's own that stays as it was keeps its start and what was done; a new
 * one, one at a new time and those of a schedule that is taken over begin with the first slot to come.
 */
export function scheduleFor(standing: Schedule | undefined, user: string, slots: readonly JobSlot[], now: Date): Schedule {
  const own = standing?.owner === user ? standing.jobs : [];
  const time = timeText(now.getTime());
  return {
    version: 1,
    owner: user,
    heartbeat: time,
    jobs: slots.map(
      (slot) => own.find((job) => job.id === slot.id && job.day === slot.day && job.hour === slot.hour) ?? { ...slot, since: time },
    ),
  };
}
