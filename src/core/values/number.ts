import type { Result } from '../message';
import type { Field } from '../schema';
import { shown } from './text';

/**
 * The number that a cell holds, or what is wrong with it. Understands `1,234.5`, `¥500`, `80万`, `1.5亿`, `100万元`, `(500)`, `5%`,
 * full-width digits and the measure word of the field's unit. `power` is the power of ten of a unit in the header (万 is 4): it counts
 * for bare numbers only, a unit in the cell wins. Decimal places are shifted in the text, so 0.07万 is 700 exactly.
 */
export function parseNumber(raw: string | number, unit: Field['unit'], power: number): Result<number> {
  if (typeof raw === 'number') return checked(shift(String(raw), power), raw);
  if (power === 0 && /^-?\d{1,15}(?:\.\d+)?$/.test(raw)) return { ok: true, value: Number(raw) + 0 };
  const text = raw
    .normalize('NFKC')
    .replace(/[\s\u2060\u200b]/g, '')
    .replace(/[−–﹣]/g, '-');
  const bracketed = /^\((.+)\)$/.exec(text);
  const match = NUMBER.exec(bracketed?.[1] ?? text);
  if (!match) return notANumber(raw);
  const [, sign = '', currency = '', innerSign = '', whole = '', fraction = '', exponent = '', suffix = ''] = match;
  const digits = `${whole.replace(/,/g, '')}${fraction === '.' ? '' : fraction}`;
  if (digits === '' || (bracketed && sign + innerSign !== '') || (sign !== '' && innerSign !== '')) return notANumber(raw);
  const scale = readSuffix(suffix.toLowerCase(), unit, power);
  if (scale === undefined || (currency !== '' && unit !== '元' && unit !== undefined)) return wrongUnit(raw, unit);
  const negative = bracketed !== null || sign === '-' || innerSign === '-';
  return checked(shift(`${negative ? '-' : ''}${digits}${exponent}`, scale), raw);
}

/** Power of ten of a unit word of money in a header (`万元` → 4, `元` → 0), or undefined where it is none. */
export function powerOfUnit(word: string): number | undefined {
  return readSuffix(word.normalize('NFKC').trim().toLowerCase(), '元', 0);
}

const NUMBER =
  /^([+-]?)(¥|rmb|cny|人民币)?([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(e[+-]?\d+)?((?:千万|百万|十万|亿|万|千|k|m|w)?(?:\D{0,4}))$/i;
const POWERS: Readonly<Record<string, number>> = { 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, k: 3, m: 6, w: 4 };
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  元: ['元', '元整', '块', '块钱', '圆', '人民币', 'rmb', 'cny', '¥'],
  次: ['次', '笔', '单'],
  分: ['分'],
  天: ['天', '日'],
  人: ['人', '名', '位'],
  '次/月': ['次/月'],
};

/** Power of ten that a suffix stands for: of its own unit, else `power`; undefined where the field doesn't count in that unit. */
function readSuffix(suffix: string, unit: Field['unit'], power: number): number | undefined {
  if (suffix === '') return power;
  if (suffix === '%') return unit === undefined ? -2 : undefined;
  const [, factor = '', measure = ''] = /^(千万|百万|十万|亿|万|千|k|m|w)?(.*)$/.exec(suffix) ?? [];
  if (measure !== '' && !(unit !== undefined && MEASURES[unit]?.includes(measure))) return undefined;
  return factor === '' ? 0 : POWERS[factor];
}

function shift(decimal: string, power: number): number {
  if (power === 0) return Number(decimal) + 0;
  const [mantissa = '', exponent = '0'] = decimal.toLowerCase().split('e');
  const value = Number(`${mantissa}e${Number(exponent) + power}`);
  return value === 0 ? 0 : value;
}

function checked(value: number, raw: string | number): Result<number> {
  return Number.isFinite(value) ? { ok: true, value } : notANumber(String(raw));
}

function notANumber(raw: string | number): Result<number> {
  return { ok: false, error: { key: 'value.notANumber', params: { value: shown(raw) }, suggestion: { key: 'value.numberForms' } } };
}

function wrongUnit(raw: string, unit: Field['unit']): Result<number> {
  if (unit === undefined) return notANumber(raw);
  return { ok: false, error: { key: 'value.wrongUnit', params: { value: shown(raw), unit } } };
}
