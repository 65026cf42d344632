import { type Cell, isEmpty } from '../cell';
import type { Problem } from '../message';
import type { Module } from '../schema';
import type { Table } from '../table/readTable';
import { mailForm } from '../values/email';
import type { PhoneForm } from '../values/phone';
import { isMasked, textOf, valueForm } from '../values/text';
import type { SheetRows } from './customerRows';

/** For each row of the file: the row of the sheet that it is (from 0), or undefined where it is new. */
export interface RowMatch {
  readonly existing: readonly (number | undefined)[];
  /** Rows without an id that the sheet has already. */
  readonly recognised: number;
  readonly problems: readonly Problem[];
}

/**
 * Finds the file's rows in the sheet: by id; rows without one, where `matchDuplicates`, by the customer's name, or for records by equal contents,
 * so that importing a file twice adds nothing. An id that comes twice in the file, or that two rows of the sheet have, is a problem.
 */
export function matchRows(module: Module, source: SheetRows, sheet: Table, matchDuplicates: boolean, phone: PhoneForm): RowMatch {
  const idAt = source.keys.indexOf('id');
  const byId = rowsOf(sheet, (row) => sheet.text(row, 'id'));
  const firstRow = new Map<string, number>();
  const problems: Problem[] = [];
  const taken = new Set<number>();
  const ids = source.rows.map((row) => (idAt < 0 ? '' : textOf(row.cells[idAt] ?? '')));
  const existing = source.rows.map(({ row }, index): number | undefined => {
    const id = ids[index] ?? '';
    if (id === '') return undefined;
    const column = source.headers[idAt] ?? 'id';
    const before = firstRow.get(id);
    if (before !== undefined) problems.push({ key: 'import.doubledId', row, column, params: { id, first: before } });
    else firstRow.set(id, row);
    const found = byId.get(id);
    if (found === undefined) return undefined;
    if (found.length > 1) problems.push({ key: 'import.doubledInSheet', row, column, params: { id, sheet: sheet.title } });
    taken.add(found[0]!);
    return found[0];
  });
  if (!matchDuplicates || ids.every((id) => id !== '')) return { existing, recognised: 0, problems };
  const find = module.key === 'customers' ? customerFinder(source, sheet, phone) : recordFinder(module, source, sheet);
  let recognised = 0;
  const completed = existing.map((found, index) => {
    if (found !== undefined || ids[index] !== '') return found;
    const row = find(index, taken);
    if (row !== undefined) {
      taken.add(row);
      recognised += 1;
    }
    return row;
  });
  return { existing: completed, recognised, problems };
}

/** A cell in the form in which two of them are compared: dates to the second, numbers as such, else text without blanks at its ends. */
export function comparable(cell: Cell): string {
  return cell instanceof Date ? `@${Math.round(cell.getTime() / 1000)}` : textOf(cell).trim();
}

type RowFinder = (index: number, taken: ReadonlySet<number>) => number | undefined;

/** By name, unless the two have different phones or mail addresses. A masked name is no evidence. */
function customerFinder(source: SheetRows, sheet: Table, phone: PhoneForm): RowFinder {
  const byName = rowsOf(sheet, (row) => valueForm(sheet.text(row, 'name')));
  const at = (key: string): number => source.keys.indexOf(key);
  const positions = { name: at('name'), phone: at('phone'), email: at('email') };
  const differ = (key: 'phone' | 'email', index: number, row: number): boolean => {
    const [mine, theirs] = [textOf(source.rows[index]?.cells[positions[key]] ?? ''), sheet.text(row, key)];
    if (mine === '' || theirs === '' || isMasked(mine) || isMasked(theirs)) return false;
    const form = key === 'phone' ? phone : mailForm;
    return (form(mine) ?? valueForm(mine)) !== (form(theirs) ?? valueForm(theirs));
  };
  return (index, taken) => {
    const name = textOf(source.rows[index]?.cells[positions.name] ?? '');
    if (name === '' || isMasked(name)) return undefined;
    const rows = byName.get(valueForm(name)) ?? [];
    return rows.find((row) => !taken.has(row) && !differ('phone', index, row) && !differ('email', index, row));
  };
}

/** By equal contents of every column that the file has. */
function recordFinder(module: Module, source: SheetRows, sheet: Table): RowFinder {
  const keys = source.keys.filter((key) => key !== 'id' && module.fields.some((field) => field.key === key));
  const positions = keys.map((key) => source.keys.indexOf(key));
  const columns = keys.map((key) => sheet.columnOf(key) ?? -1);
  const byContents = rowsOf(sheet, (row) => columns.map((column) => comparable(sheet.rows[row]?.[column] ?? '')).join('\n'));
  return (index, taken) => {
    const cells = source.rows[index]?.cells ?? [];
    const rows = byContents.get(positions.map((position) => comparable(cells[position] ?? '')).join('\n')) ?? [];
    while (rows.length > 0 && taken.has(rows[0]!)) rows.shift();
    return rows[0];
  };
}

/** Rows of the sheet by a text of theirs; rows where it is '' aren't listed. */
function rowsOf(sheet: Table, text: (row: number) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  sheet.rows.forEach((cells, row) => {
    if (cells.every((cell) => isEmpty(cell))) return;
    const key = text(row);
    if (key === '') return;
    const rows = found.get(key);
    if (rows) rows.push(row);
    else found.set(key, [row]);
  });
  return found;
}
