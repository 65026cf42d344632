import type { Field } from '../schema';
import { compileRule, type Rule } from './compile';
import type { LanguageProblem } from './problem';
import type { Vocabulary } from './vocabulary';

/** A computed field of the home module and its formula. */
export interface Formula {
  readonly field: Field;
  readonly rule: Rule;
}

/** Formulas in an order in which each stands after those it reads, and what is wrong with others by their field's key. */
export interface Formulas {
  readonly order: readonly Formula[];
  readonly problems: ReadonlyMap<string, LanguageProblem>;
}

/** Returns the home module's computed fields, compiled and ordered. Fields that need each other in a circle are named in their problems and left out. */
export function compileFormulas(vocabulary: Vocabulary): Formulas {
  const { home } = vocabulary;
  const formulas = new Map<string, Formula>();
  const problems = new Map<string, LanguageProblem>();
  for (const field of vocabulary.modules.get(home)?.fields ?? []) {
    if (field.computed?.kind !== 'formula') continue;
    const rule = compileRule(field.computed.formula, vocabulary, field.type, { self: { module: home, key: field.key } });
    if (rule.ok) formulas.set(field.key, { field, rule: rule.value });
    else problems.set(field.key, rule.error);
  }
  const order: Formula[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string, path: readonly string[]): void => {
    const formula = formulas.get(key);
    if (formula === undefined || state.get(key) === 'done') return;
    if (state.get(key) === 'open') {
      const circle = path.slice(path.indexOf(key));
      for (const member of circle) if (!problems.has(member)) problems.set(member, circleProblem([...circle, key], formulas));
      return;
    }
    state.set(key, 'open');
    for (const read of formula.rule.reads.home) visit(read, [...path, key]);
    state.set(key, 'done');
    if (!problems.has(key)) order.push(formula);
  };
  for (const key of formulas.keys()) visit(key, []);
  return { order, problems };
}

function circleProblem(keys: readonly string[], formulas: ReadonlyMap<string, Formula>): LanguageProblem {
  const fields = keys.map((key) => formulas.get(key)!.field);
  return {
    key: 'language.circle',
    params: { fields: fields.map((field) => field.zh).join(' → '), fieldsEn: fields.map((field) => field.en).join(' → ') },
    position: 1,
  };
}
