import fc from 'fast-check';
import { check } from '../../src/commands/check';
import { clean } from '../../src/commands/clean';
import type { Cell, Grid } from '../../src/core/cell';
import { Refusal } from '../../src/core/message';
import { readDictionary } from '../../src/core/values/lists';
import { valueParser } from '../../src/core/values/parseValue';
import type { Plan } from '../../src/host/plan';
import { modules } from '../../src/modules/index.generated';
import { type Book, bookAfter, contextOf, rowsOf, sheetOf } from '../support/hostOf';

type Row = Readonly<Record<string, Cell>>;
type Formulas = Readonly<Record<string, readonly (readonly string[])[]>>;

const KEYS = [
  'settings',
  'fields',
  'dictionary',
  'tiers',
  'staff',
  'customers',
  'sales',
  'service',
  'interactions',
  'contacts',
  'followUps',
];
const day = (text: string): Date => new Date(text);
const entry = (dimension: string, tag: string, more: Row = {}): Row => ({ dimension, tag, on: true, ...more });
const dictionary = [
  ...['潜在客户', '意向客户', '成交客户', '流失客户'].map((tag) => entry('合作状态', tag)),
  entry('自定义', 'VIP', { synonyms: '贵宾' }),
  entry('行业', '零售业', { synonyms: '零售' }),
];

function aBook(sheets: Readonly<Record<string, readonly Row[]>>): Book {
  return Object.fromEntries(
    [...KEYS, 'quality', 'changes'].map((key) => [key, sheetOf(key, sheets[key] ?? (key === 'dictionary' ? dictionary : []))]),
  );
}

function ran(book: Book, args: object = {}, options: { formulas?: Formulas; resumed?: boolean } = {}): { plan: Plan; book: Book } {
  const plan = clean.run(contextOf(book, options), { ...args });
  return { plan, book: bookAfter(book, plan) };
}

const messy: Row = {
  id: 'C001',
  name: ' 远航制造集团 ',
  industry: '零售',
  status: '潜在客户',
  phone: '138-0000-0001',
  email: 'A@Example.com',
  revenue: '80万',
  since: '2024/1/5',
  freeTags: '贵宾、VIP',
  owner: '李静',
  verifiedAt: day('2024-03-20'),
};
const tidy: Row = {
  ...messy,
  name: '远航制造集团',
  industry: '零售业',
  phone: '13800000001',
  email: 'a@example.com',
  revenue: 800_000,
  since: day('2024-01-05'),
  freeTags: 'VIP',
};
const aPaidSale: Row = {
  id: 'S0001',
  customerId: 'C001',
  date: day('2024-03-01'),
  amount: '1,200元',
  status: 'paid',
  paidDate: day('2024-03-01'),
};

describe('clean', () => {
  it('writes each value in its one right form, and the status that paid deals make certain', () => {
    const { plan, book } = ran(aBook({ customers: [messy], sales: [{ ...aPaidSale, amount: 1200, status: '已付款' }] }));
    expect(rowsOf(book, 'customers')).toEqual(rowsOf(aBook({ customers: [{ ...tidy, status: '成交客户' }] }), 'customers'));
    expect(plan.changed).toBe(8);
    expect(plan.messages).toEqual([{ key: 'clean.done', params: { count: 8, records: 1 } }]);
    expect(plan.result).toEqual({ changed: 8, left: 0, kinds: { form: 7, statusBehind: 1 } });
  });

  it('cleans every module, its own columns that people added too', () => {
    const fields = [{ module: 'sales', key: 'cost', en: 'cost', type: 'amount' }];
    const book = aBook({ customers: [{ ...tidy, status: '成交客户' }], sales: [aPaidSale], fields });
    const sales = book.sales!.map((row, at) => [...row, at === 0 ? 'cost' : '５００']);
    const after = ran({ ...book, sales }).book;
    expect(rowsOf(after, 'sales')[0]).toMatchObject({ amount: 1200, status: '已付款' });
    expect(after.sales![1]!.at(-1)).toBe(500);
  });

  it('logs each changed cell with what it was and why, naming records of other modules', () => {
    const customer = { ...tidy, status: '成交客户', phone: '138 0000 0001' };
    const { book } = ran(aBook({ customers: [customer], sales: [{ ...aPaidSale, status: '已付款' }] }));
    const columns = ['customer', 'field', 'from', 'to', 'why', 'by', 'command', 'run'];
    expect(rowsOf(book, 'changes').map((row) => columns.map((column) => row[column]))).toEqual([
      ['C001', '联系电话', '138 0000 0001', '13800000001', '电话写法不统一', 'owner@example.com', 'clean', 'run-1'],
      ['C001', '销售记录 S0001 金额', '1,200元', '1200', '数字存成了文本', 'owner@example.com', 'clean', 'run-1'],
    ]);
  });

  it('changes nothing the second time', () => {
    const once = ran(aBook({ customers: [messy], sales: [aPaidSale] })).book;
    const twice = ran(once);
    expect(twice.plan).toMatchObject({ steps: [], changed: 0, messages: [{ key: 'clean.nothing' }] });
  });

  it('goes on where one fix makes another certain: an amount that is a number now shows that a prospect has bought', () => {
    const { book, plan } = ran(aBook({ customers: [{ ...tidy, status: 'potential' }], sales: [{ ...aPaidSale, amount: '1200' }] }));
    expect(rowsOf(book, 'customers')[0]?.status).toBe('成交客户');
    expect(rowsOf(book, 'changes').map(({ field, from, to }) => [field, from, to])).toEqual([
      ['合作状态', 'potential', '成交客户'],
      ['销售记录 S0001 金额', '1200', '1200'],
      ['销售记录 S0001 状态', 'paid', '已付款'],
    ]);
    expect(plan.changed).toBe(3);
  });

  it('tells in a preview what would change, and writes nothing', () => {
    const { plan } = ran(aBook({ customers: [messy] }), { preview: true });
    expect(plan).toMatchObject({ steps: [], preview: true, changed: 0 });
    expect((plan.result as { changes: unknown[] }).changes.slice(0, 2)).toEqual([
      { module: 'customers', id: 'C001', field: 'name', from: ' 远航制造集团 ', to: '远航制造集团', why: '首尾有空格', kind: 'form' },
      { module: 'customers', id: 'C001', field: 'industry', from: '零售', to: '零售业', why: '选项的另一种叫法', kind: 'form' },
    ]);
    expect(plan.messages[0]).toEqual({ key: 'clean.would', params: { count: 7, records: 1 } });
    expect(plan.messages[1]).toMatchObject({ key: 'clean.line', params: { id: 'C001', field: '客户名称', to: '远航制造集团' } });
  });

  it('does only the kinds that are named', () => {
    const book = aBook({ customers: [messy], sales: [{ ...aPaidSale, amount: 1200, status: '已付款' }] });
    expect(ran(book, { kinds: ['statusBehind'] }).plan.result).toMatchObject({ kinds: { statusBehind: 1 } });
    expect(ran(book, { kinds: 'form' }).plan.result).toMatchObject({ kinds: { form: 7 } });
    const wrong = (kinds: unknown) => () => ran(book, { kinds });
    expect(wrong('missing')).toThrow(Refusal);
    expect(wrong([])).toThrow(Refusal);
    expect(wrong({ form: true })).toThrow(Refusal);
  });

  it('never touches a formula, also where it lies between cells that it changes', () => {
    const customers = Array.from({ length: 9 }, (_, at) => ({ ...tidy, id: `C00${at}`, name: at % 2 === 0 ? `公司${at} ` : `公司${at}` }));
    const book = aBook({ customers });
    const at = book.customers![0]!.indexOf('客户名称');
    const formulas = (rows: readonly number[]): Formulas => ({
      customers: book.customers!.map((row, index) => row.map((_, column) => (column === at && rows.includes(index - 1) ? '=X1' : ''))),
    });
    const { plan, book: after } = ran(book, {}, { formulas: formulas([2, 3]) });
    const names = rowsOf(after, 'customers').map(({ name }) => name);
    expect(names).toEqual(['公司0', '公司1', '公司2 ', '公司3', '公司4', '公司5', '公司6', '公司7', '公司8']);
    const step = plan.steps.find((one) => one.kind === 'writeColumns');
    expect(step?.kind === 'writeColumns' && step.values.slice(2, 4)).toEqual([[null], [null]]);
  });

  it('writes scattered cells of a column together, but not over what its column would refuse', () => {
    const customers = Array.from({ length: 40 }, (_, at) => ({
      ...tidy,
      id: `C${at}`,
      revenue: at % 2 === 0 ? '5' : at === 21 ? '很多' : 7,
    }));
    const step = ran(aBook({ customers })).plan.steps.find((one) => one.kind === 'writeColumns');
    const written = step?.kind === 'writeColumns' ? step.values.map(([value]) => value) : [];
    expect(written).toEqual(Array.from({ length: 40 }, (_, at) => (at === 39 || at === 21 ? null : at % 2 === 0 ? 5 : 7)));
  });

  it('leaves rows without an id, which nobody could find again', () => {
    expect(ran(aBook({ customers: [{ ...messy, id: '' }] })).plan.steps).toEqual([]);
  });

  it('changes the right one of two rows with the same id', () => {
    const { book } = ran(aBook({ customers: [tidy, { ...tidy, phone: '139-0000-0002' }] }));
    expect(rowsOf(book, 'customers').map(({ phone }) => phone)).toEqual(['13800000001', '13900000002']);
  });

  it('leaves what somebody confirmed in the sheet of findings', () => {
    const book = aBook({ customers: [messy] });
    const checked = bookAfter(book, check.run(contextOf(book), {}));
    const rows = rowsOf(checked, 'quality').map((row) => ({ ...row, confirmedBy: row.field === '客户名称' ? '李静' : '' }));
    const after = ran({ ...checked, quality: sheetOf('quality', rows) }).book;
    expect(rowsOf(after, 'customers')[0]).toMatchObject({ name: ' 远航制造集团 ', phone: '13800000001' });
  });
});

describe('whatever stands in the sheets', () => {
  const texts = fc.constantFrom(
    '',
    ' ',
    '远航 ',
    '　远航',
    '80万',
    '1,200',
    '很多',
    '2024/1/5',
    '2024-02-30',
    '贵宾、VIP',
    'vip',
    'VIP,vip',
    '138-0000-0001',
    '12',
    'A@b.com',
    'A@b.com;c@d.com',
    '139****5678',
    '张*',
    '零售',
    '航天',
    '潜在客户',
    'won',
    'paid',
    '是',
    '=1+1',
    "'5",
    '-5',
    'TRUE',
    '20240105',
    'C1',
    ' C2 ',
  );
  const cells = fc.oneof(
    texts,
    fc.integer({ min: -5, max: 20_240_505 }),
    fc.constantFrom(true, false),
    fc.constant(day('2024-03-01')),
    fc.string({ maxLength: 6 }),
  );
  const rowOf = (module: string): fc.Arbitrary<Row> => {
    const fields = modules
      .find(({ key }) => key === module)!
      .fields.filter(({ computed, stamped, key }) => !computed && !stamped && key !== 'id');
    return fc.record(Object.fromEntries(fields.map(({ key }) => [key, fc.option(cells, { nil: '' })])));
  };
  const books = fc
    .record({ customers: fc.array(rowOf('customers'), { maxLength: 8 }), sales: fc.array(rowOf('sales'), { maxLength: 12 }) })
    .map(({ customers, sales }) => {
      const withIds = (rows: Row[], prefix: string): Row[] => rows.map((row, at) => ({ ...row, id: `${prefix}${at % 7}` }));
      const at = (row: Row, index: number): Row =>
        index % 3 === 0 ? row : { ...row, customerId: `C${index % 5}`, status: '已付款', amount: 100, date: day('2024-03-01') };
      return aBook({ customers: withIds(customers, 'C'), sales: withIds(sales.map(at), 'S') });
    });
  const lists = readDictionary(undefined, [], 'zh-CN');

  it('cleaning twice changes what cleaning once changes, and leaves no finding with a fix (property)', () => {
    fc.assert(
      fc.property(books, (book) => {
        const once = ran(book);
        const twice = ran(once.book);
        expect(twice.plan.steps).toEqual([]);
        const checked = check.run(contextOf(once.book), {});
        expect(checked.result).toMatchObject({ fixable: 0 });
        const before = check.run(contextOf(book), {}).result as { fixable: number };
        expect(before.fixable === 0).toBe(once.plan.changed === 0);
      }),
      { numRuns: 150 },
    );
  });

  it('changes no cell that is read as what it holds, and no column of Kehu’s own (property)', () => {
    fc.assert(
      fc.property(books, (book) => {
        const after = ran(book).book;
        for (const module of ['customers', 'sales']) {
          const fields = modules.find(({ key }) => key === module)!.fields;
          const grid: Grid = book[module]!;
          grid.slice(1).forEach((row, at) => {
            fields.forEach((field, column) => {
              const [cell = '', now = ''] = [row[column], after[module]![at + 1]?.[column]];
              const read = valueParser(field, { language: 'zh-CN', lists })(cell);
              const isContact = field.type === 'phone' || field.type === 'email' || field.dictionary !== undefined;
              const isSettled = read.ok && (read.value === cell || (read.value instanceof Date && cell instanceof Date));
              if (field.computed || field.stamped || (isSettled && !isContact)) expect(now).toEqual(cell);
              if (!read.ok && !isContact) expect(now).toEqual(cell);
            });
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
