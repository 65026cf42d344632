import { loadProject } from '../../local/cli/project';
import { deleteLines, insertLines } from '../../local/document/structure';
import { createRuntime, createWorkbook, type Sheet, type Workbook } from '../../local/index';

/** The built bundle on books whose sheets and columns people have copied, deleted, renamed and moved. */
jest.setTimeout(60_000);
const { code, html, manifest } = loadProject('dist');

interface Result {
  readonly ok: boolean;
  readonly error: string | null;
  readonly changed: number;
  readonly messages: readonly string[];
}

function run(document: Workbook, id: string, args: object = {}, asOf = '2024-06-25'): Result {
  return createRuntime({ document, manifest, code, html, locale: 'zh-CN', user: 'owner@example.com', asOf }).call(
    'runCommand',
    id,
    args,
  ) as Result;
}

const CUSTOMERS = [
  ['客户编号', '客户名称', '联系电话', '历史合作金额'],
  ['C001', '远航制造集团', '13800000001', '1200000'],
  ['C002', '优品零售连锁', '13800000002', '5000'],
];
const SALES = [
  ['客户编号', '日期', '金额'],
  ['C001', '2024-03-01', '100'],
  ['C002', '2024-03-02', '700000'],
];
const installed = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
for (const [id, args] of [
  ['install', {}],
  ['import', { module: 'customers', file: 'customers.csv', rows: CUSTOMERS }],
  ['import', { module: 'sales', file: 'sales.csv', rows: SALES }],
  ['refresh', {}],
] as const) {
  const result = run(installed, id, args, '2024-03-25');
  if (!result.ok) throw new Error(`${id}: ${result.error}`);
}

function book(change: (document: Workbook) => void): Workbook {
  const copy = structuredClone(installed);
  change(copy);
  return copy;
}

function sheet(document: Workbook, name: string): Sheet {
  const found = document.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function column(document: Workbook, name: string, header: string): number {
  const at = sheet(document, name).values[0]?.indexOf(header) ?? -1;
  if (at < 0) throw new Error(`no column ${header}`);
  return at;
}

function cells(document: Workbook, name: string, header: string): unknown[] {
  const at = column(document, name, header);
  return sheet(document, name)
    .values.slice(1)
    .map((row) => row[at] ?? '');
}

/** Copies a column to the left edge, as Sheets does: with its metadata. */
function copyColumn(document: Workbook, name: string, header: string, title: string): void {
  const from = column(document, name, header) + 1;
  const target = sheet(document, name);
  insertLines(document, target, 'column', 0, 1);
  for (const row of target.values) row[0] = row[from] ?? null;
  if (target.values[0]) target.values[0][0] = title;
  const copied = document.metadata.filter((one) => one.location === 'COLUMN' && one.sheet === target.id && one.index === from);
  document.metadata.push(...copied.map((one) => ({ ...one, id: 9000, index: 0 })));
}

function copySheet(document: Workbook, name: string, title: string): Sheet {
  const copy = { ...structuredClone(sheet(document, name)), id: 9001, name: title };
  const metadata = document.metadata.filter((one) => one.sheet === sheet(document, name).id);
  document.metadata.push(...metadata.map((one, at) => ({ ...one, id: 9100 + at, sheet: copy.id })));
  document.sheets.push(copy);
  return copy;
}

function deleteSheet(document: Workbook, name: string): void {
  const gone = sheet(document, name);
  document.sheets = document.sheets.filter((one) => one !== gone);
  document.metadata = document.metadata.filter((one) => one.sheet !== gone.id);
}

describe('columns that people changed', () => {
  test.each(['累计合作金额 旧', ''])('what is computed goes into the original, not into its copy “%s”', (title) => {
    const document = book((one) => copyColumn(one, '客户', '累计合作金额', title));
    const before = sheet(document, '客户').values.map((row) => row[0]);
    expect(run(document, 'import', { module: 'sales', file: 'more.csv', rows: [SALES[0], ['C002', '2024-06-01', '10']] }).error).toBeNull();
    expect(run(document, 'refresh').error).toBeNull();
    expect(cells(document, '客户', '累计合作金额')).toEqual([1_200_100, 705_010]);
    expect(sheet(document, '客户').values.map((row) => row[0])).toEqual(before);
    expect(run(document, 'refresh').changed).toBe(0);
  });

  test('a copy under the same header stops the command, and nothing is written', () => {
    const document = book((one) => copyColumn(one, '客户', '累计合作金额', '累计合作金额'));
    const before = JSON.stringify(document.sheets);
    expect(run(document, 'refresh').error).toContain('「累计合作金额 / Lifetime amount」列：有两列都可能是这一列');
    expect(JSON.stringify(document.sheets)).toBe(before);
  });

  test('without metadata, headers with blanks or keys for names are found for writing as they are for reading', () => {
    const document = book((one) => {
      one.metadata = one.metadata.filter(({ location, sheet: id }) => location !== 'COLUMN' || id !== sheet(one, '客户').id);
      const header = sheet(one, '客户').values[0] ?? [];
      header[column(one, '客户', '客户编号')] = ' 客户 编号 ';
      header[column(one, '客户', '价值层级')] = 'valueTier';
    });
    expect(run(document, 'refresh').error).toBeNull();
    expect(cells(document, '客户', 'valueTier')).toEqual(['战略客户', '重点客户']);
  });

  test.each([
    ['销售记录', '金额', '「金额 / Amount」列'],
    ['销售记录', '状态', '「状态 / Status」列'],
    ['客户', '客户编号', '「客户编号 / Customer ID」列'],
    ['客户', '活跃度', '「活跃度 / Activity」列'],
    ['分层规则', '条件', '「条件 / Condition」列'],
  ])('refresh stops where %s lost %s, instead of counting without it', (name, header, said) => {
    const document = book((one) => deleteLines(one, sheet(one, name), 'column', column(one, name, header), 1));
    const before = JSON.stringify(document.sheets);
    const { error } = run(document, 'refresh');
    expect(error).toContain(`工作表「${name}」，第 1 行，${said}：找不到这一列`);
    expect(JSON.stringify(document.sheets)).toBe(before);
  });

  test('a header that isn’t in row 1 any more stops the command', () => {
    const document = book((one) => insertLines(one, sheet(one, '客户'), 'row', 0, 1));
    const before = JSON.stringify(document.sheets);
    expect(run(document, 'refresh').error).toContain('工作表「客户」，第 2 行：表头不在第 1 行');
    expect(JSON.stringify(document.sheets)).toBe(before);
  });

  test('the record of runs keeps to its columns when people insert their own', () => {
    const document = book((one) => {
      insertLines(one, sheet(one, '运行记录'), 'column', 0, 1);
      insertLines(one, sheet(one, '运行记录'), 'column', 3, 1);
    });
    run(document, 'refresh');
    expect(cells(document, '运行记录', '命令').slice(-1)).toEqual(['refresh']);
    expect(cells(document, '运行记录', '结果').slice(-1)).toEqual(['完成']);
    expect(sheet(document, '运行记录').values.every((row) => (row[0] ?? '') === '' && (row[3] ?? '') === '')).toBe(true);
  });
});

describe('sheets that people changed', () => {
  test('a copy of a sheet is left alone', () => {
    const document = book((one) => copySheet(one, '客户', '客户的副本'));
    const before = JSON.stringify(sheet(document, '客户的副本').values);
    expect(
      run(document, 'import', { module: 'customers', file: 'more.csv', rows: [CUSTOMERS[0], ['C003', '智云科技', '138', '9']] }).error,
    ).toBeNull();
    expect(run(document, 'refresh').error).toBeNull();
    expect(cells(document, '客户', '客户编号')).toEqual(['C001', 'C002', 'C003']);
    expect(JSON.stringify(sheet(document, '客户的副本').values)).toBe(before);
  });

  test('two copies that can’t be told apart stop the command', () => {
    const document = book((one) => {
      copySheet(one, '客户', '客户2024');
      sheet(one, '客户').name = '我的客户';
    });
    const before = JSON.stringify(document.sheets);
    expect(run(document, 'refresh').error).toBe(
      '有几张工作表都可能是「客户 / Customers」：我的客户, 客户2024。请删除副本，或把原来的那张改名为「客户 / Customers」',
    );
    expect(JSON.stringify(document.sheets)).toBe(before);
  });

  test('a change log that is gone is missed before anything is written', () => {
    const document = book((one) => deleteSheet(one, '变更日志'));
    const before = JSON.stringify(document.sheets);
    expect(run(document, 'refresh').error).toContain('缺少「变更日志 / Changes」');
    expect(JSON.stringify(document.sheets)).toBe(before);
    expect(document.properties.document).toEqual(installed.properties.document);
  });
});

describe('a column of people’s own whose type they changed', () => {
  /** A book with the column 来源 of one type that is then given another; the row of *fields* is by its columns. */
  const retyped = (before: readonly string[], after: readonly string[]): Workbook => {
    const document = book(() => undefined);
    const fields = sheet(document, '字段');
    const at = ['模块', '中文表头', '类型', '列表/范围', '公式'].map((header) => column(document, '字段', header));
    const row = fields.values.filter((cells) => (cells[0] ?? '') !== '').length;
    for (const type of [before, after]) {
      const cells: string[] = [];
      for (const [index, text] of ['customers', '来源', ...type].entries()) cells[at[index] ?? 0] = text;
      fields.values[row] = Array.from({ length: fields.values[0]?.length ?? 0 }, (_, position) => cells[position] ?? '');
      expect(run(document, 'refresh').error).toBeNull();
    }
    return document;
  };

  test.each<[string, readonly string[], readonly string[], unknown]>([
    ['a list becomes computed', ['list', '展会,官网'], ['computed', '', '"大"'], '大'],
    ['a number becomes computed text', ['number', '0..5'], ['computed', '', '"大"'], '大'],
    ['a date becomes a computed amount', ['date'], ['computed', '', '累计合作金额'], 1_200_100],
    ['a computed date becomes a number', ['computed', '', '首次合作'], ['computed', '', '累计合作次数'], 2],
    ['a computed number becomes a date', ['computed', '', '累计合作次数'], ['computed', '', '首次合作'], 45352],
    ['computed text becomes a date', ['computed', '', '"大"'], ['computed', '', '首次合作'], 45352],
  ])('%s: it is filled, and refresh settles', (_, before, after, cell) => {
    const document = retyped(before, after);
    expect(cells(document, '客户', '来源')[0]).toBe(cell);
    expect(run(document, 'refresh').changed).toBe(0);
  });

  test.each<[readonly string[], readonly string[], string, unknown]>([
    [['text'], ['number', '0..9'], '7', 7],
    [['text'], ['date'], '2024-05-06', 45418],
    [['number', '0..9'], ['text'], '0071', '0071'],
    [['date'], ['text'], '2024-05-06', '2024-05-06'],
  ])('from %p to %p takes what is typed', (before, after, typed, cell) => {
    const document = retyped(before, after);
    const runtime = createRuntime({ document, manifest, code, html, locale: 'zh-CN', user: 'owner@example.com', asOf: '2024-06-25' });
    runtime.edit('客户', 2, column(document, '客户', '来源') + 1, [[typed]]);
    expect(cells(document, '客户', '来源')[0]).toBe(cell);
  });

  test('keeps the format that people gave it themselves', () => {
    const document = retyped(['amount'], ['amount', '0..']);
    const at = column(document, '客户', '来源');
    const styles = sheet(document, '客户').styles;
    document.styles.push({ numberFormat: '[$¥-804]#,##0' });
    styles[1] = Object.assign([...(styles[1] ?? [])], { [at]: document.styles.length - 1 });
    const fields = sheet(document, '字段').values;
    (fields[fields.length - 1] ?? [])[column(document, '字段', '列表/范围')] = '0..9';
    expect(run(document, 'refresh').error).toBeNull();
    expect(document.styles[styles[1]?.[at] ?? 0]?.numberFormat).toBe('[$¥-804]#,##0');
  });
});

describe('records that can’t be counted', () => {
  test('are said with their column and first row', () => {
    const document = book((one) => {
      const rows = sheet(one, '销售记录').values;
      (rows[1] ?? [])[column(one, '销售记录', '金额')] = '很多';
      (rows[2] ?? [])[column(one, '销售记录', '日期')] = '上个月';
      (rows[2] ?? [])[column(one, '销售记录', '客户编号')] = 'C999';
    });
    expect(run(document, 'refresh').messages.slice(1, 4)).toEqual([
      '「销售记录」有 1 行的「金额」不是数字，未计入（首行：第 2 行）',
      '「销售记录」有 1 行的「客户编号」不在客户表中，未计入（首行：第 3 行）',
      '「销售记录」有 1 行的「日期」不是日期，未计入时间统计（首行：第 3 行）',
    ]);
  });

  test('a date that no calendar reaches is one of them', () => {
    const document = book((one) => {
      (sheet(one, '销售记录').values[1] ?? [])[column(one, '销售记录', '日期')] = 1e9;
    });
    expect(run(document, 'refresh').messages[1]).toContain('「日期」不是日期');
  });

  test('an emptied tiers sheet is said', () => {
    const document = book((one) => {
      sheet(one, '分层规则').values.length = 1;
    });
    expect(run(document, 'refresh').messages).toContain('「分层规则」中没有「价值层级」的规则，该列已留空');
  });
});
