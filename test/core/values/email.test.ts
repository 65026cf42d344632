import { normaliseEmail } from '../../../src/core/values/email';

describe('a mail address in its normal form', () => {
  test.each([
    ['Zhang.San@Example.COM', 'zhang.san@example.com'],
    [' a@example.com ', 'a@example.com'],
    ['ａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'a@example.com'],
    ['a @ example.com', 'a@example.com'],
    ['邮箱：a@example.com', 'a@example.com'],
    ['mailto:a@example.com', 'a@example.com'],
    ['a@example.com; b@example.com', 'a@example.com, b@example.com'],
    ['a@example.com、b@example.com', 'a@example.com, b@example.com'],
    ['a@example.com b@example.com', 'a@example.com, b@example.com'],
    ['a@example.com,', 'a@example.com'],
  ])('%s is %s', (text, normal) => {
    expect(normaliseEmail(text)).toBe(normal);
    expect(normaliseEmail(normal)).toBe(normal);
  });

  test.each(['a@', 'a@b', 'example.com', 'a@example.com, b@', 'zhang san@example.com', '', ';', 'a@@example.com'])(
    '「%s」 is none',
    (text) => {
      expect(normaliseEmail(text)).toBeUndefined();
    },
  );
});
