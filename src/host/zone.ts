/** Converts between Apps Script's instants and the floating dates of pure code. */
export interface Zone {
  readonly toFloating: (instant: Date) => Date;
  readonly toInstant: (floating: Date) => Date;
}

/** The zone of a book. Where it is the script's own too, JavaScript's local getters do; else Intl tells offsets, remembered by the hour. */
export function zoneOf(bookZone: string, scriptZone: string): Zone {
  if (bookZone === scriptZone) {
    return {
      toFloating: (at) =>
        new Date(
          Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds(), at.getMilliseconds()),
        ),
      toInstant: (at) =>
        new Date(
          at.getUTCFullYear(),
          at.getUTCMonth(),
          at.getUTCDate(),
          at.getUTCHours(),
          at.getUTCMinutes(),
          at.getUTCSeconds(),
          at.getUTCMilliseconds(),
        ),
    };
  }
  const offsets = new Map<number, number>();
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: bookZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const hour = Math.floor(instant / 3_600_000);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(new Date(hour * 3_600_000))) parts[type] = Number(value);
    const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0);
    const offset = local - hour * 3_600_000;
    offsets.set(hour, offset);
    return offset;
  };
  return {
    toFloating: (at) => new Date(at.getTime() + offsetAt(at.getTime())),
    toInstant: (at) => {
      const first = at.getTime() - offsetAt(at.getTime());
      return new Date(at.getTime() - offsetAt(first));
    },
  };
}
