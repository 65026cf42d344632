import fc from 'fast-check';
import { compileFormulas, compileRule, createVocabulary } from '../../../src/core/language';
import type { Module } from '../../../src/core/schema';
import { languageTexts } from '../../../src/locales/language';
import { modules, problemOf, vocabulary } from './books';

describe('a rule that does not compile says where and why', () => {
  test.each<[string, string, number]>([
    ['', 'language.nothing', 1],
    ['累计合做金额 ≥ 100万', 'language.unknownName', 1],
    ['满意度 > 3 且 累计合做金额 ≥ 100万', 'language.unknownName', 11],
    ['累计合作金额 ≥', 'language.endsEarly', 9],
    ['累计合作金额 ≥ 且 满意度 > 3', 'language.expectOperand', 10],
    ['累计合作金额 100万', 'language.expectOperator', 8],
    ['[累计合作金额] 100万', 'language.expectOperator', 10],
    ['(满意度 > 3', 'language.openBracket', 9],
    ['满意度 > 3)', 'language.strayBracket', 8],
    ['满意度 > 3 4', 'language.expectOperator', 9],
    ['name = "abc', 'language.open.quote', 8],
    ['[满意度 > 3', 'language.open.bracket', 1],
    ['累计合作金额 ≥ "abc"', 'language.compareText', 10],
    ['客户名称 > "abc"', 'language.noOrder', 8],
    ['首次合作 > 5', 'language.compareTypes', 8],
    ['满意度 > 3次', 'language.unit', 7],
    ['累计合作次数 ≥ 2元', 'language.unit', 10],
    ['近3个月合作≥2元', 'language.unit', 8],
    ['累计合作金额 ≥ 2次', 'language.unit', 10],
    ['累计合作金额 + 累计合作次数 > 3', 'language.unit', 10],
    ['满意度', 'language.needsCondition', 1],
    ['满意度 且 累计合作次数 > 3', 'language.needsCondition', 1],
    ['1 < 满意度 > 3', 'language.chain', 11],
    ['首次合作 > 2024-02-30', 'language.noSuchDate', 8],
    ['满意度 近3个月', 'language.needsDate', 1],
    ['sum(sales.product) > 3', 'language.needsNumber', 5],
    ['sum(sales) > 3', 'language.needsField', 5],
    ['sum(sale.amount) > 3', 'language.unknownModule', 5],
    ['sum(sales.amonut) > 3', 'language.unknownField', 5],
    ['sum(sales.amount 近3个月 近2个月) > 3', 'language.twoWindows', 1],
    ['count(customers) > 3', 'language.noRecords', 7],
    ['数量 > 3', 'language.foreign', 1],
    ['sales.amount > 3', 'language.foreign', 1],
    ['潜在客户 且 满意度 > 3', 'language.unknownName', 1],
    ['企业', 'language.valueAlone', 1],
    ['type = 企椰', 'language.unknownValue', 8],
    ['IF(满意度 > 3, 1, "a") > 3', 'language.branches', 16],
    ['IF(满意度 > 3) > 3', 'language.arguments', 1],
    ['距今天数(首次合作) > 3个月', 'language.durationDays', 14],
    ['首次合作 + 3 > 今天', 'language.needsDuration', 8],
    ['长度(满意度) > 3', 'language.needsText', 4],
    ['constructor = 3', 'language.unknownName', 1],
    ['__proto__ > 3', 'language.unknownName', 1],
  ])('%s: %s at %i', (text, key, position) => {
    const problem = problemOf(text);
    expect([problem.key, problem.position]).toEqual([key, position]);
    expect(Object.keys(languageTexts)).toContain(problem.key);
    for (const language of ['zh', 'en'] as const) {
      const template = languageTexts[problem.key]![language];
      for (const [, name] of template.matchAll(/\{(\w+)\}/g)) expect(problem.params).toHaveProperty(name!);
    }
  });

  test('with the place in what was typed, where normalising changes lengths', () => {
    // ㎡ becomes two characters; the place is that of the unknown name as typed.
    expect(problemOf('name = "㎡㎡" 且 abc > 3').position).toBe(15);
    expect(problemOf('（满意度　＞　３）且　未知字段＞３').position).toBe(12);
  });

  test.each([
    ['累计合做金额 ≥ 100万', '累计合作金额'],
    ['lifetme amount > 3', undefined],
    ['满意 > 3', '满意度'],
    ['satisfacton > 3', 'satisfaction'],
  ])('%s suggests %s', (text, name) => {
    const { suggestion } = problemOf(text);
    if (name !== undefined) expect(suggestion).toEqual({ key: 'language.didYouMean', params: { name } });
  });

  test('a name that two fields share must be said by key', () => {
    const words = createVocabulary(modules, {
      extraNames: [
        { module: 'customers', key: 'notes', names: ['说明'] },
        { module: 'customers', key: 'need', names: ['说明'] },
      ],
    });
    const problem = compileRule('说明 为空', words, 'condition');
    expect(problem).toMatchObject({ ok: false, error: { key: 'language.ambiguous', position: 1 } });
    expect(compileRule('[notes] 为空', words, 'condition').ok).toBe(true);
  });

  test('formulas that need each other in a circle are named, the others stay', () => {
    const [customers, ...rest] = modules;
    const field = (key: string, formula: string) => ({
      key,
      zh: key,
      en: key,
      type: 'number' as const,
      computed: { kind: 'formula' as const, formula },
    });
    const module: Module = {
      ...customers!,
      fields: [...customers!.fields, field('aa', 'bb + 1'), field('bb', 'aa + 1'), field('cc', 'employees + 1'), field('dd', 'cc + 1')],
    };
    const { order, problems } = compileFormulas(createVocabulary([module, ...rest]));
    expect([...problems.keys()].sort()).toEqual(['aa', 'bb']);
    expect(problems.get('aa')?.params?.fields).toBe('aa → bb → aa');
    const keys = order.map(({ field: { key } }) => key);
    expect(keys.indexOf('cc')).toBeLessThan(keys.indexOf('dd'));
  });
});

/** Milliseconds that a text takes at best: other work on the machine takes its share of single runs. */
function quickest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 20 && best >= 40; run += 1) {
    const start = performance.now();
    compileRule(text, vocabulary, 'condition');
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '累计合作金额',
      '满意度',
      '近3个月合作',
      '首次合作',
      'sum(',
      'count(sales',
      ' where ',
      ')',
      '(',
      '且',
      '或',
      '非',
      ' and ',
      ' or ',
      'not ',
      '≥',
      '<',
      '=',
      '1,000',
      '100万',
      '3个月',
      '"',
      '“',
      '[',
      ']',
      '为空',
      '属于 (',
      ',',
      '2024-02-30',
      'IF(',
      '介于',
      '和',
      '近',
      '.',
      '-',
      '次',
      ' ',
    ),
    fc.string({ maxLength: 4, unit: 'grapheme' }),
  );
  test('gives a rule or a problem with a place, never an exception', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        const result = compileRule(text, vocabulary, 'condition');
        if (result.ok) return;
        expect(result.error.position).toBeGreaterThanOrEqual(1);
        expect(result.error.position).toBeLessThanOrEqual(text.length + 1);
        expect(languageTexts[result.error.key]).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
  test.each([
    '('.repeat(50),
    'not '.repeat(55),
    'IF('.repeat(50),
    'sum(sales.amount where '.repeat(30),
    `${'('.repeat(55)}满意度`,
    '-'.repeat(55),
  ])('nests without a hang: %s', (text) => {
    expect(quickest(text)).toBeLessThan(50);
  });
});
