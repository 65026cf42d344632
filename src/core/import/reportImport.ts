import { isEmpty } from '../cell';
import type { Message, Problem } from '../message';
import { nameIn } from '../schema';
import { isMasked, shown, textOf, valueForm } from '../values/text';
import type { NewRecords } from './derivedRecords';
import { type ColumnMatch, listed } from './matchColumns';
import type { MergedRow, MergedRows } from './mergeRows';
import type { ImportCounts, ImportInput } from './outcome';
import { columnLetters } from './readRows';

/** What an import did, for its messages. */
export interface ImportReport {
  readonly input: ImportInput;
  readonly match: ColumnMatch;
  readonly counts: ImportCounts;
  /** Ids that were given. */
  readonly given: number;
  /** Rows without an id that the sheet has already. */
  readonly recognised: number;
  readonly derived: readonly NewRecords[];
  readonly problems: readonly Problem[];
  /** Values that were taken as they are although they can't be read. */
  readonly doubts: readonly Problem[];
  readonly merged: MergedRows;
  /** Rows that are new or differ. */
  readonly changed: readonly MergedRow[];
  /** At most so many problems are said one by one. */
  readonly shown: number;
}

/** What a user is told of an import: counts first, then all that was left out, given, moved or skipped. Nothing happens silently. */
export function reportImport(report: ImportReport): Message[] {
  const { input, match, counts, given, recognised } = report;
  const sheet = input.sheet.title;
  const messages: Message[] = [{ key: 'import.done', params: { file: input.file, sheet, ...counts } }];
  const unknown = match.leftOut.filter(({ computed, position, header }) => !computed && (header !== '' || hasContent(input, position)));
  const computed = match.leftOut.filter((column) => column.computed);
  if (unknown.length > 0) {
    const columns = listed(unknown.map(({ header, position }) => header || columnLetters(position)));
    messages.push({ key: 'import.leftOut', params: { count: unknown.length, columns } });
  }
  if (computed.length > 0) {
    messages.push({
      key: 'import.computedLeftOut',
      params: { count: computed.length, columns: computed.map(({ header }) => header).join(', ') },
    });
  }
  messages.push(...personalTagsMoved(report));
  if (given > 0) messages.push({ key: 'import.idsGiven', params: { count: given } });
  if (recognised > 0) messages.push({ key: 'import.recognised', params: { count: recognised, sheet } });
  for (const { module, values } of report.derived) {
    const target = input.modules.find(({ key }) => key === module);
    messages.push({ key: 'import.derived', params: { count: values.length, sheet: target ? nameIn(input.language, target) : module } });
  }
  messages.push(...sameNames(report), ...doubtful(report));
  const status = report.merged.keys.indexOf('dataStatus');
  const incomplete = status < 0 ? 0 : report.changed.filter(({ cells }) => !isEmpty(cells[status])).length;
  if (incomplete > 0) messages.push({ key: 'import.incomplete', params: { count: incomplete } });
  return [...messages, ...skipped(report)];
}

function hasContent({ rows }: ImportInput, position: number): boolean {
  return rows.some((row, at) => at > 0 && !isEmpty(row[position]));
}

/** Says what became of an imported tags column: all of it is computed but the tags that only a person can know. */
function personalTagsMoved({ match, changed, input }: ImportReport): Message[] {
  const column = match.columns.find(({ field }) => field.key === 'tags');
  if (!column) return [];
  const count = (kind: 'need' | 'free'): number => changed.filter(({ tagged }) => tagged[kind]).length;
  const nameOf = (key: string): string => {
    const field = input.module.fields.find((one) => one.key === key);
    return field ? nameIn(input.language, field) : key;
  };
  const params = { column: column.header, need: nameOf('needType'), needs: count('need'), free: nameOf('freeTags'), frees: count('free') };
  return [{ key: 'import.tagsMoved', params }];
}

/** New customers who share a name with another: nothing was merged, so a person should look. */
function sameNames({ input, merged, changed }: ImportReport): Message[] {
  const at = merged.keys.indexOf('name');
  if (input.module.key !== 'customers' || at < 0) return [];
  const nameOf = (row: MergedRow): string => valueForm(textOf(row.cells[at] ?? ''));
  const names = new Map<string, number>();
  const count = (name: string): void => {
    names.set(name, (names.get(name) ?? 0) + 1);
  };
  const added = changed.filter(({ existing }) => existing === undefined);
  for (const row of added) count(nameOf(row));
  input.sheet.rows.forEach((_, row) => {
    count(valueForm(input.sheet.text(row, 'name')));
  });
  const shared = added.filter((row) => !isMasked(textOf(row.cells[at] ?? '')) && (names.get(nameOf(row)) ?? 0) > 1);
  const first = shared[0];
  if (!first) return [];
  return [{ key: 'import.sameName', params: { count: shared.length, row: first.row, name: shown(first.cells[at] ?? '') } }];
}

/** Contact details that were taken as they are, a message a column. */
function doubtful({ doubts }: ImportReport): Message[] {
  const columns = new Map<string, Problem[]>();
  for (const doubt of doubts) {
    const found = columns.get(doubt.column ?? '');
    if (found) found.push(doubt);
    else columns.set(doubt.column ?? '', [doubt]);
  }
  return [...columns].map(([column, found]) => {
    const value = found[0]?.params?.value ?? '';
    return { key: 'import.doubtful', params: { column, count: found.length, row: found[0]?.row ?? 0, value } };
  });
}

function skipped({ input, problems, counts, shown }: ImportReport): Message[] {
  if (problems.length === 0) return [];
  const said = problems.slice(0, shown).map((problem): Problem => ({ ...problem, sheet: input.file }));
  const more = problems.length - said.length;
  const rest: Message[] = more > 0 ? [{ key: 'import.moreProblems', params: { count: more } }] : [];
  return [{ key: 'import.skipped', params: { count: counts.skipped } }, ...said, ...rest];
}
