import { type Cell, type Grid, isEmpty } from '../cell';
import type { Field, FieldType, Module } from '../schema';
import { type Book, openBook } from './book';
import { buildTable, textIn } from './columns';
import { compileRule } from './compile';
import { compileFormulas } from './computed';
import { fold } from './normalise';
import { type Tree, unitPart } from './tree';
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

/** What isn't said by the range itself. */
export interface HeaderTableOptions {
  /** Values of open lists with all their names. */
  readonly extraValues?: VocabularyOptions['extraValues'];
  /** The type of columns of one's own that hold nothing; text unless said. */
  readonly untyped?: FieldType;
}

/**
 * Returns a range as a table of the home module. A header names a field by key, zh, en or alias, with or without a unit
 * (`历史合作金额(万)` multiplies the numbers below it); other headers become fields of their own, with the type that their cells have.
 * A column with the name of a computed field or a windowed metric stands for what that says too, so `近3个月合作≥2次` works without sales.
 */
export function readHeaderTable(
  range: Grid,
  modules: readonly Module[],
  asOf: Date,
  { extraValues, untyped = 'text' }: HeaderTableOptions = {},
): HeaderTable {
  const home = 'customers';
  const module = modules.find((candidate) => candidate.key === home);
  if (module === undefined) throw new Error(`no module ${home}`);
  const headers = (range[0] ?? []).map((cell) => textIn(cell));
  const columns = new Map<string, number>();
  const extraNames: { module: string; key: string; names: string[] }[] = [];
  const own: Field[] = [];
  const metrics = new Map<string, Tree>();
  let plain: Vocabulary | undefined;
  const scales = new Map<number, number>();
  headers.forEach((header, at) => {
    if (header === '') return;
    const unit = /^(.*?)\s*\((万|万元|元|亿|亿元|千元)\)$/.exec(header.normalize('NFKC'));
    const field = fieldNamed(module, header) ?? (unit === null ? undefined : fieldNamed(module, unit[1]!));
    let isNumber = field !== undefined && valueTypeOf(field.type) === 'number';
    if (field !== undefined) {
      if (columns.has(field.key)) return;
      columns.set(field.key, at);
      extraNames.push({ module: home, key: field.key, names: [header] });
    } else {
      const key = `own${at + 1}`;
      plain ??= createVocabulary(modules);
      const rule = compileRule(unit?.[1] ?? header, plain, 'value');
      const metric = rule.ok && rule.value.tree.kind === 'metric' ? rule.value.tree : undefined;
      if (metric !== undefined) metrics.set(key, metric);
      isNumber = metric !== undefined;
      own.push({ key, zh: header, en: header, type: isNumber ? 'number' : (typeOf(range, at) ?? untyped), ...unitPart(metric?.unit) });
      columns.set(key, at);
    }
    const scale = unit === null || !isNumber ? 1 : (SCALES[unit[2]!] ?? 1);
    if (scale !== 1) scales.set(at, scale);
  });
  const extended: Module = { ...module, fields: [...module.fields, ...own] };
  const vocabulary = createVocabulary(
    modules.map((candidate) => (candidate.key === home ? extended : candidate)),
    { extraNames, ...(extraValues && { extraValues }) },
  );
  const grid =
    scales.size === 0 ? range : range.map((row, index) => (index === 0 ? row : row.map((cell, at) => scaled(cell, scales.get(at)))));
  const book = openBook({ home, asOf, modules: { [home]: buildTable(extended, grid, (key) => columns.get(key)) } });
  for (const { field, rule } of compileFormulas(vocabulary).order) {
    const column = columns.has(field.key) ? book.column(home, field.key) : undefined;
    if (column !== undefined) book.state(rule.tree, column);
  }
  for (const [key, metric] of metrics) book.state(metric, book.column(home, key)!);
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

/** The type that all cells of a column that aren't empty have; text where they differ, undefined where there are none. */
function typeOf(range: Grid, at: number): FieldType | undefined {
  const types = new Set<FieldType>();
  for (const row of range.slice(1)) {
    const cell: Cell = row[at] ?? '';
    if (isEmpty(cell)) continue;
    types.add(typeof cell === 'number' ? 'number' : typeof cell === 'boolean' ? 'checkbox' : cell instanceof Date ? 'datetime' : 'text');
  }
  return types.size > 1 ? 'text' : [...types][0];
}

/** A bare number in the unit of its header; a text may carry its own unit, which wins. */
function scaled(cell: Cell, scale: number | undefined): Cell {
  if (scale === undefined) return cell;
  const bare = typeof cell === 'string' && /^-?[\d,]+(\.\d+)?$/.test(cell.trim()) ? Number(cell.replace(/,/g, '')) : cell;
  return typeof bare === 'number' ? Number((bare * scale).toPrecision(15)) : bare;
}
