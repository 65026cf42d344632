import fc from 'fast-check';
import { importFile } from '../../src/commands/import';
import { readSheet } from '../../src/commands/readSheet';
import type { Cell } from '../../src/core/cell';
import { type Problem, Refusal } from '../../src/core/message';
import type { Plan } from '../../src/host/plan';
import { say, sayProblem } from '../../src/locales';
import { sheets } from '../../src/modules/index.generated';
import { type Book, bookAfter, contextOf, hostOf, rowsOf, sheetOf } from '../support/hostOf';
import { installedBook } from '../support/installed';

const day = (text: string): Date => new Date(`${text}Z`);
const empty = (): Book => ({
  customers: sheetOf('customers'),
  sales: sheetOf('sales'),
  service: sheetOf('service'),
  interactions: sheetOf('interactions'),
  contacts: sheetOf('contacts'),
  followUps: sheetOf('followUps'),
});
const withCustomers = (...rows: Record<string, Cell>[]): Book => ({ ...empty(), customers: sheetOf('customers', rows) });

function run(book: Book, args: Record<string, unknown>, options: Parameters<typeof contextOf>[1] = {}): Plan {
  return importFile.run(contextOf(book, options), args);
}

function imported(book: Book, args: Record<string, unknown>, options: Parameters<typeof contextOf>[1] = {}): Book {
  return bookAfter(book, run(book, args, options));
}

function refused(book: Book, args: Record<string, unknown>): readonly Problem[] {
  try {
    run(book, args);
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  throw new Error('the import was not refused');
}

const said = (plan: Plan): string => plan.messages.map((message) => say('zh-CN', message)).join('\n');
const keyAt = (problems: readonly Problem[]): (string | number | undefined)[][] =>
  problems.map(({ key, row, column }) => [key, row, column]);

const threeRows: Cell[][] = [
  '客户编号 客户名称 联系人 联系方式 所属行业 规模 合作状态 价值层级 核心需求 历史合作金额(万) 负责人 更新时间 分类标签 备注'.split(' '),
  [
    'C001',
    '远航制造集团',
    '张*',
    '',
    '制造业',
    '大型企业',
    '成交客户',
    '高价值',
    '供应链优化方案',
    '80',
    '李*',
    '2024-03-15',
    '制造业,大型企业,成交客户,高价值',
    '决策人为采购总监',
  ],
  [
    'C002',
    '优品零售连锁',
    '王*',
    '139****5678',
    '零售业',
    '中小企业',
    '意向客户',
    '中价值',
    '库存管理系统升级',
    '15',
    '赵*',
    '2024-03-10',
    '零售业,中小企业,意向客户,价格敏感',
    '需3个月内完成交付',
  ],
  [
    'C003',
    '智云科技服务',
    '刘*',
    '',
    'IT服务',
    '中小企业',
    '潜在客户',
    '普通',
    '云安全解决方案咨询',
    '0',
    '陈*',
    '2024-03-20',
    'IT服务,中小企业,潜在客户,技术型',
    '初次接洽,待反馈需求',
  ],
];
const tagsDictionary = sheetOf('dictionary', [
  { dimension: '需求', tag: '技术型', synonyms: '技术,技术型客户', on: true },
  { dimension: '需求', tag: '价格敏感型', synonyms: '价格敏感', on: true },
  { dimension: '行业', tag: '制造业', synonyms: '工业', on: true },
  { dimension: '行业', tag: '零售业', on: true },
  { dimension: '规模', tag: '大型企业', on: true },
  { dimension: '规模', tag: '中小企业', on: true },
  { dimension: '合作状态', tag: '成交客户', on: true },
  { dimension: '合作状态', tag: '意向客户', on: true },
  { dimension: '合作状态', tag: '潜在客户', on: true },
  { dimension: '自定义', tag: 'VIP客户', on: true },
]);

describe('the table that users of the tags preset start from', () => {
  const book: Book = { ...empty(), dictionary: tagsDictionary };
  const after = imported(book, { module: 'customers', file: 'table.csv', rows: threeRows });

  it('goes in with amounts in yuan, dates, masked names and contacts as they were', () => {
    expect(rowsOf(after, 'customers')).toMatchObject([
      {
        id: 'C001',
        name: '远航制造集团',
        contact: '张*',
        phone: '',
        openingAmount: 800_000,
        owner: '李*',
        updatedAt: day('2024-03-15'),
        notes: '决策人为采购总监',
      },
      { id: 'C002', contact: '王*', phone: '139****5678', openingAmount: 150_000, updatedAt: day('2024-03-10'), dataStatus: '' },
      {
        id: 'C003',
        industry: 'IT服务',
        openingAmount: 0,
        status: '潜在客户',
        notes: '初次接洽,待反馈需求',
        dataStatus: '待补充: 联系电话 · 3 个工作日内',
      },
    ]);
  });

  it('moves the tags that only a person can know to the type of need', () => {
    expect(rowsOf(after, 'customers').map((row) => row.needType)).toEqual(['', '价格敏感型', '技术型']);
  });

  it('leaves the computed columns empty and says so', () => {
    expect(rowsOf(after, 'customers').map((row) => [row.valueTier, row.tags])).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
    ]);
    expect(said(run(book, { module: '客户', file: 'table.csv', rows: threeRows }))).toContain('有 1 列由 Kehu 计算，未导入：价值层级');
  });

  it('changes nothing when it is imported again', () => {
    const plan = run(after, { module: 'customers', file: 'table.csv', rows: threeRows }, { asOf: day('2024-04-01') });
    expect(plan.steps).toEqual([]);
    expect(plan.result).toEqual({ read: 3, added: 0, updated: 0, unchanged: 3, skipped: 0 });
  });
});

describe('columns', () => {
  it('are found by key, name in either language, alias, and without regard to case, width, blanks and units', () => {
    const rows = [
      ['CUSTOMER_id', 'Customer Name', '手机', '历史合作金额（万元）', 'Ｅ-mail'],
      ['K1', 'Acme', '13900001111', '0.07', 'a@x.com'],
    ];
    expect(rowsOf(imported(empty(), { module: 'Customers', file: 'a.csv', rows }), 'customers')).toMatchObject([
      { id: 'K1', name: 'Acme', phone: '13900001111', openingAmount: 700, email: 'a@x.com' },
    ]);
  });

  it('are found by the header that the user gave and by the aliases of the fields sheet', () => {
    const customers = sheetOf('customers');
    const renamed = customers.map((row) => row.map((cell) => (cell === '客户名称' ? '客户全称' : cell)));
    const book: Book = {
      ...empty(),
      fields: sheetOf('fields', [{ module: 'customers', key: 'owner', zh: '负责人', en: 'Owner', aliases: '跟单员，AM' }]),
    };
    const context = contextOf(book);
    const position = customers[0]?.indexOf('客户名称') ?? -1;
    const host = {
      ...context.host,
      read: (key: string) =>
        key === 'customers' ? { title: '客户', grid: renamed, keys: new Map([[position, 'name']]) } : context.host.read(key),
    };
    const plan = importFile.run(
      { ...context, host },
      {
        module: 'customers',
        file: 'a.csv',
        rows: [
          ['客户全称', 'am'],
          ['甲公司', '小李'],
        ],
      },
    );
    const step = plan.steps.find((one) => one.kind === 'appendRows');
    expect(step && step.kind === 'appendRows' && step.columns.slice(0, 3)).toEqual(['id', 'name', 'owner']);
    expect(step && step.kind === 'appendRows' && step.values[0]?.slice(0, 3)).toEqual(['C001', '甲公司', '小李']);
  });

  it('go where the map says, one into several fields, with values replaced, or nowhere', () => {
    const rows = [
      ['customer', 'state', 'lines'],
      ['12346', 'paid', '3'],
    ];
    const map = { customer: ['id', 'name'], state: { to: '合作状态', values: { paid: '成交客户' } }, lines: null };
    const plan = run(empty(), { module: 'customers', file: 'a.csv', rows, map });
    expect(rowsOf(bookAfter(empty(), plan), 'customers')).toMatchObject([{ id: '12346', name: '12346', status: '成交客户' }]);
    expect(said(plan)).not.toContain('未导入');
  });

  it('that match nothing are left out and said', () => {
    const plan = run(empty(), {
      module: 'customers',
      file: 'a.csv',
      rows: [
        ['name', 'shoe size', ''],
        ['A', '42', 'x'],
      ],
    });
    expect(said(plan)).toContain('有 2 列未导入（没有对应的列）：shoe size, C');
  });

  it('that can’t be done without are named with the headers that were found', () => {
    const problems = refused(withCustomers(), {
      module: 'sales',
      file: 'sales.csv',
      rows: [
        ['客户编号', '日期', '数目'],
        ['C001', '2024-01-01', '5'],
      ],
    });
    expect(problems).toMatchObject([
      { key: 'import.missingColumn', sheet: 'sales.csv', row: 1, column: '金额', params: { headers: '客户编号, 日期, 数目' } },
    ]);
    expect(sayProblem('en', problems[0]!)).toContain('file sales.csv, row 1');
    expect(keyAt(refused(empty(), { module: 'customers', file: 'a.csv', rows: [['编号'], ['1']] }))).toEqual([
      ['import.missingColumn', 1, '客户名称'],
    ]);
  });

  it('two of which stand for one field are refused, both named', () => {
    const [problem] = refused(empty(), {
      module: 'customers',
      file: 'a.csv',
      rows: [
        ['名称?', 'name', '公司名称'],
        ['', 'A', 'B'],
      ],
    });
    expect(problem).toMatchObject({ key: 'import.twoColumns', row: 1, params: { first: 'name', second: '公司名称', field: '客户名称' } });
  });

  it('unknown to the map are refused with the nearest name', () => {
    const rows = [
      ['nmae', 'name'],
      ['x', 'A'],
    ];
    expect(refused(empty(), { module: 'customers', file: 'a.csv', rows, map: { nmea: 'notes' } })).toMatchObject([
      { key: 'import.unknownSource', params: { source: 'nmea' }, suggestion: { params: { name: 'nmae' } } },
    ]);
    expect(refused(empty(), { module: 'customers', file: 'a.csv', rows, map: { nmae: 'note' } })).toMatchObject([
      { key: 'import.unknownTarget', column: 'nmae', params: { target: 'note' }, suggestion: { params: { name: 'notes' } } },
    ]);
    expect(refused(empty(), { module: 'customers', file: 'a.csv', rows, map: { nmae: 'lifetimeAmount' } })).toMatchObject([
      { key: 'import.computedTarget' },
    ]);
  });
});

describe('bad rows', () => {
  const book = withCustomers({ id: 'C001', name: '甲' });
  const header = ['客户编号', '日期', '金额', '备注'];

  it('are all named, each with its row and column', () => {
    const rows = [
      header,
      ['C001', '2024-02-30', '5', ''],
      ['C999', '2024-02-01', '5', ''],
      ['C001', '', 'abc', ''],
      [],
      ['C001', '2024-02-01', '5'],
      ['C001', '2024-02-01', '5', '', 'more'],
      ['C001', '2024-02-01', '5', 'x'.repeat(60_000)],
    ];
    expect(keyAt(refused(book, { module: 'sales', file: 's.csv', rows }))).toEqual([
      ['value.impossibleDate', 2, '日期'],
      ['import.unknownId', 3, '客户编号'],
      ['value.notANumber', 4, '金额'],
      ['import.emptyCell', 4, '日期'],
      ['import.shortRow', 6, '备注'],
      ['import.longRow', 7, 'E'],
      ['value.tooLong', 8, '备注'],
    ]);
  });

  it('beyond twenty are counted', () => {
    const rows = [header, ...Array.from({ length: 25 }, () => ['C009', '2024-02-01', '5', ''])];
    const problems = refused(book, { module: 'sales', file: 's.csv', rows });
    expect(problems).toHaveLength(21);
    expect(problems[20]).toMatchObject({ key: 'import.moreProblems', params: { count: 5 } });
  });

  it('are left out, with their number and reasons, when that was asked for', () => {
    const rows = [header, ['C001', '2024-02-30', '5', ''], ['C001', '2024-02-01', '7', '']];
    const plan = run(book, { module: 'sales', file: 's.csv', rows, skipRejected: true });
    expect(plan).toMatchObject({ rows: 2, changed: 1, result: { read: 2, added: 1, skipped: 1 } });
    expect(rowsOf(bookAfter(book, plan), 'sales')).toMatchObject([{ id: 'S0001', customerId: 'C001', amount: 7 }]);
    expect(plan.messages.map(({ key }) => key)).toEqual(expect.arrayContaining(['import.skipped', 'value.impossibleDate']));
  });

  it('that are short are filled up when they come from a spreadsheet', () => {
    const plan = run(book, { module: 'sales', file: 's.xlsx', rows: [header, ['C001', '2024-02-01', 5]] });
    expect(rowsOf(bookAfter(book, plan), 'sales')).toMatchObject([{ amount: 5, notes: '' }]);
  });

  it('with an id twice in the file are refused', () => {
    const rows = [
      ['客户编号', '客户名称'],
      ['C1', 'A'],
      ['C1', 'B'],
    ];
    expect(refused(empty(), { module: 'customers', file: 'c.csv', rows })).toMatchObject([
      { key: 'import.doubledId', row: 3, params: { id: 'C1', first: 2 } },
    ]);
  });

  it('refuse an unknown module with the modules there are, and a file without a header', () => {
    expect(refused(book, { module: 'sale', file: 's.csv', rows: [] })).toMatchObject([
      { key: 'import.unknownModule', suggestion: { params: { name: 'sales' } } },
    ]);
    expect(refused(book, { module: 'sales', file: 's.csv', rows: [] })).toMatchObject([{ key: 'import.noRows', sheet: 's.csv' }]);
  });
});

describe('rows that the book has', () => {
  const book = withCustomers(
    { id: 'C001', name: '甲公司', phone: '13900000001', owner: '李', updatedAt: day('2024-01-01') },
    { id: 'C007', name: '乙公司', phone: '13900000002', owner: '李', updatedAt: day('2024-01-01') },
  );

  it('take non-empty cells, keep the others, and are stamped only when they differ', () => {
    const rows = [
      ['客户编号', '客户名称', '负责人', '备注'],
      ['C001', '甲公司', '', '新备注'],
      ['C007', '乙公司', '李', ''],
    ];
    const plan = run(book, { module: 'customers', file: 'c.csv', rows });
    expect(plan.result).toEqual({ read: 2, added: 0, updated: 1, unchanged: 1, skipped: 0 });
    expect(rowsOf(bookAfter(book, plan), 'customers')).toMatchObject([
      { id: 'C001', owner: '李', notes: '新备注', phone: '13900000001', updatedAt: day('2024-03-25'), dataStatus: '' },
      { id: 'C007', owner: '李', notes: '', updatedAt: day('2024-01-01') },
    ]);
  });

  it('are known by their name when the file has no id, unless their phones differ', () => {
    const rows = [
      ['客户名称', '联系电话', '核心需求'],
      ['甲公司 ', '', '升级'],
      ['乙公司', '13911112222', ''],
    ];
    const after = imported(book, { module: 'customers', file: 'c.csv', rows });
    expect(rowsOf(after, 'customers')).toMatchObject([
      { id: 'C001', need: '升级' },
      { id: 'C007', phone: '13900000002' },
      { id: 'C008', name: '乙公司', phone: '13911112222' },
    ]);
    expect(rowsOf(imported(book, { module: 'customers', file: 'c.csv', rows, matchDuplicates: false }), 'customers')).toHaveLength(4);
  });

  it('are not doubled when records without ids are imported again', () => {
    const rows = [
      ['客户编号', '日期', '金额'],
      ['C001', '2024-01-05', '10'],
      ['C001', '2024-01-05', '10'],
      ['C007', '2024/1/6 08:30', '-5'],
    ];
    const once = imported(book, { module: 'sales', file: 's.csv', rows });
    expect(rowsOf(once, 'sales')).toMatchObject([
      { id: 'S0001' },
      { id: 'S0002' },
      { id: 'S0003', amount: -5, date: day('2024-01-06T08:30') },
    ]);
    expect(run(once, { module: 'sales', file: 's.csv', rows })).toMatchObject({ steps: [], changed: 0 });
    expect(rowsOf(imported(once, { module: 'sales', file: 's.csv', rows: [...rows, rows[1]] }), 'sales')).toHaveLength(4);
  });

  it('never get an id that a record of another module still names', () => {
    const orphaned: Book = { ...book, sales: sheetOf('sales', [{ id: 'S0001', customerId: 'C120', date: day('2024-01-01'), amount: 1 }]) };
    expect(rowsOf(imported(orphaned, { module: 'customers', file: 'c.csv', rows: [['客户名称'], ['丙']] }), 'customers')[2]).toMatchObject({
      id: 'C121',
    });
  });

  it('that are scattered are written in one stretch, and what is between keeps its values', () => {
    const many = withCustomers(...Array.from({ length: 40 }, (_, at) => ({ id: `C${at}`, name: `N${at}`, owner: 'X', notes: `n${at}` })));
    const rows = [['id', 'name', 'owner'], ...Array.from({ length: 20 }, (_, at) => [`C${at * 2}`, `N${at * 2}`, 'Y'])];
    const plan = run(many, { module: 'customers', file: 'c.csv', rows });
    const step = plan.steps.find((one) => one.kind === 'writeColumns');
    expect(step && 'ids' in step && [step.ids.length, step.columns]).toEqual([39, ['owner', 'dataStatus', 'updatedAt', 'updatedBy']]);
    expect(rowsOf(bookAfter(many, plan), 'customers').map(({ owner, notes }) => [owner, notes])).toEqual(
      Array.from({ length: 40 }, (_, at) => [at % 2 === 0 ? 'Y' : 'X', `n${at}`]),
    );
  });
});

describe('what a customer file holds besides customers', () => {
  const rows = [
    ['客户编号', '客户名称', '联系方式', '满意度', '反馈', '跟进记录', '更新时间'],
    ['C001', '甲', '13900001111 / a@x.com', '4', '很好', '电话沟通报价', '2024-03-01'],
    ['C002', '乙', '手机号已加密', '', '', '', ''],
    ['C003', '丙', '李某', '5分', '', '', ''],
  ];
  const book = empty();
  const after = imported(book, { module: 'customers', file: 'c.csv', rows });

  it('is split into phone and mail address by form', () => {
    expect(rowsOf(after, 'customers').map(({ phone, email }) => [phone, email])).toEqual([
      ['13900001111', 'a@x.com'],
      ['手机号已加密', ''],
      ['李某', ''],
    ]);
  });

  it('becomes a return visit and an interaction, dated by the update time or else by asOf', () => {
    expect(rowsOf(after, 'service')).toMatchObject([
      { id: 'T0001', customerId: 'C001', type: '回访', openedAt: day('2024-03-01'), satisfaction: 4, feedback: '很好' },
      { id: 'T0002', customerId: 'C003', type: '回访', openedAt: day('2024-03-25'), satisfaction: 5 },
    ]);
    expect(rowsOf(after, 'interactions')).toMatchObject([
      { id: 'I0001', customerId: 'C001', at: day('2024-03-01'), content: '电话沟通报价' },
    ]);
  });

  it('is not added again by a second import', () => {
    expect(run(after, { module: 'customers', file: 'c.csv', rows }, { asOf: day('2024-05-01') }).steps).toEqual([]);
  });
});

describe('a service file', () => {
  it('keeps the score of its own records and makes no return visit of it', () => {
    const rows = [
      ['记录编号', '客户编号', '类型', '开始时间', '满意度', '反馈'],
      ['T0001', 'C001', '投诉', '2024-03-01', '2', '太慢'],
    ];
    const book = imported(withCustomers({ id: 'C001', name: '甲' }), { module: 'service', file: 'service.csv', rows });
    expect(rowsOf(book, 'service')).toMatchObject([{ id: 'T0001', customerId: 'C001', satisfaction: 2, feedback: '太慢' }]);
    expect(rowsOf(book, 'service')).toHaveLength(1);
  });
});

describe('text that looks like a formula', () => {
  it('goes in exactly as it is, while numbers stay numbers', () => {
    const texts = ['=1+1', '+8613900001111', '-5', '@SUM(A1)', '\t=1+1', '\r=cmd', "'x"];
    const book = withCustomers({ id: 'C001', name: '甲' });
    const rows = [['customerId', 'date', 'amount', 'notes'], ...texts.map((text, at) => ['C001', '2024-01-01', `-${at + 1}`, text])];
    expect(rowsOf(imported(book, { module: 'sales', file: 's.csv', rows }), 'sales').map(({ notes, amount }) => [notes, amount])).toEqual(
      texts.map((text, at) => [text, -(at + 1)]),
    );
  });
});

describe('imported values of computed columns', () => {
  it('are counted where Kehu computes something else', () => {
    const book: Book = {
      ...empty(),
      dictionary: tagsDictionary,
      tiers: sheetOf('tiers', [
        { dimension: '价值', order: 1, tier: '高价值', condition: '年合作金额≥50万' },
        { dimension: '价值', order: 2, tier: '中价值', condition: '10万-50万' },
        { dimension: '价值', order: 3, tier: '普通', condition: '否则' },
      ]),
      rules: sheetOf('rules'),
      segments: sheetOf('segments'),
      settings: sheetOf('settings'),
      fields: sheetOf('fields'),
    };
    const claimed = threeRows.map((row, at) => (at === 2 ? row.map((cell) => (cell === '中价值' ? '高价值' : cell)) : row));
    expect(said(run(book, { module: 'customers', file: 't.csv', rows: threeRows }))).not.toContain('「价值层级」列有');
    const text = said(run(book, { module: 'customers', file: 't.csv', rows: claimed }));
    expect(text).toContain('「价值层级」列有 1 行（共 3 行，最先在第 3 行）与 Kehu 的计算结果不同');
    // The value tag always shows, so the imported tags of the second and third row lack one.
    expect(text).toContain('「分类标签」列有 2 行');
  });
});

describe('an import that was stopped', () => {
  const rows = [
    ['客户名称', '负责人', '满意度', '跟进记录'],
    ['甲公司', '王', '4', '电话'],
    ['丙公司', '李', '', '拜访'],
    ['丁公司', '', '3', ''],
  ];
  const book = withCustomers({ id: 'C001', name: '甲公司', owner: '李' });
  const whole = run(book, { module: 'customers', file: 'c.csv', rows });

  it('is completed by running it again, wherever it was stopped, and nothing is doubled', () => {
    expect(whole.steps.map((step) => step.kind)).toEqual(['writeColumns', 'appendRows', 'appendRows', 'appendRows', 'setProperty']);
    for (let done = 0; done <= whole.steps.length; done += 1) {
      const stopped = bookAfter(book, { ...whole, steps: whole.steps.slice(0, done) });
      expect(imported(stopped, { module: 'customers', file: 'c.csv', rows }, { resumed: true })).toEqual(bookAfter(book, whole));
    }
  });
});

describe('an English book', () => {
  it('takes Chinese headers and values, and stores its own names', () => {
    const names = ['customers', 'sales', 'service', 'interactions', 'contacts', 'followUps'];
    const book: Book = Object.fromEntries(names.map((key) => [key, sheetOf(key, [], 'en')]));
    const rows = [
      ['客户名称', '客户类型', '合作状态', '满意度'],
      ['Acme', '企业', '成交客户', '5'],
    ];
    const after = imported(book, { module: '客户', file: 'c.csv', rows }, { language: 'en' });
    expect(rowsOf(after, 'customers')).toMatchObject([
      { type: 'Company', status: 'Customer', dataStatus: 'To complete: Phone, Owner · within 3 working days' },
    ]);
    expect(rowsOf(after, 'service')).toMatchObject([{ type: 'Return visit', satisfaction: 5 }]);
  });
});

it('says when new customers share a name with another', () => {
  const rows = [
    ['客户名称', '联系电话'],
    ['甲', '13900001111'],
    ['乙', ''],
    ['甲', '13900002222'],
  ];
  expect(said(run(empty(), { module: 'customers', file: 'c.csv', rows }))).toContain('2 位新客户与另一位客户同名（最先在第 2 行「甲」）');
});

it('comes out by export as it went in, whatever the text', () => {
  const notes = fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '"', ',', ''), fc.string({ unit: 'grapheme' }))
    .map((parts) => `${parts.join('')}.`);
  fc.assert(
    fc.property(fc.array(notes, { minLength: 1, maxLength: 5 }), (texts) => {
      fc.pre(texts.every((text) => !/^[ \u00a0\u3000\ufeff]/.test(text)));
      const rows = [['customerId', 'at', 'content'], ...texts.map((text) => ['C001', '2024-01-05 08:30', text])];
      const after = imported(withCustomers({ id: 'C001', name: '甲' }), { module: 'interactions', file: 'i.csv', rows });
      const out = readSheet(hostOf(after, day('2024-03-25')), sheets, { sheet: 'interactions', keys: true });
      const [at, content] = [out.headers.indexOf('at'), out.headers.indexOf('content')];
      expect(out.rows.map((row) => [row[at], row[content]])).toEqual(texts.map((text) => ['2024-01-05 08:30', text]));
    }),
    { numRuns: 50 },
  );
});

it('reads 25,000 rows of 16 columns in about a second', () => {
  const customers = Array.from({ length: 4000 }, (_, at) => ({ id: `C${at}`, name: `N${at}` }));
  const book = withCustomers(...customers);
  const header = [
    'id',
    'customerId',
    'date',
    'project',
    'product',
    'quantity',
    'amount',
    'status',
    'method',
    'paidAmount',
    'dueDate',
    'paidDate',
    'startDate',
    'endDate',
    'owner',
    'notes',
  ];
  const rows = Array.from({ length: 25_000 }, (_, at) => [
    ...[`S${at}`, `C${at % 4000}`, '2024-01-05 08:30', 'P', 'Widget', '3', '1,234.50', '已付款', '转账', '5万'],
    ...['2024-01-01', '2024-01-02', '2024-01-03', '2024/1/4', '李', 'ok'],
  ]);
  const start = Date.now();
  const plan = run(book, { module: 'sales', file: 's.csv', rows: [header, ...rows] });
  const took = Date.now() - start;
  expect(plan.changed).toBe(25_000);
  expect(took).toBeLessThan(3_000);
});

test.each([5, [], '', { to: 5 }, { to: 'name', values: 5 }, { to: 'name', values: ['甲'] }, { to: 'name', values: null }])(
  'an entry of the map that is none is refused: %j',
  (entry) => {
    const problems = refused(empty(), { module: 'customers', file: 'a.csv', rows: [['全称'], ['甲公司']], map: { 全称: entry } });
    expect(problems[0]).toMatchObject({ sheet: 'a.csv', row: 1 });
  },
);

describe('values that have one right form', () => {
  const header = ['客户编号', '客户名称', '联系电话', '邮箱'];
  const file = (rows: Cell[][]) => ({ module: 'customers', file: 'c.csv', rows: [header, ...rows] });
  const book = installedBook({ customers: [{ id: 'C001', name: '甲公司', phone: '139 1234 5678' }] });

  it('get it, and what can’t be read comes in as it is and is counted', () => {
    const plan = run(
      book,
      file([
        ['C002', '乙', '+86 138-0000-0001', ' Li＠B.CN '],
        ['C003', '丙', '不详', 'c@'],
        ['C004', '丁', '139****5678', ''],
      ]),
    );
    const rows = rowsOf(bookAfter(book, plan), 'customers').slice(1);
    expect(rows.map(({ phone, email }) => [phone, email])).toEqual([
      ['13800000001', 'li@b.cn'],
      ['不详', 'c@'],
      ['139****5678', ''],
    ]);
    expect(plan.messages.filter(({ key }) => key === 'import.doubtful')).toEqual([
      { key: 'import.doubtful', params: { column: '联系电话', count: 1, row: 3, value: '不详' } },
      { key: 'import.doubtful', params: { column: '邮箱', count: 1, row: 3, value: 'c@' } },
    ]);
  });

  it('match a customer without an id by it', () => {
    const plan = run(book, file([['', '甲公司', '+86 139-1234-5678', '']]));
    expect(plan.result).toMatchObject({ added: 0 });
  });

  it('give no id that was given before, whatever stands in the sheet', () => {
    const context = contextOf(book);
    const marked = { ...context, host: { ...context.host, properties: () => ({ 'kehu.ids': '{"customers":41}' }) } };
    const plan = importFile.run(marked, file([['', '戊', '', '']]));
    expect(rowsOf(bookAfter(book, plan), 'customers').at(-1)?.id).toBe('C042');
    expect(plan.steps.at(-1)).toEqual({ kind: 'setProperty', key: 'kehu.ids', value: '{"customers":42}' });
  });
});
