import { patternInFormula, readPattern } from '../../../src/core/fields/pattern';

test.each([
  '/^[A-Z]{2}\\d+$/',
  '/^(?:甲|乙)-\\d{4}$/',
  '/^\\p{L}+$/',
  '/[\\u4e00-\\u9fa5]/',
  '/^\\w+( \\w+)?$/',
  '/a\\/b/',
  '/^(\\d{3}-){2}\\d+$/',
])('a pattern that JavaScript and Sheets read alike is taken: %s', (typed) => {
  expect(readPattern(typed)).toEqual({ ok: true, value: typed.slice(1, -1) });
});

test.each([
  ['/[A-Z/', 'pattern.broken'],
  ['/a', 'pattern.form'],
  ['//', 'pattern.form'],
  ['/a/i', 'pattern.flag'],
  ['/(?=a)b/', 'pattern.foreign'],
  ['/(?<!a)b/', 'pattern.foreign'],
  ['/(?<year>\\d+)/', 'pattern.foreign'],
  ['/(a)\\1/', 'pattern.foreign'],
  ['/\\p{Script=Han}/', 'pattern.foreign'],
  ['/\\u{1F600}/', 'pattern.foreign'],
  ['/a{2000}/', 'pattern.foreign'],
  ['/[^]/', 'pattern.foreign'],
  ['/(a+)+$/', 'pattern.nested'],
  ['/((\\d)+x)*/', 'pattern.nested'],
  [`/${'a'.repeat(201)}/`, 'pattern.tooLong'],
])('one that they don’t is refused: %s', (typed, key) => {
  const read = readPattern(typed);
  expect(read.ok ? 'taken' : read.error.key).toBe(key);
});

test.each([
  ['^\\d+$', '"^\\d+$"'],
  ['a"b', '"a""b"'],
  ['a\\/b', '"a/b"'],
  ['[\\u4e00-\\u9fa5]', '"[一-龥]"'],
  ['a\\u002eb', '"a\\.b"'],
  ['a\\s\\\\s', '"a[\\s\\p{Z}]\\\\s"'],
])('in a formula %s is %s', (pattern, text) => {
  expect(patternInFormula(pattern)).toBe(text);
});
