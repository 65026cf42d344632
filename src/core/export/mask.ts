import type { Field } from '../schema';
import { isMasked, valueForm } from '../values/text';

/** A phone number with its middle hidden: `139****5678`, `0571-****5678`. Of several numbers each; what is masked already stays. */
export function maskPhone(phone: string): string {
  if (isMasked(phone)) return phone;
  return narrowDigits(phone)
    .split(/([,，、;；|/\n])/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(NUMBER, maskNumber)))
    .join('');
}

/** A mail address with its name hidden: `a***@x.com`. */
export function maskEmail(email: string): string {
  if (isMasked(email)) return email;
  return email.replace(/(?<![^\s@,，、;；|/<>])([^\s@,，、;；|/<>])[^\s@,，、;；|/<>]*@/gu, '$1***@');
}

/** A person's name with all but its first character hidden: `李*`. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '' || isMasked(text)) return name;
  return `${Array.from(text)[0] ?? ''}*`;
}

/** Free text with the mobile numbers and mail addresses in it hidden. */
export function maskText(text: string): string {
  return narrowDigits(text).replace(MOBILE, maskNumber).replace(EMAIL, maskEmail);
}

/** Full-width digits are digits too. */
function narrowDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'));
}

/**
 * The mask for a kind of data by its key, Chinese or English name (`phone`, `电话`), undefined for an unknown kind; for `''` the one that finds out
 * for each text what it is: a mail address, an ID card, a bank card, a phone number, an address or a person's name; else `maskText`.
 */
export function maskByKind(kind: string): ((text: string) => string) | undefined {
  const form = valueForm(kind);
  const found = masks.find(({ names }) => names.includes(form))?.mask;
  if (found === undefined && form !== '') return undefined;
  return (cell) => {
    const text = narrowDigits(cell);
    return (found ?? masks.find(({ form: looks }) => looks.test(text.trim()))?.mask ?? maskText)(text);
  };
}

/** Keys and Chinese names of the kinds that `maskByKind` knows. */
export function maskKinds(): string {
  return masks.map(({ names: [key, name] }) => `${key} ${name}`).join(', ');
}

/** In the order in which a text is tried. */
const masks: readonly { readonly names: readonly string[]; readonly form: RegExp; readonly mask: (text: string) => string }[] = [
  { names: ['email', '邮箱', '邮件', 'mail', 'e-mail'], form: /\S@\S/, mask: maskEmail },
  { names: ['id', '身份证', '证件', '身份证号', 'idcard'], form: /^\d{17}[\dXx]$/, mask: (text) => hide(text, 3, 4) },
  {
    names: ['bank', '银行卡', '卡号'],
    form: /^\d{4}([ -]?\d{4}){2}([ -]?\d{1,4}){1,2}$/,
    mask: (text) => hide(text, 0, 4),
  },
  {
    names: ['phone', '电话', '手机', '手机号', '联系电话', 'mobile', 'tel'],
    form: /^[+\d(][\d\s()+-]{5,}(?:[,，、;；|/\n].*)?$/,
    mask: maskPhone,
  },
  { names: ['address', '地址'], form: /[省市区县路街巷号].*\d|[省市区县].*[路街]/, mask: maskAddress },
  {
    names: ['name', '姓名', '联系人', 'contact'],
    form: /^\p{Script=Han}{2,4}$|^[A-Z][a-z'-]+( [A-Z][a-z'.-]*){1,2}$/u,
    mask: maskName,
  },
];

/** Letters and digits hidden but the first and the last few. */
function hide(text: string, first: number, last: number): string {
  if (isMasked(text)) return text;
  const count = text.match(/[\dA-Za-z]/g)?.length ?? 0;
  const [from, to] = count > first + last ? [first, count - last] : [0, count];
  let at = -1;
  return text.replace(/[\dA-Za-z]/g, (character) => {
    at += 1;
    return at >= from && at < to ? '*' : character;
  });
}

/** An address as far as its district: `上海市浦东新区****`; of others the first two characters. */
function maskAddress(address: string): string {
  if (isMasked(address)) return address;
  const text = address.trim();
  const district = /^(?:.{2,7}?(?:省|自治区|特别行政区))?(?:.{2,9}?(?:市|自治州|地区|盟))?(?:.{1,7}?[区县旗市])?/.exec(text)?.[0] ?? '';
  return `${district || Array.from(text).slice(0, 2).join('')}****`;
}

/** How a module's column is masked; undefined for one that names nobody. */
export function maskOf(module: string, field: Field): ((text: string) => string) | undefined {
  if (field.type === 'phone') return maskPhone;
  if (field.type === 'email') return maskEmail;
  if (field.key === 'contact' || (module === 'contacts' && field.key === 'name')) return maskName;
  return field.type === 'text' ? maskText : undefined;
}

const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const NUMBER = new RegExp(`${MOBILE.source}|\\d(?:[\\d\\s().-]*\\d)?`, 'g');
const EMAIL = /(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Hides digits in place, so that a number keeps its form: the four before the last four of a mobile number, else at least half of them. */
function maskNumber(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits === 0) return text;
  const isMobile = /^\s*(\+?86)?[- ]?1[3-9]\d(?:[- ]?\d{4}){2}\s*$/.test(text);
  const kept = isMobile ? 4 : Math.min(4, Math.floor(digits / 4));
  const hidden = isMobile ? 4 : Math.max(4, Math.ceil(digits / 3));
  let at = 0;
  return text.replace(/\d/g, (digit) => {
    at += 1;
    return at > digits - kept || at <= digits - kept - hidden ? digit : '*';
  });
}
