import { statSync } from 'node:fs';
import { wording } from '../cli/failure';
import { languageOf } from '../cli/texts';
import { FileError } from '../document/files/fileError';
import { withLock } from '../document/files/lock';
import { loadBook, saveBook } from '../document/files/store';
import type { ComputedBook } from '../engine/evaluate';
import { toModelData } from '../engine/modelData';
import type { BookView, SheetView } from '../engine/view';
import { createRuntime } from '../index';
import type { MenuEntry, Runtime, RuntimeOptions } from '../runtime';
import { computeBook, computedOnce, shownOf } from './compute';
import type { Project } from './project';
import type { BookChange, BookReply, EditRequest, Outcome, SelectRequest, WindowRequest } from './protocol';

/** Rows that a sheet shows at once. */
const WINDOW_ROWS = 5000;

/** Options of a session; the clock and locale are those of the person at the page. */
export interface SessionOptions {
  readonly path: string;
  readonly project: Project;
  readonly locale: string;
  readonly asOf?: string;
  readonly user?: string;
}

/** One book at work: what the page asks for, one execution at a time. HTML that a script showed is kept under an address. */
export interface Session {
  book(): Promise<BookReply>;
  menu(handler: string): Promise<Outcome>;
  edit(request: EditRequest): Promise<Outcome>;
  select(request: SelectRequest): Promise<void>;
  panel(name: string, args: readonly unknown[]): Promise<Outcome>;
  window(request: WindowRequest): Promise<Outcome>;
  shownHtml(address: string): string | undefined;
}

interface Loaded {
  readonly runtime: Runtime;
  readonly saved: number;
}

/** Opens the book and fires onOpen, as a browser does. @throws FileError where the book can't be read */
export async function openSession(options: SessionOptions): Promise<Session> {
  const enqueue = makeQueue();
  const shown = new Map<string, string>();
  const from = new Map<number, number>();
  let loaded = await load(options);
  let view = viewOf(loaded.runtime, computeBook(loaded.runtime, options.asOf), from);

  /** Takes in what was changed on disk meanwhile (by the command line), unless it is our own writing. Returns whether there was any. */
  const refresh = async (): Promise<boolean> => {
    if (modified(options.path) === loaded.saved) return false;
    loaded = await load(options);
    return true;
  };

  /** One action on the book, alone with its file: what it changed is saved, and computed once for the file and for the page. */
  const perform = async (run: (runtime: Runtime) => unknown, redraw: boolean): Promise<Outcome> => {
    const reloaded = await refresh();
    const { runtime } = loaded;
    const before = { sidebar: runtime.ui.sidebar, dialog: runtime.ui.dialog };
    runtime.ui.toasts.length = 0;
    runtime.ui.alerts.length = 0;
    const started = performance.now();
    const attempt = tryRun(() => run(runtime));
    const ms = Math.round(performance.now() - started);
    const computed = computedOnce(runtime, options.asOf);
    const saved = await saveBook(options.path, runtime.document, shownOf(computed)).catch(async (error: unknown) => {
      loaded = await load(options); // what can't be saved didn't happen
      throw error;
    });
    loaded = { runtime, saved: modified(options.path) };
    const next = saved || reloaded || redraw ? viewOf(runtime, computed(), from) : view;
    const change = next === view ? undefined : changeOf(view, next);
    const rows = rowsOf(attempt.result) ?? (change ? changedRows(view, change) : 0);
    view = next;
    const { sidebar, dialog } = runtime.ui;
    return {
      ok: attempt.error === undefined,
      ...(attempt.error === undefined ? {} : { error: attempt.error }),
      toasts: [...runtime.ui.toasts],
      alerts: [...runtime.ui.alerts],
      ...(sidebar && sidebar !== before.sidebar ? { sidebar: keep(shown, sidebar) } : {}),
      ...(dialog && dialog !== before.dialog ? { dialog: keep(shown, dialog) } : {}),
      ...(change ? { change } : {}),
      cost: { rows, serviceCalls: runtime.last.serviceCalls, ms },
      ...(attempt.result === undefined ? {} : { result: attempt.result }),
    };
  };

  const act = (run: (runtime: Runtime) => unknown, redraw = false): Promise<Outcome> =>
    enqueue(async () => {
      try {
        return await withLock(options.path, () => perform(run, redraw));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        return {
          ok: false,
          error: wording(error, languageOf(options.locale)),
          toasts: [],
          alerts: [],
          cost: { rows: 0, serviceCalls: 0, ms: 0 },
        };
      }
    });

  return {
    book: async () => {
      const outcome = await act((runtime) => runtime.open());
      return { book: view, menus: loaded.runtime.ui.menus, outcome };
    },
    menu: (handler) =>
      act((runtime) => {
        if (!handlers(runtime.ui.menus).includes(handler)) throw new Error(`Script function not found: ${handler}`);
        return runtime.call(handler);
      }),
    edit: (request) => act((runtime) => runtime.edit(nameOf(runtime, request.sheet), request.row + 1, request.column + 1, request.values)),
    select: (request) =>
      enqueue(async () => {
        const { runtime } = loaded;
        runtime.select(nameOf(runtime, request.sheet), request.row + 1, request.column + 1, request.rows, request.columns);
      }),
    panel: (name, args) =>
      act((runtime) => {
        if (name.endsWith('_') || !runtime.functions().some((each) => each.name === name))
          throw new Error(`Script function not found: ${name}`);
        return runtime.call(name, ...args);
      }),
    window: (request) => {
      from.set(Number(request.sheet), request.from);
      return act(() => undefined, true);
    },
    shownHtml: (address) => shown.get(address),
  };
}

async function load(options: SessionOptions): Promise<Loaded> {
  const saved = modified(options.path);
  const document = await loadBook(options.path);
  const { project } = options;
  const given: RuntimeOptions = {
    document,
    manifest: project.manifest,
    code: project.code,
    html: project.html,
    locale: options.locale,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.user === undefined ? {} : { user: options.user }),
  };
  const runtime = createRuntime(given);
  return { runtime, saved };
}

function viewOf(runtime: Runtime, computed: ComputedBook, from: ReadonlyMap<number, number>): BookView {
  return toModelData(runtime.document, computed, { windowRows: WINDOW_ROWS, from });
}

function tryRun(run: () => unknown): { result?: unknown; error?: string } {
  try {
    const result = run();
    return result === undefined ? {} : { result };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Which sheets look different, or undefined. */
function changeOf(before: BookView, after: BookView): BookChange | undefined {
  const known = new Map(before.sheets.map((sheet) => [sheet.id, JSON.stringify(sheet)]));
  const sheets = after.sheets.filter((sheet) => known.get(sheet.id) !== JSON.stringify(sheet));
  const order = after.sheets.map((sheet) => sheet.id);
  const sameOrder = order.join() === before.sheets.map((sheet) => sheet.id).join();
  if (sheets.length === 0 && sameOrder && before.title === after.title) return undefined;
  return { title: after.title, order, sheets, styles: after.styles, formats: after.formats };
}

/** How many rows hold a cell that differs. */
function changedRows(before: BookView, change: BookChange): number {
  const rows = new Set<string>();
  for (const sheet of change.sheets) {
    const old: SheetView['content']['cells'] = before.sheets.find((each) => each.id === sheet.id)?.content.cells ?? {};
    const { cells } = sheet.content;
    for (const name of new Set([...Object.keys(old), ...Object.keys(cells)]))
      if (old[name] !== cells[name]) rows.add(`${sheet.id}/${name.replace(/^[A-Z]+/, '')}`);
  }
  return rows.size;
}

/** The rows that a command says it looked at or changed, where its result tells. */
function rowsOf(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null || !('changed' in result)) return undefined;
  return typeof result.changed === 'number' ? result.changed : undefined;
}

function keep(shown: Map<string, string>, html: { title: string; html: string }): { title: string; address: string } {
  const address = `/panel/${crypto.randomUUID()}`;
  shown.set(address, html.html);
  return { title: html.title, address };
}

function handlers(menus: readonly MenuEntry[]): string[] {
  return menus.flatMap((entry) => (entry.kind === 'item' ? [entry.handler] : entry.kind === 'menu' ? handlers(entry.items) : []));
}

function nameOf(runtime: Runtime, id: string): string {
  const sheet = runtime.document.sheets.find((candidate) => String(candidate.id) === id);
  if (!sheet) throw new Error(`Sheet ${id} not found`);
  return sheet.name;
}

function modified(path: string): number {
  return statSync(path).mtimeMs;
}

/** Runs tasks one after the other, in the order they came. */
function makeQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
