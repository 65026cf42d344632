// What is compared: SHA-256 over all computed columns in one canonical text.
import { createHash } from 'node:crypto';

const DAY = 86_400_000;

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

/** The digest of columns by key: arrays of cells, of which '' and null are empty and a date may be its day. Also of each column, to tell which differs. */
export function digestOf(column, rows) {
  const whole = createHash('sha256');
  const each = {};
  for (const [key, unit] of Object.entries(fields)) {
    const cells = column(key);
    const lines = new Array(rows);
    for (let row = 0; row < rows; row += 1) lines[row] = written(cells[row], unit);
    const text = `${key}\n${lines.join('\n')}\n`;
    whole.update(text);
    each[key] = createHash('sha256').update(text).digest('hex');
  }
  return { whole: whole.digest('hex'), each };
}

function written(cell, unit) {
  if (cell === '' || cell === null || cell === undefined || Number.isNaN(cell)) return '';
  if (unit === 'text') return cell;
  if (unit === 'day') return String(typeof cell === 'number' ? cell : cell.getTime() / DAY);
  return String(Math.round(Number(cell) * unit));
}
