import { readSheet } from '../../src/commands/readSheet';
import { Refusal } from '../../src/core/message';
import { sheets } from '../../src/modules/index.generated';
import { hostOf, sheetOf } from '../support/hostOf';

const host = hostOf(
  { customers: sheetOf('customers', [{ id: 'C001', name: '甲', phone: '13912345678' }]), mine: [['a'], [1]] },
  new Date(0),
);

it('finds a sheet by key, by title and by its names in either language', () => {
  for (const sheet of ['customers', '客户', 'Customers', '客户名单']) expect(readSheet(host, sheets, { sheet }).key).toBe('customers');
  expect(readSheet(host, sheets, { sheet: 'mine' })).toMatchObject({ headers: ['a'], rows: [[1]] });
});

it('masks contacts when that is asked for', () => {
  const { headers, rows } = readSheet(host, sheets, { sheet: 'customers', keys: true, masked: true });
  expect(rows[0]?.[headers.indexOf('phone')]).toBe('139****5678');
});

it('refuses a sheet that is not there and names those that are', () => {
  expect(() => readSheet(host, sheets, { sheet: 'nope' })).toThrow(Refusal);
});
