import type { EvaluationHost } from '../../../local/engine/contract';
import { evaluateBook } from '../../../local/engine/evaluate';
import { aBook, aSheet } from '../../support/books';

const NOW = new Date(Date.UTC(2024, 2, 15, 9, 30));

function host(functions: Record<string, (...args: unknown[]) => unknown> = {}): EvaluationHost {
  return {
    functions: Object.keys(functions).map((name) => ({ name, params: [] })),
    callFunction: (name, args) => functions[name]?.(...args),
    now: NOW,
  };
}

function results(grid: (string | number | boolean | null)[][], functions = {}) {
  const book = aBook([aSheet(1, '表', grid)]);
  const computed = evaluateBook(book, host(functions));
  const { rows, columns } = computed.extent(1);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const value = computed.valueAt(1, row, column);
      return value === undefined ? (book.sheets[0]?.values[row]?.[column] ?? null) : value;
    }),
  );
}

describe('formulas', () => {
  test('numbers, text and dates are computed as in a sheet', () => {
    const [row] = results([
      [2, '=A1*3', '=CONCATENATE("共", B1, "元")', '=DATE(2024,3,15)', '=TEXT(D1,"yyyy-mm-dd")', '=IF(B1>5,"高","低")'],
    ]);
    expect(row).toEqual([2, 6, '共6元', 45366, '2024-03-15', '高']);
  });

  test("today and now are the book's, not the machine's", () => {
    const [row] = results([['=TODAY()', '=NOW()-TODAY()']]);
    expect(row?.[0]).toBe(45366);
    expect(row?.[1]).toBeCloseTo(9.5 / 24, 8);
  });

  test('text that looks like a formula, a number or a date stays text', () => {
    const [row] = results([["'=1+1", "'123", "'2024-03-15", "'TRUE", '=ISTEXT(A1)&ISTEXT(B1)&ISTEXT(C1)&ISTEXT(D1)', '=LEN(A1)']]);
    expect(row).toEqual(['=1+1', '123', '2024-03-15', 'TRUE', 'TRUETRUETRUETRUE', 4]);
  });

  test('a formula reads other sheets, whole columns and named ranges', () => {
    const book = aBook(
      [
        aSheet(1, '汇总', [['=SUM(销售记录!B2:B)', '=SUM(金额)', '=COUNTIF(\'销售记录\'!A:A,"C001")']]),
        aSheet(2, '销售记录', [
          ['客户编号', '金额', '备注'],
          ['C001', 10, 'x'],
          ['C002', 20, 'y'],
          ['C001', 5, 'z'],
        ]),
        aSheet(3, '无关', [['=1/0']]),
      ],
      { namedRanges: [{ name: '金额', sheet: 2, area: { row: 1, column: 1, rows: 2, columns: 1 } }] },
    );
    const computed = evaluateBook(book, host());
    expect([0, 1, 2].map((column) => computed.valueAt(1, 0, column))).toEqual([35, 30, 2]);
    expect(computed.valueAt(3, 0, 0)).toMatchObject({ error: '#DIV/0!' });
    expect(computed.valueAt(2, 1, 1)).toBeUndefined();
  });

  test('errors have the words that Sheets uses', () => {
    const [row] = results([['=1/0', '=NOSUCH(1)', '=A1:', '=VLOOKUP("x",A1:B1,1,FALSE)', '=F1', '=E1', '="a"*2']]);
    expect(row?.map((cell) => (typeof cell === 'object' ? cell?.error : cell))).toEqual([
      '#DIV/0!',
      '#NAME?',
      '#ERROR!',
      '#N/A',
      '#REF!',
      '#REF!',
      '#VALUE!',
    ]);
  });
});

describe('spills', () => {
  test('an array result fills the cells beside and below', () => {
    expect(results([['=TRANSPOSE(A3:A5)'], [null], [1], [2], [3]])[0]).toEqual([1, 2, 3]);
  });

  test('a spill with cells in its way is an error that names them, and leaves them', () => {
    const grid = results([['=SEQUENCE(3)'], [null], ['占位']]);
    expect(grid[0]?.[0]).toEqual({ error: '#REF!', message: 'Array result was not expanded because it would overwrite data in A3.' });
    expect(grid[2]?.[0]).toBe('占位');
  });

  test('a cell that no formula refers to is in the way all the same', () => {
    const grid = results([['=TWO()', '占位']], { TWO: () => [[1, 2]] });
    expect(grid[0]?.[0]).toMatchObject({ error: '#REF!', message: expect.stringContaining('B1') });
    expect(grid[0]?.[1]).toBe('占位');
  });
});

describe('custom functions', () => {
  test('get values, or rows and columns of values, with empty text for empty cells', () => {
    const seen: unknown[] = [];
    const grid = results([[1, 'a'], [null, true], ['=SEEN(A1:B2, A1, "x")']], { SEEN: (...args: unknown[]) => seen.push(args) });
    expect(grid[2]?.[0]).toBe(1);
    expect(seen[0]).toEqual([
      [
        [1, 'a'],
        ['', true],
      ],
      1,
      'x',
    ]);
  });

  test('get dates as dates where the cell shows a date, and give dates back', () => {
    const book = aBook([aSheet(1, '表', [[45366, 45366, '=NEXT(A1)', '=KIND(B1)']], { styles: [[1, 0]] })], {
      styles: [{}, { numberFormat: 'yyyy-mm-dd' }],
    });
    const computed = evaluateBook(
      book,
      host({
        // 2024-03-15 00:00 in Shanghai.
        NEXT: (date: unknown) =>
          (date as Date).toISOString() === '2024-03-14T16:00:00.000Z' && new Date((date as Date).getTime() + 86_400_000),
        KIND: (value: unknown) => typeof value,
      }),
    );
    expect(computed.valueAt(1, 0, 2)).toBe(45367);
    expect(computed.formatAt(1, 0, 2)).toBe('yyyy-mm-dd');
    expect(computed.valueAt(1, 0, 3)).toBe('number');
  });

  test('a matrix spills, a list is one column, an exception shows with its message', () => {
    const grid = results(
      [
        ['=M()', null, '=L()', '=E()'],
        [null, null, null, null],
      ],
      {
        M: () => [
          [1, 2],
          [3, 4],
        ],
        L: () => ['x', 'y'],
        E: () => {
          throw new Error('没有这一层');
        },
      },
    );
    expect(grid).toEqual([
      [1, 2, 'x', { error: '#ERROR!', message: '没有这一层' }],
      [3, 4, 'y', null],
    ]);
  });

  test('two books in one process keep their own functions', () => {
    expect(results([['=F()']], { F: () => 1 })).toEqual([[1]]);
    expect(results([['=F()']], { F: () => 2 })).toEqual([[2]]);
    expect(results([['=F()']])[0]?.[0]).toMatchObject({ error: '#NAME?' });
  });

  test('a function that reads the book while it is computed sees formula cells as loading', () => {
    const book = aBook([aSheet(1, '表', [['=F()', '=1+1']])]);
    let inner: unknown;
    const surroundings: EvaluationHost = {
      ...host({ F: () => 1 }),
      callFunction: () => {
        inner = evaluateBook(book, surroundings).valueAt(1, 0, 1);
        return 7;
      },
    };
    const computed = evaluateBook(book, surroundings);
    expect(inner).toMatchObject({ error: '#ERROR!' });
    expect([computed.valueAt(1, 0, 0), computed.valueAt(1, 0, 1)]).toEqual([7, 2]);
  });
});
