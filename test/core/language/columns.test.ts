import fc from 'fast-check';
import { buildTable, type TextColumn } from '../../../src/core/language';
import { composed, interner, toColumn } from '../../../src/core/language/columns';
import type { Interner } from '../../../src/core/language/idInterner';
import { customers } from '../../../src/modules/customers';
import { sales } from '../../../src/modules/sales';

const textColumn = (texts: readonly string[]): TextColumn => {
  const intern = interner();
  return { codes: Int32Array.from(texts, (text) => intern.code(text)), words: intern.words };
};

test('a text, the same with blanks around it and a number of the same digits are one word', () => {
  const intern = interner();
  expect(['12346', ' 12346 ', 12346, '', '  '].map(intern.code)).toEqual([1, 1, 1, 0, 0]);
  expect(intern.words).toEqual(['', '12346']);
});

test('tables that are given the same ids number an id and the references to it alike', () => {
  const ids = new Map<string, Interner>();
  const home = buildTable(customers, [['C1'], ['C2']], (key) => (key === 'id' ? 0 : undefined), 0, ids).column('id') as TextColumn;
  const link = buildTable(sales, [['C2'], ['X'], ['C1']], (key) => (key === 'customerId' ? 0 : undefined), 0, ids).column('customerId');
  expect([...home.codes]).toEqual([1, 2]);
  expect([...(link as TextColumn).codes]).toEqual([2, 3, 1]);
});

test.each([1, 254, 255, 256, 257, 1000])('a column of %i different texts and blanks reads back as it is', (different) => {
  const texts = Array.from({ length: different * 2 }, (_, row) => (row % 7 === 3 ? '' : `第${row % different}种`));
  const column = buildTable(
    sales,
    texts.map((text) => [text]),
    (key) => (key === 'product' ? 0 : undefined),
    0,
  ).column('product');
  expect(toColumn(column!)).toEqual(texts);
});

test('a composed column is what composing each row by itself gives, however many combinations there are', () => {
  const word = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e');
  const rows = fc.array(fc.tuple(word, word, word), { maxLength: 60 });
  const extend = (text: string, next: string): string => (next === 'e' ? '' : `${text}${next}`);
  fc.assert(
    fc.property(rows, (list) => {
      const columns = [0, 1, 2].map((at) => textColumn(list.map((row) => row[at]!)));
      expect(toColumn(composed(list.length, columns, extend))).toEqual(list.map((row) => row.reduce(extend, '')));
    }),
  );
});
