import fc from 'fast-check';
import type { Cell, Grid } from '../../../src/core/cell';
import { fieldNamed, historyOf, loggedFields, type Standing, standingBefore, tagsBefore } from '../../../src/core/history/history';
import { tagChanges } from '../../../src/core/refresh/changes';
import { readTable } from '../../../src/core/table/readTable';
import { customers } from '../../../src/modules/customers';
import { changes as definition } from '../../../src/modules/written';

const day = (text: string): Date => new Date(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}Z`);
const keyOf = (name: string): string => (name === '价值层级' ? 'valueTier' : name === '规则标签' ? 'ruleTags' : name);

/** A log with rows of at, customer, field, from, to. */
function aLog(rows: Grid) {
  const grid = [definition.fields.map((field) => field.zh), ...rows.map((row) => [...row, '因为', 'o@example.com', 'refresh', 'r'])];
  return readTable(definition, { title: '变更日志', grid, keys: new Map() });
}

const tier = (rows: Grid, date: string, current = '普通客户') =>
  standingBefore(day(date), historyOf(aLog(rows), 'C001', keyOf).changes, current);

describe('a tier as of a past date', () => {
  const rows: Grid = [
    [day('2024-03-10 08:00'), 'C001', '价值层级', '重点客户', '战略客户'],
    [day('2024-01-05'), 'C001', '价值层级', '普通客户', '重点客户'],
    [day('2024-02-01'), 'C002', '价值层级', '普通客户', '战略客户'],
  ];
  test.each<[string, Standing]>([
    ['2024-01-05', { value: '普通客户', since: undefined, until: day('2024-01-05') }],
    ['2024-01-06', { value: '重点客户', since: day('2024-01-05'), until: day('2024-03-10 08:00') }],
    ['2024-03-10', { value: '重点客户', since: day('2024-01-05'), until: day('2024-03-10 08:00') }],
    ['2024-03-11', { value: '战略客户', since: day('2024-03-10 08:00'), until: undefined }],
  ])('before %s, whatever the order of the rows', (date, standing) => {
    expect(tier(rows, date)).toEqual(standing);
    expect(tier([...rows].reverse(), date)).toEqual(standing);
  });

  test('without a change is what stands there now', () => {
    expect(tier([], '2024-01-01')).toEqual({ value: '普通客户', since: undefined, until: undefined });
  });

  test('times that were typed as text are read; rows whose time nobody can read are counted and left out', () => {
    const edited: Grid = [
      ['2024年1月5日', 'C001', '价值层级', 'a', 'b'],
      ['上周', 'C001', '价值层级', 'b', 'c'],
      ['', 'C001', '价值层级', 'c', 'd'],
      ['下周', 'C002', '价值层级', 'c', 'd'],
    ];
    const { changes, unreadable } = historyOf(aLog(edited), 'C001', keyOf);
    expect(unreadable).toBe(2);
    expect(changes).toEqual([{ at: day('2024-01-05'), field: 'valueTier', from: 'a', to: 'b', why: '因为', by: 'o@example.com' }]);
  });
});

test('tags have a history each, also where a row tells of several', () => {
  const log = aLog([
    [day('2024-01-01'), 'C001', '规则标签', '甲,乙', '乙,丙'],
    [day('2024-02-01'), 'C001', '规则标签', '', '丁'],
  ]);
  const at = (date: string): string => tagsBefore(day(date), historyOf(log, 'C001', keyOf).changes, '丁,乙,丙').value;
  expect([at('2024-01-01'), at('2024-01-15'), at('2024-03-01')]).toEqual(['乙,甲', '乙,丙', '丁,乙,丙']);
});

test('a logged field is known by key, headers and the header that people gave', () => {
  const fields = loggedFields(customers.fields);
  expect(fields.map(({ key }) => key)).toEqual(['valueTier', 'activity', 'segment', 'stage', 'ruleTags']);
  const sheet = readTable(customers, { title: '客户', grid: [['我的分层', '活跃度']], keys: new Map([[0, 'valueTier']]) });
  const key = (name: string): string | undefined => fieldNamed(fields, sheet, name)?.key;
  expect(['valueTier', '价值层级', 'value tier', '我的分层', 'Activity', '规则标签', '客户名称', ''].map(key)).toEqual([
    'valueTier',
    'valueTier',
    'valueTier',
    'valueTier',
    'activity',
    'ruleTags',
    undefined,
    undefined,
  ]);
});

test('as of any day is what replaying the days gives', () => {
  const state = fc.record({ tier: fc.constantFrom('甲', '乙', '丙', ''), tags: fc.subarray(['a', 'b', 'c', 'd']) });
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (days, order) => {
      const rows: Grid = days.slice(1).flatMap((after, at) => {
        const before = days[at]!;
        const moment: Cell = new Date(Date.UTC(2024, 0, at + 2, 9));
        const moved = before.tier === after.tier ? [] : [[moment, 'C001', '价值层级', before.tier, after.tier]];
        return [...moved, ...tagChanges(before.tags.join(','), after.tags.join(',')).map((pair) => [moment, 'C001', '规则标签', ...pair])];
      });
      const shuffled = rows.map((row) => ({ row, rank: order.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
      const { changes } = historyOf(aLog(shuffled.map(({ row }) => row)), 'C001', keyOf);
      const last = days[days.length - 1]!;
      days.forEach(({ tier: wanted, tags }, at) => {
        const end = new Date(Date.UTC(2024, 0, at + 2));
        const of = (field: string) => changes.filter((change) => change.field === field);
        expect(standingBefore(end, of('valueTier'), last.tier).value).toBe(wanted);
        expect(tagsBefore(end, of('ruleTags'), last.tags.join(',')).value.split(',').filter(Boolean).sort()).toEqual([...tags].sort());
      });
    }),
  );
});
