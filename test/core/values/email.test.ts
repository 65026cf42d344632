import { mailForm } from '../../../src/core/values/email';

describe('a mail address in its normal form', () => {
  test.each([
    ['Zhang.San@Example.COM', 'zhang.san@example.com'],
    [' a@example.com ', 'a@example.com'],
    ['ａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'a@example.com'],
    ['a @ example.com', 'a@example.com'],
    ['邮箱：a@example.com', 'a@example.com'],
    ['mailto:a@example.com', 'a@example.com'],
    ['a@example.com; b@example.com', 'a@example.com;b@example.com'],
    ['a@example.com、b@example.com', 'a@example.com、b@example.com'],
  ])('%s is %s', (text, normal) => {
    expect(mailForm(text)).toBe(normal);
    expect(mailForm(normal)).toBe(normal);
  });

  test.each(['a@', 'a@b', 'example.com', 'a@example.com, b@', 'zhang san@example.com', '', ';', 'a@@example.com'])(
    '「%s」 is none',
    (text) => {
      expect(mailForm(text)).toBeUndefined();
    },
  );
});
