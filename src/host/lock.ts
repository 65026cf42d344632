const WAIT_MS = 10_000;

/** Runs `work` holding the document's lock; `busy` where another script holds it for longer than ten seconds. */
export function withLock<T>(work: () => T, busy: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) return busy();
  try {
    return work();
  } finally {
    lock.releaseLock();
  }
}
