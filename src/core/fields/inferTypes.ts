import { compileRule, createVocabulary } from '../language';
import type { Field, FieldType, Module } from '../schema';

/** Columns being made of a module. */
export interface Draft {
  module: Module;
  fields: Field[];
}

/**
 * Gives computed columns of a module whose type nobody stated (`keys`) the type of what their formula gives. A formula may read another such
 * column, so it is asked again while answers change. Records of other modules are known to customers only.
 */
export function inferTypes(keys: readonly string[], { module, fields }: Draft, modules: () => readonly Module[]): void {
  for (let round = 0; keys.length > 0 && round <= keys.length; round += 1) {
    const vocabulary = createVocabulary(
      modules().filter(({ key }) => module.key === 'customers' || key === module.key),
      { home: module.key },
    );
    let isChanged = false;
    for (const key of keys) {
      const at = fields.findIndex((field) => field.key === key);
      const field = fields[at];
      if (field?.computed?.kind !== 'formula') continue;
      const rule = compileRule(field.computed.formula, vocabulary, 'value', { self: { module: module.key, key } });
      const type = rule.ok ? typeOf(rule.value.tree, field) : field.type;
      if (type === field.type) continue;
      fields[at] = { ...field, type, ...(rule.ok ? unitOf(rule.value.tree) : {}) };
      isChanged = true;
    }
    if (!isChanged) return;
  }
}

function typeOf(tree: { readonly type: string; readonly unit?: unknown }, field: Field): FieldType {
  if (tree.type === 'number') return (field.unit ?? tree.unit) === '元' ? 'amount' : 'number';
  return tree.type === 'boolean' ? 'checkbox' : tree.type === 'date' ? 'date' : tree.type === 'tags' ? 'tags' : 'text';
}

function unitOf(tree: object): Partial<Field> {
  return 'unit' in tree && tree.unit !== undefined ? { unit: tree.unit as NonNullable<Field['unit']> } : {};
}
