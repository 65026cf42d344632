import { compileRule, type LanguageProblem } from '../../../src/core/language';
import { rule } from './books';
import { bookWords, codeIn } from './examples';

const path = 'docs/rule-language.md';

/** Rows of the tables that list words: what a word is part of. */
const rows: Readonly<Record<string, (word: string) => string>> = {
  'measure word 量词': (word) => `1.5 ${word}`,
  or: (word) => `未成交 ${word} 备注为空`,
  and: (word) => `未成交 ${word} 备注为空`,
  not: (word) => `${word} 备注为空`,
  compare: (word) => `满意度 ${word} 3`,
  range: (word) => `满意度 ${word} 3 and 5`,
  list: (word) => `合作状态 ${word} (意向客户)`,
  part: (word) => `客户名称 ${word} 甲`,
  empty: (word) => `备注 ${word}`,
  window: (word) => `首次合作 ${word}`,
  arithmetic: (word) => `1 ${word} 2 > 3`,
};

/** What is shown as code and isn't of the language, or only of a tier's condition. */
const others = ['CRM_MATCH', '其中', 'where', '50万-100万', '≥ 10万', 'CRM_TIER', 'otherwise', '否则', '其他'];

const codes = codeIn(path)
  .filter(({ text, section }) => !others.includes(text) && !text.startsWith('{') && !section.startsWith('How it is built'))
  .map(({ line, row, text }) => [line, row, text] as const);

test.each(codes)('line %i (%s): %s', (_, row, text) => {
  const problems: LanguageProblem[] = [];
  const compiles = (whole: string): boolean => {
    const compiled = compileRule(whole, bookWords, 'value');
    if (!compiled.ok) problems.push(compiled.error);
    return compiled.ok;
  };
  if (compiles(text)) return;
  const whole = rows[row];
  expect({ text, problems, compiles: whole !== undefined && compiles(whole(text)) }).toMatchObject({ compiles: true });
});

test('a bare range and a bare bound are about the field of the dimension', () => {
  const subject = rule('累计合作金额', 'value', bookWords).tree;
  for (const text of ['50万-100万', '≥ 10万']) expect(compileRule(text, bookWords, 'condition', { subject })).toMatchObject({ ok: true });
});
