import type { Grid } from '../../../src/core/cell';
import { Refusal } from '../../../src/core/message';
import { readTable } from '../../../src/core/table/readTable';
import { sales } from '../../../src/modules/sales';

const content = (grid: Grid, keys: readonly (readonly [number, string])[] = []) => ({ title: '销售记录', grid, keys: new Map(keys) });

describe('readTable', () => {
  test('finds a column by its metadata, whatever its header says', () => {
    const table = readTable(
      sales,
      content(
        [
          ['单号', '我的客户'],
          ['S1', 'C1'],
        ],
        [[1, 'customerId']],
      ),
    );
    expect(table.columnOf('customerId')).toBe(1);
    expect(table.text(0, 'customerId')).toBe('C1');
  });

  test('finds a column by zh header, en header or key where no metadata says, wherever it stands', () => {
    const table = readTable(sales, content([['Amount', '日期', 'customerId']]));
    expect(['amount', 'date', 'customerId'].map(table.columnOf)).toEqual([0, 1, 2]);
  });

  test('leaves out blank rows at the end, boxes that nobody ticked included', () => {
    const table = readTable(
      sales,
      content([
        ['单号', '金额'],
        ['S1', false],
        ['', false],
        ['', ''],
      ]),
    );
    expect(table.rows).toEqual([['S1', false]]);
  });

  test('prefers metadata to a column that only has the header', () => {
    const table = readTable(sales, content([['金额', 'total']], [[1, 'amount']]));
    expect(table.columnOf('amount')).toBe(1);
  });

  test('refuses two columns with one header, naming sheet, row and column', () => {
    const table = readTable(sales, content([['金额', '金额']]));
    expect(() => table.columnOf('amount')).toThrow(Refusal);
    try {
      table.columnOf('amount');
    } catch (error) {
      expect((error as Refusal).problems[0]).toEqual({ key: 'table.ambiguousColumn', sheet: '销售记录', row: 1, column: '金额 / Amount' });
    }
  });

  test('of two columns that carry one key, takes the one that still has the header', () => {
    const table = readTable(
      sales,
      content(
        [['金额', '金额副本']],
        [
          [0, 'amount'],
          [1, 'amount'],
        ],
      ),
    );
    expect(table.columnOf('amount')).toBe(0);
  });

  test('tells a column it can’t do without from one it can', () => {
    const table = readTable(sales, content([['金额']]));
    expect(table.columnOf('date')).toBeUndefined();
    expect(table.cell(0, 'date')).toBe('');
    expect(() => table.need('date')).toThrow('table.missingColumn');
  });

  test('leaves out blank rows at the end and keeps those between', () => {
    const table = readTable(sales, content([['金额'], [1], [''], [3], [''], ['']]));
    expect(table.rows).toEqual([[1], [''], [3]]);
  });
});
