/**
 * Milliseconds until the page asks again whether the selection changed: 2 s at first, longer while nothing changes
 * (every question costs an execution of the owner's daily time), 15 s at most; 15 s after a failure.
 */
export function pauseAfter(unchanged: number, failed: boolean): number {
  if (failed) return 15_000;
  if (unchanged < 15) return 2_000;
  return unchanged < 45 ? 5_000 : 15_000;
}
