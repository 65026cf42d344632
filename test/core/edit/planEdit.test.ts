import type { Cell } from '../../../src/core/cell';
import { planEdit } from '../../../src/core/edit/planEdit';
import { customers } from '../../../src/modules/customers';

const now = new Date('2024-03-15T08:30:00Z');
const columns = ['id', 'name', 'phone', 'email', 'owner', 'dataStatus', 'updatedAt', 'lifetimeAmount'];
const edit = (rows: Cell[][], touched: string[], ids: string[] = []) =>
  planEdit({
    module: customers,
    rows,
    positions: new Map(columns.map((key, at) => [key, at])),
    touched,
    now,
    language: 'zh-CN',
    ids: () => ids,
  });

describe('an edit of the customers sheet', () => {
  test('gives a new row the next id and says what is missing', () => {
    expect(edit([['', '远航制造集团', '', '', '李强', '', '', '']], ['name'], ['C001', 'C007', '自编号'])).toEqual({
      id: ['C008'],
      dataStatus: ['待补充: 联系电话 · 3 个工作日内'],
      updatedAt: [now],
    });
  });

  test('leaves an id alone that is there', () => {
    const stamps = edit([['C001', '远航', '13800000000', '', '李强', '', '', '']], ['phone']);
    expect(stamps.id).toBeUndefined();
    expect(stamps.dataStatus).toEqual(['']);
  });

  test('stamps every row of a paste and passes over blank ones', () => {
    const stamps = edit(
      [
        ['', '甲', '1', '', '王', '', '', ''],
        ['', '', '', '', '', '', '', ''],
        ['', '乙', '2', '', '王', '', '', ''],
      ],
      ['name', 'phone'],
    );
    expect(stamps.id).toEqual(['C001', null, 'C002']);
    expect(stamps.updatedAt).toEqual([now, '', now]);
  });

  test('writes nothing when only computed or stamped columns were touched', () => {
    expect(edit([['C001', '甲', '', '', '', '', '', 5]], ['lifetimeAmount', 'updatedAt'])).toEqual({});
  });
});
