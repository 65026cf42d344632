const ADDRESS = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/;

/** A mail address, or several between `, ; 、 /` or blanks, in its normal form, or undefined for what is none: half-width, lower case, no blanks, several joined by `, `. A label (`邮箱：`) before it and `mailto:` don't matter. */
export function normaliseEmail(text: string): string | undefined {
  const addresses = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/^\s*(?:(?:电子)?邮[箱件](?:地址)?|e-?mail)\s*:\s*/i, '')
    .replace(/mailto:/gi, '')
    .replace(/\s*@\s*/g, '@')
    .toLowerCase()
    .split(/[,、;/|\s]+/)
    .filter((part) => part !== '');
  return addresses.length > 0 && addresses.every((one) => ADDRESS.test(one)) ? addresses.join(', ') : undefined;
}
