import { loadProject } from '../../local/cli/project';
import { createRuntime, createWorkbook, type Workbook } from '../../local/index';
import type { Runtime } from '../../local/runtime';
import { ScriptKilled } from '../../local/runtime';

/** The built bundle, stopped as Google stops it: whatever runs next completes what was begun. */
jest.setTimeout(180_000);
const { code, html, manifest } = loadProject('dist');
const AS_OF = '2024-03-25';

function runtimeOf(document: Workbook, at?: number, asOf = AS_OF): Runtime {
  const fault = at === undefined ? {} : { fault: { kind: 'kill' as const, at } };
  return createRuntime({ document, manifest, code, html, locale: 'zh-CN', user: 'owner@example.com', asOf, ...fault });
}

function run(document: Workbook, id: string, args: object = {}, asOf = AS_OF): number {
  const runtime = runtimeOf(document, undefined, asOf);
  const result = runtime.call('runCommand', id, args) as { ok: boolean; error: string | null };
  expect(result.error).toBeNull();
  return runtime.last.serviceCalls;
}

/** A copy of a book in which a command was stopped before its N-th service call. */
function stopped(document: Workbook, id: string, args: object, at: number, asOf = AS_OF): Workbook {
  const torn = structuredClone(document);
  expect(() => runtimeOf(torn, at, asOf).call('runCommand', id, args)).toThrow(ScriptKilled);
  return torn;
}

/** What a book holds, by sheet title and in the order of keys, without ids of things and without the list of runs. */
function contentOf(book: Workbook): unknown {
  const styleOf = (index: number | undefined): unknown => book.styles[index ?? 0] ?? {};
  const ruleOf = (index: number | undefined): unknown => (index ? book.validations[index - 1] : null);
  const titleOf = (id: number | undefined): string => book.sheets.find((sheet) => sheet.id === id)?.name ?? '';
  return {
    sheets: book.sheets
      .filter((sheet) => sheet.name !== '运行记录')
      .map(({ id: _, values, styles, validations, protections, conditionalFormats, ...sheet }) => ({
        name: sheet.name,
        frozenRows: sheet.frozenRows,
        tabColor: sheet.tabColor,
        maxColumns: sheet.maxColumns,
        columnWidths: sheet.columnWidths,
        values: values.map((row) => row.map((cell) => cell ?? '')).filter((row) => row.some((cell) => cell !== '')),
        notes: sheet.notes,
        styles: [0, 1, 2].map((row) => Array.from({ length: 50 }, (_unused, column) => styleOf(styles[row]?.[column]))),
        validations: Array.from({ length: 50 }, (_unused, column) =>
          JSON.stringify(ruleOf(validations[1]?.[column]))?.replace(/"sheet":\d+/, ''),
        ),
        protections: protections.map(({ id: _id, ...one }) => one),
        conditionalFormats,
      })),
    metadata: book.metadata.map((one) => `${titleOf(one.sheet)} ${one.location} ${one.index ?? ''} ${one.key}=${one.value}`).sort(),
    properties: book.properties.document,
  };
}

const empty = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
const installed = structuredClone(empty);
const installCalls = run(installed, 'install');

describe('install, stopped at any service call', () => {
  // Every call of the first sheets, then a sample: the rest repeats sheet by sheet.
  const points = Array.from({ length: installCalls }, (_, at) => at + 1).filter((at) => at <= 12 || at % 71 === 0 || at > installCalls - 3);
  test(`is completed by running it again (${points.length} of ${installCalls} calls)`, () => {
    const expected = contentOf(installed);
    for (const at of points) {
      const torn = stopped(empty, 'install', {}, at);
      run(torn, 'install');
      expect({ at, book: contentOf(torn) }).toEqual({ at, book: expected });
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

/** Ids of executions differ from run to run, and so do the seconds at which they write. */
function withoutRunIds(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content)
      .replace(/"\d{14}-[a-z0-9]+"/g, '"run"')
      .replace(/45560\.\d+|45[0-9]{3}\.\d{4,}/g, '"time"'),
  );
}
