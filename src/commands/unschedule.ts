import { Refusal } from '../core/message';
import { holderAgainst } from '../core/schedule/planSchedule';
import { parseSchedule, SCHEDULE_PROPERTY } from '../core/schedule/schedule';
import { defineCommand } from './defineCommand';

/** Removes the schedule and this user's trigger. Somebody else's trigger removes itself at its next tick. */
export const unschedule = defineCommand({
  id: 'unschedule',
  order: 81,
  label: { zh: '停止定时任务', en: 'Unschedule' },
  args: [],
  writes: true,
  run: ({ host }) => {
    const text = host.properties()[SCHEDULE_PROPERTY];
    const holder = holderAgainst(parseSchedule(text), host.user(), host.now);
    if (holder !== undefined) throw new Refusal({ key: 'schedule.held', params: { owner: holder } });
    return {
      steps: [
        { kind: 'schedule', installed: false },
        { kind: 'setProperty', key: SCHEDULE_PROPERTY, value: null },
      ],
      rows: 0,
      changed: text === undefined ? 0 : 1,
      messages: [{ key: text === undefined ? 'unschedule.none' : 'unschedule.done' }],
      result: { scheduled: false },
    };
  },
});
