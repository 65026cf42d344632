import { valueForm } from './text';

/** A country or region as phone numbers know it. */
export interface PhoneRegion {
  /** ISO 3166 code. */
  readonly iso: string;
  readonly code: string;
  /** What stands before a number that is dialled inside. */
  readonly trunk: string;
  /** Numbers without the trunk prefix. */
  readonly national: RegExp;
}

/** The region that a text names: ISO code, calling code, Chinese or English name; undefined for others. */
export function phoneRegion(name: string): PhoneRegion | undefined {
  const form = valueForm(name).replace(/^\+/, '');
  return regions().find(({ names }) => names.includes(form));
}

/** ISO codes of the regions whose national numbers are known. */
export function phoneRegions(): string {
  return regions()
    .map(({ iso }) => iso)
    .join(', ');
}

/**
 * A phone number, or several between `/ 、 ; ,`, in its normal form, or undefined for what is none. A number of the region as it is dialled there
 * (`13912345678`, `021-12345678`, `021-12345678-801`; outside of China digits alone, with ` ext. 801`), any other as `+14155552671`.
 * Width, separators, labels (`电话：`), notes (`（微信同号）`) and prefixes (`+86`, `0086`, `86`) don't matter. A Chinese landline needs its area code.
 */
export function normalisePhone(text: string, region: PhoneRegion): string | undefined {
  const parts = text.split(/([,，、;；|/\n])/).map((part, at) => (at % 2 === 1 || part.trim() === '' ? part : normaliseOne(part, region)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

const REGIONS = `CN 86 0 1[3-9]\\d{9}|(10|2\\d)\\d{8}|[3-9]\\d{9,10} 中国 china
HK 852 - [2-9]\\d{7} 香港 hongkong
MO 853 - [268]\\d{7} 澳门 macao
TW 886 0 [2-9]\\d{7,8} 台湾 taiwan
JP 81 0 [1-9]\\d{8,9} 日本 japan
KR 82 0 [1-8]\\d{7,9} 韩国 korea
SG 65 - [3689]\\d{7} 新加坡 singapore
MY 60 0 [13-9]\\d{7,9} 马来西亚 malaysia
TH 66 0 [1-9]\\d{7,8} 泰国 thailand
VN 84 0 [1-9]\\d{8,9} 越南 vietnam
IN 91 0 [1-9]\\d{9} 印度 india
AU 61 0 [1-478]\\d{8,9} 澳大利亚 australia
US 1 1 [2-9]\\d\\d[2-9]\\d{6} 美国 usa unitedstates
CA 1 1 [2-9]\\d\\d[2-9]\\d{6} 加拿大 canada
GB 44 0 [1-9]\\d{8,9} 英国 uk unitedkingdom
DE 49 0 [1-9]\\d{5,11} 德国 germany
FR 33 0 [1-9]\\d{8} 法国 france
RU 7 8 [3489]\\d{9} 俄罗斯 russia`;

let made: readonly (PhoneRegion & { readonly names: readonly string[] })[] | undefined;

function regions(): NonNullable<typeof made> {
  made ??= REGIONS.split('\n').map((line) => {
    const [iso = '', code = '', trunk = '', national = '', ...names] = line.split(' ');
    return {
      iso,
      code,
      trunk: trunk.replace('-', ''),
      national: new RegExp(`^(?:${national})$`),
      names: [iso.toLowerCase(), code, ...names],
    };
  });
  return made;
}

const LABEL = /^(?:联系|移动|办公)?(?:电话|手机|座机|tel(?:ephone)?|phone|mobile|cell)(?:号码?)?[\s.:]*/i;
const NOTE = /\s*\([^\d()]+\)$/;
const EXTENSION = /^(.*?)(?:\s*(?:转|分机|ext\.?|x|#)[\s:.]*(\d{1,6}))?$/i;
const CHINESE_EXTENSION = /^((?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?\d{7,8})-(\d{1,6})$/;

function normaliseOne(text: string, region: PhoneRegion): string | undefined {
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
  const abroad = /^\(?\+/.test(number) ? 0 : region.code === '1' && digits.startsWith('011') ? 3 : digits.startsWith('00') ? 2 : -1;
  const found = abroad < 0 ? { region, national: dialled(digits, region) } : called(digits.slice(abroad), region);
  if (found.national === undefined) return undefined;
  return found.region === region ? inside(found.national, extension, region) : `+${found.national}${extension && ` ext. ${extension}`}`;
}

/** A number as it is dialled in its region, without the trunk prefix. */
function dialled(digits: string, { iso, code, trunk, national }: PhoneRegion): string | undefined {
  const without = (prefix: string): string | undefined => {
    const rest = digits.startsWith(prefix) ? digits.slice(prefix.length) : '';
    return national.test(rest) ? rest : undefined;
  };
  const asItIs = iso === 'CN' ? (PLAIN.test(digits) ? digits : undefined) : without('');
  return asItIs ?? (trunk === '' ? undefined : without(trunk)) ?? without(code);
}

/** Chinese numbers that are dialled without an area code. */
const PLAIN = /^(?:1[3-9]\d{9}|[48]00\d{7})$/;

/** A number with its calling code: the region's own without it; another region's, or an unknown region's, with it. */
function called(digits: string, own: PhoneRegion): { readonly region: PhoneRegion | undefined; readonly national: string | undefined } {
  const region = [own, ...regions()].find(({ code }) => digits.startsWith(code));
  if (!region) return { region, national: /^[2-9]\d{7,14}$/.test(digits) ? digits : undefined };
  const rest = digits.slice(region.code.length);
  const national = [rest, rest.slice(region.trunk.length)].find((one) => region.national.test(one));
  return { region, national: national === undefined || region === own ? national : region.code + national };
}

function inside(national: string, extension: string, { iso, trunk }: PhoneRegion): string {
  if (iso !== 'CN') return `${trunk === '1' ? '' : trunk}${national}${extension && ` ext. ${extension}`}`;
  const number = PLAIN.test(national) ? national : `0${national.replace(/^(?:10|2\d|\d{3})/, '$&-')}`;
  return `${number}${extension && `-${extension}`}`;
}
