import { type CommandResult, CorePlugin, registries, setTranslationMethod, UIPlugin } from '@odoo/o-spreadsheet';

/** A cell that a person changed in the grid, with the text as typed; positions count from 0. */
export interface TouchedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content: string;
}

/** A cell as the server has it. `style` and `format` are left as they are when absent. */
export interface ServedCell {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  readonly content: string;
  readonly style?: Record<string, unknown> | null;
  readonly format?: string;
}

/** Told what a person did in the grid. */
export interface GridListener {
  touched(cells: readonly TouchedCell[]): void;
  /** A person tried what the workbench can't do. */
  refused(): void;
}

/** What a person may change in the grid. All else is Google Sheets' business, and would get lost here. */
const PERSONAL = new Set([
  'UPDATE_CELL',
  'UPDATE_CELL_POSITION',
  'CLEAR_CELL',
  'CLEAR_CELLS',
  'DELETE_CONTENT',
  'RESIZE_COLUMNS_ROWS',
  'HIDE_COLUMNS_ROWS',
  'UNHIDE_COLUMNS_ROWS',
  'AUTORESIZE_ROWS',
  'AUTORESIZE_COLUMNS',
  'SET_ZOOM',
]);
const NEVER = new Set([
  'REQUEST_UNDO',
  'REQUEST_REDO',
  'SORT_CELLS',
  'INSERT_CELL',
  'DELETE_CELL',
  'CUT',
  'INSERT_NEW_PIVOT',
  'INSERT_PIVOT',
]);
const APPLY = 'KEHU_APPLY';

let applying = false;
let listener: GridListener = { touched: () => undefined, refused: () => undefined };

type CoreCommand = Parameters<CorePlugin['allowDispatch']>[0];
type Command = Parameters<UIPlugin['handle']>[0];
interface ApplyCommand {
  readonly type: typeof APPLY;
  readonly cells: readonly ServedCell[];
}

/** Refuses structural changes by a person. The library asks only its core plugins about those. */
class WorkbenchGuard extends CorePlugin {
  override allowDispatch(command: CoreCommand): CommandResult {
    return answer(applying || PERSONAL.has(command.type));
  }
}

/** Gathers the cells that a person changes, and writes the server's cells in one go: one command, one evaluation. */
class WorkbenchEdits extends UIPlugin {
  static override getters = [] as const;
  private readonly found = new Map<string, TouchedCell>();

  override allowDispatch(command: Command): CommandResult {
    return answer(applying || !NEVER.has(command.type));
  }

  override handle(command: Command | ApplyCommand): void {
    if (command.type === APPLY) {
      for (const cell of command.cells) this.dispatch('UPDATE_CELL', cell);
    } else if (!applying && command.type === 'UPDATE_CELL' && typeof command.content === 'string') {
      this.touch(command.sheetId, command.row, command.col, command.content);
    } else if (!applying && command.type === 'CLEAR_CELL') {
      this.touch(command.sheetId, command.row, command.col, '');
    }
  }

  override finalize(): void {
    if (this.found.size === 0) return;
    const cells = [...this.found.values()];
    this.found.clear();
    queueMicrotask(() => listener.touched(cells));
  }

  private touch(sheet: string, row: number, column: number, content: string): void {
    this.found.set(`${sheet}/${row}/${column}`, { sheet, row, column, content });
  }
}

function answer(allowed: boolean): CommandResult {
  if (!allowed) queueMicrotask(() => listener.refused());
  // The library's enumeration exists for the compiler only; these are two of its values.
  const result: string = allowed ? 'Success' : 'Readonly';
  return result as CommandResult;
}

/** What the menus on cells, columns and rows offer here; the rest is Google Sheets' business. */
const MENU_ITEMS = new Set(['copy', 'paste', 'clear_column', 'clear_row', 'hide_columns', 'hide_rows', 'unhide_columns', 'unhide_rows']);

/** Adds the workbench's plugins and words (by the library's English) to the library; call once, before a model is made. */
export function installWorkbench(toWhom: GridListener, words: Readonly<Record<string, string>>): void {
  listener = toWhom;
  setTranslationMethod((...[text]) => words[text] ?? text);
  const { cellMenuRegistry, colMenuRegistry, rowMenuRegistry } = registries;
  for (const menu of [cellMenuRegistry, colMenuRegistry, rowMenuRegistry])
    for (const key of menu.getKeys()) if (!MENU_ITEMS.has(key)) menu.remove(key);
  registries.corePluginRegistry.add('kehuGuard', WorkbenchGuard);
  registries.featurePluginRegistry.add('kehuEdits', WorkbenchEdits);
}

/** Runs changes that come from the server: they pass the guard and aren't sent back. */
export function asServer<T>(run: () => T): T {
  applying = true;
  try {
    return run();
  } finally {
    applying = false;
  }
}

/** Name of the command that writes many of the server's cells. */
export const APPLY_COMMAND = APPLY;
