import { type Cell, type Grid, isEmpty } from '../cell';
import { type Language, type Module, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { textOf } from '../values/text';
import type { CustomerExtras } from './customerRows';
import { idGiver } from './ids';
import { comparable } from './matchRows';

/** What a customer's row says besides the sheet's columns. `at`: its update time, or undefined where the file has none. */
export interface CustomerNote {
  readonly customer: string;
  readonly at: Date | undefined;
  readonly extra: CustomerExtras;
}

/** New rows of another module. */
export interface NewRecords {
  readonly module: string;
  readonly keys: readonly string[];
  readonly values: Grid;
}

/**
 * Return visits (satisfaction, feedback) and interactions that a customer file tells of, dated by the row's update time, else by asOf. What the book has
 * already (the same on the same day; without a day, the same as the customer's latest) isn't added again.
 */
export function derivedRecords(
  notes: readonly CustomerNote[],
  module: Module,
  sheet: Table,
  asOf: Date,
  language: Language,
  mark = 0,
): NewRecords {
  const form = forms[module.key];
  if (!form) return { module: module.key, keys: [], values: [] };
  const isKind = form.kind === undefined ? undefined : kindNames(module, form.kind, language);
  const known = knownRecords(sheet, form, isKind);
  const giveId = idGiver(
    module,
    sheet.rows.map((_, row) => sheet.text(row, 'id')),
    mark,
  );
  const values: Grid = [];
  for (const { customer, at, extra } of notes) {
    const cells = form.from.map((key) => extra[key]);
    if (cells.every((cell) => isEmpty(cell))) continue;
    const contents = cells.map(comparable).join('\n');
    const isKnown = at ? known.dated.has(`${customer}\n${comparable(at)}\n${contents}`) : known.latest.get(customer)?.contents === contents;
    if (isKnown) continue;
    values.push([giveId(), customer, at ?? asOf, ...(isKind ? [isKind.shown] : []), ...cells]);
  }
  return { module: module.key, keys: ['id', 'customerId', form.date, ...(form.kind ? ['type'] : []), ...form.to], values };
}

interface RecordForm {
  readonly date: string;
  readonly kind?: string;
  readonly from: readonly ('satisfaction' | 'feedback' | 'interaction')[];
  readonly to: readonly string[];
}

const forms: Readonly<Record<string, RecordForm>> = {
  service: { date: 'openedAt', kind: 'visit', from: ['satisfaction', 'feedback'], to: ['satisfaction', 'feedback'] },
  interactions: { date: 'at', from: ['interaction'], to: ['content'] },
};

interface KindNames {
  readonly shown: string;
  readonly all: readonly string[];
}

function kindNames(module: Module, kind: string, language: Language): KindNames {
  const value = module.fields.find((field) => field.key === 'type')?.list?.find((one) => one.key === kind);
  return value ? { shown: nameIn(language, value), all: [value.key, value.zh, value.en] } : { shown: kind, all: [kind] };
}

interface KnownRecords {
  readonly dated: ReadonlySet<string>;
  readonly latest: ReadonlyMap<string, { readonly time: number; readonly contents: string }>;
}

function knownRecords(sheet: Table, form: RecordForm, kind: KindNames | undefined): KnownRecords {
  const dated = new Set<string>();
  const latest = new Map<string, { time: number; contents: string }>();
  sheet.rows.forEach((_, row) => {
    if (kind && !kind.all.includes(sheet.text(row, 'type'))) return;
    const customer = sheet.text(row, 'customerId');
    const date: Cell = sheet.cell(row, form.date);
    const contents = form.to.map((key) => comparable(sheet.cell(row, key))).join('\n');
    dated.add(`${customer}\n${comparable(date)}\n${contents}`);
    const time = date instanceof Date ? date.getTime() : Number.NEGATIVE_INFINITY;
    if (time >= (latest.get(customer)?.time ?? Number.NEGATIVE_INFINITY) && textOf(contents) !== '')
      latest.set(customer, { time, contents });
  });
  return { dated, latest };
}
