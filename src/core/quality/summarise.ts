import type { CheckedBook } from './checkedBook';
import type { Findings } from './findAll';
import { type Finding, KINDS, type Kind } from './finding';

/** More findings of one kind about one column than this, and more than this part of the module's records, are told in one row. */
const MANY = { records: 50, part: 0.25 };
/** Ids that such a row names. */
const NAMED = 3;

/** The findings, with those that nearly every record has told in one row: after an import without phone numbers, a row a customer would hide all else. */
export function summarised({ book, byKind }: Findings): Findings {
  const fresh = new Map(byKind);
  for (const kind of KINDS) {
    const found = byKind.get(kind.key);
    if (found && 'bulk' in kind && found.length > MANY.records) fresh.set(kind.key, inBulk(book, kind.key, found));
  }
  return { book, byKind: fresh };
}

function inBulk(book: CheckedBook, kind: Kind, found: readonly Finding[]): Finding[] {
  const columns = new Map<string, Finding[]>();
  for (const finding of found) {
    const place = `${finding.module}\t${finding.field}`;
    const others = columns.get(place);
    if (others) others.push(finding);
    else columns.set(place, [finding]);
  }
  return [...columns.values()].flatMap((findings) => {
    const [first] = findings;
    const sheet = first && book.sheet(first.module);
    const isMany = sheet && findings.length > MANY.records && findings.length > sheet.rows.length * MANY.part;
    return isMany ? [together(book, kind, first, findings)] : findings;
  });
}

function together(book: CheckedBook, kind: Kind, { module, field }: Finding, findings: readonly Finding[]): Finding {
  const sheet = book.sheet(module);
  const ids = findings.slice(0, NAMED).map(({ row }) => (row === undefined ? '' : sheet?.id(row) || String(row + 2)));
  const isContact = kind === 'missing' && module === 'customers' && field === 'phone';
  const name = book.nameOf(module, field);
  const words = `${name} / ${book.nameOf(module, 'email')}`;
  return {
    kind,
    module,
    row: undefined,
    field,
    problem: { key: `quality.bulk.${kind}`, params: { count: findings.length, ids: ids.join(', '), field: isContact ? words : name } },
    value: '',
    // Said to be fine, it comes back when there are twice as many.
    evidence: String(Math.floor(Math.log2(findings.length))),
    about: 'all',
  };
}
