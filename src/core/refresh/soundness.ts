import { type Cell, isEmpty } from '../cell';
import type { Message } from '../message';
import { type Language, type Module, nameIn } from '../schema';
import type { Table } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import type { Computed } from './computeCustomers';

/** Columns that computing reads, by sheet: without one, sums and tiers would be wrong and look right. */
const READ: Readonly<Record<string, readonly string[]>> = {
  settings: ['key', 'value'],
  fields: ['module', 'key', 'zh', 'en', 'type', 'formula', 'check'],
  dictionary: ['dimension', 'tag', 'check'],
  tiers: ['dimension', 'tier', 'condition', 'check'],
  rules: ['tag', 'condition', 'on', 'check'],
  segments: ['template', 'condition', 'check'],
  sales: ['customerId', 'date', 'amount', 'status', 'product'],
  service: ['customerId', 'type', 'openedAt', 'satisfaction'],
  interactions: ['customerId', 'at'],
  customers: ['id', 'industry', 'size', 'status', 'needType', 'freeTags', 'openingAmount', 'openingDeals', 'openingFirst', 'openingLast'],
};

/** Finds every column that computing reads and writes. @throws Refusal for the first that is missing or ambiguous, before anything is computed */
export function requireColumns(tables: Readonly<Record<string, Table>>, computed: readonly string[]): void {
  for (const [key, columns] of Object.entries({ ...READ, customers: [...(READ.customers ?? []), ...computed] })) {
    const table = tables[key];
    // A column that people retired isn't read.
    for (const column of columns) if (table?.definition.fields.some((field) => field.key === column)) table.need(column);
  }
}

/** What of the records can't be counted, a message a column: an amount that is no number, a date that is none, an unknown customer. Blank rows are fine. */
export function uncounted(modules: readonly Module[], tables: Readonly<Record<string, Table>>, language: Language): Message[] {
  const customers = tables.customers;
  const ids = new Set(customers?.rows.map((_, row) => customers.text(row, 'id')));
  const tests: readonly (readonly [string, string, (cell: Cell) => boolean])[] = [
    ['amount', 'refresh.notANumber', (cell) => typeof cell === 'number'],
    ['customerId', 'refresh.unknownCustomer', (cell) => ids.has(String(cell).trim())],
  ];
  return modules.flatMap((module): Message[] => {
    const table = tables[module.key];
    if (!table || module.key === 'customers' || module.dateField === undefined) return [];
    const isDate = (cell: Cell): boolean => cell instanceof Date;
    return [...tests, [module.dateField, 'refresh.notADate', isDate] as const].flatMap(([key, reason, isFine]): Message[] => {
      const field = module.fields.find((one) => one.key === key);
      if (!field) return [];
      const bad = table.rows.flatMap((cells, row) => (cells.every(isEmpty) || isFine(table.cell(row, key)) ? [] : [row + 2]));
      if (bad.length === 0) return [];
      return [{ key: reason, params: { sheet: table.title, count: bad.length, column: nameIn(language, field), row: bad[0] ?? 0 } }];
    });
  });
}

/** Dimensions that the tiers sheet has no row for, whose column is therefore emptied. */
export function unruled(computed: Computed, tiers: Table, language: Language): Message[] {
  return computed.fields.flatMap((field): Message[] => {
    if (field.computed?.kind !== 'tier') return [];
    const { dimension } = field.computed;
    const cells = computed.columns.get(field.key) ?? [];
    const isRuled = tiers.rows.some(
      (_, row) => dimensionIn(tiers.text(row, 'dimension'), computed.fields) === dimension && tiers.text(row, 'tier') !== '',
    );
    if (cells.length === 0 || isRuled) return [];
    return [{ key: 'refresh.noTiers', params: { sheet: tiers.title, field: nameIn(language, field) } }];
  });
}
