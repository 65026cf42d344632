import { isUntouched, missingRows, planLayouts } from '../../../src/core/install/planInstall';
import { presetRows } from '../../../src/core/install/presetRows';
import { readTable } from '../../../src/core/table/readTable';
import { defineWritten, field } from '../../../src/modules/defineModule';
import { modules, sheets } from '../../../src/modules/index.generated';
import { dictionary, settings, tiers } from '../../../src/modules/settings';
import { segments } from '../../../src/presets/segments';
import { tags } from '../../../src/presets/tags';

const bare = {
  sheets,
  modules,
  preset: segments,
  language: 'zh-CN' as const,
  content: () => undefined,
  dictionary: undefined,
  tiers: undefined,
};

describe('planLayouts', () => {
  test('makes every sheet of an empty book, in the order of the tabs', () => {
    const layouts = planLayouts(bare);
    expect(layouts.map((layout) => layout.title).slice(0, 3)).toEqual(['客户', '销售记录', '服务记录']);
    expect(layouts.every((layout) => !layout.exists && layout.add.length === layout.columns.length)).toBe(true);
  });

  test('keeps the computed columns of customers together at the right', () => {
    const columns = planLayouts(bare).find((layout) => layout.key === 'customers')?.columns ?? [];
    const first = columns.findIndex((column) => column.key === 'lifetimeAmount');
    expect(columns.slice(first).every((column) => column.computed)).toBe(true);
    expect(columns.slice(first).map((column) => column.key)).toContain('tags');
  });

  test('makes every column wide enough for its header, and keeps a record’s name in sight', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const layouts = planLayouts({ ...bare, language });
      for (const { header, width } of layouts.flatMap((layout) => layout.columns)) expect(width).toBeGreaterThan([...header].length * 8);
      expect(layouts.find((layout) => layout.key === 'customers')?.frozenColumns).toBe(2);
    }
  });

  test('gives list columns the values of the book’s language, open ones as a warning', () => {
    const customers = planLayouts({ ...bare, language: 'en' }).find((layout) => layout.key === 'customers');
    const validation = (key: string) => customers?.columns.find((column) => column.key === key)?.validation;
    expect(validation('type')).toEqual({ kind: 'list', values: ['Company', 'Individual', 'Dealer', 'Member'], strict: true });
    expect(validation('industry')).toMatchObject({ kind: 'list', strict: false });
  });

  test('formats texts, ids and phones as plain text, so that nothing typed there is read as a number or formula', () => {
    const customers = planLayouts(bare).find((layout) => layout.key === 'customers');
    const plain = customers?.columns.filter((column) => column.numberFormat === '@').map((column) => column.key);
    expect(plain).toEqual(expect.arrayContaining(['id', 'name', 'phone', 'email', 'notes', 'freeTags']));
  });

  test('lets people tick the boxes of a sheet that Kehu writes, and warns of typing elsewhere on it', () => {
    const written = defineWritten({
      order: 1,
      key: 'w',
      zh: '表',
      en: 'W',
      fields: [field('a', 'text', '甲', 'A'), field('b', 'checkbox', '乙', 'B')],
    });
    const [layout] = planLayouts({ ...bare, sheets: [written] });
    expect(layout?.columns.map(({ key, computed, validation }) => [key, computed, validation])).toEqual([
      ['a', true, undefined],
      ['b', false, { kind: 'checkbox', strict: true }],
    ]);
  });

  test('adds only what an existing sheet lacks, and adopts columns that have the header', () => {
    const grid = [['客户名称', '我的列', '客户编号']];
    const content = (key: string) => (key === 'customers' ? { title: '大客户', grid, keys: new Map([[2, 'id']]) } : undefined);
    const customers = planLayouts({ ...bare, content }).find((layout) => layout.key === 'customers');
    expect(customers).toMatchObject({ exists: true, title: '大客户', adopt: [{ position: 0, key: 'name' }], rows: [] });
    expect(customers?.add).not.toContain('id');
    expect(customers?.add).not.toContain('name');
    expect(customers?.add).toContain('phone');
  });
});

test('dropdowns leave out the tags that the dictionary sheet has off, by box or by word', () => {
  const rows = [
    ['行业', '制造业', '', '', true, ''],
    ['行业', '零售业', '', '', false, ''],
    ['行业', '金融业', '', '', '停用', ''],
    ['行业', '农业', '', '', '', ''],
  ];
  const grid = [dictionary.fields.map((one) => one.zh), ...rows];
  const read = readTable(dictionary, { title: '标签字典', grid, keys: new Map() });
  const columns = planLayouts({ ...bare, dictionary: read }).find(({ key }) => key === 'customers')?.columns;
  expect(columns?.find(({ key }) => key === 'industry')?.validation).toMatchObject({ values: ['制造业', '农业'] });
});

test('tiers have the colours of the tiers sheet where there is one, else the preset’s', () => {
  const rows = [
    ['价值', 1, '战略客户', '', '', '#FF0000', '', ''],
    ['value', 2, '自定层级', '', '', 'red', '', ''],
    ['活跃度', 1, '高活跃', '', '', '#00ff00', '', ''],
  ];
  const sheet = readTable(tiers, { title: '分层规则', keys: new Map(), grid: [tiers.fields.map((field) => field.zh), ...rows] });
  const coloursOf = (layouts: ReturnType<typeof planLayouts>) => layouts.find((layout) => layout.key === 'customers')?.colours;
  expect(coloursOf(planLayouts({ ...bare, tiers: sheet }))).toEqual({
    valueTier: { 战略客户: '#ff0000' },
    activity: { 高活跃: '#00ff00' },
  });
  expect(coloursOf(planLayouts(bare))?.valueTier).toMatchObject({ 战略客户: '#a4c2f4', 潜力客户: '#f3f3f3' });
});

describe('preset rows', () => {
  const table = (rows: ReturnType<typeof presetRows>) =>
    readTable(tiers, { title: '分层规则', keys: new Map(), grid: [tiers.fields.map((field) => field.zh), ...rows] });

  test('hold the conditions as the preset states them', () => {
    const rows = presetRows('tiers', segments, modules, 'zh-CN');
    expect(rows.slice(0, 4).map((row) => [row[0], row[1], row[2], row[3]])).toEqual([
      ['价值', 1, '战略客户', '累计合作金额 ≥ 100万'],
      ['价值', 2, '重点客户', '50万-100万'],
      ['价值', 3, '普通客户', '10万-50万'],
      ['价值', 4, '潜力客户', '否则'],
    ]);
  });

  test('know whether somebody changed them', () => {
    const rows = presetRows('tiers', segments, modules, 'zh-CN');
    expect(isUntouched(tiers, table(rows), rows)).toBe(true);
    expect(
      isUntouched(tiers, table(rows.map((row, at) => (at === 1 ? [...row.slice(0, 3), '60万-100万', ...row.slice(4)] : row))), rows),
    ).toBe(false);
    expect(isUntouched(tiers, table(rows), presetRows('tiers', tags, modules, 'zh-CN'))).toBe(false);
  });

  test('add settings that a book lacks and leave what was typed', () => {
    const rows = presetRows('settings', segments, modules, 'zh-CN');
    const typed = readTable(settings, {
      title: '设置',
      keys: new Map(),
      grid: [
        ['键', '值', '说明', '检查结果'],
        ['language', 'en', '', ''],
        ['refreshHour', '5', '', ''],
      ],
    });
    const added = missingRows(settings, typed, rows).map((row) => row[0]);
    expect(added).toContain('tagOrder');
    expect(added).not.toContain('language');
    expect(added).not.toContain('refreshHour');
  });
});
