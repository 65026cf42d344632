import type { Cell } from '../core/cell';
import { type Message, Refusal } from '../core/message';
import type { CheckedBook } from '../core/quality/checkedBook';
import { type Fix, fixesOf, writesOf } from '../core/quality/cleaning';
import { type FormulasOf, findAll } from '../core/quality/findAll';
import { FIXED_KINDS, type Kind } from '../core/quality/finding';
import { confirmedCodes } from '../core/quality/qualityRows';
import { nameIn } from '../core/schema';
import { splitTags } from '../core/values/lists';
import { shown, textOf } from '../core/values/text';
import type { Plan, Step } from '../host/plan';
import { say, sayProblem } from '../locales';
import { type CommandContext, defineCommand } from './defineCommand';
import { qualityInput } from './qualityBook';
import { tableOf } from './tables';

const LOG_COLUMNS = ['at', 'customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'];
/** Changes that a preview tells as data, and in words. */
const LISTED = { result: 500, messages: 10 };

/** Puts right what can be put right for certain: forms of values, and a status that the records contradict. */
export const clean = defineCommand({
  id: 'clean',
  order: 33,
  label: { zh: '清理数据', en: 'Clean data' },
  args: [
    { name: 'preview', type: 'boolean' },
    { name: 'kinds', type: 'object' },
  ],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const kinds = kindsOf(args.kinds);
    const input = qualityInput(context);
    const formulasOf: FormulasOf = (key) => context.host.formulas(key);
    const confirmed = confirmedCodes(tableOf(context, 'quality'));
    const { book, fixes } = fixesOf(input.tables, (tables) => findAll({ ...input, tables }, formulasOf, kinds), confirmed);
    const { writes, done, left } = writesOf(book, fixes, formulasOf);
    const rows = book.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    if (args.preview === true) return preview(context, book, fixes, rows);
    const log = done.map((fix) => logRow(context, book, fix));
    const steps: Step[] = writes.map(({ module, ...cells }) => ({
      kind: 'writeColumns',
      sheet: module,
      idKey: 'id',
      ...cells,
      apart: true,
    }));
    const appended: Step = {
      kind: 'appendRows',
      sheet: 'changes',
      columns: LOG_COLUMNS,
      values: log,
      once: { column: 'run', text: context.run },
    };
    return {
      // The log first: what is stopped after it finds on resuming what is still to be changed, and the log as it is.
      steps: done.length > 0 ? [appended, ...steps] : [],
      rows,
      changed: done.length,
      messages: [
        done.length === 0 ? { key: 'clean.nothing' } : { key: 'clean.done', params: { count: done.length, records: recordsIn(done) } },
        ...(left > 0 ? [{ key: 'clean.left', params: { count: left } }] : []),
      ],
      result: { changed: done.length, left, kinds: countKinds(done) },
    };
  },
});

/** Kinds of findings by key, in a list or separated by commas; all that have fixes where none is named. @throws Refusal for others */
function kindsOf(arg: unknown): readonly Kind[] {
  const named = Array.isArray(arg) ? arg.map(String) : typeof arg === 'string' ? splitTags(arg) : [];
  const isEmpty = arg === undefined || arg === null || arg === '';
  const unknown = named.find((name) => !FIXED_KINDS.some((kind) => kind === name));
  if (unknown !== undefined || (!isEmpty && named.length === 0)) {
    throw new Refusal({ key: 'clean.badKind', params: { kind: unknown ?? textOf(String(arg)), kinds: FIXED_KINDS.join(', ') } });
  }
  return isEmpty ? FIXED_KINDS : FIXED_KINDS.filter((kind) => named.includes(kind));
}

/** What cleaning would change. */
function preview(context: CommandContext, book: CheckedBook, fixes: readonly Fix[], rows: number): Plan {
  const { language } = context;
  const changes = fixes.slice(0, LISTED.result).map((fix) => ({
    module: fix.module,
    id: book.sheet(fix.module)?.id(fix.row) ?? '',
    field: fix.field,
    from: textOf(fix.from),
    to: textOf(fix.to),
    why: sayProblem(language, fix.finding.problem),
    kind: fix.finding.kind,
  }));
  const lines = changes.slice(0, LISTED.messages).map((change): Message => {
    const { id, from, to, why } = change;
    const params = { id, field: book.nameOf(change.module, change.field), from: shown(from), to: shown(to), why };
    return { key: 'clean.line', params };
  });
  return {
    steps: [],
    preview: true,
    rows,
    changed: 0,
    messages: [
      fixes.length === 0 ? { key: 'clean.nothing' } : { key: 'clean.would', params: { count: fixes.length, records: recordsIn(fixes) } },
      ...lines,
      ...(fixes.length > lines.length ? [{ key: 'clean.more', params: { count: fixes.length - lines.length } }] : []),
    ],
    result: { changes, count: fixes.length, kinds: countKinds(fixes) },
  };
}

function logRow({ asOf, host, language, run }: CommandContext, book: CheckedBook, { finding, module, row, field, from, to }: Fix): Cell[] {
  const sheet = book.sheet(module);
  const name = book.nameOf(module, field);
  const isCustomer = module === 'customers';
  const cells: Readonly<Record<string, Cell>> = {
    at: asOf,
    customer: sheet?.customerId(row) ?? '',
    field: isCustomer || !sheet ? name : `${nameIn(language, sheet.module)} ${sheet.id(row)} ${name}`,
    from: textOf(from),
    to: textOf(to),
    why: sayProblem(language, finding.problem) || say(language, { key: `quality.kind.${finding.kind}` }),
    by: host.user(),
    command: 'clean',
    run,
  };
  return LOG_COLUMNS.map((key) => cells[key] ?? '');
}

function recordsIn(fixes: readonly Fix[]): number {
  return new Set(fixes.map(({ module, row }) => `${module}\t${row}`)).size;
}

function countKinds(fixes: readonly Fix[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { finding } of fixes) counts[finding.kind] = (counts[finding.kind] ?? 0) + 1;
  return counts;
}
