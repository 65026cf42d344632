import type { Message } from '../message';
import type { Field, Module, Names } from '../schema';
import { nearest } from './nearest';
import { fold } from './normalise';
import { WORDS } from './printWords';
import { fail } from './problem';
import type { AggregateName, NameSyntax, Unit } from './syntax';
import type { FieldTree } from './tree';
import { fieldOf, type Retired, type Target, type Vocabulary, valueTypeOf } from './vocabulary';
import type { Self } from './words';

/** Where a name stands: in a rule about rows of the home module, or in `where` about records of another. */
export interface Scope {
  readonly vocabulary: Vocabulary;
  readonly module: string;
  readonly self: Self | undefined;
}

/** Returns the field that a name means where it stands. @throws Fault for an unknown, foreign or ambiguous name */
export function resolveField(name: NameSyntax, scope: Scope): FieldTree {
  const { vocabulary } = scope;
  const [first, second] = name.path;
  if (second !== undefined) {
    const module = resolveModule(first!, name.at, vocabulary);
    const field = fieldIn(module, second, name.last, scope);
    if (module.key !== scope.module && module.key !== vocabulary.home) failForeign(second, name.at, field, vocabulary);
    return field;
  }
  const targets = targetsOf(first!, scope).filter((target) => target.key !== undefined);
  for (const module of new Set([scope.module, vocabulary.home])) {
    const found = best(targets.filter((target) => target.module === module));
    if (found.length > 1) failAmbiguous(name.at, first!, found, vocabulary);
    if (found.length === 1) return fieldTree(vocabulary, found[0]!);
  }
  failRetired(first!, name.at, vocabulary, ({ module, key }) => key !== undefined && [scope.module, vocabulary.home].includes(module));
  const foreign = targets.find((target) => vocabulary.modules.has(target.module));
  if (foreign !== undefined) failForeign(first!, name.at, fieldTree(vocabulary, foreign), vocabulary);
  return failUnknown(first!, name.at, scope);
}

/** Returns what an aggregate runs over: a module, and a field of it where one is named. @throws Fault */
export function resolveSource(name: NameSyntax, scope: Scope): { module: Module; field: FieldTree | undefined } {
  const { vocabulary } = scope;
  const [first, second] = name.path;
  if (second !== undefined) {
    const module = resolveModule(first!, name.at, vocabulary);
    return { module, field: fieldIn(module, second, name.last, scope) };
  }
  const targets = targetsOf(first!, scope);
  const modules = best(targets.filter((target) => target.key === undefined));
  if (modules.length > 0) return { module: vocabulary.modules.get(modules[0]!.module)!, field: undefined };
  const fields = targets.filter((target) => target.module !== vocabulary.home);
  const owners = new Set(fields.map((target) => target.module));
  if (owners.size === 1) {
    const found = best(fields);
    if (found.length > 1) failAmbiguous(name.at, first!, found, vocabulary);
    return { module: vocabulary.modules.get(found[0]!.module)!, field: fieldTree(vocabulary, found[0]!) };
  }
  if (owners.size > 1) failAmbiguous(name.at, first!, fields, vocabulary);
  return failModule(first!, name.at, vocabulary);
}

/** Returns a field as a tree. */
export function fieldTree(vocabulary: Vocabulary, target: { readonly module: string; readonly key: string | undefined }): FieldTree {
  const field = fieldOf(vocabulary, target.module, target.key!)!;
  const unit = unitOfField(field);
  return { kind: 'field', module: target.module, key: field.key, type: valueTypeOf(field.type), ...(unit === undefined ? {} : { unit }) };
}

/** @throws Fault always: for a word that names nothing, with the nearest name that would do */
export function failUnknown(word: string, at: number, scope: Scope): never {
  const { vocabulary, self } = scope;
  failRetired(word, at, vocabulary, (one) => one.key !== undefined);
  if (self !== undefined && vocabulary.names.get(fold(word))?.some(({ module, key }) => module === self.module && key === self.key))
    fail(at, 'language.circle', { fields: `${word} → ${word}`, fieldsEn: `${word} → ${word}` });
  const owners = vocabulary.values.get(fold(word)) ?? [];
  if (owners.length > 0) {
    const fields = owners
      .filter((owner) => owner.module === scope.module)
      .map((owner) => fieldOf(vocabulary, owner.module, owner.key!))
      .filter((field): field is Field => field !== undefined);
    if (fields.length > 0)
      fail(
        at,
        'language.valueAlone',
        { word, fields: fields.map((field) => field.zh).join('、'), fieldsEn: fields.map((field) => field.en).join(', ') },
        { key: 'language.write', params: { text: `${fields[0]!.zh} = ${word}`, textEn: `${fields[0]!.en} = ${word}` } },
      );
  }
  const names: string[] = [];
  for (const [name, targets] of vocabulary.names)
    if (targets.some((target) => target.key !== undefined && (target.module === scope.module || target.module === vocabulary.home)))
      names.push(name);
  return fail(
    at,
    'language.unknownName',
    { name: word },
    suggest(word, names, headersOf(vocabulary.modules.get(scope.module)!), vocabulary),
  );
}

/** Returns the candidate that a word is nearest to, as its owner writes it; where none is near, what may be written at all. */
export function suggest(word: string, candidates: Iterable<string>, otherwise: Message, vocabulary: Vocabulary): Message {
  const known = nearest(fold(word), candidates);
  return known === undefined ? otherwise : { key: 'language.didYouMean', params: { name: properCase(known, vocabulary) } };
}

/** Returns the hint that one of these may be written. */
export function oneOf(items: Iterable<Names>): Message {
  const all = [...items];
  return {
    key: 'language.oneOf',
    params: { names: all.map((item) => item.zh).join('、'), namesEn: all.map((item) => item.en).join(', ') },
  };
}

/** Returns the hint how an aggregate of a field is written. */
export function writeAggregate(name: AggregateName, module: Module, field: Names & { readonly key: string }): Message {
  return {
    key: 'language.write',
    params: { text: `${WORDS.zh[name]}(${module.zh}.${field.zh})`, textEn: `${WORDS.en[name]}(${module.key}.${field.key})` },
  };
}

/** Returns a folded name as its owner writes it. */
export function properCase(folded: string, vocabulary: Vocabulary): string {
  for (const target of vocabulary.names.get(folded) ?? []) {
    const owner = target.key === undefined ? vocabulary.modules.get(target.module) : fieldOf(vocabulary, target.module, target.key);
    for (const name of [owner?.key, owner?.zh, owner?.en, ...(owner?.aliases ?? [])])
      if (name !== undefined && fold(name) === folded) return name;
  }
  return folded;
}

function resolveModule(name: string, at: number, vocabulary: Vocabulary): Module {
  const target = best((vocabulary.names.get(fold(name)) ?? []).filter((candidate) => candidate.key === undefined))[0];
  if (target !== undefined) return vocabulary.modules.get(target.module)!;
  return failModule(name, at, vocabulary);
}

function failModule(name: string, at: number, vocabulary: Vocabulary): never {
  failRetired(name, at, vocabulary, () => true);
  const names = [...vocabulary.names].filter(([, targets]) => targets.some((target) => target.key === undefined)).map(([text]) => text);
  return fail(at, 'language.unknownModule', { name }, suggest(name, names, oneOf(vocabulary.modules.values()), vocabulary));
}

/** @throws Fault for a name of what people retired */
function failRetired(name: string, at: number, vocabulary: Vocabulary, isMeant: (one: Retired) => boolean): void {
  const found = vocabulary.retired.get(fold(name))?.find(isMeant);
  if (found !== undefined) fail(at, 'language.retired', { name: found.zh, nameEn: found.en });
}

/** @throws Fault always: a field of records stands where one value a customer is needed */
function failForeign(name: string, at: number, field: FieldTree, vocabulary: Vocabulary): never {
  const module = vocabulary.modules.get(field.module)!;
  const aggregate = field.type === 'number' ? 'sum' : module.dateField === undefined ? 'count' : 'latest';
  const hint = writeAggregate(aggregate, module, fieldOf(vocabulary, field.module, field.key)!);
  return fail(at, 'language.foreign', { name, module: module.zh, moduleEn: module.en }, hint);
}

function headersOf(module: Module): Message {
  return { key: 'language.headers', params: { module: module.zh, moduleEn: module.en } };
}

function fieldIn(module: Module, name: string, at: number, scope: Scope): FieldTree {
  const found = best(targetsOf(name, scope).filter((target) => target.module === module.key && target.key !== undefined));
  if (found.length === 1) return fieldTree(scope.vocabulary, found[0]!);
  if (found.length > 1) failAmbiguous(at, name, found, scope.vocabulary);
  failRetired(name, at, scope.vocabulary, (one) => one.module === module.key && one.key !== undefined);
  const names = module.fields.flatMap((field) => [field.key, field.zh, field.en, ...(field.aliases ?? [])]);
  return fail(
    at,
    'language.unknownField',
    { name, module: module.zh, moduleEn: module.en },
    suggest(name, names, headersOf(module), scope.vocabulary),
  );
}

function targetsOf(name: string, scope: Scope): readonly Target[] {
  const { self } = scope;
  const targets = scope.vocabulary.names.get(fold(name)) ?? [];
  return self === undefined ? targets : targets.filter((target) => target.module !== self.module || target.key !== self.key);
}

/** The targets of the best rank: a key outranks a header, a header an alias. */
function best(targets: readonly Target[]): readonly Target[] {
  const rank = Math.min(...targets.map((target) => target.rank));
  return targets.filter((target) => target.rank === rank);
}

function failAmbiguous(at: number, name: string, targets: readonly Target[], vocabulary: Vocabulary): never {
  const paths = targets.map((target) => {
    const module = vocabulary.modules.get(target.module);
    return { zh: `${module?.zh ?? target.module}.[${target.key}]`, en: `${target.module}.[${target.key}]` };
  });
  return fail(
    at,
    'language.ambiguous',
    { name, fields: paths.map((path) => path.zh).join('、'), fieldsEn: paths.map((path) => path.en).join(', ') },
    { key: 'language.write', params: { text: paths[0]!.zh, textEn: paths[0]!.en } },
  );
}

function unitOfField(field: Field): Unit | undefined {
  return field.unit ?? (field.type === 'amount' ? '元' : undefined);
}
