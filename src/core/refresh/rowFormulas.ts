import { type Cell, isEmpty } from '../cell';
import { type Columns, openBook, type Vector } from '../language';
import { compileFormulas } from '../language/computed';
import { evaluateTree } from '../language/evaluate';
import type { LanguageProblem } from '../language/problem';
import type { Field, Module } from '../schema';
import type { Table } from '../table/readTable';
import { rowVocabulary } from './bookVocabulary';
import { tidy } from './columnPlan';
import { toCells } from './toCells';

/** Computed columns of a module of records: each from its own row alone. */
export interface RowFormulas {
  readonly module: Module;
  readonly table: Table;
  readonly fields: readonly Field[];
  readonly vectors: ReadonlyMap<string, Vector>;
  /** Key → its cell for each data row. */
  readonly columns: ReadonlyMap<string, readonly Cell[]>;
  /** What is wrong with a formula, by its column's key. */
  readonly problems: ReadonlyMap<string, LanguageProblem>;
}

/** Whether a module of records has columns that are computed row by row. */
export function hasRowFormulas({ key, fields }: Module): boolean {
  return key !== 'customers' && fields.some(({ computed }) => computed?.kind === 'formula');
}

/** Computes such columns. A formula sees the columns of its row, not other records nor the customer; one that is wrong leaves what its column holds. */
export function computeRows(module: Module, table: Table, columns: Columns, asOf: Date): RowFormulas {
  const { order, problems } = compileFormulas(rowVocabulary(module, table));
  const book = openBook({ modules: { [module.key]: columns }, asOf, home: module.key });
  const vectors = new Map<string, Vector>();
  for (const { field, rule } of order) {
    const vector = tidy(field, evaluateTree(rule.tree, book));
    book.set(module.key, field.key, vector);
    vectors.set(field.key, vector);
  }
  const fields = module.fields.filter(({ key }) => vectors.has(key));
  const id = book.column(module.key, 'id');
  return {
    module,
    table,
    fields,
    vectors,
    columns: new Map(fields.map((field) => [field.key, toCells(field, vectors.get(field.key)!, id)])),
    problems: new Map([...problems].filter(([key]) => module.fields.some((field) => field.key === key && !isBlankFormula(field)))),
  };
}

/** Whether a computed cell of any row differs from what its sheet holds. */
export function differs({ table, columns }: RowFormulas): boolean {
  return [...columns].some(([key, cells]) => {
    const position = table.columnOf(key);
    return cells.some((cell, row) => !isEqual(cell, position === undefined ? '' : (table.rows[row]?.[position] ?? '')));
  });
}

function isEqual(one: Cell, other: Cell): boolean {
  if (one instanceof Date || other instanceof Date)
    return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  return one === other || (isEmpty(one) && isEmpty(other));
}

/** It is said already that the formula is missing. */
function isBlankFormula({ computed }: Field): boolean {
  return computed?.kind === 'formula' && computed.formula === '';
}
