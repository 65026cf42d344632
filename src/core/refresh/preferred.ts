import type { Book, TextColumn } from '../language';
import { isText } from '../language/columns';
import { settled } from '../language/numbers';

/** The product with the largest sum of sales for each customer; of equal sums the first in the sheet; '' for none. Needs the sum to be above 0. */
export function preferredProducts(book: Book): TextColumn {
  const products = book.column('sales', 'product');
  const amounts = book.column('sales', 'amount');
  const codes = new Int32Array(book.rows);
  if (!products || !isText(products) || !(amounts instanceof Float64Array)) return { codes, words: [''] };
  const { rows } = book.owners('sales');
  // The products of each customer as a list: its first entry, and for each entry the next one, from 1; an entry is its first record.
  const first = new Int32Array(book.rows);
  const next = new Int32Array(rows.length + 1);
  const sums = new Float64Array(rows.length + 1);
  for (let record = 0; record < rows.length; record += 1) {
    const owner = rows[record]!;
    const code = products.codes[record]!;
    if (owner < 0 || code === 0 || Number.isNaN(amounts[record])) continue;
    let entry = first[owner]!;
    let last = 0;
    while (entry > 0 && products.codes[entry - 1] !== code) {
      last = entry;
      entry = next[entry]!;
    }
    if (entry === 0) {
      entry = record + 1;
      if (last === 0) first[owner] = entry;
      else next[last] = entry;
    }
    sums[entry]! += amounts[record]!;
  }
  const twins = book.twins();
  for (let row = 0; row < book.rows; row += 1) {
    let best = 0;
    for (let entry = first[twins?.[row] ?? row]!; entry > 0; entry = next[entry]!) {
      const sum = settled(sums[entry]!);
      if (sum > best) {
        best = sum;
        codes[row] = products.codes[entry - 1]!;
      }
    }
  }
  return { codes, words: products.words };
}
