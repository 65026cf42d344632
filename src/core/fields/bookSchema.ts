import { compileRule, createVocabulary } from '../language';
import type { Message } from '../message';
import type { Field, FieldType, Module, SheetDefinition } from '../schema';
import { headerForm, headerForms } from '../table/headers';
import type { Table } from '../table/readTable';
import { dimensionIn } from '../tiers/dimensionName';
import { valueForm } from '../values/text';
import { fieldOfRow, isKey, keyOf, moduleNamed } from './fieldRow';

/** The sheets and columns of a book: those that Kehu comes with, and what people made of them in the sheets *fields* and *tiers*. */
export interface BookSchema {
  readonly modules: readonly Module[];
  readonly sheets: readonly SheetDefinition[];
  /** The modules as Kehu comes with them. */
  readonly builtIn: readonly Module[];
  /** `module.key` of each column that people defined, and of all columns of their modules. */
  readonly own: ReadonlySet<string>;
  /** `module.key` → row from 0 of the fields sheet that defines the column. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Key of each row of the fields sheet that has none typed. */
  readonly keys: ReadonlyMap<number, string>;
  /** What is wrong, by row from 0. */
  readonly problems: Readonly<Record<'fields' | 'tiers', ReadonlyMap<number, Message>>>;
}

/** What a schema is made from. */
export interface SchemaSource {
  readonly modules: readonly Module[];
  readonly sheets: readonly SheetDefinition[];
  readonly fields: Table | undefined;
  readonly tiers: Table | undefined;
}

/**
 * The book's schema. A row of *fields* changes a column or adds one, in a module that it names; a name that is no module yet makes one, with
 * the columns of its rows, an id and a customer. A dimension of *tiers* that no column shows gets a column. Rows that are wrong change nothing.
 */
export function bookSchema({ modules, sheets, fields, tiers }: SchemaSource): BookSchema {
  const made = new Map<string, { module: Module; fields: Field[] }>();
  for (const module of modules) made.set(module.key, { module, fields: [...module.fields] });
  const own = new Set<string>();
  const rowOf = new Map<string, number>();
  const keys = new Map<number, string>();
  const problems = { fields: new Map<number, Message>(), tiers: new Map<number, Message>() };
  const inferred: { at: Field; module: string }[] = [];
  const all = (): Module[] => [...made.values()].map(({ module, fields }) => ({ ...module, fields }));

  fields?.rows.forEach((cells, row) => {
    if (cells.every((cell) => cell === false || String(cell).trim() === '')) return;
    const name = fields.text(row, 'module');
    const module = moduleNamed(all(), name) ?? newModule(name, sheets);
    if (!module) {
      problems.fields.set(row, name === '' ? { key: 'fields.noModule' } : { key: 'fields.badModule', params: { module: name } });
      return;
    }
    const group = made.get(module.key) ?? { module, fields: [] };
    const key = keyOf(fields, row);
    const place = `${module.key}.${key}`;
    const isOwn = modules.every((one) => one.key !== module.key);
    const known = module.fields.find((field) => field.key === key && !isOwn);
    const read = fieldOfRow(fields, row, all(), known);
    const problem =
      'problem' in read
        ? read.problem
        : rowOf.has(place)
          ? { key: 'fields.double', params: { row: (rowOf.get(place) ?? 0) + 2 } }
          : problemOf(read.field, known, module.key, isOwn && key !== ID.key ? [ID, ...group.fields] : group.fields);
    if (problem) {
      problems.fields.set(row, problem);
      return;
    }
    const { field } = read as { field: Field };
    rowOf.set(place, row);
    if (known) group.fields[group.fields.findIndex((one) => one.key === key)] = field;
    else {
      group.fields.push(field);
      own.add(place);
      if (fields.text(row, 'key') === '') keys.set(row, key);
      if (field.computed && valueForm(fields.text(row, 'type')) === 'computed') inferred.push({ at: field, module: module.key });
    }
    made.set(module.key, group);
  });

  const customers = made.get('customers');
  tiers?.rows.forEach((_, row) => {
    const name = tiers.text(row, 'dimension');
    if (!customers || tiers.text(row, 'tier') === '') return;
    const dimension = dimensionIn(name, customers.fields);
    const byName = customers.fields.findIndex((field) => headerForms(field).has(headerForm(name)) || field.dictionary === dimension);
    const field = customers.fields[byName];
    if (customers.fields.some(({ computed }) => computed?.kind === 'tier' && computed.dimension === dimension)) return;
    const key = name.replace(/[^\p{L}\p{N}_]+/gu, '');
    if (field?.computed?.kind === 'formula' && field.computed.formula === '') {
      customers.fields[byName] = { ...field, type: 'list', computed: { kind: 'tier', dimension: name } };
    } else if (field || name === '') {
      problems.tiers.set(row, { key: name === '' ? 'tiers.noDimension' : 'tiers.byHand', params: { dimension: name } });
    } else if (!isKey(key)) {
      problems.tiers.set(row, { key: 'fields.badKey', params: { key } });
    } else {
      customers.fields.push({ key, zh: name, en: name, type: 'list', computed: { kind: 'tier', dimension: name } });
      own.add(`customers.${key}`);
    }
  });

  for (const [key, group] of made) {
    if (modules.includes(group.module)) continue;
    const whole = ownModule(group.module, group.fields);
    for (const field of whole.fields) own.add(`${key}.${field.key}`);
    made.set(key, whole);
  }
  inferTypes(
    inferred.filter(({ module }) => module === 'customers').map(({ at }) => at.key),
    customers,
    all,
  );
  customers?.fields.forEach(({ key, computed }) => {
    const row = rowOf.get(`customers.${key}`);
    if (row !== undefined && computed?.kind === 'formula' && computed.formula === '') problems.fields.set(row, { key: 'fields.noFormula' });
  });
  const known = new Set(sheets.map((sheet) => sheet.key));
  const finished = all();
  return {
    modules: finished,
    sheets: [
      ...sheets.map((sheet) => finished.find((module) => module.key === sheet.key) ?? sheet),
      ...finished.filter((module) => !known.has(module.key)),
    ],
    builtIn: modules,
    own,
    rowOf,
    keys,
    problems,
  };
}

/** A module that people name, or undefined where another sheet has that name. */
function newModule(name: string, sheets: readonly SheetDefinition[]): Module | undefined {
  const form = valueForm(name);
  const isTaken = sheets.some((sheet) => [sheet.key, sheet.zh, sheet.en].some((one) => valueForm(one) === form));
  const key = name.replace(/ /g, '');
  if (isTaken || !isKey(key)) return undefined;
  const letter = /[a-z]/i.exec(name)?.[0] ?? 'R';
  return { kind: 'module', order: 90, key, zh: name, en: name, idPrefix: letter.toUpperCase(), idDigits: 4, fields: [] };
}

const ID: Field = { key: 'id', type: 'id', zh: '编号', en: 'ID' };
const CUSTOMER: Field = {
  key: 'customerId',
  type: 'reference',
  zh: '客户编号',
  en: 'Customer ID',
  references: 'customers',
  required: true,
};

/**
 * A module of people's own: with an id and the customer that a record belongs to, where no row defines them; a column that is headed
 * as the customer's id is it. Its first date dates the records.
 */
function ownModule(module: Module, defined: readonly Field[]): { module: Module; fields: Field[] } {
  const isCustomer = ({ key, references }: Field): boolean => references === 'customers' || key === CUSTOMER.key;
  const headed = defined.some(isCustomer) ? undefined : defined.find((field) => shareHeader(field, CUSTOMER));
  const fields = defined.map((field): Field => (field === headed ? { ...field, type: 'reference', references: 'customers' } : field));
  const date = fields.find(({ type }) => type === 'date' || type === 'datetime');
  return {
    module: date ? { ...module, dateField: date.key } : module,
    fields: [...(fields.some(({ key }) => key === ID.key) ? [] : [ID]), ...(fields.some(isCustomer) ? [] : [CUSTOMER]), ...fields],
  };
}

/** Whether two columns could not be told apart by their keys and headers. */
function shareHeader(one: Field, other: Field): boolean {
  const names = headerForms({ ...one, aliases: [] });
  return [...headerForms({ ...other, aliases: [] })].some((name) => names.has(name));
}

function problemOf(field: Field, known: Field | undefined, module: string, others: readonly Field[]): Message | undefined {
  if (known) return undefined;
  if (field.computed && module !== 'customers') return { key: 'fields.computedElsewhere' };
  const taken = others.find((other) => shareHeader(field, other));
  return taken ? { key: 'fields.nameTaken', params: { name: taken.zh, nameEn: taken.en } } : undefined;
}

/** Gives computed columns whose type nobody stated the type of what their formula gives. A formula may read another such column, so it is asked again while answers change. */
function inferTypes(keys: readonly string[], customers: { fields: Field[] } | undefined, modules: () => Module[]): void {
  for (let round = 0; customers && round <= keys.length; round += 1) {
    const vocabulary = createVocabulary(modules());
    let isChanged = false;
    for (const key of keys) {
      const at = customers.fields.findIndex((field) => field.key === key);
      const field = customers.fields[at];
      if (field?.computed?.kind !== 'formula') continue;
      const rule = compileRule(field.computed.formula, vocabulary, 'value', { self: { module: 'customers', key } });
      const type = rule.ok ? typeOf(rule.value.tree, field) : field.type;
      if (type === field.type) continue;
      customers.fields[at] = { ...field, type, ...(rule.ok ? unitOf(rule.value.tree) : {}) };
      isChanged = true;
    }
    if (!isChanged) return;
  }
}

function typeOf(tree: { readonly type: string; readonly unit?: unknown }, field: Field): FieldType {
  if (tree.type === 'number') return (field.unit ?? tree.unit) === '元' ? 'amount' : 'number';
  return tree.type === 'boolean' ? 'checkbox' : tree.type === 'date' ? 'date' : tree.type === 'tags' ? 'tags' : 'text';
}

function unitOf(tree: object): Partial<Field> {
  return 'unit' in tree && tree.unit !== undefined ? { unit: tree.unit as NonNullable<Field['unit']> } : {};
}
