import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DocumentedFunction } from '../../local/cli/bundle';
import { main } from '../../local/cli/program';
import { loadProject } from '../../local/cli/project';
import { createRuntime } from '../../local/index';

/** The main job through the built bundle (dist/), in this process, by the command line's own functions. */
jest.setTimeout(120_000);
const project = loadProject(resolve(__dirname, '../../dist'));
const documented = JSON.parse(readFileSync(resolve(__dirname, '../../build/functions.json'), 'utf8')) as DocumentedFunction[];
const asOf = '2024-03-25';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehu-e2e-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function kehu(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await main(
    argv,
    {
      createRuntime,
      project: () => project,
      functions: () => documented,
      env: { KEHU_USER: 'owner@example.com' },
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      interactive: false,
    },
    () => Promise.reject(new Error('nothing is served here')),
  );
  return { status, out, err };
}

/** The same for what must work: what it printed. */
async function done(...argv: string[]): Promise<string> {
  const { status, out, err } = await kehu(...argv);
  expect({ argv: argv.join(' '), status, err }).toEqual({ argv: argv.join(' '), status: 0, err: '' });
  return out;
}

const file = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};
const rows = async (book: string, sheet: string): Promise<Record<string, unknown>[]> =>
  JSON.parse(await done('show', sheet, '--book', book, '--keys', '--format', 'json'));
const pick = (row: Record<string, unknown> | undefined, keys: string[]): unknown[] => keys.map((key) => row?.[key]);

const figures = ['id', 'lifetimeAmount', 'yearAmount', 'lifetimeDeals', 'deals3m', 'firstDeal', 'lastDeal', 'largestDeal', 'preferred'];
const labels = ['valueTier', 'activity', 'stage', 'segment', 'ruleTags', 'composite', 'tags'];

describe('the main job in Chinese', () => {
  const book = (): string => file('zh.kehu.json');

  it('installs and imports customers, sales and service records', async () => {
    await done('run', 'install', '--book', book(), '--as-of', asOf);
    const customers = file(
      'customers.csv',
      [
        '客户编号,客户名称,所属行业,规模,合作状态,需求类型,联系电话,负责人,自定义标签,历史合作金额(万),历史合作次数',
        'C001,远航制造集团,工业,大型企业,成交客户,,13800000001,李静,VIP客户,80,3',
        'C002,优品零售连锁,零售业,中小企业,意向客户,服务导向型,13800000002,赵磊,,,',
        ',智云科技服务,IT服务,中小企业,潜在客户,,,陈思远,,,',
        'C009,海纳物流,服务业,中小企业,流失客户,,13800000009,赵磊,,,',
      ].join('\n'),
    );
    await done('import', customers, '--module', 'customers', '--book', book(), '--as-of', asOf);
    const sales = file(
      'sales.csv',
      [
        '客户编号,日期,产品,金额,状态',
        'C001,2024-01-10,企业版订阅,150000,已付款',
        'C001,2024-03-01,驻场实施,120000,待付款',
        'C001,2024-03-05,驻场实施,-20000,已付款',
        'C001,2024-03-06,企业版订阅,900000,已取消',
        'C001,2024-04-01,企业版订阅,900000,已付款',
        'C009,2022-05-31,基础版订阅,30000,',
      ].join('\n'),
    );
    await done('import', sales, '--module', 'sales', '--book', book(), '--as-of', asOf);
    const inquiries = [1, 2, 3, 4, 5].map((day) => `C002,咨询,2024-03-0${day},`);
    const service = file('service.csv', ['客户编号,类型,开始时间,满意度', ...inquiries, 'C009,回访,2024-02-01,2', ''].join('\n'));
    await done('import', service, '--module', 'service', '--book', book(), '--as-of', asOf);
    expect((await rows(book(), 'customers')).map((row) => row.id)).toHaveLength(4);
    expect((await rows(book(), 'sales')).map((row) => row.id)).toEqual(['S0001', 'S0002', 'S0003', 'S0004', 'S0005', 'S0006']);
  });

  it('computes amounts, tiers, segments and tags as the definitions say', async () => {
    await done('run', 'refresh', '--book', book(), '--as-of', asOf);
    const [first, second, third, lost] = await rows(book(), 'customers');
    // 80万 opening + 15万 + 12万 − 2万 refund; the cancelled and the future record count nowhere.
    expect(pick(first, figures)).toEqual(['C001', 1_050_000, 1_050_000, 5, 2, '2024-01-10', '2024-03-01', 150_000, '企业版订阅']);
    expect(pick(first, labels)).toEqual([
      '战略客户',
      '高活跃',
      '新客户',
      '战略高活跃客户',
      '★★★战略伙伴',
      '制造业-大型企业-成交客户',
      '制造业,大型企业,成交客户,战略客户,★★★战略伙伴,VIP客户',
    ]);
    expect(pick(second, ['inquiries3m', ...labels])).toEqual([
      5,
      '潜力客户',
      '低活跃',
      '潜在客户',
      '潜力服务导向型客户',
      '◎待转化',
      '零售业-中小企业-意向客户',
      '零售业,中小企业,意向客户,潜力客户,服务导向型,◎待转化',
    ]);
    expect(String(third?.id)).toMatch(/^C\d{3}$/);
    expect(pick(third, ['lifetimeAmount', 'lifetimeDeals', 'lastDeal', 'ruleTags'])).toEqual([0, 0, '', '']);
    expect(String(third?.dataStatus)).toContain('待补充');
    expect(pick(lost, ['lifetimeAmount', 'yearAmount', 'satisfaction', 'activity', 'stage', 'ruleTags'])).toEqual([
      30_000,
      0,
      2,
      '低活跃',
      '流失客户',
      '⚠流失预警',
    ]);
  });

  it('changes nothing when it is refreshed again', async () => {
    const out = await done('run', 'refresh', '--book', book(), '--as-of', asOf, '--json');
    expect(JSON.parse(out)).toMatchObject({ command: 'refresh', ok: true, rows: 4, changed: 0, error: null });
  });

  it('follows a rule that a person types, and logs who changed tier', async () => {
    const tiers = await rows(book(), 'tiers');
    const column = String.fromCharCode(65 + Object.keys(tiers[0] ?? {}).indexOf('condition'));
    expect(tiers[0]).toMatchObject({ tier: '战略客户', condition: '累计合作金额 ≥ 100万' });
    await done('set', `tiers!${column}2`, '累计合作金额 ≥ 200万', '--book', book());
    await done('set', `tiers!${column}3`, '50万-200万', '--book', book());
    await done('run', 'refresh', '--book', book(), '--as-of', asOf);
    expect((await rows(book(), 'customers'))[0]).toMatchObject({ valueTier: '重点客户', segment: '重点高活跃客户' });
    expect(await rows(book(), 'changes')).toContainEqual(
      expect.objectContaining({ customer: 'C001', from: '战略客户', to: '重点客户', by: 'owner@example.com', command: 'refresh' }),
    );
    await done('set', `tiers!${column}2`, '累计合作金额 ≥ 100万', '--book', book());
    await done('set', `tiers!${column}3`, '50万-100万', '--book', book());
    await done('run', 'refresh', '--book', book(), '--as-of', asOf);
  });

  it('sums customers up in a native pivot with a chart', async () => {
    await done('run', 'summarize', '--book', book(), '--as-of', asOf);
    const shown = await done('show', 'bySegment', '--book', book(), '--format', 'csv');
    expect(shown).toMatch(/战略客户.*1050000/);
    expect(shown).toMatch(/潜力客户.*30000/);
    const stored = readFileSync(book(), 'utf8');
    expect(stored).toContain('"pivots":[{');
    expect(stored).toContain('"charts":[{');
  });

  it('takes a snapshot that verifies, and finds a damaged one', async () => {
    await done('run', 'snapshot', 'verify-snapshots', '--book', book(), '--as-of', asOf);
    const [row] = await rows(book(), 'snapshots');
    expect(row).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), verifiedAt: expect.stringContaining(asOf) });
    const stored = readFileSync(book(), 'utf8');
    const content = /"content":"([A-Za-z0-9+/=]{200,})"/.exec(stored)?.[1] ?? '';
    const middle = Math.floor(content.length / 2);
    const damaged = content.slice(0, middle) + (content[middle] === 'A' ? 'B' : 'A') + content.slice(middle + 1);
    const other = file('damaged.kehu.json', stored.replace(content, damaged));
    const result = await kehu('run', 'verify-snapshots', '--book', other, '--as-of', asOf);
    expect(result).toMatchObject({ status: 1, err: expect.stringContaining('verify-snapshots') });
  });

  it('schedules by one hourly trigger, however often it is asked, and unschedules', async () => {
    const triggers = (): number => readFileSync(book(), 'utf8').split('"handler":"onClock"').length - 1;
    await done('run', 'schedule', 'schedule', '--book', book(), '--as-of', asOf);
    expect(triggers()).toBe(1);
    await done('trigger', 'onClock', '--book', book(), '--as-of', '2024-03-26 04:00');
    expect((await rows(book(), 'runs')).at(-1)).toMatchObject({ command: expect.stringMatching(/refresh|snapshot/) });
    await done('run', 'unschedule', '--book', book(), '--as-of', asOf);
    expect(triggers()).toBe(0);
  });

  it.each(documented.flatMap(({ name, examples }) => examples.map(({ args, result }) => [name, args, result] as const)))(
    'gives what the documentation of %s says: %j',
    async (name, args, result) => {
      expect(JSON.parse(await done('call', name, JSON.stringify(args), '--as-of', asOf))).toEqual(result);
    },
  );

  it('computes custom functions over a cell and over a range', async () => {
    const call = async (name: string, args: unknown[]): Promise<unknown> =>
      JSON.parse(await done('call', name, JSON.stringify(args), '--book', book(), '--as-of', asOf));
    expect(await call('CRM_TIER', [1_200_000])).toBe('战略客户');
    expect(await call('CRM_TIER', [[[1_000_000], [999_999.99], [''], [0]]])).toEqual([['战略客户'], ['重点客户'], [''], ['潜力客户']]);
  });
});

describe('the main job in English', () => {
  const book = (): string => file('en.kehu.json');

  it('goes from two lists to tiers, tags, a pivot and a verified snapshot', async () => {
    await done('run', 'install', '--book', book(), '--locale', 'en', '--as-of', asOf);
    const customers = file(
      'en-customers.csv',
      'Customer name,Industry,Size,Status,Phone\nAcme Ltd,Manufacturing,Large,Customer,+8613800000001\n',
    );
    await done('import', customers, '--module', 'customers', '--book', book(), '--as-of', asOf);
    const [{ id } = { id: '' }] = await rows(book(), 'customers');
    const sales = file('en-sales.csv', `Customer ID,Date,Amount,Status\n${id},2024-02-01,"700,000",Paid\n${id},2024-03-01,600k,paid\n`);
    await done('import', sales, '--module', 'sales', '--book', book(), '--as-of', asOf);
    await done('run', 'refresh', 'summarize', 'snapshot', 'verify-snapshots', '--book', book(), '--as-of', asOf);
    const [acme] = await rows(book(), 'customers');
    expect(pick(acme, ['name', 'phone', 'lifetimeAmount', ...labels])).toEqual([
      'Acme Ltd',
      '13800000001',
      1_300_000,
      'Strategic',
      'High activity',
      'New',
      'Strategic · High activity',
      '★★★Strategic partner',
      'Manufacturing-Large-Customer',
      'Manufacturing,Large,Customer,Strategic,★★★Strategic partner',
    ]);
    expect(await done('show', 'By segment', '--book', book(), '--format', 'csv')).toMatch(/Strategic.*1300000/);
  });

  it('shows its sheets, headers and messages in English', async () => {
    const header = (await done('show', 'Customers', '--book', book(), '--format', 'csv')).split('\n')[0] ?? '';
    expect(header).toContain('Customer name');
    expect(header).not.toMatch(/[\u4e00-\u9fff]/);
    const said = await done('run', 'refresh', '--book', book(), '--as-of', asOf);
    expect(said).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

test.each([
  ['simulate', { tier: [{ tier: '战略客户', condition: '累计合作金额≥1' }] }, /「tier」.*rules, tiers, segments, limit$/],
  ['history', { customer: 'C001', dates: '2024-01-01' }, /「dates」.*customer, date, field$/],
  ['explain', { customer: ['C001'] }, /「customer」/],
  ['tag-review', { apply: 'false' }, /「apply」.*apply$/],
])('%s refuses arguments that it doesn’t take, and says which it does: %j', async (command, args, words) => {
  const book = file('arguments.kehu.json');
  await done('run', 'install', '--book', book);
  const { status, err } = await kehu('run', command, '--book', book, '--args', JSON.stringify(args));
  expect(status).toBe(1);
  expect(err.trim()).toMatch(words);
});

test('people add a computed field, a module, a tier dimension and a tag in the settings sheets, without code', async () => {
  const book = file('own.kehu.json');
  await done('run', 'install', '--book', book);
  await done(
    'import',
    file('own.csv', '客户编号,客户名称,历史合作金额\nC001,远航,1200000\nC002,优品,150000\n'),
    '--module',
    'customers',
    '--book',
    book,
  );
  const append = async (sheet: string, cells: Readonly<Record<string, string>>): Promise<void> => {
    const row = (await rows(book, sheet)).length + 2;
    for (const [column, text] of Object.entries(cells)) await done('set', `${sheet}!${column}${row}`, text, '--book', book);
  };
  await append('字段', { A: '拜访', C: '拜访日期', F: 'date' });
  await append('字段', { A: '拜访', B: 'cost', C: '费用', F: 'amount', G: '元' });
  await append('字段', { A: 'customers', B: 'visitCost', C: '拜访费用', F: 'computed', J: '合计(拜访.费用 近12个月)' });
  await append('字段', { A: 'customers', B: 'wrong', C: '错', F: 'computed', J: '累计合作金鹅 × 2' });
  await append('分层规则', { A: '信用', B: '1', C: 'A级', D: '累计合作金额≥100万' });
  await append('分层规则', { A: '信用', B: '2', C: 'B级', D: '否则' });
  await append('标签规则', { B: '信用好', C: '信用 = A级 且 拜访费用 > 0', D: 'TRUE' });
  await append('标签字典', { A: '行业', B: '航空' });
  await done('run', 'refresh', '--book', book, '--as-of', asOf);
  await done(
    'import',
    file('visits.csv', '客户编号,拜访日期,费用\nC001,2024-03-01,1万\nC001,2023-01-01,5\n'),
    '--module',
    '拜访',
    '--book',
    book,
  );
  await done('run', 'refresh', '--book', book, '--as-of', asOf);

  const customers = await rows(book, 'customers');
  expect(customers.map((row) => pick(row, ['visitCost', '信用', 'ruleTags', 'wrong']))).toEqual([
    [10_000, 'A级', '信用好', ''],
    [0, 'B级', '', ''],
  ]);
  const checks = (await rows(book, 'fields')).filter((row) => row.check !== '');
  expect(checks.map((row) => [row.key, row.check])).toEqual([
    ['wrong', expect.stringMatching(/^第 \d+ 个字：没有名为「.+」的字段。是否要写「累计合作金额」？$/)],
  ]);
  expect(await done('call', 'CRM_TIER', '[1000000, "信用"]', '--book', book)).toContain('A级');
  // A new tag of the dictionary is offered in the column at once, and what follows from it alone is there before the refresh.
  await done('set', '客户!D2', '航空', '--book', book);
  expect((await rows(book, 'customers'))[0]?.tags).toMatch(/^航空/);
  const again = JSON.parse(await done('run', 'refresh', '--book', book, '--as-of', asOf, '--json')) as Record<string, unknown>;
  expect(again).toMatchObject({ ok: true, changed: 0 });
  const third = JSON.parse(await done('run', 'refresh', '--book', book, '--as-of', asOf, '--json')) as Record<string, unknown>;
  expect(third).toMatchObject({ ok: true, changed: 0, serviceCalls: expect.any(Number) });
  expect(third.serviceCalls).toBeLessThanOrEqual(18);
});
