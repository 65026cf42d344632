import type { CommandContext } from '../../src/commands/defineCommand';
import { schedule } from '../../src/commands/schedule';
import { unschedule } from '../../src/commands/unschedule';
import { Refusal } from '../../src/core/message';
import { finished, parseSchedule, SCHEDULE_PROPERTY, scheduleText, ticked } from '../../src/core/schedule/schedule';
import type { Plan } from '../../src/host/plan';
import { say, sayProblem } from '../../src/locales/index';
import { contextOf, hostOf, sheetOf } from '../support/hostOf';

type Properties = Readonly<Record<string, string>>;

/** What `user` sees at a time in a book with these properties and settings. */
function seenBy(user: string, time: string, properties: Properties = {}, settings: Record<string, string> = {}): CommandContext {
  const rows = Object.entries(settings).map(([key, value]) => ({ key, value }));
  const book = { settings: sheetOf('settings', rows) };
  const now = new Date(`${time.replace(' ', 'T')}:00Z`);
  return { ...contextOf(book, { asOf: now }), host: { ...hostOf(book, now), user: () => user, properties: () => properties } };
}

function propertiesAfter(properties: Properties, plan: Plan): Properties {
  const after: Record<string, string> = { ...properties };
  for (const step of plan.steps) {
    if (step.kind !== 'setProperty') continue;
    if (step.value === null) delete after[step.key];
    else after[step.key] = step.value;
  }
  return after;
}

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map((problem) => sayProblem('zh-CN', problem)).join('\n');
    throw error;
  }
  return '';
};

const first = schedule.run(seenBy('li@example.com', '2024-03-15 10:00'), {});
const scheduled = propertiesAfter({}, first);

describe('schedule', () => {
  it('claims the schedule before it sees to the trigger, and says when what will run', () => {
    expect(first.steps.map((step) => step.kind)).toEqual(['setProperty', 'schedule']);
    expect(first.messages.map((message) => say('zh-CN', message))).toEqual([
      '已安排：更新（每天 02:00）、备份（每周一 03:00）。由 li@example.com 的账号每小时检查一次',
    ]);
    expect(first.result).toEqual({
      owner: 'li@example.com',
      jobs: [
        { id: 'refresh', next: '2024-03-16 02:00' },
        { id: 'snapshot', next: '2024-03-18 03:00' },
      ],
    });
  });
  it('run again by the same person keeps what was done', () => {
    const standing = parseSchedule(scheduled[SCHEDULE_PROPERTY]);
    if (!standing) throw new Error('no schedule');
    const done = finished(standing, 'refresh', new Date('2024-03-16T02:10:00Z'));
    const again = schedule.run(seenBy('li@example.com', '2024-03-16 09:00', { [SCHEDULE_PROPERTY]: scheduleText(done) }), {});
    expect(again.steps.map((step) => step.kind)).toEqual(['setProperty', 'schedule']);
    expect(parseSchedule(propertiesAfter({}, again)[SCHEDULE_PROPERTY])?.jobs).toEqual(done.jobs);
    expect(again.changed).toBe(0);
  });
  it('takes times from the settings, and names a setting that is wrong with its sheet', () => {
    const plan = schedule.run(seenBy('li@example.com', '2024-03-15 10:00', {}, { snapshotDay: '7', snapshotHour: '23' }), {});
    expect(plan.result).toMatchObject({ jobs: [{}, { id: 'snapshot', next: '2024-03-17 23:00' }] });
    expect(refusalOf(() => schedule.run(seenBy('li@example.com', '2024-03-15 10:00', {}, { snapshotDay: '8' }), {}))).toBe(
      '工作表「设置」：设置「snapshotDay」的值「8」无效，应为 1 到 7 的整数',
    );
  });
  it('by a second person is refused with the owner’s name while the owner’s trigger ticks, else taken over', () => {
    expect(refusalOf(() => schedule.run(seenBy('wang@example.com', '2024-03-16 10:00', scheduled), {}))).toContain('li@example.com');
    const taken = schedule.run(seenBy('wang@example.com', '2024-03-17 10:00', scheduled), {});
    expect(taken.messages.map((message) => message.key)).toEqual(['schedule.takenOver', 'schedule.done']);
    expect(parseSchedule(propertiesAfter(scheduled, taken)[SCHEDULE_PROPERTY])?.owner).toBe('wang@example.com');
  });
});

describe('unschedule', () => {
  it('removes trigger and schedule', () => {
    const plan = unschedule.run(seenBy('li@example.com', '2024-03-16 10:00', scheduled), {});
    expect(plan.steps).toContainEqual({ kind: 'schedule', installed: false });
    expect(propertiesAfter(scheduled, plan)).toEqual({});
  });
  it('is refused to others while the owner’s trigger ticks', () => {
    const standing = parseSchedule(scheduled[SCHEDULE_PROPERTY]);
    if (!standing) throw new Error('no schedule');
    const ticking = { [SCHEDULE_PROPERTY]: scheduleText(ticked(standing, new Date('2024-03-20T09:00:00Z'))) };
    expect(refusalOf(() => unschedule.run(seenBy('wang@example.com', '2024-03-20 10:00', ticking), {}))).toContain('li@example.com');
    expect(propertiesAfter(ticking, unschedule.run(seenBy('wang@example.com', '2024-03-22 10:00', ticking), {}))).toEqual({});
  });
  it('says so where nothing was scheduled, and removes a trigger that was left', () => {
    const plan = unschedule.run(seenBy('li@example.com', '2024-03-16 10:00'), {});
    expect(plan.messages).toEqual([{ key: 'unschedule.none' }]);
    expect(plan.steps).toContainEqual({ kind: 'schedule', installed: false });
  });
});
