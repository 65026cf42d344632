import { codeForm, trimBlanks } from './text';

/**
 * A name of a company or person as the house writes it: one blank between words, letters and digits of usual width, brackets full-width in a Chinese name
 * and half-width in a Latin one. All other signs stay.
 */
export function nameForm(text: string): string {
  const tidy = trimBlanks(text).replace(/[ \u00a0\u3000]{2,}|[\u00a0\u3000]/g, ' ');
  if (!/[()\uff00-\uff5e]/.test(tidy)) return tidy;
  const isChinese = /\p{Script=Han}/u.test(tidy.replace(/[(（][^()（）]*[)）]/g, ''));
  const plain = tidy.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, codeForm);
  const paired = /^[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*$/.test(plain);
  if (!paired) return plain;
  return isChinese ? plain.replace(/ ?\(/g, '（').replace(/\) ?/g, '）') : plain.replace(/（/g, '(').replace(/）/g, ')');
}
