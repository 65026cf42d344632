import type { Cell, Grid } from '../core/cell';
import { bookSchema } from '../core/fields/bookSchema';
import { presetRows } from '../core/install/presetRows';
import { type Problem, Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { readTable, type Table } from '../core/table/readTable';
import { functions } from '../functions/index.generated';
import { settingsGrid } from '../host/settingsGrid';
import { sayProblem } from '../locales';
import { modules, sheets } from '../modules/index.generated';
import { presets } from '../presets/index.generated';
import { wordProblems } from './execution';

/** Evaluates a custom function as Sheets calls it: dates come and go as the book's; what a user can put right is thrown with its message. */
export function customFunction(name: string, args: readonly unknown[]): unknown {
  const definition = functions.find((one) => one.name === name);
  if (!definition) throw new Error(`There is no function ${name}`);
  const book = settingsGrid(sheets);
  const { zone } = book;
  const floating = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(floating);
    return value instanceof Date ? zone.toFloating(value) : value;
  };
  const back = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(back);
    return value instanceof Date ? zone.toInstant(value) : value;
  };
  try {
    const table = (key: string): Table | undefined => {
      const definition = sheets.find((sheet) => sheet.key === key);
      const grid = book.grid(key);
      return definition && grid && readTable(definition, { title: nameIn(book.language(), definition), grid, keys: new Map() });
    };
    const context = {
      asOf: zone.toFloating(new Date()),
      get language() {
        return book.language();
      },
      builtIn: modules,
      get modules() {
        return bookSchema({ modules, sheets, fields: table('fields'), tiers: table('tiers') }).modules;
      },
      presets,
      say: (problem: Problem) => sayProblem(book.language(), problem),
      settings: (key: string): Grid | undefined => book.grid(key) ?? defaultGrid(key, book.language()),
    };
    return back(definition.run(context, args.map(floating)));
  } catch (error) {
    if (error instanceof Refusal) throw new Error(wordProblems(book.language(), error));
    throw error;
  }
}

/** A settings sheet of the default preset, for books that have none. */
function defaultGrid(key: string, language: 'zh-CN' | 'en'): Grid | undefined {
  const definition = sheets.find((sheet) => sheet.key === key && sheet.kind === 'settings');
  const [preset] = presets;
  if (!definition || !preset) return undefined;
  const header: Cell[] = definition.fields.map((field) => field.key);
  return [header, ...presetRows(key, preset, modules, language)];
}
