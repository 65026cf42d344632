import type { Message } from '../message';
import type { Names } from '../schema';
import { durationText, UNIT_NAMES } from './printWords';
import { fail } from './problem';
import { failUnknown, type Scope } from './resolve';
import type { CompareOperator, Syntax, Unit } from './syntax';
import { type Tree, unitOf } from './tree';
import type { ValueType } from './vocabulary';

/** Checks one part of a rule. */
export type Checker = (syntax: Syntax, scope: Scope, peer?: Tree) => Tree;

/** Returns the message parameters that name a type: `key` in Chinese, `keyEn` in English. */
export function typed(key: string, type: ValueType): Readonly<Record<string, string>> {
  return { [key]: TYPE_NAMES[type].zh, [`${key}En`]: TYPE_NAMES[type].en };
}

const TYPE_NAMES: Readonly<Record<ValueType, Names>> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'text' },
  date: { zh: '日期', en: 'a date' },
  boolean: { zh: '条件', en: 'a condition' },
  tags: { zh: '标签', en: 'tags' },
  duration: { zh: '时长', en: 'a duration' },
};

/** Returns the tree when it can be true or false. @throws Fault */
export function expectBoolean(tree: Tree, syntax: Syntax, scope: Scope): Tree {
  if (tree.type === 'boolean') return tree;
  if (tree.kind === 'text' && syntax.kind === 'word') failUnknown(syntax.text, syntax.at, scope);
  return fail(syntax.at, 'language.needsCondition', typed('type', tree.type));
}

/** Returns weeks as a number of days; any other tree as it is. */
export function inDays(tree: Tree): Tree {
  return tree.kind === 'duration' && tree.unit === 'week' ? { kind: 'number', type: 'number', value: tree.amount * 7, unit: '天' } : tree;
}

/** Returns a number of days that was written as a duration, which moves a date; any other tree as it is. */
export function asDuration(tree: Tree): Tree {
  return tree.kind === 'number' && tree.unit === '天' && Math.abs(tree.value) < 1e5
    ? { kind: 'duration', type: 'duration', amount: tree.value, unit: 'day' }
    : tree;
}

/** Turns weeks into a number of days where they are compared with a number of days, and a text into a date where it is compared with a date. */
export function coerce(tree: Tree, peers: readonly Tree[]): Tree {
  if (peers.some((peer) => peer.type === 'number')) return inDays(tree);
  if (tree.kind === 'text' && peers.some((peer) => peer.type === 'date')) {
    const match = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(tree.value.trim());
    if (match !== null) {
      const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
      const date = new Date(Date.UTC(year, month - 1, day));
      if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day)
        return { kind: 'date', type: 'date', day: Math.round(date.getTime() / 86_400_000) };
    }
  }
  return tree;
}

/** @throws Fault when two values can't be compared with this operator */
export function mustCompare(left: Tree, right: Tree, operator: CompareOperator, at: number): void {
  const [a, b] = [textual(left.type), textual(right.type)];
  if (left.type === 'duration' || a !== b) {
    if (right.type === 'duration' && left.type === 'number') fail(at, 'language.durationDays');
    if (right.kind === 'text' && a === 'number') fail(at, 'language.compareText', { text: right.value, ...typed('type', left.type) });
    const ago: Message | undefined =
      a === 'date' && right.kind === 'duration'
        ? { key: 'language.write', params: { text: `今天 - ${durationText(right, 'zh')}`, textEn: `today - ${durationText(right, 'en')}` } }
        : undefined;
    fail(at, 'language.compareTypes', { ...typed('left', left.type), ...typed('right', right.type) }, ago);
  }
  if ((a === 'text' || a === 'boolean') && operator !== '=' && operator !== '≠')
    fail(at, 'language.noOrder', { operator, ...typed('type', left.type) });
  const [expected, found] = [unitOf(left), unitOf(right)];
  if (expected !== undefined && found !== undefined && expected !== found) failUnit(at, found, expected);
}

/** @throws Fault always: numbers that count different things */
export function failUnit(at: number, found: Unit, expected: Unit): never {
  return fail(at, 'language.unit', { found, foundEn: UNIT_NAMES[found], expected, expectedEn: UNIT_NAMES[expected] });
}

/** Tags are compared as text. */
function textual(type: ValueType): ValueType {
  return type === 'tags' ? 'text' : type;
}
