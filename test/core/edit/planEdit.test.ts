import type { Cell } from '../../../src/core/cell';
import { type Edit, planEdit } from '../../../src/core/edit/planEdit';
import { readDictionary } from '../../../src/core/values/lists';
import { valueParser } from '../../../src/core/values/parseValue';
import { phoneForm } from '../../../src/core/values/phone';
import * as phones from '../../../src/main/phonePart';
import { customers } from '../../../src/modules/customers';
import { sales } from '../../../src/modules/sales';
import { presets } from '../../../src/presets/index.generated';

const now = new Date('2024-03-15T08:30:00Z');
const lists = readDictionary(undefined, [...presets].reverse(), 'zh-CN');
const phone = phoneForm(phones, 'CN');
const edit = (columns: readonly string[], rows: Cell[][], touched: string[], more: Partial<Edit> = {}) =>
  planEdit({
    module: customers,
    rows,
    positions: new Map(columns.map((key, at) => [key, at])),
    touched,
    now,
    language: 'zh-CN',
    user: '',
    parserOf: (field) => valueParser(field, { language: 'zh-CN', lists, phone }),
    tagLimit: 5,
    mark: 0,
    ids: () => [],
    idsOf: () => undefined,
    hasRoomForIds: () => true,
    ...more,
  });
const short = ['id', 'name', 'phone', 'email', 'owner', 'dataStatus', 'updatedAt', 'lifetimeAmount'];

describe('an edit of the customers sheet', () => {
  test('gives a new row the next id and says what is missing', () => {
    const plan = edit(short, [['', '远航制造集团', '', '', '李强', '', '', '']], ['name'], { ids: () => ['C001', 'C007', '自编号'] });
    expect(plan?.ids).toEqual(['C008']);
    expect(plan?.mark).toBe(8);
    expect(plan?.stamps).toEqual({ dataStatus: ['待补充: 联系电话 · 3 个工作日内'], updatedAt: [now] });
  });

  test('gives no id below the mark: the customer who had it was deleted', () => {
    expect(edit(short, [['', '甲', '', '', '', '', '', '']], ['name'], { ids: () => ['C001'], mark: 12 })?.ids).toEqual(['C013']);
  });

  test('leaves an id alone that is there, and raises the mark to one that somebody types', () => {
    expect(edit(short, [['C001', '远航', '13800000000', '', '李强', '', '', '']], ['phone'])?.ids).toBeUndefined();
    expect(edit(short, [['C050', '远航', '', '', '', '', '', '']], ['id'], { ids: () => ['C050'] })?.mark).toBe(50);
  });

  test('puts an id back that somebody cleared away, because records name it', () => {
    const plan = edit(short, [['', '远航', '', '', '', '', '', '']], ['id'], { old: 'C007', ids: () => ['C009'], mark: 9 });
    expect(plan?.ids).toEqual(['C007']);
  });

  test('stamps every row of a paste and passes over blank ones', () => {
    const blank = ['', '', '', '', '', '', '', ''];
    const plan = edit(
      short,
      [['', '甲', '13800000000', '', '王', '', '', ''], blank, ['', '乙', '', 'a@b.cn', '王', '', '', '']],
      ['name', 'phone'],
      { user: 'li@example.com' },
    );
    expect(plan?.ids).toEqual(['C001', null, 'C002']);
    expect(plan?.stamps.updatedAt).toEqual([now, '', now]);
    expect(plan?.stamps.updatedBy).toBeUndefined();
  });

  test('writes nothing when only computed or stamped columns were touched, or rows hold formats only', () => {
    expect(edit(short, [['C001', '甲', '', '', '', '', '', 5]], ['lifetimeAmount', 'updatedAt'])).toBeUndefined();
    expect(edit(short, [['', '', '', '', '', '', '', '']], ['name'])?.stamps).toEqual({});
  });

  test.each<[string, Cell, Cell]>([
    ['phone', '+86 139-1234-5678', '13912345678'],
    ['phone', 13_912_345_678, '13912345678'],
    ['phone', '（021）１２３４５６７８', '021-12345678'],
    ['email', ' Li.Qiang＠Example.COM ', 'li.qiang@example.com'],
    ['name', '  远航  制造(上海)有限公司 ', '远航 制造（上海）有限公司'],
    ['name', 'Acme（China）Ltd', 'Acme(China)Ltd'],
    ['since', '2024年3月5日', new Date('2024-03-05')],
    ['since', '2024/3/5', new Date('2024-03-05')],
    ['since', '2024.3.5', new Date('2024-03-05')],
    ['openingAmount', '80万', 800_000],
    ['openingAmount', '１.2亿', 120_000_000],
    ['openingAmount', '￥1,200.50', 1200.5],
    ['freeTags', 'VIP、重点;vip，老客户', 'VIP客户,重点,老客户'],
    ['freeTags', 'Abc，abc', 'Abc'],
    ['type', 'company', '企业'],
    ['industry', 'manufacturing', '制造业'],
    ['industry', '制造业-电子元件', '制造业-电子元件'],
    ['industry', 'Manufacturing － 电子元件', '制造业-电子元件'],
    ['id', 'Ｃ００１', 'C001'],
  ])('%s: %p has one right form', (key, typed, right) => {
    const plan = edit(['name', key === 'name' ? 'x' : key], [key === 'name' ? [typed, ''] : ['甲', typed]], [key]);
    const written = plan?.cells[key]?.[0] ?? typed;
    expect(written).toEqual(right);
    expect(plan?.findings).toEqual([]);
  });

  test.each<[string, Cell, string]>([
    ['phone', '139123', 'value.notAPhone'],
    ['email', 'li@', 'value.notAnEmail'],
    ['since', '3月5日', 'value.notADate'],
    ['since', '2024-02-30', 'value.impossibleDate'],
    ['openingAmount', '很多', 'value.notANumber'],
    ['openingAmount', -5, 'value.tooSmall'],
    ['type', '神秘', 'value.notInList'],
    ['freeTags', 'a,b,c,d,e,f', 'import.tooManyTags'],
  ])('%s: %p stays as it is and is told', (key, typed, problem) => {
    const plan = edit(['name', key], [['甲', typed]], [key]);
    expect(plan?.cells).toEqual({});
    expect(plan?.findings.map(({ problem: { key: said } }) => said)).toEqual([problem]);
  });

  test.each<[string, Cell]>([
    ['phone', '139****5678'],
    ['phone', '手机号已加密'],
    ['name', '张*'],
    ['notes', '全角：，。（保留）'],
    ['notes', '=1+1'],
    ['notes', 42],
  ])('%s: %p is left as it is', (key, typed) => {
    const plan = edit(['owner', key], [['李', typed]], [key]);
    expect(plan?.cells).toEqual({});
    expect(plan?.findings).toEqual([]);
  });

  test('an id that stands twice is told with its rows', () => {
    const plan = edit(['id', 'name'], [['C001', '甲']], ['id'], { ids: () => ['C001', 'C002', 'c001', 'C001'] });
    expect(plan?.findings[0]?.problem.params).toEqual({ id: 'C001', rows: '2, 5' });
  });
});

test('a record of a customer who doesn’t exist is told; without room to look nothing is said', () => {
  const rows: Cell[][] = [['S0001', 'C009', 5]];
  const columns = ['id', 'customerId', 'amount'];
  const known = { title: '客户', ids: new Set(['C001']) };
  expect(edit(columns, rows, ['customerId'], { module: sales, idsOf: () => known })?.findings[0]?.problem).toEqual({
    key: 'edit.unknownReference',
    params: { id: 'C009', sheet: '客户' },
  });
  expect(edit(columns, rows, ['customerId'], { module: sales })?.findings).toEqual([]);
});
