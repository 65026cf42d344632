import type { ListValue } from '../schema';
import type { AggregateName, ArithmeticOperator, CompareOperator, MetricName, Span, SpanUnit, Unit } from './syntax';
import type { ValueType } from './vocabulary';

/** A value of a list field. A sheet may hold it under any of its three names. */
export interface ValueTree extends ListValue {
  readonly kind: 'value';
  readonly type: 'text';
  readonly module: string;
  readonly field: string;
}

/** A field of the rows that a rule is about, or inside `where` of the records that an aggregate runs over. */
export interface FieldTree {
  readonly kind: 'field';
  readonly module: string;
  readonly key: string;
  readonly type: Exclude<ValueType, 'duration'>;
  readonly unit?: Unit;
}

/** `count(sales where amount > 0 in last 3 months)`: one value for each row of the home module. */
export interface AggregateTree {
  readonly kind: 'aggregate';
  readonly name: AggregateName;
  readonly module: string;
  readonly field?: FieldTree;
  readonly where?: Tree;
  readonly span?: Span;
  readonly type: Exclude<ValueType, 'duration' | 'boolean' | 'tags'>;
  readonly unit?: Unit;
}

/**
 * A rule with its names looked up and its types checked. It is plain data: back ends walk it, nothing in it
 * depends on how it was typed, and equal rules have equal trees.
 */
export type Tree =
  | { readonly kind: 'number'; readonly type: 'number'; readonly value: number; readonly unit?: Unit }
  | { readonly kind: 'text'; readonly type: 'text'; readonly value: string }
  | ValueTree
  /** Days since 1970-01-01. */
  | { readonly kind: 'date'; readonly type: 'date'; readonly day: number }
  | { readonly kind: 'today'; readonly type: 'date' }
  | { readonly kind: 'duration'; readonly type: 'duration'; readonly amount: number; readonly unit: SpanUnit }
  | { readonly kind: 'boolean'; readonly type: 'boolean'; readonly value: boolean }
  | FieldTree
  | AggregateTree
  /** `近3个月合作次数`: a name for the aggregate in `of`. */
  | {
      readonly kind: 'metric';
      readonly type: 'number';
      readonly name: MetricName;
      readonly span: Span;
      readonly of: Tree;
      readonly unit?: Unit;
    }
  | { readonly kind: 'negate'; readonly type: 'number'; readonly of: Tree; readonly unit?: Unit }
  | {
      readonly kind: 'arithmetic';
      readonly type: 'number' | 'date';
      readonly operator: ArithmeticOperator;
      readonly left: Tree;
      readonly right: Tree;
      readonly unit?: Unit;
    }
  | {
      readonly kind: 'if';
      readonly type: Exclude<ValueType, 'duration'>;
      readonly condition: Tree;
      readonly then: Tree;
      readonly otherwise: Tree;
      readonly unit?: Unit;
    }
  | { readonly kind: 'round'; readonly type: 'number'; readonly of: Tree; readonly digits: number; readonly unit?: Unit }
  | { readonly kind: 'length'; readonly type: 'number'; readonly of: Tree }
  | { readonly kind: 'daysSince'; readonly type: 'number'; readonly of: Tree; readonly unit: '天' }
  | {
      readonly kind: 'hasTag';
      readonly type: 'boolean';
      readonly tag: string;
      readonly names: readonly string[];
      readonly fields: readonly string[];
    }
  | { readonly kind: 'and' | 'or'; readonly type: 'boolean'; readonly of: readonly Tree[] }
  | { readonly kind: 'not'; readonly type: 'boolean'; readonly of: Tree }
  /** Operands with an operator between each two: `10万 ≤ 金额 < 50万`. */
  | {
      readonly kind: 'compare';
      readonly type: 'boolean';
      readonly operands: readonly Tree[];
      readonly operators: readonly CompareOperator[];
    }
  | {
      readonly kind: 'between';
      readonly type: 'boolean';
      readonly of: Tree;
      readonly low: Tree;
      readonly high: Tree;
      readonly negated: boolean;
    }
  | { readonly kind: 'in'; readonly type: 'boolean'; readonly of: Tree; readonly list: readonly Tree[]; readonly negated: boolean }
  | { readonly kind: 'contains' | 'starts'; readonly type: 'boolean'; readonly of: Tree; readonly part: Tree; readonly negated: boolean }
  | { readonly kind: 'empty'; readonly type: 'boolean'; readonly of: Tree; readonly negated: boolean }
  | { readonly kind: 'window'; readonly type: 'boolean'; readonly of: Tree; readonly span: Span; readonly negated: boolean };

/** Returns the trees that a tree is made of, in the order they are written. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'aggregate':
      return [...(tree.field === undefined ? [] : [tree.field]), ...(tree.where === undefined ? [] : [tree.where])];
    case 'metric':
    case 'negate':
    case 'round':
    case 'length':
    case 'daysSince':
    case 'not':
    case 'empty':
    case 'window':
      return [tree.of];
    case 'arithmetic':
      return [tree.left, tree.right];
    case 'if':
      return [tree.condition, tree.then, tree.otherwise];
    case 'and':
    case 'or':
      return tree.of;
    case 'compare':
      return tree.operands;
    case 'between':
      return [tree.of, tree.low, tree.high];
    case 'in':
      return [tree.of, ...tree.list];
    case 'contains':
    case 'starts':
      return [tree.of, tree.part];
    default:
      return [];
  }
}

/** Returns a text that is equal for equal trees only: the key under which shared sub-expressions are computed once. */
export function keyOf(tree: Tree): string {
  const known = keys.get(tree);
  if (known !== undefined) return known;
  const key = writeKey(tree);
  keys.set(tree, key);
  return key;
}

const keys = new WeakMap<Tree, string>();

function writeKey(tree: Tree): string {
  // A metric is the aggregate it stands for, so both are computed once.
  if (tree.kind === 'metric') return keyOf(tree.of);
  const parts = partsOf(tree).map(keyOf).join(' ');
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'text':
      return JSON.stringify(tree.value);
    case 'value':
      return `'${tree.module}.${tree.field}=${tree.key}`;
    case 'date':
      return `@${tree.day}`;
    case 'duration':
      return `${tree.amount}${tree.unit}`;
    case 'boolean':
      return String(tree.value);
    case 'field':
      return `${tree.module}.${tree.key}`;
    case 'aggregate':
      return `(${tree.name} ${tree.module}${tree.field === undefined ? '' : ' of'}${tree.where === undefined ? '' : ' where'} ${parts}${tree.span === undefined ? '' : ` ${tree.span.amount}${tree.span.unit}`})`;
    case 'arithmetic':
      return `(${tree.operator} ${parts})`;
    case 'round':
      return `(round ${tree.digits} ${parts})`;
    case 'hasTag':
      return `(hasTag ${JSON.stringify(tree.names)} ${tree.fields.join(',')})`;
    case 'compare':
      return `(${tree.operators.join('')} ${parts})`;
    case 'window':
      return `(window ${tree.negated} ${tree.span.amount}${tree.span.unit} ${parts})`;
    case 'between':
    case 'in':
    case 'contains':
    case 'starts':
    case 'empty':
      return `(${tree.kind} ${tree.negated} ${parts})`;
    default:
      return `(${tree.kind} ${parts})`;
  }
}

/** Returns the unit that a tree's number counts, or undefined where it is unknown or fits every unit. */
export function unitOf(tree: Tree): Unit | undefined {
  return 'unit' in tree && tree.kind !== 'duration' ? tree.unit : undefined;
}

/** Returns a unit as a part of a tree; nothing where there is none. */
export function unitPart(unit: Unit | undefined): { readonly unit?: Unit } {
  return unit === undefined ? {} : { unit };
}

/** Returns the field that a tree's value comes from (through latest, earliest and IF), which tells its list. */
export function sourceOf(tree: Tree): FieldTree | undefined {
  if (tree.kind === 'field') return tree;
  if (tree.kind === 'aggregate' && (tree.name === 'latest' || tree.name === 'earliest')) return tree.field;
  if (tree.kind === 'if') return sourceOf(tree.then) ?? sourceOf(tree.otherwise);
  return undefined;
}
