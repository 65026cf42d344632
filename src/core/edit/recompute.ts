import type { Cell } from '../cell';
import { type Book, buildTable, type Columns, openBook, type Vector } from '../language';
import { bytesFrom, isText } from '../language/columns';
import { evaluateTree } from '../language/evaluate';
import { missingIn } from '../language/missing';
import type { Preset } from '../preset';
import { bookVocabulary } from '../refresh/bookVocabulary';
import { type Change, changesOf } from '../refresh/changes';
import { type ColumnPlan, type ColumnPlans, planColumns } from '../refresh/columnPlan';
import { isSame } from '../refresh/isSame';
import { computeRows } from '../refresh/rowFormulas';
import { toCells } from '../refresh/toCells';
import type { Language, Module } from '../schema';
import { type Table, withRows } from '../table/readTable';
import { joinTags } from '../tags/composite';
import { splitTags } from '../values/lists';

/** Rows of customers whose computed columns are to follow an edit. */
export interface RecomputeInput {
  readonly modules: readonly Module[];
  readonly presets: readonly Preset[];
  /** The settings sheets by key. */
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly tagOrder: string;
  readonly language: Language;
  readonly asOf: Date;
  /** The edited rows as they will stand; computed cells as of the last refresh. */
  readonly sheet: Table;
  /** Rows that are new: they have no records yet, so that everything about them is known. */
  readonly isNew: readonly boolean[];
}

/** What edited rows alone decide. */
export interface Recomputed {
  /** Computed column → its cell for each row that changes; null elsewhere. */
  readonly columns: ReadonlyMap<string, readonly (Cell | null)[]>;
  /** Tiers, tags and segments that change, for the log; of rows that had been computed before. */
  readonly changes: readonly Change[];
}

/**
 * Computes what edited rows decide by themselves. Sums and counts over records stay as the last refresh left them in the row's cells; a tier, segment or
 * rule that looks at records in another way keeps what the cell says. `keepLogged`: so does every column whose changes are logged.
 */
export function recompute(input: RecomputeInput, keepLogged = false): Recomputed {
  const customers = input.modules.find(({ key }) => key === 'customers');
  if (!customers) return { columns: new Map(), changes: [] };
  const tables = { ...input.tables, customers: input.sheet };
  const vocabulary = bookVocabulary({ modules: input.modules, presets: input.presets, tables });
  const rowOf = (key: string): number | undefined => input.rowOf.get(`customers.${key}`);
  const planned = planColumns({ customers, vocabulary, tables, tagOrder: input.tagOrder, language: input.language, rowOf });
  const columns = new Map<string, (Cell | null)[]>();
  const changes: Change[] = [];
  for (const isNew of [true, false]) {
    const at = input.sheet.rows.flatMap((_, row) => (input.isNew[row] === isNew && input.sheet.text(row, 'id') !== '' ? [row] : []));
    if (at.length === 0) continue;
    const part = withRows(
      input.sheet,
      at.map((row) => input.sheet.rows[row]!),
    );
    const keeps = (plan: ColumnPlan): boolean => keepLogged && !isNew && planned.deciders.has(plan.field.key);
    const book = bookOf(input, customers, part, isNew ? new Set(planned.plans.map(({ field }) => field.key)) : new Set());
    const vectors = isNew ? computeAll(planned, book) : computeKnown(planned, book, keeps);
    const fields = customers.fields.filter(({ key }) => vectors.has(key) && part.columnOf(key) !== undefined);
    const cells = new Map(fields.map((field) => [field.key, toCells(field, vectors.get(field.key)!, book.column('customers', 'id'))]));
    for (const [key, made] of cells) {
      const column = columns.get(key) ?? input.sheet.rows.map((): Cell | null => null);
      at.forEach((row, index) => {
        if (!isSame(made[index] ?? '', input.sheet.cell(row, key))) column[row] = made[index] ?? '';
      });
      columns.set(key, column);
    }
    if (isNew) continue;
    const computed = { ...planned, fields, columns: cells, vectors, book, vocabulary, records: {}, rows: [] };
    const found = changesOf(
      part,
      computed,
      at.map((_, index) => index),
      input.language,
    );
    changes.push(...found.map((change) => ({ ...change, row: at[change.row]! })));
  }
  const changed = [...columns].filter(([, column]) => column.some((cell) => cell !== null));
  return { columns: new Map(changed), changes };
}

/** The computed columns of another module's rows: each follows from its own row. */
export function recomputeRecords(module: Module, sheet: Table, asOf: Date): Recomputed['columns'] {
  const { columns } = computeRows(
    module,
    sheet,
    buildTable(module, sheet.rows, (key) => sheet.columnOf(key), 0),
    asOf,
  );
  return new Map([...columns].map(([key, cells]) => [key, cells.map((cell, row) => (isSame(cell, sheet.cell(row, key)) ? null : cell))]));
}

/** The rows alone, and where they are new, all other modules without records. */
function bookOf({ modules, asOf }: RecomputeInput, customers: Module, part: Table, without: ReadonlySet<string>): Book {
  const empty = (module: Module): Columns => buildTable(module, [], () => 0, 0);
  const home = buildTable(customers, part.rows, (key) => (without.has(key) ? undefined : part.columnOf(key)), 0);
  const others =
    without.size === 0 ? [] : modules.filter((module) => module !== customers).map((module) => [module.key, empty(module)] as const);
  return openBook({ modules: { ...Object.fromEntries(others), customers: home }, asOf });
}

function computeAll({ plans }: ColumnPlans, book: Book): Map<string, Vector> {
  const vectors = new Map<string, Vector>();
  for (const { field, compute } of plans) {
    const vector = compute(book);
    book.set('customers', field.key, vector);
    vectors.set(field.key, vector);
  }
  return vectors;
}

/** Computes the columns that need nothing but the rows; what others hold stands for what they say. */
function computeKnown({ plans, deciders, problems }: ColumnPlans, book: Book, keeps: (plan: ColumnPlan) => boolean): Map<string, Vector> {
  const unknown = new Set<string>();
  for (const { field, rule } of plans) {
    if (rule === undefined || missingIn(rule.tree, book).length === 0) continue;
    unknown.add(field.key);
    const held = book.column('customers', field.key);
    if (held) book.state(rule.tree, held);
  }
  // A rule that names a column by a header that only the sheet knows can't be read here.
  const isUnread = { tiers: problems.tiers.size > 0, segment: problems.segments.size > 0, ruleTags: problems.rules.size > 0 };
  const vectors = new Map<string, Vector>();
  for (const plan of plans) {
    const { field, compute } = plan;
    const kind = field.computed?.kind === 'tier' ? 'tiers' : field.computed?.kind === 'native' ? field.computed.name : 'formula';
    const rules = deciders.get(field.key) ?? [];
    const isKnown = rules.every(({ rule }) => rule === undefined || missingIn(rule.tree, book).length === 0);
    if (unknown.has(field.key) || kind === 'preferred' || keeps(plan)) continue;
    if ((kind === 'tiers' || kind === 'segment') && (!isKnown || isUnread[kind])) continue;
    const vector = kind === 'ruleTags' ? (isUnread.ruleTags ? undefined : ruleTagsOf(rules, book)) : compute(book);
    if (!vector) continue;
    book.set('customers', field.key, vector);
    vectors.set(field.key, vector);
  }
  return vectors;
}

/** Rule tags: those whose rule can be evaluated by it, the others as the cell has them. */
function ruleTagsOf(
  rules: readonly { readonly value: string; readonly rule: { readonly tree: Parameters<typeof evaluateTree>[0] } | undefined }[],
  book: Book,
): Vector {
  const held = book.column('customers', 'ruleTags');
  const tags = held && isText(held) ? held.words.map(splitTags) : [];
  const columns = rules.map(({ value, rule }) => {
    const isKnown = rule !== undefined && missingIn(rule.tree, book).length === 0;
    const codes = isKnown
      ? (evaluateTree(rule.tree, book) as Uint8Array)
      : bytesFrom(book.rows, (row) => (held && isText(held) && tags[held.codes[row]!]!.includes(value) ? 1 : 0));
    return { codes, words: [[], [value], []] };
  });
  return joinTags(book.rows, columns);
}
