import { type Cell, isEmpty } from '../cell';
import { nearest } from '../language/nearest';
import type { Message } from '../message';
import { namesOfValue, type SheetDefinition } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { shown, valueForm } from '../values/text';

/** What a strategy may be for. */
export interface StrategyNames {
  readonly names: readonly string[];
  /** Name templates of segments: what stands in braces is any text. */
  readonly templates: readonly string[];
}

/** The tags, tiers and segments of a book's settings sheets, and the segments that customers are in. */
export function strategyNames(tables: Readonly<Record<string, Table | undefined>>, segments: readonly Cell[]): StrategyNames {
  const column = (sheet: string, key: string): string[] => tables[sheet]?.rows.map((_, row) => tables[sheet]!.text(row, key)) ?? [];
  const synonyms = column('dictionary', 'synonyms').flatMap(splitTags);
  const names = [
    ...column('rules', 'tag'),
    ...column('rules', 'name'),
    ...column('tiers', 'tier'),
    ...column('dictionary', 'tag'),
    ...synonyms,
  ];
  return {
    names: [...names, ...new Set(segments.map(String))].filter((name) => name !== ''),
    templates: column('segments', 'template').filter((text) => text !== ''),
  };
}

/** What is wrong with rows of the strategies sheet, by row from 0: nothing that it is for, or something that no setting knows. */
export function checkStrategies(table: Table, { names, templates }: StrategyNames): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  const known = new Set(names.map(valueForm));
  const forms = templates.map(
    (template) =>
      new RegExp(
        `^${template
          .split(/\{[^}]*\}/)
          .map(literally)
          .join('.+')}$`,
        'u',
      ),
  );
  table.rows.forEach((cells, row) => {
    const name = table.text(row, 'for');
    if (cells.every(isEmpty)) return;
    if (name === '') {
      if (table.text(row, 'plan') !== '') problems.set(row, { key: 'strategies.noFor' });
    } else if (!known.has(valueForm(name)) && !forms.some((form) => form.test(name))) {
      problems.set(row, { key: 'strategies.unknown', params: { name: shown(name), nearest: nearest(name, names) ?? names[0] ?? '' } });
    }
  });
  return problems;
}

/** What is wrong with rows of the staff sheet, by row from 0: no name, a name that stands twice, a malformed mail address, an unknown role, a deputy who isn't on it. */
export function checkStaff(table: Table): ReadonlyMap<number, Message> {
  const problems = new Map<number, Message>();
  const first = new Map<string, number>();
  table.rows.forEach((_, row) => {
    const form = valueForm(table.text(row, 'name'));
    if (form !== '' && !first.has(form)) first.set(form, row);
  });
  table.rows.forEach((cells, row) => {
    if (cells.every((cell) => cell === false || isEmpty(cell))) return;
    const problem = staffProblem(table, row, first);
    if (problem) problems.set(row, problem);
  });
  return problems;
}

function staffProblem(table: Table, row: number, first: ReadonlyMap<string, number>): Message | undefined {
  const text = (key: string): string => table.text(row, key);
  const [name, email, role, deputy] = [text('name'), text('email'), text('role'), text('deputy')];
  if (name === '') return { key: 'staff.noName' };
  const before = first.get(valueForm(name));
  if (before !== row) return { key: 'dictionary.double', params: { row: (before ?? 0) + 2 } };
  if (email !== '' && !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/.test(email))
    return { key: 'value.notAnEmail', params: { value: shown(email) } };
  const roles = rolesOf(table.definition);
  if (role !== '' && !roles.some((one) => namesOfValue(one).some((word) => valueForm(word) === valueForm(role))))
    return {
      key: 'staff.role',
      params: { role: shown(role), roles: roles.map(({ zh }) => zh).join('、'), rolesEn: roles.map(({ en }) => en).join(', ') },
    };
  if (deputy !== '' && (!first.has(valueForm(deputy)) || valueForm(deputy) === valueForm(name)))
    return { key: 'staff.deputy', params: { name: shown(deputy) } };
  return undefined;
}

function rolesOf({ fields }: SheetDefinition) {
  return fields.find(({ key }) => key === 'role')?.list ?? [];
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
