import fc from 'fast-check';
import { crmCheck } from '../../src/functions/crmCheck';
import { crmLookup } from '../../src/functions/crmLookup';
import { crmMask } from '../../src/functions/crmMask';
import { crmPhone } from '../../src/functions/crmPhone';
import { crmSimilar } from '../../src/functions/crmSimilar';
import { crmTier } from '../../src/functions/crmTier';
import { day } from '../core/language/books';
import { call, callIn, column, contextIn, costOf, refusalOf, wordsOf } from './calling';

const customers = [
  ['客户编号', '客户名称', '历史合作金额(万)', '更新时间', '自己的列'],
  ['C001', '远航', 80, day('2024-03-15'), true],
  ['c002', '优品', '', '', 'x'],
  [7, '智云', 5, '', ''],
];

describe('every function of cells', () => {
  const functions = [
    ['CRM_MASK', crmMask, []],
    ['CRM_PHONE', crmPhone, []],
    ['CRM_SIMILAR', crmSimilar, ['远航制造']],
    ['CRM_CHECK', crmCheck, ['phone']],
    ['CRM_LOOKUP', crmLookup, ['name', customers]],
    ['CRM_TIER', crmTier, []],
  ] as const;
  const cell = fc.oneof(
    fc.constantFrom('', '13912345678', '+86 21 12345678', '张三', 'a@b.cn', 'C001', '80万', '远航集团', '=1+1', 'constructor', '__proto__'),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: true }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  test.each(functions)('%s gives for a range what it gives for each cell, and empty where that is refused', (_, definition, more) => {
    const alone = (value: unknown): unknown => {
      try {
        return call(definition, value, ...more);
      } catch {
        return '';
      }
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 6 }), (range) => {
        expect(call(definition, range, ...more)).toEqual(range.map((row) => row.map(alone)));
      }),
      { numRuns: 30 },
    );
  });
  test.each(functions)('%s of nothing is nothing', (_, definition, more) => {
    expect(call(definition, '', ...more)).toBe('');
    expect(call(definition, [[''], ['']], ...more)).toEqual([[''], ['']]);
    expect(call(definition, [['']], ...more)).toEqual([['']]);
  });
  test.each(functions)('%s of 100,000 rows is quick', (_, definition, more) => {
    const values = ['13912345678', '+86 21 1234 5678', '上海远航制造集团有限公司', 'C001'];
    const range = Array.from({ length: 100_000 }, (__, row) => [values[row % 4]]);
    expect(costOf(() => expect(call(definition, range, ...more)).toHaveLength(100_000))).toBeLessThan(6000);
  });
  test('ranges must have one size; a single value goes with any', () => {
    const problem = refusalOf(crmSimilar, column(['a', 'b']), [['a', 'b']]);
    expect(wordsOf(problem)).toEqual(['区域大小不同：2×1 和 1×2（行×列）', 'The ranges differ in size: 2×1 and 1×2 (rows × columns)']);
    expect(call(crmSimilar, 'a', column(['a', 'x']))).toEqual([[1], [0]]);
    expect(call(crmSimilar, [['a']], column(['a', 'x']))).toEqual([[1], [0]]);
  });
});

describe('CRM_MASK', () => {
  test.each([
    ['李雷', '', '李*'],
    ['Li Lei', '', 'L*'],
    ['李*', '', '李*'],
    ['手机号已加密', '', '手机号已加密'],
    ['13912345678、0571-87654321', '', '139****5678、0571-8****321'],
    ['11010119900307851X', '', '110***********851X'],
    ['6222021234567890123', '', '***************0123'],
    ['上海市浦东新区世纪大道100号', '', '上海市浦东新区****'],
    ['浙江省杭州市西湖区文三路1号', '住址', undefined],
    ['浙江省杭州市西湖区文三路1号', 'Address', '浙江省杭州市西湖区****'],
    ['广西壮族自治区南宁市青秀区民族大道', '地址', '广西壮族自治区南宁市青秀区****'],
    ['100 Main St', 'address', '10****'],
    ['致电 13912345678 找李总', '', '致电 139****5678 找李总'],
    ['远航制造集团有限公司', '', '远航制造集团有限公司'],
    ['欧阳娜娜', '姓名', '欧*'],
    ['12', 'id', '**'],
    ['a@example.com', '邮箱', 'a***@example.com'],
    ['13912345678', '手机', '139****5678'],
    ['13912345678', '手机号', '139****5678'],
    ['a@example.com', 'E-mail', 'a***@example.com'],
    ['１３９１２３４５６７８', 'mobile', '139****5678'],
    ['１３９１２３４５６７８', '', '139****5678'],
    ['电话１３９１２３４５６７８，请拨打', '', '电话139****5678，请拨打'],
    ['张三 13912345678', 'phone', '张三 139****5678'],
    ['13912345678 0571-87654321', 'phone', '139****5678 0571-8****321'],
  ])('%s as “%s” is %s', (text, kind, masked) => {
    if (masked === undefined) expect(refusalOf(crmMask, text, kind).key).toBe('function.unknownKind');
    else expect(call(crmMask, text, kind)).toBe(masked);
  });
  test.each(['', 'email'])('a text as long as a cell holds doesn’t take seconds (“%s”)', (kind) => {
    const long = 'x'.repeat(50_000);
    expect(costOf(() => expect(call(crmMask, long, kind)).toBe(long))).toBeLessThan(500);
  });
  test('says which kinds there are', () => {
    const [zh, en] = wordsOf(refusalOf(crmMask, 'x', '车牌'));
    expect(zh).toBe('没有「车牌」这种遮盖方式。可用：email 邮箱, id 身份证, bank 银行卡, phone 电话, address 地址, name 姓名');
    expect(en).toContain('There is no mask “车牌”');
  });
});

test('CRM_PHONE says what is no number and which regions it knows', () => {
  expect(wordsOf(refusalOf(crmPhone, '139****5678'))).toEqual(['「139****5678」不是电话号码', '“139****5678” is no phone number']);
  expect(wordsOf(refusalOf(crmPhone, '1', '火星'))[0]).toMatch(/^不认识地区「火星」。可用：CN, HK/);
});

describe('CRM_CHECK', () => {
  test.each([
    [6, '满意度', '「6」大于允许的最大值 5'],
    [-1, 'sales.quantity', ''],
    ['很多', 'sales.amount', '「很多」不是数字'],
    ['80万', '销售记录.金额', ''],
    ['80万', '销售记录．金额', ''],
    ['2024-03-15', '日期', ''],
    ['企业', '客户类型', ''],
    ['company', 'type', ''],
    ['139****5678', '联系电话', ''],
    ['12345', 'Phone', '「12345」不是电话号码'],
    ['a@b', 'email', '「a@b」不是邮箱地址'],
    ['a.b@c.co', 'E-mail', ''],
    ['制造业', '行业', ''],
    ['', '客户名称', ''],
  ])('%p as %s: %s', (value, field, answer) => expect(String(call(crmCheck, value, field)).startsWith(answer)).toBe(true));
  test('answers in the language of the book', () => {
    expect(callIn(contextIn('en'), crmCheck, 'x', 'sales.date')).toMatch(/^“x” is not a date/);
    expect(callIn(contextIn('en'), crmCheck, '企业', 'Type')).toBe('');
  });
  test('a value that the dictionary lacks is told, with those it has', () => {
    expect(call(crmCheck, '超大型', '规模')).toMatch(/超大型.*大型企业/);
  });
  test('reads no settings sheet but the dictionary for list columns and the settings for phones', () => {
    const context = contextIn('zh-CN');
    callIn(context, crmCheck, '1', 'phone');
    expect(context.reads).toEqual({ settings: 1 });
    callIn(context, crmCheck, column(['a', 'b']), 'size');
    expect(context.reads).toEqual({ settings: 1, dictionary: 1 });
  });
  test('a field that is not there is told with the nearest', () => {
    expect(wordsOf(refusalOf(crmCheck, 1, '联系电活'))[0]).toBe('没有名为「联系电活」的字段。是否要写「联系电话」？');
    expect(refusalOf(crmCheck, 1, 'sales.phone').key).toBe('function.unknownField');
  });
});

describe('CRM_LOOKUP', () => {
  test.each([
    ['C001', '客户名称', '远航'],
    [' C001 ', 'name', '远航'],
    ['Ｃ００２', 'Customer name', '优品'],
    ['C002', '历史合作金额', ''],
    ['C001', '历史合作金额(万)', 80],
    ['C001', '自己的列', true],
    [7, 'name', '智云'],
    ['7', 'name', '智云'],
    ['C001', 'updatedAt', day('2024-03-15')],
  ])('%p, %s is %p', (id, field, value) => expect(call(crmLookup, id, field, customers)).toEqual(value));
  test('the ids stand in the column headed as one, else in the first', () => {
    expect(
      call(crmLookup, 'C1', '名字', [
        ['名字', '客户编号'],
        ['甲', 'C1'],
      ]),
    ).toBe('甲');
    expect(
      call(crmLookup, 'k', 'v', [
        ['编码', 'v'],
        ['k', 5],
      ]),
    ).toBe(5);
  });
  test('the first of equal ids counts', () => {
    expect(
      call(crmLookup, 'k', 'v', [
        ['id', 'v'],
        ['k', 1],
        ['k', 2],
      ]),
    ).toBe(1);
  });
  test('refuses an id, a column and a table that are not there', () => {
    expect(wordsOf(refusalOf(crmLookup, 'C9', 'name', customers))).toEqual(['找不到编号「C9」', 'There is no id “C9”']);
    expect(wordsOf(refusalOf(crmLookup, 'C001', 'phone', customers))[0]).toBe(
      '区域中没有「phone」列。有：客户编号, 客户名称, 历史合作金额(万), 更新时间, 自己的列',
    );
    expect(refusalOf(crmLookup, 'C001', 'phone', 5).key).toBe('function.notATable');
    expect(wordsOf(refusalOf(crmLookup, 'C001', column(['a', 'b']), customers))[0]).toBe('此参数只能是一个单元格');
  });
});
