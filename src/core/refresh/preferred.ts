import type { Book, TextColumn } from '../language';
import { isText } from '../language/columns';
import { settled } from '../language/numbers';

/** The product with the largest sum of sales for each customer; of equal sums the first in the sheet; '' for none. Needs the sum to be above 0. */
export function preferredProducts(book: Book): TextColumn {
  const products = book.column('sales', 'product');
  const amounts = book.column('sales', 'amount');
  const codes = new Int32Array(book.rows);
  if (!products || !isText(products) || !(amounts instanceof Float64Array)) return { codes, words: [''] };
  const { rows: owners } = book.owners('sales');
  const records = book.room(owners.length);
  const counts = (record: number): boolean => owners[record]! >= 0 && products.codes[record] !== 0 && !Number.isNaN(amounts[record]);
  // The records in order of their customers: how many each has, where each one's begin, then, filled in, where they end.
  const ends = new Int32Array(book.rows + 1);
  for (let record = 0; record < owners.length; record += 1) if (counts(record)) ends[owners[record]! + 1]! += 1;
  for (let row = 0; row < book.rows; row += 1) ends[row + 1]! += ends[row]!;
  for (let record = 0; record < owners.length; record += 1) {
    if (!counts(record)) continue;
    records[ends[owners[record]!]!] = record;
    ends[owners[record]!]! += 1;
  }
  const sums = new Float64Array(products.words.length);
  const twins = book.twins();
  for (let row = 0; row < book.rows; row += 1) {
    const owner = twins?.[row] ?? row;
    const [from, to] = [owner === 0 ? 0 : ends[owner - 1]!, ends[owner]!];
    for (let at = from; at < to; at += 1) sums[products.codes[records[at]!]!] = 0;
    for (let at = from; at < to; at += 1) sums[products.codes[records[at]!]!]! += amounts[records[at]!]!;
    let best = 0;
    for (let at = from; at < to; at += 1) {
      const code = products.codes[records[at]!]!;
      const sum = settled(sums[code]!);
      if (sum > best) {
        best = sum;
        codes[row] = code;
      }
    }
  }
  return { codes, words: products.words };
}
