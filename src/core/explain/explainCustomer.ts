import { knownDimension } from '../dimensions';
import { fieldNamed, loggedFields } from '../history/history';
import { Refusal } from '../message';
import type { Preset } from '../preset';
import type { Decider } from '../refresh/columnPlan';
import type { Computed } from '../refresh/computeCustomers';
import { type Field, type Language, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { valueForm } from '../values/text';
import { type Clause, explain } from './explain';

/** A rule that was tried for a customer. */
export interface Tried {
  /** The tier, tag or segment's name template that it gives. */
  readonly value: string;
  /** Undefined: unknown, because a value is empty. */
  readonly holds: boolean | undefined;
  /** Its clauses with the values seen; '' for what holds when nothing before it does. */
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** Why a customer has a tier, segment or tag. */
export interface Topic {
  readonly field: Field;
  /** The tier, tag or segment that was asked about; undefined: whatever the customer has. */
  readonly asked: string | undefined;
  /** What the customer has now, by the rules as they are. */
  readonly value: string;
  /** What was tried, in order: up to the tier or segment that holds, and up to the one that was asked about. */
  readonly tried: readonly Tried[];
}

/** What a question is about: a column, and the tier, tag or segment in it. */
export interface Question {
  readonly field: Field;
  readonly asked: string | undefined;
}

/** What questions are answered from. */
export interface ExplainSource {
  readonly computed: Computed;
  readonly tables: Readonly<Record<string, Table | undefined>>;
  readonly presets: readonly Preset[];
  readonly language: Language;
}

/** Explains why a customer (a data row of customers) has what it has. */
export function explainCustomer({ computed, language }: ExplainSource, row: number, { field, asked }: Question): Topic {
  const scene = { ...computed, language: language === 'en' ? ('en' as const) : ('zh' as const) };
  const tried: Tried[] = [];
  let isFound = false;
  const list = computed.deciders.get(field.key) ?? [];
  const last = list.map(({ value }) => value).lastIndexOf(asked ?? '');
  for (const [at, { value, rule }] of list.entries()) {
    const isTag = field.key === 'ruleTags';
    if (isTag ? asked !== undefined && asked !== value : isFound && at > last) continue;
    const made = rule && explain(rule.tree, scene);
    const holds: boolean | undefined = made ? made.holds(row) : !isFound;
    tried.push({ value, holds, text: made?.text(row) ?? '', clauses: made?.clauses(row) ?? [] });
    isFound ||= holds === true;
  }
  return { field, asked, value: String(computed.columns.get(field.key)?.[row] ?? ''), tried };
}

/**
 * What `of` asks about: a column (by key, header, alias, dimension), or a tier, tag or segment by any of its names; without it, every column.
 * @throws Refusal where nothing has that name, or its rule is wrong or off
 */
export function questionsOf(source: ExplainSource, of: string): Question[] {
  const { computed, tables, presets, language } = source;
  const fields = loggedFields(computed.fields);
  if (of === '') return fields.map((field) => ({ field, asked: undefined }));
  const { customers } = tables;
  const dimension = knownDimension(of);
  const named =
    (customers && fieldNamed(fields, customers, of)) ??
    fields.find((one) => one.computed?.kind === 'tier' && one.computed.dimension === dimension);
  if (named) return [{ field: named, asked: undefined }];
  const wanted = valueForm(of);
  const isWanted = (names: readonly string[]): boolean => names.some((name) => valueForm(name) === wanted);
  const found = fields.flatMap((field) => {
    const known = [...(computed.vocabulary.lists.get(`customers.${field.key}`) ?? []), ...tagNames(field, presets)];
    const names = known
      .map(({ key, zh, en }) => [key, zh, en])
      .filter(isWanted)
      .flat();
    const decider = computed.deciders.get(field.key)?.find(({ value }: Decider) => isWanted([value]) || names.includes(value));
    return decider ? [{ field, asked: decider.value }] : [];
  });
  if (found.length > 0) return found;
  const segment = fields.find(({ key }) => key === 'segment');
  const cell = computed.columns.get('segment')?.find((name) => isWanted([String(name)]));
  if (segment && cell !== undefined) return [{ field: segment, asked: String(cell) }];
  for (const [sheet, column] of [
    ['tiers', 'tier'],
    ['rules', 'tag'],
  ] as const) {
    const table = tables[sheet];
    const row = table?.rows.findIndex((_, at) => isWanted([table.text(at, column)])) ?? -1;
    if (table && row >= 0) {
      throw new Refusal({ ...(computed.problems[sheet].get(row) ?? { key: 'explain.off' }), sheet: table.title, row: row + 2 });
    }
  }
  const values = fields.flatMap(({ key }) => (key === 'segment' ? [] : (computed.deciders.get(key)?.map(({ value }) => value) ?? [])));
  const known = [...fields.map((field) => nameIn(language, field)), ...values];
  throw new Refusal({ key: 'explain.unknown', params: { name: of, known: [...new Set(known)].join(', ') } });
}

function tagNames(field: Field, presets: readonly Preset[]): { key: string; zh: string; en: string }[] {
  return field.key === 'ruleTags' ? presets.flatMap((preset) => preset.rules.map(({ tag }) => tag)) : [];
}
