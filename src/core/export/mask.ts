import type { Field } from '../schema';
import { isMasked } from '../values/text';

/** A phone number with its middle hidden: `139****5678`, `0571-****5678`. Of several numbers each; what is masked already stays. */
export function maskPhone(phone: string): string {
  if (isMasked(phone)) return phone;
  return phone
    .split(/([,，、;；|/\n])/)
    .map((part, at) => (at % 2 === 1 ? part : maskNumber(part)))
    .join('');
}

/** A mail address with its name hidden: `a***@x.com`. */
export function maskEmail(email: string): string {
  if (isMasked(email)) return email;
  return email.replace(/([^\s@,，、;；|/<>])[^\s@,，、;；|/<>]*@/gu, '$1***@');
}

/** A person's name with all but its first character hidden: `李*`. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '' || isMasked(text)) return name;
  return `${Array.from(text)[0] ?? ''}*`;
}

/** Free text with the mobile numbers and mail addresses in it hidden. */
export function maskText(text: string): string {
  return text.replace(MOBILE, maskNumber).replace(EMAIL, maskEmail);
}

/** How a module's column is masked; undefined for one that names nobody. */
export function maskOf(module: string, field: Field): ((text: string) => string) | undefined {
  if (field.type === 'phone') return maskPhone;
  if (field.type === 'email') return maskEmail;
  if (field.key === 'contact' || (module === 'contacts' && field.key === 'name')) return maskName;
  return field.type === 'text' ? maskText : undefined;
}

const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const EMAIL = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g;

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
