import { zoneOf } from '../document/zone';
import { Exception } from './google';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** `Utilities.formatDate`: a date by a pattern of Java's SimpleDateFormat, in a time zone (`GMT+8` or an IANA name). @throws Exception for a letter that is no pattern */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const offset = offsetOf(timeZone, date.getTime());
  const wall = new Date(date.getTime() + offset);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    return formatToken(token, wall, offset, timeZone);
  });
}

function formatToken(token: string, wall: Date, offset: number, timeZone: string): string {
  const pad = (value: number): string => String(value).padStart(token.length, '0');
  const hour = wall.getUTCHours();
  switch (token[0]) {
    case 'y':
    case 'u':
      if (token[0] === 'u') return pad(wall.getUTCDay() || 7);
      return token.length === 2 ? String(wall.getUTCFullYear() % 100).padStart(2, '0') : pad(wall.getUTCFullYear());
    case 'Y':
      return pad(isoWeek(wall).year);
    case 'M':
    case 'L':
      return token.length > 3
        ? MONTHS[wall.getUTCMonth()]!
        : token.length === 3
          ? MONTHS[wall.getUTCMonth()]!.slice(0, 3)
          : pad(wall.getUTCMonth() + 1);
    case 'd':
      return pad(wall.getUTCDate());
    case 'D':
      return pad(Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / 86_400_000) + 1);
    case 'E':
      return token.length > 3 ? DAYS[wall.getUTCDay()]! : DAYS[wall.getUTCDay()]!.slice(0, 3);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour);
    case 'k':
      return pad(hour || 24);
    case 'h':
      return pad(hour % 12 || 12);
    case 'K':
      return pad(hour % 12);
    case 'm':
      return pad(wall.getUTCMinutes());
    case 's':
      return pad(wall.getUTCSeconds());
    case 'S':
      return pad(wall.getUTCMilliseconds());
    case 'w':
      return pad(isoWeek(wall).week);
    case 'G':
      return 'AD';
    case 'z':
      return timeZone;
    case 'Z':
      return zoneText(offset, '');
    case 'X':
      return offset === 0 ? 'Z' : token.length === 1 ? zoneText(offset, '').slice(0, 3) : zoneText(offset, token.length === 2 ? '' : ':');
    default:
      throw new Exception(`Illegal pattern character '${token[0]}'`);
  }
}

function zoneText(offset: number, separator: string): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${separator}${pad(minutes % 60)}`;
}

function isoWeek(wall: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(wall.getTime());
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const week = Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return { year: thursday.getUTCFullYear(), week };
}

function offsetOf(timeZone: string, instant: number): number {
  const fixed = /^(?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(timeZone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0)) * 60_000;
  try {
    return zoneOf(timeZone).toFloating(instant) - instant;
  } catch {
    // Google takes a zone that it doesn't know for GMT.
    return 0;
  }
}
