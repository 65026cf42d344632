import type { Table } from '../table/readTable';
import type { RuleRow, SegmentRow } from '../tags';
import type { TierRow } from '../tiers';
import { ticked } from '../values/ticked';

/** What a row (from 0) of the tiers sheet says. */
export function tierRow(tiers: Table, row: number): TierRow {
  return { order: orderOf(tiers, row), tier: tiers.text(row, 'tier'), condition: conditionOf(tiers, row) };
}

/** What a row (from 0) of the segments sheet says. */
export function segmentRow(segments: Table, row: number): SegmentRow {
  return { order: orderOf(segments, row), template: segments.text(row, 'template'), condition: conditionOf(segments, row) };
}

/** What a row (from 0) of the rules sheet says; it is on unless its cell says otherwise. */
export function ruleRow(rules: Table, row: number): RuleRow {
  const text = (key: string): string => rules.text(row, key);
  return { name: text('name'), tag: text('tag'), condition: conditionOf(rules, row), on: ticked(rules.cell(row, 'on')) !== false };
}

/** As it was typed: where it goes wrong is counted from its first blank. */
function conditionOf(table: Table, row: number): string {
  return String(table.cell(row, 'condition'));
}

/** NaN for what isn't a number. */
function orderOf(table: Table, row: number): number {
  const cell = table.cell(row, 'order');
  return cell === '' ? Number.NaN : Number(cell);
}
