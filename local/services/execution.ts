import type { Workbook } from '../document/types';
import { zoneOf } from '../document/zone';
import type { EvaluatedBook } from '../engine/contract';
import { evaluateBook } from '../engine/evaluate';
import { type AuthMode, type Execution, type Fault, type RuntimeOptions, ScriptError, ScriptKilled } from '../runtime';
import type { Environment, SharedState } from './environment';
import { type DeclaredFunction, declaredFunctions } from './functions';
import { Exception } from './google';
import { createMeter } from './meter';
import { createRealm, type Outcome, type Realm } from './realm/realm';
import { createFactory, createServices } from './services';

/** Six minutes a run, thirty seconds for custom functions and simple triggers. */
export const LONG = 360_000;
export const SHORT = 30_000;

/** What stays the same over the executions of a runtime. */
export interface Project {
  readonly book: Workbook;
  readonly options: RuntimeOptions;
  readonly shared: SharedState;
  readonly computed: ComputedBook;
  /** The script's top-level functions. */
  functions(): readonly DeclaredFunction[];
  /** The instant at which the next execution begins. */
  clock(): number;
  /** Moves the clock of a runtime with a fixed one. */
  advance(ms: number): void;
}

/** The evaluated book, remembered until something is written. */
export interface ComputedBook {
  book: EvaluatedBook | undefined;
  isRunning: boolean;
}

/** One execution of the script: an environment and a realm in which the code was evaluated. */
export interface Running {
  readonly env: Environment;
  readonly realm: Realm;
  /** Calls a function. @throws ScriptError, ScriptKilled */
  call(name: string, args: readonly unknown[]): unknown;
  /** Ends the execution: locks are freed, the clock moves on. */
  end(): Execution;
}

/** Starts an execution: a fresh context, the whole script evaluated in it. `clockOf`: a clock trigger's owner, as whom it runs with nobody at the keyboard. @throws ScriptError, ScriptKilled when evaluating it fails */
export function start(project: Project, mode: AuthMode, limit: number, fault: Fault | undefined, clockOf?: string): Running {
  const began = performance.now();
  const { book, options, shared } = project;
  const from = project.clock();
  const meter = createMeter(limit, fault, (name) => serviceError(book, name));
  const make = createFactory(() => env);
  const env: Environment = {
    book,
    mode,
    manifest: options.manifest,
    html: options.html ?? {},
    locale: options.locale ?? book.locale.replace('_', '-'),
    scriptTimeZone: options.timeZone ?? options.manifest.timeZone,
    user: clockOf ?? options.user ?? book.owner,
    unattended: clockOf !== undefined,
    meter,
    shared,
    make,
    computed: () => computedBook(project),
    evaluate: (copy) => evaluated(project, copy),
    touch: () => {
      project.computed.book = undefined;
    },
    now: () => Math.floor(from + meter.elapsed),
  };
  const wall = options.wallLimitMs ?? limit;
  const { realm, outcome } = createRealm(() => env, createServices(env), options.code ?? '', wall);
  const result = (one: Outcome): unknown => {
    if (meter.stopped) throw new ScriptKilled('Exceeded maximum execution time');
    if (!one.ok) throw scriptError(one);
    return one.value;
  };
  const end = (): Execution => {
    for (const [name, holder] of shared.locks) if (holder === meter) shared.locks.delete(name);
    project.advance(meter.elapsed);
    return meter.report(performance.now() - began);
  };
  const running: Running = { env, realm, end, call: (name, args) => result(realm.call(name, args, wall)) };
  try {
    result(outcome);
  } catch (error) {
    throw Object.assign(error as Error, { execution: end() });
  }
  return running;
}

/** The top-level functions of a script: declared in its text and there when it was evaluated. */
export function topLevelFunctions(project: Project): readonly DeclaredFunction[] {
  const running = start(project, 'NONE', LONG, undefined);
  const made = new Set(running.realm.functionNames());
  running.end();
  return declaredFunctions(project.options.code ?? '').filter((one) => made.has(one.name));
}

/** The computed book, evaluated now when it isn't known; undefined while it is being evaluated (a custom function then sees stored values). */
export function computedBook(project: Project): EvaluatedBook | undefined {
  const { computed, book } = project;
  computed.book ??= evaluated(project, book);
  return computed.book;
}

/** A book computed with the project's functions; undefined while one is being computed. */
export function evaluated(project: Project, book: Workbook): EvaluatedBook | undefined {
  const { computed } = project;
  if (computed.isRunning) return undefined;
  computed.isRunning = true;
  try {
    let running: Running | undefined;
    const now = new Date(zoneOf(book.timeZone).toFloating(project.clock()));
    return evaluateBook(book, {
      // Names that end with an underscore are private to the script.
      functions: project.functions().filter((one) => !one.name.endsWith('_')),
      now,
      callFunction(name, args) {
        // One execution serves the whole evaluation: the document doesn't change during it.
        running ??= start(project, 'CUSTOM_FUNCTION', SHORT, undefined);
        return running.call(name, args);
      },
    });
  } finally {
    computed.isRunning = false;
  }
}

function scriptError(outcome: Outcome & { ok: false }): ScriptError {
  const stack = outcome.stack
    .split('\n')
    .filter((line) => line.includes('Code.js'))
    .map((line) => line.trim())
    .join('\n');
  const cause = new Exception(outcome.name && outcome.name !== 'Error' ? `${outcome.name}: ${outcome.message}` : outcome.message);
  return new ScriptError(outcome.message, stack === '' ? undefined : stack, { cause });
}

function serviceError(book: Workbook, name: string): string {
  if (/^(?:Properties|Cache|Lock|ScriptApp|Clock|UrlFetch)/.test(name))
    return "We're sorry, a server error occurred. Please wait a bit and try again.";
  return `Service Spreadsheets failed while accessing document with id ${book.id}.`;
}
