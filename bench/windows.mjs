// The windows of the rules, worked out once for those who don't have the engine's calendar.
const DAY = 86_400_000;

/** Today as a day since 1970-01-01, and in milliseconds: the end of today, and the first moment of windows of months and of 30 days that end today. */
export function windowsOf(asOf) {
  const today = Math.floor(asOf.getTime() / DAY);
  const since = (months) => dayMonthsAgo(today, months) * DAY;
  return { today, end: (today + 1) * DAY, month3: since(3), month6: since(6), month12: since(12), days30: (today - 29) * DAY };
}

function dayMonthsAgo(today, months) {
  const date = new Date(today * DAY);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, last)) / DAY + 1;
}
