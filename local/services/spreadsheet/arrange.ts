import { intersect } from '../../document/address';
import { clearValues, setSparse, setValue } from '../../document/cells';
import { carryFormula } from '../../document/references';
import type { Area, CellValue, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception } from '../google';
import type { Place } from '../place';
import { readStored, requireEdit } from './grid';
import { requireInside } from './shapes';

/** Merges an area into one cell, keeping the top left value, or takes merges apart. */
export function mergeArea(env: Environment, sheet: Sheet, area: Area, together = true): void {
  requireEdit(env, sheet, area);
  sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area));
  if (together && area.rows * area.columns > 1) {
    const kept = sheet.values[area.row]?.[area.column] ?? null;
    const formula = sheet.formulas[area.row]?.[area.column];
    clearValues(sheet, area);
    setValue(sheet, area.row, area.column, kept);
    setSparse(sheet.formulas, area.row, area.column, formula);
    sheet.merges.push(area);
  }
  env.touch();
}

interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of an area; `spec` is a column number, `{ column, ascending }`, or a list of them. Numbers come before text, empty cells last. */
export function sortArea(env: Environment, sheet: Sheet, area: Area, spec: unknown): void {
  requireEdit(env, sheet, area);
  const keys = (Array.isArray(spec) ? spec : [spec]).map((one): SortKey => {
    const column = typeof one === 'number' ? one : Number((one as { column?: unknown } | null)?.column);
    const ascending = typeof one === 'number' || (one as { ascending?: unknown }).ascending !== false;
    if (!(column > area.column && column <= area.column + area.columns)) throw new Exception('Sort column is outside of the range.');
    return { column: column - 1 - area.column, ascending };
  });
  const shown = readStored(env, sheet, area);
  const order = shown
    .map((_line, row) => row)
    .sort((a, b) => {
      for (const key of keys) {
        const compared = compareCells(shown[a]?.[key.column] ?? null, shown[b]?.[key.column] ?? null, key.ascending);
        if (compared !== 0) return compared;
      }
      return a - b;
    });
  reorder(sheet.values, area, order, null);
  reorder(sheet.formulas, area, order, undefined);
  reorder(sheet.styles, area, order, undefined);
  reorder(sheet.notes, area, order, undefined);
  env.touch();
}

function compareCells(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const rank = (value: CellValue): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  let compared = rank(a) - rank(b);
  if (compared === 0) compared = typeof a === 'string' ? a.localeCompare(String(b)) : Number(a) - Number(b);
  return ascending ? compared : -compared;
}

function reorder<T>(layer: (T | undefined)[][], area: Area, order: readonly number[], empty: T | undefined): void {
  const end = area.column + area.columns;
  const cut = order.map((row) => {
    const line = layer[area.row + row] ?? [];
    return Array.from({ length: area.columns }, (_item, column) => line[area.column + column] ?? empty);
  });
  cut.forEach((items, row) => {
    if (items.every((item) => item === empty) && layer[area.row + row] === undefined) return;
    for (let missing = layer.length; missing <= area.row + row; missing++) layer.push([]);
    const line = layer[area.row + row] ?? [];
    layer[area.row + row] = line;
    for (let missing = line.length; missing < end; missing++) line.push(empty as T);
    items.forEach((item, column) => {
      line[area.column + column] = item as T;
    });
  });
}

/** Copies an area to another place, as often as it fits; formulas move with it. `kind` is a member of CopyPasteType. */
export function copyCells(env: Environment, sheet: Sheet, area: Area, to: Place, kind: string): void {
  const rows = Math.max(area.rows, Math.floor(to.area.rows / area.rows) * area.rows);
  const columns = Math.max(area.columns, Math.floor(to.area.columns / area.columns) * area.columns);
  const target = requireInside(to.sheet, { row: to.area.row, column: to.area.column, rows, columns });
  requireEdit(env, to.sheet, target);
  const values = readStored(env, sheet, area);
  const source = gridOfSource(sheet, area);
  const withValues = kind === 'PASTE_NORMAL' || kind === 'PASTE_VALUES' || kind === 'PASTE_FORMULA' || kind === 'PASTE_NO_BORDERS';
  const withFormulas = withValues && kind !== 'PASTE_VALUES';
  const withStyles = kind === 'PASTE_NORMAL' || kind === 'PASTE_FORMAT' || kind === 'PASTE_NO_BORDERS';
  const withRules = kind === 'PASTE_NORMAL' || kind === 'PASTE_NO_BORDERS' || kind === 'PASTE_DATA_VALIDATION';
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const from = source[r % area.rows]![c % area.columns]!;
      const [row, column] = [target.row + r, target.column + c];
      if (withValues) {
        const formula = withFormulas ? from.formula : undefined;
        setValue(to.sheet, row, column, formula === undefined ? (values[r % area.rows]?.[c % area.columns] ?? null) : null);
        setSparse(to.sheet.formulas, row, column, formula && carryFormula(formula, row - from.row, column - from.column));
      }
      if (withStyles) setSparse(to.sheet.styles, row, column, from.style);
      if (withRules) setSparse(to.sheet.validations, row, column, from.rule);
    }
  env.touch();
}

function gridOfSource(sheet: Sheet, area: Area) {
  return Array.from({ length: area.rows }, (_r, r) =>
    Array.from({ length: area.columns }, (_c, c) => {
      const [row, column] = [area.row + r, area.column + c];
      return {
        row,
        column,
        formula: sheet.formulas[row]?.[column],
        style: sheet.styles[row]?.[column],
        rule: sheet.validations[row]?.[column],
      };
    }),
  );
}
