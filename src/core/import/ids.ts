import type { Module } from '../schema';

/** Document property that holds the highest number given so far by module, as JSON: ids of records that were deleted don't come again. */
export const MARKS = 'kehu.ids';

/** Key of a module → the highest number that any id of it has had. */
export type Marks = Readonly<Record<string, number>>;

/** The marks that a property holds; none where it is missing or was written by someone else. */
export function readMarks(text: string | undefined): Marks {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])));
  } catch {
    return {};
  }
}

/** The number of an id in the module's own form (C0012 → 12); 0 for any other id. */
export function idNumber(module: Pick<Module, 'idPrefix'>, id: string): number {
  const { idPrefix } = module;
  if (id.length <= idPrefix.length || id.slice(0, idPrefix.length).toUpperCase() !== idPrefix.toUpperCase()) return 0;
  const digits = id.slice(idPrefix.length);
  return /^\d{1,12}$/.test(digits) ? Number(digits) : 0;
}

/** The highest number among ids; 0 where none has the module's form. */
export function highestId(module: Pick<Module, 'idPrefix'>, ids: Iterable<string>): number {
  let highest = 0;
  for (const id of ids) highest = Math.max(highest, idNumber(module, id));
  return highest;
}

/** Gives the next free ids of a module, one a call: above its mark and the highest number that any used id has, so that an id never comes twice. */
export function idGiver(module: Module, used: Iterable<string>, mark = 0): () => string {
  let highest = Math.max(mark, highestId(module, used));
  return () => {
    highest += 1;
    return `${module.idPrefix}${String(highest).padStart(module.idDigits, '0')}`;
  };
}

/** Marks raised to what these ids need; the same object where they need nothing. */
export function raiseMarks(marks: Marks, module: Module, ids: Iterable<string>): Marks {
  const highest = highestId(module, ids);
  return highest > (marks[module.key] ?? 0) ? { ...marks, [module.key]: highest } : marks;
}
