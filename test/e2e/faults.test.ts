import { createWorkbook } from '../../local/index';
import { contentOf, run, stopped, withoutRunIds } from '../support/builtBook';

/** The built bundle, stopped as Google stops it: whatever runs next completes what was begun. */
jest.setTimeout(180_000);

const empty = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
const installed = structuredClone(empty);
const installCalls = run(installed, 'install');

describe('install, stopped at any service call', () => {
  // Every call of the first sheets, then a sample: the rest repeats sheet by sheet.
  const points = Array.from({ length: installCalls }, (_, at) => at + 1).filter((at) => at <= 12 || at % 71 === 0 || at > installCalls - 3);
  test(`is completed by running it again (${points.length} of ${installCalls} calls)`, () => {
    // What was made before a kill can't be told from what was there: the record of a continued install is of the rest.
    const expected = contentOf(installed, ['撤销记录']);
    for (const at of points) {
      const torn = stopped(empty, 'install', {}, at);
      run(torn, 'install');
      expect({ at, book: contentOf(torn, ['撤销记录']) }).toEqual({ at, book: expected });
    }
  });
});

describe('refresh, stopped at any service call', () => {
  const book = structuredClone(installed);
  const customers = [
    ['客户编号', '客户名称', '历史合作金额'],
    ['C001', '远航制造集团', '1200000'],
    ['C002', '优品零售连锁', '5000'],
    ['C003', '智云科技', ''],
  ];
  const sales = [
    ['客户编号', '日期', '金额'],
    ['C001', '2024-03-01', '100'],
    ['C001', '2024-03-02', '200'],
    ['C002', '2023-12-28', '700000'],
  ];
  run(book, 'import', { module: 'customers', file: 'customers.csv', rows: customers });
  run(book, 'import', { module: 'sales', file: 'sales.csv', rows: sales });
  run(book, 'refresh');

  test('is completed by whatever runs next, and the log has each change once', () => {
    const later = '2024-09-25';
    const whole = structuredClone(book);
    const calls = run(whole, 'refresh', {}, later);
    const log = whole.sheets.find((sheet) => sheet.name === '变更日志')?.values.filter((row) => row[1] !== undefined && row[1] !== null);
    expect(log?.length).toBeGreaterThan(3);
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'refresh', {}, at, later);
      run(torn, 'resume', {}, later);
      run(torn, 'refresh', {}, later);
      expect({ at, book: withoutRunIds(contentOf(torn)) }).toEqual({ at, book: withoutRunIds(contentOf(whole)) });
    }
  });

  test('makes at most 24 service calls, also when it logs changes', () => {
    expect(run(structuredClone(book), 'refresh', {}, '2024-09-25')).toBeLessThanOrEqual(24);
  });

  test('makes no more calls for blank rows between customers, and leaves them blank', () => {
    const calls = run(structuredClone(book), 'refresh', {}, '2024-09-25');
    const spaced = structuredClone(book);
    const sheet = spaced.sheets.find((one) => one.name === '客户');
    for (const at of [3, 2]) sheet?.values.splice(at, 0, []);
    expect(run(spaced, 'refresh', {}, '2024-09-25')).toBe(calls);
    const filled = sheet?.values.map((row) => row.filter((cell) => cell !== null && cell !== undefined && cell !== '').length);
    expect(filled?.map((count) => count > 0)).toEqual([true, true, false, true, false, true]);
  });

  test('text like a formula in a column that lost its plain-text format costs one call more and stays text', () => {
    const hostile = structuredClone(book);
    const sheet = hostile.sheets.find((one) => one.name === '客户');
    const header = sheet?.values[0] ?? [];
    const industry = header.indexOf('所属行业');
    if (sheet?.values[1]) sheet.values[1][industry] = '=HYPERLINK("http://example.com")';
    for (const row of sheet?.styles ?? []) row.fill(0);
    expect(run(hostile, 'refresh', {}, '2024-09-25')).toBeLessThanOrEqual(25);
    expect((sheet?.formulas ?? []).flat().filter((formula) => formula)).toEqual([]);
    expect(String(sheet?.values[1]?.[header.indexOf('分类标签')])).toMatch(/^=HYPERLINK/);
  });
});

describe('import, stopped at any service call', () => {
  const book = structuredClone(installed);
  const header = ['客户编号', '客户名称', '联系电话', '历史合作金额'];
  const rowsBefore = [header, ['C001', '远航制造集团', '13800000001', '5'], ['C002', '优品零售连锁', '', '6']];
  run(book, 'import', { module: 'customers', file: 'customers.csv', rows: rowsBefore });
  const args = {
    module: 'customers',
    file: 'more.csv',
    rows: [header, ['C003', '智云科技', '139', '7'], ['C002', '优品零售连锁', '13800000002', '8']],
  };

  test('is completed by whatever runs next, update times and data status included', () => {
    const later = '2024-09-25';
    const whole = structuredClone(book);
    const calls = run(whole, 'import', args, later);
    for (let at = 1; at <= calls; at += 1) {
      const torn = stopped(book, 'import', args, at, later);
      run(torn, 'resume', {}, later);
      run(torn, 'import', args, later);
      expect({ at, book: withoutRunIds(contentOf(torn)) }).toEqual({ at, book: withoutRunIds(contentOf(whole)) });
    }
  });
});
