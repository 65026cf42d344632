import type { Area, CellValue, Sheet } from '../document/types';
import { ScriptError } from '../runtime';
import type { Environment } from './environment';
import { computedBook, evaluated, type Project } from './execution';
import { Exception } from './google';
import { createMeter } from './meter';
import { createFactory } from './services';
import { readStored, writeValues } from './spreadsheet/grid';
import { areaOf, requireShape } from './spreadsheet/shapes';

/** What a person's edit gives the edit triggers: both values only for a single cell. */
export interface Edited {
  readonly area: Area;
  readonly value?: CellValue;
  readonly oldValue?: CellValue;
}

/** Types values as the runtime's user would, from a 1-based cell on; refused as a whole in Google's words. @throws ScriptError */
export function typeValues(project: Project, sheet: Sheet, row: number, column: number, values: readonly (readonly CellValue[])[]): Edited {
  const env = personEnvironment(project);
  try {
    const area = areaOf(sheet, row, column, values.length, values[0]?.length ?? 0);
    requireShape(values, area);
    const single = area.rows === 1 && area.columns === 1;
    const before = single ? readStored(env, sheet, area)[0]?.[0] : undefined;
    writeValues(env, sheet, area, (r, c) => values[r]?.[c]);
    if (!single) return { area };
    const after = readStored(env, sheet, area)[0]?.[0];
    return { area, ...(isSet(after) ? { value: asText(after) } : {}), ...(isSet(before) ? { oldValue: asText(before) } : {}) };
  } catch (error) {
    if (error instanceof Exception) throw new ScriptError(error.message, undefined, { cause: error });
    throw error;
  }
}

function isSet(value: CellValue | undefined): value is string | number | boolean {
  return value !== null && value !== undefined && value !== '';
}

/** Edit events carry numbers as they are typed: as text. */
function asText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function personEnvironment(project: Project): Environment {
  const { book, options, shared } = project;
  const env: Environment = {
    book,
    mode: 'FULL',
    manifest: options.manifest,
    html: {},
    locale: options.locale ?? '',
    scriptTimeZone: book.timeZone,
    user: options.user ?? book.owner,
    unattended: false,
    meter: createMeter(Number.POSITIVE_INFINITY, undefined, () => ''),
    shared,
    make: createFactory(() => env),
    computed: () => computedBook(project),
    evaluate: (copy) => evaluated(project, copy),
    touch: () => {
      project.computed.book = undefined;
    },
    now: () => project.clock(),
  };
  return env;
}
