import { createWorkbook, type Workbook } from '../../local/index';
import { AS_OF, runtimeOf, stopped, withoutRunIds } from '../support/builtBook';

/** `check` and `clean` of the built bundle: how many calls they make, and what is left where Google stops them. */
jest.setTimeout(240_000);

interface Answer {
  readonly ok: boolean;
  readonly error: string | null;
  readonly changed: number;
  readonly result: Readonly<Record<string, unknown>>;
}

function run(document: Workbook, id: string, args: object = {}, asOf = AS_OF): { calls: number; answer: Answer } {
  const runtime = runtimeOf(document, undefined, asOf);
  const answer = runtime.call('runCommand', id, args) as Answer;
  expect(answer.error).toBeNull();
  return { calls: runtime.last.serviceCalls, answer };
}

const sheetOf = (book: Workbook, name: string) => book.sheets.find((sheet) => sheet.name === name)!;

/** Values and formulas of all sheets but the lists of runs and of what can be undone, without ids of executions and without blank rows. */
function contentOf(book: Workbook, leftOut: readonly string[] = []): unknown {
  const sheets = book.sheets
    .filter(({ name }) => !['运行记录', '撤销记录', ...leftOut].includes(name))
    .map(({ name, values, formulas }) => ({
      name,
      values: values.map((row) => ended(Array.from(row, (cell) => cell ?? ''))).filter((row) => row.length > 0),
      formulas: formulas.map((row) => Array.from(row ?? [], (cell) => cell ?? '')).filter((row) => row.some((cell) => cell !== '')),
    }));
  return withoutRunIds({ sheets, properties: book.properties.document });
}

/** A row without the blanks at its end. */
function ended<T>(row: readonly T[]): T[] {
  const filled = row.flatMap((cell, at) => (cell === '' ? [] : [at]));
  return row.slice(0, (filled[filled.length - 1] ?? -1) + 1);
}

/** A cell of a sheet by its header, as a person would type it without an edit trigger. */
function type(book: Workbook, name: string, row: number, header: string, value: string | number | null, formula?: string): void {
  const sheet = sheetOf(book, name);
  const at = sheet.values[0]!.indexOf(header);
  const put = <T>(rows: T[][], cell: T): void => {
    const cells = rows[row - 1] ?? [];
    cells[at] = cell;
    rows[row - 1] = cells;
  };
  put(sheet.values, value);
  if (formula !== undefined) put(sheet.formulas, formula);
}

/** A book of so many customers with a sale each, of whom every third is untidy. */
function aBook(size: number): Workbook {
  const book = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
  run(book, 'install');
  const customers = Array.from({ length: size }, (_, at) => [
    `C${at}`,
    `第${at}号有限公司`,
    `1380000${String(at).padStart(4, '0')}`,
    '李静',
    '潜在客户',
  ]);
  const sales = Array.from({ length: size }, (_, at) => [`S${at}`, `C${at}`, '2024-03-01', '100', at % 3 === 0 ? '已付款' : '待付款']);
  run(book, 'import', {
    module: 'customers',
    file: 'c.csv',
    rows: [['客户编号', '客户名称', '联系电话', '负责人', '合作状态'], ...customers],
  });
  run(book, 'import', { module: 'sales', file: 's.csv', rows: [['记录编号', '客户编号', '日期', '金额', '状态'], ...sales] });
  run(book, 'refresh');
  for (let at = 0; at < size; at += 3) {
    type(book, '客户', at + 2, '联系电话', `138-0000-${String(at).padStart(4, '0')}`);
    type(book, '客户', at + 2, '邮箱', `A${at}@Example.com`);
    type(book, '销售记录', at + 2, '备注', ' 加急 ');
  }
  return book;
}

const small = aBook(30);

describe('service calls', () => {
  it('are the same for 30 customers and for 900, and few', () => {
    const large = aBook(900);
    const calls = [small, large].map((book) => {
      const copy = structuredClone(book);
      const first = run(copy, 'check').calls;
      const again = run(copy, 'check').calls;
      const preview = run(copy, 'clean', { preview: true }).calls;
      const cleaned = run(copy, 'clean');
      const nothing = run(copy, 'clean').calls;
      expect(cleaned.answer.changed).toBeGreaterThan(30);
      return { first, again, preview, cleaned: cleaned.calls, nothing };
    });
    // A sheet that is full gets rows: with what is copied into them three calls more.
    const [few, many] = calls as [(typeof calls)[number], (typeof calls)[number]];
    for (const key of Object.keys(few) as (keyof typeof few)[]) expect(many[key]).toBeLessThanOrEqual(few[key] + 3);
    expect(few.first).toBeLessThanOrEqual(30);
    expect(few.again).toBeLessThanOrEqual(30);
    expect(few.preview).toBeLessThanOrEqual(24);
    // Three columns change; each write looks for formulas first, and what it takes to undo is kept.
    expect(few.cleaned).toBeLessThanOrEqual(40);
    expect(few.nothing).toBeLessThanOrEqual(30);
  });

  it('a preview leaves the book as it is, the list of runs too', () => {
    const copy = structuredClone(small);
    const before = JSON.stringify(copy.sheets.map(({ values }) => values));
    expect(run(copy, 'clean', { preview: true }).answer.result).toMatchObject({ count: 40 });
    expect(JSON.stringify(copy.sheets.map(({ values }) => values))).toBe(before);
  });
});

describe('clean, stopped at any service call', () => {
  const book = structuredClone(small);
  type(book, '客户', 5, '邮箱', 'A3@Example.com', '="A3@Example.com"');

  test('is completed by whatever runs next; the log has each change once; a formula stays', () => {
    const whole = structuredClone(book);
    const { calls, answer } = run(whole, 'clean');
    expect(answer.changed).toBe(39);
    expect(sheetOf(whole, '客户').formulas[4]).toContain('="A3@Example.com"');
    const log = sheetOf(whole, '变更日志').values.filter((row) => row.includes('clean'));
    expect(log).toHaveLength(39);
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'clean', {}, at);
      run(torn, 'resume');
      run(torn, 'clean');
      expect({ at, book: contentOf(torn) }).toEqual({ at, book: contentOf(whole) });
    }
  });
});

describe('undo after clean', () => {
  test('gives every cell back as it was', () => {
    const copy = structuredClone(small);
    const logs = ['变更日志'];
    run(copy, 'clean');
    expect(contentOf(copy, logs)).not.toEqual(contentOf(small, logs));
    run(copy, 'undo');
    expect(contentOf(copy, logs)).toEqual(contentOf(small, logs));
  });
});

describe('check, stopped at any service call', () => {
  const book = structuredClone(small);
  run(book, 'check');
  type(book, '数据质量', 2, '确认人', '李静');

  test('is completed by whatever runs next, and forgets neither what was confirmed nor due dates', () => {
    const later = '2024-03-27';
    const whole = structuredClone(book);
    const { calls, answer } = run(whole, 'check', {}, later);
    expect(answer.result).toMatchObject({ confirmed: 1 });
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'check', {}, at, later);
      run(torn, 'resume', {}, later);
      run(torn, 'check', {}, later);
      expect({ at, book: contentOf(torn) }).toEqual({ at, book: contentOf(whole) });
    }
  });

  test('in a book that was installed before there was such a sheet, makes it', () => {
    const old = structuredClone(small);
    const gone = sheetOf(old, '数据质量').id;
    const without: Workbook = {
      ...old,
      sheets: old.sheets.filter(({ id }) => id !== gone),
      metadata: old.metadata.filter(({ sheet }) => sheet !== gone),
    };
    const whole = structuredClone(without);
    const { calls } = run(whole, 'check');
    expect(sheetOf(whole, '数据质量').values.length).toBeGreaterThan(10);
    for (let at = 1; at <= calls; at += 5) {
      const torn = stopped(without, 'check', {}, at);
      run(torn, 'resume');
      run(torn, 'check');
      expect({ at, book: contentOf(torn) }).toEqual({ at, book: contentOf(whole) });
    }
  });
});
