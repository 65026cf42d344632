import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CommandContext } from '../../src/commands/defineCommand';
import type { Cell, Grid } from '../../src/core/cell';
import { bookSchema } from '../../src/core/fields/bookSchema';
import type { Language } from '../../src/core/schema';
import { readTable, type Table } from '../../src/core/table/readTable';
import type { Host, SheetContent } from '../../src/host/host';
import type { Plan } from '../../src/host/plan';
import * as phones from '../../src/main/phonePart';
import { modules, sheets } from '../../src/modules/index.generated';
import { presets } from '../../src/presets/index.generated';

/** Sheets of a book by key: grids whose header row holds keys or names. */
export type Book = Readonly<Record<string, Grid>>;

/** A sheet with a column for every field and the rows given as objects by key; headers in the language. */
export function sheetOf(key: string, rows: readonly Readonly<Record<string, Cell>>[] = [], language: Language = 'zh-CN'): Grid {
  const definition = sheets.find((sheet) => sheet.key === key);
  if (!definition) throw new Error(`No sheet ${key}`);
  const header = definition.fields.map((field) => (language === 'en' ? field.en : field.zh));
  return [header, ...rows.map((row) => definition.fields.map((field) => row[field.key] ?? ''))];
}

/** A host over plain grids. `keys` of its columns come from headers; `formulas`: where cells have them, by sheet. */
export function hostOf(
  book: Book,
  now: Date,
  language: Language = 'zh-CN',
  formulas: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): Host {
  const titleOf = (key: string): string => {
    const definition = sheets.find((sheet) => sheet.key === key);
    return definition ? (language === 'en' ? definition.en : definition.zh) : key;
  };
  const read = (key: string): SheetContent | undefined => {
    const grid = book[key];
    return grid && { title: titleOf(key), grid, keys: new Map() };
  };
  const readTitle = (title: string): SheetContent | undefined => read(Object.keys(book).find((key) => titleOf(key) === title) ?? '');
  return {
    now,
    userLanguage: language,
    user: () => 'owner@example.com',
    read,
    sheets: () => Object.keys(book).map((key) => ({ title: titleOf(key), key })),
    formulas: (key) => formulas[key] ?? [],
    readTitle,
    readRow: (title, row) => {
      const content = readTitle(title);
      const cells = content?.grid[row - 1];
      return content && cells && { ...content, grid: [content.grid[0] ?? [], cells] };
    },
    selection: () => undefined,
    properties: () => ({}),
    files: { newId: () => 'file', read: () => undefined, list: () => [], find: () => undefined },
    book: () => ({ name: 'book', locale: language === 'en' ? 'en_US' : 'zh_CN', timeZone: 'Asia/Shanghai' }),
    capture: () => undefined,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    gzip: (text) => [...new Int8Array(gzipSync(text))],
    ungzip: (bytes) => gunzipSync(Uint8Array.from(bytes)).toString('utf8'),
    elapsed: () => 0,
    toast: () => undefined,
  };
}

/** What a command knows, over a book of plain grids. */
export function contextOf(
  book: Book,
  options: {
    readonly asOf?: Date;
    readonly language?: Language;
    readonly resumed?: boolean;
    readonly formulas?: Readonly<Record<string, readonly (readonly string[])[]>>;
  } = {},
): CommandContext {
  const asOf = options.asOf ?? new Date('2024-03-25');
  const language = options.language ?? 'zh-CN';
  const host = hostOf(book, asOf, language, options.formulas);
  const table = (key: string): Table | undefined => {
    const definition = sheets.find((sheet) => sheet.key === key);
    const content = host.read(key);
    return definition && content && readTable(definition, content);
  };
  const schema = bookSchema({ modules, sheets, fields: table('fields'), tiers: table('tiers') });
  return {
    host,
    asOf,
    language,
    schema,
    modules: schema.modules,
    sheets: schema.sheets,
    presets,
    labelOf: (id) => id,
    phones,
    run: 'run-1',
    resumed: options.resumed ?? false,
  };
}

/** The book after a plan's cells are written: what the host makes of the steps that write cells. */
export function bookAfter(book: Book, plan: Plan): Book {
  const after: Record<string, Grid> = Object.fromEntries(Object.entries(book).map(([key, grid]) => [key, grid.map((row) => [...row])]));
  for (const step of plan.steps) {
    if (step.kind === 'writeCells') {
      const grid = after[step.sheet] ?? [];
      const [position = 0] = positionsOf(step.sheet, grid, [step.column]);
      for (const [at, value] of step.values.entries()) grid[at + 1]![position] = value;
    }
    if (step.kind !== 'appendRows' && step.kind !== 'writeColumns' && step.kind !== 'replaceRows') continue;
    const grid = after[step.sheet] ?? [];
    const positions = positionsOf(step.sheet, grid, step.columns);
    if (step.kind !== 'writeColumns') {
      if (step.kind === 'replaceRows') grid.splice(1);
      for (const values of step.values) {
        const row: Cell[] = (grid[0] ?? []).map(() => '');
        for (const [at, position] of positions.entries()) row[position] = values[at] ?? '';
        grid.push(row);
      }
      continue;
    }
    const [id = 0] = positionsOf(step.sheet, grid, [step.idKey]);
    // Of rows with the same id, the k-th gets the k-th of the step.
    const waiting = grid.slice(1).map((row) => ({ row, id: String(row[id]).trim() }));
    for (const [index, wanted] of step.ids.entries()) {
      const found = wanted === '' ? -1 : waiting.findIndex((one) => one.id === wanted);
      const [taken] = found < 0 ? [] : waiting.splice(found, 1);
      for (const [at, position] of positions.entries()) {
        const value = step.values[index]?.[at] ?? null;
        if (taken && value !== null) taken.row[position] = value;
      }
    }
  }
  return after;
}

/** A sheet's rows as objects by key. */
export function rowsOf(book: Book, key: string): Record<string, Cell>[] {
  const grid = book[key] ?? [];
  const fields = sheets.find((sheet) => sheet.key === key)?.fields ?? [];
  return grid
    .slice(1)
    .map((row) => Object.fromEntries(fields.map((field) => [field.key, row[positionsOf(key, grid, [field.key])[0] ?? -1] ?? ''])));
}

function positionsOf(key: string, grid: Grid, columns: readonly string[]): number[] {
  const fields = sheets.find((sheet) => sheet.key === key)?.fields ?? [];
  return columns.map((column) => {
    const field = fields.find((one) => one.key === column);
    const position = (grid[0] ?? []).findIndex((header) => header === column || header === field?.zh || header === field?.en);
    if (position < 0) throw new Error(`Sheet ${key} has no column ${column}`);
    return position;
  });
}
