import fc from 'fast-check';
import { refresh } from '../../src/commands/refresh';
import { tagReview } from '../../src/commands/tagReview';
import type { Cell } from '../../src/core/cell';
import { Refusal } from '../../src/core/message';
import type { Language } from '../../src/core/schema';
import type { Plan } from '../../src/host/plan';
import { type Book, bookAfter, contextOf, rowsOf, sheetOf } from '../support/hostOf';

type Row = Readonly<Record<string, Cell>>;

const entry = (dimension: string, tag: string, more: Row = {}): Row => ({ dimension, tag, on: true, ...more });
const customersWith = (field: string, cells: readonly Cell[]): Row[] =>
  cells.map((cell, at) => ({ id: `C${String(at + 1).padStart(3, '0')}`, name: `客户${at + 1}`, [field]: cell }));
const repeat = (count: number, cell: Cell): Cell[] => new Array<Cell>(count).fill(cell);

function aBook(sheets: Readonly<Record<string, readonly Row[]>>, language: Language = 'zh-CN'): Book {
  const keys = ['settings', 'fields', 'dictionary', 'tiers', 'rules', 'customers', 'tagReview'];
  return Object.fromEntries(keys.map((key) => [key, sheetOf(key, sheets[key] ?? [], language)]));
}

/** The book after the command. */
function ran(book: Book, args = {}, options: { language?: Language; resumed?: boolean } = {}): { book: Book; plan: Plan } {
  const plan = tagReview.run(contextOf(book, options), args);
  return { plan, book: bookAfter(book, plan) };
}

const reviewed = (book: Book, language: Language = 'zh-CN'): Book => ran(book, {}, { language }).book;

/** The findings of a kind, as tag → what it has in these columns. */
function findings(book: Book, kind: string, columns: readonly string[]): Record<string, Cell[]> {
  const rows = rowsOf(book, 'tagReview').filter((row) => row.kind === kind);
  return Object.fromEntries(rows.map((row) => [String(row.tag), columns.map((column) => row[column] ?? '')]));
}

/** The book with the findings ticked that are wanted. */
function ticked(book: Book, wanted: (row: Record<string, Cell>) => boolean): Book {
  const [header = [], ...rows] = book.tagReview ?? [];
  const at = header.findIndex((cell) => cell === '执行' || cell === 'Apply');
  const records = rowsOf(book, 'tagReview');
  return {
    ...book,
    tagReview: [
      header,
      ...rows.map((row, index) => row.map((cell, column) => (column === at && wanted(records[index] ?? {}) ? true : cell))),
    ],
  };
}

const freeTagsOf = (book: Book): Cell[] => rowsOf(book, 'customers').map((row) => row.freeTags ?? '');
const dictionaryOf = (book: Book): Cell[][] =>
  rowsOf(book, 'dictionary').map(({ tag = '', synonyms = '', on = '' }) => [tag, synonyms, on]);

describe('the review', () => {
  it('lists how many customers have each tag, and points out those of fewer than 5 %', () => {
    const cells = [...repeat(39, 'VIP'), 'VIP，大客户', ''];
    const book = reviewed(
      aBook({ dictionary: [entry('自定义', 'VIP'), entry('自定义', '大客户')], customers: customersWith('freeTags', cells) }),
    );
    expect(findings(book, 'usage', ['dimension', 'customers', 'share', 'action'])).toEqual({ VIP: ['自定义', 40, 97.6, ''] });
    expect(findings(book, 'rare', ['customers', 'share', 'problem', 'proposal', 'action'])).toEqual({
      大客户: [1, 2.4, '使用客户少于 5%', '在字典中停用', 'turnOff'],
    });
  });

  it('takes the share below which a tag is rare from the settings', () => {
    const customers = customersWith('freeTags', [...repeat(9, 'VIP'), '大客户']);
    const dictionary = [entry('自定义', 'VIP'), entry('自定义', '大客户')];
    const rare = (value: string): string[] =>
      Object.keys(findings(reviewed(aBook({ dictionary, customers, settings: [{ key: 'rareTagShare', value }] })), 'rare', []));
    expect(rare('11')).toEqual(['大客户']);
    expect(rare('10')).toEqual([]);
  });

  it('counts tiers and rule tags too, and proposes nothing for them', () => {
    const tiers = [
      { dimension: '价值', order: 1, tier: '战略客户', condition: '累计合作金额≥1' },
      { dimension: '价值', order: 2, tier: '普通客户', condition: '' },
    ];
    const customers = customersWith('valueTier', ['普通客户', '普通客户']).map((row) => ({ ...row, ruleTags: '◎待转化' }));
    const book = reviewed(aBook({ tiers, customers, rules: [{ name: '待转化', tag: '◎待转化', condition: '1=1', on: true }] }));
    expect(
      rowsOf(book, 'tagReview').map(({ kind, dimension, tag, customers: count, action }) => [kind, dimension, tag, count, action]),
    ).toEqual([
      ['unused', '价值', '战略客户', 0, ''],
      ['usage', '价值', '普通客户', 2, ''],
      ['usage', '规则标签', '◎待转化', 2, ''],
    ]);
  });

  it('counts a customer once however often and in whatever form a cell has the tag, and no row without an id', () => {
    const customers = [...customersWith('freeTags', ['VIP,VIP、vip；贵宾', 'VIP']), { id: '', name: '谁', freeTags: 'VIP' }];
    const book = reviewed(aBook({ dictionary: [entry('自定义', 'VIP', { synonyms: '贵宾' })], customers }));
    expect(findings(book, 'usage', ['customers'])).toEqual({ VIP: [2] });
    expect(findings(book, 'variant', ['customers', 'action', 'target'])).toEqual({ vip: [1, 'merge', 'VIP'], 贵宾: [1, 'merge', 'VIP'] });
  });

  it('finds tags that the dictionary lacks, tags that are turned off, and tags that nobody has', () => {
    const dictionary = [
      entry('行业', '制造业'),
      entry('行业', '零售业'),
      entry('行业', '钢铁', { on: false }),
      entry('行业', '煤炭', { on: false }),
    ];
    const book = reviewed(aBook({ dictionary, customers: customersWith('industry', ['制造业', '钢铁', '航天', '制造业']) }));
    expect(findings(book, 'unknown', ['dimension', 'customers', 'problem', 'proposal', 'action'])).toEqual({
      航天: ['行业', 1, '不在标签字典中', '加入标签字典', 'add'],
    });
    expect(findings(book, 'disabled', ['customers', 'action'])).toEqual({ 钢铁: [1, 'turnOn'] });
    expect(findings(book, 'unused', ['customers', 'action'])).toEqual({ 零售业: [0, 'turnOff'] });
  });

  it('finds names with blanks or separators; Latin words may stand apart', () => {
    const dictionary = [entry('自定义', '老 朋友'), entry('自定义', 'Key account'), entry('自定义', '价格/服务')];
    const customers = customersWith('freeTags', ['老 朋友', 'Key account', '价格/服务', '新  朋友']);
    const book = reviewed(aBook({ dictionary, customers }));
    expect(findings(book, 'naming', ['action', 'target'])).toEqual({
      '老 朋友': ['rename', '老朋友'],
      '价格/服务': ['rename', '价格服务'],
      '新  朋友': ['rename', '新朋友'],
    });
    const industry = reviewed(aBook({ customers: customersWith('industry', ['制造业、零售业']) }));
    expect(findings(industry, 'naming', ['action'])).toEqual({ '制造业、零售业': [''] });
  });

  it('finds tags that are written alike, but not numbers, sub-levels or what the presets keep apart', () => {
    const tags = ['战略合作伙伴', '战略伙伴', '批次2023', '批次2024'];
    const dictionary = [
      entry('自定义', '战略合作伙伴'),
      ...['制造业', '制造业-电子元件', '制造业-机械设备'].map((tag) => entry('行业', tag)),
    ];
    const customers = customersWith('freeTags', tags).map((row, at) => ({
      ...row,
      industry: ['制造业', '制造业-电子元件', '制造业-机械设备', '制造业-机械设计'][at] ?? '',
    }));
    const book = reviewed(aBook({ dictionary, customers }));
    expect(findings(book, 'alike', ['action', 'target'])).toEqual({
      战略伙伴: ['merge', '战略合作伙伴'],
      '制造业-机械设计': ['merge', '制造业-机械设备'],
    });
  });

  it('finds tags that nearly the same customers have', () => {
    const cells = [...repeat(9, '大单,高毛利'), '大单', ...repeat(10, '常客')];
    const book = reviewed(
      aBook({ dictionary: ['大单', '高毛利', '常客'].map((tag) => entry('自定义', tag)), customers: customersWith('freeTags', cells) }),
    );
    expect(findings(book, 'together', ['problem', 'action', 'target'])).toEqual({ 高毛利: ['与「大单」的客户 90% 相同', 'merge', '大单'] });
  });

  it('finds customers with too many free tags, of which the rarest are too many', () => {
    const customers = customersWith('freeTags', ['甲,乙,丙,丁,戊,己,庚', '甲,乙,丙,丁,己', '庚,甲']);
    const book = reviewed(aBook({ customers }));
    expect(findings(book, 'surplus', ['customers', 'problem', 'proposal', 'action', 'target'])).toEqual({
      '庚,戊': [1, '有 7 个自定义标签，最多 5 个', '去掉「庚,戊」', 'trim', 'C001'],
    });
    const settings = [{ key: 'freeTagLimit', value: '7' }];
    expect(findings(reviewed(aBook({ customers, settings })), 'surplus', [])).toEqual({});
  });

  it('speaks English in an English book, whose dimensions are called in English', () => {
    const book = reviewed(aBook({ customers: customersWith('freeTags', ['Gold', '']) }, 'en'), 'en');
    expect(findings(book, 'unknown', ['dimension', 'problem', 'proposal'])).toEqual({
      Gold: ['Free', 'Not in the dictionary', 'Add to the dictionary'],
    });
  });

  it('lays its sheet out in a book that was installed before there was one', () => {
    const { tagReview: _, ...older } = aBook({ customers: customersWith('freeTags', ['VIP']) });
    const { steps } = tagReview.run(contextOf(older), {});
    expect(steps).toMatchObject([
      { kind: 'layoutSheet', layout: { key: 'tagReview', title: '标签审查' } },
      { kind: 'replaceRows', sheet: 'tagReview' },
    ]);
  });

  it('replaces what an earlier review wrote, and says how many rows it cut', () => {
    const book = reviewed(
      aBook({
        customers: customersWith(
          'freeTags',
          Array.from({ length: 1200 }, (_, at) => `标签${at}号`),
        ),
      }),
    );
    expect(rowsOf(book, 'tagReview').filter((row) => row.kind === 'unknown')).toHaveLength(1000);
    const { plan } = ran(book, { apply: false });
    expect(plan.messages).toContainEqual({ key: 'tags.cut', params: { kind: 'unknown', most: 1000, count: 1200 } });
    expect(rowsOf(bookAfter(book, plan), 'tagReview')).toEqual(rowsOf(book, 'tagReview'));
  });

  it('is refused in a book that isn’t installed', () => {
    expect(() => ran({})).toThrow(Refusal);
  });
});

describe('carrying out what is ticked', () => {
  const apply = (book: Book, wanted: (row: Record<string, Cell>) => boolean): Book => ran(ticked(reviewed(book), wanted)).book;

  it('merges: the tag becomes the other in customers, and its synonym in the dictionary', () => {
    const dictionary = [entry('自定义', '战略合作伙伴', { synonyms: '战略' }), entry('自定义', '战略伙伴', { synonyms: '伙伴' })];
    const customers = customersWith('freeTags', ['战略伙伴', '战略合作伙伴,战略伙伴,VIP', ' VIP , VIP', '战略合作伙伴', '战略合作伙伴']);
    const book = apply(aBook({ dictionary, customers }), (row) => row.kind === 'alike');
    expect(freeTagsOf(book)).toEqual(['战略合作伙伴', '战略合作伙伴,VIP', ' VIP , VIP', '战略合作伙伴', '战略合作伙伴']);
    expect(dictionaryOf(book)).toEqual([
      ['战略合作伙伴', '战略,战略伙伴,伙伴', true],
      ['战略伙伴', '伙伴', false],
    ]);
    expect(rowsOf(book, 'tagReview').find((row) => row.kind === 'alike')).toMatchObject({ apply: false, outcome: '完成' });
    expect(findings(reviewed(book), 'alike', [])).toEqual({});
  });

  it('rules that name a tag go on meaning those who had it, by its new name', () => {
    const rules = ['含标签("战略伙伴")', '自定义标签 包含 战略伙伴', '含标签("老/友")'].map((condition, at) => ({
      tag: `r${at}`,
      condition,
      on: true,
    }));
    const customers = customersWith('freeTags', ['战略合作伙伴', '战略伙伴', '老/友', '']);
    const book = apply(aBook({ rules, customers, dictionary: [entry('自定义', '战略合作伙伴')] }), (row) =>
      /merge|rename/.test(String(row.action)),
    );
    expect(freeTagsOf(book)).toEqual(['战略合作伙伴', '战略合作伙伴', '老友', '']);
    const whole = {
      ...Object.fromEntries(
        ['segments', 'strategies', 'changes', 'sales', 'service', 'interactions'].map((key) => [key, sheetOf(key, [])]),
      ),
      ...book,
    };
    const refreshed = bookAfter(whole, refresh.run(contextOf(whole), {}));
    expect(rowsOf(refreshed, 'customers').map((row) => row.ruleTags)).toEqual(['r0,r1', 'r0,r1', 'r2', '']);
    expect(rowsOf(refreshed, 'dictionary').map((row) => row.check)).toEqual(['', '']);
  });

  it('doesn’t turn off a tag into which another one is merged', () => {
    const customers = customersWith('freeTags', ['战略伙伴', '']);
    const book = apply(
      aBook({ customers, dictionary: [entry('自定义', '战略合作伙伴')] }),
      (row) => row.action !== '' && row.kind !== 'unknown',
    );
    expect(dictionaryOf(book)).toEqual([['战略合作伙伴', '战略伙伴', true]]);
    expect(rowsOf(book, 'tagReview').find((row) => row.kind === 'unused')?.outcome).toMatch(/^未执行/);
  });

  it('adds unknown tags with the dimension’s name in the book’s language, and turns tags off and on', () => {
    const dictionary = [entry('行业', '零售业'), entry('行业', '钢铁', { on: false })];
    const book = apply(aBook({ dictionary, customers: customersWith('industry', ['钢铁', '航天']) }), (row) => row.action !== '');
    expect(rowsOf(book, 'dictionary').map(({ dimension, tag, on }) => [dimension, tag, on])).toEqual([
      ['行业', '零售业', false],
      ['行业', '钢铁', true],
      ['行业', '航天', true],
    ]);
  });

  it('renames in the dictionary, in sub-levels and in customers', () => {
    const dictionary = [entry('行业', '新 能源'), entry('行业', '新 能源-光伏', { parent: '新 能源' })];
    const book = apply(
      aBook({ dictionary, customers: customersWith('industry', ['新 能源', '', '新 能源']) }),
      (row) => row.tag === '新 能源',
    );
    expect(rowsOf(book, 'customers').map((row) => row.industry)).toEqual(['新能源', '', '新能源']);
    expect(rowsOf(book, 'dictionary').map(({ tag, parent }) => [tag, parent])).toEqual([
      ['新能源', ''],
      ['新 能源-光伏', '新能源'],
    ]);
  });

  it('takes the rarest free tags away from a customer who has too many, found by id', () => {
    const customers = customersWith('freeTags', ['甲,乙,丙,丁,戊,己,庚', '甲,乙,丙,丁,己', '庚,甲']);
    const seen = ticked(reviewed(aBook({ customers })), (row) => row.kind === 'surplus');
    const [header = [], ...rows] = seen.customers ?? [];
    const sorted = { ...seen, customers: [header, ...rows.reverse()] };
    expect(freeTagsOf(ran(sorted).book)).toEqual(['庚,甲', '甲,乙,丙,丁,己', '甲,乙,丙,丁,己']);
  });

  it('leaves out what has changed since the review, and says so', () => {
    const seen = ticked(
      reviewed(aBook({ customers: customersWith('freeTags', ['甲,乙,丙,丁,戊,己', 'VIP', '']) })),
      (row) => row.tag === 'VIP' || row.kind === 'surplus',
    );
    const [header = [], ...rows] = seen.customers ?? [];
    const at = header.indexOf('自定义标签');
    const edited = {
      ...seen,
      customers: [
        header,
        ...rows.map((row, index) => row.map((cell, column) => (column === at ? (['甲', 'VIP', 'VIP'][index] ?? '') : cell))),
      ],
    };
    const { book, plan } = ran(edited);
    expect(plan.steps.map((step) => step.kind)).toEqual(['writeCells', 'writeCells']);
    expect(
      rowsOf(book, 'tagReview')
        .filter((row) => row.outcome !== '')
        .map((row) => row.outcome),
    ).toEqual(['未执行：审查后已有变化，请重新审查', '未执行：审查后已有变化，请重新审查']);
    expect(plan.messages).toContainEqual({ key: 'tags.passed', params: { count: 2 } });
  });

  it('completes what a stopped execution began, whatever it had written', () => {
    const dictionary = [entry('自定义', '战略合作伙伴'), entry('自定义', '战略伙伴')];
    const start = ticked(
      reviewed(aBook({ dictionary, customers: customersWith('freeTags', ['战略合作伙伴', 'VIP,战略伙伴', '新客 户', '战略合作伙伴']) })),
      (row) => row.action !== '',
    );
    const { book: whole, plan } = ran(start);
    for (let written = 0; written <= plan.steps.length; written += 1) {
      const torn = bookAfter(start, { ...plan, steps: plan.steps.slice(0, written) });
      if (written === plan.steps.length) continue;
      expect({ written, book: ran(torn, {}, { resumed: true }).book }).toEqual({ written, book: whole });
    }
  });

  it('is complete where a stopped execution had taken the last ticks away', () => {
    const book = apply(aBook({ customers: customersWith('freeTags', ['VIP']) }), (row) => row.kind === 'unknown');
    expect(ran(book, { apply: true }, { resumed: true }).book).toEqual(book);
  });

  it('is refused where it is asked for and nothing is ticked', () => {
    expect(() => ran(reviewed(aBook({ customers: customersWith('freeTags', ['VIP']) })), { apply: true })).toThrow('tags.noneTicked');
  });

  it('writes in few steps however many rows change, and leaves other columns alone', () => {
    const cells = Array.from({ length: 3000 }, (_, at) => (at % 3 === 0 ? '战略伙伴' : at % 3 === 1 ? '战略合作伙伴' : ''));
    const book = aBook({ dictionary: [entry('自定义', '战略合作伙伴')], customers: customersWith('freeTags', cells) });
    const { plan } = ran(ticked(reviewed(book), (row) => row.kind === 'alike'));
    const steps = plan.steps.filter((step) => step.kind === 'writeColumns');
    expect(steps.map((step) => [step.sheet, step.columns])).toEqual([
      ['dictionary', ['synonyms']],
      ['customers', ['freeTags']],
    ]);
    expect(plan.steps).toHaveLength(4);
  });
});

describe('whatever tags there are', () => {
  const tag = fc.oneof(
    fc.constantFrom(
      'VIP',
      'vip',
      'V IP',
      '老客户',
      '老顾客',
      '新客户',
      '=1+1',
      '+86',
      '-',
      '@x',
      "'",
      'a/b',
      '大\t单',
      '\u200b',
      '__proto__',
      'constructor',
    ),
    fc.string({ maxLength: 12 }),
    fc.constant('长'.repeat(300)),
  );
  const cells = fc.array(
    fc.array(tag, { maxLength: 8 }).map((tags) => tags.join(',')),
    { minLength: 1, maxLength: 12 },
  );
  const dictionary = fc.array(
    fc.record({ tag, synonyms: fc.array(tag, { maxLength: 2 }).map((tags) => tags.join(',')), on: fc.boolean() }),
    { maxLength: 6 },
  );
  const books = fc
    .record({ cells, dictionary })
    .map(({ cells: free, dictionary: rows }) =>
      aBook({ customers: customersWith('freeTags', free), dictionary: rows.map((row) => ({ dimension: '自定义', ...row })) }),
    );
  const tagsOf = (cell: Cell): string[] => [
    ...new Set(
      String(cell)
        .split(/[,，、;；\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ];

  it('merging and renaming keep every customer’s tags under one name or another, and no customer comes to more', () => {
    fc.assert(
      fc.property(books, (book) => {
        const seen = ticked(reviewed(book), (row) => row.action === 'merge' || row.action === 'rename');
        const targets = new Map(
          rowsOf(seen, 'tagReview')
            .filter((row) => row.apply === true)
            .map((row) => [String(row.tag), row.target]),
        );
        const done = freeTagsOf(ran(seen, { apply: targets.size > 0 }).book);
        freeTagsOf(book).forEach((cell, row) => {
          const [before, now] = [tagsOf(cell), tagsOf(done[row] ?? '')];
          expect(now.length).toBeLessThanOrEqual(before.length);
          expect(now.length > 0).toBe(before.length > 0);
          for (const one of before) if (!targets.has(one)) expect(now).toContain(one);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('doing it twice changes nothing the second time', () => {
    fc.assert(
      fc.property(books, (book) => {
        const seen = ticked(reviewed(book), (row) => row.action !== '');
        if (!rowsOf(seen, 'tagReview').some((row) => row.apply === true)) return;
        const once = ran(seen).book;
        const again = ran({ ...once, tagReview: seen.tagReview ?? [] }).book;
        expect(freeTagsOf(again)).toEqual(freeTagsOf(once));
        expect(dictionaryOf(again)).toEqual(dictionaryOf(once));
      }),
      { numRuns: 100 },
    );
  });
});
