// What is compared: SHA-256 over all computed columns in one canonical text.
import { createHash } from 'node:crypto';

/** How the computed columns are written: amounts in cents, dates as days since 1970-01-01, frequencies in hundredths, texts as they are. */
export const fields = {
  lifetimeAmount: 100,
  yearAmount: 100,
  lifetimeDeals: 1,
  deals3m: 1,
  firstDeal: 'day',
  lastDeal: 'day',
  frequency: 100,
  largestDeal: 100,
  preferred: 'text',
  inquiries3m: 1,
  satisfaction: 1,
  lastContact: 'day',
  valueTier: 'text',
  activity: 'text',
  segment: 'text',
  stage: 'text',
  ruleTags: 'text',
  composite: 'text',
  tags: 'text',
};

/**
 * The digest of columns by key, of the rows of customers that have an id: texts or numbers, with days for dates; '', null and NaN are empty. Also of
 * each column, to tell which differs.
 */
export function digestOf(column, { customers }) {
  const rows = customers.slice(1).flatMap(([id], row) => (id === '' ? [] : [row]));
  const whole = createHash('sha256');
  const each = {};
  for (const [key, unit] of Object.entries(fields)) {
    const cells = column(key);
    const text = `${key}\n${rows.map((row) => written(cells[row], unit)).join('\n')}\n`;
    whole.update(text);
    each[key] = createHash('sha256').update(text).digest('hex');
  }
  return { whole: whole.digest('hex'), each };
}

function written(cell, unit) {
  if (cell === '' || cell === null || cell === undefined || Number.isNaN(cell)) return '';
  if (unit === 'text') return cell;
  return String(Math.round(Number(cell) * unit));
}
