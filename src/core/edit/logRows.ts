import { type Cell, DAY, formatDate, type Grid } from '../cell';
import type { Change } from '../refresh/changes';
import { type Field, type Language, type Module, nameIn } from '../schema';
import { shown, textOf } from '../values/text';
import type { Edit, EditPlan } from './planEdit';

/** Columns of the change log, in the order of `logRows`. */
export const LOG_COLUMNS = ['at', 'customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'];

/** So many records of a paste are logged one by one; the rest is counted. */
const MOST_ROWS = 50;

/** What is logged besides the edit itself. */
export interface LogSource {
  readonly edit: Edit;
  readonly plan: EditPlan;
  /** Tiers and tags that follow from it. */
  readonly changes: readonly Change[];
  /** Of the first that isn't logged any more. */
  readonly sayMore: (count: number) => string;
}

/** Rows of the change log: of a single cell with what it held before, of a paste a row a record. Records that are new aren't changes: their row says when they came. */
export function logRows({ edit, plan, changes, sayMore }: LogSource): Grid {
  const { module, positions, touched, language, now, user } = edit;
  const cell = (at: number, key: string): Cell => plan.rows[at]?.[positions.get(key) ?? -1] ?? '';
  const fields = module.fields.filter((field) => touched.includes(field.key) && !field.computed && !field.stamped);
  const customerKey = module.fields.find((field) => field.references === 'customers')?.key ?? 'id';
  const run = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}-edit`;
  const row = (at: number, field: string, from: string, to: string, why: string): Cell[] => {
    const customer = module.key === 'customers' ? textOf(cell(at, 'id')) : textOf(cell(at, customerKey));
    return [now, customer, field, from, to, why, user, 'edit', run];
  };
  const place = (at: number): string => (module.key === 'customers' ? '' : `${nameIn(language, module)} ${textOf(cell(at, 'id'))}`.trim());
  const [field] = fields;
  const own: Grid = [];
  const known = plan.isNew.flatMap((isNew, at) => (isNew ? [] : [at]));
  if (plan.rows.length === 1 && fields.length === 1 && field) {
    const [from, to] = [oldText(field, edit.old ?? ''), textOf(cell(0, field.key))];
    if (known.length === 1 && from !== to) own.push(row(0, nameIn(language, field), from, to, place(0)));
  } else {
    const said = known.filter((at) => textOf(cell(at, 'id')) !== '');
    for (const at of said.slice(0, MOST_ROWS))
      own.push(row(at, names(fields, language), '', shown(values(fields, (key) => cell(at, key))), place(at)));
    const more = said.length - MOST_ROWS;
    if (more > 0) own.push([now, '', names(fields, language), '', '', sayMore(more), user, 'edit', run]);
  }
  return [...own, ...changes.map((change) => row(change.row, nameIn(language, change.field), change.from, change.to, change.why))];
}

/** What Google gives as the old value, as the log writes values: a date comes as its serial number. */
function oldText(field: Field, old: string): string {
  const isDate = (field.type === 'date' || field.type === 'datetime') && /^\d{4,6}(?:\.\d+)?$/.test(old);
  return isDate ? formatDate(new Date(Math.round((Number(old) - 25_569) * (DAY / 1000)) * 1000)) : old;
}

function names(fields: readonly Field[], language: Language): string {
  return shown(fields.map((field) => nameIn(language, field)).join(', '));
}

function values(fields: readonly Module['fields'][number][], cell: (key: string) => Cell): string {
  return fields
    .map(({ key }) => textOf(cell(key)))
    .filter((text) => text !== '')
    .join(' | ');
}
