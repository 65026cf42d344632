import { check } from '../../src/commands/check';
import { type Cell, formatDate } from '../../src/core/cell';
import { KIND_KEYS } from '../../src/core/quality/finding';
import type { Language } from '../../src/core/schema';
import type { Plan } from '../../src/host/plan';
import { type Book, bookAfter, contextOf, rowsOf, sheetOf } from '../support/hostOf';

type Row = Readonly<Record<string, Cell>>;
type Sheets = Readonly<Record<string, readonly Row[]>>;

const KEYS = [
  'settings',
  'fields',
  'dictionary',
  'tiers',
  'staff',
  'customers',
  'sales',
  'service',
  'interactions',
  'contacts',
  'followUps',
];

const day = (text: string): Date => new Date(text);
/** A customer with whom nothing is wrong. */
const aCustomer = (over: Row = {}): Row => ({
  id: 'C001',
  name: '远航制造集团',
  phone: '13800000001',
  owner: '李静',
  verifiedAt: day('2024-03-20'),
  ...over,
});
const aSale = (over: Row = {}): Row => ({ id: 'S0001', customerId: 'C001', date: day('2024-03-01'), amount: 100, ...over });

function aBook(sheets: Sheets, language: Language = 'zh-CN'): Book {
  return Object.fromEntries([...KEYS, 'quality'].map((key) => [key, sheetOf(key, sheets[key] ?? [], language)]));
}

function ran(
  book: Book,
  options: { language?: Language; asOf?: Date; formulas?: Record<string, string[][]> } = {},
): { plan: Plan; book: Book } {
  const plan = check.run(contextOf(book, options), {});
  return { plan, book: bookAfter(book, plan) };
}

/** The rows of the quality sheet, by these columns. */
function listed(book: Book, columns: readonly string[], kind?: string): Cell[][] {
  return rowsOf(book, 'quality')
    .filter((row) => row.module !== '' && (kind === undefined || row.kind === kind))
    .map((row) => columns.map((column) => row[column] ?? ''));
}

const status = { dimension: '合作状态', on: true };
const statuses = ['潜在客户', '意向客户', '成交客户', '流失客户'].map((tag) => ({ ...status, tag }));
const many = (count: number, make: (at: number) => Row): Row[] => Array.from({ length: count }, (_, at) => make(at));
const paid = { status: '已付款', paidDate: day('2024-03-02') };

interface Case {
  readonly what: string;
  readonly sheets: Sheets;
  /** Rows by kind, id, field, problem, fix. */
  readonly found: readonly (readonly string[])[];
  /** The same problems in English. */
  readonly en: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'an id that stands twice, and a row without one',
    sheets: { customers: [aCustomer(), aCustomer(), aCustomer({ id: '' })] },
    found: [
      ['doubleId', 'C001', '客户编号', '编号「C001」在第 2 行已有，第 3 行重复', ''],
      ['noId', '', '客户编号', '第 4 行没有编号', ''],
    ],
    en: ['Id “C001” of row 3 is that of row 2 already', 'Row 4 has no id'],
  },
  {
    what: 'a sale of a customer, and a case about a sale, that don’t exist',
    sheets: {
      customers: [aCustomer()],
      sales: [aSale({ customerId: 'C009' })],
      service: [{ id: 'T1', customerId: 'C001', type: '咨询', openedAt: day('2024-03-01'), saleId: 'S9', owner: '李静' }],
    },
    found: [
      ['reference', 'S0001', '客户编号', '「客户」中没有「C009」', ''],
      ['reference', 'T1', '销售记录', '「销售记录」中没有「S9」', ''],
    ],
    en: ['“Customers” has no “C009”', '“Sales” has no “S9”'],
  },
  {
    what: 'what is missing: a name, an owner, a phone number or mail address; the amount of a sale',
    sheets: {
      customers: [aCustomer({ id: 'C002', name: '', owner: '', phone: '', email: '' }), aCustomer({ phone: '', email: 'a@example.com' })],
      sales: [aSale({ amount: '' })],
    },
    found: [
      ['missing', 'S0001', '金额', '缺少金额', ''],
      ['missing', 'C002', '客户名称', '缺少客户名称', ''],
      ['missing', 'C002', '联系电话', '电话和邮箱至少要填一个', ''],
      ['missing', 'C002', '负责人', '缺少负责人', ''],
    ],
    en: ['Amount is missing', 'Customer name is missing', 'Neither a phone number nor a mail address', 'Owner is missing'],
  },
  {
    what: 'cells that their column can’t hold',
    sheets: {
      customers: [aCustomer({ phone: '12345', email: 'a@', revenue: '很多', since: '2024-02-30', size: '巨型' })],
      dictionary: [{ dimension: '规模', tag: '大型企业', on: true }],
    },
    found: [
      ['malformed', 'C001', '规模', '「巨型」不在此列的可选值中。可选值：大型企业', ''],
      ['malformed', 'C001', '年营收', '「很多」不是数字。可写作 1234.5、1,234.5、80万、1.5亿', ''],
      ['malformed', 'C001', '联系电话', '「12345」不是电话号码', ''],
      ['malformed', 'C001', '邮箱', '「a@」不是邮箱地址', ''],
      ['malformed', 'C001', '合作起始日期', '「2024-02-30」不是存在的日期', ''],
    ],
    en: [
      '“巨型” is not one of this column’s values. Values: 大型企业',
      '“很多” is not a number. Write it like 1234.5, 1,234.5, 80万 or 1.5亿',
      '“12345” is no phone number',
      '“a@” is no mail address',
      '“2024-02-30” is a date that does not exist',
    ],
  },
  {
    what: 'values out of range: satisfaction of a record, a negative opening amount',
    sheets: {
      customers: [aCustomer({ openingAmount: -5 })],
      service: [{ id: 'T1', customerId: 'C001', type: '回访', openedAt: day('2024-03-01'), satisfaction: 6, status: '已解决' }],
    },
    found: [
      ['range', 'C001', '历史合作金额', '「-5」小于允许的最小值 0', ''],
      ['range', 'T1', '满意度', '「6」大于允许的最大值 5', ''],
    ],
    en: ['“-5” is below the least that is allowed, 0', '“6” is above the most that is allowed, 5'],
  },
  {
    what: 'what isn’t in its one right form',
    sheets: {
      customers: [
        aCustomer({
          name: ' 远航制造集团　',
          phone: '138-0000-0001',
          email: 'A@Example.com;b@example.com',
          revenue: '８０万',
          since: '2024/1/5',
          size: 'large',
          freeTags: '大客户、大客户',
        }),
      ],
      dictionary: [{ dimension: '规模', tag: '大型企业', on: true }],
    },
    found: [
      ['form', 'C001', '客户名称', '首尾有空格', '远航制造集团'],
      ['form', 'C001', '规模', '选项的另一种叫法', '大型企业'],
      ['form', 'C001', '年营收', '数字存成了文本', '800000'],
      ['form', 'C001', '联系电话', '电话写法不统一', '13800000001'],
      ['form', 'C001', '邮箱', '邮箱写法不统一', 'a@example.com;b@example.com'],
      ['form', 'C001', '合作起始日期', '日期存成了文本', '2024-01-05'],
      ['form', 'C001', '自定义标签', '标签有重复、同义词或不同的分隔符', '大客户'],
    ],
    en: [
      'Blanks at its ends',
      'Another name of the value',
      'A number that is stored as text',
      'A phone number in another form',
      'A mail address in another form',
      'A date that is stored as text',
      'Tags that are doubled, synonyms or parted otherwise',
    ],
  },
  {
    what: 'negative amounts that are no refunds; a refund of what was bought is none of them',
    sheets: {
      customers: [aCustomer(), aCustomer({ id: 'C002' }), aCustomer({ id: 'C003' })],
      sales: [
        aSale(),
        aSale({ id: 'S0002', date: day('2024-03-02'), amount: -40 }),
        aSale({ id: 'S0003', customerId: 'C002', amount: -10 }),
        aSale({ id: 'S0004', customerId: 'C003', amount: 10, paidAmount: -10, quantity: -1 }),
        aSale({ id: 'S0005', customerId: 'C003', date: day('2024-03-02'), amount: -30 }),
      ],
    },
    found: [
      ['negative', 'S0003', '金额', '退款之前没有可退的金额', ''],
      ['negative', 'S0005', '金额', '退款超过此前的合计 10', ''],
      ['negative', 'S0004', '已付金额', '不是退款，不应为负数', ''],
      ['negative', 'S0004', '数量', '不是退款，不应为负数', ''],
    ],
    en: [
      'A refund of nothing: no deal before it',
      'A refund of more than the 10 bought before it',
      'Negative, and no refund',
      'Negative, and no refund',
    ],
  },
  {
    what: 'dates to come of what has happened; a due date may lie ahead',
    sheets: {
      customers: [aCustomer({ verifiedAt: day('2024-03-26') })],
      sales: [aSale({ date: day('2024-04-01'), dueDate: day('2024-05-01') })],
    },
    found: [
      ['future', 'C001', '核对日期', '晚于今天（2024-03-25）', ''],
      ['future', 'S0001', '日期', '晚于今天（2024-03-25）', ''],
    ],
    en: ['After today (2024-03-25)', 'After today (2024-03-25)'],
  },
  {
    what: 'an end before its beginning; a day alone isn’t before an hour of it',
    sheets: {
      customers: [aCustomer()],
      sales: [aSale({ startDate: day('2024-03-10'), endDate: day('2024-03-09') })],
      service: [
        { id: 'T1', customerId: 'C001', type: '咨询', status: '已解决', openedAt: day('2024-03-05T09:30Z'), resolvedAt: day('2024-03-05') },
        {
          id: 'T2',
          customerId: 'C001',
          type: '咨询',
          status: '已解决',
          openedAt: day('2024-03-05T09:30Z'),
          resolvedAt: day('2024-03-05T09:00Z'),
        },
      ],
    },
    found: [
      ['dateOrder', 'S0001', '结束', '早于开始 2024-03-10', ''],
      ['dateOrder', 'T2', '解决时间', '早于开始时间 2024-03-05 09:30', ''],
    ],
    en: ['Before Start, 2024-03-10', 'Before Opened at, 2024-03-05 09:30'],
  },
  {
    what: 'a customer since a day after the first deal',
    sheets: { customers: [aCustomer({ since: day('2024-03-02') })], sales: [aSale()] },
    found: [['sinceAfter', 'C001', '合作起始日期', '晚于首次合作 2024-03-01', '']],
    en: ['After the first deal of 2024-03-01'],
  },
  {
    what: 'an amount far from those of its segment, although not far from all',
    sheets: {
      customers: [aCustomer({ segment: '小' }), aCustomer({ id: 'C002', segment: '大' })],
      sales: [
        ...many(20, (at) => aSale({ id: `A${at}`, amount: 100 + at })),
        ...many(20, (at) => aSale({ id: `B${at}`, customerId: 'C002', amount: 10_000 + 100 * at })),
        aSale({ id: 'A20', amount: 10_500 }),
      ],
    },
    found: [['outlier', 'A20', '金额', '远高于同类「小」（中位数 110，偏离 66.1 倍）', '']],
    en: ['Far above others of “小” (median 110, 66.1 deviations)'],
  },
  {
    what: 'a frequency far from all where segments are small',
    sheets: { customers: many(12, (at) => aCustomer({ id: `C${at}`, segment: `客群${at % 3}`, frequency: at === 0 ? 90 : 1 + at / 10 })) },
    found: [['outlier', 'C0', '平均消费频次', '远高于一般（中位数 1.65，偏离 15.1 倍）', '']],
    en: ['Far above what is usual (median 1.65, 15.1 deviations)'],
  },
  {
    what: 'more paid than a sale costs, and a paid sale without a day of payment',
    sheets: {
      customers: [aCustomer()],
      sales: [aSale({ ...paid, paidAmount: 120 }), aSale({ id: 'S0002', status: '已付款', paidAmount: 100 })],
    },
    found: [
      ['overpaid', 'S0001', '已付金额', '已付 120，超过金额 100', ''],
      ['paidNoDate', 'S0002', '付款日期', '已付款，但没有付款日期', ''],
    ],
    en: ['Paid 120, more than the amount of 100', 'Paid, but without a date of payment'],
  },
  {
    what: 'prospects who have paid, certain to be customers where that was in the last 12 months',
    sheets: {
      dictionary: statuses,
      customers: ['潜在客户', '意向客户', '潜在客户', '意向客户', '意向客户'].map((text, at) =>
        aCustomer({ id: `C00${at + 1}`, status: text }),
      ),
      sales: [
        aSale(paid),
        aSale({ ...paid, id: 'S0002', customerId: 'C002', date: day('2022-03-01') }),
        aSale({ id: 'S0003', customerId: 'C003', status: '待付款' }),
        aSale({ ...paid, id: 'S0004', customerId: 'C004' }),
        aSale({ ...paid, id: 'S0005', customerId: 'C004', amount: -100 }),
        aSale({ ...paid, id: 'S0006', customerId: 'C005', status: '已取消' }),
      ],
    },
    found: [
      ['statusBehind', 'C001', '合作状态', '已有 1 笔付款的合作，最近 2024-03-01', '成交客户'],
      ['statusBehind', 'C002', '合作状态', '已有 1 笔付款的合作，最近 2022-03-01', ''],
    ],
    en: ['Paid deals: 1, the last on 2024-03-01', 'Paid deals: 1, the last on 2022-03-01'],
  },
  {
    what: 'lost customers who go on buying or have a tag of the valued ones, and customers by status without any deal',
    sheets: {
      dictionary: [...statuses, { dimension: '自定义', tag: 'VIP客户', on: true }],
      customers: [
        aCustomer({ status: '流失客户' }),
        aCustomer({ id: 'C002', status: '流失客户', freeTags: 'VIP客户' }),
        aCustomer({ id: 'C003', status: '成交客户' }),
        aCustomer({ id: 'C004', status: '成交客户', openingAmount: 5 }),
        aCustomer({ id: 'C005', status: '流失客户' }),
      ],
      sales: [aSale()],
    },
    found: [
      ['statusLost', 'C001', '合作状态', '近 3 个月仍有 1 次合作', ''],
      ['statusLost', 'C002', '合作状态', '仍带有「VIP客户」', ''],
      ['statusAhead', 'C003', '合作状态', '没有任何合作记录', ''],
    ],
    en: ['Deals in the last 3 months: 1', 'Still has “VIP客户”', 'Has no deal'],
  },
  {
    what: 'names of firms that were cut short; persons, complete endings and foreign names are fine',
    sheets: {
      customers: ['云图科技', '云图科技（上海）', '云图科技有限公司', '张实业', 'Yuntu Tech', '和平饭店'].map((name, at) =>
        aCustomer({ id: `C00${at + 1}`, name, type: at === 3 ? '个人' : at === 0 ? '企业' : '' }),
      ),
    },
    found: [
      ['shortName', 'C001', '客户名称', '以「科技」结尾，请写全称（如…有限公司）', ''],
      ['shortName', 'C002', '客户名称', '以「科技」结尾，请写全称（如…有限公司）', ''],
    ],
    en: ['Ends in “科技”: write the full legal name', 'Ends in “科技”: write the full legal name'],
  },
  {
    what: 'names by the endings that people put into the dictionary',
    sheets: {
      dictionary: [
        { dimension: '名称结尾', tag: '公司', on: true },
        { dimension: '名称结尾', tag: '智造科技', on: true },
        { dimension: '简称结尾', tag: '科技', on: true },
        { dimension: '简称结尾', tag: '饭店', on: true },
        { dimension: '简称结尾', tag: '实业', on: false },
      ],
      customers: ['云图科技', '云图智造科技', '和平饭店', '大明实业'].map((name, at) => aCustomer({ id: `C00${at + 1}`, name })),
    },
    found: [
      ['shortName', 'C001', '客户名称', '以「科技」结尾，请写全称（如…有限公司）', ''],
      ['shortName', 'C003', '客户名称', '以「饭店」结尾，请写全称（如…有限公司）', ''],
    ],
    en: ['Ends in “科技”: write the full legal name', 'Ends in “饭店”: write the full legal name'],
  },
  {
    what: 'a contact unlike the primary one; a masked name may be hers',
    sheets: {
      customers: [aCustomer({ contact: '王伟' }), aCustomer({ id: 'C002', contact: '王*' })],
      contacts: ['C001', 'C002'].map((customerId, at) => ({ id: `P${at}`, customerId, name: '王芳', primary: true })),
    },
    found: [['contactDiffers', 'C001', '联系人', '与主要联系人「王芳」不同', '']],
    en: ['Another than the primary contact, 王芳'],
  },
  {
    what: 'open follow-ups without an owner or with another than their customer’s',
    sheets: {
      customers: [aCustomer()],
      followUps: [
        { id: 'F1', customerId: 'C001', due: day('2024-04-01'), owner: '赵磊', status: '待办' },
        { id: 'F2', customerId: 'C001', due: day('2024-04-01'), owner: '', status: '进行中' },
        { id: 'F3', customerId: 'C001', due: day('2024-01-01'), owner: '赵磊', status: '完成' },
      ],
    },
    found: [
      ['ownerMissing', 'F2', '负责人', '未完成，但没有负责人', ''],
      ['ownerDiffers', 'F1', '负责人', '负责人「赵磊」与客户的负责人「李静」不同', ''],
    ],
    en: ['Still to be done, without an owner', 'Owned by 赵磊, the customer by 李静'],
  },
  {
    what: 'owners who left, and names that the staff sheet doesn’t have, once each',
    sheets: {
      staff: [
        { name: '李静', active: true },
        { name: '赵磊', active: false },
      ],
      customers: ['李静', '赵磊', '周*', '孙明', '孙明'].map((owner, at) => aCustomer({ id: `C00${at + 1}`, owner })),
    },
    found: [
      ['ownerLeft', 'C002', '负责人', '「赵磊」已离职，请改派', ''],
      ['ownerUnknown', '', '负责人', '人员表中没有「孙明」（2 条记录）', ''],
    ],
    en: ['赵磊 has left: name another owner', 'The staff sheet has no 孙明 (records: 2)'],
  },
  {
    what: 'more free tags than allowed, and tags that the dictionary lacks; sub-levels are fine',
    sheets: {
      dictionary: [
        { dimension: '自定义', tag: '甲', on: true },
        { dimension: '行业', tag: '制造业', on: true },
      ],
      customers: [
        aCustomer({ freeTags: '甲,乙', industry: '制造业-电子元件' }),
        aCustomer({ id: 'C002', freeTags: '乙', industry: '航天' }),
        aCustomer({ id: 'C003', freeTags: '甲,甲1,甲2,甲3,甲4,甲5' }),
      ],
      settings: [{ key: 'freeTagLimit', value: '5' }],
    },
    found: [
      ['unknownTag', '', '所属行业', '标签字典中没有「航天」（1 条记录）', ''],
      ['unknownTag', '', '自定义标签', '标签字典中没有「乙」（2 条记录）', ''],
      ...[1, 2, 3, 4, 5].map((at) => ['unknownTag', '', '自定义标签', `标签字典中没有「甲${at}」（1 条记录）`, '']),
      ['tagLimit', 'C003', '自定义标签', '有 6 个自定义标签，最多 5 个', ''],
    ],
    en: [
      'The dictionary has no “航天” (records: 1)',
      'The dictionary has no “乙” (records: 2)',
      ...[1, 2, 3, 4, 5].map((at) => `The dictionary has no “甲${at}” (records: 1)`),
      'Has 6 free tags; at most 5',
    ],
  },
  {
    what: 'customers not updated within 24 hours of a record',
    sheets: {
      customers: [aCustomer({ updatedAt: day('2024-03-01') }), aCustomer({ id: 'C002', updatedAt: day('2024-03-09T20:00Z') })],
      interactions: ['C001', 'C002'].map((customerId, at) => ({ id: `I${at}`, customerId, at: day('2024-03-10T10:00Z') })),
    },
    found: [['notUpdated', 'C001', '更新时间', '2024-03-10 10:00 有新记录，24 小时内未更新', '']],
    en: ['Not updated within 24 hours of the record of 2024-03-10 10:00'],
  },
  {
    what: 'follow-ups and cases whose day is over',
    sheets: {
      customers: [aCustomer()],
      service: [{ id: 'T1', customerId: 'C001', type: '咨询', openedAt: day('2024-03-01'), due: day('2024-03-05'), owner: '李静' }],
      followUps: [
        { id: 'F1', customerId: 'C001', due: day('2024-03-24'), owner: '李静', status: '待办' },
        { id: 'F2', customerId: 'C001', due: day('2024-03-25'), owner: '李静', status: '待办' },
        { id: 'F3', customerId: 'C001', due: day('2024-03-01'), owner: '李静', status: '取消' },
      ],
    },
    found: [
      ['overdue', 'T1', '应解决时间', '逾期 20 天未完成', ''],
      ['overdue', 'F1', '截止日期', '逾期 1 天未完成', ''],
    ],
    en: ['Days overdue: 20', 'Days overdue: 1'],
  },
  {
    what: 'contact details that nobody verified for a month, or ever; not those of lost customers',
    sheets: {
      dictionary: statuses,
      customers: [
        aCustomer({ verifiedAt: day('2024-02-24') }),
        aCustomer({ id: 'C002', verifiedAt: day('2024-02-25') }),
        aCustomer({ id: 'C003', verifiedAt: '' }),
        aCustomer({ id: 'C004', verifiedAt: '', status: '流失客户' }),
      ],
    },
    found: [
      ['unverified', 'C001', '核对日期', '联系方式上次核对于 2024-02-24，应再次核对', ''],
      ['unverified', 'C003', '核对日期', '联系方式从未核对', ''],
    ],
    en: ['Contact details were last verified on 2024-02-24; to be verified again', 'Contact details were never verified'],
  },
];

describe('check finds', () => {
  test.each(cases.map((one) => [one.what, one] as const))('%s', (_, { sheets, found, en }) => {
    const columns = ['kind', 'id', 'field', 'problem', 'fix'];
    expect(listed(ran(aBook(sheets)).book, columns).map((row) => row.join('|'))).toEqual(
      expect.arrayContaining(found.map((row) => row.join('|'))),
    );
    expect(listed(ran(aBook(sheets)).book, columns)).toHaveLength(found.length);
    // The cases' values are Chinese, and so in an English book not in their form.
    const inEnglish = listed(ran(aBook(sheets, 'en'), { language: 'en' }).book, ['problem'])
      .flat()
      .filter((problem) => problem !== 'Another name of the value' || en.includes(problem));
    expect([...inEnglish].sort()).toEqual([...en].sort());
  });

  it('every kind there is, in these cases', () => {
    const seen = new Set(cases.flatMap(({ found }) => found.map(([kind]) => kind)));
    expect(KIND_KEYS.filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it('nothing in a book in which nothing is wrong, and says so', () => {
    const { plan, book } = ran(aBook({ customers: [aCustomer()], sales: [aSale(paid)] }));
    expect(listed(book, ['kind'])).toEqual([]);
    expect(plan.messages).toEqual([{ key: 'quality.none', params: { rows: 2 } }]);
  });

  it('nothing wrong with masked contacts, nor with what only formulas give another form', () => {
    const formulas = { customers: sheetOf('customers', [{}]).map((row) => row.map((cell) => (cell === '客户名称' ? '' : ''))) };
    const at = sheetOf('customers')[0]!.indexOf('客户名称');
    formulas.customers[1]![at] = '=A1&" "';
    const book = aBook({ customers: [aCustomer({ name: '远航集团 ', phone: '139****5678', contact: '李某' })] });
    expect(listed(ran(book, { formulas }).book, ['kind'])).toEqual([]);
    expect(listed(ran(book).book, ['kind'])).toEqual([['form']]);
  });

  it('no certain number below a header that names a unit', () => {
    const book = aBook({ customers: [aCustomer({ revenue: '80' })] });
    const header = book.customers![0]!;
    header[header.indexOf('年营收')] = '年营收(万元)';
    const context = contextOf(book);
    const keys = new Map([[header.indexOf('年营收(万元)'), 'revenue']]);
    const read = context.host.read;
    const host = {
      ...context.host,
      read: (key: string) => {
        const content = read(key);
        return content && key === 'customers' ? { ...content, keys } : content;
      },
    };
    const plan = check.run({ ...context, host }, {});
    expect(listed(bookAfter(book, plan), ['kind'])).toEqual([]);
  });
});

describe('the sheet of findings', () => {
  const customers = [aCustomer({ phone: '12345' }), aCustomer({ id: 'C002', owner: '' })];

  it('names module, record, customer, owner, value, and a due date three working days ahead', () => {
    const { book } = ran(aBook({ customers, sales: [aSale({ paidAmount: 200, owner: '赵磊' })] }), { asOf: day('2024-03-28') });
    const columns = ['module', 'id', 'customer', 'name', 'owner', 'value', 'due', 'kind'];
    expect(listed(book, columns).map((row) => row.map((cell) => (cell instanceof Date ? formatDate(cell) : cell)))).toEqual(
      [
        ['客户', 'C001', 'C001', '远航制造集团', '李静', '12345', '2024-04-02', 'malformed'],
        ['销售记录', 'S0001', 'C001', '远航制造集团', '赵磊', 200, '2024-04-02', 'overpaid'],
        ['客户', 'C002', 'C002', '远航制造集团', '', '', '2024-04-02', 'missing'],
      ].map((row) => row.map((cell) => (cell === 200 ? '200' : cell))),
    );
  });

  it('takes days, holidays and worked weekends from the settings', () => {
    const settings = [
      { key: 'dueWorkingDays', value: '5' },
      { key: 'holidays', value: '2024-10-01..2024-10-07' },
      { key: 'workdays', value: '2024-09-29, 2024-10-12' },
    ];
    const { book } = ran(aBook({ customers, settings }), { asOf: day('2024-09-27') });
    expect(listed(book, ['due'], 'malformed')).toEqual([[day('2024-10-10')]]);
  });

  it('keeps the due date of what it lists already, also when the value is wrong in another way, and drops what is solved', () => {
    const first = ran(aBook({ customers }), { asOf: day('2024-03-25') }).book;
    const changed = {
      ...first,
      customers: sheetOf('customers', [aCustomer({ phone: '123' }), aCustomer({ id: 'C002' }), aCustomer({ id: 'C003', owner: '' })]),
    };
    const { book } = ran(changed, { asOf: day('2024-04-01') });
    expect(listed(book, ['id', 'kind', 'due'])).toEqual([
      ['C001', 'malformed', day('2024-03-28')],
      ['C003', 'missing', day('2024-04-04')],
    ]);
  });

  it('is silent about what somebody confirmed until the value changes', () => {
    const first = ran(aBook({ customers })).book;
    const confirming = (book: Book, who: Cell): Book => {
      const [header = [], ...rows] = book.quality ?? [];
      const [at, kind] = [header.indexOf('确认人'), header.indexOf('类别代码')];
      return {
        ...book,
        quality: [header, ...rows.map((row) => row.map((cell, column) => (column === at && row[kind] === 'malformed' ? who : cell)))],
      };
    };
    const later = ran(confirming(first, '李静'), { asOf: day('2024-03-26') });
    expect(listed(later.book, ['kind', 'confirmedBy', 'confirmedAt'])).toEqual([
      ['missing', '', ''],
      ['malformed', '李静', day('2024-03-26')],
    ]);
    expect(later.plan.result).toEqual({ findings: { missing: 1 }, open: 1, fixable: 0, confirmed: 1 });
    const again = ran(later.book, { asOf: day('2024-03-27') });
    expect(listed(again.book, ['kind', 'confirmedBy', 'confirmedAt'])).toEqual(listed(later.book, ['kind', 'confirmedBy', 'confirmedAt']));
    const changed = { ...again.book, customers: sheetOf('customers', [aCustomer({ phone: '54321' })]) };
    const back = ran(changed, { asOf: day('2024-03-28') });
    expect(listed(back.book, ['kind', 'value', 'confirmedBy', 'confirmedAt'])).toEqual([['malformed', '54321', '', '']]);
    expect(back.plan.result).toEqual({ findings: { malformed: 1 }, open: 1, fixable: 0, confirmed: 0 });
  });

  it('knows what was confirmed in whatever language the book is now', () => {
    const chinese = ran(aBook({ customers })).book;
    const rows = rowsOf(chinese, 'quality').map((row) => ({ ...row, confirmedBy: '李静' }));
    const english = { ...aBook({ customers }, 'en'), quality: sheetOf('quality', rows, 'en') };
    expect(ran(english, { language: 'en' }).plan.result).toMatchObject({ open: 0, confirmed: 2 });
  });

  it('tells in one row what more than a quarter of many records lack', () => {
    const book = aBook({ customers: many(60, (at) => aCustomer({ id: `C${100 + at}`, phone: '', owner: at < 55 ? '' : '李静' })) });
    const { plan, book: after } = ran(book);
    expect(listed(after, ['kind', 'id', 'problem'])).toEqual([
      ['missing', '', '60 条记录缺少联系电话 / 邮箱（如 C100, C101, C102）'],
      ['missing', '', '55 条记录缺少负责人（如 C100, C101, C102）'],
    ]);
    expect(plan.result).toMatchObject({ findings: { missing: 2 } });
  });

  it('lists the first 1,000 of a kind and says how many there are', () => {
    const book = aBook({ customers: many(1200, (at) => aCustomer({ id: `C${at}`, phone: '12' })) });
    const { plan, book: after } = ran(book);
    expect(listed(after, ['kind'])).toHaveLength(1000);
    expect(plan.messages.at(-1)).toEqual({ key: 'quality.cut', params: { kind: '格式不对', most: 1000, count: 1200 } });
    expect(plan.result).toMatchObject({ open: 1200 });
  });

  it('says in its message what kinds there are and how many can be cleaned', () => {
    const { plan } = ran(aBook({ customers: [aCustomer({ phone: '138 0000 0001', owner: '' })] }));
    expect(plan.messages).toEqual([
      { key: 'quality.done', params: { rows: 1, sheet: '数据质量', count: 2, kinds: '缺少内容 1 · 写法不统一 1' } },
      { key: 'quality.fixable', params: { count: 1 } },
    ]);
  });

  it('checks modules that people made too', () => {
    const fields = [
      { module: '拜访', key: 'day', zh: '日期', type: 'date' },
      { module: '拜访', key: 'cost', zh: '费用', type: 'amount' },
    ];
    const grid = [
      ['编号', '客户编号', '日期', '费用'],
      ['R1', 'C009', '2024/3/1', -5],
    ];
    const { book } = ran({ ...aBook({ customers: [aCustomer()], fields }), 拜访: grid });
    expect(listed(book, ['module', 'kind', 'field'])).toEqual([
      ['拜访', 'reference', '客户编号'],
      ['拜访', 'form', '日期'],
      ['拜访', 'negative', '费用'],
    ]);
  });
});
