import type { Message } from '../message';
import {
  type Computation,
  FIELD_TYPES,
  type Field,
  type FieldType,
  type ListValue,
  type Module,
  type Names,
  namesOfValue,
  type OnInvalid,
  type State,
} from '../schema';
import type { Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { valueForm } from '../values/text';
import { ticked } from '../values/ticked';
import { isPattern, readPattern } from './pattern';

/** What a row of the fields sheet says of a column, or what is wrong with the row. */
export type FieldRow = { readonly field: Field } | { readonly problem: Message };

const UNITS: readonly NonNullable<Field['unit']>[] = ['元', '次', '分', '天', '人', '次/月'];

/** Types that a column of texts may be given, also one that Kehu comes with. */
const TEXTS: readonly FieldType[] = ['text', 'list', 'phone', 'email'];

/**
 * A column as a row of the fields sheet defines it. Of a column that Kehu comes with (`known`), people may change the headers, the formula, the
 * range, the list, the pattern, the unit, whether it is required and what becomes of other values; one of texts may be of another type of
 * texts. An empty cell leaves what was.
 */
export function fieldOfRow(sheet: Table, row: number, modules: readonly Module[], known?: Field): FieldRow {
  const text = (key: string): string => sheet.text(row, key);
  const key = keyOf(sheet, row);
  if (!isKey(key)) return wrong('fields.badKey', { key });
  const names = namesOf(sheet, row, known);
  // As it was typed: where it goes wrong is counted from its first blank.
  const formula = text('formula') && String(sheet.cell(row, 'formula'));
  const required = ticked(sheet.cell(row, 'required')) === true;
  const typed = valueForm(text('type')) || (known ? '' : 'text');
  const type = typeOf(typed, known);
  if (type === undefined) return wrong('fields.badType', { type: text('type'), types: [...FIELD_TYPES, 'computed'].join(', ') });
  if (type === 'fixed') return wrong('fields.fixedType', { type: known?.computed ? 'computed' : (known?.type ?? '') });
  const unit = UNITS.find((one) => one === text('unit'));
  if (unit === undefined && text('unit') !== '') return wrong('fields.badUnit', { unit: text('unit'), units: UNITS.join(' ') });
  const values = valuesOf(type, text('values'), modules, known);
  if ('problem' in values) return values;
  const invalid = chosen<OnInvalid>(text('invalid'), ON_INVALID);
  if (invalid === undefined) return wrong('fields.badInvalid', { text: text('invalid') });
  if (invalid === 'reject' && type === 'tags') return wrong('fields.warnsOnly', {});
  if (known && formula !== '' && known.computed?.kind !== 'formula') return wrong('fields.noOwnFormula', {});
  const isComputed = known ? known.computed !== undefined : typed === 'computed' || formula !== '';
  // What it was called by Kehu stays a name of it.
  const aliases = [...(known?.aliases ?? []), ...splitTags(text('aliases')), ...(known ? [known.zh, known.en] : [])];
  return {
    field: {
      ...known,
      ...names,
      key,
      type,
      ...(invalid === '' ? {} : type === 'list' ? { openList: invalid === 'warn' } : { onInvalid: invalid }),
      aliases: [...new Set(aliases)].filter((alias) => alias !== '' && alias !== names.zh && alias !== names.en),
      ...(unit === undefined ? {} : { unit }),
      ...(known?.required === undefined && !required ? {} : { required }),
      ...values.part,
      ...(isComputed ? { computed: computationOf(known, formula) } : {}),
      ...(!known && text('help') !== '' ? { help: { zh: text('help'), en: text('help') } } : {}),
    },
  };
}

/** The headers of a row's column; an empty cell leaves what Kehu calls it, or what it is called in the other language. */
export function namesOf(sheet: Table, row: number, known?: Field): Names {
  const [zh, en] = [sheet.text(row, 'zh'), sheet.text(row, 'en')];
  const { zh: knownZh, en: knownEn } = known ?? { zh: en || keyOf(sheet, row), en: zh || keyOf(sheet, row) };
  return { zh: zh || knownZh, en: en || knownEn };
}

/** What a column's row says of its state; undefined for words that say none. */
export function stateOfRow(sheet: Table, row: number): State | '' | undefined {
  return chosen<State>(sheet.text(row, 'state'), STATES);
}

/** What a column or sheet may be besides in use. */
export const STATES: readonly ListValue[] = [
  { key: 'hidden', zh: '隐藏', en: 'Hidden' },
  { key: 'retired', zh: '停用', en: 'Retired' },
];

/** What may become of a value that isn't as its column wants it. */
export const ON_INVALID: readonly ListValue[] = [
  { key: 'reject', zh: '拒绝', en: 'Reject' },
  { key: 'warn', zh: '提醒', en: 'Warn' },
];

/** The key of the value that a text names; '' for none, undefined for another text. */
function chosen<Key extends string>(text: string, values: readonly ListValue[]): Key | '' | undefined {
  if (text === '') return '';
  const found = values.find((value) => namesOfValue(value).some((name) => valueForm(name) === valueForm(text)));
  return found?.key as Key | undefined;
}

/** The type that a row gives its column; `fixed` where Kehu's own can't be of it. */
function typeOf(typed: string, known: Field | undefined): FieldType | 'fixed' | undefined {
  const type = FIELD_TYPES.find((one) => valueForm(one) === typed);
  if (!known) return type ?? (typed === 'computed' ? 'number' : undefined);
  if (typed === '' || typed === (known.computed ? 'computed' : known.type)) return known.type;
  if (type === undefined) return typed === 'computed' ? 'fixed' : undefined;
  const isFree = !known.computed && !known.stamped && known.dictionary === undefined;
  return type === known.type || (isFree && TEXTS.includes(type) && TEXTS.includes(known.type)) ? type : 'fixed';
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

/** `1..5` for numbers and lengths of texts, `甲,乙` for lists, `/[A-Z]+/` for texts, a module for references. */
function valuesOf(type: FieldType, text: string, modules: readonly Module[], known: Field | undefined): Values {
  if (text === '') return { part: {} };
  switch (type) {
    case 'text':
      if (!isPattern(text)) return textLength(text);
      return patternOf(text);
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

function patternOf(text: string): Values {
  const pattern = readPattern(text);
  return pattern.ok ? { part: { pattern: pattern.value } } : { problem: pattern.error };
}

function textLength(text: string): Values {
  const [, least = '', most = ''] = /^(\d{0,5})\s*(?:\.\.|~|–)\s*(\d{0,5})$/.exec(text.normalize('NFKC')) ?? [];
  if (least + most === '' || (most !== '' && Number(least) > Number(most))) return wrong('fields.badText', { values: text });
  return { part: { ...(least === '' ? {} : { min: Number(least) }), ...(most === '' ? {} : { max: Number(most) }) } };
}

type Values = { readonly part: Partial<Field> } | { readonly problem: Message };

/** A module by any of its names. */
export function moduleNamed(modules: readonly Module[], name: string): Module | undefined {
  const form = valueForm(name);
  return modules.find(({ key, zh, en, aliases = [] }) => [key, zh, en, ...aliases].some((one) => valueForm(one) === form));
}

function wrong(key: string, params: Message['params'] & object): { readonly problem: Message } {
  return { problem: { key, params } };
}
