import type { Cell } from '../cell';
import type { Message } from '../message';
import type { CheckedBook } from './checkedBook';

/** What can be found, the most pressing first. `fixed`: some findings of the kind have a fix that is certain. `bulk`: many at once are told in one row. */
export const KINDS = [
  { key: 'doubleId' },
  { key: 'noId', bulk: true },
  { key: 'reference' },
  { key: 'missing', bulk: true },
  { key: 'malformed' },
  { key: 'range' },
  { key: 'form', fixed: true },
  { key: 'negative' },
  { key: 'future' },
  { key: 'dateOrder' },
  { key: 'sinceAfter' },
  { key: 'outlier' },
  { key: 'overpaid' },
  { key: 'paidNoDate', bulk: true },
  { key: 'statusBehind', fixed: true },
  { key: 'statusLost' },
  { key: 'statusAhead', bulk: true },
  { key: 'shortName' },
  { key: 'contactDiffers' },
  { key: 'ownerMissing', bulk: true },
  { key: 'ownerDiffers' },
  { key: 'ownerLeft' },
  { key: 'ownerUnknown' },
  { key: 'tagLimit' },
  { key: 'unknownTag' },
  { key: 'notUpdated', bulk: true },
  { key: 'overdue' },
  { key: 'unverified', bulk: true },
] as const satisfies readonly { readonly key: string; readonly fixed?: true; readonly bulk?: true }[];
export type Kind = (typeof KINDS)[number]['key'];

/** Keys of the kinds, in their order. */
export const KIND_KEYS: readonly Kind[] = KINDS.map(({ key }) => key);

/** Kinds of which some findings have a fix that is certain. */
export const FIXED_KINDS: readonly Kind[] = KINDS.flatMap((kind) => ('fixed' in kind ? [kind.key] : []));

/** One thing that is wrong with a record, or with many in the same way. */
export interface Finding {
  readonly kind: Kind;
  /** Key of the module. */
  readonly module: string;
  /** Data row from 0; undefined for a finding about several records. */
  readonly row: number | undefined;
  /** Key of the column; '' where it is the whole record. */
  readonly field: string;
  readonly problem: Message;
  /** What was seen in the cell. */
  readonly value: Cell;
  /** What else the finding rests on: when this or the value changes, it is another finding, and what a person confirmed holds no more. */
  readonly evidence?: string;
  /** What the cell becomes, where that is certain. */
  readonly fix?: Cell;
  /** Of a finding about several records: what tells it from others of its kind, module and field. */
  readonly about?: string;
}

/** One way of looking for what is wrong. */
export interface Check {
  readonly kinds: readonly Kind[];
  readonly find: (book: CheckedBook) => Iterable<Finding>;
}

/** Here so that a check's file says in one line what it is. */
export function defineCheck(check: Check): Check {
  return check;
}
