import { checkAggregate } from './checkAggregate';
import { checkCall } from './checkCall';
import { asDuration, type Checker, coerce, expectBoolean, failUnit, inDays, mustCompare, typed } from './checkTypes';
import { metricTree } from './metrics';
import { fail } from './problem';
import { failUnknown, fieldTree, resolveField, type Scope } from './resolve';
import type { NameSyntax, Syntax } from './syntax';
import { type Tree, unitOf, unitPart } from './tree';
import { fieldOf, type ValueType } from './vocabulary';
import { wordIn } from './wordValue';

/** Returns the typed tree of a rule as it was written. `peer` is what it is compared with: that tells what a bare word means. @throws Fault */
export const check: Checker = (syntax: Syntax, scope: Scope, peer?: Tree): Tree => {
  switch (syntax.kind) {
    case 'or':
    case 'and':
      return { kind: syntax.kind, type: 'boolean', of: syntax.of.map((part) => expectBoolean(check(part, scope), part, scope)) };
    case 'not':
      return { kind: 'not', type: 'boolean', of: expectBoolean(check(syntax.of, scope), syntax.of, scope) };
    case 'compare': {
      mustRunOneWay(syntax);
      const operands = checkPeers(syntax.operands, scope);
      operands.slice(1).forEach((operand, index) => {
        mustCompare(operands[index]!, operand, syntax.operators[index]!, syntax.operands[index + 1]!.at);
      });
      return { kind: 'compare', type: 'boolean', operands, operators: syntax.operators };
    }
    case 'between': {
      const [of, low, high] = checkPeers([syntax.of, syntax.low, syntax.high], scope);
      mustCompare(of!, low!, '≤', syntax.low.at);
      mustCompare(of!, high!, '≤', syntax.high.at);
      return { kind: 'between', type: 'boolean', of: of!, low: low!, high: high!, negated: syntax.negated };
    }
    case 'in': {
      const [of, ...list] = checkPeers([syntax.of, ...syntax.list], scope);
      list.forEach((item, index) => {
        mustCompare(of!, item, '=', syntax.list[index]!.at);
      });
      return { kind: 'in', type: 'boolean', of: of!, list, negated: syntax.negated };
    }
    case 'contains':
    case 'starts': {
      const of = check(syntax.of, scope);
      if (of.type !== 'text' && (of.type !== 'tags' || syntax.kind === 'starts'))
        fail(syntax.of.at, 'language.needsText', typed('type', of.type));
      const part = check(syntax.part, scope, of);
      if (part.type !== 'text') fail(syntax.part.at, 'language.needsText', typed('type', part.type));
      return { kind: syntax.kind, type: 'boolean', of, part, negated: syntax.negated };
    }
    case 'empty': {
      const of = check(syntax.of, scope);
      if (of.type === 'duration' || (of.type === 'boolean' && of.kind !== 'field')) fail(syntax.of.at, 'language.neverEmpty');
      return { kind: 'empty', type: 'boolean', of, negated: syntax.negated };
    }
    case 'window': {
      const of = check(syntax.of, scope);
      if (of.type !== 'date') fail(syntax.of.at, 'language.needsDate', typed('type', of.type));
      return { kind: 'window', type: 'boolean', of, span: syntax.span, negated: syntax.negated };
    }
    case 'arithmetic':
      return checkArithmetic(syntax, scope);
    case 'negate': {
      const of = check(syntax.of, scope);
      if (of.type !== 'number') fail(syntax.at, 'language.needsNumber', typed('type', of.type));
      if (of.kind === 'number') return { ...of, value: of.value === 0 ? 0 : -of.value };
      const unit = unitOf(of);
      return { kind: 'negate', type: 'number', of, ...unitPart(unit) };
    }
    case 'call':
      return checkCall(syntax, scope, check);
    case 'aggregate':
      return checkAggregate(syntax, scope, check);
    case 'metric': {
      const of = metricTree(scope.vocabulary, syntax.name, syntax.span) ?? fail(syntax.at, 'language.noMetric');
      const unit = unitOf(of);
      return {
        kind: 'metric',
        type: 'number',
        name: syntax.name,
        span: syntax.span,
        of,
        ...unitPart(unit),
      };
    }
    case 'noDeal': {
      const home = scope.vocabulary.home;
      if (fieldOf(scope.vocabulary, home, 'lifetimeDeals') === undefined) fail(syntax.at, 'language.noMetric');
      const deals = fieldTree(scope.vocabulary, { module: home, key: 'lifetimeDeals' });
      return { kind: 'compare', type: 'boolean', operands: [deals, { kind: 'number', type: 'number', value: 0 }], operators: ['='] };
    }
    case 'number':
      if (!Number.isFinite(syntax.value)) fail(syntax.at, 'language.tooLarge');
      return { kind: 'number', type: 'number', value: syntax.value, ...unitPart(syntax.unit || undefined) };
    case 'duration':
      return syntax.unit === 'day'
        ? { kind: 'number', type: 'number', value: syntax.amount, unit: '天' }
        : { kind: 'duration', type: 'duration', amount: syntax.amount, unit: syntax.unit };
    case 'text':
      return wordIn(syntax.value, peer, scope, syntax.at, true) ?? { kind: 'text', type: 'text', value: syntax.value };
    case 'date':
      return { kind: 'date', type: 'date', day: calendarDay(syntax) };
    case 'today':
      return { kind: 'today', type: 'date' };
    case 'boolean':
      return { kind: 'boolean', type: 'boolean', value: syntax.value };
    case 'name':
      return checkName(syntax, scope, peer);
    case 'word':
      return wordIn(syntax.text, peer, scope, syntax.at, false) ?? failUnknown(syntax.text, syntax.at, scope);
    case 'bounds':
      return fail(syntax.at, 'language.expectOperand', { found: '' });
  }
};

/** Trees of things that are compared with each other: the first that isn't a word tells what words mean. */
function checkPeers(operands: readonly Syntax[], scope: Scope): Tree[] {
  const leader = operands.findIndex((operand) => operand.kind !== 'word' && operand.kind !== 'text');
  if (leader < 0) return operands.map((operand) => check(operand, scope));
  const peer = check(operands[leader]!, scope);
  const trees = operands.map((operand, index) => (index === leader ? peer : check(operand, scope, peer)));
  return trees.map((tree) => coerce(tree, trees));
}

/** In a comparison with a list field, a name that is also one of its values means the value. */
function checkName(syntax: NameSyntax, scope: Scope, peer: Tree | undefined): Tree {
  if (peer !== undefined && !syntax.bracketed && syntax.path.length === 1) {
    const value = wordIn(syntax.path[0]!, peer, scope, syntax.at, true);
    if (value?.kind === 'value') return value;
  }
  return resolveField(syntax, scope);
}

function mustRunOneWay(syntax: Syntax & { kind: 'compare' }): void {
  if (syntax.operators.length < 2) return;
  const up = syntax.operators.every((operator) => operator === '<' || operator === '≤');
  const down = syntax.operators.every((operator) => operator === '>' || operator === '≥');
  if (!up && !down) fail(syntax.operands[2]!.at, 'language.chain');
}

function checkArithmetic(syntax: Syntax & { kind: 'arithmetic' }, scope: Scope): Tree {
  const { operator } = syntax;
  const left = check(syntax.left, scope);
  const right = check(syntax.right, scope);
  const wrong = (at: number, type: ValueType): never => fail(at, 'language.needsNumber', typed('type', type));
  if (left.type === 'date') {
    if (operator === '-' && right.type === 'date') return { kind: 'arithmetic', type: 'number', operator, left, right, unit: '天' };
    const by = asDuration(right);
    if ((operator === '+' || operator === '-') && by.type === 'duration')
      return { kind: 'arithmetic', type: 'date', operator, left, right: by };
    return fail(syntax.right.at, 'language.needsDuration', typed('type', right.type));
  }
  if (right.type === 'date' && asDuration(left).type === 'duration' && operator === '+')
    return { kind: 'arithmetic', type: 'date', operator, left: right, right: asDuration(left) };
  if (left.type !== 'number') return wrong(syntax.left.at, left.type);
  const other = inDays(right);
  if (other.type !== 'number') return wrong(syntax.right.at, other.type);
  const units = [unitOf(left), unitOf(other)];
  if (operator === '+' || operator === '-') {
    const [a, b] = units;
    if (a !== undefined && b !== undefined && a !== b) failUnit(syntax.right.at, b, a);
    const unit = a ?? b;
    return { kind: 'arithmetic', type: 'number', operator, left, right: other, ...unitPart(unit) };
  }
  // A number without a unit scales one that has it.
  const [a, b] = units;
  const unit = b === undefined ? a : operator === '*' && a === undefined ? b : undefined;
  return { kind: 'arithmetic', type: 'number', operator, left, right: other, ...unitPart(unit) };
}

function calendarDay(syntax: Syntax & { kind: 'date' }): number {
  const { year, month, day } = syntax;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    fail(syntax.at, 'language.noSuchDate', { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` });
  }
  return Math.round(date.getTime() / 86_400_000);
}
