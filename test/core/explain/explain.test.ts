import fc from 'fast-check';
import { explain } from '../../../src/core/explain/explain';
import { compileRule, evaluate, type Tree } from '../../../src/core/language';
import { aBook, type BookRows, day, rule, vocabulary } from '../language/books';
import { randomRules } from '../language/randomRules';

const rows: BookRows = {
  customers: [
    {
      id: 'C001',
      name: '远航制造集团',
      openingAmount: 1_199_000,
      industry: '制造业',
      type: '企业',
      employees: 80,
      freeTags: 'VIP客户,老客户',
      satisfaction: 4,
    },
    { id: 'C002', name: '优品零售', notes: '第一行\n第二行', satisfaction: '' },
  ],
  sales: [{ id: 'S0001', customerId: 'C001', date: day('2024-05-01'), amount: 1000.5 }],
};

function explained(text: string, language: 'zh' | 'en' = 'zh', row = 0) {
  const { tree } = rule(text);
  const scene = { book: aBook(rows), vocabulary, language };
  const made = explain(tree, scene);
  return { text: made.text(row), holds: made.holds(row), clauses: made.clauses(row), deciding: made.deciding(row) };
}

describe('a rule is explained for a customer', () => {
  test.each([
    [
      '累计合作金额≥100万元且近3个月合作≥2次',
      '累计合作金额 1,200,000.5 ≥ 1,000,000 ✓ 且 近3个月合作次数 1 ≥ 2 ✗',
      'lifetime amount 1,200,000.5 ≥ 1,000,000 ✓ and deals in last 3 months 1 ≥ 2 ✗',
    ],
    ['10万 ≤ 累计合作金额 < 50万', '100,000 ≤ 累计合作金额 1,200,000.5 < 500,000 ✗', '100,000 ≤ lifetime amount 1,200,000.5 < 500,000 ✗'],
    ['满意度 介于 1 和 5', '满意度 4 介于 1 和 5 ✓', 'satisfaction 4 between 1 and 5 ✓'],
    ['客户类型 属于 (企业, 个人)', '客户类型 企业 属于 ("企业", "个人") ✓', 'customer type 企业 in ("Company", "Individual") ✓'],
    ['备注 包含 "老朋友"', '备注 （空） 包含 "老朋友" ?', 'notes (empty) contains "老朋友" ?'],
    ['客户名称 开头不是 "优品"', '客户名称 远航制造集团 开头不是 "优品" ✓', 'customer name 远航制造集团 does not start with "优品" ✓'],
    ['备注为空', '备注 （空） 为空 ✓', 'notes (empty) is empty ✓'],
    ['最近合作时间 近6个月', '最近合作时间 2024-05-01 近6个月 ✓', 'last deal 2024-05-01 in last 6 months ✓'],
    ['非 (满意度 > 3)', '非(满意度 4 > 3 ✓) ✗', 'not (satisfaction 4 > 3 ✓) ✗'],
    [
      '备注为空 或 满意度 > 4 且 未成交',
      '备注 （空） 为空 ✓ 或 (满意度 4 > 4 ✗ 且 累计合作次数 2 = 0 ✗)',
      'notes (empty) is empty ✓ or (satisfaction 4 > 4 ✗ and lifetime deals 2 = 0 ✗)',
    ],
    [
      '(备注为空 或 满意度 > 4) 且 未成交',
      '(备注 （空） 为空 ✓ 或 满意度 4 > 4 ✗) 且 累计合作次数 2 = 0 ✗',
      '(notes (empty) is empty ✓ or satisfaction 4 > 4 ✗) and lifetime deals 2 = 0 ✗',
    ],
    ['IF(满意度 > 3, 2, 1) = 2', 'IF(满意度 4 > 3 ✓, 2, 1) 2 = 2 ✓', 'IF(satisfaction 4 > 3 ✓, 2, 1) 2 = 2 ✓'],
    ['(满意度 > 3) = true', '(满意度 4 > 3 ✓) = true ✓', '(satisfaction 4 > 3 ✓) = true ✓'],
    ['含标签("老客户")', '含标签("老客户") 制造业,VIP客户,老客户 ✓', 'has tag("老客户") 制造业,VIP客户,老客户 ✓'],
    [
      'count(sales where amount > 0 in last 2 months) >= 2',
      '计数(销售记录 近2个月 其中 金额 > 0) 1 ≥ 2 ✗',
      'count(sales in last 2 months where amount > 0) 1 ≥ 2 ✗',
    ],
    [
      '累计合作金额 ÷ 员工人数 > 1万',
      '(累计合作金额 1,200,000.5 ÷ 员工人数 80) 15,000.00625 > 10,000 ✓',
      '(lifetime amount 1,200,000.5 ÷ employees 80) 15,000.00625 > 10,000 ✓',
    ],
    [
      '最近合作时间 < 今天 - 3个月',
      '最近合作时间 2024-05-01 < (今天 - 3个月) 2024-02-29 ✗',
      'last deal 2024-05-01 < (today - 3 months) 2024-02-29 ✗',
    ],
    ['距今天数(最近合作时间) > 20', '距今天数(最近合作时间 2024-05-01) 30 > 20 ✓', 'days since(last deal 2024-05-01) 30 > 20 ✓'],
  ])('%s', (text, zh, en) => {
    expect([explained(text).text, explained(text, 'en').text]).toEqual([zh, en]);
  });

  test('an empty value is said so, and what follows from it is unknown', () => {
    expect(explained('近6个月无合作且满意度≤3分', 'zh', 1)).toEqual({
      text: '近6个月合作次数 0 = 0 ✓ 且 满意度 （空） ≤ 3 ?',
      holds: undefined,
      clauses: [
        { text: '近6个月合作次数 0 = 0 ✓', seen: '0', holds: true },
        { text: '满意度 （空） ≤ 3 ?', seen: '（空）', holds: undefined },
      ],
      deciding: [{ text: '满意度 （空） ≤ 3 ?', seen: '（空）', holds: undefined }],
    });
  });

  test('long texts and texts of several lines stay short and on one line', () => {
    expect(explained('备注 包含 x', 'zh', 1).text).toBe('备注 第一行 第二行 包含 "x" ✗');
  });

  test.each([
    ['满意度 > 3 且 备注为空', ['满意度 4 > 3 ✓', '备注 （空） 为空 ✓']],
    ['满意度 > 5 且 备注为空', ['满意度 4 > 5 ✗']],
    ['满意度 > 5 或 备注为空', ['备注 （空） 为空 ✓']],
    ['满意度 > 5 或 (未成交 且 备注为空)', ['满意度 4 > 5 ✗', '累计合作次数 2 = 0 ✗']],
    ['非 (满意度 > 3)', ['非(满意度 4 > 3 ✓) ✗']],
  ])('the clauses that decide: %s', (text, clauses) => {
    expect(explained(text).deciding.map((clause) => clause.text)).toEqual(clauses);
  });
});

test('clauses, joined as the rule joins them, give what the rule gives; the text ends and goes as its clauses do', () => {
  const book = aBook(rows);
  let compiled = 0;
  fc.assert(
    fc.property(randomRules.condition, (typed) => {
      const made = compileRule(typed, vocabulary, 'condition');
      if (!made.ok) return;
      compiled += 1;
      const values = evaluate(made.value, book);
      const whole = explain(made.value.tree, { book, vocabulary, language: 'zh' });
      for (const row of [0, 1]) {
        const clauses = [...whole.clauses(row)];
        const outcome = (tree: Tree): number => {
          if (tree.kind === 'and' || tree.kind === 'or') {
            const parts = tree.of.map(outcome);
            const decides = tree.kind === 'and' ? 0 : 1;
            return parts.includes(decides) ? decides : parts.includes(2) ? 2 : 1 - decides;
          }
          const { text, holds } = clauses.shift()!;
          expect({ text, mark: text.slice(-1) }).toEqual({ text, mark: holds === undefined ? '?' : holds ? '✓' : '✗' });
          expect(whole.text(row)).toContain(text);
          return holds === undefined ? 2 : Number(holds);
        };
        expect(outcome(made.value.tree)).toBe(values[row]);
        expect(whole.holds(row)).toBe([false, true, undefined][Number(values[row])]);
        for (const clause of whole.deciding(row)) expect(clause.holds).toBe(whole.holds(row));
      }
    }),
    { numRuns: 300 },
  );
  expect(compiled).toBeGreaterThan(100);
});
