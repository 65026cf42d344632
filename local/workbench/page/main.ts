import * as charts from 'chart.js/auto';
import type { Outcome } from '../protocol';
import { type Api, ConnectionLost, makeApi } from './api';
import { button, element } from './element';
import { type Grid, mountGrid } from './grid';
import { menuBar } from './menu';
import { makeNotices, type Notices } from './notices';
import { makePanel } from './panel';
import { type Texts, textsFor } from './texts';
import { installWorkbench, type TouchedCell } from './workbenchPlugin';
import '@odoo/o-spreadsheet/dist/o_spreadsheet.css';
import './utilities.css';
import './page.css';

/** What tests and the curious may read of the page. */
export interface Workbench {
  /** What a cell shows: `cell('客户', 'A1')`. */
  cell(sheet: string, name: string): string;
  select(sheet: string, name: string): void;
  /** Whether an action is under way. */
  readonly busy: boolean;
}

declare global {
  interface Window {
    kehuWorkbench?: Workbench;
    Chart?: unknown;
  }
}

const token = document.querySelector<HTMLMetaElement>('meta[name="kehu-token"]')?.content ?? '';
const texts = textsFor(document.documentElement.lang);

void start(makeApi(token), texts, makeNotices());

/** Builds the page around the book and wires grid, menu, panels and notices together. */
async function start(api: Api, words: Texts, notices: Notices): Promise<void> {
  window.Chart = wholeChart();
  let underWay = 0;
  const act = async (label: string, call: () => Promise<Outcome>, touched: readonly TouchedCell[] = []): Promise<Outcome | undefined> => {
    underWay += 1;
    if (label !== '') notices.setStatus(`${label} · ${words.working}`, true);
    try {
      const outcome = await call();
      await grid.take(outcome.change, touched);
      if (label !== '') {
        const { rows, serviceCalls, ms } = outcome.cost;
        notices.setStatus(outcome.ok ? `${label} · ${words.cost(rows, serviceCalls, ms)}` : words.failed);
      }
      await tell(outcome);
      return outcome;
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      notices.toast(words.lost, words.failed, -1, true);
      notices.setStatus(words.failed);
      return undefined;
    } finally {
      underWay -= 1;
    }
  };
  const tell = async (outcome: Outcome): Promise<void> => {
    if (outcome.error !== undefined) notices.toast(outcome.error, words.failed, 10, true);
    for (const { message, title, seconds } of outcome.toasts) notices.toast(message, title, seconds);
    if (outcome.sidebar) sidebar.open(outcome.sidebar.title, outcome.sidebar.address);
    if (outcome.dialog) dialog.open(outcome.dialog.title, outcome.dialog.address);
    showWindow();
    for (const { title, prompt } of outcome.alerts) await notices.alert(title, prompt, words.ok);
  };
  const run = async (name: string, args: readonly unknown[]): Promise<Outcome> => {
    const outcome = await act('', () => api.panel(name, args));
    if (!outcome) throw new Error(words.lost);
    return outcome;
  };

  let refusedAt = 0;
  installWorkbench(
    {
      touched: (cells) => void send(cells),
      refused: () => {
        if (Date.now() - refusedAt > 3000) notices.toast(words.notHere, '', 6);
        refusedAt = Date.now();
      },
    },
    words.library,
  );
  const send = async (cells: readonly TouchedCell[]): Promise<void> => {
    for (const block of blocksOf(cells)) await act(words.saved, () => api.edit(block.request), block.cells);
  };

  const sidebar = makePanel('sidebar', words.close, run);
  const dialog = makePanel('dialog', words.close, run);
  const sheet = element('div', 'kehu-grid', [], { 'data-kehu-grid': '' });
  for (const kind of ['contextmenu', 'dblclick']) sheet.addEventListener(kind, quietOnTabs, { capture: true });
  const windowBar = element('div', 'kehu-window');
  windowBar.hidden = true;
  const title = element('span', 'kehu-title');
  const menuSlot = element('div', 'kehu-menu-slot');
  document.body.append(
    element('header', 'kehu-header', [
      element('span', 'kehu-logo', [], { 'aria-hidden': 'true' }),
      element('div', 'kehu-heading', [
        element('div', 'kehu-title-line', [title, element('span', 'kehu-badge', [words.localBook])]),
        menuSlot,
      ]),
    ]),
    element('main', 'kehu-main', [element('div', 'kehu-sheet', [windowBar, sheet]), sidebar.root]),
    element('footer', 'kehu-footer', [notices.status]),
    dialog.root,
    notices.toasts,
  );
  notices.setStatus(words.working, true);

  const reply = await api.book();
  title.textContent = reply.book.title;
  document.title = `${reply.book.title} · Kehu`;
  menuSlot.append(menuBar(words.extensions, reply.menus, (handler, label) => void act(label, () => api.menu(handler))));
  const grid: Grid = await mountGrid(sheet, reply.book, (text) => notices.toast(text, '', 6));

  const showWindow = (): void => {
    const view = grid.view(grid.activeSheet());
    windowBar.hidden = view?.window === undefined;
    if (!view?.window) return;
    const { from, to, total } = view.window;
    const size = to - from + 1;
    const move = (next: number): void => void act('', () => api.window(view.id, Math.max(0, Math.min(next, total - 1))));
    const earlier = button(words.earlier, 'kehu-button', () => move(from - size));
    const later = button(words.later, 'kehu-button', () => move(to + 1));
    earlier.disabled = from === 0;
    later.disabled = to >= total - 1;
    windowBar.replaceChildren(element('span', '', [words.windowNotice(from + 1, to + 1, total)]), earlier, later);
  };

  let selected = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  grid.onUpdate(() => {
    const now = grid.selection();
    const key = JSON.stringify(now);
    if (key === selected) return;
    selected = key;
    showWindow();
    clearTimeout(timer);
    timer = setTimeout(() => {
      api.select(now).catch(() => undefined);
    }, 120);
  });
  showWindow();
  notices.setStatus(words.ready);
  window.kehuWorkbench = {
    cell: grid.cell,
    select: grid.select,
    get busy() {
      return underWay > 0;
    },
  };
  await tell(reply.outcome);
}

/** A tab's own menu (delete, rename, move …) has nothing that can be done here. */
function quietOnTabs(event: Event): void {
  if (!(event.target instanceof Element) || event.target.closest('.o-sheet') === null) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The chart library as its script build has it: with its controllers and elements as properties, where the spreadsheet library looks for them. */
function wholeChart(): typeof charts.Chart {
  const missing = Object.entries(charts).filter(([name]) => !(name in charts.Chart));
  return Object.assign(charts.Chart, Object.fromEntries(missing));
}

interface Block {
  readonly request: {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly values: readonly (readonly string[])[];
  };
  readonly cells: readonly TouchedCell[];
}

/** The cells as one block where they fill a rectangle of one sheet (a paste), else one by one. */
function blocksOf(cells: readonly TouchedCell[]): Block[] {
  const [first] = cells;
  if (!first) return [];
  const top = Math.min(...cells.map((cell) => cell.row));
  const left = Math.min(...cells.map((cell) => cell.column));
  const rows = Math.max(...cells.map((cell) => cell.row)) - top + 1;
  const columns = Math.max(...cells.map((cell) => cell.column)) - left + 1;
  const oneSheet = cells.every((cell) => cell.sheet === first.sheet);
  if (!oneSheet || rows * columns !== cells.length)
    return cells.map((cell) => ({
      request: { sheet: cell.sheet, row: cell.row, column: cell.column, values: [[cell.content]] },
      cells: [cell],
    }));
  const values = Array.from({ length: rows }, () => Array<string>(columns).fill(''));
  for (const cell of cells) {
    const row = values[cell.row - top];
    if (row) row[cell.column - left] = cell.content;
  }
  return [{ request: { sheet: first.sheet, row: top, column: left, values }, cells }];
}
