import type { Cell, Grid } from '../core/cell';
import { bookSchema } from '../core/fields/bookSchema';
import { presetRows } from '../core/install/presetRows';
import { type Problem, Refusal } from '../core/message';
import { type Module, nameIn } from '../core/schema';
import { readTable, type Table } from '../core/table/readTable';
import { functions } from '../functions/index.generated';
import { settingsGrid } from '../host/settingsGrid';
import { sayProblem } from '../locales';
import { modules, sheets } from '../modules/index.generated';
import { wordProblems } from './bookSchema';
import { data } from './data';
import { phones } from './phones';

/** Evaluates a custom function as Sheets calls it: dates come and go as the book's; what a user can put right is thrown with its message. */
export function customFunction(name: string, args: readonly unknown[]): unknown {
  const definition = functions.find((one) => one.name === name);
  if (!definition) throw new Error(`There is no function ${name}`);
  const book = settingsGrid(sheets);
  const { zone } = book;
  try {
    const table = (key: string): Table | undefined => {
      const definition = sheets.find((sheet) => sheet.key === key);
      const grid = book.grid(key);
      return definition && grid && readTable(definition, { title: nameIn(book.language(), definition), grid, keys: new Map() });
    };
    let known: readonly Module[] | undefined;
    const context = {
      asOf: zone.toFloating(new Date()),
      get language() {
        return book.language();
      },
      builtIn: modules,
      get modules() {
        known ??= bookSchema({ modules, sheets, fields: table('fields'), tiers: table('tiers') }).modules;
        return known;
      },
      get presets() {
        return data().presets;
      },
      phones,
      say: (problem: Problem) => sayProblem(book.language(), problem),
      settings: (key: string): Grid | undefined => book.grid(key) ?? defaultGrid(key, book.language()),
    };
    return withDates(definition.run(context, withDates(args, zone.toFloating) as unknown[]), zone.toInstant);
  } catch (error) {
    if (error instanceof Refusal) throw new Error(wordProblems(book.language(), error));
    throw error;
  }
}

const { isArray } = Array;

/** A value, or ranges of values, with their dates converted. What holds no date comes back as it is: most ranges are long and hold none. */
function withDates(value: unknown, convert: (date: Date) => Date): unknown {
  // Most values are neither: told by typeof, because looking Date up among the globals costs more than all the rest.
  if (typeof value !== 'object' || value === null) return value;
  if (!isArray(value)) return value instanceof Date ? convert(value) : value;
  let result: unknown[] | undefined;
  for (let at = 0; at < value.length; at += 1) {
    const converted = withDates(value[at], convert);
    if (converted !== value[at]) {
      result ??= [...value];
      result[at] = converted;
    }
  }
  return result ?? value;
}

/** A settings sheet of the default preset, for books that have none. */
function defaultGrid(key: string, language: 'zh-CN' | 'en'): Grid | undefined {
  const definition = sheets.find((sheet) => sheet.key === key && sheet.kind === 'settings');
  const [preset] = data().presets;
  if (!definition || !preset) return undefined;
  const header: Cell[] = definition.fields.map((field) => field.key);
  return [header, ...presetRows(key, preset, modules, language)];
}
