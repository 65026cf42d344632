import type { CellValue, Workbook } from './document/types';

/** How a script was started; decides what it may do (the AuthMode table of docs/runtime.md). */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** `appsscript.json`, as far as the runtime looks at it. */
export interface Manifest {
  readonly timeZone: string;
  readonly runtimeVersion?: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  /** An advanced service that is listed here is also what turns its API on in the script's own Cloud project. */
  readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly serviceId: string }[] };
  readonly [key: string]: unknown;
}

/** A fault to inject: `kill` stops the script before its N-th service call (from 1) as Google does at six minutes; `error` makes that call throw a service error. */
export interface Fault {
  readonly kind: 'kill' | 'error';
  readonly at: number;
}

export interface RuntimeOptions {
  /** The workbook that the script is bound to; changed in place. Absent: an empty one with one sheet. */
  readonly document?: Workbook;
  readonly manifest: Manifest;
  /** The project's script: text of Code.js (several files: joined as Google does). */
  readonly code?: string;
  /** The project's HTML files by name without `.html`, for HtmlService.createTemplateFromFile / createHtmlOutputFromFile. */
  readonly html?: Readonly<Record<string, string>>;
  /** The user's locale (`zh-CN`, `en`); Session.getActiveUserLocale. */
  readonly locale?: string;
  /** The script's time zone; absent: the manifest's. The book's own is `document.timeZone`. */
  readonly timeZone?: string;
  /** The clock that the script sees: `YYYY-MM-DD` (noon) or `YYYY-MM-DD HH:MM` in the book's zone, or an instant. Absent: now. It advances by the simulated cost of service calls and `Utilities.sleep`. */
  readonly asOf?: string | Date;
  /** Mail address of who runs the script. */
  readonly user?: string;
  readonly fault?: Fault;
  /** Real milliseconds after which an endless loop is stopped. Absent: what the simulated clock allows (six minutes, thirty seconds). */
  readonly wallLimitMs?: number;
}

/** What the last execution cost. */
export interface Execution {
  /** Calls that would leave the script for Google's servers. */
  readonly serviceCalls: number;
  /** Calls by name, as `Range.getValues: 4`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Simulated time by the cost model, in ms. */
  readonly simulatedMs: number;
  /** Time it really took here, in ms. */
  readonly ms: number;
  readonly logs: readonly string[];
}

/** What the script showed. */
export interface ShownUi {
  /** Menus by title: items in order; a submenu nests. */
  menus: MenuEntry[];
  toasts: { message: string; title: string; seconds: number }[];
  alerts: { title: string; prompt: string }[];
  /** HTML of the open sidebar or dialog. */
  sidebar?: { title: string; html: string };
  dialog?: { title: string; html: string; modal: boolean };
}
export type MenuEntry =
  | { readonly kind: 'item'; readonly label: string; readonly handler: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly label: string; readonly items: MenuEntry[] };

/** A script's exception that nothing in the script caught; `message` is the script's own. */
export class ScriptError extends Error {
  constructor(
    message: string,
    readonly scriptStack: string | undefined,
    options?: { cause: unknown },
  ) {
    super(message, options);
    this.name = 'ScriptError';
  }
}

/** The script was stopped as Google stops it at six minutes: what it had written stays. */
export class ScriptKilled extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScriptKilled';
  }
}

/** The local Apps Script runtime around one document and one script. */
export interface Runtime {
  readonly document: Workbook;
  /** The Apps Script globals (SpreadsheetApp, Utilities, …) as the script sees them in FULL mode. */
  readonly globals: Readonly<Record<string, unknown>>;
  readonly ui: ShownUi;
  /** Cost of the last execution. */
  readonly last: Execution;
  /** Calls a top-level function as a menu item or google.script.run does (FULL); a new context each time, the whole script evaluated again. Arguments and results are copied between realms. @throws ScriptError, ScriptKilled */
  call(name: string, ...args: unknown[]): unknown;
  /** The same in another mode. CUSTOM_FUNCTION gets a read-only book and 30 s. */
  callAs(mode: AuthMode, name: string, ...args: unknown[]): unknown;
  /** Names of the script's top-level functions, with parameter names and JSDoc, in order. */
  functions(): { name: string; params: string[]; doc: string }[];
  /** Opens the book: fires onOpen in LIMITED mode, which builds the menus in `ui`. */
  open(): void;
  /** Types values as a person would, from one cell on (1 × 1 for a typed value, larger for a paste): parses strings as Sheets does, refuses what a rejecting validation or a protection refuses, then fires onEdit (simple, LIMITED) and installed edit triggers. @throws ScriptError with Google's wording where refused; nothing is changed then */
  edit(sheet: string, row: number, column: number, values: readonly (readonly CellValue[])[]): void;
  /** Selects a range, as a click does; getActiveCell/getActiveRange/getActiveSheet see it. 1-based. */
  select(sheet: string, row: number, column: number, rows?: number, columns?: number): void;
  /** Fires one installed trigger by handler name now. @throws ScriptError where none is installed */
  trigger(handler: string): void;
  /** The computed value of every cell of a sheet: stored values with formulas, spills and pivots evaluated. */
  displayed(sheet: string): CellValue[][];
}
