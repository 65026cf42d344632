import { namesOfValue } from '../schema';
import { type Checker, expectBoolean, failUnit, typed } from './checkTypes';
import { fold } from './normalise';
import { fail } from './problem';
import type { Scope } from './resolve';
import type { FunctionName, Syntax } from './syntax';
import { type Tree, unitOf, unitPart } from './tree';
import { listValue, valueTypeOf } from './vocabulary';

/** How many arguments each function takes. */
const ARGUMENTS: Readonly<Record<FunctionName, readonly [number, number]>> = {
  if: [2, 3],
  and: [1, Number.POSITIVE_INFINITY],
  or: [1, Number.POSITIVE_INFINITY],
  daysSince: [1, 1],
  hasTag: [1, 1],
  length: [1, 1],
  round: [1, 2],
};

/** Returns the typed tree of a function call. @throws Fault */
export function checkCall(syntax: Syntax & { kind: 'call' }, scope: Scope, check: Checker): Tree {
  const { args } = syntax;
  const [least, most] = ARGUMENTS[syntax.name];
  if (args.length < least || args.length > most)
    fail(syntax.at, 'language.arguments', { found: args.length, expected: least === most ? least : `${least}–${most}` });
  const first = args[0]!;
  switch (syntax.name) {
    case 'and':
    case 'or': {
      const of = args.map((arg) => expectBoolean(check(arg, scope), arg, scope));
      return of.length === 1 ? of[0]! : { kind: syntax.name, type: 'boolean', of };
    }
    case 'if':
      return checkIf(args, scope, check);
    case 'daysSince': {
      const of = check(first, scope);
      if (of.type !== 'date') fail(first.at, 'language.needsDate', typed('type', of.type));
      return { kind: 'daysSince', type: 'number', of, unit: '天' };
    }
    case 'hasTag': {
      if (first.kind !== 'text' && first.kind !== 'word') return fail(first.at, 'language.needsTag');
      const tag = (first.kind === 'text' ? first.value : first.text).trim();
      const fields = tagFields(scope);
      const names = new Set([fold(tag)]);
      for (const field of fields) {
        const item = listValue(scope.vocabulary, scope.vocabulary.home, field, tag);
        for (const text of item === undefined ? [] : namesOfValue(item)) names.add(fold(text));
      }
      return { kind: 'hasTag', type: 'boolean', tag, names: [...names].sort(), fields };
    }
    case 'length': {
      const of = check(first, scope);
      if (of.type !== 'text' && of.type !== 'tags') fail(first.at, 'language.needsText', typed('type', of.type));
      return { kind: 'length', type: 'number', of };
    }
    case 'round': {
      const of = check(first, scope);
      if (of.type !== 'number') fail(first.at, 'language.needsNumber', typed('type', of.type));
      const digits = args[1] === undefined ? undefined : check(args[1], scope);
      if (digits !== undefined && (digits.kind !== 'number' || !Number.isInteger(digits.value) || Math.abs(digits.value) > 10))
        return fail(args[1]!.at, 'language.needsDigits');
      const unit = unitOf(of);
      return {
        kind: 'round',
        type: 'number',
        of,
        digits: digits?.kind === 'number' ? digits.value : 0,
        ...unitPart(unit),
      };
    }
  }
}

function checkIf(args: readonly Syntax[], scope: Scope, check: Checker): Tree {
  const condition = expectBoolean(check(args[0]!, scope), args[0]!, scope);
  const then = check(args[1]!, scope);
  const otherwise = args[2] === undefined ? nothing(then) : check(args[2], scope, then);
  if (then.type === 'duration') return fail(args[1]!.at, 'language.needsValue');
  if (then.type !== otherwise.type)
    return fail(args[2]!.at, 'language.branches', { ...typed('left', then.type), ...typed('right', otherwise.type) });
  const [a, b] = [unitOf(then), unitOf(otherwise)];
  if (a !== undefined && b !== undefined && a !== b) failUnit(args[2]!.at, b, a);
  const unit = a ?? b;
  return { kind: 'if', type: then.type, condition, then, otherwise, ...unitPart(unit) };
}

/** IF without an else gives the empty value of its type. */
function nothing(then: Tree): Tree {
  if (then.type === 'boolean') return { kind: 'boolean', type: 'boolean', value: false };
  if (then.type === 'number') return { kind: 'number', type: 'number', value: Number.NaN };
  if (then.type === 'date') return { kind: 'date', type: 'date', day: Number.NaN };
  return { kind: 'text', type: 'text', value: '' };
}

/** The fields whose values are tags of a row: dimensions and free tags; rule tags are computed from rules, so rules can't read them. */
function tagFields(scope: Scope): string[] {
  const home = scope.vocabulary.modules.get(scope.vocabulary.home);
  return (home?.fields ?? [])
    .filter(
      (field) =>
        field.dictionary !== undefined ||
        field.computed?.kind === 'tier' ||
        (valueTypeOf(field.type) === 'tags' && field.computed === undefined),
    )
    .map((field) => field.key);
}
