/** Truth as bytes: 0 false, 1 true, 2 unknown. */
export const UNKNOWN = 2;

/** Returns the conjunction or disjunction of columns of truth, as SQL has it: unknown unless a side decides. */
export function combine(kind: 'and' | 'or', columns: readonly Uint8Array[], rows: number): Uint8Array {
  const decides = kind === 'and' ? 0 : 1;
  if (columns.length === 1) return columns[0]!;
  const result = new Uint8Array(rows).fill(1 - decides);
  for (const column of columns) {
    for (let row = 0; row < rows; row += 1) {
      const value = column[row]!;
      if (value === decides) result[row] = decides;
      else if (value === UNKNOWN && result[row] !== decides) result[row] = UNKNOWN;
    }
  }
  return result;
}

/** Returns the negation; unknown stays unknown. */
export function invert(column: Uint8Array): Uint8Array {
  const result = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row += 1) result[row] = column[row] === UNKNOWN ? UNKNOWN : 1 - column[row]!;
  return result;
}
