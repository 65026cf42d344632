import fc from 'fast-check';
import { createWorkbook, type Sheet, type Workbook } from '../../local/index';
import { runtimeOf } from '../support/builtBook';

/** Sheets and columns as people make them in the sheet *fields*, through the built bundle. */
jest.setTimeout(240_000);

interface Result {
  readonly ok: boolean;
  readonly error: string | null;
  readonly messages: readonly string[];
  readonly result: { readonly changes?: readonly { readonly sheet: string; readonly kind: string; readonly names: readonly string[] }[] };
}

function command(document: Workbook, id: string, args: object = {}): Result & { readonly calls: number } {
  const runtime = runtimeOf(document);
  const result = runtime.call('runCommand', id, args) as Result;
  return { ...result, calls: runtime.last.serviceCalls };
}

function must(document: Workbook, id: string, args: object = {}): Result & { readonly calls: number } {
  const result = command(document, id, args);
  expect(result.error).toBeNull();
  return result;
}

const installed = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
const firstInstall = command(installed, 'install');
const CUSTOMERS = [
  ['客户编号', '客户名称', '联系电话', '竞争对手', '备注'],
  ['C001', '远航制造集团', '13800000001', '甲公司', '重点'],
  ['C002', '优品零售连锁', '13800000002', '乙公司', ''],
];
const SALES = [
  ['客户编号', '日期', '金额', '已付金额', '产品/服务'],
  ['C001', '2024-03-01', '100', '40', '云'],
  ['C002', '2024-03-02', '700000', '700000', '云'],
];
command(installed, 'import', { module: 'customers', file: 'customers.csv', rows: CUSTOMERS });
command(installed, 'import', { module: 'sales', file: 'sales.csv', rows: SALES });
command(installed, 'refresh');

const copy = (): Workbook => structuredClone(installed);

function sheet(document: Workbook, name: string): Sheet {
  const found = document.sheets.find((one) => one.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

const headersOf = (document: Workbook, name: string): unknown[] => sheet(document, name).values[0] ?? [];

function column(document: Workbook, name: string, header: string): number {
  const at = headersOf(document, name).indexOf(header);
  if (at < 0) throw new Error(`no column ${header} in ${name}: ${headersOf(document, name)}`);
  return at;
}

function cells(document: Workbook, name: string, header: string): unknown[] {
  const at = column(document, name, header);
  return sheet(document, name)
    .values.slice(1)
    .map((row) => row[at] ?? '');
}

/** Types into the row of *fields* that is about a column, or into a new one. */
function fieldsRow(document: Workbook, module: string, key: string, typed: Readonly<Record<string, string>>): number {
  const { values } = sheet(document, '字段');
  const [m, k] = [column(document, '字段', '模块'), column(document, '字段', '键')];
  let at = values.findIndex((row, index) => index > 0 && row[m] === module && (row[k] ?? '') === key);
  if (at < 0) {
    at = values.length;
    while (at > 1 && (values[at - 1] ?? []).every((cell) => cell === '' || cell === null || cell === false)) at -= 1;
    values[at] = headersOf(document, '字段').map(() => '');
    values[at]![m] = module;
    values[at]![k] = key;
  }
  for (const [header, text] of Object.entries(typed)) values[at]![column(document, '字段', header)] = text;
  return at;
}

const check = (document: Workbook, row: number): unknown => sheet(document, '字段').values[row]?.[column(document, '字段', '检查结果')];
const isHidden = (document: Workbook, name: string, header: string): boolean =>
  sheet(document, name).hiddenColumns.includes(column(document, name, header));
const ruleOf = (document: Workbook, name: string, header: string, row = 1) =>
  document.validations[(sheet(document, name).validations[row]?.[column(document, name, header)] ?? 0) - 1];

/** What a person types, and whether Sheets takes it. */
function type(document: Workbook, name: string, header: string, text: string, row = 2): string | undefined {
  try {
    runtimeOf(document).edit(name, row, column(document, name, header) + 1, [[text]]);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('install', () => {
  test('takes few service calls: one a column for its key, which can’t be grouped, and few a sheet besides; again, only looks', () => {
    const marks = installed.metadata.filter(({ key }) => key.startsWith('kehu.')).length;
    expect(firstInstall.calls - marks).toBeLessThanOrEqual(17 * installed.sheets.length);
    const again = must(copy(), 'install');
    expect(again.calls).toBeLessThanOrEqual(120);
    expect(again.messages[0]).toBe('所有工作表都已存在，内容保持不变');
  });

  test('shows what it would do without writing, and says the same when it does it', () => {
    const document = copy();
    fieldsRow(document, 'customers', 'competitor', { 状态: '停用' });
    fieldsRow(document, 'sales', '', { 中文表头: '毛利', 类型: 'amount' });
    const at = column(document, '客户', '备注');
    for (const row of sheet(document, '客户').values) row.splice(at + 30, 0, null);
    headersOf(document, '客户')[at + 30] = '我的列';
    document.metadata = document.metadata.map((one) =>
      one.sheet === sheet(document, '客户').id && one.location === 'COLUMN' && (one.index ?? 0) >= at + 30
        ? { ...one, index: (one.index ?? 0) + 1 }
        : one,
    );
    const before = JSON.stringify(document);
    const told = must(document, 'install', { preview: true });
    expect(JSON.stringify(document)).toBe(before);
    expect(told.messages[0]).toContain('预览');
    expect(told.messages).toEqual(
      expect.arrayContaining(['「客户」停用列：竞争对手；已填的内容保留', '「销售记录」补充列：毛利', '「客户」保留您自己的列：我的列']),
    );
    const done = must(document, 'install');
    expect(done.messages.slice(1)).toEqual(told.messages.slice(1));
    expect(done.result.changes).toEqual(told.result.changes);
    expect(cells(document, '客户', '竞争对手')).toEqual(['甲公司', '乙公司']);
  });

  test('never computes into a column that people filled before', () => {
    const document = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
    const only = document.sheets[0]!;
    only.name = '客户';
    only.values = [
      ['客户编号', '客户名称', '分类标签', '价值层级'],
      ['C001', '远航制造集团', '我手写的标签', '高'],
    ];
    const told = must(document, 'install');
    expect(told.messages.join('\n')).toContain('「客户」的「分类标签, 价值层级」已有您填的内容，原样保留');
    must(document, 'refresh');
    must(document, 'install');
    expect(sheet(document, '客户').values[1]?.slice(0, 4)).toEqual(['C001', '远航制造集团', '我手写的标签', '高']);
    expect(headersOf(document, '客户').filter((header) => header === '价值层级').length).toBe(2);
    expect(sheet(document, '客户').values[1]?.[headersOf(document, '客户').lastIndexOf('价值层级')]).toBe('潜力客户');
  });
});

describe('a column', () => {
  test('is hidden, works on, and is shown again', () => {
    const document = copy();
    const row = fieldsRow(document, 'customers', 'valueTier', { 状态: '隐藏' });
    expect(must(document, 'refresh').messages).toContain('「客户」隐藏列：价值层级');
    expect(isHidden(document, '客户', '价值层级')).toBe(true);
    expect(cells(document, '客户', '价值层级')).toEqual(['潜力客户', '重点客户']);
    // Who shows it in the sheet keeps it so.
    sheet(document, '客户').hiddenColumns = [];
    must(document, 'refresh');
    expect(isHidden(document, '客户', '价值层级')).toBe(false);
    fieldsRow(document, 'customers', 'valueTier', { 状态: '' });
    sheet(document, '客户').hiddenColumns = [column(document, '客户', '价值层级')];
    expect(must(document, 'refresh').messages).toContain('「客户」重新显示列：价值层级');
    expect(isHidden(document, '客户', '价值层级')).toBe(false);
    expect(check(document, row) ?? '').toBe('');
  });

  test('is retired: its cells stay, nothing checks or computes it, rules that name it say so; taken back, all is as before', () => {
    const document = copy();
    fieldsRow(document, 'customers', 'size', { 状态: '停用' });
    fieldsRow(document, 'customers', 'satisfaction', { 状态: 'retired' });
    const named = fieldsRow(document, 'customers', 'sat2', { 中文表头: '满意翻倍', 类型: 'computed', 公式: '满意度 * 2' });
    sheet(document, '客户').values[1]![column(document, '客户', '规模')] = '很大';
    const rule = ruleOf(document, '客户', '规模');
    expect(rule).toBeDefined();
    expect(must(document, 'refresh').messages).toContain('「客户」停用列：规模, 满意度；已填的内容保留');
    expect(cells(document, '客户', '规模')[0]).toBe('很大');
    expect(ruleOf(document, '客户', '规模')).toBeUndefined();
    expect(check(document, named)).toContain('「满意度」已停用');
    expect(cells(document, '标签规则', '检查结果').join()).toContain('「满意度」已停用');
    expect(cells(document, '设置', '检查结果').join()).toContain('「size」已停用');
    for (const key of ['size', 'satisfaction']) fieldsRow(document, 'customers', key, { 状态: '' });
    expect(must(document, 'refresh').messages).toContain('「客户」恢复使用列：规模, 满意度');
    expect(ruleOf(document, '客户', '规模')).toEqual(rule);
    expect(cells(document, '标签规则', '检查结果').join('')).toBe('');
  });

  test('that Kehu can’t do without refuses at its row', () => {
    const document = copy();
    const row = fieldsRow(document, 'sales', 'amount', { 状态: '停用' });
    must(document, 'refresh');
    expect(check(document, row)).toBe('Kehu 离不开「金额」，不能这样设置');
  });

  test('is renamed where its header is Kehu’s still, and rules go on knowing its former name', () => {
    const document = copy();
    fieldsRow(document, 'customers', 'level', { 中文表头: '等级', 类型: 'list', '列表/范围': '金,银' });
    const sum = fieldsRow(document, 'customers', 'gold', { 中文表头: '是金', 类型: 'computed', 公式: '等级 = 金' });
    headersOf(document, '客户')[column(document, '客户', '备注')] = '我的备注';
    must(document, 'refresh');
    fieldsRow(document, 'customers', 'level', { 中文表头: '会员等级' });
    fieldsRow(document, 'customers', 'owner', { 中文表头: '客户经理' });
    fieldsRow(document, 'customers', 'notes', { 中文表头: '说明文字' });
    const said = must(document, 'refresh').messages;
    expect(said).toContain('「客户」改表头：等级 → 会员等级, 负责人 → 客户经理');
    expect(headersOf(document, '客户')).toEqual(expect.arrayContaining(['会员等级', '客户经理', '我的备注']));
    expect(cells(document, '字段', '检查结果').filter((text) => text !== '')).toEqual([]);
    must(document, 'refresh');
    expect(check(document, sum) ?? '').toBe('');
    fieldsRow(document, 'customers', 'owner', { 中文表头: '负责人' });
    must(document, 'refresh');
    expect(headersOf(document, '客户')).toContain('负责人');
  });

  test('whose row is deleted: Kehu’s own gets its row back, one of people’s stays as it is and is said', () => {
    const document = copy();
    const own = fieldsRow(document, 'customers', 'level', { 中文表头: '等级', 类型: 'list', '列表/范围': '金,银' });
    must(document, 'refresh');
    sheet(document, '客户').values[1]![column(document, '客户', '等级')] = '金';
    sheet(document, '字段').values.splice(own, 1);
    const { values } = sheet(document, '字段');
    values.splice(fieldsRow(document, 'customers', 'competitor', {}), 1);
    expect(must(document, 'refresh').messages).toContain('「客户」的「等级」在「字段」中已没有行，不再管理；列和内容保留');
    expect(must(document, 'refresh').messages.join()).not.toContain('已没有行');
    const said = must(document, 'install').messages;
    expect(said).toContain('「客户」的「等级」在「字段」中已没有行，不再管理；列和内容保留');
    expect(said).toContain('「字段」补充 1 行：competitor');
    expect(cells(document, '客户', '等级')[0]).toBe('金');
    expect(ruleOf(document, '客户', '等级')).toBeUndefined();
  });

  test('loses the dropdown that it had as a list when it becomes a text, and one that a person gave it stays', () => {
    const document = copy();
    fieldsRow(document, 'customers', 'a', { 中文表头: '甲', 类型: 'list', '列表/范围': '金,银' });
    fieldsRow(document, 'customers', 'b', { 中文表头: '乙', 类型: 'text' });
    must(document, 'refresh');
    const rules = sheet(document, '客户').validations;
    rules[1]![column(document, '客户', '乙')] = rules[1]![column(document, '客户', '甲')]!;
    fieldsRow(document, 'customers', 'a', { 类型: 'text', '列表/范围': '' });
    must(document, 'refresh');
    expect(ruleOf(document, '客户', '甲')).toBeUndefined();
    expect(ruleOf(document, '客户', '乙')).toBeDefined();
  });

  test('of records is computed from its row, and sums of it are right in the same refresh', () => {
    const document = copy();
    fieldsRow(document, 'sales', 'open', { 中文表头: '未付金额', 类型: 'computed', 公式: '金额 - 已付金额' });
    fieldsRow(document, 'customers', 'owed', { 中文表头: '欠款', 类型: 'computed', 公式: '合计(销售记录.未付金额)' });
    const wrong = fieldsRow(document, 'sales', 'bad', { 中文表头: '错', 类型: 'computed', 公式: '合计(服务记录.满意度)' });
    must(document, 'refresh');
    expect(cells(document, '销售记录', '未付金额')).toEqual([60, 0]);
    expect(cells(document, '客户', '欠款')).toEqual([60, 0]);
    expect(String(check(document, wrong))).not.toBe('');
    const again = must(document, 'refresh');
    expect(again.calls).toBeLessThanOrEqual(20);
  });
});

describe('a sheet', () => {
  test('of people’s own is made, hidden, retired, taken back, and stays when all its rows go', () => {
    const document = copy();
    const row = fieldsRow(document, '拜访', 'date', { 中文表头: '拜访日期', 类型: 'date' });
    fieldsRow(document, '拜访', 'cost', { 中文表头: '费用', 类型: 'amount', '列表/范围': '0..' });
    const total = fieldsRow(document, 'customers', 'visits', { 中文表头: '拜访费用', 类型: 'computed', 公式: '合计(拜访.费用)' });
    must(document, 'refresh');
    expect(
      must(document, 'import', {
        module: '拜访',
        file: 'v.csv',
        rows: [
          ['客户编号', '拜访日期', '费用'],
          ['C001', '2024-03-03', '80'],
        ],
      }).ok,
    ).toBe(true);
    must(document, 'refresh');
    expect(cells(document, '客户', '拜访费用')).toEqual([80, 0]);
    const whole = fieldsRow(document, '拜访', '', { 状态: '隐藏' });
    must(document, 'refresh');
    expect(sheet(document, '拜访').hidden).toBe(true);
    sheet(document, '字段').values[whole]![column(document, '字段', '状态')] = '停用';
    must(document, 'refresh');
    expect(check(document, total)).toContain('「拜访」已停用');
    expect(ruleOf(document, '拜访', '费用')).toBeUndefined();
    expect(command(document, 'import', { module: '拜访', file: 'v.csv', rows: [['客户编号'], ['C001']] }).error).toContain('拜访');
    sheet(document, '字段').values[whole]![column(document, '字段', '状态')] = '';
    must(document, 'refresh');
    expect(sheet(document, '拜访').hidden).toBe(false);
    expect(ruleOf(document, '拜访', '费用')).toBeDefined();
    expect(cells(document, '客户', '拜访费用')).toEqual([80, 0]);
    sheet(document, '字段').values = sheet(document, '字段').values.filter((cells) => cells[0] !== '拜访');
    expect(row).toBeGreaterThan(0);
    expect(must(document, 'refresh').messages).toContain('「字段」中已没有「拜访」的行，不再管理；工作表和内容保留');
    expect(cells(document, '拜访', '费用')).toEqual([80]);
  });

  test.each(['sales', 'service', 'interactions', 'contacts', 'followUps'])('of Kehu’s is retired and taken back: %s', (module) => {
    const document = copy();
    const before = document.sheets.map(({ name, values }) => [name, values]).slice(0, 6);
    const row = fieldsRow(document, module, '', { 状态: '停用' });
    must(document, 'refresh');
    must(document, 'install');
    must(document, 'import', {
      module: 'customers',
      file: 'c.csv',
      rows: [
        ['客户名称', '联系电话', '跟进记录'],
        ['新客户公司', '13800000003', '打过电话'],
      ],
    });
    must(document, 'refresh');
    sheet(document, '字段').values[row]![column(document, '字段', '状态')] = '';
    must(document, 'install');
    must(document, 'refresh');
    expect(document.sheets.map(({ name, values }) => [name, values.slice(0, 3)]).slice(1, 6)).toEqual(
      before.slice(1).map(([name, values]) => [name, (values as unknown[]).slice(0, 3)]),
    );
  });
});

describe('native validation', () => {
  /** A book with a column of a type, its list or range and what becomes of other values. */
  const typed = (fieldType: string, values: string, invalid = ''): Workbook => {
    const document = copy();
    fieldsRow(document, 'customers', 'probe', { 中文表头: '试', 类型: fieldType, '列表/范围': values, 不合要求时: invalid });
    must(document, 'refresh');
    return document;
  };

  test.each<[string, string, string, string, string]>([
    ['list', '金,银', '', '金', '铜'],
    ['number', '1..5', '拒绝', '3', '9'],
    ['amount', '0..', '拒绝', '12.5', '-1'],
    ['date', '', 'reject', '2024-05-06', '明年'],
    ['datetime', '', '拒绝', '2024-05-06 10:00', '明年'],
    ['text', '/^[A-Z]{2}\\d+$/', '', 'AB12', 'ab12'],
    ['text', '2..4', '', '甲乙', '甲'],
    ['phone', '', '拒绝', '139****5678', '电话'],
    ['email', '', 'reject', 'a@example.com', 'a@'],
    ['reference', 'customers', '拒绝', 'C002', 'C999'],
  ])('of %s %s %s takes %s and refuses %s, which import refuses too', (fieldType, values, invalid, good, bad) => {
    const document = typed(fieldType, values, invalid);
    expect(type(document, '客户', '试', good)).toBeUndefined();
    expect(type(document, '客户', '试', bad)).toContain('data validation');
    const rows = (value: string) => [
      ['客户编号', '客户名称', '联系电话', '试'],
      ['C009', '新公司', '13900000000', value],
    ];
    expect(command(document, 'import', { module: 'customers', file: 'c.csv', rows: rows(bad) }).ok).toBe(false);
    must(document, 'import', { module: 'customers', file: 'c.csv', rows: rows(good) });
    const relaxed = typed(fieldType, values, '提醒');
    expect(type(relaxed, '客户', '试', bad)).toBeUndefined();
  });

  test.each([
    ['amount', '80万', '很多'],
    ['date', '2024年5月6日', '明年'],
  ])('of %s takes %s unless told to refuse, because it is put right; %s is marked', (fieldType, good, bad) => {
    const document = typed(fieldType, '');
    expect(ruleOf(document, '客户', '试')?.allowInvalid).toBe(true);
    expect(type(document, '客户', '试', good)).toBeUndefined();
    expect(type(document, '客户', '试', bad)).toBeUndefined();
    expect(
      command(document, 'import', {
        module: 'customers',
        file: 'c.csv',
        rows: [
          ['客户编号', '客户名称', '试'],
          ['C009', '新', bad],
        ],
      }).ok,
    ).toBe(false);
  });

  test('of tags takes several of the list, and only warns of others', () => {
    const document = typed('tags', '金,银(S)');
    expect(ruleOf(document, '客户', '试')?.allowInvalid).toBe(true);
    expect(type(document, '客户', '试', '金，铜')).toBeUndefined();
  });

  test('offers the ids of the other sheet wherever their column stands', () => {
    const document = copy();
    expect(ruleOf(document, '销售记录', '客户编号')).toMatchObject({ criteria: 'VALUE_IN_RANGE', allowInvalid: true });
  });
});

describe('whatever people do with the rows of fields', () => {
  const keys = [
    'customers.competitor',
    'customers.notes',
    'customers.size',
    'customers.activity',
    'customers.name',
    'customers.own',
    'sales.product',
    'sales.amount',
    'sales.',
    'service.',
    '拜访.cost',
    '拜访.place',
  ];
  const edit = fc.record({
    key: fc.constantFrom(...keys),
    typed: fc.oneof(
      fc.record({ 状态: fc.constantFrom('', '隐藏', '停用', 'hidden', '乱写') }),
      fc.record({ 中文表头: fc.constantFrom('甲列', '乙列', '备注', '客户名称') }),
      fc.record({
        类型: fc.constantFrom('text', 'list', 'number', 'tags', 'date'),
        '列表/范围': fc.constantFrom('', '金,银', '1..5', '/^a/'),
      }),
      fc.constant(null),
    ),
    next: fc.constantFrom('refresh', 'install', 'none'),
  });

  test('no cell that was filled is ever lost', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const document = copy();
        fieldsRow(document, 'customers', 'own', { 中文表头: '自己的', 类型: 'text' });
        fieldsRow(document, '拜访', 'cost', { 中文表头: '费用', 类型: 'text' });
        fieldsRow(document, '拜访', 'place', { 中文表头: '地点', 类型: 'text' });
        must(document, 'refresh');
        for (const [name, header] of [
          ['客户', '自己的'],
          ['拜访', '费用'],
          ['拜访', '地点'],
        ] as const)
          sheet(document, name).values[1] = Object.assign([...(sheet(document, name).values[1] ?? [])], {
            [column(document, name, header)]: `${header} 1`,
          });
        const typedIn = filled(document);
        for (const { key, typed, next } of edits) {
          const [module, name] = key.split('.');
          const row = fieldsRow(document, module ?? '', name ?? '', typed ?? {});
          if (typed === null) sheet(document, '字段').values.splice(row, 1);
          if (next !== 'none') must(document, next);
        }
        must(document, 'install');
        must(document, 'refresh');
        expect(filled(document)).toEqual(typedIn);
      }),
      { numRuns: 25 },
    );
  });

  /** Positions of columns that Kehu writes: columns are never moved. */
  const computed = new Map(
    ['客户', '销售记录'].map((name) => {
      const kehus = /累计|年合作|次数|频次|首次|最近|最高|偏好|满意|层级|活跃|客群|周期|规则标签|组合|分类|更新时间|数据状态/;
      return [name, new Set(headersOf(installed, name).flatMap((header, at) => (kehus.test(String(header)) ? [at] : [])))];
    }),
  );

  /** What people filled in, by sheet and column position. */
  function filled(document: Workbook): unknown {
    const isFilled = (cell: unknown): boolean => cell !== null && cell !== '' && cell !== false;
    return ['客户', '销售记录', '拜访'].map((name) =>
      sheet(document, name)
        .values.slice(1)
        .map((row) => row.flatMap((cell, at) => (computed.get(name)?.has(at) || !isFilled(cell) ? [] : [[at, cell]]))),
    );
  }
});
