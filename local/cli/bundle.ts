import { type Runtime, ScriptError, ScriptKilled } from '../runtime';
import { EXIT } from './failure';
import type { Language } from './texts';

/*
 * The add-on's top-level functions that the command line calls, with the shapes they give. Everything that crosses is plain data.
 */

/** What a command did. */
export interface CommandResult {
  readonly ok: boolean;
  readonly command: string;
  readonly rows: number;
  readonly changed: number;
  readonly messages: readonly string[];
  readonly error: string | null;
  /** It ends with an error, and what it wrote is to stay: a snapshot was found damaged and its row says so. */
  readonly kept?: boolean;
  /** What it found, for callers that want data. */
  readonly result?: unknown;
}

/** A command's outcome with what it cost; `exit` is the status it would give alone, `saves` whether the book is to be saved. */
export interface Outcome extends CommandResult {
  readonly serviceCalls: number;
  readonly ms: number;
  readonly exit: number;
  readonly saves: boolean;
}

export interface ListedCommand {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly args: readonly { readonly name: string; readonly type: string; readonly summary: string }[];
  readonly menu: boolean;
}

/** Documentation of a custom function, as the build writes it to build/functions.json. */
export interface DocumentedFunction {
  readonly name: string;
  readonly summary: InBoth;
  readonly params: readonly ({ readonly name: string; readonly optional?: boolean } & InBoth)[];
  readonly returns: InBoth;
  /** Dates are `{ $date: '2024-03-15' }`. */
  readonly examples: readonly { readonly args: readonly unknown[]; readonly result: unknown }[];
}

interface InBoth {
  readonly zh: string;
  readonly en: string;
}

export type ShownCell = string | number | boolean;

/** A sheet as people would see it; dates are text. */
export interface SheetView {
  readonly ok: boolean;
  readonly error: string | null;
  readonly key: string | null;
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ShownCell[])[];
}

export function listCommands(runtime: Runtime): readonly ListedCommand[] {
  return runtime.call('listCommands') as readonly ListedCommand[];
}

/** Names of the custom functions that the script declares: its top-level functions whose JSDoc says `@customfunction`. */
export function customFunctions(runtime: Runtime): readonly string[] {
  return runtime
    .functions()
    .filter(({ doc }) => doc.includes('@customfunction'))
    .map(({ name }) => name);
}

export function bookLanguage(runtime: Runtime): Language {
  return runtime.call('bookLanguage') === 'en' ? 'en' : 'zh-CN';
}

export function readSheet(runtime: Runtime, sheet: string, keys = false, masked = false): SheetView {
  return runtime.call('readSheet', { sheet, keys, masked }) as SheetView;
}

/** Runs a command of the add-on. What the script throws becomes an outcome. */
export function runCommand(runtime: Runtime, id: string, args: Readonly<Record<string, unknown>>): Outcome {
  return measured(runtime, id, () => runtime.call('runCommand', id, args) as CommandResult);
}

/** Does something with the script and tells what came of it and what it cost. @throws what isn't the script's own exception */
export function measured(runtime: Runtime, command: string, work: () => CommandResult): Outcome {
  const started = performance.now();
  const cost = (): { serviceCalls: number; ms: number } => ({
    serviceCalls: runtime.last.serviceCalls,
    ms: Math.round(performance.now() - started),
  });
  try {
    const { ok, rows, changed, messages, error, kept, result } = work();
    return {
      command,
      ok,
      rows,
      changed,
      messages,
      error,
      result,
      ...cost(),
      exit: ok ? EXIT.done : EXIT.refused,
      saves: ok || kept === true,
    };
  } catch (error) {
    if (!(error instanceof ScriptError) && !(error instanceof ScriptKilled)) throw error;
    const exit = error instanceof ScriptKilled ? EXIT.killed : EXIT.refused;
    const saves = exit === EXIT.killed;
    return { command, ok: false, rows: 0, changed: 0, messages: [], error: error.message, ...cost(), exit, saves };
  }
}

/** The line that `--json` prints for an outcome. */
export function jsonLine({ command, ok, rows, changed, serviceCalls, ms, messages, error, result }: Outcome): string {
  return JSON.stringify({ command, ok, rows, changed, serviceCalls, ms, messages, error, result });
}
