import { maskEmail, maskName, maskPhone, maskText } from '../../../src/core/export/mask';
import { readOut } from '../../../src/core/export/readOut';
import { contacts } from '../../../src/modules/contacts';
import { customers } from '../../../src/modules/customers';

const plain = { keys: false, masked: false };

describe('reading out a sheet', () => {
  const content = {
    title: '客户',
    grid: [
      ['客户名称', '联系人', '联系电话', '更新时间', '累计合作金额', '我的列', ''],
      ['甲', '李小明', '13912345678', new Date('2024-03-15T08:30Z'), -5, '=1+1', ''],
      ['乙', '张*', '手机号已加密', new Date('2024-03-16Z'), '', true, ''],
      ['', '', '', '', '', '', ''],
    ],
    keys: new Map(),
  };

  it('gives dates as text, numbers as numbers, and leaves blank rows and columns at the ends out', () => {
    expect(readOut(content, customers, plain)).toEqual({
      headers: ['客户名称', '联系人', '联系电话', '更新时间', '累计合作金额', '我的列'],
      rows: [
        ['甲', '李小明', '13912345678', '2024-03-15 08:30', -5, '=1+1'],
        ['乙', '张*', '手机号已加密', '2024-03-16', '', true],
      ],
    });
  });

  it('gives keys as headers where columns have them, by metadata before headers', () => {
    expect(readOut({ ...content, keys: new Map([[5, 'notes']]) }, customers, { ...plain, keys: true }).headers).toEqual([
      'name',
      'contact',
      'phone',
      'updatedAt',
      'lifetimeAmount',
      'notes',
    ]);
  });

  it('hides contacts and leaves what is masked as it is', () => {
    expect(readOut(content, customers, { ...plain, masked: true }).rows.map((row) => row.slice(0, 3))).toEqual([
      ['甲', '李*', '139****5678'],
      ['乙', '张*', '手机号已加密'],
    ]);
  });

  it('hides names of contacts, numbers stored as numbers, and contacts in free text', () => {
    const people = {
      title: '联系人',
      grid: [
        ['姓名', '联系电话', '备注'],
        ['王五', 13912345678, '微信同 13912345678，邮箱 wang@x.com'],
      ],
      keys: new Map(),
    };
    expect(readOut(people, contacts, { ...plain, masked: true }).rows).toEqual([
      ['王*', '139****5678', '微信同 139****5678，邮箱 w***@x.com'],
    ]);
  });

  it('gives a column without a header its letter, and an empty sheet nothing', () => {
    expect(
      readOut(
        {
          title: 'x',
          grid: [
            ['a', ''],
            [1, 2],
          ],
          keys: new Map(),
        },
        undefined,
        plain,
      ),
    ).toEqual({ headers: ['a', 'B'], rows: [[1, 2]] });
    expect(readOut({ title: 'x', grid: [['']], keys: new Map() }, undefined, plain)).toEqual({ headers: [], rows: [] });
  });
});

describe('masking', () => {
  it.each([
    ['13912345678', '139****5678'],
    ['+8613912345678', '+86139****5678'],
    ['+86 139-1234-5678', '+86 139-****-5678'],
    ['139****5678', '139****5678'],
    ['13912345678/13900001111', '139****5678/139****1111'],
    ['手机号已加密', '手机号已加密'],
  ])('of a phone: %s → %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('of any other number hides at least four digits and never shows more than two thirds of a long one', () => {
    for (const phone of ['87654321', '0571-87654321', '010 8765 4321', '+1 415 555 2671', '400-820-8820', '12345']) {
      const hidden = maskPhone(phone).match(/\*/g)?.length ?? 0;
      expect(hidden).toBeGreaterThanOrEqual(4);
      expect(maskPhone(phone)).toHaveLength(phone.length);
    }
  });

  it('of names and mail addresses', () => {
    expect([maskName('李小明'), maskName('John Smith'), maskName('李某'), maskName('')]).toEqual(['李*', 'J*', '李某', '']);
    expect([maskEmail('alice@x.com'), maskEmail('a***@x.com')]).toEqual(['a***@x.com', 'a***@x.com']);
    expect(maskText('订单 20240315001 共 3 件')).toBe('订单 20240315001 共 3 件');
  });
});
