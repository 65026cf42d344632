import type { Message } from '../message';
import { indispensableKeys } from '../quality/required';
import type { Field, Module, SheetDefinition, State } from '../schema';
import type { Table } from '../table/readTable';
import { valueForm } from '../values/text';
import { addDimensions } from './dimensionColumns';
import { fieldOfRow, keyOf, moduleNamed, namesOf, stateOfRow } from './fieldRow';
import { type Draft, inferTypes } from './inferTypes';
import { ID, isCustomer, newModule, ownModule, shareHeader } from './ownModule';

/** The sheets and columns of a book: those that Kehu comes with, and what people made of them in the sheets *fields* and *tiers*. */
export interface BookSchema {
  /** Those in use. */
  readonly modules: readonly Module[];
  readonly sheets: readonly SheetDefinition[];
  /** Modules that people retired: their sheets stay, and Kehu looks after them no more. */
  readonly retired: readonly Module[];
  /** The modules as Kehu comes with them. */
  readonly builtIn: readonly Module[];
  /** `module.key` of each column that people defined, and of all columns of their modules. */
  readonly own: ReadonlySet<string>;
  /** `module.key` → row from 0 of the fields sheet that defines the column. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Key of each row of the fields sheet that has none typed. */
  readonly keys: ReadonlyMap<number, string>;
  /** `module.key` of each row that is wrong, and so defines nothing: its column waits as it is. */
  readonly wrong: ReadonlySet<string>;
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

/** A schema in the making. */
interface Making extends SchemaSource {
  readonly made: Map<string, Draft & { readonly retired: Field[] }>;
  readonly states: Map<string, State>;
  readonly own: Set<string>;
  readonly rowOf: Map<string, number>;
  readonly keys: Map<number, string>;
  readonly wrong: Set<string>;
  /** Computed columns whose type nobody stated, by module. */
  readonly untyped: Map<string, string[]>;
  readonly problems: Map<number, Message>;
}

/**
 * The book's schema. A row of *fields* changes a column or adds one, hides or retires it, in a module that it names; a name that is no module yet
 * makes one, with the columns of its rows, an id and a customer; a row of nothing but a module and a state is about the whole module. A dimension
 * of *tiers* that no column shows gets a column. Rows that are wrong change nothing.
 */
export function bookSchema(source: SchemaSource): BookSchema {
  const { modules, sheets, fields, tiers } = source;
  const making: Making = {
    ...source,
    made: new Map(modules.map((module) => [module.key, { module, fields: [...module.fields], retired: [] }])),
    states: new Map(),
    own: new Set(),
    rowOf: new Map(),
    keys: new Map(),
    wrong: new Set(),
    untyped: new Map(),
    problems: new Map(),
  };
  const { made, own, rowOf, problems } = making;
  if (fields) {
    const isBlank = (row: number): boolean => (fields.rows[row] ?? []).every((cell) => cell === false || String(cell).trim() === '');
    const rows = fields.rows.map((_, row) => row).filter((row) => !isBlank(row));
    const isWhole = (row: number): boolean => ['key', 'zh', 'en', 'type', 'values', 'formula'].every((key) => fields.text(row, key) === '');
    for (const row of rows) if (!isWhole(row) || fields.text(row, 'module') === '') readColumn(making, fields, row);
    for (const row of rows) if (isWhole(row) && fields.text(row, 'module') !== '') readModule(making, fields, row);
  }

  const customers = made.get('customers');
  const dimensions = tiers && customers ? addDimensions(tiers, customers.fields, customers.retired) : undefined;
  for (const key of dimensions?.added ?? []) own.add(`customers.${key}`);
  for (const [key, group] of made) {
    if (modules.includes(group.module)) continue;
    if (group.fields.length === 0 && group.retired.length > 0) making.states.set(key, 'retired');
    const whole = ownModule(group.module, group.fields);
    for (const field of [...whole.fields, ...group.retired]) own.add(`${key}.${field.key}`);
    made.set(key, { ...group, ...whole });
  }
  for (const [key, group] of made) inferTypes(making.untyped.get(key) ?? [], group, () => [...made.values()].map(moduleOf));
  for (const [key, group] of made) {
    for (const field of group.fields) {
      const row = rowOf.get(`${key}.${field.key}`);
      if (row !== undefined && field.computed?.kind === 'formula' && field.computed.formula === '')
        problems.set(row, { key: 'fields.noFormula' });
    }
  }
  const known = new Set(sheets.map((sheet) => sheet.key));
  const all = [...made.values()].map((group) => stated(moduleOf(group), making.states.get(group.module.key)));
  const retired = all.filter(({ key }) => making.states.get(key) === 'retired');
  const finished = all.filter((module) => !retired.includes(module));
  return {
    modules: finished,
    sheets: [
      ...sheets.flatMap((sheet) =>
        retired.some(({ key }) => key === sheet.key) ? [] : [finished.find((module) => module.key === sheet.key) ?? sheet],
      ),
      ...finished.filter((module) => !known.has(module.key)),
    ],
    retired,
    builtIn: modules,
    own,
    rowOf,
    keys: making.keys,
    wrong: making.wrong,
    problems: { fields: problems, tiers: dimensions?.problems ?? new Map() },
  };
}

function moduleOf({ module, fields, retired }: Draft & { readonly retired: readonly Field[] }): Module {
  return { ...module, fields, ...(retired.length > 0 ? { retired } : {}) };
}

/** A module hidden as a whole: where its own row says so, or every column's, because a sheet can't hide all of its columns. Customers stay in sight. */
function stated(module: Module, state: State | undefined): Module {
  const isEmptied = module.fields.every(({ hidden }) => hidden);
  const isCustomers = module.key === 'customers';
  const fields = isEmptied ? module.fields.map((field, at) => ({ ...field, hidden: isCustomers && at > 0 })) : module.fields;
  return state === 'hidden' || (isEmptied && !isCustomers) ? { ...module, fields, hidden: true } : { ...module, fields };
}

/** A row about a column: puts it into its module, or says what is wrong. */
function readColumn(making: Making, table: Table, row: number): void {
  const problem = takeColumn(making, table, row);
  if (!problem) return;
  making.problems.set(row, problem);
  const module = moduleNamed([...making.made.values()].map(moduleOf), table.text(row, 'module'));
  making.wrong.add(`${module?.key ?? table.text(row, 'module').replace(/ /g, '')}.${keyOf(table, row)}`);
}

function takeColumn({ made, own, rowOf, keys, untyped, modules, sheets }: Making, table: Table, row: number): Message | undefined {
  const all = [...made.values()].map(moduleOf);
  const name = table.text(row, 'module');
  const module = moduleNamed(all, name) ?? newModule(name, sheets);
  if (!module) return { key: name === '' ? 'fields.noModule' : 'fields.badModule', params: { module: name } };
  const group = made.get(module.key) ?? { module, fields: [], retired: [] };
  const key = keyOf(table, row);
  const place = `${module.key}.${key}`;
  const isOwn = modules.every((one) => one.key !== module.key);
  const known = isOwn ? undefined : modules.find((one) => one.key === module.key)?.fields.find((field) => field.key === key);
  const state = stateOfRow(table, row);
  if (state === undefined) return { key: 'fields.badState', params: { text: table.text(row, 'state') } };
  const read = fieldOfRow(table, row, all, known);
  const others = group.fields.filter((field) => field.key !== key);
  if (rowOf.has(place)) return { key: 'fields.double', params: { row: (rowOf.get(place) ?? 0) + 2 } };
  if (state === 'retired') {
    if ('problem' in read && read.problem.key === 'fields.badKey') return read.problem;
    // Also where the row is wrong otherwise: what it wants isn't wanted any more.
    const field = 'field' in read ? read.field : (known ?? { key, type: 'text', ...namesOf(table, row) });
    if (isIndispensable(module, field, isOwn)) return { key: 'fields.indispensable', params: { name: field.zh, nameEn: field.en } };
    group.retired.push(field);
    group.fields = others;
  } else {
    if ('problem' in read) return read.problem;
    const problem = problemOf(read.field, known, isOwn && key !== ID.key ? [ID, ...others] : others);
    if (problem) return problem;
    const field = state === 'hidden' ? { ...read.field, hidden: true } : read.field;
    if (known) group.fields[group.fields.findIndex((one) => one.key === key)] = field;
    else group.fields.push(field);
    if (!known && field.computed && valueForm(table.text(row, 'type')) === 'computed')
      untyped.set(module.key, [...(untyped.get(module.key) ?? []), key]);
  }
  rowOf.set(place, row);
  made.set(module.key, group);
  if (known) return undefined;
  own.add(place);
  if (table.text(row, 'key') === '') keys.set(row, key);
  return undefined;
}

/** A row that names a module and nothing of a column: its state is the whole sheet's. */
function readModule({ made, states, problems }: Making, table: Table, row: number): void {
  const state = stateOfRow(table, row);
  const name = table.text(row, 'module');
  const module = moduleNamed([...made.values()].map(moduleOf), name);
  if (!module) problems.set(row, { key: 'fields.noSuchModule', params: { module: name } });
  else if (state === undefined) problems.set(row, { key: 'fields.badState', params: { text: table.text(row, 'state') } });
  else if (state !== '' && module.key === 'customers')
    problems.set(row, { key: 'fields.indispensable', params: { name: module.zh, nameEn: module.en } });
  else if (state !== '') states.set(module.key, state);
}

/** Whether Kehu can't do without a column: what a record is known by, whose it is, what dates it and what is summed. */
function isIndispensable(module: Module, field: Field, isOwn: boolean): boolean {
  return (
    [ID.key, module.excluded?.field].includes(field.key) ||
    isCustomer(field) ||
    (!isOwn && [...indispensableKeys(module), 'name'].includes(field.key))
  );
}

function problemOf(field: Field, known: Field | undefined, others: readonly Field[]): Message | undefined {
  if (known && known.zh === field.zh && known.en === field.en) return undefined;
  const taken = others.find((other) => shareHeader(field, other));
  return taken ? { key: 'fields.nameTaken', params: { name: taken.zh, nameEn: taken.en } } : undefined;
}
