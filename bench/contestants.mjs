// Who takes part, by name.
import { asOf } from './data.mjs';
import { rules } from './rules.mjs';

/**
 * Each loads what it needs, where it is to run, and resolves to `run(book)`, which does the whole job and gives `column(key)`: a computed column
 * as texts or numbers, with days for dates; '', null and NaN are empty.
 */
export const contestants = {
  engine: async () => {
    const { loadEngine } = await import('./engineBundle.mjs');
    const compute = await loadEngine();
    return (book) => {
      const columns = compute(book, rules, asOf);
      return (key) => columns.get(key);
    };
  },
  loop: () => byKey(import('./loop.mjs')),
  duckdb: () => byKey(import('./duckdb.mjs')),
  arquero: () => byKey(import('./arquero.mjs')),
  alasql: () => byKey(import('./alasql.mjs')),
};

async function byKey(module) {
  const { compute } = await module;
  return async (book) => {
    const columns = await compute(book, asOf);
    return (key) => columns[key];
  };
}
