import {
  begun,
  clockDuty,
  dueJobs,
  finished,
  parseSchedule,
  SCHEDULE_PROPERTY,
  type Schedule,
  scheduleText,
  ticked,
} from '../core/schedule/schedule';
import { googleHost } from '../host/googleHost';
import { getProperty, setProperty } from '../host/properties';
import { applySchedule } from '../host/triggers';
import { sheets } from '../modules/index.generated';
import { runCommand } from './execution';

/** Time after which no further job is begun: the next tick goes on. */
const ENOUGH_MS = 3 * 60_000;

/** The hourly trigger: keeps the owner's heartbeat and runs the jobs that are due, one after another. Of somebody who no longer owns the schedule, it removes itself. */
export function onClock(): void {
  const host = googleHost(sheets);
  const { now } = host;
  const read = (): Schedule | undefined => parseSchedule(getProperty(SCHEDULE_PROPERTY));
  const keep = (schedule: Schedule): void => setProperty(SCHEDULE_PROPERTY, scheduleText(schedule));
  const standing = read();
  if (!standing || clockDuty(standing, host.user()) === 'retire') {
    applySchedule(false);
    return;
  }
  keep(ticked(standing, now));
  for (const { id, command, args } of dueJobs(standing, now)) {
    if (host.elapsed() > ENOUGH_MS) return;
    // Read anew each time: a job may finish an interrupted `schedule` or `unschedule`.
    const before = read();
    if (!before) return;
    keep(begun(before, id, now));
    const result = runCommand(command, args);
    const after = read();
    if (result.ok && after) keep(finished(after, id, now));
    if (!result.ok) console.error(`${command}: ${result.error ?? ''}`);
  }
}
