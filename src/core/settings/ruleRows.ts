import type { Table } from '../table/readTable';
import type { RuleRow, SegmentRow } from '../tags';
import type { TierRow } from '../tiers';
import { ticked } from '../values/ticked';

/** What a row (from 0) of the tiers sheet says. */
export function tierRow(tiers: Table, row: number): TierRow {
  return { order: orderOf(tiers, row), tier: tiers.text(row, 'tier'), condition: tiers.text(row, 'condition') };
}

/** What a row (from 0) of the segments sheet says. */
export function segmentRow(segments: Table, row: number): SegmentRow {
  return { order: orderOf(segments, row), template: segments.text(row, 'template'), condition: segments.text(row, 'condition') };
}

/** What a row (from 0) of the rules sheet says; it is on unless its cell says otherwise. */
export function ruleRow(rules: Table, row: number): RuleRow {
  const text = (key: string): string => rules.text(row, key);
  return { name: text('name'), tag: text('tag'), condition: text('condition'), on: ticked(rules.cell(row, 'on')) !== false };
}

/** NaN for what isn't a number. */
function orderOf(table: Table, row: number): number {
  const cell = table.cell(row, 'order');
  return cell === '' ? Number.NaN : Number(cell);
}
