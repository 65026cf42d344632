import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { normalisePhone, phoneRegion, phoneRegions } from '../../../src/core/values/phone';
import * as phones from '../../../src/main/phonePart';

const inChina = (text: string): string | undefined => normalisePhone(text, 'CN', phones);

/** Random valid numbers of each region as libphonenumber 1.13.16 writes them: inside, from abroad, E.164. */
const written = JSON.parse(readFileSync(join(__dirname, 'phones.json'), 'utf8')) as Record<string, [string, string, string][]>;

describe.each(Object.entries(written))('numbers of %s', (iso, numbers) => {
  const elsewhere = iso === 'HK' ? 'CN' : 'HK';
  test('are from abroad what libphonenumber says', () => {
    expect(numbers.map(([, abroad]) => normalisePhone(abroad, elsewhere, phones))).toEqual(numbers.map(([, , e164]) => e164));
  });
  test('have one form at home, however they are written', () => {
    const home = numbers.map(([inside]) => normalisePhone(inside, iso, phones));
    expect(home).not.toContain(undefined);
    expect(numbers.map(([, abroad]) => normalisePhone(abroad, iso, phones))).toEqual(home);
    expect(numbers.map(([, , e164]) => normalisePhone(e164.replace('+', '00'), iso, phones))).toEqual(home);
    expect(home.map((text) => normalisePhone(text!, iso, phones))).toEqual(home);
  });
});

describe('numbers of China', () => {
  test.each([
    ['13912345678', '13912345678'],
    ['139 1234 5678', '13912345678'],
    ['１３９－１２３４－５６７８', '13912345678'],
    ['(+86)139-1234-5678', '13912345678'],
    ['008613912345678', '13912345678'],
    ['8613912345678', '13912345678'],
    ['013912345678', '13912345678'],
    ['手机：13912345678', '13912345678'],
    ['Tel. 021 1234 5678', '021-12345678'],
    ['13912345678（微信同号）', '13912345678'],
    ['02112345678', '021-12345678'],
    ['(0571)8765432', '0571-8765432'],
    ['0571-87654321', '0571-87654321'],
    ['+86 (0)10 8765 4321', '010-87654321'],
    ['021-12345678-801', '021-12345678-801'],
    ['021-12345678转801', '021-12345678-801'],
    ['021 12345678 ext. 801', '021-12345678-801'],
    ['400-800-1234', '4008001234'],
    ['13912345678、021-12345678', '13912345678、021-12345678'],
    ['13912345678/', '13912345678/'],
    ['+1 415 555 2671 x12', '+14155552671 ext. 12'],
    ['+4520123456', '+4520123456'],
    ['+1 415 555 2671', '+14155552671'],
    ['+86 (0) 139 1234 5678', '13912345678'],
  ])('%s becomes %s', (text, result) => expect(inChina(text)).toBe(result));
  test.each([
    '139****5678',
    '1391234567',
    '139123456789',
    '12345678901',
    '87654321',
    '33912345678',
    '张三',
    '+',
    '-',
    '13912345678 张三',
    '+86 139',
    '+0123456789',
    '2024-03-15',
    '13912345678、张三',
    '9'.repeat(40_000),
    '=1+1',
    ' / ',
  ])('%s is none', (text) => expect(inChina(text)).toBeUndefined());
});

test('an extension abroad', () => {
  expect(normalisePhone('(415) 555-2671 ext 12', 'US', phones)).toBe('4155552671 ext. 12');
  expect(normalisePhone('011 86 139 1234 5678', 'US', phones)).toBe('+8613912345678');
});

test('regions are known by ISO code, calling code, Chinese and English name', () => {
  for (const name of ['cn', 'CN', '+86', '86', '中国', 'China']) expect(phoneRegion(name, phones)).toBe('CN');
  expect(phoneRegion('美国', phones)).toBe('US');
  expect(phoneRegion('United States', phones)).toBe('US');
  expect(phoneRegion('United Kingdom', phones)).toBe('GB');
  expect(phoneRegion('火星', phones)).toBeUndefined();
  expect(phoneRegions()).toContain('HK');
});

test('no text makes it fail, and what comes out stays as it is', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789+-() .（）转x/、*电话'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(digits, fc.string({ unit: 'binary' })), fc.constantFrom('CN', 'US', 'GB', 'HK', 'JP'), (text, iso) => {
      const result = normalisePhone(text, iso, phones);
      if (result !== undefined) expect(normalisePhone(result, iso, phones)).toBe(result);
    }),
    { numRuns: 5000 },
  );
});
