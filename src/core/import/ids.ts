import type { Module } from '../schema';

/** Gives the next free ids of a module, one a call: above the highest number that any used id has, so that an id never comes twice. */
export function idGiver(module: Module, used: Iterable<string>): () => string {
  const pattern = new RegExp(`^${module.idPrefix}(\\d{1,12})$`, 'i');
  let highest = 0;
  for (const id of used) {
    const number = pattern.exec(id)?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return () => {
    highest += 1;
    return `${module.idPrefix}${String(highest).padStart(module.idDigits, '0')}`;
  };
}
