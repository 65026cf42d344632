import fc from 'fast-check';
import { refresh } from '../../src/commands/refresh';
import { simulate } from '../../src/commands/simulate';
import type { Cell, Grid } from '../../src/core/cell';
import { presetRows } from '../../src/core/install/presetRows';
import { Refusal } from '../../src/core/message';
import type { Language } from '../../src/core/schema';
import { sayProblem } from '../../src/locales';
import { modules, sheets } from '../../src/modules/index.generated';
import { segments } from '../../src/presets/segments';
import { type Book, bookAfter, contextOf, rowsOf, sheetOf } from '../support/hostOf';

type Row = Readonly<Record<string, Cell>>;
interface Result {
  readonly counts: readonly { field: string; value: string; before: number; after: number }[];
  readonly gains: readonly Row[];
  readonly loses: readonly Row[];
  readonly moves: readonly Row[];
  readonly totals: Row;
  readonly problems: readonly Row[];
}

const asOf = new Date('2024-06-15T12:00:00Z');

/** An installed book. */
function aBook(customers: readonly Row[], sales: readonly Row[] = [], language: Language = 'zh-CN'): Book {
  const records: Readonly<Record<string, readonly Row[]>> = { customers, sales };
  return Object.fromEntries(
    sheets.map(({ key, kind }) => {
      const grid = sheetOf(key, records[key] ?? [], language);
      return [key, kind === 'settings' ? [grid[0] ?? [], ...presetRows(key, segments, modules, language)] : grid];
    }),
  );
}

const withAmounts = (...amounts: number[]): Row[] =>
  amounts.map((openingAmount, at) => ({ id: `C00${at + 1}`, name: `客户${at + 1}`, openingAmount }));

function ran(book: Book, args: object, language: Language = 'zh-CN'): { result: Result; words: string[] } {
  const plan = simulate.run(contextOf(book, { asOf, language }), args as Record<string, unknown>);
  expect(plan.steps).toEqual([]);
  return { result: plan.result as Result, words: plan.messages.map((message) => sayProblem(language, message)) };
}

/** What the command says when it refuses. */
function refusal(book: Book, args: object, language: Language = 'zh-CN'): string {
  try {
    ran(book, args, language);
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map((problem) => sayProblem(language, problem)).join('\n');
    throw error;
  }
  throw new Error('not refused');
}

const refreshed = (book: Book): Book => bookAfter(book, refresh.run(contextOf(book, { asOf }), {}));
/** The book with a settings row's cells typed over; a row number from 2. */
function typed(book: Book, sheet: string, row: number, cells: Row): Book {
  const [header = [], ...rows] = book[sheet] ?? [];
  const fields = sheets.find(({ key }) => key === sheet)?.fields ?? [];
  const grid: Grid = [header, ...rows];
  grid[row - 1] = fields.map((field, at) => cells[field.key] ?? grid[row - 1]?.[at] ?? '');
  return { ...book, [sheet]: grid };
}

describe('an edited tier', () => {
  const book = aBook(withAmounts(2_000_000, 700_000, 400_000, 0));
  const edit = { tiers: [{ dimension: '价值', tier: '重点客户', condition: '30万-100万' }] };

  it('says who comes to it and who leaves another, with what follows from it, and the counts before and after', () => {
    const { result, words } = ran(book, edit);
    expect(result.moves).toEqual([
      { customer: 'C003', name: '客户3', field: 'valueTier', from: '普通客户', to: '重点客户' },
      { customer: 'C003', name: '客户3', field: 'segment', from: '普通低活跃客户', to: '重点低活跃风险客户' },
    ]);
    expect(result.gains).toContainEqual({ customer: 'C003', name: '客户3', field: 'valueTier', value: '重点客户' });
    expect(result.loses).toContainEqual({ customer: 'C003', name: '客户3', field: 'valueTier', value: '普通客户' });
    expect(result.counts).toContainEqual({ field: 'valueTier', value: '重点客户', before: 1, after: 2 });
    expect(result.counts).toContainEqual({ field: 'activity', value: '低活跃', before: 4, after: 4 });
    expect(result.totals).toEqual({ customers: 1, gains: 2, loses: 2, moves: 2 });
    expect(words).toContain('价值层级 重点客户：1 → 2（+1）');
    expect(words).toContain('价值层级 普通客户：1 → 0（−1）');
  });

  it('is found by its name in any language, and speaks the book’s language', () => {
    for (const [dimension, tier] of [
      ['value', 'Key'],
      ['价值层级', 'key'],
      ['Value tier', ' 重点客户 '],
    ]) {
      expect(ran(book, { tiers: [{ dimension, tier, condition: '30万-100万' }] }).result).toEqual(ran(book, edit).result);
    }
    const english = aBook(withAmounts(2_000_000, 700_000, 400_000, 0), [], 'en');
    const { words, result } = ran(english, { tiers: [{ dimension: '价值', tier: '重点客户', condition: '300,000-1,000,000' }] }, 'en');
    expect(words).toContain('Value tier Key: 1 → 2 (+1)');
    expect(result.moves[0]).toMatchObject({ from: 'Regular', to: 'Key' });
  });

  it('can be meant by its row, and renamed', () => {
    const { result } = ran(book, { tiers: [{ row: 3, tier: '大客户' }] });
    expect(result.moves[0]).toMatchObject({ customer: 'C002', from: '重点客户', to: '大客户' });
  });

  it('can be taken away', () => {
    const { result } = ran(book, { tiers: [{ dimension: '价值', tier: '重点客户', remove: true }] });
    expect(result.moves[0]).toMatchObject({ customer: 'C002', from: '重点客户', to: '潜力客户' });
  });

  it('that is new stands before the one that always holds, or where its order says', () => {
    const { result } = ran(book, { tiers: [{ dimension: '价值', tier: '小客户', condition: '累计合作金额 < 50万' }] });
    expect(result.moves.filter(({ field }) => field === 'valueTier').map(({ customer, to }) => [customer, to])).toEqual([
      ['C004', '小客户'],
    ]);
    const first = ran(book, { tiers: [{ dimension: '价值', tier: '小客户', condition: '累计合作金额 < 50万', order: 0 }] });
    expect(first.result.counts).toContainEqual({ field: 'valueTier', value: '小客户', before: 0, after: 2 });
  });

  it('of a new dimension gets a column, as it would in the sheet', () => {
    const { result } = ran(book, { tiers: [{ dimension: '体量', tier: '大', condition: '累计合作金额 ≥ 50万' }] });
    expect(result.counts).toContainEqual({ field: '体量', value: '大', before: 0, after: 2 });
  });
});

describe('an edited rule', () => {
  const sales = ['C001', 'C001', 'C002', 'C002'].map((customerId) => ({ customerId, date: new Date('2024-06-01'), amount: 1000 }));
  const book = aBook(withAmounts(2_000_000, 700_000), sales);

  it('says who gains and who loses its tag', () => {
    const { result, words } = ran(book, { rules: [{ tag: '★★★战略伙伴', condition: '累计合作金额≥50万元且近3个月合作≥2次' }] });
    expect(result.gains).toEqual([{ customer: 'C002', name: '客户2', field: 'ruleTags', value: '★★★战略伙伴' }]);
    expect(result.loses).toEqual([]);
    expect(words).toEqual(['试算（表格未改动）：1 位客户会变化，获得 1 项，失去 0 项', '规则标签 ★★★战略伙伴：1 → 2（+1）']);
  });

  it('can be turned off, and found by the rule’s name', () => {
    const { result } = ran(book, { rules: [{ name: '高价值客户', on: false }] });
    expect(result.loses).toMatchObject([{ customer: 'C001', value: '★★★战略伙伴' }]);
  });

  it('that is new is added', () => {
    const { result } = ran(book, { rules: [{ tag: '大单', condition: '历史最高客单价 ≥ 500' }] });
    expect(result.gains.map(({ customer, value }) => [customer, value])).toEqual([
      ['C001', '大单'],
      ['C002', '大单'],
    ]);
  });

  it('may look at records that no rule of the book looks at', () => {
    const contacts = sheetOf('contacts', [{ id: 'P1', customerId: 'C002', name: '张三' }]);
    const { result } = ran({ ...book, contacts }, { rules: [{ tag: '有联系人', condition: '计数(联系人) ≥ 1' }] });
    expect(result.gains).toMatchObject([{ customer: 'C002', value: '有联系人' }]);
  });

  it('that doesn’t compile is refused with its place', () => {
    expect(refusal(book, { rules: [{ tag: '★★★战略伙伴', condition: '累计合作金鹅≥50万' }] })).toMatch(
      /^工作表「标签规则」，第 2 行：第 1 个字：没有名为/,
    );
    expect(refusal(aBook([], [], 'en'), { rules: [{ tag: 'Big', condition: 'lifetime amont > 5' }] }, 'en')).toMatch(
      /^sheet “Rules”, row 5: at character 1/,
    );
  });
});

it('an edited segment renames those who are in it', () => {
  const { result } = ran(aBook(withAmounts(700_000)), {
    segments: [{ template: '{value}{activity}风险客户', condition: '价值层级 = 战略客户' }],
  });
  expect(result.moves).toEqual([{ customer: 'C001', name: '客户1', field: 'segment', from: '重点低活跃风险客户', to: '重点低活跃客户' }]);
});

it('lists are cut at the limit, with the totals stated', () => {
  const book = aBook(withAmounts(1, 2, 3));
  const { result, words } = ran(book, { rules: [{ tag: '小', condition: '累计合作金额 < 5' }], limit: 2 });
  expect([result.gains.length, result.totals.gains]).toEqual([2, 3]);
  expect(words).toContain('名单各只列出前 2 条');
});

it('rows that were wrong before are told, with their place', () => {
  const book = typed(aBook(withAmounts(1)), 'rules', 3, { condition: '满意度≤' });
  const { result, words } = ran(book, { rules: [{ tag: '小', condition: '累计合作金额 < 5' }] });
  expect(words[words.length - 1]).toMatch(/^工作表「标签规则」，第 3 行：第 5 个字/);
  expect(result.problems).toMatchObject([{ sheet: '标签规则', row: 3, position: 5, message: expect.stringContaining('第 5 个字') }]);
});

it.each([
  ['a tag that would be several', { rules: [{ tag: '甲,乙', condition: '1=1' }] }, '工作表「标签规则」，第 5 行：'],
  ['an order that is none', { tiers: [{ row: 2, order: '先' }] }, '工作表「分层规则」，第 2 行：'],
  ['a tier that is never reached', { tiers: [{ row: 2, order: 99 }] }, '工作表「分层规则」，第 2 行：'],
])('%s is told, as refresh would', (_, args, words) => {
  expect(ran(aBook(withAmounts(1)), args).words.filter((line) => line.startsWith(words))).toHaveLength(1);
});

it.each([
  [{ rules: { tag: 'x' } }, 'rules 应为列表，每项只可有：tag, name, condition, on, row, remove'],
  [{ rules: [{ tag: 'x', conditon: '1=1' }] }, 'rules 应为列表，每项只可有：tag, name, condition, on, row, remove'],
  [{ rules: [{ tag: 'x', condition: null }] }, 'rules 应为列表，每项只可有：tag, name, condition, on, row, remove'],
  [{ rules: [{ condition: '1=1' }] }, 'rules 第 1 项：没有这一行，也没写要新增的名称'],
  [{ rules: [{ tag: '', condition: '1=1' }] }, 'rules 第 1 项：没有这一行，也没写要新增的名称'],
  [{ tiers: [{ dimension: '价值', tier: ' ', condition: '1=1' }] }, 'tiers 第 1 项：没有这一行，也没写要新增的名称'],
  [{ rules: [{ tag: '★★★战略伙伴', remove: 'yes' }] }, 'rules 应为列表，每项只可有：tag, name, condition, on, row, remove'],
  [{ rules: [{ row: 99, condition: '1=1' }] }, 'rules 第 1 项：没有这一行，也没写要新增的名称'],
  [{ tiers: [{ dimension: '价值', tier: '没有', remove: true }] }, 'tiers 第 1 项：没有这一行，也没写要新增的名称'],
  [{ limit: -1 }, 'limit 应为 0 以上的整数'],
])('%j is refused in words', (args, words) => {
  expect(refusal(aBook([]), args)).toBe(words);
});

it('an entry that could mean two rows is refused', () => {
  const book = typed(aBook([]), 'rules', 5, { name: '又一条', tag: '★★★战略伙伴', condition: '累计合作金额 > 1', on: true });
  expect(refusal(book, { rules: [{ tag: '★★★战略伙伴', on: false }] })).toBe('rules 第 1 项可指第 2, 5 行。请用 row 指明');
});

it('a book that isn’t installed is refused', () => {
  expect(refusal({}, {})).toContain('还没有安装');
});

describe('whatever is edited', () => {
  const amounts = fc.array(fc.constantFrom(0, 50_000, 100_000, 300_000, 500_000, 900_000, 1_000_000), { minLength: 1, maxLength: 6 });
  const bound = fc.constantFrom('10万', '30万', '60万', '120万');
  const tier = fc
    .tuple(fc.integer({ min: 2, max: 4 }), bound)
    .map(([row, text]) => ({ sheet: 'tiers', row, condition: `累计合作金额 ≥ ${text}` }));
  const rule = fc
    .tuple(fc.integer({ min: 2, max: 4 }), bound)
    .map(([row, text]) => ({ sheet: 'rules', row, condition: `累计合作金额 < ${text} 且 累计合作金额 > 0` }));
  const segment = bound.map((text) => ({ sheet: 'segments', row: 2, condition: `累计合作金额 < ${text}` }));

  it('simulating it says what doing it in the sheet and refreshing does', () => {
    fc.assert(
      fc.property(amounts, fc.oneof(tier, rule, segment), (values, { sheet, row, condition }) => {
        const book = aBook(withAmounts(...values));
        const { result } = ran(book, { [sheet]: [{ row, condition }] });
        const before = rowsOf(refreshed(book), 'customers');
        const after = rowsOf(refreshed(typed(book, sheet, row, { condition })), 'customers');
        const moved = ['valueTier', 'activity', 'stage', 'segment'].flatMap((field) =>
          before.flatMap((old, at) =>
            old[field] === after[at]?.[field]
              ? []
              : [{ customer: old.id, name: old.name, field, from: old[field], to: after[at]?.[field] }],
          ),
        );
        expect([...result.moves].sort(byText)).toEqual(moved.sort(byText));
        const tags = (rows: typeof before): string[] =>
          rows.flatMap(({ id, ruleTags }) =>
            String(ruleTags)
              .split(',')
              .filter(Boolean)
              .map((tag) => `${id} ${tag}`),
          );
        const ofTags = (list: readonly Row[]): string[] =>
          list.filter(({ field }) => field === 'ruleTags').map(({ customer, value }) => `${customer} ${value}`);
        expect(ofTags(result.gains)).toEqual(tags(after).filter((one) => !tags(before).includes(one)));
        expect(ofTags(result.loses)).toEqual(tags(before).filter((one) => !tags(after).includes(one)));
      }),
      { numRuns: 15 },
    );
  });

  it('an edit that changes nothing gives no gains and no losses, whatever the computed columns hold', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (values, isRefreshed) => {
        const book = aBook(withAmounts(...values).map((row) => ({ ...row, valueTier: '别的' })));
        const [tierRow, ruleRow] = [rowsOf(book, 'tiers')[1], rowsOf(book, 'rules')[0]];
        const now = isRefreshed ? refreshed(book) : book;
        const { result } = ran(now, { tiers: [{ row: 3, condition: tierRow?.condition }], rules: [{ tag: ruleRow?.tag, on: true }] });
        expect([result.gains, result.loses, result.moves]).toEqual([[], [], []]);
      }),
      { numRuns: 5 },
    );
  });
});

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
