import type { Cell } from '../../../src/core/cell';
import { fieldOfRow } from '../../../src/core/fields/fieldRow';
import { checkDictionary, checkRules, checkSegments, checkTiers } from '../../../src/core/settings/checkRows';
import { ruleRow, segmentRow, tierRow } from '../../../src/core/settings/ruleRows';
import { readTable, type Table } from '../../../src/core/table/readTable';
import { modules, sheets } from '../../../src/modules/index.generated';

function tableOf(key: string, rows: readonly Readonly<Record<string, Cell>>[]): Table {
  const definition = sheets.find((sheet) => sheet.key === key);
  if (!definition) throw new Error(key);
  const grid = [definition.fields.map((field) => field.zh), ...rows.map((row) => definition.fields.map((field) => row[field.key] ?? ''))];
  return readTable(definition, { title: definition.zh, grid, keys: new Map() });
}
const customers = modules.find((module) => module.key === 'customers')?.fields ?? [];
const told = (problems: ReadonlyMap<number, { readonly key: string }>): [number, string][] =>
  [...problems].map(([row, problem]): [number, string] => [row, problem.key]).sort((a, b) => a[0] - b[0]);

test('the dictionary tells tags that stand twice, synonyms with two meanings, unknown parents and rows without a name', () => {
  const table = tableOf('dictionary', [
    { dimension: '行业', tag: '制造业', synonyms: '工业' },
    { dimension: 'Industry', tag: '制造业' },
    { dimension: '行业', tag: '零售业', synonyms: '工业，零售' },
    { dimension: '规模', tag: '工业' },
    { dimension: '行业', tag: '制造业-电子', parent: '制造' },
    { dimension: '', tag: '甲' },
    { dimension: '行业', tag: '' },
    { dimension: '行业', tag: '甲，乙' },
    {},
    { dimension: '行业', tag: '末' },
  ]);
  expect(told(checkDictionary(table))).toEqual([
    [1, 'dictionary.double'],
    [2, 'dictionary.synonym'],
    [4, 'dictionary.parent'],
    [5, 'dictionary.noDimension'],
    [6, 'dictionary.noTag'],
    [7, 'dictionary.separator'],
  ]);
});

test('a tag that is turned off may be a synonym of the one it was merged into', () => {
  const table = tableOf('dictionary', [
    { dimension: '自定义', tag: '大单', synonyms: '高毛利,毛利', on: true },
    { dimension: '自定义', tag: '高毛利', synonyms: '毛利', on: false },
  ]);
  expect(told(checkDictionary(table))).toEqual([]);
});

test('tiers tell rows without a tier, with an order that is none, and rows that are never reached', () => {
  const table = tableOf('tiers', [
    { dimension: '价值', order: 3, tier: '丙', condition: '否则' },
    { dimension: '价值层级', order: 4, tier: '丁', condition: '累计合作金额≥1' },
    { dimension: '价值', order: 1, tier: '', condition: '累计合作金额≥2' },
    { dimension: '价值', order: '第一', tier: '甲', condition: '累计合作金额≥3' },
    { dimension: '活跃度', order: 9, tier: '高', condition: '近3个月合作≥2次' },
  ]);
  expect(told(checkTiers(table, customers))).toEqual([
    [1, 'tiers.unreachable'],
    [2, 'tiers.noTier'],
    [3, 'tiers.order'],
  ]);
});

test('segments tell rows without a name, with an order that is none, and rows that are never reached', () => {
  const table = tableOf('segments', [
    { order: 9, template: '丁', condition: '累计合作金额≥1' },
    { order: 2, template: '丙', condition: '否则' },
    { order: 1, condition: '累计合作金额≥2' },
    { order: '第一', template: '甲', condition: '累计合作金额≥3' },
    { order: 0, template: '甲', condition: '累计合作金额≥3' },
    {},
  ]);
  expect(told(checkSegments(table))).toEqual([
    [0, 'tiers.unreachable'],
    [2, 'segments.noTemplate'],
    [3, 'tiers.order'],
  ]);
});

test('rules tell conditions without a tag, and a tag that would be several', () => {
  const table = tableOf('rules', [{ condition: '累计合作金额≥1' }, { tag: '甲、乙', condition: '累计合作金额≥1' }, { tag: '甲' }, {}]);
  expect(told(checkRules(table))).toEqual([
    [0, 'rules.noTag'],
    [1, 'dictionary.separator'],
  ]);
});

test('conditions and formulas stay as they were typed, so that places in them are counted from the first blank', () => {
  const condition = '  满意渡 > 3 ';
  for (const [key, read] of [
    ['tiers', tierRow],
    ['rules', ruleRow],
    ['segments', segmentRow],
  ] as const)
    expect(read(tableOf(key, [{ condition }]), 0).condition).toBe(condition);
  const formula = (text: string) => fieldOfRow(tableOf('fields', [{ module: 'customers', key: 'twice', formula: text }]), 0, modules);
  expect(formula(' 1 + 1')).toMatchObject({ field: { computed: { formula: ' 1 + 1' } } });
  expect(formula('  ')).not.toHaveProperty('field.computed');
});
