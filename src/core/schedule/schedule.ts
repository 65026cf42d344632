import { DAY } from '../cell';

/** Document property that holds the schedule as JSON. */
export const SCHEDULE_PROPERTY = 'kehu.schedule';

/** Milliseconds after its last tick for which a schedule belongs to its owner. */
export const FRESH = 25 * 3_600_000;

/** Times that a job is tried for one slot, an hour apart. */
export const TRIES = 3;

const HOUR = 3_600_000;

/** A command that runs at a slot: every day or one day of the week at a full hour, in the book's time zone. */
export interface Job {
  /** Permanent. */
  readonly id: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  /** 1 Monday … 7 Sunday; absent: every day. */
  readonly day?: number;
  /** 0–23. */
  readonly hour: number;
  /** When it was set up: slots until then are nobody's. Slots and times are floating ISO times, such as `2024-03-18T03:00:00.000`. */
  readonly since: string;
  /** The slot that was last done. */
  readonly done?: string;
  /** The slot that is being tried and how often it was begun. */
  readonly tried?: { readonly slot: string; readonly times: number };
}

/** A book's schedule. It belongs to one person, whose hourly trigger runs it; Google shows nobody another's triggers. */
export interface Schedule {
  readonly version: 1;
  readonly owner: string;
  /** The owner's last tick. */
  readonly heartbeat: string;
  readonly jobs: readonly Job[];
}

/** The schedule that a property holds, or undefined where there is none or it can't be read. */
export function parseSchedule(text: string | undefined): Schedule | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Schedule> | null;
    const whole = value?.version === 1 && typeof value.owner === 'string' && Array.isArray(value.jobs);
    return whole && isTime(value.heartbeat) ? (value as Schedule) : undefined;
  } catch {
    return undefined;
  }
}

/** The property's text. */
export function scheduleText(schedule: Schedule): string {
  return JSON.stringify(schedule);
}

/** The jobs to run now, in the schedule's order: those whose latest slot came after they were set up, isn't done and wasn't tried too often. */
export function dueJobs(schedule: Schedule, now: Date): Job[] {
  return schedule.jobs.filter((job) => {
    const slot = latestSlot(job, now);
    return slot > instantOf(job.since) && slot > instantOf(job.done) && timesTried(job, slot) < TRIES;
  });
}

/** The schedule after its owner's tick. */
export function ticked(schedule: Schedule, now: Date): Schedule {
  return { ...schedule, heartbeat: timeText(now.getTime()) };
}

/** The schedule with a job begun: to be kept before the job runs, so that one that is killed each time isn't tried for ever. */
export function begun(schedule: Schedule, id: string, now: Date): Schedule {
  return withJob(schedule, id, (job) => {
    const slot = latestSlot(job, now);
    return { ...job, tried: { slot: timeText(slot), times: timesTried(job, slot) + 1 } };
  });
}

/** The schedule with a job done for the latest slot at `now`. */
export function finished(schedule: Schedule, id: string, now: Date): Schedule {
  return withJob(schedule, id, ({ tried: _, ...job }) => ({ ...job, done: timeText(latestSlot(job, now)) }));
}

/** Whether the owner's trigger still ticks. */
export function isFresh(schedule: Schedule, now: Date): boolean {
  return now.getTime() - instantOf(schedule.heartbeat) <= FRESH;
}

/** What the tick of a person's trigger is to do: run the due jobs, or remove that trigger because the schedule is gone or somebody else's. Where Google doesn't say who it is (''), it runs: a backup too many is better than none. */
export function clockDuty(schedule: Schedule | undefined, user: string): 'run' | 'retire' {
  return schedule && (schedule.owner === user || user === '') ? 'run' : 'retire';
}

/** When a job is next due after `now`, floating. */
export function nextSlot(job: Job, now: Date): Date {
  return new Date(latestSlot(job, now) + (job.day === undefined ? DAY : 7 * DAY));
}

/** The job's latest slot that is not after `now`, floating, in ms. */
function latestSlot(job: Pick<Job, 'day' | 'hour'>, now: Date): number {
  const today = Math.floor(now.getTime() / DAY) * DAY;
  // Day 0 of the epoch was a Thursday.
  const weekday = ((Math.floor(now.getTime() / DAY) + 3) % 7) + 1;
  const back = job.day === undefined ? 0 : (weekday - job.day + 7) % 7;
  const slot = today - back * DAY + job.hour * HOUR;
  if (slot <= now.getTime()) return slot;
  return slot - (job.day === undefined ? DAY : 7 * DAY);
}

function timesTried(job: Job, slot: number): number {
  return job.tried && instantOf(job.tried.slot) === slot ? job.tried.times : 0;
}

function withJob(schedule: Schedule, id: string, change: (job: Job) => Job): Schedule {
  return { ...schedule, jobs: schedule.jobs.map((job) => (job.id === id ? change(job) : job)) };
}

/** `2024-03-18T03:00:00.000` of a floating time in ms. */
export function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, -1);
}

function instantOf(text: string | undefined): number {
  return text === undefined ? Number.NEGATIVE_INFINITY : Date.parse(`${text}Z`);
}

function isTime(text: unknown): boolean {
  return typeof text === 'string' && !Number.isNaN(instantOf(text));
}
