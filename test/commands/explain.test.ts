import type { CommandDefinition } from '../../src/commands/defineCommand';
import { explain } from '../../src/commands/explain';
import { history } from '../../src/commands/history';
import { refresh } from '../../src/commands/refresh';
import type { Cell, Grid } from '../../src/core/cell';
import { Refusal } from '../../src/core/message';
import type { Language } from '../../src/core/schema';
import { say } from '../../src/locales';
import { type Book, bookAfter, contextOf, rowsOf } from '../support/hostOf';
import { installedBook } from '../support/installed';

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const records = {
  customers: [
    { id: 'C001', name: '远航制造集团', owner: '李静', openingAmount: 1_000_000 },
    { id: 'C002', name: '优品零售', owner: '赵磊', needType: '服务导向型' },
    { id: 'C003', name: '优品零售', owner: '' },
  ],
  sales: [
    { id: 'S0001', customerId: 'C001', date: day('2024-03-01'), amount: 5000 },
    { id: 'S0002', customerId: 'C001', date: day('2024-03-02'), amount: 5000 },
    { id: 'S0003', customerId: 'C002', date: day('2024-03-02'), amount: 5000 },
  ],
};

/** The book after a refresh on each of the days. */
function refreshed(book: Book, days: readonly string[], language: Language = 'zh-CN'): Book {
  return days.reduce((before, date) => bookAfter(before, refresh.run(contextOf(before, { asOf: day(date), language }), {})), book);
}

function words(
  command: CommandDefinition,
  book: Book,
  asOf: string,
  args: Record<string, unknown>,
  language: Language = 'zh-CN',
): string[] {
  const plan = command.run(contextOf(book, { asOf: day(asOf), language }), args);
  expect(plan.steps).toEqual([]);
  return plan.messages.map((message) => say(language, message));
}

function refusal(command: CommandDefinition, book: Book, args: Record<string, unknown>): unknown {
  try {
    command.run(contextOf(book), args);
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0];
    throw error;
  }
  throw new Error('not refused');
}

/** The book with a cell of a settings sheet's row changed. */
function edited(book: Book, sheet: string, row: number, column: string, cell: Cell): Book {
  const grid: Grid = (book[sheet] ?? []).map((cells) => [...cells]);
  const position = grid[0]?.indexOf(column) ?? -1;
  grid[row - 1]![position] = cell;
  return { ...book, [sheet]: grid };
}

const march = refreshed(installedBook(records), ['2024-03-25']);
const july = refreshed(march, ['2024-07-25']);

describe('explain', () => {
  const ask = (of: string, customer = 'C001', asOf = '2024-03-25', book = march) => words(explain, book, asOf, { customer, of });

  test('a tier that a customer has: the earlier ones that were tried, and what holds', () => {
    expect(ask('活跃度', 'C002')).toEqual([
      '优品零售（C002）活跃度：中活跃',
      '✗ 高活跃：近3个月合作次数 1 ≥ 2 ✗',
      '✓ 中活跃：近3个月合作次数 1 = 1 ✓',
    ]);
    expect(ask('valueTier', 'C003').slice(-1)).toEqual(['✓ 潜力客户：其他都不成立时']);
  });

  test('a tier that a customer has not, whether an earlier one holds or not', () => {
    expect(ask('重点客户')).toEqual([
      '远航制造集团（C001）价值层级：没有「重点客户」，现为 战略客户',
      '✓ 战略客户：累计合作金额 1,010,000 ≥ 1,000,000 ✓',
      '✗ 重点客户：500,000 ≤ 累计合作金额 1,010,000 < 1,000,000 ✗',
    ]);
    expect(ask('战略客户', 'C003').slice(0, 2)).toEqual([
      '优品零售（C003）价值层级：没有「战略客户」，现为 潜力客户',
      '✗ 战略客户：累计合作金额 0 ≥ 1,000,000 ✗',
    ]);
  });

  test('a tag by its name in any language or by its rule’s key', () => {
    const told = [
      '远航制造集团（C001）规则标签：★★★战略伙伴',
      '✓ ★★★战略伙伴：累计合作金额 1,010,000 ≥ 1,000,000 ✓ 且 近3个月合作次数 2 ≥ 2 ✓',
    ];
    for (const name of ['★★★战略伙伴', '★★★Strategic partner', 'strategic-partner']) expect(ask(name)).toEqual(told);
    expect(ask('⚠流失预警')).toEqual([
      '远航制造集团（C001）规则标签：没有「⚠流失预警」，现为 ★★★战略伙伴',
      '✗ ⚠流失预警：近6个月合作次数 2 = 0 ✗ 且 满意度 （空） ≤ 3 ?',
    ]);
  });

  test('a segment, by its column or a name that somebody has', () => {
    const tried = [
      '✗ {value}{activity}风险客户：价值层级 潜力客户 属于 ("战略客户", "重点客户") ✗ 且 活跃度 中活跃 = "低活跃" ✗',
      '✓ {value}{need}客户：价值层级 潜力客户 = "潜力客户" ✓ 且 需求类型 服务导向型 不为空 ✓',
    ];
    expect(ask('客群', 'C002')).toEqual(['优品零售（C002）客群：潜力服务导向型客户', ...tried]);
    expect(ask('战略高活跃客户', 'C002')).toEqual(['优品零售（C002）客群：没有「战略高活跃客户」，现为 潜力服务导向型客户', ...tried]);
  });

  test('everything, where nothing is named; customers are known by a name that only one has', () => {
    const heads = words(explain, march, '2024-03-25', { customer: '远航制造集团' }).filter((line) => line.startsWith('远航'));
    expect(heads.map((line) => line.split('）')[1]?.split('：')[0])).toEqual(['价值层级', '活跃度', '客群', '生命周期', '规则标签']);
  });

  test('says so where the sheet holds something else, because rules or days went on', () => {
    expect(ask('活跃度', 'C001', '2024-07-25')).toEqual([
      '远航制造集团（C001）活跃度：低活跃',
      '表中现在是「高活跃」：运行「更新标签与分层」后更新',
      '✗ 高活跃：近3个月合作次数 0 ≥ 2 ✗',
      '✗ 中活跃：近3个月合作次数 0 = 1 ✗',
      '✓ 低活跃：其他都不成立时',
    ]);
  });

  test('speaks English in an English book', () => {
    const english = refreshed(installedBook(records, 'en'), ['2024-03-25'], 'en');
    expect(words(explain, english, '2024-03-25', { customer: 'C001', of: 'churn-warning' }, 'en')).toEqual([
      '远航制造集团 (C001) Rule tags: not “⚠Churn warning” but ★★★Strategic partner',
      '✗ ⚠Churn warning: deals in last 6 months 2 = 0 ✗ and satisfaction (empty) ≤ 3 ?',
    ]);
  });

  test('gives the clauses as data', () => {
    const { result } = explain.run(contextOf(march), { customer: 'C002', of: 'high' });
    expect(result).toEqual({
      customer: 'C002',
      name: '优品零售',
      topics: [
        {
          field: 'activity',
          column: '活跃度',
          asked: '高活跃',
          value: '中活跃',
          tried: [
            {
              value: '高活跃',
              holds: false,
              text: '近3个月合作次数 1 ≥ 2 ✗',
              clauses: [{ text: '近3个月合作次数 1 ≥ 2 ✗', seen: '1', holds: false }],
            },
            {
              value: '中活跃',
              holds: true,
              text: '近3个月合作次数 1 = 1 ✓',
              clauses: [{ text: '近3个月合作次数 1 = 1 ✓', seen: '1', holds: true }],
            },
          ],
        },
      ],
    });
  });

  test('refuses an unknown customer, a name that several have, an unknown tag, and a tag whose rule is off or wrong', () => {
    expect(refusal(explain, march, { customer: 'C9' })).toMatchObject({ key: 'explain.noCustomer', params: { customer: 'C9' } });
    expect(refusal(explain, march, {})).toMatchObject({ key: 'explain.noCustomer' });
    expect(refusal(explain, march, { customer: '优品零售' })).toMatchObject({ key: 'explain.noCustomer' });
    expect(refusal(explain, march, { customer: 'C001', of: '金牌' })).toMatchObject({
      key: 'explain.unknown',
      params: { name: '金牌', known: expect.stringMatching(/价值层级.*战略客户, 重点客户/) },
    });
    const off = edited(march, 'rules', 3, '启用', false);
    expect(refusal(explain, off, { customer: 'C001', of: '⚠流失预警' })).toMatchObject({ key: 'explain.off', sheet: '标签规则', row: 3 });
    const wrong = edited(march, 'rules', 3, '条件', '满意渡 < 3');
    expect(refusal(explain, wrong, { customer: 'C001', of: '⚠流失预警' })).toMatchObject({ key: 'language.unknownName', row: 3 });
    expect(() => explain.run(contextOf({}), { customer: 'C001' })).toThrow(Refusal);
  });
});

describe('the log and history', () => {
  test('refresh logs a row a changed tier and tag, with the clause that changed its mind', () => {
    const rows = rowsOf(july, 'changes').map(({ customer, field, from, to, why }) => [customer, field, from, to, why]);
    expect(rows).toContainEqual(['C001', '活跃度', '高活跃', '低活跃', '近3个月合作次数 0 ≥ 2 ✗']);
    expect(rows).toContainEqual(['C001', '规则标签', '★★★战略伙伴', '', '近3个月合作次数 0 ≥ 2 ✗']);
    expect(rowsOf(july, 'changes')[0]).toMatchObject({ at: day('2024-07-25'), by: 'owner@example.com', command: 'refresh', run: 'run-1' });
  });

  test('a tag whose rule went says so', () => {
    const gone = refreshed({ ...march, rules: (march.rules ?? []).filter((_, row) => row !== 1) }, ['2024-03-25']);
    expect(rowsOf(gone, 'changes').map(({ from, to, why }) => [from, to, why])).toEqual([['★★★战略伙伴', '', '规则已修改、停用或删除']]);
  });

  test('tells what a customer had on any day, since when and until when', () => {
    const ask = (date: string, field?: string) => words(history, july, '2024-08-01', { customer: 'C001', date, ...(field && { field }) });
    expect(ask('2024-05-01')).toEqual([
      '远航制造集团（C001），2024-05-01：',
      '价值层级：战略客户（最初 至 今）',
      '活跃度：高活跃（最初 至 2024-07-25）',
      '客群：战略高活跃客户（最初 至 2024-07-25）',
      '生命周期：新客户（最初 至 今）',
      '规则标签：★★★战略伙伴（最初 至 2024-07-25）',
    ]);
    expect(ask('2024-07-25', 'Activity')).toEqual(['远航制造集团（C001），2024-07-25：', '活跃度：低活跃（2024-07-25 至 今）']);
    expect(ask('2024-07-24', '活跃度').slice(1)).toEqual(['活跃度：高活跃（最初 至 2024-07-25）']);
    expect(words(history, july, '2024-08-01', { customer: 'C001' })[0]).toBe('远航制造集团（C001），2024-08-01：');
  });

  test('gives values and changes as data, and says how many rows nobody can read', () => {
    const torn = edited(july, 'changes', 2, '时间', '上周');
    const plan = history.run(contextOf(torn), { customer: 'C001', date: '2024/5/1', field: 'ruleTags' });
    expect(plan.messages.slice(-1)).toEqual([{ key: 'history.unreadable', params: { count: 1, sheet: '变更日志' } }]);
    expect(plan.result).toEqual({
      customer: 'C001',
      date: '2024-05-01',
      values: [{ field: 'ruleTags', column: '规则标签', value: '★★★战略伙伴', since: '', until: '2024-07-25' }],
      changes: [
        {
          at: '2024-07-25',
          field: 'ruleTags',
          from: '★★★战略伙伴',
          to: '',
          why: '近3个月合作次数 0 ≥ 2 ✗',
          by: 'owner@example.com',
        },
      ],
      unreadable: 1,
    });
  });

  test('still knows a customer who is in the log alone; refuses one who is nowhere, a wrong date, an unknown column', () => {
    const left = { ...july, customers: (july.customers ?? []).filter((row) => row[0] !== 'C001') };
    expect(words(history, left, '2024-08-01', { customer: 'C001', date: '2024-05-01', field: '活跃度' })).toEqual([
      '—（C001），2024-05-01：',
      '活跃度：高活跃（最初 至 2024-07-25）',
    ]);
    expect(refusal(history, july, { customer: 'C9' })).toMatchObject({ key: 'explain.noCustomer' });
    expect(refusal(history, july, { customer: 'C001', date: '2024-02-30' })).toMatchObject({ key: 'value.impossibleDate' });
    expect(refusal(history, july, { customer: 'C001', field: '客户名称' })).toMatchObject({
      key: 'history.noField',
      params: { known: '价值层级, 活跃度, 客群, 生命周期, 规则标签' },
    });
  });
});

describe('alerts', () => {
  test('list marked changes for the owner, due within 24 hours', () => {
    const rows = rowsOf(july, 'alerts').map(({ customer, name, owner, field, from, to, why }) => [
      customer,
      name,
      owner,
      field,
      from,
      to,
      why,
    ]);
    expect(rows).toEqual([
      ['C001', '远航制造集团', '李静', '活跃度', '高活跃', '低活跃', '近3个月合作次数 0 ≥ 2 ✗'],
      ['C002', '优品零售', '赵磊', '活跃度', '中活跃', '低活跃', '近3个月合作次数 0 = 1 ✗'],
    ]);
    expect(rowsOf(july, 'alerts')[0]).toMatchObject({ at: day('2024-07-25'), due: day('2024-07-26'), done: false, run: 'run-1' });
  });

  test('are said by refresh with their number and that of their owners', () => {
    const plan = refresh.run(contextOf(march, { asOf: day('2024-07-25') }), {});
    expect(plan.messages).toContainEqual({ key: 'refresh.alerts', params: { count: 2, owners: 2, sheet: '变动提醒' } });
    expect(plan.result).toMatchObject({ alerts: 2 });
    const again = refresh.run(contextOf(july, { asOf: day('2024-07-25') }), {});
    expect(again.result).toMatchObject({ alerts: 0, logged: 0 });
    expect(again.messages.map(({ key }) => key)).not.toContain('refresh.alerts');
  });

  test('are appended once, and their sheet is made in a book that has none', () => {
    const appended = { kind: 'appendRows', sheet: 'alerts', once: { column: 'run', text: 'run-1' } };
    const { alerts: _, ...older } = march;
    const kinds = (book: Book, resumed: boolean) =>
      refresh
        .run(contextOf(book, { asOf: day('2024-07-25'), resumed }), {})
        .steps.filter((step) => step.kind === 'layoutSheet' || (step.kind === 'appendRows' && step.sheet === 'alerts'));
    expect(kinds(march, false)).toMatchObject([appended]);
    expect(kinds(march, true)).toMatchObject([appended]);
    expect(kinds(older, false)).toMatchObject([{ kind: 'layoutSheet', layout: { key: 'alerts', exists: false } }, appended]);
    expect(kinds({ ...march, alerts: [['时间']] }, true)).toMatchObject([
      { kind: 'layoutSheet', layout: { key: 'alerts', exists: true } },
      appended,
    ]);
  });
});
