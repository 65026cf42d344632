import { zoneOf } from '../../document/zone';
import { ScriptError } from '../../runtime';
import { customFunctions } from '../bundle';
import { dateText } from '../cells';
import { EXIT, suggestion, usage } from '../failure';
import { openSession, type SharedOptions, type Surroundings } from '../session';
import { languageOf } from '../texts';

/** Evaluates a custom function as a cell would and prints its result as JSON. Returns the exit status. */
export async function callFunction(
  name: string,
  args: readonly unknown[],
  options: SharedOptions,
  surroundings: Surroundings,
): Promise<number> {
  const session = await openSession(surroundings, options, options.book === undefined);
  const known = customFunctions(session.runtime);
  const found = known.find((candidate) => candidate.toUpperCase() === name.toUpperCase());
  if (found === undefined) throw usage('usageUnknownFunction', { name, nearest: suggestion(name, known, languageOf(options.locale)) });
  const zone = zoneOf(session.document.timeZone);
  try {
    const result = session.runtime.callAs(
      'CUSTOM_FUNCTION',
      found,
      ...args.map((value) => reviveDates(value, (floating) => zone.toInstant(floating))),
    );
    surroundings.out(`${JSON.stringify(plain(result, (instant) => zone.toFloating(instant)))}\n`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    surroundings.err(`${found}: ${error.message}\n`);
    return EXIT.refused;
  }
}

/** JSON with every `{"$date": "2024-03-15[ HH:MM]"}` as the date at that time of the book's clock. */
function reviveDates(value: unknown, instantOf: (floating: number) => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => reviveDates(entry, instantOf));
  if (typeof value !== 'object' || value === null) return value ?? '';
  const text = (value as { $date?: unknown }).$date;
  if (typeof text !== 'string') return value;
  const floating = Date.parse(`${text.trim().replace(' ', 'T')}${text.trim().length > 10 ? '' : 'T00:00'}Z`);
  if (Number.isNaN(floating)) throw usage('usageJson', { name: 'ARGS_JSON', kind: '$date', detail: text });
  return new Date(instantOf(floating));
}

function plain(value: unknown, floatingOf: (instant: number) => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => plain(entry, floatingOf));
  if (Object.prototype.toString.call(value) === '[object Date]') return dateText(floatingOf((value as Date).getTime()));
  return value ?? '';
}
