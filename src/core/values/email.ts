import { codeForm } from './text';

/**
 * A mail address, or several between `, ; /`, in its one form: half-width, without blanks, in lower case; undefined for what is none.
 */
export function mailForm(text: string): string | undefined {
  const parts = text.split(/([,，、;；|/\n])/).map((part, at) => (at % 2 === 1 || part.trim() === '' ? part : oneAddress(part)));
  return parts.includes(undefined) || parts.every((part, at) => at % 2 === 1 || part?.trim() === '') ? undefined : parts.join('');
}

const ADDRESS = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>().]{2,}$/;

function oneAddress(text: string): string | undefined {
  const plain = codeForm(text)
    .replace(/^\s*(?:mailto|e-?mail|邮箱|邮件)\s*[:：]/i, '')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s*([@.。])\s*/g, '$1')
    .trim()
    .replace(/。(?=[^@]*$)/g, '.')
    .toLowerCase();
  return ADDRESS.test(plain) ? plain : undefined;
}
