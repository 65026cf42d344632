import type { Cell, Grid } from '../cell';
import { fold } from '../language';
import { textIn } from '../language/columns';

/** A row of a settings grid. */
export interface SettingsRow {
  readonly text: (key: string) => string;
  /** NaN for what isn't a number. */
  readonly number: (key: string) => number;
  /** False only where the cell says so (`FALSE`, 关, off, no, 0). */
  readonly isOn: (key: string) => boolean;
}

/** Returns the rows of a settings grid whose first row holds keys. */
export function settingsRows(grid: Grid | undefined): SettingsRow[] {
  const [header, ...rows] = grid ?? [];
  const at = new Map((header ?? []).map((cell, index) => [textIn(cell), index]));
  return rows.map((row) => {
    const cell = (key: string): Cell => row[at.get(key) ?? -1] ?? '';
    return {
      text: (key) => textIn(cell(key)),
      number: (key) => (cell(key) === '' ? Number.NaN : Number(cell(key))),
      isOn: (key) => !OFF.has(fold(textIn(cell(key)))),
    };
  });
}

const OFF = new Set(['false', 'off', 'no', '0', '关', '否', '停用']);
