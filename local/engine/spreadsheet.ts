import { createRequire } from 'node:module';
import type * as OSpreadsheet from '@odoo/o-spreadsheet';

type Library = typeof OSpreadsheet;
/** A model of the spreadsheet engine. */
export type Model = InstanceType<Library['Model']>;

let loaded: Library | undefined;
let own: ReadonlySet<string> = new Set();

/** The spreadsheet library, loaded when first asked for: it takes 150 ms, and most executions need no formula. */
export function spreadsheetLibrary(): Library {
  if (!loaded) {
    addGroupBy();
    // Bundled as an ES module there is import.meta.url; compiled to CommonJS (tests) there is __filename.
    const base = import.meta.url ?? __filename;
    loaded = quietly(() => createRequire(base)('@odoo/o-spreadsheet') as Library);
    own = new Set(loaded.registries.functionRegistry.getKeys());
  }
  return loaded;
}

/** Whether the library itself has a function, so that a page can compute it: those that are added here run in Node only. */
export function isLibraryFunction(name: string): boolean {
  spreadsheetLibrary();
  return own.has(name.toUpperCase());
}

/** Builds a model from the library's data format; formulas are evaluated before it returns. */
export function buildModel(content: Record<string, unknown>): Model {
  const { Model } = spreadsheetLibrary();
  return quietly(() => new Model(content as ConstructorParameters<Library['Model']>[0]));
}

/** Runs code of the library without its timing messages: `console.debug` of Node writes to standard output, which belongs to the command line. */
export function quietly<T>(run: () => T): T {
  const { debug } = console;
  console.debug = () => undefined;
  try {
    return run();
  } finally {
    console.debug = debug;
  }
}

/** The library's locale object for a book's locale (`zh_CN`, `en_US`). Formulas are stored with `,` and `.` in every locale that Kehu knows. */
export function engineLocale(locale: string): OSpreadsheet.Locale {
  const { DEFAULT_LOCALE } = spreadsheetLibrary().constants;
  if (!locale.startsWith('zh')) return DEFAULT_LOCALE;
  return { ...DEFAULT_LOCALE, name: 'Chinese (CN)', code: 'zh_CN', dateFormat: 'yyyy-mm-dd', timeFormat: 'hh:mm:ss', weekStart: 1 };
}

/** Pivots of the library use `Object.groupBy`, which Node has from version 21 on. */
function addGroupBy(): void {
  if ('groupBy' in Object) return;
  const groupBy = <T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey): Record<PropertyKey, T[]> => {
    const groups: Record<PropertyKey, T[]> = Object.create(null);
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      const group = groups[key];
      if (group) group.push(item);
      else groups[key] = [item];
    }
    return groups;
  };
  Object.defineProperty(Object, 'groupBy', { value: groupBy, configurable: true, writable: true });
}
