import { valueForm } from './text';

/** A number that a reader understood. */
export interface ReadNumber {
  /** ISO 3166 code of its country or region; undefined where several share its calling code and it doesn't tell. */
  readonly iso: string | undefined;
  /** With calling code: `+14155552671`. */
  readonly abroad: string;
  /** Digits as they are dialled inside of its country, trunk prefix included. */
  readonly inside: () => string;
  /** Without calling code and trunk prefix. */
  readonly national: string;
}

/** What knows the numbering plans of the world: dist/Phones.html, which is read when the first number is. */
export interface PhoneReader {
  /** One number without label, note and extension, dialled from a region; undefined for what is none. */
  readonly read: (digits: string, iso: string) => ReadNumber | undefined;
  /** Calling code of a region by ISO code (`86`), or undefined where there is none. */
  readonly callingCode: (iso: string) => string | undefined;
  /** ISO code of the main region of a calling code. */
  readonly regionOf: (callingCode: string) => string | undefined;
}

/** Puts a phone number, or several in a text, into the normal form; undefined for what is none. */
export type PhoneForm = (text: string) => string | undefined;

/** The ISO code that a text names: itself, a calling code, a Chinese or English name of a country; undefined for others. */
export function phoneRegion(name: string, phones: PhoneReader): string | undefined {
  const form = valueForm(name).replace(/^\+/, '');
  const named = NAMES.find((names) => names.includes(form))?.[0];
  if (named !== undefined) return named.toUpperCase();
  if (/^\d{1,3}$/.test(form)) return phones.regionOf(form);
  const iso = form.toUpperCase();
  return /^[A-Z]{2}$/.test(iso) && phones.callingCode(iso) !== undefined ? iso : undefined;
}

/** ISO codes of the regions that have names here; all others are known by their code. */
export function phoneRegions(): string {
  return `${NAMES.map(([iso = '']) => iso.toUpperCase()).join(', ')} …`;
}

/** The normal form of numbers as seen from a region; from China where nobody knows the region. Equal texts are read once. */
export function phoneForm(phones: PhoneReader, iso: string): PhoneForm {
  const known = new Map<string, string | undefined>();
  let region = iso === 'CN' ? iso : undefined;
  return (text) => {
    if (known.has(text)) return known.get(text);
    region ??= phoneRegion(iso, phones) ?? 'CN';
    const form = normalisePhone(text, region, phones);
    if (known.size < 20_000) known.set(text, form);
    return form;
  };
}

/**
 * A phone number, or several between `/ 、 ; ,`, in its normal form, or undefined for what is none. A number of the region as it is dialled there
 * (`13912345678`, `021-12345678`, `021-12345678-801`; outside of China digits alone, with ` ext. 801`), any other as `+14155552671`.
 * Width, separators, labels (`电话：`), notes (`（微信同号）`) and prefixes (`+86`, `0086`, `86`) don't matter. A Chinese landline needs its area code.
 */
export function normalisePhone(text: string, iso: string, phones: PhoneReader): string | undefined {
  if (iso === 'CN' && MOBILE.test(text)) return text;
  if (text.length > LONGEST) return undefined;
  const parts = text
    .split(/([,，、;；|/\n])/)
    .map((part, at) => (at % 2 === 1 || part.trim() === '' ? part : normaliseOne(part, iso, phones)));
  return parts.includes(undefined) || parts.every((part, at) => at % 2 === 1 || part?.trim() === '') ? undefined : parts.join('');
}

const LONGEST = 500;
const MOBILE = /^1[3-9]\d{9}$/;
const CHINESE_MOBILE = /^(?:(?:00)?86)?(1[3-9]\d{9})$/;
const NAMES = `cn 中国 china
hk 香港 hongkong
mo 澳门 macao
tw 台湾 taiwan
jp 日本 japan
kr 韩国 korea
sg 新加坡 singapore
my 马来西亚 malaysia
th 泰国 thailand
vn 越南 vietnam
in 印度 india
au 澳大利亚 australia
us 美国 usa unitedstates
ca 加拿大 canada
gb 英国 uk unitedkingdom
de 德国 germany
fr 法国 france
ru 俄罗斯 russia`
  .split('\n')
  .map((line) => line.split(' '));

const LABEL = /^(?:联系|移动|办公)?(?:电话|手机|座机|tel(?:ephone)?|phone|mobile|cell)(?:号码?)?[\s.:]*/i;
const NOTE = /\s*\([^\d()]+\)$/;
const EXTENSION = /^(.*?)(?:\s*(?:转|分机|ext\.?|x|#)[\s:.]*(\d{1,6}))?$/i;
const CHINESE_EXTENSION = /^((?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?\d{7,8})-(\d{1,6})$/;

/** Chinese numbers that are dialled without an area code, and all of them without the trunk prefix: the reader's plan lets more pass than is dialled. */
const PLAIN = /^(?:1[3-9]\d{9}|[48]00\d{7})$/;
const CHINESE = /^(?:1[3-9]\d{9}|(?:10|2\d)\d{8}|[3-9]\d{9,10})$/;

function normaliseOne(text: string, iso: string, phones: PhoneReader): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‐-―−]/g, '-')
    .trim()
    .replace(LABEL, '')
    .replace(NOTE, '');
  const [, number = '', extension = ''] = CHINESE_EXTENSION.exec(plain) ?? EXTENSION.exec(plain) ?? [];
  if (!/^\(?\+?[\d\s().-]*\d$/.test(number)) return undefined;
  const digits = number.replace(/\(0\)/, '').replace(/\D/g, '');
  const isAbroad = /^\(?\+/.test(number);
  // Most numbers of a Chinese book.
  const mobile = iso === 'CN' && extension === '' ? CHINESE_MOBILE.exec(isAbroad ? `00${digits}` : digits)?.[1] : undefined;
  if (mobile !== undefined) return mobile;
  const found = isAbroad ? phones.read(`+${digits}`, iso) : dialled(digits, iso, phones);
  if (!found || (found.iso === 'CN' && !CHINESE.test(found.national))) return undefined;
  if (found.iso !== iso) return `${found.abroad}${extension && ` ext. ${extension}`}`;
  if (iso !== 'CN') return `${found.inside()}${extension && ` ext. ${extension}`}`;
  const { national } = found;
  const written = PLAIN.test(national) ? national : `0${national.replace(/^(?:10|2\d|\d{3})/, '$&-')}`;
  return `${written}${extension && `-${extension}`}`;
}

/** A number without `+`: as it is dialled in the region, abroad from there (`00…`, `011…`), or with the region's calling code before it. */
function dialled(digits: string, iso: string, phones: PhoneReader): ReadNumber | undefined {
  if (digits.startsWith('00')) return phones.read(`+${digits.slice(2)}`, iso);
  // In China only what needs no area code may stand without a 0 before it.
  const here = iso === 'CN' && !digits.startsWith('0') && !PLAIN.test(digits) ? undefined : phones.read(digits, iso);
  if (here && (iso !== 'CN' || CHINESE.test(here.national))) return here;
  const code = phones.callingCode(iso) ?? '';
  return code !== '' && digits.startsWith(code) ? phones.read(`+${digits}`, iso) : undefined;
}
