import type { Cell } from '../cell';
import { type RowUpdates, updatesOf } from '../import/updates';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { type DictionaryChanges, workOn } from './dictionaryWork';
import { type ReviewInput, reviewTags, signatureOf } from './review';
import { type TagDimension, tagDimensions, tagsIn } from './usage';

/** A finding that somebody ticked, as its row of the sheet says it. */
export interface Ticked {
  /** Row of the sheet from 0. */
  readonly row: number;
  /** As the row names it. */
  readonly dimension: string;
  readonly tag: string;
  readonly action: string;
  readonly target: string;
  readonly customers: number;
}

/** What carrying out ticked findings writes. */
export interface AppliedTags {
  /** Rows from 0 of the review → whether it was carried out; not, where the book isn't as the review saw it. */
  readonly outcomes: ReadonlyMap<number, boolean>;
  readonly customers: RowUpdates;
  /** Customers whose tags change. */
  readonly changed: number;
  readonly dictionary: DictionaryChanges;
}

/** What becomes of tags in customers. */
interface Fate {
  /** Dimension → tag → what it becomes. */
  readonly renamed: Map<string, Map<string, string>>;
  /** Customer's id → free tags to take away. */
  readonly trimmed: Map<string, readonly string[]>;
}

/**
 * Carries out ticked findings, one after the other. One that a new review wouldn't find any more is left out, because what it is about has changed;
 * `isResumed`: but not when an earlier execution had begun to carry them out. Doing it twice gives what doing it once gives.
 */
export function applyTags(input: ReviewInput, ticked: readonly Ticked[], isResumed: boolean): AppliedTags {
  const standing = new Set(isResumed ? [] : reviewTags(input).map((finding) => signatureOf(finding, finding.dimension.key)));
  const dimensions = tagDimensions(input.fields, input.customers);
  const dictionary = workOn(input.dictionary);
  const fate: Fate = { renamed: new Map(), trimmed: new Map() };
  const outcomes = new Map<number, boolean>();

  const carryOut = (key: string, { action, tag, target }: Ticked): boolean => {
    if (action === 'trim') fate.trimmed.set(target, splitTags(tag));
    // Another row may have merged a tag into it meanwhile.
    else if (action === 'turnOff' && [...(fate.renamed.get(key)?.values() ?? [])].includes(tag)) return false;
    else if (target === '') dictionary.turn(key, tag, action !== 'turnOff');
    else {
      const renamed = fate.renamed.get(key) ?? new Map<string, string>();
      const to = follow(renamed, target);
      // Two rows may want to make one tag two others, or two tags each other.
      if (to === tag || ![tag, to].includes(follow(renamed, tag))) return false;
      fate.renamed.set(key, renamed.set(tag, to));
      dictionary.merge(key, tag, to);
    }
    return true;
  };
  for (const one of ticked) {
    const key = dimensions.find((dimension) => [dimension.key, ...Object.values(dimension.names)].includes(one.dimension))?.key;
    const isAsSeen = key !== undefined && (isResumed || standing.has(signatureOf(one, key)));
    outcomes.set(one.row, isAsSeen && carryOut(key, one));
  }

  const keys = dimensions.flatMap(({ fields, isComputed }) => (isComputed ? [] : fields.map(({ key }) => key)));
  const changes = changesOf(dimensions, input.customers, fate);
  const rows = [...changes].map(([row, cells]) => ({
    existing: row,
    cells: keys.map((key): Cell => cells.get(key) ?? input.customers.cell(row, key)),
  }));
  return { outcomes, customers: updatesOf(input.customers, keys, rows), changed: rows.length, dictionary: dictionary.changes() };
}

/** Row of customers → key of a column → its cell, where tags change. Cells in which none does stay as people typed them. */
function changesOf(dimensions: readonly TagDimension[], customers: Table, fate: Fate): Map<number, Map<string, Cell>> {
  const changes = new Map<number, Map<string, Cell>>();
  for (const { key, fields, isComputed } of dimensions) {
    const renamed = fate.renamed.get(key) ?? new Map<string, string>();
    const trimmed = key === 'free' ? fate.trimmed : new Map<string, readonly string[]>();
    if (isComputed || renamed.size + trimmed.size === 0) continue;
    for (const field of fields) {
      customers.rows.forEach((_, row) => {
        const id = customers.text(row, 'id');
        const tags = id === '' ? [] : tagsIn(field, customers.text(row, field.key));
        const rest = tags.filter((tag) => !trimmed.get(id)?.includes(tag));
        if (rest.length === tags.length && !rest.some((tag) => renamed.has(tag))) return;
        const fresh = [...new Set(rest.map((tag) => follow(renamed, tag)))].join(',');
        changes.set(row, (changes.get(row) ?? new Map<string, Cell>()).set(field.key, fresh));
      });
    }
  }
  return changes;
}

/** What a tag becomes in the end. */
function follow(renamed: ReadonlyMap<string, string>, tag: string): string {
  let now = tag;
  for (let next = renamed.get(now); next !== undefined; next = renamed.get(now)) now = next;
  return now;
}
