const DAY = 86_400_000;
const QUARTER = 900_000;
/** Serial number 0 (1899-12-30) as a floating time. */
const EPOCH = Date.UTC(1899, 11, 30);

/** Conversions between instants and the wall clock of one time zone. Floating times are numbers whose UTC fields are the wall clock. */
export interface Zone {
  readonly name: string;
  /** Wall clock of an instant. */
  toFloating(instant: number): number;
  /** The instant of a wall clock; a time that a clock change skips moves forward, one that is doubled is the first. */
  toInstant(floating: number): number;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name. @throws RangeError for an unknown name. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = makeZone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** A serial number (days since 1899-12-30 in the book's zone) of a floating time, to the millisecond. */
export function serialOf(floating: number): number {
  const days = Math.floor((floating - EPOCH) / DAY);
  return days + (floating - EPOCH - days * DAY) / DAY;
}

/** The floating time of a serial number, rounded to the millisecond. */
export function floatingOf(serial: number): number {
  return EPOCH + Math.round(serial * DAY);
}

function makeZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const measured = new Map<number, number>();
  const measure = (instant: number): number => {
    const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
    const year = Number(parts.year) * (parts.era === 'BC' ? -1 : 1) + (parts.era === 'BC' ? 1 : 0);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
    wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
    return wall.getTime() - Math.floor(instant / 1000) * 1000;
  };
  const remember = (instant: number): number => {
    let offset = measured.get(instant);
    if (offset === undefined) {
      offset = measure(instant);
      measured.set(instant, offset);
    }
    return offset;
  };
  // One offset holds around most days; only near a change of the clock is it looked up by the quarter hour.
  let plainDay = Number.NaN;
  let plainOffset: number | undefined;
  const offsetAround = (time: number): number | undefined => {
    const day = Math.floor(time / DAY) * DAY;
    if (day !== plainDay) {
      const before = remember(day - DAY);
      plainDay = day;
      plainOffset = before === remember(day + 2 * DAY) ? before : undefined;
    }
    return plainOffset;
  };
  const offsetAt = (instant: number): number => offsetAround(instant) ?? remember(Math.floor(instant / QUARTER) * QUARTER);
  return {
    name,
    toFloating: (instant) => instant + offsetAt(instant),
    toInstant: (floating) => {
      const plain = offsetAround(floating);
      if (plain !== undefined) return floating - plain;
      const before = offsetAt(floating - DAY);
      const candidate = floating - before;
      if (offsetAt(candidate) === before) return candidate;
      const after = floating - offsetAt(floating + DAY);
      return offsetAt(after) === floating - after ? after : candidate;
    },
  };
}
