import type { Execution, Fault } from '../runtime';
import { Exception } from './google';

/** What one service call costs: its kind and how much it carries. */
export interface Cost {
  readonly kind: 'read' | 'write' | 'drive' | 'other';
  readonly cells?: number;
  readonly bytes?: number;
}

/** Google's words at the end of the time that a run has. */
export const TIME_IS_UP = 'Exceeded maximum execution time';

/** Counts the service calls of one execution, keeps its simulated clock and injects its fault. */
export interface Meter {
  /** Charges a call before it takes effect. @throws Exception for an injected error, and for good once the run is stopped */
  charge(name: string, cost: Cost): void;
  /** Lets simulated time pass (`Utilities.sleep`). */
  pass(ms: number): void;
  /** @throws Exception when the run was stopped: nothing it does then has an effect */
  check(): void;
  stop(): void;
  readonly stopped: boolean;
  readonly elapsed: number;
  log(line: string): void;
  report(ms: number): Execution;
}

/** Simulated milliseconds of a call. The figures are assumed until they are measured in a real sheet. */
export function millisecondsOf(cost: Cost): number {
  switch (cost.kind) {
    case 'read':
      return 200 + 0.008 * (cost.cells ?? 0);
    case 'write':
      return 300 + 0.02 * (cost.cells ?? 0);
    case 'drive':
      return 1000 + (200 * (cost.bytes ?? 0)) / 1_000_000;
    default:
      return 100;
  }
}

/** A meter for one execution of at most `limit` simulated milliseconds. */
export function createMeter(limit: number, fault: Fault | undefined, serviceError: (name: string) => string): Meter {
  const calls: Record<string, number> = {};
  const logs: string[] = [];
  let count = 0;
  let elapsed = 0;
  let stopped = false;
  const check = (): void => {
    if (stopped) throw new Exception(TIME_IS_UP);
  };
  const pass = (ms: number): void => {
    check();
    if (elapsed + ms > limit) {
      stopped = true;
      elapsed = limit;
    } else elapsed += ms;
    check();
  };
  return {
    charge(name, cost) {
      check();
      if (fault?.kind === 'kill' && count + 1 === fault.at) {
        stopped = true;
        check();
      }
      pass(millisecondsOf(cost));
      count += 1;
      calls[name] = (calls[name] ?? 0) + 1;
      if (fault?.kind === 'error' && count === fault.at) throw new Exception(serviceError(name));
    },
    pass,
    check,
    stop() {
      stopped = true;
    },
    get stopped() {
      return stopped;
    },
    get elapsed() {
      return elapsed;
    },
    log(line) {
      if (!stopped) logs.push(line);
    },
    report: (ms) => ({ serviceCalls: count, calls, simulatedMs: elapsed, ms, logs }),
  };
}
