import { Refusal } from '../core/message';
import { holderAgainst, jobsOf, scheduleFor } from '../core/schedule/planSchedule';
import { FRESH, type Job, nextSlot, parseSchedule, SCHEDULE_PROPERTY, scheduleText, timeText } from '../core/schedule/schedule';
import { readSettings } from '../core/settings/readSettings';
import { readTable } from '../core/table/readTable';
import { say } from '../locales/index';
import { settings } from '../modules/settings';
import { type CommandContext, defineCommand } from './defineCommand';

/** Sets up the daily refresh and the weekly snapshot, run by this user's one hourly trigger. Run again, it only takes over new times. */
export const schedule = defineCommand({
  id: 'schedule',
  order: 80,
  label: { zh: '安排定时任务', en: 'Schedule' },
  args: [],
  writes: true,
  run: (context) => {
    const { host, language } = context;
    const { now } = host;
    const user = host.user();
    const content = host.read('settings');
    const jobs = jobsOf(readSettings(content && readTable(settings, content)));
    if (!jobs.ok) throw new Refusal(jobs.error.map((problem) => ({ ...problem, ...(content ? { sheet: content.title } : {}) })));
    const standing = parseSchedule(host.properties()[SCHEDULE_PROPERTY]);
    const holder = holderAgainst(standing, user, now);
    if (holder !== undefined) throw new Refusal({ key: 'schedule.held', params: { owner: holder } });
    const made = scheduleFor(standing, user, jobs.value, now);
    const owner = user === '' ? say(language, { key: 'schedule.nobody' }) : user;
    const described = made.jobs.map((job) => describe(context, job)).join(language === 'en' ? ', ' : '、');
    return {
      // The property first: it claims the schedule; a trigger without it would remove itself.
      steps: [
        { kind: 'setProperty', key: SCHEDULE_PROPERTY, value: scheduleText(made) },
        { kind: 'schedule', installed: true },
      ],
      rows: 0,
      changed: made.jobs.filter((job) => !standing?.jobs.includes(job)).length,
      messages: [
        ...(standing && standing.owner !== user
          ? [{ key: 'schedule.takenOver', params: { owner: standing.owner, hours: FRESH / 3_600_000 } }]
          : []),
        { key: 'schedule.done', params: { jobs: described, owner } },
      ],
      result: {
        owner: user,
        jobs: made.jobs.map((job) => ({ id: job.id, next: timeText(nextSlot(job, now).getTime()).slice(0, 16).replace('T', ' ') })),
      },
    };
  },
});

function describe({ language }: CommandContext, job: Job): string {
  const command = say(language, { key: `schedule.${job.id}` });
  const hour = String(job.hour).padStart(2, '0');
  if (job.day === undefined) return say(language, { key: 'schedule.daily', params: { command, hour } });
  return say(language, { key: 'schedule.weekly', params: { command, hour, day: say(language, { key: `schedule.day${job.day}` }) } });
}
