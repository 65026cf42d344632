import type { Cell } from '../../../src/core/cell';
import { summarizeBySegment } from '../../../src/core/summaries/bySegment';
import { pivotShape } from '../../../src/core/summaries/pivotShape';
import { readTable } from '../../../src/core/table/readTable';
import { customers } from '../../../src/modules/customers';

const header = ['客户名称', '客户编号', '我的备注', '累计合作金额', '活跃度', '价值层级'];
const summaryOf = (...rows: Cell[][]) =>
  summarizeBySegment(readTable(customers, { title: '客户', grid: [header, ...rows], keys: new Map() }));

describe('the summary by segment', () => {
  it('takes the filled rows only and charts the customers of each tier', () => {
    const summary = summaryOf(
      ['甲', 'C001', '', 1_200_000, '高活跃', '战略客户'],
      ['乙', 'C002', '', 300_000, '低活跃', '普通客户'],
      ['丙', 'C003', '', 0, '低活跃', '潜力客户'],
      ['', '', '', '', '', ''],
    );
    expect(summary).toEqual({
      ok: true,
      value: {
        customers: 3,
        chart: [
          { row: 3, column: 0, rows: 3, columns: 1 },
          { row: 3, column: 5, rows: 3, columns: 1 },
        ],
        width: 7,
      },
    });
  });
  it('is refused without customers, naming the sheet', () => {
    expect(summaryOf()).toEqual({ ok: false, error: { key: 'summarize.noCustomers', sheet: '客户' } });
  });
  it('is refused before anything was refreshed', () => {
    expect(summaryOf(['甲', 'C001', '', '', '', ''])).toEqual({ ok: false, error: { key: 'summarize.notRefreshed', sheet: '客户' } });
  });
  it('is refused where a column that it needs is gone', () => {
    const table = readTable(customers, {
      title: '客户',
      grid: [
        ['客户编号', '活跃度'],
        ['C001', '高活跃'],
      ],
      keys: new Map(),
    });
    expect(() => summarizeBySegment(table)).toThrow('table.missingColumn');
  });
});

describe('the shape of a pivot', () => {
  it('has one header row less with a single value, and counts blanks as a group', () => {
    const shape = pivotShape(
      [
        ['a', 'x'],
        ['', 'y'],
        ['b', 'y'],
      ],
      0,
      1,
      1,
    );
    expect(shape).toEqual({
      labels: { row: 2, column: 0, rows: 3, columns: 1 },
      totals: [{ row: 2, column: 3, rows: 3, columns: 1 }],
      width: 4,
    });
  });
});
