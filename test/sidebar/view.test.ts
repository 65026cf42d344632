import { viewOf } from '../../sidebar/customer/view';
import { pauseAfter } from '../../sidebar/poll';
import { languageOf, textsOf } from '../../sidebar/texts';
import { install } from '../../src/commands/install';
import { refresh } from '../../src/commands/refresh';
import { type CardCell, type CardKey, cardKeys } from '../../src/panels/customer';

function aCard(values: Partial<Record<CardKey, string | number>>, language: 'zh-CN' | 'en' = 'zh-CN') {
  const cells = Object.fromEntries(cardKeys.map((key) => [key, { label: `«${key}»`, value: values[key] ?? '' }])) as Record<
    CardKey,
    CardCell
  >;
  const view = viewOf({ kind: 'customer', at: '2 客户', language, cells });
  if (view.kind !== 'card') throw new Error('no card');
  return view;
}

describe('the card', () => {
  it('shows name, tiers and amounts under the headers of the book', () => {
    const view = aCard({
      id: 'C001',
      name: '远航制造集团',
      owner: '李*',
      status: '成交客户',
      valueTier: '重点客户',
      lifetimeAmount: 800_000,
      frequency: 0.5,
      lifetimeDeals: 1,
      lastDeal: '2024-03-01',
    });
    expect(view.name).toBe('远航制造集团');
    expect(view.about).toBe('C001 · 成交客户 · «owner» 李*');
    expect(view.tiers.map((line) => [line.label, line.text])).toEqual([
      ['«valueTier»', '重点客户'],
      ['«activity»', '—'],
      ['«stage»', '—'],
      ['«segment»', '—'],
    ]);
    expect(view.amounts.map((line) => [line.key, line.text, line.note])).toEqual([
      ['lifetimeAmount', '¥800,000', '约 80 万'],
      ['yearAmount', '—', ''],
      ['largestDeal', '—', ''],
      ['lifetimeDeals', '1 次', ''],
      ['lastDeal', '2024-03-01', ''],
      ['frequency', '6 次/年', ''],
    ]);
  });

  it('shows rule tags first, then free tags, then the rest, none twice', () => {
    const view = aCard({ ruleTags: '⚠流失预警', freeTags: 'VIP客户、老客户', tags: '制造业,大型企业,⚠流失预警,VIP客户,老客户' });
    expect(view.tags.map((chip) => [chip.text, chip.from])).toEqual([
      ['⚠流失预警', 'rule'],
      ['VIP客户', 'person'],
      ['老客户', 'person'],
      ['制造业', 'dimension'],
      ['大型企业', 'dimension'],
    ]);
  });

  it('says what is missing: data, and a refresh where nothing is computed', () => {
    expect(aCard({ valueTier: '重点客户' }).notices).toEqual([]);
    const notices = aCard({ dataStatus: '待补充: 邮箱' }).notices;
    expect(notices[0]).toBe('待补充: 邮箱');
    expect(notices[1]).toContain('更新');
    expect(aCard({}, 'en').notices[0]).toContain('Refresh');
  });

  it('shows what a cell holds where a number was expected', () => {
    expect(aCard({ lifetimeAmount: '#ERROR!' }).amounts[0]?.text).toBe('#ERROR!');
  });
});

describe('without a customer', () => {
  const none = (reason: 'other-sheet' | 'no-customer', sheet: string, language: 'zh-CN' | 'en') =>
    viewOf({ kind: 'none', at: '-', language, reason, sheet });

  it('the panel says what to do, in the language of the book', () => {
    expect(none('other-sheet', '客户', 'zh-CN')).toMatchObject({ kind: 'advice', advice: expect.stringContaining('“客户”') });
    expect(none('other-sheet', 'Clients', 'en')).toMatchObject({ advice: expect.stringContaining('“Clients”') });
    expect(none('no-customer', '客户', 'zh-CN')).toMatchObject({ advice: expect.stringContaining('没有客户') });
    expect(none('other-sheet', '', 'en')).toMatchObject({ advice: expect.stringContaining('Install') });
  });
});

it('the page names menu items as the menu does', () => {
  expect([textsOf('zh-CN').noSheet, textsOf('en').noSheet]).toEqual([
    expect.stringContaining(`“${install.label.zh}”`),
    expect.stringContaining(`“${install.label.en}”`),
  ]);
  expect([textsOf('zh-CN').notComputed, textsOf('en').notComputed]).toEqual([
    expect.stringContaining(`“${refresh.label.zh}”`),
    expect.stringContaining(`“${refresh.label.en}”`),
  ]);
});

it('the page asks more rarely while nothing changes, and rarely after a failure', () => {
  const pauses = [0, 10, 20, 44, 45, 1_000].map((unchanged) => pauseAfter(unchanged, false));
  expect(pauses).toEqual([2_000, 2_000, 5_000, 5_000, 15_000, 15_000]);
  expect(pauseAfter(0, true)).toBe(15_000);
});

it('speaks Chinese to browsers of any Chinese region', () => {
  expect(['zh', 'zh-TW', 'en-GB', 'fr'].map(languageOf)).toEqual(['zh-CN', 'zh-CN', 'en', 'en']);
});
