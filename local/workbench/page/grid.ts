import { Model, Spreadsheet, stores } from '@odoo/o-spreadsheet';
import templates from '@odoo/o-spreadsheet/dist/o_spreadsheet.xml';
import { App, Component, xml } from '@odoo/owl';
import type { BookView, SheetView } from '../../engine/view';
import type { BookChange, SelectRequest } from '../protocol';
import { APPLY_COMMAND, asServer, type ServedCell, type TouchedCell } from './workbenchPlugin';
import { formatOf, styleOf } from './zones';

/** The grid on the page: what it shows, and how it takes in changes. */
export interface Grid {
  /** Shows another state of the book, keeping the active sheet and the selection. `touched` are cells whose look here may differ from the server's. */
  take(change: BookChange | undefined, touched: readonly TouchedCell[]): Promise<void>;
  /** The active sheet's id. */
  activeSheet(): string;
  selection(): SelectRequest;
  view(sheet: string): SheetView | undefined;
  /** What a cell shows, by sheet name and A1 name. */
  cell(sheet: string, name: string): string;
  /** Activates a sheet by name and selects a cell. */
  select(sheet: string, name: string): void;
  /** Calls back after anything changed on screen. */
  onUpdate(run: () => void): void;
}

interface Shown {
  model: Model;
  /** Shows another model in place of this one. */
  replace(next: Model): Promise<void>;
}

/** Mounts the grid. `notify` shows the library's own messages. */
export async function mountGrid(target: HTMLElement, book: BookView, notify: (text: string) => void): Promise<Grid> {
  let sheets = [...book.sheets];
  let { styles, formats } = book;
  const { settings } = book;
  const listeners: (() => void)[] = [];
  const make = (): Model => {
    const model = asServer(() => new Model(modelData(sheets, styles, formats, settings) as never, { custom: {} } as never));
    model.on('update', listeners, () => {
      for (const run of listeners) run();
    });
    return model;
  };
  const first = make();
  const { shown, ready } = mountRoot(target, first, notify);
  showFormulas(() => sheets);
  await ready;

  const active = (): string => shown.model.getters.getActiveSheetId();
  const rebuild = async (): Promise<void> => {
    const before = shown.model;
    const sheetId = active();
    const zone = before.getters.getSelectedZone();
    const cell = before.getters.getActivePosition();
    const scroll = before.getters.getActiveSheetScrollInfo();
    const model = make();
    const stays = sheets.some((sheet) => sheet.id === sheetId && sheet.content.isVisible !== false);
    if (stays) asServer(() => activate(model, sheetId));
    before.leaveSession();
    await shown.replace(model);
    if (!stays) return;
    // Only a drawn grid has a size: selecting and scrolling before would move its window to the wrong place.
    await nextFrame();
    asServer(() => {
      model.selection.selectZone({ cell: { col: cell.col, row: cell.row }, zone });
      model.dispatch('SET_VIEWPORT_OFFSET', { offsetX: scroll.scrollX, offsetY: scroll.scrollY });
    });
  };

  return {
    take: async (change, touched) => {
      const before = new Map(sheets.map((sheet) => [sheet.id, sheet]));
      if (change) {
        const changed = new Map(change.sheets.map((sheet) => [sheet.id, sheet]));
        sheets = change.order.flatMap((id) => changed.get(id) ?? before.get(id) ?? []);
        ({ styles, formats } = change);
      }
      if (change && (sheets.length !== before.size || !change.sheets.every((sheet) => sameFrame(before.get(sheet.id), sheet)))) {
        await rebuild();
        return;
      }
      const cells = change ? change.sheets.flatMap((sheet) => differences(before.get(sheet.id), sheet)) : [];
      const again = touched.flatMap((cell): ServedCell[] => {
        const sheet = sheets.find((candidate) => candidate.id === cell.sheet);
        return sheet ? [served(sheet, cell.row, cell.column, styles, formats)] : [];
      });
      const all = [...cells, ...again];
      if (all.length > 0) asServer(() => Reflect.apply(shown.model.dispatch, shown.model, [APPLY_COMMAND, { cells: all }]));
    },
    activeSheet: active,
    selection: () => {
      const zone = shown.model.getters.getSelectedZone();
      return { sheet: active(), row: zone.top, column: zone.left, rows: zone.bottom - zone.top + 1, columns: zone.right - zone.left + 1 };
    },
    view: (id) => sheets.find((sheet) => sheet.id === id),
    cell: (sheet, name) => {
      const id = sheets.find((candidate) => candidate.name === sheet)?.id;
      const at = position(name);
      return id === undefined ? '' : shown.model.getters.getEvaluatedCell({ sheetId: id, ...at }).formattedValue;
    },
    select: (sheet, name) => {
      const id = sheets.find((candidate) => candidate.name === sheet)?.id;
      if (id === undefined) return;
      activate(shown.model, id);
      const { col, row } = position(name);
      shown.model.selection.selectCell(col, row);
    },
    onUpdate: (run) => listeners.push(run),
  };
}

/** Mounts the library's component around a model; another model gets an app of its own, as the library's stores belong to one model. */
function mountRoot(target: HTMLElement, model: Model, notify: (text: string) => void): { shown: Shown; ready: Promise<unknown> } {
  class Root extends Component {
    static override template = xml`<Spreadsheet model="model" notifyUser="notify" raiseError="raise" askConfirmation="ask"/>`;
    static components = { Spreadsheet };
    notify = (notification: { text: string }): void => notify(notification.text);
    raise = (text: string): void => notify(text);
    ask = (_text: string, confirm: () => void): void => confirm();
    // Not part of any state: a watched model would render without end.
    get model(): Model {
      return shown.model;
    }
    override setup(): void {
      stores.useStoreProvider();
    }
  }
  const makeApp = () => new App(Root, { templates, translateFn: (text: string) => text });
  let app = makeApp();
  const shown: Shown = {
    model,
    replace: async (next) => {
      app.destroy();
      shown.model = next;
      app = makeApp();
      await app.mount(target);
    },
  };
  return { shown, ready: app.mount(target) };
}

function modelData(
  sheets: readonly SheetView[],
  styles: BookView['styles'],
  formats: BookView['formats'],
  settings: BookView['settings'],
): Record<string, unknown> {
  return { sheets: sheets.map((sheet) => sheet.content), styles, formats, settings, borders: {}, pivots: {} };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function activate(model: Model, sheetId: string): void {
  const from = model.getters.getActiveSheetId();
  if (from !== sheetId) model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: from, sheetIdTo: sheetId });
}

/** Whether two states of a sheet differ in cell contents only. */
function sameFrame(before: SheetView | undefined, after: SheetView): boolean {
  if (!before) return false;
  const frame = (sheet: SheetView): string => JSON.stringify({ ...sheet.content, cells: null, window: sheet.window });
  return frame(before) === frame(after);
}

function differences(before: SheetView | undefined, after: SheetView): ServedCell[] {
  const old = before?.content.cells ?? {};
  const { cells } = after.content;
  const names = new Set([...Object.keys(old), ...Object.keys(cells)]);
  return [...names].flatMap((name) =>
    old[name] === cells[name] ? [] : [{ sheetId: after.id, ...position(name), content: cells[name] ?? '' }],
  );
}

function served(sheet: SheetView, row: number, column: number, styles: BookView['styles'], formats: BookView['formats']): ServedCell {
  const name = `${letters(column)}${row + 1}`;
  return {
    sheetId: sheet.id,
    col: column,
    row,
    content: sheet.content.cells[name] ?? '',
    style: styleOf(sheet, row, column, styles),
    format: formatOf(sheet, row, column, formats),
  };
}

/** Makes the formula bar and the cell editor show a cell's formula, where the grid holds its computed value. */
function showFormulas(sheets: () => readonly SheetView[]): void {
  const composer = stores.CellComposerStore.prototype as unknown as {
    getComposerContent(position: { sheetId: string; col: number; row: number }, selection?: unknown): { text: string };
  };
  const original = composer.getComposerContent;
  composer.getComposerContent = function (position, selection) {
    const sheet = sheets().find((candidate) => candidate.id === position.sheetId);
    const formula = sheet?.formulas[`${letters(position.col)}${position.row + 1}`];
    return formula === undefined ? original.call(this, position, selection) : { text: formula };
  };
}

function position(name: string): { col: number; row: number } {
  const [, column = 'A', row = '1'] = name.match(/^([A-Z]+)(\d+)$/) ?? [];
  let col = 0;
  for (const letter of column) col = col * 26 + letter.charCodeAt(0) - 64;
  return { col: col - 1, row: Number(row) - 1 };
}

function letters(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
