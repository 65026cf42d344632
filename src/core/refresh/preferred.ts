import type { Book } from '../language';
import { isText } from '../language/columns';

/** The product with the largest sum of sales for each customer; of equal sums the first in the sheet; '' for none. Needs the sum to be above 0. */
export function preferredProducts(book: Book): string[] {
  const products = book.column('sales', 'product');
  const amounts = book.column('sales', 'amount');
  const preferred = new Array<string>(book.rows).fill('');
  if (!products || !isText(products) || !(amounts instanceof Float64Array)) return preferred;
  const sums = new Map<number, Map<number, number>>();
  const { rows } = book.owners('sales');
  rows.forEach((owner, record) => {
    const code = products.codes[record] ?? 0;
    const amount = amounts[record] ?? Number.NaN;
    if (owner < 0 || code === 0 || Number.isNaN(amount)) return;
    const own = sums.get(owner) ?? new Map<number, number>();
    own.set(code, (own.get(code) ?? 0) + amount);
    sums.set(owner, own);
  });
  for (const [owner, own] of sums) {
    let best = 0;
    for (const [code, sum] of own) {
      if (sum > best) {
        best = sum;
        preferred[owner] = products.words[code] ?? '';
      }
    }
  }
  const twins = book.twins();
  return twins ? preferred.map((_, row) => preferred[twins[row] ?? row] ?? '') : preferred;
}
