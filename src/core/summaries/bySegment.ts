import { isEmpty } from '../cell';
import type { Problem, Result } from '../message';
import type { Table } from '../table/readTable';
import { type PivotArea, pivotShape } from './pivotShape';

/** Column keys of the summary by segment: customers by value tier and activity. */
export const BY_SEGMENT = { rows: 'valueTier', columns: 'activity', count: 'id', amount: 'lifetimeAmount' } as const;

/** What the summary by segment takes from the customers sheet and what its chart shows. */
export interface BySegment {
  /** Customers; the pivot's source is the header and these rows. */
  readonly customers: number;
  /** The chart's ranges in the pivot: the tiers, and their number of customers. */
  readonly chart: readonly PivotArea[];
  /** Columns that the pivot takes. */
  readonly width: number;
}

/** The summary by segment of a customers table, or why there is none yet: no customers, or no tiers because nothing refreshed them. */
export function summarizeBySegment(table: Table): Result<BySegment> {
  const tier = table.need(BY_SEGMENT.rows);
  const activity = table.need(BY_SEGMENT.columns);
  table.need(BY_SEGMENT.count);
  table.need(BY_SEGMENT.amount);
  const refuse = (key: string): Result<BySegment> => ({ ok: false, error: { key, sheet: table.title } satisfies Problem });
  if (table.rows.length === 0) return refuse('summarize.noCustomers');
  const refreshed = (column: number): boolean => table.rows.some((row) => !isEmpty(row[column]));
  if (!refreshed(tier) || !refreshed(activity)) return refuse('summarize.notRefreshed');
  const { labels, totals, width } = pivotShape(table.rows, tier, activity, 2);
  return { ok: true, value: { customers: table.rows.length, chart: [labels, ...totals.slice(0, 1)], width } };
}
