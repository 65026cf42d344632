import type { Language } from './texts';

/** An amount in 元 with its thousands grouped and at most 2 decimals: `¥1,234,567`, `-¥80.50`. */
export function formatAmount(amount: number): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = cents % 100;
  return `${amount < 0 && cents > 0 ? '-' : ''}¥${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** The amount in short, as Chinese is read: `约 123.5 万`, `约 1.2 亿`; '' below 1 万 and in English. */
export function shortAmount(amount: number, language: Language): string {
  const size = Math.abs(amount);
  if (language === 'en' || size < 10_000) return '';
  const [unit, name] = size < 99_995_000 ? [10_000, '万'] : [100_000_000, '亿'];
  return `约 ${rounded(amount / unit, 1)} ${name}`;
}

/** Deals a month, shown a year where they are below one a month: `2.5 次/月`, `6 次/年`. */
export function formatFrequency(perMonth: number, language: Language): string {
  const monthly = perMonth >= 1;
  const text = rounded(monthly ? perMonth : perMonth * 12, 1);
  if (language === 'en') return `${text} a ${monthly ? 'month' : 'year'}`;
  return `${text} 次/${monthly ? '月' : '年'}`;
}

/** A number of deals: `12 次`, `1 deal`. */
export function formatDeals(count: number, language: Language): string {
  return language === 'en' ? `${rounded(count, 0)} ${count === 1 ? 'deal' : 'deals'}` : `${rounded(count, 0)} 次`;
}

function rounded(value: number, digits: number): string {
  return String(Math.round(value * 10 ** digits) / 10 ** digits);
}
