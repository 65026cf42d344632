import type { Result } from '../message';
import type { FieldType } from '../schema';
import { check } from './check';
import { mustCompare, typed } from './checkTypes';
import { nearest } from './nearest';
import { fold, type Normalised, normalise } from './normalise';
import { SyntaxError as ParseError, parse } from './parser.generated.mjs';
import { WORDS } from './printWords';
import { Fault, type LanguageProblem } from './problem';
import { properCase, type Scope } from './resolve';
import type { Syntax } from './syntax';
import { partsOf, type Tree } from './tree';
import { linkOf, type ValueType, type Vocabulary, valueTypeOf } from './vocabulary';
import { type Self, wordLookup, wordsFrom } from './words';

/** A rule that compiled. */
export interface Rule {
  readonly text: string;
  readonly tree: Tree;
  readonly reads: Reads;
}

/** What a rule needs to know: fields of the home module, and fields of the records that its aggregates run over. */
export interface Reads {
  readonly home: readonly string[];
  readonly records: Readonly<Record<string, readonly string[]>>;
}

/** What a rule must give: a condition, any value, or a value that fits a column of this type. */
export type Expected = 'condition' | 'value' | FieldType;

/** What a rule may take for granted. */
export interface CompileOptions {
  /** The field that the rule computes, whose own names mean nothing in it. */
  readonly self?: Self;
  /** What a bare range or bound (`10万-50万`, `≥ 100万`) is about. Without it such a text is an error. */
  readonly subject?: Tree;
}

const LONGEST = 2000;
const DEEPEST = 60;

/** Returns the compiled rule, or why the text isn't one, with the place and a suggestion. Never throws for bad text. */
export function compileRule(
  text: string,
  vocabulary: Vocabulary,
  expected: Expected,
  options: CompileOptions = {},
): Result<Rule, LanguageProblem> {
  const typed = normalise(text.slice(0, LONGEST + 1));
  try {
    // Some characters stand for many: ㎞ is km.
    if (text.length > LONGEST || typed.text.length > LONGEST) throw new Fault(0, { key: 'language.tooLong', params: { limit: LONGEST } });
    if (typed.text.trim() === '') throw new Fault(0, { key: 'language.nothing' });
    const deep = tooDeep(typed.text);
    if (deep >= 0) throw new Fault(deep, { key: 'language.tooDeep', params: { limit: DEEPEST } });
    const scope: Scope = { vocabulary, module: vocabulary.home, self: options.self };
    const tree =
      (options.subject === undefined ? undefined : readBounds(typed, scope, options.subject)) ?? check(read(typed, scope), scope);
    mustBe(tree, expected);
    return { ok: true, value: { text, tree, reads: readsOf(tree, vocabulary) } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const position = (typed.origin[Math.min(error.at, typed.text.length)] ?? 0) + 1;
    return { ok: false, error: { ...error.problem, params: { ...error.problem.params, position }, position } };
  }
}

/** Returns a rule around a tree that code made. */
export function ruleOf(tree: Tree, vocabulary: Vocabulary): Rule {
  return { text: '', tree, reads: readsOf(tree, vocabulary) };
}

function read(typed: Normalised, scope: Scope, startRule: 'Rule' | 'Bounds' = 'Rule'): Syntax {
  const words = wordLookup(typed, scope.vocabulary, scope.self);
  try {
    return parse(typed.text, { startRule, ...words });
  } catch (error) {
    if (error instanceof ParseError) throw faultOf(error, typed, words.starts, scope.vocabulary);
    throw error;
  }
}

function readBounds(typed: Normalised, scope: Scope, subject: Tree): Tree | undefined {
  let syntax: Syntax;
  try {
    syntax = read(typed, scope, 'Bounds');
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
  if (syntax.kind !== 'bounds') return undefined;
  const bounds = syntax.operands.map((operand) => {
    const bound = check(operand, scope);
    mustCompare(subject, bound, '=', operand.at);
    return bound;
  });
  // `10万-50万` says 10万 ≤ x < 50万; one bound stands on the right.
  if (bounds.length === 2) return { kind: 'compare', type: 'boolean', operands: [bounds[0]!, subject, bounds[1]!], operators: ['≤', '<'] };
  return { kind: 'compare', type: 'boolean', operands: [subject, bounds[0]!], operators: syntax.operators };
}

/** What the parser says, in the user's terms: what was expected at the furthest place it came to. */
function faultOf(error: ParseError, typed: Normalised, starts: ReadonlyMap<number, number>, vocabulary: Vocabulary): Fault {
  const { at } = error;
  if (error.expected === null) return new Fault(at, { key: `language.${error.message}` });
  const found = /^(?:[a-z]+|[\d.,]+|\p{L}{1,6}|\S)/iu.exec(typed.text.slice(at))?.[0] ?? '';
  const names = new Set(error.expected);
  let key = found === '' ? 'endsEarly' : 'expectOperator';
  if (names.has('between')) key = 'expectAnd';
  else if (names.has('operand') && !names.has('operator')) key = found === '' ? key : 'expectOperand';
  else if (names.has('field')) key = 'expectField';
  else if (names.has('metric') && found !== '') key = 'expectMetric';
  else if (names.has('closing bracket') && /^[<>=≠≥≤]?$/.test(found)) key = 'openBracket';
  else if (found === ')') key = 'strayBracket';
  const start = starts.get(typed.text.slice(0, at).trimEnd().length);
  return (
    (key === 'expectOperator' && start !== undefined ? wrongWords(typed, start, found === '(', vocabulary) : undefined) ??
    new Fault(at, { key: `language.${key}`, params: { found } })
  );
}

/** What stands at `start` in front of a bracket or of further words: a function that isn't known, or a name of several words that is near to a known one. */
function wrongWords(typed: Normalised, start: number, isCall: boolean, vocabulary: Vocabulary): Fault | undefined {
  const name = wordsFrom(typed, start);
  const names = [...vocabulary.names.keys()];
  const words = [WORDS.zh, WORDS.en].flatMap((all) => Object.values(all).filter((word) => typeof word === 'string'));
  const known = nearest(fold(name), isCall ? words : names.filter((one) => one.includes(' ')));
  if (isCall ? names.includes(fold(name)) : known === undefined) return undefined;
  return new Fault(start, {
    key: `language.unknown${isCall ? 'Function' : 'Name'}`,
    params: { name },
    ...(known === undefined ? {} : { suggestion: { key: 'language.didYouMean', params: { name: properCase(known, vocabulary) } } }),
  });
}

/** Position of the bracket or prefix that nests deeper than rules may, or -1. */
function tooDeep(text: string): number {
  let depth = 0;
  let prefixes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === '!' || character === '非' || character === '-') prefixes += 1;
    else if (character.trim() !== '') prefixes = 0;
    if (depth > DEEPEST || prefixes > DEEPEST) return i;
  }
  const nots = /(?:\bnot\s*){61,}/i.exec(text);
  return nots === null ? -1 : nots.index;
}

function mustBe(tree: Tree, expected: Expected): void {
  if (expected === 'condition') {
    if (tree.type !== 'boolean') throw new Fault(0, { key: 'language.needsCondition', params: typed('type', tree.type) });
    return;
  }
  if (tree.type === 'duration') throw new Fault(0, { key: 'language.needsValue' });
  if (expected === 'value') return;
  const wanted: ValueType = valueTypeOf(expected);
  const fits = tree.type === wanted || (wanted === 'tags' && tree.type === 'text') || (wanted === 'text' && tree.type === 'tags');
  if (!fits) throw new Fault(0, { key: 'language.wrongResult', params: { ...typed('found', tree.type), ...typed('expected', wanted) } });
}

function readsOf(tree: Tree, vocabulary: Vocabulary): Reads {
  const home = new Set<string>();
  const records = new Map<string, Set<string>>();
  const record = (module: string): Set<string> => {
    const known = records.get(module) ?? new Set<string>();
    records.set(module, known);
    return known;
  };
  const walk = (part: Tree): void => {
    if (part.kind === 'field') (part.module === vocabulary.home ? home : record(part.module)).add(part.key);
    if (part.kind === 'hasTag') for (const field of part.fields) home.add(field);
    if (part.kind === 'aggregate') {
      const module = vocabulary.modules.get(part.module)!;
      const fields = record(part.module);
      for (const key of [linkOf(module, vocabulary.home)?.key, module.dateField, module.excluded?.field])
        if (key !== undefined) fields.add(key);
    }
    for (const child of partsOf(part)) walk(child);
  };
  walk(tree);
  return { home: [...home], records: Object.fromEntries([...records].map(([module, fields]) => [module, [...fields]])) };
}
