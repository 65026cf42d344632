import fc from 'fast-check';
import { decodeText, parseCsv, writeCsv } from '../../../local/document/files/csv';
import { FileError, type FileErrorCode, type FilePlace } from '../../../local/document/files/fileError';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

function failureOf(work: () => unknown): { code: FileErrorCode; place: FilePlace } {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return { code: error.code, place: error.place };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the encoding of a file', () => {
  test('UTF-8 is read with and without a byte order mark', () => {
    expect(decodeText(Buffer.from('编号,名称'))).toEqual({ text: '编号,名称', encoding: 'utf-8' });
    expect(decodeText(Buffer.from('\ufeff编号,名称'))).toEqual({ text: '编号,名称', encoding: 'utf-8' });
  });

  test('GBK is found when the bytes are not UTF-8', () => {
    // 客户,远航 in GBK
    expect(decodeText(bytes(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xd4, 0xb6, 0xba, 0xbd))).toEqual({ text: '客户,远航', encoding: 'gb18030' });
  });

  test('UTF-16 is read by its byte order mark, either way round', () => {
    const little = Buffer.from('\ufeff编号,1', 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decodeText(little)).toEqual({ text: '编号,1', encoding: 'utf-16le' });
    expect(decodeText(big)).toEqual({ text: '编号,1', encoding: 'utf-16be' });
  });

  test('bytes that fit no encoding are refused with the byte and the line where they stand', () => {
    const text = Buffer.concat([Buffer.from('编号,名称\nC001,'), bytes(0xff, 0xff), Buffer.from('\n')]);
    expect(failureOf(() => decodeText(text))).toEqual({ code: 'encoding', place: { byte: 19, row: 2 } });
  });

  test('a binary file is not taken for text', () => {
    expect(failureOf(() => decodeText(bytes(0x50, 0x4b, 3, 4, 0, 0))).code).toBe('encoding');
  });

  test('an empty file is said to be empty', () => {
    expect(failureOf(() => decodeText(bytes())).code).toBe('empty');
    expect(failureOf(() => parseCsv('  \n\n')).code).toBe('empty');
  });
});

describe('records of a CSV', () => {
  test('cells stay text: long numbers, leading zeros, signs, dates and booleans', () => {
    expect(parseCsv('a,b,c,d,e\n00123,+86139,-5,2024-02-30,TRUE\n').rows[1]).toEqual(['00123', '+86139', '-5', '2024-02-30', 'TRUE']);
  });

  test.each([
    ['comma', 'a,b;x,c\n1,2,3', ','],
    ['tab', 'a\tb, x\tc\n1\t2\t3', '\t'],
    ['semicolon', 'a;b;c\n1,5;2,5;3,5', ';'],
  ])('the delimiter %s is found from the header', (_name, text, delimiter) => {
    const parsed = parseCsv(text);
    expect(parsed.delimiter).toBe(delimiter);
    expect(parsed.rows.map((row) => row.length)).toEqual([3, 3]);
  });

  test('a delimiter in a quoted header is not counted', () => {
    expect(parseCsv('"a;b;c;d",e\n1,2').delimiter).toBe(',');
  });

  test('ragged rows keep their own lengths and empty lines their places', () => {
    expect(parseCsv('a,b\n1\n\n1,2,3\n\n').rows).toEqual([['a', 'b'], ['1'], [''], ['1', '2', '3']]);
  });

  test('a quote that is never closed is refused with the row where the cell begins', () => {
    expect(failureOf(() => parseCsv('a,b\n1,2\n3,"four\n5,6\n'))).toMatchObject({ code: 'unclosedQuote', place: { row: 3 } });
  });

  test('a quoted cell may hold delimiters, quotes and line breaks', () => {
    expect(parseCsv('a,b\r\n"x, ""y""\nz",2\r\n').rows[1]).toEqual(['x, "y"\nz', '2']);
  });
});

describe('written CSV', () => {
  test('text that looks like a formula comes back unchanged', () => {
    const rows = [['=1+1', '+86139', '-5', '@x', '\tt', '\rc', "'quoted", ' spaced ']];
    expect(parseCsv(writeCsv(rows)).rows).toEqual(rows);
  });

  test('a byte order mark is written only when it is asked for', () => {
    expect(writeCsv([['a']])).toBe('a\r\n');
    expect(writeCsv([['a']], { bom: true })).toBe('\ufeffa\r\n');
  });

  test('whatever was written is read back, cell by cell', () => {
    const cell = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000') && !text.includes('\ufeff'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const table = [['head', 'er'], ...rows, ['end', 'end']];
        const { text } = decodeText(Buffer.from(writeCsv(table)));
        expect(parseCsv(text).rows).toEqual(table);
      }),
    );
  });
});

describe('line ends', () => {
  test.each([
    ['CRLF, then LF', 'a,b\r\n1,2\n3,4\r\n'],
    ['LF, then CRLF', 'a,b\n1,2\r\n3,4\r\n'],
    ['CR, then LF', 'a,b\r1,2\n3,4\r'],
    ['CR alone', 'a,b\r1,2\r3,4'],
  ])('may differ in one file: %s', (_, text) => {
    expect(parseCsv(text).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('in quoted cells stay as they are, also beside doubled quotes', () => {
    const text = 'a,b\r\n"1\r\n\n""x""\r2",2\n3"",4\r\n';
    expect(parseCsv(text).rows).toEqual([
      ['a', 'b'],
      ['1\r\n\n"x"\r2', '2'],
      ['3""', '4'],
    ]);
  });
});
