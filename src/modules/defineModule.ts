import type { Field, FieldType, ListValue, Module, SheetDefinition } from '../core/schema';

/** A module sheet as data. Its columns' headers, formats, validation and protection all derive from it. */
export function defineModule(module: Omit<Module, 'kind'>): Module {
  return { kind: 'module', ...module };
}

/** A settings sheet as data: people type there, Kehu reads. */
export function defineSettings(sheet: Omit<SheetDefinition, 'kind'>): SheetDefinition {
  return { kind: 'settings', ...sheet };
}

/** A sheet that Kehu writes, as data. */
export function defineWritten(sheet: Omit<SheetDefinition, 'kind'>): SheetDefinition {
  return { kind: 'written', ...sheet };
}

/** A column: key, type, zh and en header, and what else it has. */
export function field(key: string, type: FieldType, zh: string, en: string, more: Partial<Field> = {}): Field {
  return { key, type, zh, en, ...more };
}

/** A value of a list. */
export function value(key: string, zh: string, en: string): ListValue {
  return { key, zh, en };
}
