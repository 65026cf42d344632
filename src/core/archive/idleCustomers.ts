import { addMonths, type Cell, dayOf } from '../cell';
import { type Module, namesOfValue } from '../schema';
import type { Table } from '../table/readTable';
import { valueForm } from '../values/text';

/** A module's sheet of records that belong to customers. */
export interface Records {
  readonly module: Module;
  readonly table: Table;
  /** Columns that hold a customer's id. */
  readonly columns: readonly string[];
}

/** Customers to whom nothing has happened for long, and why others were passed over. */
export interface Idle {
  /** Rows of the customers' sheet, from 0. */
  readonly rows: readonly number[];
  /** Customers of whom no date is known. */
  readonly undated: number;
  /** Customers with a follow-up that is still to be done. */
  readonly open: number;
}

/** Dates of a customer that tell of a deal or of dealings with them. */
const OWN_DATES = ['since', 'openingFirst', 'openingLast', 'lastDeal', 'lastContact'];
/** Statuses of a follow-up that is still to be done. */
const OPEN = ['todo', 'doing'];

/**
 * Customers with no deal and no contact in the last `months` months: the latest date of all their records and of their own dates lies before. A cancelled
 * sale is no deal; who has a follow-up that is still to be done isn't idle; of whom no date is known, nothing is known.
 */
export function idleCustomers(customers: Table, records: readonly Records[], months: number, asOf: Date): Idle {
  const limit = addMonths(dayOf(asOf), -months);
  const latest = new Map<string, number>();
  const open = new Set<string>();
  const meet = (id: string, cell: Cell): void => {
    if (cell instanceof Date) latest.set(id, Math.max(latest.get(id) ?? -Infinity, dayOf(cell)));
  };
  for (const { module, table, columns } of records) {
    table.rows.forEach((_, row) => {
      const ids = columns.map((column) => table.text(row, column));
      if (module.key === 'followUps') {
        if (['', ...OPEN].includes(valueKey(module, table, row, 'status'))) for (const id of ids) open.add(id);
      } else if (module.dateField !== undefined && !module.excluded?.values.includes(valueKey(module, table, row, module.excluded.field))) {
        for (const id of ids) meet(id, table.cell(row, module.dateField));
      }
    });
  }
  const rows: number[] = [];
  const passed = { undated: 0, open: 0 };
  customers.rows.forEach((_, row) => {
    const id = customers.text(row, 'id');
    if (id === '') return;
    for (const key of OWN_DATES) meet(id, customers.cell(row, key));
    const day = latest.get(id);
    if (day === undefined) passed.undated += 1;
    else if (day >= limit) return;
    else if (open.has(id)) passed.open += 1;
    else rows.push(row);
  });
  return { rows, ...passed };
}

/** Key of the list value that a cell names; its text where it names none. */
function valueKey(module: Module, table: Table, row: number, column: string): string {
  const text = table.text(row, column);
  const list = module.fields.find(({ key }) => key === column)?.list ?? [];
  return list.find((value) => namesOfValue(value).map(valueForm).includes(valueForm(text)))?.key ?? text;
}
