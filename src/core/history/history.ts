import type { Cell } from '../cell';
import { tagChanges } from '../refresh/changes';
import type { Field, Language } from '../schema';
import { nameIn } from '../schema';
import { headerForm, headerForms } from '../table/headers';
import type { Table } from '../table/readTable';
import { parseDate } from '../values/date';
import { splitTags } from '../values/lists';

/** A change of a customer's tier, segment or tag, as the log tells it. */
export interface Logged {
  readonly at: Date;
  /** Key of the field; what the log says where no field of customers has that name. */
  readonly field: string;
  /** '' for a tag that came. */
  readonly from: string;
  /** '' for a tag that went. */
  readonly to: string;
  readonly why: string;
  readonly by: string;
}

/** What the log holds of a customer. */
export interface History {
  /** By time, earliest first. */
  readonly changes: readonly Logged[];
  /** Rows about the customer whose time nobody can read. */
  readonly unreadable: number;
}

/** What a field held at a moment. */
export interface Standing {
  readonly value: string;
  /** Undefined: from before the log's first word on it. */
  readonly since: Date | undefined;
  /** Undefined: it still holds. */
  readonly until: Date | undefined;
}

/** Columns of customers whose changes are logged: tiers, the segment, rule tags. */
export function loggedFields(fields: readonly Field[]): Field[] {
  return fields.filter(
    ({ computed }) => computed?.kind === 'tier' || (computed?.kind === 'native' && /^(segment|ruleTags)$/.test(computed.name)),
  );
}

/** The field of this name: its key, a header in either language, an alias, or the header that `customers` has now. */
export function fieldNamed(fields: readonly Field[], customers: Table, name: string): Field | undefined {
  const form = headerForm(name);
  return fields.find((field) => headerForms(field).has(form) || headerForm(headerOf(customers, field, 'en')) === form);
}

/** A field's header as the sheet has it; its name in the language where the sheet lacks it. */
export function headerOf(customers: Table, field: Field, language: Language): string {
  return customers.headers[customers.columnOf(field.key) ?? -1] || nameIn(language, field);
}

/** Reads what the log holds of a customer, in whatever order its rows stand. A row about several tags at once counts as a change of each. */
export function historyOf(log: Table, customer: string, keyOf: (name: string) => string): History {
  let unreadable = 0;
  const changes = log.rows.flatMap((_, row): Logged[] => {
    const text = (key: string): string => log.text(row, key);
    if (text('customer') !== customer) return [];
    const at = timeOf(log.cell(row, 'at'));
    if (at === undefined) {
      unreadable += 1;
      return [];
    }
    const field = keyOf(text('field'));
    const pairs = field === 'ruleTags' ? tagChanges(text('from'), text('to')) : [[text('from'), text('to')] as const];
    return pairs.map(([from, to]) => ({ at, field, from, to, why: text('why'), by: text('by') }));
  });
  return { changes: changes.sort((a, b) => a.at.getTime() - b.at.getTime()), unreadable };
}

/**
 * What a field held just before a moment: what the last change before it led to; where there is none, what the next one started from; where
 * there is none either, what stands there now. `changes`: the field's own, by time.
 */
export function standingBefore(moment: Date, changes: readonly Logged[], current: string): Standing {
  const next = changes.findIndex(({ at }) => at >= moment);
  const last = changes[(next < 0 ? changes.length : next) - 1];
  return { value: last?.to ?? changes[next]?.from ?? current, since: last?.at, until: changes[next]?.at };
}

/** The same for a field that holds several tags, each of which has a history of its own. Tags of now come first. */
export function tagsBefore(moment: Date, changes: readonly Logged[], current: string): Standing {
  const now = splitTags(current);
  const known = new Set([...now, ...changes.map(({ from, to }) => from || to)]);
  const held = [...known].filter((tag) => {
    const own = changes.filter(({ from, to }) => (from || to) === tag);
    return standingBefore(moment, own, now.includes(tag) ? tag : '').value !== '';
  });
  return { ...standingBefore(moment, changes, ''), value: held.join(',') };
}

function timeOf(cell: Cell): Date | undefined {
  if (cell instanceof Date) return cell;
  const read = parseDate(String(cell));
  return read.ok ? read.value : undefined;
}
