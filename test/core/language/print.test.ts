import fc from 'fast-check';
import { compileRule, createVocabulary, print, type Tree } from '../../../src/core/language';
import { partsOf } from '../../../src/core/language/tree';
import { modules, rule, vocabulary } from './books';
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

/** Names that are hard to print: operator words, marks, a window, one that two fields share. The old names stay as aliases. */
const hard: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  notes: ['且', 'and'],
  owner: ['开头是', 'not'],
  employees: ['近3个月', 'in last 3 months'],
  revenue: ['a)b', 'a]b'],
  satisfaction: ['2024-03-15', '1,000'],
  since: ['金额', 'Amount'],
  openingFirst: ['金额', 'Amount'],
};

const words = createVocabulary(
  modules.map((module) => ({
    ...module,
    fields: module.fields.map((field) => {
      const names = module.key === 'customers' ? hard[field.key] : undefined;
      return names === undefined
        ? field
        : { ...field, zh: names[0], en: names[1], aliases: [...(field.aliases ?? []), field.zh, field.en] };
    }),
  })),
);

/** What a tree is made of: kinds, and what makes them print otherwise. */
function traits(tree: Tree): string[] {
  const own: string[] = [tree.kind];
  if ('negated' in tree) own.push(`${tree.kind} ${tree.negated}`);
  if (tree.kind === 'compare' && tree.operators.length > 1) own.push('chain');
  if (tree.kind === 'field' && tree.module !== 'customers') own.push('field of a record');
  if (tree.kind === 'field' && hard[tree.key] !== undefined) own.push('field with a hard name');
  if (tree.kind === 'number' && tree.unit !== undefined) own.push('number with a unit');
  if (tree.kind === 'aggregate')
    own.push(tree.name, ...(tree.span ? ['aggregate in a window'] : []), ...(tree.where ? ['aggregate where'] : []));
  return [...own, ...partsOf(tree).flatMap(traits)];
}

/** Everything that a tree can be made of. */
const wanted = [
  ...'number text value date today duration boolean field aggregate metric negate arithmetic if round length daysSince hasTag'.split(' '),
  ...'and or not compare between in contains starts empty window'.split(' '),
  ...['between', 'in', 'contains', 'starts', 'empty', 'window'].flatMap((kind) => [`${kind} true`, `${kind} false`]),
  ...['chain', 'field of a record', 'field with a hard name', 'number with a unit', 'aggregate in a window', 'aggregate where'],
  ...['count', 'max', 'latest', 'earliest', 'distinct'],
];

describe.each([
  ['plain', vocabulary],
  ['hard', words],
] as const)('in a book with %s names', (_, book) => {
  test('what is printed is parsed to the same tree, in both languages and from one to the other', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(randomRules.condition, (typed) => {
        const first = compileRule(typed, book, 'condition');
        // Units may clash in what is put together at random.
        if (!first.ok) return;
        const { tree } = first.value;
        for (const trait of new Set(traits(tree))) seen.set(trait, (seen.get(trait) ?? 0) + 1);
        const [zh, en] = [print(tree, 'zh', book), print(tree, 'en', book)];
        if (zh.length > 2000 || en.length > 2000) return;
        for (const text of [zh, en]) {
          const again = compileRule(text, book, 'condition');
          expect({ text, tree: again.ok ? again.value.tree : again.error }).toEqual({ text, tree });
        }
        const moved = compileRule(en, book, 'condition');
        if (moved.ok) expect(print(moved.value.tree, 'zh', book)).toBe(zh);
      }),
      { numRuns: 800, seed: 20240531 },
    );
    expect(wanted.filter((trait) => (seen.get(trait) ?? 0) < 3)).toEqual([]);
  });
});
