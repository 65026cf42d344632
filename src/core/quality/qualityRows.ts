import { addWorkingDays, readCalendar } from '../calendar/workingDays';
import { type Cell, dateOfDay, dayOf } from '../cell';
import type { Message } from '../message';
import { nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { shown, textOf } from '../values/text';
import type { CheckedBook } from './checkedBook';
import { codeOf, placeIn } from './code';
import type { Findings } from './findAll';
import { type Finding, KIND_KEYS, type Kind } from './finding';

/** Rows that a kind of finding may take of the sheet, those left out of it aside that people have confirmed. */
export const MOST = 1000;

/** One row of the quality sheet, by column key. */
export type QualityRow = Readonly<Record<string, Cell>>;

/** What the quality sheet is to hold. */
export interface QualityRows {
  readonly rows: readonly QualityRow[];
  /** Findings by kind without those that people have confirmed; `left`: how many of them the sheet doesn't list. */
  readonly counts: ReadonlyMap<Kind, { readonly open: number; readonly left: number }>;
  readonly confirmed: number;
  /** Open findings with a fix. */
  readonly fixable: number;
}

/**
 * The rows of findings: those to be worked on by due date and owner, then those that people have confirmed, as long as the same is found about the same
 * value. What the sheet lists already keeps its due date; `words` says messages in the book's language.
 */
export function qualityRows({ book, byKind }: Findings, before: Table | undefined, words: (message: Message) => string): QualityRows {
  const known = readKnown(before);
  const days = Number(book.settings.dueWorkingDays) || 3;
  const due = dateOfDay(addWorkingDays(book.today, days, readCalendar(book.settings)));
  const open: QualityRow[] = [];
  const silent: QualityRow[] = [];
  const counts = new Map<Kind, { open: number; left: number }>();
  let fixable = 0;
  for (const kind of KIND_KEYS) {
    const count = { open: 0, left: 0 };
    for (const finding of byKind.get(kind) ?? []) {
      const code = codeOf(book, finding);
      const confirmed = known.confirmed.get(code);
      const row = (): QualityRow => ({
        ...rowOf(book, finding, words),
        code,
        due: known.due.get(placeIn(code)) ?? due,
        confirmedBy: confirmed?.by ?? '',
        confirmedAt: confirmed ? (confirmed.at ?? book.asOf) : '',
      });
      if (confirmed) {
        silent.push(row());
        continue;
      }
      count.open += 1;
      if (finding.fix !== undefined) fixable += 1;
      if (count.open <= MOST) open.push(row());
      else count.left += 1;
    }
    if (count.open > 0) counts.set(kind, count);
  }
  return { rows: [...open.sort(byUrgency), ...silent], counts, confirmed: silent.length, fixable };
}

/** Codes of the findings that people have confirmed. */
export function confirmedCodes(sheet: Table | undefined): ReadonlySet<string> {
  return new Set(readKnown(sheet).confirmed.keys());
}

interface Known {
  /** By place of the finding: its due date stays when the value becomes another that is wrong too. */
  readonly due: ReadonlyMap<string, Date>;
  /** By code: for the same value only. */
  readonly confirmed: ReadonlyMap<string, { readonly by: string; readonly at: Date | undefined }>;
}

function readKnown(sheet: Table | undefined): Known {
  const due = new Map<string, Date>();
  const confirmed = new Map<string, { by: string; at: Date | undefined }>();
  sheet?.rows.forEach((_, row) => {
    const code = sheet.text(row, 'code');
    if (code === '') return;
    const [date, at] = [sheet.cell(row, 'due'), sheet.cell(row, 'confirmedAt')];
    if (date instanceof Date) due.set(placeIn(code), date);
    const by = textOf(sheet.cell(row, 'confirmedBy')).trim();
    if (by !== '') confirmed.set(code, { by, at: at instanceof Date ? at : undefined });
  });
  return { due, confirmed };
}

function rowOf(book: CheckedBook, finding: Finding, words: (message: Message) => string): QualityRow {
  const { kind, module, row, field, problem, value, fix } = finding;
  const sheet = book.sheet(module);
  const customers = book.sheet('customers')?.table;
  const customer = row === undefined ? undefined : sheet?.customerRow(row);
  const ofCustomer = (key: string): string => (customer === undefined ? '' : (customers?.text(customer, key) ?? ''));
  const text = (key: string): string => (row === undefined ? '' : (sheet?.table.text(row, key) ?? ''));
  return {
    module: sheet ? nameIn(book.language, sheet.module) : module,
    id: text('id'),
    customer: row === undefined ? '' : (sheet?.customerId(row) ?? ''),
    name: ofCustomer('name'),
    owner: text('owner') || ofCustomer('owner'),
    field: field === '' ? '' : book.nameOf(module, field),
    problem: words(problem),
    value: shown(value),
    fix: fix === undefined ? '' : fix === '' ? words({ key: 'quality.empty' }) : shown(fix),
    kind,
  };
}

/** The earliest due date first, then the owner, those without one last; then as the checks found them. */
function byUrgency(a: QualityRow, b: QualityRow): number {
  const day = (row: QualityRow): number => (row.due instanceof Date ? dayOf(row.due) : 0);
  const owner = (row: QualityRow): string => String(row.owner);
  if (day(a) !== day(b)) return day(a) - day(b);
  if (owner(a) === owner(b)) return 0;
  return owner(a) === '' ? 1 : owner(b) === '' ? -1 : owner(a) < owner(b) ? -1 : 1;
}
