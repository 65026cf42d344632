import type { Cell, Grid } from '../../../src/core/cell';
import { type BookSchema, bookSchema } from '../../../src/core/fields/bookSchema';
import { presetRows } from '../../../src/core/install/presetRows';
import type { Field, Language } from '../../../src/core/schema';
import { readTable, type Table } from '../../../src/core/table/readTable';
import { modules, sheets } from '../../../src/modules/index.generated';
import { presets } from '../../../src/presets/index.generated';
import { segments } from '../../../src/presets/segments';

type Row = Readonly<Record<string, Cell>>;

function tableOf(key: string, grid: Grid): Table {
  const definition = sheets.find((sheet) => sheet.key === key);
  if (!definition) throw new Error(key);
  return readTable(definition, { title: definition.zh, grid: [definition.fields.map((field) => field.key), ...grid], keys: new Map() });
}

const rowsOf = (key: string, rows: readonly Row[]): Grid =>
  rows.map((row) => (sheets.find((sheet) => sheet.key === key)?.fields ?? []).map((field) => row[field.key] ?? ''));

/** The schema of a book whose sheets *fields* and *tiers* hold these rows only. */
function schemaOf(fields: readonly Row[], tiers: readonly Row[] = []): BookSchema {
  return bookSchema({
    modules,
    sheets,
    fields: tableOf('fields', rowsOf('fields', fields)),
    tiers: tableOf('tiers', rowsOf('tiers', tiers)),
  });
}

const fieldOf = (schema: BookSchema, module: string, key: string): Field | undefined =>
  schema.modules.find((one) => one.key === module)?.fields.find((field) => field.key === key);
const problemsOf = (schema: BookSchema, sheet: 'fields' | 'tiers' = 'fields'): [number, string][] =>
  [...schema.problems[sheet]].map(([row, problem]) => [row, problem.key]);
const computedRow = (key: string, formula: string, more: Row = {}): Row => ({
  module: 'customers',
  key,
  zh: key,
  type: 'computed',
  formula,
  ...more,
});

describe('the rows that install writes', () => {
  test.each(presets.flatMap((preset) => (['zh-CN', 'en'] as Language[]).map((language) => [preset.key, language] as const)))(
    'leave the schema as it is: preset %s in %s',
    (key, language) => {
      const preset = presets.find((one) => one.key === key) ?? segments;
      const schema = bookSchema({
        modules,
        sheets,
        fields: tableOf('fields', presetRows('fields', preset, modules, language)),
        tiers: tableOf('tiers', presetRows('tiers', preset, modules, language)),
      });
      const plain = (list: BookSchema['modules']) =>
        list.map((module) => ({ ...module, fields: module.fields.map(({ aliases, ...field }) => field) }));
      expect(plain(schema.modules)).toEqual(plain(modules));
      expect(problemsOf(schema)).toEqual([]);
      expect(problemsOf(schema, 'tiers')).toEqual([]);
      expect(schema.own.size).toBe(0);
    },
  );
});

describe('a row of fields', () => {
  test('adds a column with its type, range, list and names', () => {
    const schema = schemaOf([
      {
        module: '客户',
        key: 'level',
        zh: '会员等级',
        en: 'Level',
        aliases: '等级，会员级别',
        type: 'list',
        values: '金、银、铜',
        required: true,
      },
      { module: 'sales', zh: '毛利', type: 'amount', unit: '元', values: '0..', help: '销售额减成本' },
      { module: 'customers', key: 'score', zh: '评分', type: 'number', values: '１..５' },
      { module: 'customers', key: 'parentId', zh: '母公司', type: 'reference', values: '客户' },
    ]);
    expect(problemsOf(schema)).toEqual([]);
    expect(fieldOf(schema, 'customers', 'level')).toMatchObject({
      zh: '会员等级',
      en: 'Level',
      aliases: ['等级', '会员级别'],
      required: true,
    });
    expect(fieldOf(schema, 'customers', 'level')?.list?.map((value) => value.zh)).toEqual(['金', '银', '铜']);
    expect(fieldOf(schema, 'sales', '毛利')).toMatchObject({ type: 'amount', unit: '元', min: 0, help: { zh: '销售额减成本' } });
    expect(fieldOf(schema, 'customers', 'score')).toMatchObject({ min: 1, max: 5 });
    expect(fieldOf(schema, 'customers', 'parentId')).toMatchObject({ references: 'customers' });
    expect([...schema.own]).toEqual(['customers.level', 'sales.毛利', 'customers.score', 'customers.parentId']);
    expect([...schema.keys]).toEqual([[1, '毛利']]);
  });

  test('gives a computed column the type of what its formula gives, over other such columns and modules too', () => {
    const schema = schemaOf([
      computedRow('twice', 'each * 2'),
      computedRow('each', '累计合作金额 ÷ 累计合作次数'),
      computedRow('big', 'twice > 100万'),
      computedRow('next', '最近合作时间 + 3个月'),
      computedRow('word', 'IF(big, "大", "小")'),
      computedRow('visits', '计数(拜访 近3个月)'),
      { module: '拜访', zh: '拜访日期', type: 'date' },
    ]);
    const types = ['each', 'twice', 'big', 'next', 'word', 'visits'].map((key) => fieldOf(schema, 'customers', key)?.type);
    expect(types).toEqual(['number', 'number', 'checkbox', 'date', 'text', 'number']);
  });

  test('changes the formula, range, list, unit and further names of a column that Kehu comes with, and leaves what is empty', () => {
    const schema = schemaOf([
      { module: 'customers', key: 'lifetimeAmount', zh: '总额', type: 'computed', formula: 'sum(sales.amount)' },
      { module: 'customers', key: 'yearAmount', type: 'computed' },
      { module: 'customers', key: 'channel', type: 'list', values: '电话,微信' },
    ]);
    expect(problemsOf(schema)).toEqual([]);
    expect(fieldOf(schema, 'customers', 'lifetimeAmount')).toMatchObject({
      zh: '总额',
      computed: { kind: 'formula', formula: 'sum(sales.amount)' },
    });
    expect(fieldOf(schema, 'customers', 'lifetimeAmount')?.aliases).toContain('累计合作金额');
    expect(fieldOf(schema, 'customers', 'yearAmount')?.computed).toEqual(
      modules.find((one) => one.key === 'customers')?.fields.find((field) => field.key === 'yearAmount')?.computed,
    );
    expect(fieldOf(schema, 'customers', 'channel')?.list?.map((value) => value.key)).toEqual(['phone', '微信']);
    expect(schema.own.size).toBe(0);
  });

  test('with a new module makes a sheet that is joined by customer id and dated by its first date', () => {
    const schema = schemaOf([
      { module: 'Site visits', key: 'visitedAt', zh: '拜访时间', type: 'datetime' },
      { module: 'site visits', key: 'cost', zh: '费用', type: 'amount', unit: '元' },
    ]);
    const module = schema.modules.find((one) => one.key === 'Sitevisits');
    expect(module?.fields.map((field) => field.key)).toEqual(['id', 'customerId', 'visitedAt', 'cost']);
    expect(module).toMatchObject({ dateField: 'visitedAt', idPrefix: 'S', zh: 'Site visits' });
    expect(schema.sheets.map((sheet) => sheet.key)).toContain('Sitevisits');
    // All of them are laid out where the sheet stands without them, as one does whose making was stopped.
    expect([...schema.own].sort()).toEqual(['Sitevisits.cost', 'Sitevisits.customerId', 'Sitevisits.id', 'Sitevisits.visitedAt']);
  });

  test.each([{ zh: '客户编号' }, { en: 'Customer ID', type: 'text' }, { key: 'who', zh: '客户编号', type: 'id' }])(
    'that is headed as the customer’s id in a module of one’s own is the customer: %p',
    (row) => {
      const schema = schemaOf([
        { module: '合同', ...row },
        { module: '合同', zh: '签约日', type: 'date' },
      ]);
      const fields = schema.modules.find((one) => one.key === '合同')?.fields ?? [];
      expect(problemsOf(schema)).toEqual([]);
      expect(fields.map((field) => [field.type, field.references])).toEqual([
        ['id', undefined],
        ['reference', 'customers'],
        ['date', undefined],
      ]);
    },
  );

  test.each<[string, Row, string]>([
    ['no module', { key: 'a', zh: '甲', type: 'text' }, 'fields.noModule'],
    ['the name of a settings sheet as module', { module: '设置', key: 'a', type: 'text' }, 'fields.badModule'],
    ['signs in a module', { module: "a'b!", key: 'a', type: 'text' }, 'fields.badModule'],
    ['signs in a key', { module: 'customers', key: 'a.b', type: 'text' }, 'fields.badKey'],
    ['a key that begins with a digit', { module: 'customers', key: '1a', type: 'text' }, 'fields.badKey'],
    ['a key that every object has', { module: 'customers', key: 'constructor', type: 'text' }, 'fields.badKey'],
    ['a module that every object has', { module: 'toString', key: 'a', type: 'text' }, 'fields.badModule'],
    ['a prototype', { module: '__proto__', key: 'a', type: 'text' }, 'fields.badModule'],
    ['no key and no header', { module: 'customers', type: 'text' }, 'fields.badKey'],
    ['an unknown type', { module: 'customers', key: 'a', type: 'money' }, 'fields.badType'],
    ['an unknown unit', { module: 'customers', key: 'a', type: 'number', unit: '斤' }, 'fields.badUnit'],
    ['a range that is none', { module: 'customers', key: 'a', type: 'number', values: '一到五' }, 'fields.badRange'],
    ['a range from more to less', { module: 'customers', key: 'a', type: 'number', values: '9..1' }, 'fields.badRange'],
    ['a reference to nothing', { module: 'customers', key: 'a', type: 'reference', values: '供应商' }, 'fields.badReference'],
    ['a header that another column has', { module: 'customers', key: 'a', zh: '所属行业', type: 'text' }, 'fields.nameTaken'],
    ['the header of the id', { module: '合同', key: 'no', zh: '编号', type: 'text' }, 'fields.nameTaken'],
    ['computed without a formula', { module: 'customers', key: 'a', zh: '甲', type: 'computed' }, 'fields.noFormula'],
    ['a text of no length or form', { module: 'customers', key: 'a', type: 'text', values: '很长' }, 'fields.badText'],
    ['a pattern that is broken', { module: 'customers', key: 'a', type: 'text', values: '/[/' }, 'pattern.broken'],
    ['a state that is none', { module: 'customers', key: 'a', type: 'text', state: '删除' }, 'fields.badState'],
    ['what becomes of other values', { module: 'customers', key: 'a', type: 'text', invalid: '忽略' }, 'fields.badInvalid'],
    ['tags that are to be refused', { module: 'customers', key: 'a', type: 'tags', invalid: '拒绝' }, 'fields.warnsOnly'],
    ['another type of Kehu’s own column', { module: 'sales', key: 'amount', type: 'text' }, 'fields.fixedType'],
    ['a formula of a column that has none', { module: 'customers', key: 'owner', formula: '"甲"' }, 'fields.noOwnFormula'],
    ['the header of another of Kehu’s own columns', { module: 'customers', key: 'owner', zh: '备注' }, 'fields.nameTaken'],
    ['the state of no sheet', { module: '拜访', state: '隐藏' }, 'fields.noSuchModule'],
  ])('is told what is wrong with it and changes nothing: %s', (_, row, key) => {
    const schema = schemaOf([row]);
    expect(problemsOf(schema)).toEqual([[0, key]]);
    expect(schema.sheets.length).toBe(sheets.length);
  });

  test('changes headers, types of texts, patterns, lengths and what becomes of other values', () => {
    const schema = schemaOf([
      { module: 'customers', key: 'owner', zh: '客户经理', en: 'Account manager', type: 'list', values: '李静,王芳' },
      { module: 'customers', key: 'notes', values: '..200', invalid: '提醒' },
      { module: 'sales', key: 'project', values: '/^[A-Z]{2}\\d+$/' },
      { module: 'customers', key: 'size', invalid: 'warn' },
      { module: 'customers', key: 'industry', invalid: 'Reject' },
      { module: 'customers', key: 'phone', invalid: '拒绝' },
    ]);
    expect(problemsOf(schema)).toEqual([]);
    expect(fieldOf(schema, 'customers', 'owner')).toMatchObject({ zh: '客户经理', en: 'Account manager', type: 'list' });
    expect(fieldOf(schema, 'customers', 'owner')?.aliases).toEqual(expect.arrayContaining(['负责人', 'Owner']));
    expect(fieldOf(schema, 'customers', 'notes')).toMatchObject({ max: 200, onInvalid: 'warn' });
    expect(fieldOf(schema, 'sales', 'project')).toMatchObject({ pattern: '^[A-Z]{2}\\d+$' });
    expect(fieldOf(schema, 'customers', 'size')?.openList).toBe(true);
    expect(fieldOf(schema, 'customers', 'industry')?.openList).toBe(false);
    expect(fieldOf(schema, 'customers', 'phone')?.onInvalid).toBe('reject');
  });

  test('may compute a column of another module from its row, which has the type of what the formula gives', () => {
    const schema = schemaOf([{ module: 'sales', key: 'open', zh: '未付金额', type: 'computed', formula: '金额 - 已付金额' }]);
    expect(problemsOf(schema)).toEqual([]);
    expect(fieldOf(schema, 'sales', 'open')).toMatchObject({ type: 'amount', unit: '元', computed: { kind: 'formula' } });
  });

  test('that defines a column again is told which row does already', () => {
    const row = { module: 'customers', key: 'a', zh: '甲', type: 'text' };
    const schema = schemaOf([row, row]);
    expect(schema.problems.fields.get(1)).toEqual({ key: 'fields.double', params: { row: 2 } });
  });

  test('that is blank, or has only boxes that nobody ticked, is passed over', () => {
    expect(problemsOf(schemaOf([{}, { required: false }, { module: ' ', zh: '　' }]))).toEqual([]);
  });
});

describe('a state', () => {
  const keysOf = (schema: BookSchema, module: string) => schema.modules.find((one) => one.key === module)?.fields.map(({ key }) => key);

  test.each(['隐藏', 'hidden', 'Hidden'])('%s leaves a column in use, out of sight', (state) => {
    const schema = schemaOf([{ module: 'customers', key: 'competitor', state }]);
    expect(fieldOf(schema, 'customers', 'competitor')?.hidden).toBe(true);
    expect(problemsOf(schema)).toEqual([]);
  });

  test.each(['停用', 'retired'])('%s takes a column out of use, also one whose row is wrong otherwise', (state) => {
    const schema = schemaOf([
      { module: 'customers', key: 'competitor', state },
      { module: 'customers', key: 'level', zh: '等级', type: 'money', state },
      { module: 'customers', key: 'activity', state },
    ]);
    expect(problemsOf(schema)).toEqual([]);
    expect(keysOf(schema, 'customers')).not.toContain('competitor');
    expect(keysOf(schema, 'customers')).not.toContain('level');
    expect(schema.modules.find(({ key }) => key === 'customers')?.retired?.map(({ key }) => key)).toEqual([
      'competitor',
      'level',
      'activity',
    ]);
    expect(schema.own.has('customers.level')).toBe(true);
  });

  test('of a row of only a module is the whole sheet’s', () => {
    const schema = schemaOf([
      { module: '服务记录', state: '停用' },
      { module: 'contacts', state: 'hidden' },
      { module: '拜访', state: '隐藏' },
      { module: '拜访', zh: '日期', type: 'date' },
      { module: 'sales' },
    ]);
    expect(problemsOf(schema)).toEqual([]);
    expect(schema.retired.map(({ key }) => key)).toEqual(['service']);
    expect(schema.sheets.map(({ key }) => key)).not.toContain('service');
    expect(schema.modules.filter(({ hidden }) => hidden).map(({ key }) => key)).toEqual(['contacts', '拜访']);
  });

  test('of every column is the whole sheet’s; every column of customers can’t be out of sight', () => {
    const rows = modules
      .filter(({ key }) => key === 'contacts' || key === 'customers')
      .flatMap((module) => module.fields.map(({ key }) => ({ module: module.key, key, state: '隐藏' })));
    const schema = schemaOf(rows);
    const of = (key: string) => schema.modules.find((one) => one.key === key);
    expect(of('contacts')?.hidden).toBe(true);
    expect(of('customers')?.hidden).toBeUndefined();
    expect(
      of('customers')
        ?.fields.filter(({ hidden }) => !hidden)
        .map(({ key }) => key),
    ).toEqual(['id']);
  });

  test.each([
    ['customers', 'id'],
    ['customers', 'name'],
    ['sales', 'customerId'],
    ['sales', 'date'],
    ['sales', 'amount'],
    ['sales', 'status'],
    ['contacts', 'name'],
    ['customers', ''],
  ])('can’t retire what Kehu can’t do without: %s.%s', (module, key) => {
    expect(problemsOf(schemaOf([{ module, key, state: '停用' }]))).toEqual([[0, 'fields.indispensable']]);
  });

  test('that retires the column of a dimension is said at its tiers, and makes no other column', () => {
    const schema = schemaOf(
      [{ module: 'customers', key: 'valueTier', state: '停用' }],
      [{ dimension: '价值', tier: 'A', condition: '累计合作金额 ≥ 1' }],
    );
    expect(problemsOf(schema, 'tiers')).toEqual([[0, 'tiers.retired']]);
    expect(keysOf(schema, 'customers')).not.toContain('价值');
  });
});

describe('a dimension of tiers', () => {
  const tier = (dimension: string, more: Row = {}): Row => ({ dimension, tier: 'A', condition: '累计合作金额 ≥ 1', ...more });

  test('that no column shows gets one', () => {
    const schema = schemaOf([], [tier('信用'), tier('信用', { tier: 'B' })]);
    expect(fieldOf(schema, 'customers', '信用')).toMatchObject({ zh: '信用', type: 'list', computed: { kind: 'tier', dimension: '信用' } });
    expect(problemsOf(schema, 'tiers')).toEqual([]);
  });

  test('is shown by the computed column that has its name and no formula', () => {
    const schema = schemaOf([computedRow('credit', '', { zh: '信用等级', en: 'Credit' })], [tier('Credit')]);
    expect(fieldOf(schema, 'customers', 'credit')?.computed).toEqual({ kind: 'tier', dimension: 'Credit' });
    expect(problemsOf(schema)).toEqual([]);
  });

  test('that people fill by hand is told so', () => {
    expect(problemsOf(schemaOf([], [tier('需求'), tier('所属行业')]), 'tiers')).toEqual([
      [0, 'tiers.byHand'],
      [1, 'tiers.byHand'],
    ]);
  });
});
