import fc from 'fast-check';
import { splitUnit } from '../../../src/core/import/headers';
import { idGiver } from '../../../src/core/import/ids';
import { columnLetters } from '../../../src/core/import/readRows';
import { splitContact } from '../../../src/core/import/specials';
import { dataStatusOf, indispensableKeys } from '../../../src/core/quality/required';
import { customers } from '../../../src/modules/customers';
import { modules } from '../../../src/modules/index.generated';
import { sales } from '../../../src/modules/sales';

describe('contact details', () => {
  it.each([
    ['13900001111', '13900001111', '', ''],
    ['a@x.com', '', 'a@x.com', ''],
    ['139****5678', '139****5678', '', ''],
    ['手机号已加密', '手机号已加密', '', ''],
    ['a***@x.com', '', 'a***@x.com', ''],
    ['电话：010-8765 4321；邮箱: li@x.cn', '010-8765 4321', 'li@x.cn', ''],
    ['13900001111 li@x.cn', '13900001111', 'li@x.cn', ''],
    ['+86 139 0000 1111', '+86 139 0000 1111', '', ''],
    ['13900001111,13800002222', '13900001111/13800002222', '', ''],
    ['微信 abc', '', '', '微信 abc'],
  ])('%s', (details, phone, email, rest) => {
    expect(splitContact(details)).toEqual({ phone, email, rest });
  });
});

describe('headers with a unit', () => {
  it.each([
    ['历史合作金额(万)', '历史合作金额', 4],
    ['金额（万元）', '金额', 4],
    ['金额 [亿元]', '金额', 8],
    ['金额(元)', '金额', 0],
    ['金额(单位：万元)', '金额', 4],
    ['金额(USD)', '金额(USD)', 0],
    ['金额', '金额', 0],
  ])('%s', (header, name, power) => {
    expect(splitUnit(header)).toEqual({ name, power });
  });
});

describe('ids', () => {
  it('go on above the highest that was ever used, and never come twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.integer({ min: 1, max: 5000 }).map((n) => `C${n}`),
            fc.string(),
          ),
        ),
        (used) => {
          const give = idGiver(customers, used);
          const given = [give(), give(), give()];
          expect(new Set([...used, ...given]).size).toBe(new Set(used).size + 3);
        },
      ),
    );
  });

  it('have the module’s letter and digits', () => {
    expect([idGiver(customers, [])(), idGiver(sales, ['S0099'])(), idGiver(customers, ['C999'])()]).toEqual(['C001', 'S0100', 'C1000']);
  });
});

it('names columns by letters as a sheet does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

describe('what is missing of a record', () => {
  const cells = (row: Record<string, string>) => (key: string) => row[key] ?? '';

  it('is said in the book’s language, with the days to complete it', () => {
    expect(dataStatusOf(customers, cells({ name: '甲' }), 'zh-CN')).toBe('待补充: 联系电话, 负责人 · 3 个工作日内');
    expect(dataStatusOf(customers, cells({ name: 'A', owner: 'B' }), 'en')).toBe('To complete: Phone · within 3 working days');
  });

  it('is nothing when there is a phone or a mail address, masked or not', () => {
    expect(dataStatusOf(customers, cells({ name: '甲', owner: '李', email: 'a@x.com' }), 'zh-CN')).toBe('');
    expect(dataStatusOf(customers, cells({ name: '甲', owner: '李', phone: '手机号已加密' }), 'zh-CN')).toBe('');
  });

  it('can’t be done without in some columns of a file', () => {
    expect(Object.fromEntries(modules.map((module) => [module.key, indispensableKeys(module)]))).toEqual({
      customers: ['name'],
      sales: ['customerId', 'amount', 'date'],
      service: ['customerId', 'openedAt'],
      interactions: ['customerId', 'at'],
      contacts: ['customerId'],
      followUps: ['customerId', 'due'],
    });
  });
});
