import { type Cell, isEmpty } from '../cell';
import type { Field } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { isMasked, textOf } from '../values/text';

/** Why a merged record has the value that it has in a field. */
export type MergeReason = 'kept' | 'only' | 'latest' | 'earliest' | 'joined' | 'unmasked' | 'chosen';

/** A field of a merged record whose value somebody might want otherwise: records differ in it, or the one that stays lacked it. */
export interface MergedField {
  readonly field: Field;
  readonly value: Cell;
  /** Row of the sheet that the value comes from, or undefined where it comes from several. */
  readonly from: number | undefined;
  readonly why: MergeReason;
  /** Rows with another value, and that value. */
  readonly others: readonly { readonly row: number; readonly value: Cell }[];
}

/** Rows of one customer: the one that stays, and those that go. */
export interface MergeRows {
  readonly keep: number;
  readonly losers: readonly number[];
}

/** Dates of which the earliest counts, or the latest. */
const EARLIEST = ['since', 'openingFirst'];
const LATEST = ['openingLast'];

/**
 * What the merged record holds: what the record that stays says; where that is empty or masked, what the others say, the most recently updated first. Tags are taken
 * together, notes are joined, of dates that say since when the earliest counts. `chosen` overrides a field by key.
 */
export function mergeCustomers(sheet: Table, { keep, losers }: MergeRows, chosen: Readonly<Record<string, Cell>> = {}): MergedField[] {
  const byUpdate = [...losers].sort((a, b) => timeOf(sheet.cell(b, 'updatedAt')) - timeOf(sheet.cell(a, 'updatedAt')) || a - b);
  return sheet.definition.fields.flatMap((field): MergedField[] => {
    if (field.computed || field.stamped || field.type === 'id' || sheet.columnOf(field.key) === undefined) return [];
    const cells = [keep, ...byUpdate].map((row) => ({ row, value: sheet.cell(row, field.key) })).filter(({ value }) => isFilled(value));
    const choice =
      field.key in chosen ? { value: chosen[field.key] ?? '', from: undefined, why: 'chosen' as const } : choose(field, keep, cells);
    if (!choice) return [];
    // What is taken together leaves nothing out.
    const others = choice.why === 'joined' ? [] : cells.filter(({ row, value }) => row !== choice.from && !isSameCell(value, choice.value));
    const isChange = !isSameCell(choice.value, sheet.cell(keep, field.key));
    return isChange || others.length > 0 ? [{ field, ...choice, others }] : [];
  });
}

interface Filled {
  readonly row: number;
  readonly value: Cell;
}

type Choice = Pick<MergedField, 'value' | 'from' | 'why'>;

function choose(field: Field, keep: number, cells: readonly Filled[]): Choice | undefined {
  const [first] = cells;
  if (!first) return undefined;
  if (field.type === 'tags') return joined(cells, (value) => splitTags(textOf(value)), ',');
  if (field.key === 'notes') return joined(cells, (value) => textOf(value).split('\n'), '\n');
  const dated = (why: 'earliest' | 'latest', sign: number): Choice => {
    const best = [...cells].sort((a, b) => sign * (timeOf(a.value) - timeOf(b.value)))[0] ?? first;
    return { value: best.value, from: best.row, why: best.row === keep ? 'kept' : why };
  };
  if (EARLIEST.includes(field.key)) return dated('earliest', 1);
  if (LATEST.includes(field.key)) return dated('latest', -1);
  const plain = cells.find(({ value }) => !isMasked(textOf(value))) ?? first;
  if (plain.row === keep) return { value: plain.value, from: keep, why: 'kept' };
  return { value: plain.value, from: plain.row, why: first.row === keep ? 'unmasked' : 'only' };
}

/** All parts of the cells, each once, in the order in which they come. */
function joined(cells: readonly Filled[], split: (value: Cell) => readonly string[], between: string): Choice {
  const parts = [...new Set(cells.flatMap(({ value }) => split(value)))];
  const value = parts.join(between);
  const whole = cells.find((cell) => textOf(cell.value) === value);
  return whole ? { value, from: whole.row, why: whole === cells[0] ? 'kept' : 'only' } : { value, from: undefined, why: 'joined' };
}

function isFilled(value: Cell): boolean {
  return !isEmpty(value) && textOf(value).trim() !== '' && value !== false;
}

function isSameCell(a: Cell, b: Cell): boolean {
  return textOf(a) === textOf(b);
}

function timeOf(cell: Cell): number {
  return cell instanceof Date ? cell.getTime() : -Infinity;
}
