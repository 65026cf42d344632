import type { KeptRowAt } from './undoRecord';

/** Rows of a sheet in their order: a number from 0 is a row that stands there, a row one that is put there. */
export type Arrangement = readonly (number | KeptRowAt)[];

/**
 * Where rows that were taken out go back to, `ids` being those that the sheet holds now: above the row that they stood above; where that is gone or has no
 * id, in the row that they stood in; else at the end. Rows whose id the sheet holds already are left out.
 */
export function arrangement(ids: readonly string[], rows: readonly KeptRowAt[]): Arrangement {
  const order: (number | KeptRowAt)[] = ids.map((_, at) => at);
  const held = new Set(ids);
  const wanted = rows.filter(({ id }) => !held.has(id)).sort((a, b) => a.at - b.at);
  const idAt = (at: number): string => {
    const one = order[at];
    return typeof one === 'number' ? (ids[one] ?? '') : (one?.id ?? '');
  };
  // From the last to the first, so that a row that stood above another of them finds it there.
  wanted.reverse().forEach((row, done) => {
    const missing = wanted.length - 1 - done;
    const stood = row.at - missing;
    const neighbour = row.before === null || row.before === '' ? undefined : row.before;
    // Nearly always where it stood; a search through all rows is for those that people moved.
    const at =
      neighbour === undefined
        ? row.before === null
          ? order.length
          : stood
        : idAt(stood) === neighbour
          ? stood
          : order.findIndex((_, place) => idAt(place) === neighbour);
    order.splice(at < 0 ? Math.min(Math.max(stood, 0), order.length) : Math.min(at, order.length), 0, row);
  });
  return order;
}
