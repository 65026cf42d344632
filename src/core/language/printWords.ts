import type { AggregateName, MetricName, Span, SpanUnit, Unit } from './syntax';

type Word =
  | 'today'
  | 'round'
  | 'length'
  | 'daysSince'
  | 'hasTag'
  | 'where'
  | 'or'
  | 'and'
  | 'not'
  | 'between'
  | 'notBetween'
  | 'betweenAnd'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'starts'
  | 'notStarts'
  | 'empty'
  | 'notEmpty'
  | 'notWindow'
  | 'nothing'
  | AggregateName;

/** The words of each language that rules are printed with. */
export const WORDS: Readonly<
  Record<'zh' | 'en', Readonly<Record<Word, string>> & { readonly metrics: Readonly<Record<MetricName, readonly string[]>> }>
> = {
  zh: {
    today: '今天',
    round: '四舍五入',
    length: '长度',
    daysSince: '距今天数',
    hasTag: '含标签',
    where: '其中',
    or: '或',
    and: '且',
    not: '非',
    between: '介于',
    notBetween: '不介于',
    betweenAnd: '和',
    in: '属于',
    notIn: '不属于',
    contains: '包含',
    notContains: '不包含',
    starts: '开头是',
    notStarts: '开头不是',
    empty: '为空',
    notEmpty: '不为空',
    notWindow: '不在',
    nothing: '（空）',
    sum: '合计',
    count: '计数',
    average: '平均',
    max: '最大',
    min: '最小',
    latest: '最近',
    earliest: '最早',
    distinct: '去重计数',
    metrics: {
      deals: ['合作次数', '合作'],
      amount: ['合作金额', '合作总额'],
      inquiries: ['咨询次数', '咨询频次', '咨询'],
      complaints: ['投诉次数', '投诉频次', '投诉'],
      contacts: ['沟通次数', '沟通频次', '沟通'],
    },
  },
  en: {
    today: 'today',
    round: 'round',
    length: 'length',
    daysSince: 'days since',
    hasTag: 'has tag',
    where: 'where',
    or: 'or',
    and: 'and',
    not: 'not ',
    between: 'between',
    notBetween: 'not between',
    betweenAnd: 'and',
    in: 'in',
    notIn: 'not in',
    contains: 'contains',
    notContains: 'does not contain',
    starts: 'starts with',
    notStarts: 'does not start with',
    empty: 'is empty',
    notEmpty: 'is not empty',
    notWindow: 'not ',
    nothing: '(empty)',
    sum: 'sum',
    count: 'count',
    average: 'average',
    max: 'max',
    min: 'min',
    latest: 'latest',
    earliest: 'earliest',
    distinct: 'count distinct',
    metrics: { deals: ['deals'], amount: ['amount'], inquiries: ['inquiries'], complaints: ['complaints'], contacts: ['contacts'] },
  },
};

const UNITS: Readonly<Record<'zh' | 'en', Readonly<Record<SpanUnit, string>>>> = {
  zh: { day: '天', week: '周', month: '个月', year: '年' },
  en: { day: 'day', week: 'week', month: 'month', year: 'year' },
};

/** What a number counts, in English. */
export const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  元: 'yuan',
  次: 'times',
  分: 'points',
  天: 'days',
  人: 'people',
  '次/月': 'times a month',
};

/** Returns `3个月` or `3 months`. */
export function durationText(span: Span, language: 'zh' | 'en'): string {
  const unit = UNITS[language][span.unit];
  return language === 'zh' ? `${span.amount}${unit}` : `${span.amount} ${unit}${span.amount === 1 ? '' : 's'}`;
}

/** Returns `近3个月` or `in last 3 months`. */
export function spanText(span: Span, language: 'zh' | 'en'): string {
  return language === 'zh' ? `近${durationText(span, language)}` : `in last ${durationText(span, language)}`;
}

/** Returns what stands after a number: `次`, ` times`. */
export function measureText(unit: Unit, language: 'zh' | 'en'): string {
  return language === 'zh' ? unit : ` ${UNIT_NAMES[unit]}`;
}

/** Returns a number as people of the language write it: 100万, or 1,000,000 where a comma may group digits. */
export function numberText(value: number, language: 'zh' | 'en', grouped: boolean): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (language === 'zh') {
    for (const [scale, word] of [
      [1e8, '亿'],
      [1e4, '万'],
    ] as const) {
      const count = Number((size / scale).toPrecision(15));
      const short = plainDigits(count);
      if (size >= scale && short.length <= 8 && Number((Number(short) * scale).toPrecision(15)) === size) return `${sign}${short}${word}`;
    }
    return `${sign}${plainDigits(size)}`;
  }
  const [whole, fraction] = plainDigits(size).split('.');
  const digits = grouped ? whole!.replace(/\B(?=(\d{3})+$)/g, ',') : whole!;
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number's shortest digits without an exponent. */
function plainDigits(size: number): string {
  const match = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(String(size));
  if (match === null) return String(size);
  const digits = `${match[1]}${match[2] ?? ''}`;
  const point = 1 + Number(match[3]);
  return point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : digits.padEnd(point, '0');
}
