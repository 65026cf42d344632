import { type Cell, isEmpty } from '../cell';
import type { Table } from '../table/readTable';
import type { Damage, Recorded } from './readSnapshot';

/** A row of the snapshots sheet. */
export interface SnapshotRow {
  /** The sheet's row, from 1. */
  readonly row: number;
  readonly id: string;
  /** The file's id in Drive. */
  readonly file: string;
  readonly by: string;
  readonly recorded: Required<Recorded>;
  readonly outcome: string;
}

/** The listed snapshots, those first that were never verified, then by the time of their last verification. */
export function listedSnapshots(table: Table): SnapshotRow[] {
  const verified = (row: SnapshotRow): number => time(table.cell(row.row - 2, 'verifiedAt'));
  return table.rows
    .map((cells, at) => ({ filled: !cells.every(isEmpty), row: rowOf(table, at) }))
    .filter(({ filled }) => filled)
    .map(({ row }) => row)
    .sort((a, b) => verified(a) - verified(b));
}

/** Text keys of what is wrong, one each; a sheet's damage carries its title. */
export function damageMessages(damage: readonly Damage[]): { key: string; params?: Record<string, string> }[] {
  return damage.map(({ kind, sheet }) => ({ key: `damage.${kind}`, ...(sheet === undefined ? {} : { params: { sheet } }) }));
}

function rowOf(table: Table, at: number): SnapshotRow {
  return {
    row: at + 2,
    id: table.text(at, 'id'),
    file: table.text(at, 'file'),
    by: table.text(at, 'by'),
    recorded: {
      sha256: table.text(at, 'sha256'),
      sheets: count(table.cell(at, 'sheets')),
      rows: count(table.cell(at, 'rows')),
      bytes: count(table.cell(at, 'bytes')),
    },
    outcome: table.text(at, 'outcome'),
  };
}

/** A number as it stands there; what isn't one equals none, so an overwritten cell shows up as a difference. */
function count(cell: Cell): number {
  return typeof cell === 'number' ? cell : Number.NaN;
}

function time(cell: Cell): number {
  return cell instanceof Date ? cell.getTime() : Number.NEGATIVE_INFINITY;
}
