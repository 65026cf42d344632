import { type Book, compileRule, evaluateTree, type LanguageProblem, type Rule, type Vector, type Vocabulary } from '../language';
import { Refusal } from '../message';
import { type Field, type Language, type Module, nameIn } from '../schema';
import { ruleRow, segmentRow, tierRow } from '../settings/ruleRows';
import type { Table } from '../table/readTable';
import { assignSegments, classificationTags, combinedTags, compileSegments, compileTagRules, ruleTags, TAG_ORDER } from '../tags';
import { assignTiers, compileDimension, dimensionKey } from '../tiers';
import { splitTags } from '../values/lists';
import { valueForm } from '../values/text';
import { ticked } from '../values/ticked';
import { preferredProducts } from './preferred';

/** Settings sheets whose rows say how columns are computed. */
export type PlanSheet = 'fields' | 'tiers' | 'rules' | 'segments';

/** One computed column: what it needs to be known before, and how it is computed from a book that knows it. */
export interface ColumnPlan {
  readonly field: Field;
  /** Columns that are needed whatever the settings say. */
  readonly needs: readonly string[];
  /** Rows of settings sheets that it is made of, and the columns that each needs. */
  readonly parts: readonly Part[];
  readonly compute: (book: Book) => Vector;
  /** Of a formula. */
  readonly rule?: Rule;
}

interface Part {
  readonly sheet: PlanSheet;
  /** From 0. */
  readonly row: number;
  readonly needs: readonly string[];
}

/** All computed columns of customers, compiled from the settings sheets. */
export interface ColumnPlans {
  /** In an order in which each needs only earlier ones. */
  readonly plans: readonly ColumnPlan[];
  /** Settings sheet → row from 0 → what is wrong with it. */
  readonly problems: Readonly<Record<PlanSheet, ReadonlyMap<number, LanguageProblem>>>;
  /** Key of a column of tiers, of segments or of rule tags → what gives its values, in the order it is tried. */
  readonly deciders: ReadonlyMap<string, readonly Decider[]>;
}

/** A row of a settings sheet that gives customers a value: a tier, a segment by its name template, a tag. */
export interface Decider {
  readonly value: string;
  /** Undefined: always. */
  readonly rule: Rule | undefined;
  /** Whether the owner is to be told. */
  readonly alert: boolean;
}

/** What the columns are compiled from. */
export interface PlanSource {
  readonly customers: Module;
  readonly vocabulary: Vocabulary;
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly tagOrder: string;
  readonly language: Language;
  /** Row from 0 of the fields sheet that defines a column of customers. */
  readonly rowOf: (key: string) => number | undefined;
}

type Problems = Record<PlanSheet, Map<number, LanguageProblem>>;

/** What columns are being compiled to. */
interface Draft extends PlanSource {
  readonly problems: Problems;
  readonly deciders: Map<string, readonly Decider[]>;
  /** Whether a row takes part: rows that need each other in a circle don't. */
  readonly takes: (sheet: PlanSheet, row: number) => boolean;
}

/**
 * Compiles every computed column of customers. A row that doesn't compile, or that needs what is computed from itself, has a problem and takes no
 * part; a column whose formula is such a row keeps what its sheet holds. @throws Refusal for a circle that no row makes (a setting does)
 */
export function planColumns(source: PlanSource): ColumnPlans {
  const problems: Problems = { fields: new Map(), tiers: new Map(), rules: new Map(), segments: new Map() };
  const circles: Problems = { fields: new Map(), tiers: new Map(), rules: new Map(), segments: new Map() };
  const deciders = new Map<string, readonly Decider[]>();
  const draft: Draft = { ...source, problems, deciders, takes: (sheet, row) => !circles[sheet].has(row) };
  for (;;) {
    const plans = new Map<string, ColumnPlan>();
    for (const field of source.customers.fields) {
      const plan = planColumn(draft, field);
      if (plan) plans.set(field.key, { field, ...plan });
    }
    const found = findCircles(plans, source.customers);
    for (const { sheet, row, problem } of found) circles[sheet].set(row, problem);
    if (found.length > 0) continue;
    for (const sheet of ['fields', 'tiers', 'rules', 'segments'] as const)
      for (const [row, problem] of circles[sheet]) problems[sheet].set(row, problem);
    return { plans: inOrder(plans, source.language), problems, deciders };
  }
}

type Planned = Omit<ColumnPlan, 'field'>;

function planColumn(draft: Draft, field: Field): Planned | undefined {
  const { computed } = field;
  if (computed?.kind === 'formula') return planFormula(draft, field, computed.formula);
  if (computed?.kind === 'tier') return planTier(draft, field, computed.dimension);
  switch (computed?.name) {
    case undefined:
      return undefined;
    case 'preferred':
      return { needs: [], parts: [], compute: preferredProducts };
    case 'segment':
      return planSegment(draft);
    case 'ruleTags':
      return planRuleTags(draft);
    case 'composite':
      return { needs: [], parts: [], compute: combinedTags };
    default: {
      const order = splitTags(draft.tagOrder);
      // The tags themselves can't be among them; the settings' row is told so.
      const keys = (order.length > 0 ? order : TAG_ORDER).filter((key) => key !== field.key);
      return { needs: keys, parts: [], compute: (book) => classificationTags(book, keys) };
    }
  }
}

function planFormula(draft: Draft, field: Field, formula: string): Planned | undefined {
  const row = draft.rowOf(field.key);
  if (formula === '' || (row !== undefined && !draft.takes('fields', row))) return undefined;
  const compiled = (type: Field['type'] | 'value') =>
    compileRule(formula, draft.vocabulary, type, { self: { module: 'customers', key: field.key } });
  const typed = compiled(field.type);
  // Nobody stated the type, and the schema, which doesn't know what headers people gave in the sheets, couldn't tell it.
  const isUntyped = row !== undefined && valueForm(draft.tables.fields?.text(row, 'type') ?? '') === 'computed';
  const rule = !typed.ok && isUntyped && typed.error.key === 'language.wrongResult' ? compiled('value') : typed;
  if (rule.ok) {
    const needs = rule.value.reads.home;
    const compute = (book: Book): Vector => tidy(field, evaluateTree(rule.value.tree, book));
    return row === undefined
      ? { needs, parts: [], compute, rule: rule.value }
      : { needs: [], parts: [{ sheet: 'fields', row, needs }], compute, rule: rule.value };
  }
  if (row === undefined) {
    throw new Refusal({ key: 'refresh.badFormula', params: { field: nameIn(draft.language, field) }, suggestion: rule.error });
  }
  draft.problems.fields.set(row, rule.error);
  return undefined;
}

function planTier(draft: Draft, field: Field, dimension: string): Planned {
  const sheet = draft.tables.tiers;
  const isOwn = (row: number): boolean => dimensionKey(sheet?.text(row, 'dimension') ?? '', draft.vocabulary) === dimension;
  const at = rowsWhere(sheet, (row) => isOwn(row) && draft.takes('tiers', row));
  const rows = at.map((row) => tierRow(sheet!, row));
  const compiled = compileDimension(rows, draft.vocabulary);
  for (const [index, problem] of compiled.problems) draft.problems.tiers.set(at[index] ?? 0, problem);
  draft.deciders.set(
    field.key,
    compiled.tiers.map(({ tier, rule, row }) => ({ value: tier, rule, alert: ticked(sheet!.cell(at[row]!, 'alert')) === true })),
  );
  return { needs: [], parts: partsOf('tiers', at, compiled.tiers), compute: (book) => assignTiers(compiled, book) };
}

function planSegment(draft: Draft): Planned {
  const sheet = draft.tables.segments;
  const at = rowsWhere(sheet, (row) => draft.takes('segments', row));
  const rows = at.map((row) => segmentRow(sheet!, row));
  const compiled = compileSegments(rows, draft.vocabulary);
  for (const [index, problem] of compiled.problems) draft.problems.segments.set(at[index] ?? 0, problem);
  draft.deciders.set(
    'segment',
    compiled.segments.map(({ template, rule }) => ({ value: template, rule, alert: false })),
  );
  return {
    needs: [],
    parts: partsOf('segments', at, compiled.segments),
    compute: (book) => assignSegments(compiled.segments, book),
  };
}

function planRuleTags(draft: Draft): Planned {
  const sheet = draft.tables.rules;
  const at = rowsWhere(sheet, (row) => draft.takes('rules', row));
  const rows = at.map((row) => ruleRow(sheet!, row));
  const compiled = compileTagRules(rows, draft.vocabulary);
  for (const [index, problem] of compiled.problems) draft.problems.rules.set(at[index] ?? 0, problem);
  draft.deciders.set(
    'ruleTags',
    compiled.rules.map(({ tag, rule, row }) => ({ value: tag, rule, alert: ticked(sheet!.cell(at[row]!, 'alert')) === true })),
  );
  return {
    needs: [],
    parts: partsOf('rules', at, compiled.rules),
    compute: (book) => ruleTags(compiled.rules, book),
  };
}

/** What the rows of compiled tiers, segments or rules need. */
function partsOf(
  sheet: PlanSheet,
  at: readonly number[],
  compiled: readonly { readonly row: number; readonly rule: Rule | undefined; readonly places?: ReadonlyMap<string, string> }[],
): Part[] {
  return compiled.map(({ row, rule, places }) => ({
    sheet,
    row: at[row] ?? 0,
    needs: [...(rule?.reads.home ?? []), ...(places?.values() ?? [])],
  }));
}

/** Amounts to the cent and frequencies to a hundredth, so that sums of binary fractions stay what people added up; dates without a time. */
export function tidy(field: Field, vector: Vector): Vector {
  const isMoney = field.type === 'amount' || field.unit === '次/月';
  if (!(vector instanceof Float64Array && (isMoney || field.type === 'date'))) return vector;
  const result = new Float64Array(vector.length);
  for (let row = 0; row < vector.length; row += 1)
    result[row] = isMoney ? Math.round((vector[row]! + Number.EPSILON) * 100) / 100 : Math.floor(vector[row]!);
  return result;
}

function rowsWhere(sheet: Table | undefined, holds: (row: number) => boolean): number[] {
  return (sheet?.rows ?? []).map((_, row) => row).filter(holds);
}

/** All columns that a plan needs. */
function needsOf({ needs, parts }: ColumnPlan): string[] {
  return [...needs, ...parts.flatMap((part) => part.needs)];
}

/** The rows that need what is computed from themselves, each with the columns of its circle. */
function findCircles(
  plans: ReadonlyMap<string, ColumnPlan>,
  customers: Module,
): { sheet: PlanSheet; row: number; problem: LanguageProblem }[] {
  return [...plans].flatMap(([key, { parts }]) =>
    parts.flatMap(({ sheet, row, needs }) => {
      const way = needs.map((need) => wayTo(need, key, plans)).find((one) => one !== undefined);
      if (!way) return [];
      const names = [key, ...way].map((one) => customers.fields.find((field) => field.key === one) ?? { zh: one, en: one });
      const params = { fields: names.map(({ zh }) => zh).join(' → '), fieldsEn: names.map(({ en }) => en).join(' → ') };
      return [{ sheet, row, problem: { key: 'language.circle', params, position: 1 } }];
    }),
  );
}

/** Columns from one to another along what each needs, both included; undefined where there is no way. */
function wayTo(from: string, to: string, plans: ReadonlyMap<string, ColumnPlan>, seen = new Set<string>()): string[] | undefined {
  if (from === to) return [to];
  const plan = plans.get(from);
  if (!plan || seen.has(from)) return undefined;
  seen.add(from);
  for (const need of needsOf(plan)) {
    const way = wayTo(need, to, plans, seen);
    if (way) return [from, ...way];
  }
  return undefined;
}

/** Plans sorted so that each needs only earlier ones. @throws Refusal that names the columns of a circle */
function inOrder(plans: ReadonlyMap<string, ColumnPlan>, language: Language): ColumnPlan[] {
  const sorted: ColumnPlan[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string, path: readonly string[]): void => {
    const plan = plans.get(key);
    if (!plan || state.get(key) === 'done') return;
    if (state.get(key) === 'open') {
      const circle = [...path.slice(path.indexOf(key)), key].map((name) =>
        nameIn(language, plans.get(name)?.field ?? { zh: name, en: name }),
      );
      throw new Refusal({ key: 'refresh.cycle', params: { fields: circle.join(' → ') } });
    }
    state.set(key, 'open');
    for (const need of needsOf(plan)) visit(need, [...path, key]);
    state.set(key, 'done');
    sorted.push(plan);
  };
  for (const key of plans.keys()) visit(key, []);
  return sorted;
}
