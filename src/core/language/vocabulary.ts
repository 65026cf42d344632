import { type Field, type FieldType, type ListValue, type Module, type Names, namesOfValue } from '../schema';
import { fold } from './normalise';

/** What a name can mean: a field of a module, or the module itself (no `key`). A key outranks a header, a header an alias. */
export interface Target {
  readonly module: string;
  readonly key: string | undefined;
  readonly rank: 0 | 1 | 2;
}

/** Everything that rules can name. */
export interface Vocabulary {
  /** Key of the module whose rows rules are about. */
  readonly home: string;
  readonly modules: ReadonlyMap<string, Module>;
  /** Folded name → what it can mean. */
  readonly names: ReadonlyMap<string, readonly Target[]>;
  /** Folded names by first character, longest first. */
  readonly namesByStart: ReadonlyMap<string, readonly string[]>;
  /** Folded list value → fields that have it. */
  readonly values: ReadonlyMap<string, readonly Target[]>;
  readonly valuesByStart: ReadonlyMap<string, readonly string[]>;
  /** Folded name → what people retired under it; it means nothing any more. */
  readonly retired: ReadonlyMap<string, readonly Retired[]>;
  /** List values of a field by `module.key`. */
  readonly lists: ReadonlyMap<string, readonly ListValue[]>;
}

/** A column that people retired, or a whole module (no `key`). */
export interface Retired extends Names {
  readonly module: string;
  readonly key: string | undefined;
}

/** Names that a book has besides those of its modules. */
export interface VocabularyOptions {
  /** Key of the module whose rows rules are about; `customers` unless said. */
  readonly home?: string;
  /** Modules that people retired. */
  readonly retired?: readonly Module[];
  /** Headers that the user gave to columns. */
  readonly extraNames?: readonly { readonly module: string; readonly key: string; readonly names: readonly string[] }[];
  /** Values of open lists: tags of the dictionary, names of tiers. */
  readonly extraValues?: readonly { readonly module: string; readonly key: string; readonly values: readonly ListValue[] }[];
}

/** What a rule computes with. `tags` is several texts; a duration only moves dates. */
export type ValueType = 'number' | 'text' | 'date' | 'boolean' | 'tags' | 'duration';

/** Returns the names and list values of the modules, ready for `compileRule`. */
export function createVocabulary(modules: readonly Module[], options: VocabularyOptions = {}): Vocabulary {
  const names = new Map<string, Target[]>();
  const values = new Map<string, Target[]>();
  const lists = new Map<string, ListValue[]>();
  const name = (text: string, target: Target): void => {
    const folded = fold(text);
    if (folded === '') return;
    const known = names.get(folded) ?? [];
    const same = known.findIndex((other) => other.module === target.module && other.key === target.key);
    if (same < 0) known.push(target);
    else if (known[same]!.rank > target.rank) known[same] = target;
    names.set(folded, known);
  };
  const value = (module: string, key: string, item: ListValue): void => {
    const place = `${module}.${key}`;
    lists.set(place, [...(lists.get(place) ?? []), item]);
    for (const text of new Set(namesOfValue(item).map(fold))) {
      const known = values.get(text) ?? [];
      if (text !== '' && !known.some((other) => other.module === module && other.key === key))
        values.set(text, [...known, { module, key, rank: 0 }]);
    }
  };
  for (const module of modules) {
    name(module.key, { module: module.key, key: undefined, rank: 0 });
    for (const header of [module.zh, module.en]) name(header, { module: module.key, key: undefined, rank: 1 });
    for (const alias of module.aliases ?? []) name(alias, { module: module.key, key: undefined, rank: 2 });
    for (const field of module.fields) {
      name(field.key, { module: module.key, key: field.key, rank: 0 });
      for (const header of [field.zh, field.en]) name(header, { module: module.key, key: field.key, rank: 1 });
      for (const alias of field.aliases ?? []) name(alias, { module: module.key, key: field.key, rank: 2 });
      for (const item of field.list ?? []) value(module.key, field.key, item);
    }
  }
  for (const extra of options.extraNames ?? [])
    for (const text of extra.names) name(text, { module: extra.module, key: extra.key, rank: 1 });
  for (const extra of options.extraValues ?? []) for (const item of extra.values) value(extra.module, extra.key, item);
  const retired = retiredNames(modules, options.retired ?? []);
  return {
    home: options.home ?? 'customers',
    modules: new Map(modules.map((module) => [module.key, module])),
    names,
    namesByStart: byStart(new Set([...names.keys(), ...retired.keys()])),
    retired,
    values,
    valuesByStart: byStart(values.keys()),
    lists,
  };
}

/**
 * Retired names are read as names, so that a rule is told so, and not that some word of it is unexpected. What is called as a windowed metric
 * (`近3个月合作次数`) is that metric again.
 */
function retiredNames(modules: readonly Module[], whole: readonly Module[]): Map<string, Retired[]> {
  const retired = new Map<string, Retired[]>();
  const add = ({ key, zh, en, aliases = [] }: Pick<Field, 'key' | 'zh' | 'en' | 'aliases'>, module: string, isWhole: boolean): void => {
    for (const name of new Set([key, zh, en, ...aliases].map(fold)))
      if (!/^(?:近|最近|过去)\d|in last \d/.test(name))
        retired.set(name, [...(retired.get(name) ?? []), { module, key: isWhole ? undefined : key, zh, en }]);
  };
  for (const module of modules) for (const field of module.retired ?? []) add(field, module.key, false);
  for (const module of whole) {
    add(module, module.key, true);
    for (const field of [...module.fields, ...(module.retired ?? [])]) add(field, module.key, false);
  }
  return retired;
}

/** Returns a field of a module, or undefined. */
export function fieldOf(vocabulary: Vocabulary, module: string, key: string): Field | undefined {
  return vocabulary.modules.get(module)?.fields.find((field) => field.key === key);
}

/** Returns the field that says which row of the home module a record belongs to, or undefined for a module without one. */
export function linkOf(module: Module, home: string): Field | undefined {
  return module.fields.find((field) => field.references === home) ?? module.fields.find((field) => field.key === 'customerId');
}

/** Returns what a rule computes with when it reads a field of this type. */
export function valueTypeOf(type: FieldType): Exclude<ValueType, 'duration'> {
  switch (type) {
    case 'number':
    case 'amount':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'checkbox':
      return 'boolean';
    case 'tags':
      return 'tags';
    default:
      return 'text';
  }
}

/** Returns the list value that a text names by key, zh, en or a synonym. */
export function listValue(vocabulary: Vocabulary, module: string, key: string, text: string): ListValue | undefined {
  const folded = fold(text);
  return vocabulary.lists.get(`${module}.${key}`)?.find((item) => namesOfValue(item).some((name) => fold(name) === folded));
}

function byStart(names: Iterable<string>): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const name of names) {
    // A number or date stays one, whatever columns and values are called; brackets and quotes say otherwise.
    if (/^[\d.,%/-]+$/.test(name)) continue;
    const start = name[0]!;
    result.set(start, [...(result.get(start) ?? []), name]);
  }
  for (const list of result.values()) list.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return result;
}
