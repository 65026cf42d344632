/** The top-level function that the hourly trigger calls. */
export const CLOCK_HANDLER = 'onClock';

/**
 * Sees to it that this user has exactly one hourly clock trigger, or none. Google shows an account only its own triggers, so
 * who owns the schedule is kept in the document properties (`src/core/schedule`).
 */
export function applySchedule(installed: boolean): void {
  const own = ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === CLOCK_HANDLER);
  for (const trigger of installed ? own.slice(1) : own) ScriptApp.deleteTrigger(trigger);
  if (installed && own.length === 0) ScriptApp.newTrigger(CLOCK_HANDLER).timeBased().everyHours(1).create();
}
