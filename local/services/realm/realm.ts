import vm from 'node:vm';
import type { Environment } from '../environment';
import { TIME_IS_UP } from '../meter';
import { BOOTSTRAP } from './bootstrap';
import { createDoor } from './door';

/** What came of a call into a realm. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string; readonly stack: string };

/** A bare V8 context with Apps Script's globals in which a script was evaluated. */
export interface Realm {
  /** Calls a top-level function; arguments and result are copied. Promises are waited for as far as their jobs go. */
  call(name: string, args: readonly unknown[], limitMs: number): Outcome;
  /** Names of global functions that the script made, in order. */
  functionNames(): string[];
  /** A global as the script sees it. */
  global(name: string): unknown;
}

interface Guest {
  readonly state: { done: boolean; ok: boolean; value: unknown; name: string; message: string; stack: string };
  serviceOf(name: string, google: string): object;
  reset(): void;
  array(): unknown[];
  date(instant: number): object;
  arm(name: string, args: readonly unknown[]): () => void;
}

const scripts = new Map<string, vm.Script>();
const bootstrap = new vm.Script(BOOTSTRAP, { filename: 'runtime.js' });
const enter = new vm.Script('{ const go = globalThis.__enter; delete globalThis.__enter; go(); }', { filename: 'runtime.js' });

/** The real process environment: a test runner may show scripts a copy of it, on which the time zone has no effect. */
const realEnvironment = vm.runInThisContext('typeof process === "object" ? process.env : undefined') as NodeJS.ProcessEnv | undefined;

/**
 * A fresh context in which `code` was evaluated. Compiling happens once a process, evaluating every time, as on Google.
 * @throws what the script throws while it is evaluated, as an Outcome error
 */
export function createRealm(
  environment: () => Environment,
  services: Readonly<Record<string, object>>,
  code: string,
  limitMs: number,
): { realm: Realm; outcome: Outcome } {
  // Globals of an ordinary context cost nothing to look up; through an object of the host (all there is before Node 20.18) each look is a call.
  const context = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? Object.create(null), { microtaskMode: 'afterEvaluate' });
  const door = createDoor(environment, services);
  const guest = (bootstrap.runInContext(context) as (door: unknown) => Guest)(door);
  environment().kit = { array: guest.array, date: guest.date };
  const before = new Set(Object.getOwnPropertyNames(context));

  const guarded = (action: () => void): Outcome => {
    guest.reset();
    try {
      inZone(environment().scriptTimeZone, action);
    } catch (error) {
      if ((error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
        environment().meter.stop();
        return { ok: false, name: 'Exception', message: TIME_IS_UP, stack: '' };
      }
      const thrown = error as { name?: unknown; message?: unknown; stack?: unknown } | undefined;
      return { ok: false, name: String(thrown?.name), message: String(thrown?.message ?? error), stack: String(thrown?.stack ?? '') };
    }
    const { state } = guest;
    if (state.done && !state.ok) return { ok: false, name: state.name, message: state.message, stack: state.stack };
    return { ok: true, value: door.fromGuest(state.value) };
  };

  const realm: Realm = {
    call: (name, args, limit) =>
      guarded(() => {
        context.__enter = guest.arm(name, args);
        enter.runInContext(context, { timeout: limit });
      }),
    functionNames: () => Object.getOwnPropertyNames(context).filter((name) => !before.has(name) && typeof context[name] === 'function'),
    global: (name) => vm.runInContext('(name) => globalThis[name]', context)(name),
  };
  const outcome = guarded(() => {
    scriptOf(code).runInContext(context, { timeout: limitMs });
  });
  return { realm, outcome };
}

function scriptOf(code: string): vm.Script {
  let script = scripts.get(code);
  if (!script) {
    script = new vm.Script(code, { filename: 'Code.js' });
    scripts.set(code, script);
    if (scripts.size > 20) for (const oldest of [...scripts.keys()].slice(0, 1)) scripts.delete(oldest);
  }
  return script;
}

/** Local getters of dates show the zone of the process; it is changed for as long as the script runs. */
function inZone(zone: string, action: () => void): void {
  const env = realEnvironment ?? process.env;
  const before = env.TZ;
  env.TZ = zone;
  try {
    action();
  } finally {
    if (before === undefined) delete env.TZ;
    else env.TZ = before;
  }
}
