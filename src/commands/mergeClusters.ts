import { Refusal } from '../core/message';
import type { Table } from '../core/table/readTable';
import { valueForm } from '../core/values/text';
import type { CommandContext } from './defineCommand';
import { tableOf } from './tables';

/** Customers that are one. */
export interface Cluster {
  readonly ids: readonly string[];
  /** The one that stays, where somebody chose. */
  readonly keep?: string;
}

/** What people write in the decision of a row that is to be merged. */
const MERGE = ['合并', 'merge'];

/** Clusters of the sheet of duplicates in which people decided to merge at least two rows. @throws Refusal where there is none */
export function decidedClusters(context: CommandContext, places: ReadonlyMap<string, readonly number[]>): Cluster[] {
  const sheet = tableOf(context, 'duplicates');
  const clusters = new Map<string, string[]>();
  sheet?.rows.forEach((_, row) => {
    const [cluster, id] = [sheet.text(row, 'cluster'), sheet.text(row, 'id')];
    if (id === '' || !MERGE.includes(valueForm(sheet.text(row, 'decision'))) || !places.has(id)) return;
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), id]);
  });
  const decided = [...clusters.values()].filter((ids) => ids.length > 1);
  if (decided.length === 0) throw new Refusal({ key: sheet ? 'merge.noneDecided' : 'merge.noDuplicates' });
  return decided.map((ids) => ({ ids }));
}

/** The cluster that the arguments give. @throws Refusal where it isn't at least two customers of the book */
export function givenCluster(args: Readonly<Record<string, unknown>>, places: ReadonlyMap<string, readonly number[]>): Cluster {
  const given: readonly unknown[] = Array.isArray(args.ids) ? args.ids : String(args.ids ?? '').split(/[,，、\s]+/);
  const ids = [...new Set(given.map((id) => String(id).trim()).filter((id) => id !== ''))];
  const unknown = ids.filter((id) => !places.has(id));
  if (unknown.length > 0) throw new Refusal({ key: 'merge.unknown', params: { ids: unknown.join(', ') } });
  if (ids.length < 2) throw new Refusal({ key: 'merge.tooFew' });
  const keep = args.keep === undefined || args.keep === '' ? undefined : String(args.keep).trim();
  if (keep === undefined) return { ids };
  if (!ids.includes(keep)) throw new Refusal({ key: 'merge.keepElsewhere', params: { keep, ids: ids.join(', ') } });
  return { ids, keep };
}

/** @throws Refusal where an id stands in several rows, or a customer in several clusters */
export function refuseDoubled(customers: Table, places: ReadonlyMap<string, readonly number[]>, clusters: readonly Cluster[]): void {
  const seen = new Set<string>();
  for (const id of clusters.flatMap(({ ids }) => ids)) {
    const rows = places.get(id) ?? [];
    if (rows.length > 1) {
      const params = { id, rows: rows.map((row) => row + 2).join(', ') };
      throw new Refusal({ key: 'merge.doubledId', sheet: customers.title, params });
    }
    if (seen.has(id)) throw new Refusal({ key: 'merge.twoClusters', params: { id } });
    seen.add(id);
  }
}
