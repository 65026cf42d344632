import { type Cell, isEmpty } from '../cell';
import { nearest } from '../language/nearest';
import type { Problem } from '../message';
import type { Field, Language } from '../schema';
import { parseDate } from './date';
import { mailForm } from './email';
import { formProblem } from './form';
import { type Dictionary, listOf, splitTags, type ValueList } from './lists';
import { nameForm } from './name';
import { parseNumber } from './number';
import type { PhoneForm } from './phone';
import { codeForm, isMasked, shown, textOf, trimBlanks, valueForm } from './text';
import { ticked } from './ticked';

/** What a value is read with. */
export interface ValueOptions {
  readonly language: Language;
  readonly lists: Dictionary;
  /** Power of ten of a unit in the column's header, for bare numbers: 4 under `金额(万)`. */
  readonly power?: number;
  /** How phone numbers are written here; without it they stay as they are. */
  readonly phone?: PhoneForm;
}

/** A cell as it is stored, with what is doubtful about it where something is; or what is wrong with it, so that it can't be stored. */
export type ValueResult =
  | { readonly ok: true; readonly value: Cell; readonly doubt?: Problem }
  | { readonly ok: false; readonly error: Problem };

/** Reads one cell of a column. */
export type ValueParser = (raw: Cell) => ValueResult;

/** A cell as it is stored in a field's column, or what is wrong with it. An empty cell is always fine. */
export function parseValue(field: Field, raw: Cell, options: ValueOptions): ValueResult {
  return valueParser(field, options)(raw);
}

/** The parser of a field's column, for reading many cells. */
export function valueParser(field: Field, options: ValueOptions): ValueParser {
  const parse = inForm(field, parserOf(field, options), options);
  return (raw) => {
    if (isEmpty(raw) || (typeof raw === 'string' && isBlank(raw))) return EMPTY;
    if (typeof raw === 'string' && raw.length > MAX_LENGTH) return tooLong(raw);
    return parse(raw);
  };
}

/** Refuses texts of another form than their column wants. */
function inForm(field: Field, parse: ValueParser, options: ValueOptions): ValueParser {
  if (field.onInvalid === 'reject' && (field.type === 'email' || (field.type === 'phone' && options.phone))) {
    return (raw) => {
      const parsed = parse(raw);
      return parsed.ok && parsed.doubt ? fail(parsed.doubt) : parsed;
    };
  }
  const problemOf = formProblem(field);
  if (!problemOf) return parse;
  return (raw) => {
    const parsed = parse(raw);
    const problem = parsed.ok && typeof parsed.value === 'string' ? problemOf(parsed.value) : undefined;
    return problem ? fail(problem) : parsed;
  };
}

/** A cell of a sheet can hold no more characters. */
export const MAX_LENGTH = 50_000;

/** Numbers beyond this lose their cents, and the columns' native validation refuses them. */
export const LARGEST = 1e15;

const EMPTY: ValueResult = { ok: true, value: '' };

function parserOf(field: Field, options: ValueOptions): ValueParser {
  switch (field.type) {
    case 'number':
    case 'amount':
      return (raw) => parseNumeric(field, raw, options.power ?? 0);
    case 'date':
    case 'datetime':
      return remembering(parseMoment);
    case 'list':
      return remembering(listParser(field, listOf(field, options.language, options.lists)));
    case 'tags':
      return remembering(tagsParser(listOf(field, options.language, options.lists)));
    case 'checkbox':
      return parseCheckbox;
    case 'id':
    case 'reference':
      return (raw) => ok(codeForm(textOf(raw).trim()));
    case 'text':
      return field.isName ? (raw) => ok(nameForm(textOf(raw))) : (raw) => ok(trimBlanks(textOf(raw)));
    case 'phone':
      return contactParser('value.notAPhone', options.phone);
    case 'email':
      return contactParser('value.notAnEmail', mailForm);
  }
}

/** Columns of dates and lists say the same thing again and again. */
function remembering(parse: ValueParser): ValueParser {
  const known = new Map<string, ValueResult>();
  return (raw) => {
    if (typeof raw !== 'string' || raw.length > 40) return parse(raw);
    const found = known.get(raw);
    if (found) return found;
    const parsed = parse(raw);
    if (known.size < 5_000) known.set(raw, parsed);
    return parsed;
  };
}

/** A phone number or mail address in its one form. What can't be read, and what was masked before it came here, stays as it is. */
function contactParser(problem: string, form: ((text: string) => string | undefined) | undefined): ValueParser {
  return (raw) => {
    const text = trimBlanks(textOf(raw));
    if (!form || isMasked(text)) return ok(text);
    const value = form(text);
    return value === undefined ? { ok: true, value: text, doubt: { key: problem, params: { value: shown(text) } } } : ok(value);
  };
}

function parseNumeric(field: Field, raw: Cell, power: number): ValueResult {
  if (typeof raw === 'boolean' || raw instanceof Date) {
    return fail({ key: 'value.notANumber', params: { value: shown(raw) }, suggestion: { key: 'value.numberForms' } });
  }
  const parsed = parseNumber(raw, field.unit, power);
  if (!parsed.ok) return parsed;
  const { min = -LARGEST, max = LARGEST } = field.onInvalid === 'warn' ? {} : field;
  if (parsed.value < min) return fail({ key: 'value.tooSmall', params: { value: shown(raw), min } });
  if (parsed.value > max) return fail({ key: 'value.tooLarge', params: { value: shown(raw), max } });
  return parsed;
}

function parseMoment(raw: Cell): ValueResult {
  if (raw instanceof Date && !Number.isNaN(raw.getTime())) return ok(raw);
  return parseDate(textOf(raw));
}

function listParser(field: Field, list: ValueList | undefined): ValueParser {
  return (raw) => {
    const text = trimBlanks(textOf(raw));
    const found = list?.find(text) ?? (field.dictionary === undefined ? undefined : subLevel(text, list));
    if (found !== undefined) return ok(found);
    if (field.openList || !list || list.names.length === 0) return ok(text);
    const near = nearest(text, list.names);
    return fail({
      key: 'value.notInList',
      params: { value: shown(text) },
      suggestion:
        near === undefined
          ? { key: 'value.allowed', params: { values: list.names.slice(0, 12).join(', ') } }
          : { key: 'value.nearest', params: { value: near, values: list.names.slice(0, 12).join(', ') } },
    });
  };
}

/** A value with a sub-level behind a hyphen (制造业-电子元件) whose top level the list has, each part by its name. */
function subLevel(text: string, list: ValueList | undefined): string | undefined {
  const parts = text.split(/\s*[-－–—]\s*/);
  const top = parts.length > 1 && parts.every((part) => part !== '') ? list?.find(parts[0] ?? '') : undefined;
  return top === undefined ? undefined : [top, ...parts.slice(1).map((part) => list?.find(part) ?? part)].join('-');
}

function tagsParser(list: ValueList | undefined): ValueParser {
  return (raw) => {
    const tags = splitTags(textOf(raw)).map((tag) => list?.find(tag) ?? tag);
    const forms = tags.map(valueForm);
    return ok(tags.filter((_, at) => forms.indexOf(forms[at]!) === at).join(','));
  };
}

function parseCheckbox(raw: Cell): ValueResult {
  const value = ticked(raw);
  return value === undefined ? fail({ key: 'value.notACheckbox', params: { value: shown(raw) } }) : ok(value);
}

/** Blanks only. A lone tab is blank too, but text that follows one isn't. */
function isBlank(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(0) > 0x7f ? text.trim() === '' : false;
}

function tooLong(raw: string): ValueResult {
  return fail({ key: 'value.tooLong', params: { length: raw.length, limit: MAX_LENGTH } });
}

function ok(value: Cell): ValueResult {
  return { ok: true, value };
}

function fail(error: Problem): ValueResult {
  return { ok: false, error };
}
