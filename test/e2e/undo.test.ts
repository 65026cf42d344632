import { createWorkbook, type Sheet, type Workbook } from '../../local/index';
import { AS_OF, run, runtimeOf, stopped, contentOf as wholeContent, withoutRunIds } from '../support/builtBook';

/** Undo, merge, archive and restore through the built bundle: what was taken back is as before, cell for cell, and nobody's work is overwritten. */
jest.setTimeout(300_000);

const CUSTOMERS = [
  ['客户编号', '客户名称', '联系电话', '邮箱', '负责人', '自定义标签', '备注', '合作起始日期'],
  ['C001', '远航制造集团', '13800000001', '', '李', 'VIP客户', '甲', '2019-05-01'],
  ['C002', '优品零售连锁', '13800000002', '', '王', '', '', ''],
  ['C003', '远航制造集团有限公司', '13800000003', 'a@example.com', '李', '老客户', '=1+1', '2018-03-01'],
  ['C004', '智云科技服务', '13800000004', '', '陈', '', '', '2023-12-01'],
  ['C005', '旧友贸易', '13800000005', '', '陈', '', '', '2015-01-01'],
];
const SALES = [
  ['客户编号', '日期', '金额'],
  ['C003', '2024-03-01', '100'],
  ['C001', '2024-03-02', '200'],
  ['C005', '2016-03-02', '5000'],
  ['C003', '2024-03-03', '300'],
  ['C002', '2024-02-03', '70'],
  ['C005', '2017-03-02', '6000'],
];

const installed = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
run(installed, 'install');
const filled = structuredClone(installed);
run(filled, 'import', { module: 'customers', file: 'customers.csv', rows: CUSTOMERS });
run(filled, 'import', { module: 'sales', file: 'sales.csv', rows: SALES });
run(filled, 'refresh');

/** Sheets that only grow. */
const LOGS = ['变更日志', '撤销记录'];
/** Its checksums hold ids of runs. */
const UNDO = ['撤销记录'];

/** What a book holds, however many empty rows its grids end with. */
function contentOf(book: Workbook, leftOut: readonly string[] = []): unknown {
  return JSON.parse(JSON.stringify(wholeContent(book, leftOut)).replace(/(\\?"rows\\?"):(?:99|100|12|13)\d+/g, '$1:0'));
}

function refused(book: Workbook, id: string, args: object = {}): string {
  const before = contentOf(book);
  const result = runtimeOf(book).call('runCommand', id, args) as { ok: boolean; error: string | null };
  expect(result.ok).toBe(false);
  expect(contentOf(book)).toEqual(before);
  return result.error ?? '';
}

function sheet(book: Workbook, name: string): Sheet {
  const found = book.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function column(book: Workbook, name: string, header: string): unknown[] {
  const at = sheet(book, name).values[0]?.indexOf(header) ?? -1;
  return sheet(book, name)
    .values.slice(1)
    .map((row) => row[at] ?? '')
    .filter((cell) => cell !== '');
}

function type(book: Workbook, name: string, header: string, row: number, value: string): void {
  const target = sheet(book, name);
  target.values[row]![target.values[0]!.indexOf(header)] = value;
}

/** A column of people's own with a formula in each row, a blank row, a row with a note, and a formula in a column of Kehu's. */
function livedIn(): Workbook {
  const book = structuredClone(filled);
  const customers = sheet(book, '客户');
  const at = customers.values[0]!.length;
  for (let row = 0; row <= 5; row += 1) {
    customers.values[row] ??= [];
    customers.formulas[row] ??= [];
  }
  customers.maxColumns = at + 2;
  customers.values[0]![at] = '双倍';
  customers.values[0]![at + 1] = '说明';
  for (let row = 1; row <= 5; row += 1) {
    customers.formulas[row]![at] = `=V${row + 1}*2`;
    customers.values[row]![at + 1] = row === 3 ? "'=不是公式" : `第${row}行`;
  }
  return book;
}

describe('merge', () => {
  const args = { ids: ['C001', 'C003', 'C005'], keep: 'C001' };

  test('moves records to the one that stays and the others to the archive; undo gives back the same book', () => {
    const book = livedIn();
    const before = contentOf(book, [...LOGS, '归档']);
    expect(run(book, 'merge', args)).toBeLessThanOrEqual(55);
    expect(column(book, '客户', '客户编号')).toEqual(['C001', 'C002', 'C004']);
    expect(column(book, '销售记录', '客户编号')).toEqual(['C001', 'C001', 'C001', 'C001', 'C002', 'C001']);
    expect(column(book, '归档', '编号')).toEqual(['C003', 'C005']);
    expect(column(book, '归档', '并入')).toEqual(['C001', 'C001']);
    expect(column(book, '联系人', '联系电话')).toEqual(['13800000003', '13800000005']);
    expect(column(book, '客户', '合作起始日期').length).toBe(2);
    expect(run(book, 'undo')).toBeLessThanOrEqual(60);
    expect(contentOf(book, [...LOGS, '归档'])).toEqual(before);
    expect(column(book, '归档', '编号')).toEqual([]);
  });

  test('takes values that the one that stays lacks, joins tags and notes, and keeps the earliest date', () => {
    const book = structuredClone(filled);
    run(book, 'merge', args);
    const [row] = sheet(book, '客户').values.slice(1);
    const cell = (header: string): unknown => row?.[sheet(book, '客户').values[0]!.indexOf(header)];
    expect(cell('邮箱')).toBe('a@example.com');
    expect(cell('联系电话')).toBe('13800000001');
    expect(cell('自定义标签')).toBe('VIP客户,老客户');
    expect(cell('备注')).toBe('甲\n=1+1');
    expect((sheet(book, '客户').formulas ?? []).flat().filter(Boolean)).toEqual([]);
  });

  test('is previewed without writing', () => {
    const book = structuredClone(filled);
    const before = contentOf(book);
    const result = runtimeOf(book).call('runCommand', 'merge', { ...args, preview: true }) as { messages: string[] };
    expect(result.messages.join('\n')).toContain('保留 C001 远航制造集团，并入 C003, C005');
    expect(contentOf(book)).toEqual(before);
  });

  test.each([
    [{ ids: ['C001'] }, '至少需要两位'],
    [{ ids: ['C001', 'C099'] }, 'C099'],
    [{ ids: ['C001', 'C002'], keep: 'C003' }, 'C003'],
    [{}, '查找重复'],
  ])('%j is refused: %s', (wrong, said) => {
    expect(refused(structuredClone(filled), 'merge', wrong)).toContain(said);
  });

  test('an id that stands twice is refused before anything is written', () => {
    const book = structuredClone(filled);
    type(book, '客户', '客户编号', 2, 'C001');
    expect(refused(book, 'merge', args)).toMatch(/C001.*2, 3/);
  });

  test.each([['2024-09-25']])('stopped at any service call, it is completed by whatever runs next', (later) => {
    const book = livedIn();
    const whole = structuredClone(book);
    const calls = run(whole, 'merge', args, later);
    const expected = withoutRunIds(contentOf(whole, UNDO));
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'merge', args, at, later);
      run(torn, 'resume', {}, later);
      if (column(torn, '客户', '客户编号').includes('C003')) run(torn, 'merge', args, later);
      expect({ at, book: withoutRunIds(contentOf(torn, UNDO)) }).toEqual({ at, book: expected });
    }
  });
});

describe('undo', () => {
  test('of an import restores updated values and takes added rows out, the last command first', () => {
    const book = structuredClone(installed);
    run(book, 'import', { module: 'customers', file: 'a.csv', rows: CUSTOMERS });
    const before = contentOf(book, LOGS);
    const changed = CUSTOMERS.map((row) => (row[0] === 'C002' ? ['C002', '优品零售', '13899999999', '', '王', '', '', ''] : row));
    run(book, 'import', { module: 'customers', file: 'b.csv', rows: [...changed, ['C009', '新客', '', '', '', '', '', '']] });
    run(book, 'undo');
    expect(contentOf(book, LOGS)).toEqual(before);
    run(book, 'undo');
    expect(column(book, '客户', '客户编号')).toEqual([]);
  });

  test('is refused where a person changed the same cell since, and says which', () => {
    const book = structuredClone(filled);
    run(book, 'merge', { ids: ['C001', 'C003'], keep: 'C001' });
    type(book, '客户', '邮箱', 1, 'new@example.com');
    expect(refused(book, 'undo')).toMatch(
      /无法撤销「合并重复客户」[\s\S]*「客户」，第 2 行，「邮箱」列：C001 之后已改为「new@example.com」/,
    );
  });

  test('leaves what people changed elsewhere', () => {
    const book = structuredClone(filled);
    run(book, 'merge', { ids: ['C001', 'C003'], keep: 'C001' });
    type(book, '客户', '客户名称', 2, '优品零售连锁股份');
    type(book, '客户', '负责人', 1, '赵');
    run(book, 'undo');
    expect(column(book, '客户', '客户名称')).toContain('优品零售连锁股份');
    expect(column(book, '客户', '负责人')[0]).toBe('赵');
    expect(column(book, '客户', '客户编号')).toEqual(['C001', 'C002', 'C003', 'C004', 'C005']);
  });

  test('of an import is refused while records name a customer that it added', () => {
    const book = structuredClone(installed);
    run(book, 'import', { module: 'customers', file: 'a.csv', rows: CUSTOMERS });
    const runs = column(book, '运行记录', '运行编号');
    run(book, 'import', { module: 'sales', file: 's.csv', rows: SALES });
    expect(refused(book, 'undo', { run: runs[runs.length - 1] })).toMatch(/「销售记录」，第 2 行，「客户编号」列：.*C003/);
  });

  test('an earlier merge can be undone at any later time, unless a later one overlaps, which is named', () => {
    const book = structuredClone(filled);
    const start = contentOf(book, [...LOGS, '归档']);
    run(book, 'merge', { ids: ['C001', 'C003'], keep: 'C001' });
    const first = column(book, '撤销记录', '运行编号').at(-1);
    run(book, 'merge', { ids: ['C002', 'C004'], keep: 'C002' }, '2024-04-01');
    run(book, 'undo', { run: first }, '2024-05-01');
    run(book, 'undo', {}, '2024-05-02');
    expect(contentOf(book, [...LOGS, '归档'])).toEqual(start);
    run(book, 'merge', { ids: ['C001', 'C003'], keep: 'C001' });
    const second = column(book, '撤销记录', '运行编号').at(-1);
    run(book, 'merge', { ids: ['C001', 'C002'], keep: 'C002' }, '2024-04-01');
    expect(refused(book, 'undo', { run: second })).toMatch(/请先撤销之后的「合并重复客户」/);
  });

  test('of an import is refused where a customer that it added was merged since, and the merge is named', () => {
    const book = structuredClone(installed);
    run(book, 'import', { module: 'customers', file: 'a.csv', rows: CUSTOMERS });
    const imported = column(book, '撤销记录', '运行编号').at(-1);
    run(book, 'merge', { ids: ['C001', 'C003'], keep: 'C001' });
    expect(refused(book, 'undo', { run: imported })).toMatch(/请先撤销之后的「合并重复客户」[\s\S]*C003 之后已归档或合并/);
  });

  test('says so where there is nothing to undo, and where a run was undone already', () => {
    const book = structuredClone(installed);
    const install = column(book, '撤销记录', '运行编号')[0];
    run(book, 'import', { module: 'customers', file: 'a.csv', rows: CUSTOMERS });
    const imported = column(book, '撤销记录', '运行编号').at(-1);
    run(book, 'undo');
    expect(refused(book, 'undo', { run: imported })).toContain('撤销');
    run(book, 'undo', { run: install });
    expect(book.sheets.map(({ name }) => name)).not.toContain('客户');
    expect(refused(book, 'undo')).toContain('没有可以撤销的命令');
  });

  test('stopped at any service call, it is completed by whatever runs next', () => {
    const book = livedIn();
    run(book, 'merge', { ids: ['C001', 'C003', 'C005'], keep: 'C001' });
    const whole = structuredClone(book);
    const calls = run(whole, 'undo');
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'undo', {}, at);
      run(torn, 'resume');
      if (!column(torn, '客户', '客户编号').includes('C003')) run(torn, 'undo');
      expect({ at, book: withoutRunIds(contentOf(torn, UNDO)) }).toEqual({ at, book: withoutRunIds(contentOf(whole, UNDO)) });
    }
  });
});

describe('archive', () => {
  test('takes customers without deal or contact for the set months, with their records, and puts them back where they stood', () => {
    const book = livedIn();
    const before = contentOf(book, [...LOGS, '归档']);
    expect(run(book, 'archive')).toBeLessThanOrEqual(55);
    expect(column(book, '客户', '客户编号')).toEqual(['C001', 'C002', 'C003', 'C004']);
    expect(column(book, '销售记录', '记录编号')).toEqual(['S0001', 'S0002', 'S0004', 'S0005']);
    const archive = sheet(book, '归档');
    archive.values[1]![archive.values[0]!.indexOf('恢复')] = true;
    run(book, 'unarchive');
    expect(contentOf(book, [...LOGS, '归档'])).toEqual(before);
    run(book, 'archive', { months: 6 });
    run(book, 'undo');
    expect(contentOf(book, [...LOGS, '归档'])).toEqual(before);
  });

  test('restores where a person sorted the sheet meanwhile: every record is there once', () => {
    const book = structuredClone(filled);
    run(book, 'archive', { ids: ['C001', 'C003'] });
    const sales = sheet(book, '销售记录');
    const [header, ...rows] = sales.values;
    sales.values = [header!, ...rows.reverse()];
    run(book, 'unarchive', { ids: ['C001', 'C003'] });
    expect([...column(book, '销售记录', '记录编号')].sort()).toEqual(['S0001', 'S0002', 'S0003', 'S0004', 'S0005', 'S0006']);
    expect([...column(book, '客户', '客户编号')].sort()).toEqual(['C001', 'C002', 'C003', 'C004', 'C005']);
  });

  test.each(['archive', 'unarchive'])('%s, stopped at any service call, is completed by whatever runs next', (id) => {
    const book = livedIn();
    const args = { ids: ['C001', 'C005'] };
    if (id === 'unarchive') run(book, 'archive', args);
    const whole = structuredClone(book);
    const calls = run(whole, id, args);
    const isGone = id === 'archive';
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, id, args, at);
      run(torn, 'resume');
      if (column(torn, '客户', '客户编号').includes('C001') === isGone) run(torn, id, args);
      expect({ at, book: withoutRunIds(contentOf(torn, UNDO)) }).toEqual({ at, book: withoutRunIds(contentOf(whole, UNDO)) });
    }
  });

  test('of many scattered customers takes few service calls, and gives back the same book', () => {
    const book = structuredClone(installed);
    const rows = Array.from({ length: 300 }, (_, at) => [`C${String(at + 1).padStart(3, '0')}`, `客户${at}`, `备注${at}`]);
    run(book, 'import', { module: 'customers', file: 'a.csv', rows: [['客户编号', '客户名称', '备注'], ...rows] });
    const before = contentOf(book, [...LOGS, '归档']);
    const ids = rows.filter((_, at) => at % 3 === 0).map(([id]) => id);
    expect(run(book, 'archive', { ids })).toBeLessThanOrEqual(60);
    expect(column(book, '客户', '客户编号')).toEqual(rows.filter((_, at) => at % 3 !== 0).map(([id]) => id));
    expect(run(book, 'unarchive', { ids })).toBeLessThanOrEqual(60);
    expect(contentOf(book, [...LOGS, '归档'])).toEqual(before);
    const calls = run(structuredClone(book), 'archive', { ids });
    for (let at = calls - 18; at <= calls; at += 1) {
      const torn = stopped(book, 'archive', { ids }, at, AS_OF);
      run(torn, 'resume');
      if (column(torn, '客户', '客户编号').length === 300) run(torn, 'archive', { ids });
      expect(column(torn, '客户', '客户编号').length).toBe(200);
      expect({ at, width: sheet(torn, '客户').maxColumns }).toEqual({ at, width: sheet(book, '客户').maxColumns });
      run(torn, 'unarchive', { ids });
      expect({ at, book: contentOf(torn, [...LOGS, '归档']) }).toEqual({ at, book: before });
    }
  });
});

describe('formulas that people typed into their columns', () => {
  test('stay where an import has another value, which is said, and where rows between are written', () => {
    const book = structuredClone(filled);
    const customers = sheet(book, '客户');
    const at = customers.values[0]!.indexOf('历史合作金额');
    for (let row = 0; row <= 5; row += 1) customers.formulas[row] ??= [];
    customers.formulas[3]![at] = '=100*2';
    const rows = [
      ['客户编号', '客户名称', '历史合作金额'],
      ...['C001', 'C002', 'C003', 'C004', 'C005'].map((id, index) => [id, CUSTOMERS[index + 1]![1], String(index)]),
    ];
    const result = runtimeOf(book).call('runCommand', 'import', { module: 'customers', file: 'a.csv', rows }) as { messages: string[] };
    expect(result.messages.join('\n')).toContain('「客户」中有 1 个单元格是公式，没有覆盖');
    expect(sheet(book, '客户').formulas[3]?.[at]).toBe('=100*2');
    expect(sheet(book, '客户').values[2]?.[at]).toBe(1);
    expect(sheet(book, '客户').values[4]?.[at]).toBe(3);
  });
});
