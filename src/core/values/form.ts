import type { Problem } from '../message';
import type { Field } from '../schema';
import { isMasked, shown } from './text';

/** What a phone number looks like at least, as a regular expression that Sheets knows too. */
export const PHONE_FORM = '^[0-9+*() -]{5,}$';
/** What a mail address looks like at least. */
export const EMAIL_FORM = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$';
/** What a contact looks like that was masked before it came here: it is to stay. */
export const MASKED_FORM = '[*＊]|某$|加密|隐藏|脱敏|保密';

/** What is wrong with the form of a text, where its column refuses other texts: its length, its pattern, the look of a number or an address. */
export function formProblem(field: Field): ((text: string) => Problem | undefined) | undefined {
  const { type, onInvalid, pattern, min, max } = field;
  if (type === 'text' && onInvalid !== 'warn' && (pattern ?? min ?? max) !== undefined) {
    const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
    return (text) => {
      if (form && !form.test(text)) return { key: 'value.otherForm', params: { value: shown(text), pattern: `/${pattern}/` } };
      if (min !== undefined && text.length < min) return { key: 'value.tooFew', params: { length: text.length, min } };
      return max !== undefined && text.length > max ? { key: 'value.tooMany', params: { length: text.length, max } } : undefined;
    };
  }
  if (onInvalid !== 'reject' || (type !== 'phone' && type !== 'email')) return undefined;
  const form = new RegExp(type === 'phone' ? PHONE_FORM : EMAIL_FORM);
  const key = type === 'phone' ? 'value.notAPhone' : 'value.notAnEmail';
  return (text) => (form.test(text) || isMasked(text) ? undefined : { key, params: { value: shown(text) } });
}
