import type { Cell } from '../../../src/core/cell';
import { checkStaff, checkStrategies } from '../../../src/core/settings/checkPeople';
import { readTable } from '../../../src/core/table/readTable';
import { staff, strategies } from '../../../src/modules/settings';

const tableOf = (definition: typeof staff, rows: readonly Readonly<Record<string, Cell>>[]) =>
  readTable(definition, {
    title: definition.zh,
    keys: new Map(),
    grid: [definition.fields.map(({ key }) => key), ...rows.map((row) => definition.fields.map(({ key }) => row[key] ?? ''))],
  });
const keysOf = (problems: ReadonlyMap<number, { key: string }>) => [...problems].map(([row, { key }]) => [row, key]);

test('a strategy is for a tag, a tier or a segment, also one that its name template makes', () => {
  const names = { names: ['★★★战略伙伴', '新客户'], templates: ['{value}{activity}客户', '专属(VIP)'] };
  const rows = ['★★★战略伙伴', '新 客户', '重点低活跃客户', '专属(VIP)', '新客'].map((name) => ({ for: name, plan: '回访' }));
  expect(keysOf(checkStrategies(tableOf(strategies, [...rows, { plan: '无' }, {}]), names))).toEqual([
    [4, 'strategies.unknown'],
    [5, 'strategies.noFor'],
  ]);
});

test('a member of staff has a name of its own, a mail address, a role and a deputy who is on the list', () => {
  const rows = [
    { name: '李静', email: 'li@example.com', role: '管理员', deputy: '王芳' },
    { name: '王芳', email: 'wang@', role: 'sales' },
    { name: '赵磊', role: '老板' },
    { name: '陈晨', deputy: '周周' },
    { name: '孙悦', deputy: '孙悦' },
    { name: '李静' },
    { email: 'x@example.com' },
    { active: false },
  ];
  expect(keysOf(checkStaff(tableOf(staff, rows)))).toEqual([
    [1, 'value.notAnEmail'],
    [2, 'staff.role'],
    [3, 'staff.deputy'],
    [4, 'staff.deputy'],
    [5, 'dictionary.double'],
    [6, 'staff.noName'],
  ]);
});
