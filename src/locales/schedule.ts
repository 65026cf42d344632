import type { Texts } from './texts';

/** Texts of `schedule` and `unschedule`. */
export const scheduleTexts = {
  'schedule.done': {
    zh: '已安排：{jobs}。由 {owner} 的账号每小时检查一次',
    en: 'Scheduled: {jobs}. Looked at every hour by the account of {owner}',
  },
  'schedule.takenOver': {
    zh: '接管了 {owner} 的定时任务：它已超过 {hours} 小时没有运行',
    en: 'Took over the schedule of {owner}, which hadn’t run for more than {hours} hours',
  },
  'schedule.held': {
    zh: '定时任务属于 {owner}，且仍在运行。请由其本人更改，或先由其停止',
    en: 'The schedule belongs to {owner} and is running. Ask them to change it or to stop it first',
  },
  'schedule.badSetting': {
    zh: '设置「{setting}」的值「{value}」无效，应为 {least} 到 {most} 的整数',
    en: 'The setting “{setting}” is “{value}”; it must be a whole number from {least} to {most}',
  },
  'schedule.daily': { zh: '{command}（每天 {hour}:00）', en: '{command} (every day at {hour}:00)' },
  'schedule.weekly': { zh: '{command}（每{day} {hour}:00）', en: '{command} (every {day} at {hour}:00)' },
  'schedule.refresh': { zh: '更新', en: 'Refresh' },
  'schedule.snapshot': { zh: '备份', en: 'Snapshot' },
  'schedule.day1': { zh: '周一', en: 'Monday' },
  'schedule.day2': { zh: '周二', en: 'Tuesday' },
  'schedule.day3': { zh: '周三', en: 'Wednesday' },
  'schedule.day4': { zh: '周四', en: 'Thursday' },
  'schedule.day5': { zh: '周五', en: 'Friday' },
  'schedule.day6': { zh: '周六', en: 'Saturday' },
  'schedule.day7': { zh: '周日', en: 'Sunday' },
  'schedule.nobody': { zh: '当前用户', en: 'the current user' },
  'unschedule.done': { zh: '已停止定时任务', en: 'The schedule is stopped' },
  'unschedule.none': { zh: '没有定时任务', en: 'Nothing was scheduled' },
} satisfies Texts;
