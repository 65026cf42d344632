import { createWorkbook } from './document/create';
import { zoneOf } from './document/zone';
import type { AuthMode, Execution, Runtime, RuntimeOptions } from './runtime';
import { ScriptError, ScriptKilled } from './runtime';
import type { SharedState } from './services/environment';
import { computedBook, LONG, type Project, type Running, SHORT, start, topLevelFunctions } from './services/execution';
import type { DeclaredFunction } from './services/functions';
import { typeValues } from './services/person';
import { GLOBALS } from './services/scopes.generated';
import { extentOf, readStored } from './services/spreadsheet/grid';
import { areaOf } from './services/spreadsheet/shapes';

export { createWorkbook, type NewWorkbook } from './document/create';
export type * from './document/types';
export * from './runtime';

const NOTHING: Execution = { serviceCalls: 0, calls: {}, simulatedMs: 0, ms: 0, logs: [] };

/** A local Apps Script runtime around one document and one script. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const document = options.document ?? createWorkbook({ timeZone: options.manifest.timeZone });
  const shared: SharedState = {
    ui: { menus: [], toasts: [], alerts: [] },
    selected: { sheet: document.sheets[0]?.id ?? 0, row: 0, column: 0, rows: 1, columns: 1 },
    locks: new Map(),
    caches: new Map(),
  };
  const fixed = options.asOf === undefined ? undefined : instantOf(options.asOf, document.timeZone);
  let passed = 0;
  let functions: readonly DeclaredFunction[] | undefined;
  const project: Project = {
    book: document,
    options,
    shared,
    computed: { book: undefined, isRunning: false },
    functions() {
      functions ??= topLevelFunctions(project);
      return functions;
    },
    clock: () => (fixed === undefined ? Date.now() : fixed + passed),
    advance: (ms) => {
      passed += ms;
    },
  };
  let last = NOTHING;
  let faultLeft = options.fault;

  const execute = <T>(mode: AuthMode, limit: number, action: (running: Running) => T, clockOf?: string): T => {
    let running: Running | undefined;
    const fault = faultLeft;
    try {
      running = start(project, mode, limit, fault, clockOf);
      return action(running);
    } catch (error) {
      const failed = error as { execution?: Execution };
      if (failed.execution) last = failed.execution;
      if (error instanceof ScriptKilled && fault?.kind === 'kill') faultLeft = undefined;
      throw error;
    } finally {
      if (running) last = running.end();
      // A fault strikes once, so that what runs afterwards can be watched recovering.
      if (fault?.kind === 'error' && last.serviceCalls >= fault.at) faultLeft = undefined;
    }
  };
  const callAs = (mode: AuthMode, name: string, ...args: unknown[]): unknown =>
    execute(mode, mode === 'FULL' ? LONG : SHORT, (running) => running.call(name, args));
  const has = (name: string): boolean => project.functions().some((one) => one.name === name);
  const sheetNamed = (title: string) => {
    const sheet = document.sheets.find((one) => one.name === title);
    if (!sheet) throw new ScriptError(`There is no sheet named ${title}.`, undefined);
    return sheet;
  };
  let globals: Readonly<Record<string, unknown>> | undefined;

  const runtime: Runtime = {
    document,
    ui: shared.ui,
    get globals() {
      globals ??= makeGlobals(start(project, 'FULL', LONG, undefined));
      return globals;
    },
    get last() {
      return last;
    },
    call: (name, ...args) => callAs('FULL', name, ...args),
    callAs,
    functions: () => project.functions().map((one) => ({ ...one, params: [...one.params] })),
    open() {
      shared.ui.menus.length = 0;
      if (has('onOpen')) execute('LIMITED', SHORT, (running) => running.call('onOpen', [openEvent(running)]));
      for (const trigger of document.triggers.filter((one) => one.kind === 'ON_OPEN' && one.owner === userOf(options, document.owner))) {
        execute('FULL', LONG, (running) => running.call(trigger.handler, [openEvent(running)]));
      }
    },
    edit(title, row, column, values) {
      const sheet = sheetNamed(title);
      const edited = typeValues(project, sheet, row, column, values);
      const event = (running: Running, authMode: AuthMode) => ({
        ...openEvent(running, authMode),
        range: running.env.make.range(sheet, edited.area),
        ...(edited.value === undefined ? {} : { value: edited.value }),
        ...(edited.oldValue === undefined ? {} : { oldValue: edited.oldValue }),
      });
      if (has('onEdit')) execute('LIMITED', SHORT, (running) => running.call('onEdit', [event(running, 'LIMITED')]));
      for (const trigger of document.triggers.filter((one) => one.kind === 'ON_EDIT')) {
        execute('FULL', LONG, (running) => running.call(trigger.handler, [event(running, 'FULL')]));
      }
    },
    select(title, row, column, rows = 1, columns = 1) {
      const sheet = sheetNamed(title);
      Object.assign(shared.selected, { sheet: sheet.id, ...areaOf(sheet, row, column, rows, columns) });
    },
    trigger(handler) {
      const installed = document.triggers.filter((one) => one.handler === handler);
      const trigger = installed.find((one) => one.owner === userOf(options, document.owner)) ?? installed[0];
      if (!trigger) throw new ScriptError(`No trigger is installed for ${handler}.`, undefined);
      execute('FULL', LONG, (running) => running.call(handler, [clockEvent(running, trigger.id)]), trigger.owner);
    },
    displayed(title) {
      const sheet = sheetNamed(title);
      const env = { book: document, computed: () => computedBook(project) };
      const { rows, columns } = extentOf(env, sheet);
      return rows === 0 || columns === 0 ? [] : readStored(env, sheet, { row: 0, column: 0, rows, columns });
    },
  };
  return runtime;
}

function userOf(options: RuntimeOptions, owner: string): string {
  return options.user ?? owner;
}

function openEvent(running: Running, authMode: AuthMode = running.env.mode) {
  const { env } = running;
  return { authMode, source: env.make.spreadsheet(), user: { email: env.user, nickname: env.user.split('@')[0] ?? '' } };
}

function clockEvent(running: Running, triggerUid: string) {
  const now = new Date(running.env.now());
  return {
    authMode: 'FULL',
    triggerUid,
    timezone: 'UTC',
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    'day-of-month': now.getUTCDate(),
    'day-of-week': now.getUTCDay() || 7,
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
  };
}

function makeGlobals(running: Running): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(GLOBALS).map((name) => [name, running.realm.global(name)]));
}

/** The instant that `asOf` means: a day is its noon, a time is in the book's zone. @throws RangeError for a text that is neither */
function instantOf(asOf: string | Date, timeZone: string): number {
  if (asOf instanceof Date) return asOf.getTime();
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(asOf);
  if (match) {
    const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 'NaN'));
    const floating = Date.UTC(
      year!,
      month! - 1,
      day!,
      Number.isNaN(hour) ? 12 : hour!,
      Number.isNaN(minute) ? 0 : minute!,
      Number.isNaN(second) ? 0 : second!,
    );
    return zoneOf(timeZone).toInstant(floating);
  }
  const instant = Date.parse(asOf);
  if (Number.isNaN(instant)) throw new RangeError(`asOf is no date: ${asOf}`);
  return instant;
}
