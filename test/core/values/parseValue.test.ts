import fc from 'fast-check';
import { type Cell, formatDate } from '../../../src/core/cell';
import type { Field } from '../../../src/core/schema';
import { readDictionary } from '../../../src/core/values/lists';
import { parseValue } from '../../../src/core/values/parseValue';
import { customers } from '../../../src/modules/customers';
import { field } from '../../../src/modules/defineModule';
import { sales } from '../../../src/modules/sales';
import { presets } from '../../../src/presets/index.generated';

const lists = readDictionary(undefined, [...presets].reverse(), 'zh-CN');
const amount = field('amount', 'amount', '金额', 'Amount', { unit: '元' });
const fieldOf = (module: { fields: readonly Field[] }, key: string): Field => module.fields.find((one) => one.key === key)!;

/** The value, or the message key of what is wrong. */
function read(of: Field, raw: Cell, power = 0, language: 'zh-CN' | 'en' = 'zh-CN'): Cell {
  const result = parseValue(of, raw, { language, lists, power });
  if (!result.ok) return result.error.key;
  return result.value instanceof Date ? formatDate(result.value) : result.value;
}

describe('amounts', () => {
  it.each<[string, number]>([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['¥500', 500],
    ['￥1,500.00', 1500],
    ['80万', 800_000],
    ['1.5亿', 150_000_000],
    ['100万元', 1_000_000],
    ['0.07万', 700],
    ['1.005万元', 10_050],
    ['500元', 500],
    ['(500)', -500],
    ['（1,234.50）', -1234.5],
    ['-500', -500],
    ['−500', -500],
    ['-¥500', -500],
    ['¥-500', -500],
    ['+5', 5],
    ['１２３４．５', 1234.5],
    [' 12 ', 12],
    ['250k', 250_000],
    ['1.2m', 1_200_000],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['505.30', 505.3],
    ['-0', 0],
    ['3千元', 3000],
  ])('%s is %d', (text, value) => {
    expect(read(amount, text)).toBe(value);
  });

  it.each(['abc', '1,23', '1.2.3', '12万34', '--5', '(-5)', '约80万', '¥', '-', '1e999', '5 6,7', '80万万'])(
    '%s is not a number',
    (text) => {
      expect(['value.notANumber', 'value.wrongUnit']).toContain(read(amount, text));
    },
  );

  it('are in yuan: another currency or measure is an error that names the unit', () => {
    expect([read(amount, '500次'), read(amount, '5%'), read(amount, '$500')]).toEqual([
      'value.wrongUnit',
      'value.wrongUnit',
      'value.notANumber',
    ]);
  });

  it('take the unit of the header only where the cell has none', () => {
    expect([
      read(amount, '80', 4),
      read(amount, 0.07, 4),
      read(amount, '500元', 4),
      read(amount, '1亿', 4),
      read(amount, '¥80', 4),
    ]).toEqual([800_000, 700, 500, 100_000_000, 800_000]);
  });

  it('scale without float dust: the text’s decimal places are what is moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.constantFrom<[string, number]>(['万', 4], ['亿', 8], ['千', 3]),
        (cents, [unit, power]) => {
          const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          expect(read(amount, `${text}${unit}`)).toBe(cents * 10 ** (power - 2));
        },
      ),
    );
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        expect(read(amount, String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('outside the field’s bounds are errors', () => {
    expect(read(fieldOf(customers, 'openingAmount'), '-1')).toBe('value.tooSmall');
    const score = field('satisfaction', 'number', '满意度', 'Satisfaction', { unit: '分', min: 1, max: 5 });
    expect([read(score, '4分'), read(score, '6'), read(score, '4次')]).toEqual([4, 'value.tooLarge', 'value.wrongUnit']);
    // The columns' native validation would refuse these, in words that name neither file nor column.
    expect([read(amount, '1e15'), read(amount, '1e16'), read(amount, '-1e16')]).toEqual([1e15, 'value.tooLarge', 'value.tooSmall']);
  });
});

describe('dates', () => {
  const date = field('date', 'datetime', '日期', 'Date');
  it.each([
    ['2024-03-15', '2024-03-15'],
    ['2024/3/5', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024年3月15日', '2024-03-15'],
    ['2024 年 3 月 15 日 8时30分', '2024-03-15 08:30'],
    ['20240315', '2024-03-15'],
    ['2024-03-15 08:30', '2024-03-15 08:30'],
    ['2024-03-15 8:30:15', '2024-03-15 08:30'],
    ['2024-03-15T08:30:00.000Z', '2024-03-15 08:30'],
    ['２０２４－０３－１５', '2024-03-15'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, shown) => {
    expect(read(date, text)).toBe(shown);
  });

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '0024-03-15', '2024-03-15 25:00', '2024年2月30日'])(
    '%s does not exist',
    (text) => {
      expect(parseValue(date, text, { language: 'zh-CN', lists })).toMatchObject({
        ok: false,
        error: { key: 'value.impossibleDate', params: { value: text } },
      });
    },
  );

  it.each(['15/03/2024', '24-3-15', '2024-03', 'yesterday', '2024-03/15', '45000'])(
    '%s is not a date that can be told for sure',
    (text) => {
      expect(read(date, text)).toBe('value.notADate');
    },
  );

  it('keep seconds, and pass through where they are dates already', () => {
    expect(parseValue(date, '2024-03-15 08:30:15', { language: 'en', lists })).toEqual({
      ok: true,
      value: new Date('2024-03-15T08:30:15Z'),
    });
    expect(read(date, new Date('2024-03-15Z'))).toBe('2024-03-15');
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (any) => {
        const minute = new Date(Math.floor(any.getTime() / 60_000) * 60_000);
        expect(read(date, formatDate(minute))).toBe(formatDate(minute));
      }),
    );
  });
});

describe('lists', () => {
  const status = fieldOf(sales, 'status');
  it('are known by key, either name, without regard to case, width and blanks, and stored in the book’s language', () => {
    expect(['paid', 'PAID', ' 已付款 ', 'Ｐａｉｄ'].map((text) => read(status, text))).toEqual(['已付款', '已付款', '已付款', '已付款']);
    expect(read(status, '已付款', 0, 'en')).toBe('Paid');
  });

  it('refuse what they don’t have, with the nearest value', () => {
    expect(parseValue(status, '已付', { language: 'zh-CN', lists })).toMatchObject({
      ok: false,
      error: { key: 'value.notInList', suggestion: { params: { value: '已付款' } } },
    });
  });

  it('of the dictionary take synonyms; an open one keeps what it doesn’t know', () => {
    const industry = fieldOf(customers, 'industry');
    expect([read(industry, '工业'), read(industry, 'manufacturing'), read(industry, '航天')]).toEqual(['制造业', '制造业', '航天']);
    expect(read(fieldOf(customers, 'size'), '巨型')).toBe('value.notInList');
    expect(read(fieldOf(customers, 'needType'), '价格敏感')).toBe('价格敏感型');
  });
});

describe('tags, checkboxes, text', () => {
  it('split tags at every separator, by their synonyms, each once', () => {
    expect(read(fieldOf(customers, 'freeTags'), 'vip、 老客户；VIP客户,自定，， ')).toBe('VIP客户,老客户,自定');
  });

  it('read a checkbox', () => {
    const box = field('primary', 'checkbox', '主要', 'Primary');
    expect(['是', 'TRUE', 1, '√', true, '否', 'false', 0, false, ''].map((raw) => read(box, raw))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      '',
    ]);
    expect(read(box, '也许')).toBe('value.notACheckbox');
  });

  it('keep phones, masked contacts and ids as typed', () => {
    const phone = fieldOf(customers, 'phone');
    expect(['+8613900001111', '139****5678', '手机号已加密', '李某', '张*', 13900001111].map((raw) => read(phone, raw))).toEqual([
      '+8613900001111',
      '139****5678',
      '手机号已加密',
      '李某',
      '张*',
      '13900001111',
    ]);
    expect([read(fieldOf(customers, 'id'), 12346), read(fieldOf(customers, 'id'), ' 007 ')]).toEqual(['12346', '007']);
  });

  it('refuse a text that no cell can hold', () => {
    expect(read(fieldOf(customers, 'notes'), 'x'.repeat(50_000))).toHaveLength(50_000);
    expect(read(fieldOf(customers, 'notes'), 'x'.repeat(50_001))).toBe('value.tooLong');
  });

  it('give back any text that doesn’t begin or end with a blank unchanged', () => {
    const notes = fieldOf(customers, 'notes');
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", ''), fc.string({ unit: 'grapheme' }), (start, rest) => {
        const text = `${start}${rest}x`;
        fc.pre(!/^[ \u00a0\u3000\ufeff]/.test(text));
        expect(read(notes, text)).toBe(text);
      }),
    );
  });

  it('never throw, whatever is typed into whatever column', () => {
    const fields = [...customers.fields, ...sales.fields];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.date()), (of, raw) => {
        const result = parseValue(of, raw, { language: 'zh-CN', lists });
        expect(typeof result.ok).toBe('boolean');
      }),
    );
  });
});

describe('texts of a form', () => {
  const text = (more: Partial<Field>): Field => field('code', 'text', '编码', 'Code', more);

  it.each<[Partial<Field>, string, string]>([
    [{ pattern: '^[A-Z]{2}\\d+$' }, 'AB12', 'AB12'],
    [{ pattern: '^[A-Z]{2}\\d+$' }, ' AB12　', 'AB12'],
    [{ pattern: '^[A-Z]{2}\\d+$' }, 'ab12', 'value.otherForm'],
    [{ pattern: '^[A-Z]{2}\\d+$', onInvalid: 'warn' }, 'ab12', 'ab12'],
    [{ pattern: '^[A-Z]{2}\\d+$' }, '', ''],
    [{ min: 2, max: 4 }, '甲', 'value.tooFew'],
    [{ min: 2, max: 4 }, '甲乙丙丁', '甲乙丙丁'],
    [{ max: 4 }, '甲乙丙丁戊', 'value.tooMany'],
  ])('%p reads “%s” as %s', (more, raw, value) => {
    expect(read(text(more), raw)).toBe(value);
  });

  it('a range that only warns takes numbers outside of it, and no words', () => {
    const score = field('score', 'number', '评分', 'Score', { min: 1, max: 5, onInvalid: 'warn' });
    expect(read(score, '9')).toBe(9);
    expect(read(score, '很多')).toBe('value.notANumber');
  });

  it('a column that refuses other phones and addresses takes masked ones', () => {
    const phone = field('phone', 'phone', '电话', 'Phone', { onInvalid: 'reject' });
    const email = field('email', 'email', '邮箱', 'Email', { onInvalid: 'reject' });
    expect(['13800000001', '139****5678', '手机号已加密', '打电话'].map((raw) => read(phone, raw))).toEqual([
      '13800000001',
      '139****5678',
      '手机号已加密',
      'value.notAPhone',
    ]);
    expect(read(email, 'a@')).toBe('value.notAnEmail');
  });
});
