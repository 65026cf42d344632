import type { Cell, Grid } from '../../../src/core/cell';
import { presetRows } from '../../../src/core/install/presetRows';
import { compileRule, createVocabulary, print } from '../../../src/core/language';
import type { Preset } from '../../../src/core/preset';
import { changedRows, changesOf } from '../../../src/core/refresh/changes';
import { type Computed, computeCustomers } from '../../../src/core/refresh/computeCustomers';
import type { Field, Language } from '../../../src/core/schema';
import { readSettings } from '../../../src/core/settings/readSettings';
import { readTable, type Table } from '../../../src/core/table/readTable';
import { modules, sheets } from '../../../src/modules/index.generated';
import { presets } from '../../../src/presets/index.generated';
import { segments } from '../../../src/presets/segments';
import { tags } from '../../../src/presets/tags';

type Row = Readonly<Record<string, Cell>>;
const asOf = new Date('2024-06-15T12:00:00Z');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** A book by sheet key with rows by column key, refreshed. */
function refreshed(
  book: Record<string, readonly Row[]>,
  preset: Preset = segments,
  language: Language = 'zh-CN',
  edit: (key: string, rows: Grid) => Grid = (_, rows) => rows,
  schema = modules,
) {
  const tables: Record<string, Table> = {};
  for (const definition of sheets) {
    const rows =
      definition.kind === 'settings'
        ? edit(definition.key, presetRows(definition.key, preset, modules, language))
        : (book[definition.key] ?? []).map((row) => definition.fields.map((field) => row[field.key] ?? ''));
    const grid = [definition.fields.map((field) => (language === 'en' ? field.en : field.zh)), ...rows];
    tables[definition.key] = readTable(definition, { title: definition.zh, grid, keys: new Map() });
  }
  const computed = computeCustomers({ modules: schema, presets, tables, settings: readSettings(tables.settings), language, asOf });
  return { computed, sheet: tables.customers as Table };
}

const cell = (computed: Computed, key: string, row = 0): Cell => computed.columns.get(key)?.[row] ?? '';
const aCustomer = (more: Row = {}): Row => ({ id: 'C001', name: '远航制造集团', ...more });
const aSale = (more: Row = {}): Row => ({ id: 'S0001', customerId: 'C001', date: day('2024-06-01'), amount: 1000, ...more });

describe('amounts and deals', () => {
  test('sum sales and refunds, and count only positive records as deals', () => {
    const { computed } = refreshed({
      customers: [aCustomer()],
      sales: [aSale({ amount: 1000.1 }), aSale({ amount: 2000.2 }), aSale({ amount: -500 })],
    });
    expect(cell(computed, 'lifetimeAmount')).toBe(2500.3);
    expect(cell(computed, 'lifetimeDeals')).toBe(2);
    expect(cell(computed, 'largestDeal')).toBe(2000.2);
  });

  test('leave cancelled records and records of the future out', () => {
    const { computed } = refreshed({
      customers: [aCustomer()],
      sales: [aSale(), aSale({ status: '已取消' }), aSale({ status: 'cancelled' }), aSale({ date: day('2024-06-16') })],
    });
    expect(cell(computed, 'lifetimeAmount')).toBe(1000);
    expect(cell(computed, 'lifetimeDeals')).toBe(1);
  });

  test('count an opening amount as its deals, at least one', () => {
    const { computed } = refreshed({
      customers: [
        aCustomer({ openingAmount: 800000 }),
        aCustomer({ id: 'C002', openingAmount: 5, openingDeals: 7 }),
        aCustomer({ id: 'C003', openingAmount: 0, openingDeals: 3 }),
      ],
    });
    expect(computed.columns.get('lifetimeDeals')).toEqual([1, 7, 0]);
    expect(computed.columns.get('yearAmount')).toEqual([800000, 5, 0]);
  });

  test('keep the opening amount in the year until the first sales record is 12 months old', () => {
    const year = (first: string): Cell => {
      const { computed } = refreshed({ customers: [aCustomer({ openingAmount: 100 })], sales: [aSale({ date: day(first), amount: 10 })] });
      return cell(computed, 'yearAmount');
    };
    expect(year('2023-06-16')).toBe(110);
    expect(year('2023-06-15')).toBe(0);
  });

  test('take first, last and largest from records and from what is known of the time before', () => {
    const { computed } = refreshed({
      customers: [
        aCustomer({ openingFirst: day('2020-01-01'), openingLast: day('2021-01-01'), openingLargest: 9000 }),
        aCustomer({ id: 'C002', openingLast: day('2022-02-02') }),
      ],
      sales: [aSale({ date: new Date('2024-06-01T20:01:00Z') })],
    });
    expect(cell(computed, 'firstDeal')).toEqual(day('2020-01-01'));
    expect(cell(computed, 'lastDeal')).toEqual(day('2024-06-01'));
    expect(cell(computed, 'largestDeal')).toBe(9000);
    expect(cell(computed, 'lastDeal', 1)).toEqual(day('2022-02-02'));
    expect(cell(computed, 'firstDeal', 1)).toBe('');
  });

  test('name the product with the largest sum', () => {
    const { computed } = refreshed({
      customers: [aCustomer()],
      sales: [aSale({ product: '甲', amount: 60 }), aSale({ product: '乙', amount: 100 }), aSale({ product: '甲', amount: 50 })],
    });
    expect(cell(computed, 'preferred')).toBe('甲');
  });
});

describe('tiers', () => {
  test.each([
    [1_000_000, '战略客户'],
    [999_999.99, '重点客户'],
    [500_000, '重点客户'],
    [100_000, '普通客户'],
    [99_999.99, '潜力客户'],
    [0, '潜力客户'],
  ])('an amount of %d is %s: lower bounds are inclusive', (amount, tier) => {
    expect(cell(refreshed({ customers: [aCustomer({ openingAmount: amount })] }).computed, 'valueTier')).toBe(tier);
  });

  test('activity counts deals of the last three months', () => {
    const { computed } = refreshed({
      customers: [aCustomer(), aCustomer({ id: 'C002' }), aCustomer({ id: 'C003' })],
      sales: [
        aSale(),
        aSale(),
        aSale({ customerId: 'C002', date: day('2024-03-16') }),
        aSale({ customerId: 'C003', date: day('2024-03-15') }),
      ],
    });
    expect(computed.columns.get('activity')).toEqual(['高活跃', '中活跃', '低活跃']);
  });

  test('stage tells prospects, new, established and lost customers', () => {
    const ids = ['C001', 'C002', 'C003', 'C004'];
    const { computed } = refreshed({
      customers: ids.map((id) => aCustomer({ id })),
      sales: [
        aSale({ customerId: 'C002', date: day('2024-01-15') }),
        aSale({ customerId: 'C003', date: day('2023-10-01') }),
        aSale({ customerId: 'C004', date: day('2022-01-01') }),
      ],
    });
    expect(computed.columns.get('stage')).toEqual(['潜在客户', '新客户', '老客户', '流失客户']);
  });

  test('a wrong condition is told on its row and the other rows still run', () => {
    const edit = (key: string, rows: Grid): Grid =>
      key === 'tiers'
        ? rows.map((row, at) => (at === 0 ? [row[0] ?? '', 1, '战略客户', '累计合作金鹅 ≥ 100万', ...row.slice(4)] : row))
        : rows;
    const { computed } = refreshed({ customers: [aCustomer({ openingAmount: 700_000 })] }, segments, 'zh-CN', edit);
    expect([...computed.problems.tiers.keys()]).toContain(0);
    expect(computed.problems.rules.size).toBe(0);
    expect(cell(computed, 'activity')).toBe('低活跃');
  });

  test('a range without a first condition to say its field is told so, not that it is a number', () => {
    const edit = (key: string, rows: Grid): Grid =>
      key === 'tiers'
        ? rows.map((row, at) => (at === 0 ? [row[0] ?? '', 1, '战略客户', '累计合作金鹅 ≥ 100万', ...row.slice(4)] : row))
        : rows;
    const { computed } = refreshed({ customers: [aCustomer()] }, segments, 'zh-CN', edit);
    expect([...computed.problems.tiers].map(([row, problem]) => [row, problem.key])).toEqual([
      [0, 'language.unknownName'],
      [1, 'language.rangeWithoutField'],
      [2, 'language.rangeWithoutField'],
    ]);
  });

  test('work the same in an English book', () => {
    const { computed } = refreshed({ customers: [aCustomer({ openingAmount: 600_000 })], sales: [aSale()] }, segments, 'en');
    expect([cell(computed, 'valueTier'), cell(computed, 'activity'), cell(computed, 'stage')]).toEqual(['Key', 'Medium activity', 'New']);
    expect([...computed.problems.tiers, ...computed.problems.rules, ...computed.problems.segments]).toEqual([]);
  });
});

describe('what needs itself', () => {
  const edited = (more: Readonly<Record<string, (rows: Grid) => Grid>>) => (key: string, rows: Grid) => more[key]?.(rows) ?? rows;

  test('is told on the rows that make the circle, with its columns; the others still run', () => {
    const edit = edited({
      rules: (rows) => [
        ...rows,
        ['甲', '大户', '分类标签 包含 "VIP客户"', true, false, '', ''],
        ['乙', '千万', '累计合作金额≥1000万', true, false, '', ''],
      ],
      tiers: (rows) => rows.map((row) => (row[2] === '高活跃' ? ['活跃度', 1, '高活跃', '生命周期 = 老客户', '', '', '', ''] : row)),
      segments: (rows) => rows.map((row, at) => (at === 0 ? [1, '甲', '客群 = "甲"', '', ''] : row)),
    });
    const { computed } = refreshed({ customers: [aCustomer({ openingAmount: 20_000_000 })] }, segments, 'zh-CN', edit);
    expect([...computed.problems.rules].map(([row, { key, params }]) => [row, key, params?.fields])).toEqual([
      [3, 'language.circle', '规则标签 → 分类标签 → 规则标签'],
    ]);
    expect([...computed.problems.segments].map(([row, { params }]) => [row, params?.fields])).toEqual([[0, '客群 → 客群']]);
    expect(computed.problems.tiers.size).toBe(0);
    expect(cell(computed, 'ruleTags')).toBe('千万');
  });

  test('a formula that names its own column is told that, at its place', () => {
    const field: Field = { key: 'own', zh: '自己', en: '自己', type: 'number', computed: { kind: 'formula', formula: '1 + 自己' } };
    const own = modules.map((module) => (module.key === 'customers' ? { ...module, fields: [...module.fields, field] } : module));
    const rule = compileRule('1 + 自己', createVocabulary(own), 'value', { self: { module: 'customers', key: 'own' } });
    expect(rule).toMatchObject({ ok: false, error: { key: 'language.circle', position: 5, params: { fields: '自己 → 自己' } } });
  });

  test('of two dimensions that need each other, both rows are told', () => {
    const edit = edited({
      tiers: (rows) =>
        rows.map((row) => {
          if (row[2] === '高活跃') return ['活跃度', 1, '高活跃', '生命周期 = 老客户', '', '', '', ''];
          return row[2] === '新客户' ? ['生命周期', 2, '新客户', '活跃度 = 高活跃', '', '', '', ''] : row;
        }),
    });
    const { computed } = refreshed({ customers: [aCustomer()] }, segments, 'zh-CN', edit);
    expect([...computed.problems.tiers.values()].map(({ params }) => params?.fieldsEn).sort()).toEqual([
      'Activity → Lifecycle stage → Activity',
      'Lifecycle stage → Activity → Lifecycle stage',
    ]);
    expect(cell(computed, 'activity')).toBe('低活跃');
  });
});

describe('tags', () => {
  test('rules give every tag that holds', () => {
    const inquiries = Array.from({ length: 5 }, (_, at) => ({
      id: `T${at}`,
      customerId: 'C003',
      type: '咨询',
      openedAt: day('2024-06-01'),
    }));
    const { computed } = refreshed({
      customers: [aCustomer({ openingAmount: 2_000_000 }), aCustomer({ id: 'C002' }), aCustomer({ id: 'C003' })],
      sales: [aSale(), aSale()],
      service: [{ id: 'T9', customerId: 'C002', type: '回访', openedAt: day('2024-05-01'), satisfaction: 3 }, ...inquiries],
    });
    expect(computed.columns.get('ruleTags')).toEqual(['★★★战略伙伴', '⚠流失预警', '◎待转化']);
  });

  test('a rule is off where its box or a word says so', () => {
    const won = { customers: [aCustomer({ openingAmount: 2_000_000 })], sales: [aSale(), aSale()] };
    const tagsWith = (on: Cell): Cell =>
      cell(
        refreshed(won, segments, 'zh-CN', (key, rows) =>
          key === 'rules' ? rows.map((row) => row.map((old, at) => (at === 3 ? on : old))) : rows,
        ).computed,
        'ruleTags',
      );
    expect([true, '', '启用', '其他'].map(tagsWith)).toEqual(Array(4).fill('★★★战略伙伴'));
    expect([false, '否', 'off', '关', '停用', '禁用', 'Disabled', 0].map(tagsWith)).toEqual(Array(8).fill(''));
  });

  test('a rule whose tag would be several gives none', () => {
    const edit = (key: string, rows: Grid): Grid =>
      key === 'rules'
        ? rows.map((row, at) => [row[0] ?? '', at === 0 ? '甲,乙' : (row[1] ?? ''), '客户编号 不为空', ...row.slice(3)])
        : rows;
    const { computed } = refreshed({ customers: [aCustomer()] }, segments, 'zh-CN', edit);
    expect(cell(computed, 'ruleTags')).toBe('⚠流失预警,◎待转化');
  });

  test('a customer without a satisfaction score is no churn risk', () => {
    expect(cell(refreshed({ customers: [aCustomer()] }).computed, 'ruleTags')).toBe('');
  });

  test('segments take their names from tier and activity', () => {
    const { computed } = refreshed({
      customers: [aCustomer({ openingAmount: 600_000 }), aCustomer({ id: 'C002', needType: '服务导向型' }), aCustomer({ id: 'C003' })],
    });
    expect(computed.columns.get('segment')).toEqual(['重点低活跃风险客户', '潜力服务导向型客户', '潜力低活跃客户']);
  });

  /** Segments of one template, over customers whose own columns are computed after the segment. */
  const segmentsBy = (template: string, condition = '否则') => {
    const own: Field[] = [
      { key: '评级', zh: '评级', en: 'Grade', type: 'text', computed: { kind: 'formula', formula: 'IF(累计合作金额 > 0, "金", "银")' } },
      { key: 'size2', zh: '数', en: 'size2', type: 'number', computed: { kind: 'formula', formula: '累计合作次数' } },
    ];
    const withOwn = modules.map((one) => (one.key === 'customers' ? { ...one, fields: [...one.fields, ...own] } : one));
    const edit = (key: string, rows: Grid): Grid => (key === 'segments' ? [[1, template, condition, '', ''], ...rows.slice(2)] : rows);
    return refreshed({ customers: [aCustomer({ openingAmount: 600_000, status: '成交客户' })] }, segments, 'zh-CN', edit, withOwn).computed;
  };

  test.each([
    ['{评级}级', '金级'],
    ['{Grade}/{status}', '金/成交'],
    ['{合作状态}{composite}', '成交成交'],
    ['{stage}{客户价值}', '老重点'],
  ])('a segment’s name takes any column of texts by its name, also one that is computed later: %s', (template, name) => {
    const computed = segmentsBy(template);
    expect([...computed.problems.segments]).toEqual([]);
    expect(cell(computed, 'segment')).toBe(name);
  });

  test.each([
    ['甲{valu}', 'language.unknownField', 2],
    ['{评级}{size2}', 'language.wrongResult', 5],
    ['{segment}群', 'language.circle', 1],
  ])('a segment whose name has a place for what is no text is told so, and the others run: %s', (template, key, position) => {
    const computed = segmentsBy(template);
    expect([...computed.problems.segments]).toMatchObject([[0, { key, position }]]);
    expect(cell(computed, 'segment')).toBe('重点低活跃客户');
  });

  test('the composite texts of the tags preset are as stated', () => {
    const { computed } = refreshed(
      {
        customers: [
          aCustomer({
            industry: '制造业-电子元件',
            size: '大型企业',
            status: '成交客户',
            openingAmount: 800_000,
            needType: '技术型',
            freeTags: 'VIP客户',
          }),
        ],
      },
      tags,
    );
    expect(cell(computed, 'tags')).toBe('制造业-电子元件,大型企业,成交客户,高价值,技术型,VIP客户');
    expect(cell(computed, 'composite')).toBe('制造业-大型企业-成交客户');
  });
});

describe('the change log', () => {
  const before = { valueTier: '潜力客户', activity: '低活跃', segment: '潜力低活跃客户', stage: '潜在客户', ruleTags: '' };
  /** Changes of the first customer: field, from, to, why. */
  const changes = (
    book: Parameters<typeof refreshed>[0],
    language: Language = 'zh-CN',
    edit?: (key: string, rows: Grid) => Grid,
    preset: Preset = segments,
  ): string[][] => {
    const { computed, sheet } = refreshed(book, preset, language, edit);
    return changesOf(sheet, computed, changedRows(sheet, computed), language).map(({ field, from, to, why, alerts }) => [
      field.key,
      from,
      to,
      why,
      ...(alerts ? ['!'] : []),
    ]);
  };

  test('says nothing of customers that were never computed', () => {
    expect(changes({ customers: [aCustomer()] })).toEqual([]);
  });

  test('has a row a changed tier, segment and tag, with the clause that decided and the values seen', () => {
    const customer = aCustomer({ ...before, ruleTags: '◎待转化', openingAmount: 1_200_000, needType: '技术型' });
    expect(changes({ customers: [customer], sales: [aSale(), aSale()] })).toEqual([
      ['valueTier', '潜力客户', '战略客户', '累计合作金额 1,202,000 ≥ 1,000,000 ✓'],
      ['activity', '低活跃', '高活跃', '近3个月合作次数 2 ≥ 2 ✓'],
      ['segment', '潜力低活跃客户', '战略高活跃客户', '价值层级 战略客户；活跃度 高活跃'],
      ['stage', '潜在客户', '新客户', '首次合作 2024-06-01 近6个月 ✓'],
      ['ruleTags', '◎待转化', '', '近3个月咨询次数 0 ≥ 5 ✗；累计合作次数 3 = 0 ✗'],
      ['ruleTags', '', '★★★战略伙伴', '累计合作金额 1,202,000 ≥ 1,000,000 ✓；近3个月合作次数 2 ≥ 2 ✓'],
    ]);
  });

  test('of a tier that fell, names what fails of the former and what holds of the new', () => {
    const customer = aCustomer({
      ...before,
      valueTier: '战略客户',
      activity: '高活跃',
      segment: 'x',
      ruleTags: '★★★战略伙伴',
      openingAmount: 600_000,
    });
    expect(changes({ customers: [customer], sales: [aSale({ date: day('2024-03-20') })] })).toEqual([
      ['valueTier', '战略客户', '重点客户', '累计合作金额 601,000 ≥ 1,000,000 ✗；500,000 ≤ 累计合作金额 601,000 < 1,000,000 ✓'],
      ['activity', '高活跃', '中活跃', '近3个月合作次数 1 ≥ 2 ✗；近3个月合作次数 1 = 1 ✓', '!'],
      ['segment', 'x', '重点中活跃客户', '价值层级 重点客户；活跃度 中活跃'],
      ['stage', '潜在客户', '新客户', '首次合作 2024-03-20 近6个月 ✓'],
      ['ruleTags', '★★★战略伙伴', '', '累计合作金额 601,000 ≥ 1,000,000 ✗；近3个月合作次数 1 ≥ 2 ✗'],
    ]);
  });

  test('of a tier that is left for the last one, names what fails of the former', () => {
    const customer = aCustomer({ ...before, activity: '中活跃', segment: '潜力中活跃客户' });
    expect(changes({ customers: [customer] })).toEqual([
      ['activity', '中活跃', '低活跃', '近3个月合作次数 0 = 1 ✗', '!'],
      ['segment', '潜力中活跃客户', '潜力低活跃客户', '价值层级 潜力客户；活跃度 低活跃'],
    ]);
  });

  test('speaks the book’s language', () => {
    const customer = aCustomer({
      valueTier: 'Potential',
      activity: 'High activity',
      segment: 'Potential · Low activity',
      stage: 'Prospect',
    });
    expect(changes({ customers: [customer] }, 'en')).toEqual([
      ['activity', 'High activity', 'Low activity', 'deals in last 3 months 0 ≥ 2 ✗', '!'],
    ]);
  });

  test('a tier of an unknown name, a tag without a rule: what can be said is said, and nobody is alarmed', () => {
    const customer = aCustomer({ ...before, valueTier: '金牌', activity: '超高', segment: '潜力低活跃客户', ruleTags: '旧标签' });
    expect(changes({ customers: [customer] })).toEqual([
      ['valueTier', '金牌', '潜力客户', '100,000 ≤ 累计合作金额 0 < 500,000 ✗'],
      ['activity', '超高', '低活跃', '近3个月合作次数 0 = 1 ✗'],
      ['ruleTags', '旧标签', '', ''],
    ]);
  });

  test('a marked tag that comes alarms, one that goes does not; a rise alarms nobody', () => {
    const returns = [{ id: 'T1', customerId: 'C001', type: '回访', openedAt: day('2024-05-01'), satisfaction: 3 }];
    const marked = ['ruleTags', '', '⚠流失预警', '近6个月合作次数 0 = 0 ✓；满意度 3 ≤ 3 ✓', '!'];
    expect(changes({ customers: [aCustomer(before)], service: returns })).toEqual([marked]);
    expect(changes({ customers: [aCustomer({ ...before, ruleTags: '⚠流失预警' })] })).toEqual([
      ['ruleTags', '⚠流失预警', '', '满意度 （空） ≤ 3 ?'],
    ]);
    const rises = changes({ customers: [aCustomer(before)], sales: [aSale(), aSale()] });
    expect(rises.filter((row) => row.includes('!'))).toEqual([]);
  });

  test('a marked tier between unmarked ones alarms whoever gets into it and whoever falls out of it', () => {
    const mark = (key: string, rows: Grid): Grid =>
      key === 'tiers' ? rows.map((row) => row.map((cell, at) => (at === 4 ? row[2] === '重点客户' : cell))) : rows;
    const alerts = (from: string, openingAmount: number): boolean =>
      changes({ customers: [aCustomer({ ...before, valueTier: from, openingAmount })] }, 'zh-CN', mark).some(
        (row) => row[0] === 'valueTier' && row.includes('!'),
      );
    expect([alerts('普通客户', 600_000), alerts('战略客户', 600_000), alerts('重点客户', 0), alerts('重点客户', 2_000_000)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([alerts('金牌', 600_000), alerts('战略客户', 0)]).toEqual([false, false]);
  });

  test('a column of tiers that was empty throughout is new, which is no change', () => {
    const customer = aCustomer({ ...before, activity: '' });
    expect(changes({ customers: [customer, { ...customer, id: 'C002' }] })).toEqual([]);
    expect(changes({ customers: [customer, { ...customer, id: 'C002', activity: '低活跃' }] }).map(([key]) => key)).toEqual(['activity']);
  });

  test('why is one line of at most 200 characters', () => {
    const long = Array.from({ length: 30 }, (_, at) => `满意度 ≠ ${at + 10}`).join(' 且 ');
    const edit = (key: string, rows: Grid): Grid =>
      key === 'rules' ? rows.map((row, at) => (at === 1 ? [row[0] ?? '', '稳', long, ...row.slice(3)] : row)) : rows;
    const service = [{ id: 'T1', customerId: 'C001', type: '回访', openedAt: day('2024-05-01'), satisfaction: 3 }];
    const [[, , , why = ''] = []] = changes({ customers: [aCustomer(before)], service }, 'zh-CN', edit);
    expect(why).toMatch(/^满意度 3 ≠ 10 ✓；.*…$/);
    expect(why).toHaveLength(200);
  });

  test('is empty, and no row changes, when the sheet holds what is computed', () => {
    const first = refreshed({ customers: [aCustomer({ openingAmount: 600_000.07 })], sales: [aSale()] });
    const again = Object.fromEntries([...first.computed.columns].map(([key, cells]) => [key, cells[0] ?? '']));
    const second = refreshed({ customers: [aCustomer({ openingAmount: 600_000.07, ...again })], sales: [aSale()] });
    expect(changedRows(second.sheet, second.computed)).toEqual([]);
  });
});

test('a row without an id gets no computed cells', () => {
  const { computed } = refreshed({ customers: [aCustomer({ id: '' })] });
  expect([...computed.columns.values()].every((cells) => cells[0] === '')).toBe(true);
});

test('tags that are to be made up of themselves are made up of the others', () => {
  const edit = (key: string, rows: Grid): Grid =>
    key === 'settings' ? rows.map((row) => (row[0] === 'tagOrder' ? ['tagOrder', 'industry,tags', '', ''] : row)) : rows;
  const { computed } = refreshed({ customers: [aCustomer({ industry: '制造业' })] }, segments, 'zh-CN', edit);
  expect(cell(computed, 'tags')).toBe('制造业');
});

describe('a rule knows a tag of the dictionary by each of its names', () => {
  const industries = ['制造业', 'Manufacturing', 'manufacturing', '工业', '零售业', ''];
  const customers = industries.map((industry, at) => aCustomer({ id: `C${at}`, industry }));
  const rows = (rules: readonly string[], dictionary: readonly Cell[][] = []) =>
    refreshed({ customers }, segments, 'zh-CN', (key, given) => {
      if (key === 'dictionary') return [...given, ...dictionary];
      return key === 'rules' ? rules.map((condition, at) => [`r${at}`, `r${at}`, condition, true, '', '', '']) : given;
    }).computed;

  test.each(['制造业', 'Manufacturing', 'manufacturing', '工业', '"工业"'])('%s', (name) => {
    const computed = rows([`所属行业 = ${name}`, `所属行业 属于 (${name})`, `所属行业 开头是 ${name}`, '所属行业 ≠ 工业']);
    const all = 'r0,r1,r2';
    expect(computed.columns.get('ruleTags')).toEqual([all, all, all, all, 'r3', '']);
  });

  test('and says it by its own', () => {
    const computed = rows(['所属行业 = 工业']);
    const rule = computed.deciders.get('ruleTags')![0]!.rule!;
    expect(print(rule.tree, 'zh', computed.vocabulary)).toBe('所属行业 = "制造业"');
    expect(print(rule.tree, 'en', computed.vocabulary)).toBe('industry = "Manufacturing"');
  });

  test('a tag that was merged into another and is off means that one', () => {
    const merged = [
      ['行业', '钢铁', '', '', false, ''],
      ['行业', '冶金', '钢铁', '', true, ''],
    ];
    const computed = refreshed({ customers: [aCustomer({ industry: '冶金' })] }, segments, 'zh-CN', (key, given) => {
      if (key === 'dictionary') return [...given, ...merged];
      return key === 'rules' ? [['甲', '甲', '所属行业 = 钢铁', true, '', '', '']] : given;
    }).computed;
    expect(cell(computed, 'ruleTags')).toBe('甲');
  });
});
