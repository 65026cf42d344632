import fc from 'fast-check';
import { createSheet, createWorkbook } from '../../../local/document/create';
import { FileError } from '../../../local/document/files/fileError';
import { decodeBook, encodeBook } from '../../../local/document/files/kehuJson';
import type { CellValue, Workbook } from '../../../local/document/types';
import { aRichBook, plainContent } from './books';

const bytesOf = (book: Workbook): Buffer => Buffer.concat(encodeBook(book));

function failureOf(bytes: Uint8Array): FileError {
  try {
    decodeBook(bytes);
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('a book comes back with everything it held', () => {
  expect(plainContent(decodeBook(bytesOf(aRichBook())))).toEqual(plainContent(aRichBook()));
});

test('the same book always gives the same bytes, also after a round trip', () => {
  const bytes = bytesOf(aRichBook());
  expect(bytesOf(decodeBook(bytes)).equals(bytes)).toBe(true);
});

test('the file is one JSON document', () => {
  const parsed = JSON.parse(bytesOf(aRichBook()).toString('utf8')) as { format?: string }[];
  expect(parsed[0]?.format).toBe('kehu-book');
});

test('a column of one style costs a few bytes, however long it is', () => {
  const book = createWorkbook();
  const [sheet] = book.sheets;
  book.styles.push({ bold: true });
  const before = bytesOf(book).length;
  for (let row = 0; row < 1000; row += 1) sheet!.styles.push([0, 1]);
  expect(bytesOf(book).length - before).toBeLessThan(20);
});

test('any grid of values comes back, without its empty ends', () => {
  const value: fc.Arbitrary<CellValue> = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 }), (values) => {
      const book = createWorkbook({ sheets: [] });
      book.sheets.push({ ...createSheet(0, 's'), values });
      const before = plainContent(book) as { sheets: { values: unknown }[] };
      const after = plainContent(decodeBook(bytesOf(book))) as { sheets: { values: unknown }[] };
      expect(JSON.stringify(after.sheets[0]?.values)).toBe(JSON.stringify(before.sheets[0]?.values));
    }),
  );
});

describe('a damaged file is refused', () => {
  const text = bytesOf(aRichBook()).toString('utf8');

  test('when it was cut short, wherever that was', () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length - 4 }), (length) => {
        expect(['damaged', 'unknownFormat']).toContain(failureOf(bytes.subarray(0, length)).code);
      }),
    );
  });

  test.each([
    ['a field of another type', text.replace('"maxRows":40', '"maxRows":"40"'), /maxRows/],
    ['more rows than the sheet has', text.replace('"maxRows":100', '"maxRows":2'), /字典/],
    ['a style that there is none of', text.replace('"styles":[[1,1,20,2]', '"styles":[[1,1,20,99]'), /styles/],
    ['a cell that is a list', text.replace('[["A"],', '[[["A"]],'), /cells/],
    ['not JSON', text.replace('{"rows"', '{rows'), /JSON/],
  ])('when it has %s', (_name, broken, detail) => {
    expect(broken).not.toBe(text);
    const failure = failureOf(Buffer.from(broken));
    expect(failure.code).toBe('damaged');
    expect(failure.place.detail).toMatch(detail);
  });

  test('when it is empty, of a newer format, or something else', () => {
    expect(failureOf(Buffer.from('')).code).toBe('empty');
    expect(failureOf(Buffer.from(text.replace('"version":1', '"version":2'))).code).toBe('newerFormat');
    expect(failureOf(Buffer.from('[\n{"a":1},\n{"end":{"records":1}}\n]\n')).code).toBe('unknownFormat');
  });
});
