import type { Message } from '../message';
import { type Computation, FIELD_TYPES, type Field, type FieldType, type Module, type Names } from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { valueForm } from '../values/text';
import { ticked } from '../values/ticked';

/** What a row of the fields sheet says of a column, or what is wrong with the row. */
export type FieldRow = { readonly field: Field } | { readonly problem: Message };

const UNITS: readonly NonNullable<Field['unit']>[] = ['元', '次', '分', '天', '人', '次/月'];

/**
 * A column as a row of the fields sheet defines it. Of a column that Kehu comes with (`known`), people may change the formula, the range, the
 * list, the unit, whether it is required and the names it goes by as well; an empty cell leaves what was.
 */
export function fieldOfRow(sheet: Table, row: number, modules: readonly Module[], known?: Field): FieldRow {
  const text = (key: string): string => sheet.text(row, key);
  const key = keyOf(sheet, row);
  if (!isKey(key)) return wrong('fields.badKey', { key });
  const names: Names = known ?? { zh: text('zh') || text('en') || key, en: text('en') || text('zh') || key };
  // As it was typed: where it goes wrong is counted from its first blank.
  const formula = text('formula') && String(sheet.cell(row, 'formula'));
  const required = ticked(sheet.cell(row, 'required')) === true;
  const typed = valueForm(text('type')) || 'text';
  const type = known?.type ?? FIELD_TYPES.find((one) => valueForm(one) === typed) ?? (typed === 'computed' ? 'number' : undefined);
  if (type === undefined) return wrong('fields.badType', { type: text('type'), types: [...FIELD_TYPES, 'computed'].join(', ') });
  const unit = UNITS.find((one) => one === text('unit'));
  if (unit === undefined && text('unit') !== '') return wrong('fields.badUnit', { unit: text('unit'), units: UNITS.join(' ') });
  const values = valuesOf(type, text('values'), modules, known);
  if ('problem' in values) return values;
  const isComputed = known ? known.computed !== undefined : typed === 'computed' || formula !== '';
  const aliases = [...(known?.aliases ?? []), ...splitTags(text('aliases')), ...(known ? [text('zh'), text('en')] : [])];
  return {
    field: {
      ...known,
      ...names,
      key,
      type,
      aliases: [...new Set(aliases)].filter((alias) => alias !== '' && alias !== names.zh && alias !== names.en),
      ...(unit === undefined ? {} : { unit }),
      ...(known?.required === undefined && !required ? {} : { required }),
      ...values.part,
      ...(isComputed ? { computed: computationOf(known, formula) } : {}),
      ...(!known && text('help') !== '' ? { help: { zh: text('help'), en: text('help') } } : {}),
    },
  };
}

/** Whether a text can be the key of a column or sheet: letters, digits and `_`; none of the names that every object has. */
export function isKey(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}_]*$/u.test(text) && text.length <= 60 && !(text in {});
}

/** The key of a row's column: what its cell says, else its header without blanks. */
export function keyOf(sheet: Table, row: number): string {
  const typed = sheet.text(row, 'key');
  return typed === '' ? (sheet.text(row, 'zh') || sheet.text(row, 'en')).replace(/[^\p{L}\p{N}_]+/gu, '') : typed;
}

function computationOf(known: Field | undefined, formula: string): Computation {
  if (known?.computed && (known.computed.kind !== 'formula' || formula === '')) return known.computed;
  return { kind: 'formula', formula };
}

/** `1..5` for numbers, `甲,乙` for lists, a module for references. */
function valuesOf(
  type: FieldType,
  text: string,
  modules: readonly Module[],
  known: Field | undefined,
): { readonly part: Partial<Field> } | { readonly problem: Message } {
  if (text === '') return { part: {} };
  switch (type) {
    case 'number':
    case 'amount': {
      const [, least = '', most = ''] = /^\s*(-?[\d.]*)\s*(?:\.\.|~|–)\s*(-?[\d.]*)\s*$/.exec(text.normalize('NFKC')) ?? [];
      const [min, max] = [Number(least), Number(most)];
      if (least + most === '' || Number.isNaN(min + max) || (most !== '' && min > max)) return wrong('fields.badRange', { values: text });
      return { part: { ...(least === '' ? {} : { min }), ...(most === '' ? {} : { max }) } };
    }
    case 'list':
    case 'tags': {
      if (known?.dictionary !== undefined) return { part: {} };
      const names = splitTags(text);
      const list = names.map(
        (name) => known?.list?.find((value) => [value.key, value.zh, value.en].includes(name)) ?? { key: name, zh: name, en: name },
      );
      return { part: { list } };
    }
    case 'reference': {
      const module = moduleNamed(modules, text);
      return module ? { part: { references: module.key } } : wrong('fields.badReference', { module: text });
    }
    default:
      return { part: {} };
  }
}

/** A module by any of its names. */
export function moduleNamed(modules: readonly Module[], name: string): Module | undefined {
  const form = valueForm(name);
  return modules.find(({ key, zh, en, aliases = [] }) => [key, zh, en, ...aliases].some((one) => valueForm(one) === form));
}

function wrong(key: string, params: Message['params'] & object): { readonly problem: Message } {
  return { problem: { key, params } };
}
