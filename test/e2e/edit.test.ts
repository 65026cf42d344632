import { loadProject } from '../../local/cli/project';
import { createRuntime, createWorkbook, type Runtime, type Sheet, type Workbook } from '../../local/index';

/** What happens when people type and paste, through the built bundle. */
jest.setTimeout(60_000);
const { code, html, manifest } = loadProject('dist');
type Value = string | number | boolean | null;

function runtimeOf(document: Workbook, asOf = '2024-03-25', user = 'owner@example.com'): Runtime {
  return createRuntime({ document, manifest, code, html, locale: 'zh-CN', user, asOf });
}

function run(runtime: Runtime, id: string, args: object = {}): void {
  const result = runtime.call('runCommand', id, args) as { ok: boolean; error: string | null };
  if (!result.ok) throw new Error(`${id}: ${result.error}`);
}

const installed = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
const first = runtimeOf(installed);
run(first, 'install');
run(first, 'import', {
  module: 'customers',
  file: 'customers.csv',
  rows: [
    ['客户编号', '客户名称', '联系电话', '负责人', '所属行业', '规模', '合作状态', '历史合作金额'],
    ['C001', '远航制造集团', '13800000001', '李强', '制造业', '大型企业', '成交客户', '1200000'],
    ['C002', '优品零售连锁', '13800000002', '王芳', '零售业', '中小企业', '潜在客户', '5000'],
  ],
});
run(first, 'refresh');

/** A copy of the installed book that somebody works in. */
function open(change: (document: Workbook) => void = () => undefined, asOf?: string, user?: string) {
  const document = structuredClone(installed);
  change(document);
  const runtime = runtimeOf(document, asOf, user);
  const sheet = (name: string): Sheet => {
    const found = document.sheets.find((one) => one.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  const column = (name: string, header: string): number => {
    const at = sheet(name).values[0]?.indexOf(header) ?? -1;
    if (at < 0) throw new Error(`no column ${header}`);
    return at;
  };
  return {
    document,
    runtime,
    sheet,
    column,
    at: (name: string, row: number, header: string): unknown => sheet(name).values[row - 1]?.[column(name, header)] ?? '',
    note: (name: string, row: number, header: string): string => sheet(name).notes[row - 1]?.[column(name, header)] ?? '',
    log: (): unknown[][] => sheet('变更日志').values.slice(1),
    /** Types a value or pastes a block, and holds the number of service calls. */
    type: (name: string, row: number, header: string, value: Value | Value[][]): void => {
      const block = Array.isArray(value) ? value : [[value]];
      runtime.edit(name, row, column(name, header) + 1, block);
      const most = block.length === 1 && block[0]?.length === 1 ? 8 : 12;
      if (runtime.last.serviceCalls > most)
        throw new Error(`${runtime.last.serviceCalls} service calls: ${JSON.stringify(runtime.last.calls)}`);
    },
  };
}

describe('one cell', () => {
  test('a phone number gets its one form, who and when, and a row in the log', () => {
    const book = open();
    book.type('客户', 2, '联系电话', '+86 139-1234-5678');
    expect(book.at('客户', 2, '联系电话')).toBe('13912345678');
    expect(book.at('客户', 2, '更新人')).toBe('owner@example.com');
    expect(book.log().at(-1)?.slice(1, 8)).toEqual(['C001', '联系电话', '13800000001', '13912345678', null, 'owner@example.com', 'edit']);
  });

  test('what can’t be read stays, with a note that goes when it is put right; a person’s own note stays', () => {
    const book = open((one) => {
      const sheet = one.sheets.find(({ name }) => name === '客户')!;
      sheet.notes[1] = Object.assign([], { [sheet.values[0]!.indexOf('联系电话')]: '周三后联系' });
    });
    book.type('客户', 2, '联系电话', '139-123');
    expect(book.at('客户', 2, '联系电话')).toBe('139-123');
    expect(book.note('客户', 2, '联系电话')).toBe('周三后联系\n⚠ Kehu：「139-123」不是电话号码');
    book.type('客户', 2, '联系电话', '139 1234 5678');
    expect(book.note('客户', 2, '联系电话')).toBe('周三后联系');
    expect(book.at('客户', 2, '联系电话')).toBe('13912345678');
  });

  test('a new row gets an id, what is missing and its tiers; ids of deleted rows don’t come again', () => {
    const book = open();
    book.type('客户', 4, '客户名称', '智云科技');
    expect(book.at('客户', 4, '客户编号')).toBe('C003');
    expect(book.at('客户', 4, '数据状态')).toBe('待补充: 联系电话, 负责人 · 3 个工作日内');
    expect(book.at('客户', 4, '价值层级')).toBe('潜力客户');
    book.sheet('客户').values.splice(3, 1);
    book.type('客户', 4, '客户名称', '又一家');
    expect(book.at('客户', 4, '客户编号')).toBe('C004');
    run(book.runtime, 'import', { module: 'customers', file: 'a.csv', rows: [['客户名称'], ['第三家']] });
    expect(book.at('客户', 5, '客户编号')).toBe('C005');
  });

  test('a status change re-writes the customer’s tags at once', () => {
    const book = open();
    const tags = String(book.at('客户', 3, '分类标签'));
    book.type('客户', 3, '合作状态', '意向客户');
    expect(book.at('客户', 3, '组合标签')).toBe('零售业-中小企业-意向客户');
    expect(book.at('客户', 3, '分类标签')).toBe(tags.replace('潜在客户', '意向客户'));
    const before = JSON.stringify(book.sheet('客户').values);
    run(book.runtime, 'refresh');
    expect(JSON.stringify(book.sheet('客户').values)).toBe(before);
  });

  test('an unknown customer is noted in a new record, which gets its id with the next cell', () => {
    const book = open();
    book.type('销售记录', 2, '客户编号', 'C999');
    expect(book.note('销售记录', 2, '客户编号')).toBe('⚠ Kehu：「客户」中没有编号「C999」，请核对');
    book.type('销售记录', 2, '客户编号', 'C001');
    expect(book.note('销售记录', 2, '客户编号')).toBe('');
    book.type('销售记录', 2, '日期', '2024年3月5日');
    expect(book.at('销售记录', 2, '记录编号')).toBe('S0001');
    book.type('销售记录', 2, '金额', '80万');
    expect(book.at('销售记录', 2, '金额')).toBe(800_000);
    expect(book.log().at(-1)?.slice(1, 6)).toEqual(['C001', '金额', null, '800000', '销售记录 S0001']);
  });

  test('an id that stands twice is noted', () => {
    const book = open();
    book.type('客户', 3, '客户编号', 'C001');
    expect(book.note('客户', 3, '客户编号')).toContain('「C001」出现了不止一次（第 2, 3 行）');
  });

  test('a formula in an input column is never overwritten', () => {
    const book = open();
    book.type('客户', 2, '历史合作金额', '="80"&"万"');
    const at = book.column('客户', '历史合作金额');
    expect(book.sheet('客户').formulas[1]?.[at]).toBe('="80"&"万"');
  });

  test('formula-like text stays text, in the cell and in the log', () => {
    const book = open();
    book.type('客户', 2, '备注', '=HYPERLINK("http://x")');
    const at = book.column('客户', '备注');
    expect(book.sheet('客户').formulas[1]?.[at]).toBeUndefined();
    expect(book.log().at(-1)?.[4]).toBe('=HYPERLINK("http://x")');
    expect(book.sheet('变更日志').formulas.flat().filter(Boolean)).toEqual([]);
  });

  test('masked values, computed columns and other sheets are left alone', () => {
    const book = open();
    book.type('客户', 2, '联系电话', '139****5678');
    expect(book.at('客户', 2, '联系电话')).toBe('139****5678');
    expect(book.note('客户', 2, '联系电话')).toBe('');
    const log = book.log().length;
    book.type('客户', 2, '累计合作金额', 5);
    expect(book.at('客户', 2, '累计合作金额')).toBe(5);
    expect(book.log()).toHaveLength(log);
  });

  test('clearing a cell says what is missing and keeps the row', () => {
    const book = open();
    book.type('客户', 2, '联系电话', '');
    expect(book.at('客户', 2, '数据状态')).toBe('待补充: 联系电话 · 3 个工作日内');
    expect(book.log().at(-1)?.slice(1, 5)).toEqual(['C001', '联系电话', '13800000001', null]);
    book.type('客户', 2, '客户编号', '');
    expect(book.at('客户', 2, '客户编号')).toBe('C001');
  });

  test('an edit of a settings sheet is known to the next edit', () => {
    const book = open();
    const row = book.sheet('设置').values.findIndex((cells) => cells[0] === 'phoneRegion');
    book.type('设置', row + 1, '值', 'US');
    book.type('客户', 2, '联系电话', '(415) 555-2671');
    expect(book.at('客户', 2, '联系电话')).toBe('4155552671');
  });

  test('without the copies of the settings the rest works', () => {
    const book = open((one) => {
      one.properties.document = {};
    });
    book.type('客户', 4, '客户名称', '智云科技');
    expect(book.at('客户', 4, '客户编号')).toBe('C003');
    expect(book.at('客户', 4, '价值层级')).toBe('');
  });
});

describe('pastes', () => {
  const headers = [
    '客户名称',
    '客户类型',
    '所属行业',
    '规模',
    '员工人数',
    '年营收',
    '区域',
    '合作状态',
    '联系人',
    '职位',
    '联系电话',
    '邮箱',
  ];
  const row = (at: number): Value[] => [
    `第${at}号  制造(上海)有限公司`,
    '企业',
    'manufacturing',
    '大型企业',
    '１２０',
    '80万',
    '华东',
    '意向客户',
    '张三',
    '总经理',
    `+86 138-${String(1000 + (at % 9000))}-0001`,
    ` INFO${at}＠Example.com`,
  ];

  /** A customers sheet with room. */
  const roomy = () =>
    open((one) => {
      one.sheets.find(({ name }) => name === '客户')!.maxRows = 1100;
    });

  test('1,000 new rows of 12 columns are put right, get ids and tiers, in 12 calls', () => {
    const book = roomy();
    const columns = headers.map((header) => book.column('客户', header));
    const wide = (cells: Value[]): Value[] => {
      const line = new Array<Value>(Math.max(...columns)).fill('');
      columns.forEach((column, at) => {
        line[column - 1] = cells[at] ?? '';
      });
      return line;
    };
    book.type(
      '客户',
      4,
      '客户名称',
      Array.from({ length: 1000 }, (_, at) => wide(row(at))),
    );
    expect(book.at('客户', 4, '客户编号')).toBe('C003');
    expect(book.at('客户', 1003, '客户编号')).toBe('C1002');
    expect(headers.map((header) => book.at('客户', 500, header))).toEqual([
      '第496号 制造（上海）有限公司',
      '企业',
      '制造业',
      '大型企业',
      120,
      800_000,
      '华东',
      '意向客户',
      '张三',
      '总经理',
      '13814960001',
      'info496@example.com',
    ]);
    expect(book.at('客户', 500, '组合标签')).toBe('制造业-大型企业-意向客户');
    expect(book.runtime.last.ms).toBeLessThan(4000);
  });

  test('30 columns of 1,000 known rows with wrong values: notes, a bounded log, 12 calls', () => {
    const book = roomy();
    const width = book.sheet('客户').values[0]!.length;
    const lines = Array.from({ length: 1000 }, (_, at) => {
      const line = new Array<Value>(30).fill('');
      line[0] = `C${String(at + 1).padStart(3, '0')}`;
      headers.forEach((header, index) => {
        line[book.column('客户', header)] = row(at)[index] ?? '';
      });
      line[book.column('客户', '联系电话')] = at % 2 === 0 ? '很多' : '139 1234 5678';
      return line;
    });
    book.type('客户', 2, '客户编号', lines);
    expect(width).toBeGreaterThan(30);
    expect(book.note('客户', 2, '联系电话')).toBe('⚠ Kehu：「很多」不是电话号码');
    expect(book.at('客户', 3, '联系电话')).toBe('13912345678');
    expect(book.log().length).toBeLessThanOrEqual(51);
  });

  test('across the header leaves the header as it was pasted and looks at the rows below', () => {
    const book = open();
    book.type('客户', 1, '联系电话', [['手机'], ['139 1234 5678']]);
    expect(book.sheet('客户').values[1]?.[book.sheet('客户').values[0]!.indexOf('手机')]).toBe('13912345678');
    expect(book.sheet('客户').notes[0] ?? []).toEqual([]);
  });

  test('formulas in it stay, what stands beside them is put right', () => {
    const book = open();
    const at = book.column('客户', '员工人数');
    book.type('客户', 2, '员工人数', [
      ['="１"&"２"', '80万'],
      ['１２', '=1+1'],
    ]);
    expect(book.sheet('客户').formulas[1]?.[at]).toBe('="１"&"２"');
    expect(book.sheet('客户').formulas[2]?.[at + 1]).toBe('=1+1');
    expect([book.at('客户', 3, '员工人数'), book.at('客户', 2, '年营收')]).toEqual([12, 800_000]);
  });

  test('rows that are emptied lose their stamps and Kehu’s notes', () => {
    const book = open();
    book.type('客户', 3, '联系电话', '12');
    expect(book.note('客户', 3, '联系电话')).not.toBe('');
    book.type('客户', 3, '客户编号', [new Array<Value>(30).fill('')]);
    expect(book.at('客户', 3, '数据状态')).toBe('');
    expect(book.at('客户', 3, '更新时间')).toBe('');
    expect(book.note('客户', 3, '联系电话')).toBe('');
  });

  test('two areas one after the other, with rows that people left blank between', () => {
    const book = open();
    book.type('客户', 5, '客户名称', [['甲'], [''], ['乙']]);
    book.type('客户', 5, '联系电话', [['139 1234 5678'], [''], ['13912345679']]);
    expect([5, 6, 7].map((row) => book.at('客户', row, '客户编号'))).toEqual(['C003', '', 'C004']);
    expect(book.at('客户', 5, '联系电话')).toBe('13912345678');
  });
});

describe('books that people changed', () => {
  test('columns moved and renamed are found', () => {
    const book = open((one) => {
      const sheet = one.sheets.find(({ name }) => name === '客户')!;
      sheet.values[0]![sheet.values[0]!.indexOf('联系电话')] = '手机';
    });
    book.type('客户', 2, '手机', '139 1234 5678');
    expect(book.at('客户', 2, '手机')).toBe('13912345678');
  });

  test('merged cells do no harm', () => {
    const book = open((one) => {
      const sheet = one.sheets.find(({ name }) => name === '客户')!;
      sheet.merges.push({ row: 1, column: sheet.values[0]!.indexOf('联系电话'), rows: 2, columns: 1 });
    });
    book.type('客户', 2, '联系电话', '139 1234 5678');
    expect(book.at('客户', 2, '联系电话')).toBe('13912345678');
  });

  test('another person is named', () => {
    const book = open(undefined, undefined, 'li@example.com');
    book.type('客户', 2, '负责人', '李');
    expect(book.at('客户', 2, '更新人')).toBe('li@example.com');
  });

  test('a module of people’s own gets ids and its values put right', () => {
    const book = open();
    const fields = book.sheet('字段');
    const at = ['模块', '中文表头', '类型'].map((header) => book.column('字段', header));
    const end = fields.values.filter((cells) => (cells[0] ?? '') !== '').length;
    for (const [index, [name, type]] of [
      ['项目名', 'text'],
      ['预算', 'amount'],
    ].entries()) {
      const cells: Value[] = new Array<Value>(fields.values[0]?.length ?? 0).fill('');
      ['项目', name, type].forEach((text, column) => {
        cells[at[column]!] = text ?? '';
      });
      fields.values[end + index] = cells;
    }
    run(book.runtime, 'refresh');
    book.type('项目', 2, '项目名', '一期');
    book.type('项目', 2, '预算', '80万');
    expect(book.at('项目', 2, '编号')).toBe('R0001');
    expect(book.at('项目', 2, '预算')).toBe(800_000);
  });

  test('dates are of the book’s zone', () => {
    const book = open((one) => {
      one.timeZone = 'America/New_York';
    });
    book.type('客户', 2, '合作起始日期', '2024年3月5日');
    expect(book.at('客户', 2, '合作起始日期')).toBe(45_356);
  });
});
