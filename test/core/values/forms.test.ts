import fc from 'fast-check';
import { mailForm } from '../../../src/core/values/email';
import { nameForm } from '../../../src/core/values/name';
import { codeForm } from '../../../src/core/values/text';

test.each([
  [' Li.Qiang＠Example.COM ', 'li.qiang@example.com'],
  ['a@b。com', 'a@b.com'],
  ['邮箱：a@b.cn', 'a@b.cn'],
  ['a @ b.cn；C@D.cn', 'a@b.cn；c@d.cn'],
  ['a@', undefined],
  ['a@b', undefined],
  ['张三 <a@b.cn>', undefined],
  ['; ', undefined],
])('the mail address %j is %j', (text, form) => {
  expect(mailForm(text)).toBe(form);
});

test.each([
  ['  远航  制造(上海)有限公司 ', '远航 制造（上海）有限公司'],
  ['Acme（China）Ltd', 'Acme(China)Ltd'],
  ['ＡＢＣ科技１２３', 'ABC科技123'],
  ['单边（括号', '单边（括号'],
  ['Acme (中国)', 'Acme (中国)'],
  ['=1+1', '=1+1'],
  ['\t=1+1', '\t=1+1'],
])('the name %j is %j', (text, form) => {
  expect(nameForm(text)).toBe(form);
});

test('forms stay as they are', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab1１Ａ（）() 　客，@＠.。'), maxLength: 20 });
  fc.assert(
    fc.property(text, (raw) => {
      expect(nameForm(nameForm(raw))).toBe(nameForm(raw));
      expect(codeForm(codeForm(raw))).toBe(codeForm(raw));
      const mail = mailForm(raw);
      if (mail !== undefined) expect(mailForm(mail)).toBe(mail);
    }),
  );
});
