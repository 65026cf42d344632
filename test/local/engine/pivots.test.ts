import fc from 'fast-check';
import type { CellValue, Pivot, Sheet } from '../../../local/document/types';
import { evaluateBook } from '../../../local/engine/evaluate';
import { aBook, aSheet } from '../../support/books';

const HOST = { functions: [], callFunction: () => null, now: new Date(0) };

const CUSTOMERS: CellValue[][] = [
  ['价值层级', '活跃度', '区域', '累计合作金额'],
  ['战略客户', '高活跃', '华东', 120],
  ['战略客户', '低活跃', '华南', 100],
  ['普通客户', '高活跃', '华东', 20],
  ['普通客户', '高活跃', '华北', 30],
];

function aPivot(over: Partial<Pivot>, rows: number, columns = 4): Pivot {
  return {
    anchor: { row: 0, column: 0 },
    source: { sheet: 1, area: { row: 0, column: 0, rows, columns } },
    rows: [],
    columns: [],
    values: [],
    filters: [],
    ...over,
  };
}

const group = (sourceColumn: number, ascending = true, showTotals = true) => ({ sourceColumn, ascending, showTotals });

function pivotGrid(grid: CellValue[][], over: Partial<Pivot>, locale = 'zh_CN') {
  const summary: Sheet = aSheet(2, '客群汇总', [], { pivots: [aPivot(over, grid.length, grid[0]?.length ?? 0)] });
  const book = aBook([aSheet(1, '客户', grid), summary], { locale });
  const computed = evaluateBook(book, HOST);
  const { rows, columns } = computed.extent(2);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => computed.valueAt(2, row, column) ?? ''));
}

describe('native pivots', () => {
  test('rows by columns with one value: the value and the group are named above, totals stand at the end', () => {
    const over = { rows: [group(0)], columns: [group(1)], values: [{ sourceColumn: 3, summarize: 'SUM' }] };
    expect(pivotGrid(CUSTOMERS, over, 'en_US')).toEqual([
      ['SUM of 累计合作金额', '活跃度', '', ''],
      ['价值层级', '低活跃', '高活跃', 'Grand Total'],
      ['战略客户', 100, 120, 220],
      ['普通客户', '', 50, 50],
      ['Grand Total', 100, 170, 270],
    ]);
  });

  test('two values stand side by side in each column group', () => {
    const over = {
      rows: [group(0)],
      columns: [group(1)],
      values: [
        { sourceColumn: 0, summarize: 'COUNTA', displayName: '客户数' },
        { sourceColumn: 3, summarize: 'SUM', displayName: '金额' },
      ],
    };
    expect(pivotGrid(CUSTOMERS, over)).toEqual([
      ['', '活跃度', '', '', '', '', ''],
      ['', '低活跃', '', '高活跃', '', '客户数 总计', '金额 总计'],
      ['价值层级', '客户数', '金额', '客户数', '金额', '', ''],
      ['普通客户', '', '', 2, 50, 2, 50],
      ['战略客户', 1, 100, 1, 120, 2, 220],
      ['总计', 1, 100, 3, 170, 4, 270],
    ]);
  });

  test('nested row groups show a label once and a total after each', () => {
    const over = { rows: [group(0, false), group(2)], values: [{ sourceColumn: 3, summarize: 'AVERAGE', displayName: '平均' }] };
    expect(pivotGrid(CUSTOMERS, over)).toEqual([
      ['价值层级', '区域', '平均'],
      ['战略客户', '华东', 120],
      ['', '华南', 100],
      ['战略客户 总计', '', 110],
      ['普通客户', '华北', 30],
      ['', '华东', 20],
      ['普通客户 总计', '', 25],
      ['总计', '', 67.5],
    ]);
  });

  test('groups without totals, distinct counts, shares and filters', () => {
    const over = {
      rows: [group(0, true, false)],
      values: [
        { sourceColumn: 2, summarize: 'COUNTUNIQUE', displayName: '区域数' },
        { sourceColumn: 3, summarize: 'MAX', displayName: '最大' },
        { sourceColumn: 3, summarize: 'MIN', displayName: '最小' },
        { sourceColumn: 3, summarize: 'SUM', displayName: '占比', displayType: 'PERCENT_OF_GRAND_TOTAL' },
      ],
      filters: [{ sourceColumn: 2, criteria: 'VISIBLE_VALUES', values: ['华东', '华北'] }],
    };
    expect(pivotGrid(CUSTOMERS, over)).toEqual([
      ['价值层级', '区域数', '最大', '最小', '占比'],
      ['普通客户', 2, 30, 20, 50 / 170],
      ['战略客户', 1, 120, 120, 120 / 170],
    ]);
  });

  test('a number and the same digits as text are two groups, and blanks come first', () => {
    const grid: CellValue[][] = [
      ['k', 'v'],
      [1, 1],
      ['1', 2],
      [null, 4],
      [true, 8],
    ];
    const over = { rows: [group(0)], values: [{ sourceColumn: 1, summarize: 'SUM', displayName: 's' }] };
    expect(pivotGrid(grid, over).map((row) => row[1])).toEqual(['s', 4, 1, 2, 8, 15]);
  });

  test('a pivot reads the results of formulas, and formulas read a pivot', () => {
    const customers = aSheet(1, '客户', [
      ['层级', '金额', null],
      ['高', '=C2*2', 5],
      ['低', '=C3*2', 7],
    ]);
    const pivot = aPivot({ rows: [group(0)], values: [{ sourceColumn: 1, summarize: 'SUM', displayName: '合计' }] }, 3, 2);
    const summary = aSheet(2, '汇总', [[], [], [], [], [], ['=SUM(B2:B3)']], { pivots: [pivot] });
    const computed = evaluateBook(aBook([customers, summary]), HOST);
    expect([1, 2, 3].map((row) => computed.valueAt(2, row, 1))).toEqual([14, 10, 24]);
    expect(computed.valueAt(2, 5, 0)).toBe(24);
  });

  test('an empty source gives the headers and no numbers', () => {
    const over = { rows: [group(0)], columns: [group(1)], values: [{ sourceColumn: 3, summarize: 'SUM' }] };
    expect(pivotGrid([CUSTOMERS[0] ?? []], over)[1]?.[0]).toBe('价值层级');
  });

  test('values equal an independent computation over any records', () => {
    const record = fc.tuple(
      fc.constantFrom('a', 'b', '丙'),
      fc.constantFrom('x', 'y'),
      fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constant(null)),
    );
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 30 }), (records) => {
        const grid: CellValue[][] = [['r', 'c', 'v'], ...records];
        const over = {
          rows: [group(0)],
          columns: [group(1)],
          values: ['SUM', 'COUNTA', 'MAX'].map((summarize) => ({ sourceColumn: 2, summarize, displayName: summarize })),
        };
        const got = pivotGrid(grid, over);
        const header = got[1] ?? [];
        for (const row of got.slice(3)) {
          for (let column = 1; column < row.length; column += 3) {
            const total = String(header[column]).includes('总计');
            const picked = records.filter(([r, c]) => (row[0] === '总计' || r === row[0]) && (total || c === header[column]));
            const numbers = picked.map(([, , v]) => v).filter((v): v is number => v !== null);
            expect(row.slice(column, column + 3)).toEqual(
              picked.length === 0
                ? ['', '', '']
                : [numbers.reduce((a, b) => a + b, 0), numbers.length, numbers.length ? Math.max(...numbers) : 0],
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
