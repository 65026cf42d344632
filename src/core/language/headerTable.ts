import { type Cell, type Grid, isEmpty } from '../cell';
import type { Field, FieldType, Module } from '../schema';
import { type Book, openBook } from './book';
import { buildTable, textIn } from './columns';
import { compileRule } from './compile';
import { compileFormulas } from './computed';
import { fold } from './normalise';
import type { Tree } from './tree';
import { createVocabulary, type Vocabulary, type VocabularyOptions, valueTypeOf } from './vocabulary';

/** A range whose first row holds headers, as rows that rules can be evaluated for. */
export interface HeaderTable {
  readonly vocabulary: Vocabulary;
  /** Its home module has the columns of the range, and nothing else. */
  readonly book: Book;
  /** Rows below the header. */
  readonly rows: number;
  /** Whether all cells of a row are empty. */
  readonly isBlank: (row: number) => boolean;
  /** Whether the range has a column for this field of the home module. */
  readonly has: (key: string) => boolean;
}

/**
 * Returns a range as a table of the home module. A header names a field by key, zh, en or alias, with or without a unit
 * (`历史合作金额(万)` multiplies the numbers below it); other headers become fields of their own, with the type that their cells have.
 * A column with the name of a computed field stands for what its formula says too, so `近3个月合作≥2次` works without sales; one that is headed
 * as a metric, such as `近6个月合作次数`, stands for that. `extraValues`: values of lists that the book has.
 */
export function readHeaderTable(
  range: Grid,
  modules: readonly Module[],
  asOf: Date,
  extraValues: VocabularyOptions['extraValues'] = [],
): HeaderTable {
  const home = 'customers';
  const module = modules.find((candidate) => candidate.key === home);
  if (module === undefined) throw new Error(`no module ${home}`);
  const headers = (range[0] ?? []).map((cell) => textIn(cell));
  const columns = new Map<string, number>();
  const extraNames: { module: string; key: string; names: string[] }[] = [];
  const own: Field[] = [];
  const metrics = new Map<string, Tree>();
  const scales = new Map<number, number>();
  let made: Vocabulary | undefined;
  const plain = (): Vocabulary => {
    made ??= createVocabulary(modules);
    return made;
  };
  headers.forEach((header, at) => {
    if (header === '') return;
    const unit = /^(.*?)\s*\((万|万元|元|亿|亿元|千元)\)$/.exec(header.normalize('NFKC'));
    const field = fieldNamed(module, header) ?? (unit === null ? undefined : fieldNamed(module, unit[1]!));
    if (field !== undefined && !columns.has(field.key)) {
      columns.set(field.key, at);
      extraNames.push({ module: home, key: field.key, names: [header] });
      const scale = unit === null || valueTypeOf(field.type) !== 'number' ? 1 : (SCALES[unit[2]!] ?? 1);
      if (scale !== 1) scales.set(at, scale);
    } else if (field === undefined) {
      const key = `own${at + 1}`;
      const metric = compileRule(header, plain(), 'number');
      const isMetric = metric.ok && ['metric', 'aggregate'].includes(metric.value.tree.kind);
      if (isMetric) metrics.set(key, metric.value.tree);
      own.push({ key, zh: header, en: header, type: isMetric ? 'number' : typeOf(range, at) });
      columns.set(key, at);
    }
  });
  const extended: Module = { ...module, fields: [...module.fields, ...own] };
  const vocabulary = createVocabulary(
    modules.map((candidate) => (candidate.key === home ? extended : candidate)),
    { home, extraNames, extraValues },
  );
  const grid =
    scales.size === 0 ? range : range.map((row, index) => (index === 0 ? row : row.map((cell, at) => scaled(cell, scales.get(at)))));
  const book = openBook({ home, asOf, modules: { [home]: buildTable(extended, grid, (key) => columns.get(key)) } });
  for (const { field, rule } of compileFormulas(vocabulary).order) {
    const column = columns.has(field.key) ? book.column(home, field.key) : undefined;
    if (column !== undefined) book.state(rule.tree, column);
  }
  for (const [key, tree] of metrics) book.state(tree, book.column(home, key)!);
  return {
    vocabulary,
    book,
    rows: Math.max(0, range.length - 1),
    isBlank: (row) => (range[row + 1] ?? []).every((cell) => isEmpty(cell)),
    has: (key) => columns.has(key),
  };
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 万元: 1e4, 亿: 1e8, 亿元: 1e8, 千元: 1e3 };

function fieldNamed(module: Module, name: string): Field | undefined {
  const folded = fold(name);
  const ranks = [(field: Field) => [field.key], (field: Field) => [field.zh, field.en], (field: Field) => field.aliases ?? []];
  for (const names of ranks) {
    const found = module.fields.find((field) => names(field).some((text) => fold(text) === folded));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The type that all cells of a column that aren't empty have; text where they differ. */
function typeOf(range: Grid, at: number): FieldType {
  const types = new Set<FieldType>();
  for (const row of range.slice(1)) {
    const cell: Cell = row[at] ?? '';
    if (isEmpty(cell)) continue;
    types.add(typeof cell === 'number' ? 'number' : typeof cell === 'boolean' ? 'checkbox' : cell instanceof Date ? 'datetime' : 'text');
  }
  return types.size === 1 ? [...types][0]! : 'text';
}

/** A bare number in the unit of its header; a text may carry its own unit, which wins. */
function scaled(cell: Cell, scale: number | undefined): Cell {
  if (scale === undefined) return cell;
  const bare = typeof cell === 'string' && /^-?[\d,]+(\.\d+)?$/.test(cell.trim()) ? Number(cell.replace(/,/g, '')) : cell;
  return typeof bare === 'number' ? Number((bare * scale).toPrecision(15)) : bare;
}
