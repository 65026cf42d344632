import type { Cell, Grid } from '../../../src/core/cell';
import {
  type Book,
  buildTable,
  type Columns,
  compileFormulas,
  compileRule,
  createVocabulary,
  evaluate,
  openBook,
  type Rule,
  type Vocabulary,
} from '../../../src/core/language';
import type { Module } from '../../../src/core/schema';
import { customers } from '../../../src/modules/customers';
import { interactions } from '../../../src/modules/interactions';
import { sales } from '../../../src/modules/sales';
import { service } from '../../../src/modules/service';

export const modules: readonly Module[] = [customers, sales, service, interactions];

export const vocabulary: Vocabulary = createVocabulary(modules);

/** A floating date of `2024-03-15` or `2024-03-15 08:30`. */
export function day(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}Z`);
}

/** A record by field keys; what is left out is empty. */
export type Row = Readonly<Record<string, Cell>>;

/** A table of a module from rows by key. */
export function aTable(module: Module, rows: readonly Row[]): Columns {
  const keys = module.fields.map((field) => field.key);
  const grid: Grid = [keys, ...rows.map((row) => keys.map((key) => row[key] ?? ''))];
  return buildTable(module, grid, (key) => (keys.includes(key) ? keys.indexOf(key) : undefined));
}

export interface BookRows {
  readonly customers: readonly Row[];
  readonly sales?: readonly Row[];
  readonly service?: readonly Row[];
  readonly interactions?: readonly Row[];
}

/** A book as of a date. Computed fields are computed unless a row gives them. */
export function aBook(rows: BookRows, asOf = '2024-05-31 12:00', words: Vocabulary = vocabulary): Book {
  const book = openBook({
    asOf: day(asOf),
    modules: {
      customers: aTable(customers, rows.customers),
      sales: aTable(sales, rows.sales ?? []),
      service: aTable(service, rows.service ?? []),
      interactions: aTable(interactions, rows.interactions ?? []),
    },
  });
  const given = new Set(rows.customers.flatMap((row) => Object.keys(row)));
  for (const { field, rule } of compileFormulas(words).order)
    if (!given.has(field.key)) book.set('customers', field.key, evaluate(rule, book));
  return book;
}

/** A rule that must compile. */
export function rule(text: string, expected: 'condition' | 'value' = 'condition', words: Vocabulary = vocabulary): Rule {
  const compiled = compileRule(text, words, expected);
  if (!compiled.ok) throw new Error(`${text}: ${JSON.stringify(compiled.error)}`);
  return compiled.value;
}

/** The value of a rule for the first customer: true, false or unknown; a number; a text; a date as `2024-03-15`. */
export function resultOf(text: string, book: Book, words: Vocabulary = vocabulary): unknown {
  const compiled = rule(text, 'value', words);
  const [value] = evaluate(compiled, book);
  if (compiled.tree.type === 'boolean') return value === 1 ? true : value === 0 ? false : 'unknown';
  if (typeof value === 'number' && Number.isNaN(value)) return '';
  if (compiled.tree.type === 'date' && typeof value === 'number') {
    const iso = new Date(Math.round(value * 86_400_000)).toISOString();
    return iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  }
  return value;
}

/** The problem of a rule that must not compile. */
export function problemOf(text: string, expected: 'condition' | 'value' = 'condition') {
  const compiled = compileRule(text, vocabulary, expected);
  if (compiled.ok) throw new Error(`${text} compiles`);
  return compiled.error;
}
