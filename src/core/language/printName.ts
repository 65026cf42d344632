import type { Place } from './print';
import type { AggregateTree, FieldTree } from './tree';
import { fieldOf } from './vocabulary';

/** Returns a field's name at its place: its header, or its key in brackets. */
export function printName(field: FieldTree, place: Place): string {
  const known = fieldOf(place.vocabulary, field.module, field.key);
  const name = place.bracketed || known === undefined ? `[${field.key}]` : place.language === 'zh' ? known.zh : lowered(known.en);
  return field.module === place.module ? name : `${moduleName(field.module, place)}.${name}`;
}

/** Returns what an aggregate runs over. */
export function printSource(tree: AggregateTree, place: Place): string {
  const module = moduleName(tree.module, place);
  if (tree.field === undefined) return module;
  return `${module}.${printName(tree.field, { ...place, module: tree.module })}`;
}

function moduleName(key: string, place: Place): string {
  const module = place.vocabulary.modules.get(key);
  if (place.bracketed || module === undefined) return `[${key}]`;
  return place.language === 'zh' ? module.zh : lowered(module.en);
}

/** Within a sentence, headers of several words begin with a small letter; abbreviations stay. */
function lowered(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name[0]!.toLowerCase()}${name.slice(1)}` : name;
}
