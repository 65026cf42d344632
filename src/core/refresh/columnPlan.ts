import type { Cell } from '../cell';
import { type Book, type Column, compileRule, evaluate, type LanguageProblem, type Rule, type Vocabulary } from '../language';
import { Refusal } from '../message';
import { type Field, type Language, type Module, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { assignSegments, classificationTags, combinedTag, compileSegments, compileTagRules, ruleTags, TAG_ORDER } from '../tags';
import { assignTiers, compileDimension, dimensionKey } from '../tiers';
import { preferredProducts } from './preferred';

/** One computed column: what it needs to be known before, and how it is computed from a book that knows it. */
export interface ColumnPlan {
  readonly field: Field;
  readonly needs: readonly string[];
  readonly compute: (book: Book) => Column;
}

/** All computed columns of customers, compiled from the settings sheets. */
export interface ColumnPlans {
  /** In an order in which each needs only earlier ones. */
  readonly plans: readonly ColumnPlan[];
  /** Settings sheet → row from 0 → what is wrong with it. */
  readonly problems: Readonly<Record<'tiers' | 'rules' | 'segments', ReadonlyMap<number, LanguageProblem>>>;
  /** The condition, as it stands in its sheet, that gives a field this tier or tag; '' where none does. */
  readonly conditionOf: (field: string, value: string) => string;
}

/** What the columns are compiled from. */
export interface PlanSource {
  readonly customers: Module;
  readonly vocabulary: Vocabulary;
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly tagOrder: string;
  readonly language: Language;
}

/** Compiles every computed column of customers. @throws Refusal where computed columns refer to each other in a circle, or a formula is wrong */
export function planColumns(source: PlanSource): ColumnPlans {
  const problems = {
    tiers: new Map<number, LanguageProblem>(),
    rules: new Map<number, LanguageProblem>(),
    segments: new Map<number, LanguageProblem>(),
  };
  const conditions = new Map<string, string>();
  const plans = new Map<string, ColumnPlan>();
  for (const field of source.customers.fields) {
    if (!field.computed) continue;
    plans.set(field.key, { field, ...planColumn(source, field, problems, conditions) });
  }
  return {
    plans: inOrder(plans, source.language),
    problems,
    conditionOf: (field, value) => conditions.get(`${field}\t${value}`) ?? '',
  };
}

type Problems = Record<'tiers' | 'rules' | 'segments', Map<number, LanguageProblem>>;

function planColumn(source: PlanSource, field: Field, problems: Problems, conditions: Map<string, string>): Omit<ColumnPlan, 'field'> {
  const { computed } = field;
  if (computed?.kind === 'formula') return planFormula(source, field, computed.formula);
  if (computed?.kind === 'tier') return planTier(source, field, computed.dimension, problems, conditions);
  switch (computed?.name) {
    case 'preferred':
      return { needs: [], compute: preferredProducts };
    case 'segment':
      return planSegment(source, problems);
    case 'ruleTags':
      return planRuleTags(source, problems, conditions);
    case 'composite':
      return { needs: [], compute: (book) => combined(book) };
    default: {
      const order = source.tagOrder
        .split(',')
        .map((key) => key.trim())
        .filter((key) => key !== '');
      const keys = order.length > 0 ? order : TAG_ORDER;
      return { needs: keys, compute: (book) => classificationTags(book.rows, (key) => textsOf(book, key), keys) };
    }
  }
}

function planFormula(source: PlanSource, field: Field, formula: string): Omit<ColumnPlan, 'field'> {
  const rule = compileRule(formula, source.vocabulary, field.type, { self: { module: 'customers', key: field.key } });
  if (!rule.ok) {
    throw new Refusal({ key: 'refresh.badFormula', params: { field: nameIn(source.language, field) }, suggestion: rule.error });
  }
  return { needs: rule.value.reads.home, compute: (book) => tidy(field, evaluate(rule.value, book)) };
}

function planTier(
  source: PlanSource,
  field: Field,
  dimension: string,
  problems: Problems,
  conditions: Map<string, string>,
): Omit<ColumnPlan, 'field'> {
  const sheet = source.tables.tiers;
  const at = rowsWhere(sheet, (row) => dimensionKey(sheet?.text(row, 'dimension') ?? '', source.vocabulary) === dimension);
  const rows = at.map((row) => ({
    order: orderOf(sheet, row),
    tier: sheet?.text(row, 'tier') ?? '',
    condition: sheet?.text(row, 'condition') ?? '',
  }));
  const compiled = compileDimension(rows, source.vocabulary);
  for (const [index, problem] of compiled.problems) problems.tiers.set(at[index] ?? 0, problem);
  for (const tier of compiled.tiers) conditions.set(`${field.key}\t${tier.tier}`, rows[tier.row]?.condition ?? '');
  return { needs: compiled.tiers.flatMap((tier) => needsOf(tier.rule)), compute: (book) => assignTiers(compiled, book) };
}

function planSegment(source: PlanSource, problems: Problems): Omit<ColumnPlan, 'field'> {
  const sheet = source.tables.segments;
  const rows = rowsWhere(sheet, () => true).map((row) => ({
    order: orderOf(sheet, row),
    template: sheet?.text(row, 'template') ?? '',
    condition: sheet?.text(row, 'condition') ?? '',
  }));
  const compiled = compileSegments(rows, source.vocabulary);
  problems.segments = new Map(compiled.problems);
  const needs = ['valueTier', 'activity', 'stage', 'needType', ...compiled.segments.flatMap((segment) => needsOf(segment.rule))];
  return { needs, compute: (book) => assignSegments(compiled.segments, book) };
}

function planRuleTags(source: PlanSource, problems: Problems, conditions: Map<string, string>): Omit<ColumnPlan, 'field'> {
  const sheet = source.tables.rules;
  const rows = rowsWhere(sheet, () => true).map((row) => ({
    name: sheet?.text(row, 'name') ?? '',
    tag: sheet?.text(row, 'tag') ?? '',
    condition: sheet?.text(row, 'condition') ?? '',
    on: sheet?.cell(row, 'on') !== false && !/^(false|否|off|no)$/i.test(sheet?.text(row, 'on') ?? ''),
  }));
  const compiled = compileTagRules(rows, source.vocabulary);
  problems.rules = new Map(compiled.problems);
  for (const rule of compiled.rules) conditions.set(`ruleTags\t${rule.tag}`, rows[rule.row]?.condition ?? '');
  return {
    needs: compiled.rules.flatMap((rule) => needsOf(rule.rule)),
    compute: (book) => ruleTags(compiled.rules, book).map((tags) => tags.join(',')),
  };
}

function combined(book: Book): string[] {
  const [industry, size, status] = ['industry', 'size', 'status'].map((key) => textsOf(book, key));
  return Array.from({ length: book.rows }, (_, row) => combinedTag(industry?.[row] ?? '', size?.[row] ?? '', status?.[row] ?? ''));
}

/** A column's texts, or undefined where the book lacks it or it isn't text. */
function textsOf(book: Book, key: string): string[] | undefined {
  const column = book.column('customers', key);
  return column && 'codes' in column ? Array.from(column.codes, (code) => column.words[code] ?? '') : undefined;
}

/** Amounts to the cent and frequencies to a hundredth, so that sums of binary fractions stay what people added up; dates without a time. */
function tidy(field: Field, column: Column): Column {
  if (!(column instanceof Float64Array)) return column;
  if (field.type === 'amount' || field.unit === '次/月') return column.map((value) => Math.round((value + Number.EPSILON) * 100) / 100);
  return field.type === 'date' ? column.map(Math.floor) : column;
}

function needsOf(rule: Rule | undefined): readonly string[] {
  return rule?.reads.home ?? [];
}

function rowsWhere(sheet: Table | undefined, holds: (row: number) => boolean): number[] {
  return (sheet?.rows ?? []).map((_, row) => row).filter(holds);
}

function orderOf(sheet: Table | undefined, row: number): number {
  const cell: Cell = sheet?.cell(row, 'order') ?? '';
  return cell === '' ? Number.NaN : Number(cell);
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
    for (const need of plan.needs) visit(need, [...path, key]);
    state.set(key, 'done');
    sorted.push(plan);
  };
  for (const key of plans.keys()) visit(key, []);
  return sorted;
}
