import type { Cell } from '../cell';
import type { Field } from '../schema';
import { type Dictionary, splitTags } from '../values/lists';
import { isMasked, textOf } from '../values/text';

/** Keys of what a customer file may hold besides the sheet's columns: it is split up, or becomes a record of another module. */
export const CONTACT_DETAILS = 'contactDetails';
/** What a customer said: becomes a service record. */
export const FEEDBACK = 'feedback';
/** A contact with a customer: becomes a record of interactions. */
export const INTERACTION = 'interaction';

const text = (key: string, zh: string, en: string, aliases: readonly string[]): Field => ({ key, type: 'text', zh, en, aliases });

const sources: Readonly<Record<string, readonly Field[]>> = {
  customers: [
    text(CONTACT_DETAILS, '联系方式', 'Contact details', ['contact info', 'contact information', '联系信息']),
    text(FEEDBACK, '反馈', 'Feedback', ['客户反馈', '反馈意见']),
    text(INTERACTION, '跟进记录', 'Follow-up record', ['跟进情况', '沟通记录', 'follow-up notes']),
  ],
};

/** Fields of a module's files that aren't columns of its sheet. */
export function fieldsOfSources(module: string): readonly Field[] {
  return sources[module] ?? [];
}

/** Computed columns of customers that are taken all the same: they become something that Kehu computes them from. */
export function isTakenThough(module: string, key: string): boolean {
  return module === 'customers' && (key === 'satisfaction' || key === 'tags');
}

/** A contact's phone and mail address; `rest` is what is neither. */
export interface ContactDetails {
  readonly phone: string;
  readonly email: string;
  readonly rest: string;
}

/** Phone and mail address in one text, told apart by their form. Masked ones stay as they are; of several of a kind all are kept, joined by `/`. */
export function splitContact(details: string): ContactDetails {
  const phones: string[] = [];
  const rest: string[] = [];
  const emails = details.match(EMAIL) ?? [];
  for (const part of details.replace(EMAIL, ';').split(/[,，、;；|/\n\t]+/)) {
    const bare = part.replace(LABEL, '').trim();
    if (bare === '') continue;
    if (isPhoneLike(bare)) phones.push(bare);
    else rest.push(bare);
  }
  return { phone: phones.join('/'), email: emails.join('/'), rest: rest.join(' ') };
}

const EMAIL = /[^\s,，、;；|/<>:：@]+@[^\s,，、;；|/<>@]+/g;
/** What people write before a number or an address. It isn't taken off a text that goes on in words (手机号已加密). */
const LABEL = /^\s*(?:电话|手机号?|联系电话|邮箱|邮件|电子邮箱|tel|phone|mobile|e-?mail)\s*[:：.]?\s*(?=[\d+*(（]|$)/i;

function isPhoneLike(part: string): boolean {
  const plain = part.normalize('NFKC');
  if (/^\+?[\d*\s().#-]+(?:(?:转|ext\.?|x)\s*\d+)?$/i.test(plain)) return (plain.match(/[\d*]/g) ?? []).length >= 5;
  return isMasked(part) && !/@/.test(part);
}

/** Of a customer's imported tags, those that only a person can know: the need (the first there is), and free tags. */
export function personalTags(cell: Cell, dictionary: Dictionary): { readonly need: string; readonly free: readonly string[] } {
  const [needs, free] = [dictionary.list('need'), dictionary.list('free')];
  let need = '';
  const tags: string[] = [];
  for (const tag of splitTags(textOf(cell))) {
    const asNeed = needs.find(tag);
    const asFree = free.find(tag);
    if (asNeed !== undefined) need ||= asNeed;
    else if (asFree !== undefined && !tags.includes(asFree)) tags.push(asFree);
  }
  return { need, free: tags };
}
