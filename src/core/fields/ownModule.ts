import type { Field, Module, SheetDefinition } from '../schema';
import { headerForms } from '../table/headers';
import { valueForm } from '../values/text';
import { isKey } from './fieldRow';

/** The id of a module of people's own, where no row defines it. */
export const ID: Field = { key: 'id', type: 'id', zh: '编号', en: 'ID' };
const CUSTOMER: Field = {
  key: 'customerId',
  type: 'reference',
  zh: '客户编号',
  en: 'Customer ID',
  references: 'customers',
  required: true,
};

/** A module that people name, or undefined where another sheet has that name. */
export function newModule(name: string, sheets: readonly SheetDefinition[]): Module | undefined {
  const form = valueForm(name);
  const isTaken = sheets.some((sheet) => [sheet.key, sheet.zh, sheet.en].some((one) => valueForm(one) === form));
  const key = name.replace(/ /g, '');
  if (isTaken || !isKey(key)) return undefined;
  const letter = /[a-z]/i.exec(name)?.[0] ?? 'R';
  return { kind: 'module', order: 90, key, zh: name, en: name, idPrefix: letter.toUpperCase(), idDigits: 4, fields: [] };
}

/**
 * A module of people's own: with an id and the customer that a record belongs to, where no row defines them; a column that is headed
 * as the customer's id is it. Its first date dates the records.
 */
export function ownModule(module: Module, defined: readonly Field[]): { module: Module; fields: Field[] } {
  const headed = defined.some(isCustomer) ? undefined : defined.find((field) => shareHeader(field, CUSTOMER));
  const fields = defined.map((field): Field => (field === headed ? { ...field, type: 'reference', references: 'customers' } : field));
  const date = fields.find(({ type, computed }) => !computed && (type === 'date' || type === 'datetime'));
  return {
    module: date ? { ...module, dateField: date.key } : module,
    fields: [...(fields.some(({ key }) => key === ID.key) ? [] : [ID]), ...(fields.some(isCustomer) ? [] : [CUSTOMER]), ...fields],
  };
}

/** Whether a column says which customer a record belongs to. */
export function isCustomer({ key, references }: Field): boolean {
  return references === 'customers' || key === CUSTOMER.key;
}

/** Whether two columns could not be told apart by their keys and headers. */
export function shareHeader(one: Field, other: Field): boolean {
  const names = headerForms({ ...one, aliases: [] });
  return [...headerForms({ ...other, aliases: [] })].some((name) => names.has(name));
}
