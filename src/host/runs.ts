/** Runs of equal values that stand together. */
export function runs<T>(values: readonly T[]): { start: number; length: number; value: T }[] {
  const found: { start: number; length: number; value: T }[] = [];
  values.forEach((value, at) => {
    const last = found[found.length - 1];
    if (last && last.value === value) last.length += 1;
    else found.push({ start: at, length: 1, value });
  });
  return found;
}
