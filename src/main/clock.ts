import { begun, dueJobs, finished, parseSchedule, SCHEDULE_PROPERTY, scheduleText, ticked } from '../core/schedule/schedule';
import { setProperty } from '../host/apply';
import { googleHost } from '../host/googleHost';
import { sheets } from '../modules/index.generated';
import { runCommand } from './execution';

/** Time after which no further job is begun: the next tick goes on. */
const ENOUGH_MS = 3 * 60_000;

/** The hourly trigger: keeps the owner's heartbeat and runs the jobs that are due, one after another. */
export function onClock(): void {
  const host = googleHost(sheets);
  const { now } = host;
  let schedule = parseSchedule(host.properties()[SCHEDULE_PROPERTY]);
  if (!schedule) return;
  schedule = ticked(schedule, now);
  setProperty(SCHEDULE_PROPERTY, scheduleText(schedule));
  for (const job of dueJobs(schedule, now)) {
    if (host.elapsed() > ENOUGH_MS) return;
    schedule = begun(schedule, job.id, now);
    setProperty(SCHEDULE_PROPERTY, scheduleText(schedule));
    const result = runCommand(job.command, job.args);
    if (!result.ok) {
      console.error(`${job.command}: ${result.error ?? ''}`);
      continue;
    }
    schedule = finished(schedule, job.id, now);
    setProperty(SCHEDULE_PROPERTY, scheduleText(schedule));
  }
}
