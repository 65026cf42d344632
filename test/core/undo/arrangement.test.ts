import { arrangement } from '../../../src/core/undo/arrangement';
import type { KeptRowAt } from '../../../src/core/undo/undoRecord';

/** Takes rows out of a list of ids, as a record of it keeps them. */
function takenOut(ids: readonly string[], out: readonly string[]): { left: string[]; rows: KeptRowAt[] } {
  const rows = ids.flatMap((id, at) => (out.includes(id) ? [{ id, at, before: ids[at + 1] ?? null, cells: {} }] : []));
  return { left: ids.filter((id) => !out.includes(id)), rows };
}

function putBack(left: readonly string[], rows: readonly KeptRowAt[]): string[] {
  return arrangement(left, rows).map((one) => (typeof one === 'number' ? (left[one] ?? '') : one.id));
}

describe('rows that go back', () => {
  test.each([[['a']], [['e']], [['a', 'b']], [['b', 'd']], [['c', 'd', 'e']], [['a', 'b', 'c', 'd', 'e']]])(
    '%j stand where they stood',
    (out) => {
      const { left, rows } = takenOut(['a', 'b', 'c', 'd', 'e'], out);
      expect(putBack(left, rows)).toEqual(['a', 'b', 'c', 'd', 'e']);
    },
  );

  test('gaps between rows stay where they are', () => {
    const { left, rows } = takenOut(['a', '', 'b', '', '', 'c'], ['a', 'c']);
    expect(putBack(left, rows)).toEqual(['a', '', 'b', '', '', 'c']);
  });

  test('any rows of any list, taken out and put back, give the list again', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 300; round += 1) {
      const ids = Array.from({ length: random(30) + 1 }, (_, at) => (random(6) === 0 ? '' : `r${at}`));
      const { left, rows } = takenOut(
        ids,
        ids.filter((id) => id !== '' && random(3) === 0),
      );
      expect(putBack(left, rows)).toEqual(ids);
    }
  });

  test('a row follows the row that it stood above, wherever people moved that', () => {
    const { rows } = takenOut(['a', 'b', 'c', 'd'], ['b']);
    expect(putBack(['c', 'd', 'a'], rows)).toEqual(['b', 'c', 'd', 'a']);
  });

  test('an id that is there already is left out', () => {
    const { rows } = takenOut(['a', 'b', 'c'], ['b', 'c']);
    expect(putBack(['a', 'c'], rows)).toEqual(['a', 'b', 'c']);
  });
});
