import { Refusal } from '../core/message';
import type { Table } from '../core/table/readTable';
import { valueForm } from '../core/values/text';

/** Data row of the customer with this id; else of the only one with this name; undefined where there is none. */
export function findCustomer(customers: Table, wanted: string): number | undefined {
  const rows = customers.rows.map((_, row) => row);
  const byId = rows.find((row) => wanted !== '' && customers.text(row, 'id') === wanted);
  const byName = rows.filter((row) => valueForm(customers.text(row, 'name')) === valueForm(wanted) && customers.text(row, 'id') !== '');
  return byId ?? (wanted !== '' && byName.length === 1 ? byName[0] : undefined);
}

/** @throws Refusal that says how the customer was asked for */
export function refuseCustomer(customers: Table, customer: string): never {
  throw new Refusal({ key: 'explain.noCustomer', params: { customer }, sheet: customers.title });
}
