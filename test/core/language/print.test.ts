import fc from 'fast-check';
import { compileRule, keyOf, print, type Tree } from '../../../src/core/language';
import { rule, vocabulary } from './books';
import { randomRules } from './randomRules';

describe('a rule moves between languages', () => {
  test.each([
    [
      '累计合作金额≥100万元且近3个月合作≥2次',
      '累计合作金额 ≥ 100万元 且 近3个月合作 ≥ 2次',
      'lifetime amount ≥ 1,000,000 yuan and deals in past 3 months ≥ 2 times',
    ],
    ['近6个月无合作且满意度≤3分', '近6个月合作次数 = 0 且 满意度 ≤ 3分', 'deals in last 6 months = 0 and satisfaction ≤ 3 points'],
    [
      'count(service where type = "inquiry" in last 3 months) >= 5',
      '计数(服务记录 近3个月 其中 类型 = "咨询") ≥ 5',
      'count(service in last 3 months where type = "Inquiry") ≥ 5',
    ],
    ['首次合作 近6个月', '首次合作 近6个月', 'first deal in last 6 months'],
    ['非 (满意度 > 3 或 备注为空)', '非(满意度 > 3 或 备注 为空)', 'not (satisfaction > 3 or notes is empty)'],
    ['10万 ≤ 累计合作金额 < 50万', '10万 ≤ 累计合作金额 < 50万', '100,000 ≤ lifetime amount < 500,000'],
    ['type = 企业', '客户类型 = "企业"', 'customer type = "Company"'],
  ])('%s', (text, zh, en) => {
    const { tree } = rule(text);
    expect(print(tree, 'zh', vocabulary)).toBe(zh);
    expect(print(tree, 'en', vocabulary)).toBe(en);
  });
});

test('what is printed is parsed to the same tree, in both languages', () => {
  let compiled = 0;
  fc.assert(
    fc.property(randomRules.condition, (typed) => {
      const first = compileRule(typed, vocabulary, 'condition');
      // Units may clash in what is put together at random.
      if (!first.ok) return;
      compiled += 1;
      const plain = (tree: Tree): string => keyOf(tree);
      for (const language of ['zh', 'en'] as const) {
        const printed = print(first.value.tree, language, vocabulary);
        const again = compileRule(printed, vocabulary, 'condition');
        expect({ printed, tree: again.ok ? plain(again.value.tree) : again.error }).toEqual({ printed, tree: plain(first.value.tree) });
        if (again.ok) expect(again.value.tree).toEqual(first.value.tree);
      }
    }),
    { numRuns: 500 },
  );
  expect(compiled).toBeGreaterThan(150);
});
