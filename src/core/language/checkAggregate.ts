import type { Message } from '../message';
import type { Module } from '../schema';
import { type Checker, expectBoolean, typed } from './checkTypes';
import { fail } from './problem';
import { resolveSource, type Scope, writeAggregate } from './resolve';
import type { AggregateName, Syntax } from './syntax';
import type { AggregateTree, Tree } from './tree';
import { linkOf } from './vocabulary';

/** Returns the typed tree of an aggregate. @throws Fault */
export function checkAggregate(syntax: Syntax & { kind: 'aggregate' }, scope: Scope, check: Checker): Tree {
  const { vocabulary } = scope;
  const { module, field } = resolveSource(syntax.source, scope);
  const at = syntax.source.at;
  if (module.key === vocabulary.home || linkOf(module, vocabulary.home) === undefined)
    fail(at, 'language.noRecords', { module: module.zh, moduleEn: module.en });
  if (syntax.spans.length > 1) fail(syntax.at, 'language.twoWindows');
  const [span] = syntax.spans;
  if (span !== undefined && module.dateField === undefined) fail(at, 'language.noDates', { module: module.zh, moduleEn: module.en });
  const where =
    syntax.where === null
      ? undefined
      : expectBoolean(check(syntax.where, { ...scope, module: module.key }), syntax.where, { ...scope, module: module.key });
  const common = {
    kind: 'aggregate' as const,
    name: syntax.name,
    module: module.key,
    ...(field === undefined ? {} : { field }),
    ...(where === undefined ? {} : { where }),
    ...(span === undefined ? {} : { span }),
  };
  if (syntax.name === 'count') return { ...common, type: 'number', unit: '次' };
  if (field === undefined)
    return fail(at, 'language.needsField', { module: module.zh, moduleEn: module.en }, exampleOf(syntax.name, module));
  if (syntax.name === 'distinct') return { ...common, type: 'number' };
  if (syntax.name === 'sum' || syntax.name === 'average') {
    if (field.type !== 'number') fail(at, 'language.needsNumber', typed('type', field.type));
  } else if (syntax.name === 'max' || syntax.name === 'min') {
    if (field.type !== 'number' && field.type !== 'date') fail(at, 'language.needsOrder', typed('type', field.type));
  } else if (module.dateField === undefined) {
    fail(at, 'language.noDates', { module: module.zh, moduleEn: module.en });
  }
  if (field.type === 'boolean') fail(at, 'language.needsOrder', typed('type', field.type));
  const type: AggregateTree['type'] = field.type === 'number' || field.type === 'date' ? field.type : 'text';
  return { ...common, type, ...(field.unit === undefined ? {} : { unit: field.unit }) };
}

/** How the aggregate of a field of the module is written; undefined for a module without a field that it takes. */
function exampleOf(name: AggregateName, module: Module): Message | undefined {
  const numeric = module.fields.find(({ type }) => type === 'amount') ?? module.fields.find(({ type }) => type === 'number');
  const field = numeric ?? (name === 'sum' || name === 'average' ? undefined : module.fields.find(({ key }) => key === module.dateField));
  return field === undefined ? undefined : writeAggregate(name, module, field);
}
