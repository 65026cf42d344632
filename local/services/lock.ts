import type { Environment } from './environment';
import { Exception, googleInterface } from './google';

type GS = GoogleAppsScript.Lock.Lock;

/** Google's LockService. Who holds a lock is an execution; another waits in simulated time only, as nothing runs beside it. */
export class LockService extends googleInterface<GoogleAppsScript.Lock.LockService>() {
  static readonly google = 'Lock.LockService';
  constructor(private readonly env: Environment) {
    super();
  }
  override getDocumentLock(): GS {
    return new Lock(this.env, 'document');
  }
  override getScriptLock(): GS {
    return new Lock(this.env, 'script');
  }
  override getUserLock(): GS {
    return new Lock(this.env, `user:${this.env.user}`);
  }
}

class Lock extends googleInterface<GS>() {
  static readonly google = 'Lock.Lock';
  constructor(
    private readonly env: Environment,
    private readonly name: string,
  ) {
    super();
  }
  override hasLock(): boolean {
    return this.env.shared.locks.get(this.name) === this.env.meter;
  }
  override tryLock(milliseconds: number): boolean {
    const { locks } = this.env.shared;
    if (locks.has(this.name) && !this.hasLock()) {
      this.env.meter.pass(Math.max(0, milliseconds));
      return false;
    }
    locks.set(this.name, this.env.meter);
    return true;
  }
  override waitLock(milliseconds: number): void {
    if (!this.tryLock(milliseconds)) throw new Exception('Lock timeout: another process was holding the lock for too long.');
  }
  override releaseLock(): void {
    if (this.hasLock()) this.env.shared.locks.delete(this.name);
  }
}
