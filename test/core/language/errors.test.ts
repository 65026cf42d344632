import { compileFormulas, compileRule, createVocabulary } from '../../../src/core/language';
import type { Module } from '../../../src/core/schema';
import { sayProblem } from '../../../src/locales';
import { modules, problemOf, rule, vocabulary } from './books';
import { timed } from './timing';

/** A rule, where it goes wrong, and what is said in Chinese and English. */
const wrong: readonly (readonly [text: string, position: number, zh: string, en: string])[] = [
  ['', 1, '规则是空的。可写如：满意度 ≤ 3分', 'The rule is empty. Write for example: satisfaction <= 3 points'],
  [
    '累计合做金额 ≥ 100万',
    1,
    '第 1 个字：没有名为「累计合做金额」的字段。是否要写「累计合作金额」？',
    'at character 1: there is no field “累计合做金额”. Did you mean “累计合作金额”?',
  ],
  [
    '满意度 > 3 且 累计合做金额 ≥ 100万',
    11,
    '第 11 个字：没有名为「累计合做金额」的字段。是否要写「累计合作金额」？',
    'at character 11: there is no field “累计合做金额”. Did you mean “累计合作金额”?',
  ],
  [
    '昨天 > 3',
    1,
    '第 1 个字：没有名为「昨天」的字段。可用的名称是「客户」表的表头',
    'at character 1: there is no field “昨天”. The headers of “Customers” are its names',
  ],
  [
    '合同.金额 > 3',
    1,
    '第 1 个字：没有名为「合同」的模块。可写：客户、销售记录、服务记录、互动记录',
    'at character 1: there is no module “合同”. Known: Customers, Sales, Service, Interactions',
  ],
  [
    '累计合作金额 ≥',
    9,
    '第 9 个字：规则没有写完：后面缺少字段、数字或条件',
    'at character 9: the rule ends too early: a field, number or condition is missing',
  ],
  [
    '累计合作金额 ≥ 且 满意度 > 3',
    10,
    '第 10 个字：「且」处应为字段、数字、日期或文字',
    'at character 10: a field, number, date or text is expected at “且”',
  ],
  [
    '累计合作金额 100万',
    8,
    '第 8 个字：「100」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 8: an operator (such as >=, =, and, or, is empty) is expected at “100”',
  ],
  [
    '[累计合作金额] 100万',
    10,
    '第 10 个字：「100」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 10: an operator (such as >=, =, and, or, is empty) is expected at “100”',
  ],
  ['(满意度 > 3', 9, '第 9 个字：缺少右括号「)」', 'at character 9: a closing bracket “)” is missing'],
  ['合计(销售记录.金额 近12个月 ≥ 50万', 18, '第 18 个字：缺少右括号「)」', 'at character 18: a closing bracket “)” is missing'],
  [
    '满意度 > 3 且 合记(销售记录.金额) > 5',
    11,
    '第 11 个字：没有名为「合记」的函数。是否要写「合计」？',
    'at character 11: there is no function “合记”. Did you mean “合计”?',
  ],
  [
    'avrage (sales.amount) > 5',
    1,
    '第 1 个字：没有名为「avrage」的函数。是否要写「average」？',
    'at character 1: there is no function “avrage”. Did you mean “average”?',
  ],
  ['eval("1")', 1, '第 1 个字：没有名为「eval」的函数', 'at character 1: there is no function “eval”'],
  [
    '近3个月合做 > 2',
    5,
    '第 5 个字：「合做」处应为指标：合作次数、合作金额、咨询次数、投诉次数、沟通次数',
    'at character 5: a metric (deals, amount, inquiries, complaints, contacts) is expected at “合做”',
  ],
  ['满意度 > 3)', 8, '第 8 个字：多了一个右括号「)」', 'at character 8: there is a closing bracket “)” too many'],
  [
    '满意度 > 3 4',
    9,
    '第 9 个字：「4」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 9: an operator (such as >=, =, and, or, is empty) is expected at “4”',
  ],
  [
    '且 满意度 > 3',
    1,
    '第 1 个字：「且」处应为字段、数字、日期或文字',
    'at character 1: a field, number, date or text is expected at “且”',
  ],
  [
    '满意度 > 3 且',
    10,
    '第 10 个字：规则没有写完：后面缺少字段、数字或条件',
    'at character 10: the rule ends too early: a field, number or condition is missing',
  ],
  ['满意度 > > 3', 7, '第 7 个字：「>」处应为字段、数字、日期或文字', 'at character 7: a field, number, date or text is expected at “>”'],
  [
    '非',
    1,
    '第 1 个字：没有名为「非」的字段。可用的名称是「客户」表的表头',
    'at character 1: there is no field “非”. The headers of “Customers” are its names',
  ],
  [
    '满意度 属于 3',
    8,
    '第 8 个字：此处应为括号里的一列值，如 (华东, 华南)',
    'at character 8: a list in brackets is expected here, as in (East China, South China)',
  ],
  [
    '满意度 介于 3',
    9,
    '第 9 个字：「介于」的两端之间应为「和」，如 介于 1 和 5',
    'at character 9: “and” is expected between the two ends, as in between 1 and 5',
  ],
  [
    '满意度 介于 3 且 5',
    10,
    '第 10 个字：「介于」的两端之间应为「和」，如 介于 1 和 5',
    'at character 10: “and” is expected between the two ends, as in between 1 and 5',
  ],
  ['name = "abc', 8, '第 8 个字：引号没有闭合', 'at character 8: a quotation mark is not closed'],
  ['name = “abc', 8, '第 8 个字：引号没有闭合', 'at character 8: a quotation mark is not closed'],
  ['[满意度 > 3', 1, '第 1 个字：方括号「[」没有闭合', 'at character 1: a square bracket “[” is not closed'],
  [
    '累计合作金额 ≥ "abc"',
    10,
    '第 10 个字：「abc」是文字，不能与数字比较；数字不加引号',
    'at character 10: “abc” is text: it can’t be compared with a number; numbers take no quotes',
  ],
  ['客户名称 > "abc"', 8, '第 8 个字：文字只能用 = 或 ≠ 比较，不能用 >', 'at character 8: text can be compared by = or ≠ only, not by >'],
  ['type > 企业', 8, '第 8 个字：文字只能用 = 或 ≠ 比较，不能用 >', 'at character 8: text can be compared by = or ≠ only, not by >'],
  ['首次合作 > 5', 8, '第 8 个字：日期不能与数字比较', 'at character 8: a date can’t be compared with a number'],
  [
    '首次合作 > 3个月',
    8,
    '第 8 个字：日期不能与时长比较。可写作：今天 - 3个月',
    'at character 8: a date can’t be compared with a duration. Write: today - 3 months',
  ],
  ['首次合作 = "2024-02-30"', 8, '第 8 个字：日期不能与文字比较', 'at character 8: a date can’t be compared with text'],
  ['满意度 > 3次', 7, '第 7 个字：单位不符：这里是「次」，应为「分」', 'at character 7: the units differ: times here, points expected'],
  [
    '累计合作次数 ≥ 2元',
    10,
    '第 10 个字：单位不符：这里是「元」，应为「次」',
    'at character 10: the units differ: yuan here, times expected',
  ],
  ['近3个月合作≥2元', 8, '第 8 个字：单位不符：这里是「元」，应为「次」', 'at character 8: the units differ: yuan here, times expected'],
  [
    '近3个月合作金额≥2次',
    10,
    '第 10 个字：单位不符：这里是「次」，应为「元」',
    'at character 10: the units differ: times here, yuan expected',
  ],
  [
    '累计合作金额 ≥ 2次',
    10,
    '第 10 个字：单位不符：这里是「次」，应为「元」',
    'at character 10: the units differ: times here, yuan expected',
  ],
  [
    '满意度 介于 1分 和 5次',
    13,
    '第 13 个字：单位不符：这里是「次」，应为「分」',
    'at character 13: the units differ: times here, points expected',
  ],
  [
    '累计合作次数 属于 (1次, 2元)',
    16,
    '第 16 个字：单位不符：这里是「元」，应为「次」',
    'at character 16: the units differ: yuan here, times expected',
  ],
  [
    '10次 ≤ 累计合作金额 < 50万',
    7,
    '第 7 个字：单位不符：这里是「元」，应为「次」',
    'at character 7: the units differ: yuan here, times expected',
  ],
  [
    '累计合作金额 + 累计合作次数 > 3',
    10,
    '第 10 个字：单位不符：这里是「次」，应为「元」',
    'at character 10: the units differ: times here, yuan expected',
  ],
  [
    '平均消费频次 > 3次',
    10,
    '第 10 个字：单位不符：这里是「次」，应为「次/月」',
    'at character 10: the units differ: times here, times a month expected',
  ],
  [
    '满意度',
    1,
    '第 1 个字：此处应为条件（如 满意度 ≥ 3），而不是数字',
    'at character 1: a condition (such as satisfaction >= 3) is expected here, not a number',
  ],
  [
    '满意度 且 累计合作次数 > 3',
    1,
    '第 1 个字：此处应为条件（如 满意度 ≥ 3），而不是数字',
    'at character 1: a condition (such as satisfaction >= 3) is expected here, not a number',
  ],
  [
    '非 满意度',
    3,
    '第 3 个字：此处应为条件（如 满意度 ≥ 3），而不是数字',
    'at character 3: a condition (such as satisfaction >= 3) is expected here, not a number',
  ],
  [
    '备注',
    1,
    '第 1 个字：此处应为条件（如 满意度 ≥ 3），而不是文字',
    'at character 1: a condition (such as satisfaction >= 3) is expected here, not text',
  ],
  [
    '1 < 满意度 > 3',
    11,
    '第 11 个字：连续比较必须同一方向，如 10万 ≤ 金额 < 50万',
    'at character 11: a chain of comparisons must run one way, as in 100,000 <= amount < 500,000',
  ],
  [
    '满意度 > 3 = true',
    11,
    '第 11 个字：连续比较必须同一方向，如 10万 ≤ 金额 < 50万',
    'at character 11: a chain of comparisons must run one way, as in 100,000 <= amount < 500,000',
  ],
  ['首次合作 > 2024-02-30', 8, '第 8 个字：没有这一天：2024-02-30', 'at character 8: there is no such date: 2024-02-30'],
  ['首次合作 > 2024-13-01', 8, '第 8 个字：没有这一天：2024-13-01', 'at character 8: there is no such date: 2024-13-01'],
  ['满意度 近3个月', 1, '第 1 个字：此处应为日期，而不是数字', 'at character 1: a date is expected here, not a number'],
  ['sum(sales.product) > 3', 5, '第 5 个字：此处应为数字，而不是文字', 'at character 5: a number is expected here, not text'],
  ['max(sales.product) > 3', 5, '第 5 个字：此汇总不能用于文字', 'at character 5: this aggregate can’t be used on text'],
  [
    'sum(sales) > 3',
    5,
    '第 5 个字：要写明汇总「销售记录」的哪个字段。可写作：合计(销售记录.金额)',
    'at character 5: say which field of “Sales” to aggregate. Write: sum(sales.amount)',
  ],
  [
    'sum(interactions) > 3',
    5,
    '第 5 个字：要写明汇总「互动记录」的哪个字段',
    'at character 5: say which field of “Interactions” to aggregate',
  ],
  [
    'sum(sale.amount) > 3',
    5,
    '第 5 个字：没有名为「sale」的模块。是否要写「sales」？',
    'at character 5: there is no module “sale”. Did you mean “sales”?',
  ],
  [
    'sum(sales.amonut) > 3',
    11,
    '第 11 个字：「销售记录」没有字段「amonut」。是否要写「amount」？',
    'at character 11: “Sales” has no field “amonut”. Did you mean “amount”?',
  ],
  [
    'sum(昨天) > 3',
    5,
    '第 5 个字：没有名为「昨天」的模块。可写：客户、销售记录、服务记录、互动记录',
    'at character 5: there is no module “昨天”. Known: Customers, Sales, Service, Interactions',
  ],
  ['sum() > 3', 5, '第 5 个字：此处应为模块或字段名', 'at character 5: a module or field is expected here'],
  [
    'sum(sales.amount 近3个月 近2个月) > 3',
    1,
    '第 1 个字：一个汇总只能有一个时间范围',
    'at character 1: an aggregate takes one window only',
  ],
  [
    'count(sales where) > 3',
    18,
    '第 18 个字：「)」处应为字段、数字、日期或文字',
    'at character 18: a field, number, date or text is expected at “)”',
  ],
  [
    'count(sales where amount) > 3',
    19,
    '第 19 个字：此处应为条件（如 满意度 ≥ 3），而不是数字',
    'at character 19: a condition (such as satisfaction >= 3) is expected here, not a number',
  ],
  [
    'count(customers) > 3',
    7,
    '第 7 个字：「客户」不是客户的记录，不能汇总',
    'at character 7: “Customers” holds no records of customers to aggregate',
  ],
  [
    '数量 > 3',
    1,
    '第 1 个字：「数量」属于「销售记录」，一位客户有多条记录，需要汇总。可写作：合计(销售记录.数量)',
    'at character 1: “数量” belongs to “Sales”, of which a customer has many records: use an aggregate. Write: sum(sales.quantity)',
  ],
  [
    '产品 = 甲',
    1,
    '第 1 个字：「产品」属于「销售记录」，一位客户有多条记录，需要汇总。可写作：最近(销售记录.产品/服务)',
    'at character 1: “产品” belongs to “Sales”, of which a customer has many records: use an aggregate. Write: latest(sales.product)',
  ],
  [
    'sales.amount > 3',
    1,
    '第 1 个字：「amount」属于「销售记录」，一位客户有多条记录，需要汇总。可写作：合计(销售记录.金额)',
    'at character 1: “amount” belongs to “Sales”, of which a customer has many records: use an aggregate. Write: sum(sales.amount)',
  ],
  [
    'sales.amonut > 3',
    7,
    '第 7 个字：「销售记录」没有字段「amonut」。是否要写「amount」？',
    'at character 7: “Sales” has no field “amonut”. Did you mean “amount”?',
  ],
  [
    '客户.昨天 > 3',
    4,
    '第 4 个字：「客户」没有字段「昨天」。可用的名称是「客户」表的表头',
    'at character 4: “Customers” has no field “昨天”. The headers of “Customers” are its names',
  ],
  [
    '潜在客户 且 满意度 > 3',
    1,
    '第 1 个字：没有名为「潜在客户」的字段。是否要写「客户」？',
    'at character 1: there is no field “潜在客户”. Did you mean “客户”?',
  ],
  [
    '企业',
    1,
    '第 1 个字：「企业」是 客户类型 的选项，要写明是哪个字段。可写作：客户类型 = 企业',
    'at character 1: “企业” is a value of Customer type: say which field. Write: Customer type = 企业',
  ],
  [
    'type = 企椰',
    8,
    '第 8 个字：「客户类型」没有选项「企椰」。是否要写「企业」？',
    'at character 8: “Customer type” has no value “企椰”. Did you mean “企业”?',
  ],
  [
    'type = 某某某某',
    8,
    '第 8 个字：「客户类型」没有选项「某某某某」。可写：企业、个人、经销商、会员',
    'at character 8: “Customer type” has no value “某某某某”. Known: Company, Individual, Dealer, Member',
  ],
  [
    'IF(满意度 > 3, 1, "a") > 3',
    16,
    '第 16 个字：两个分支必须是同类：一个是数字，一个是文字',
    'at character 16: both branches must be alike: one is a number, one is text',
  ],
  ['IF(满意度 > 3) > 3', 1, '第 1 个字：参数个数应为 2–3，写了 1 个', 'at character 1: expected 2–3 arguments, found 1'],
  [
    'IF(满意度, 1, 2) > 3',
    4,
    '第 4 个字：此处应为条件（如 满意度 ≥ 3），而不是数字',
    'at character 4: a condition (such as satisfaction >= 3) is expected here, not a number',
  ],
  [
    'IF(满意度 > 3, 3个月, 1) > 3',
    13,
    '第 13 个字：此处应为一个值，而不是时长',
    'at character 13: a value is expected here, not a duration',
  ],
  [
    '距今天数(首次合作) > 3个月',
    14,
    '第 14 个字：天数只能与天或周比较（如 90天）',
    'at character 14: a number of days can be compared with days or weeks only (such as 90 days)',
  ],
  ['距今天数(满意度) > 3', 6, '第 6 个字：此处应为日期，而不是数字', 'at character 6: a date is expected here, not a number'],
  [
    '首次合作 + 3 > 今天',
    8,
    '第 8 个字：日期只能加减时长（如 3个月），而不是数字',
    'at character 8: a date can be moved by a duration (such as 3 months), not by a number',
  ],
  [
    '首次合作 + 首次合作 > 今天',
    8,
    '第 8 个字：日期只能加减时长（如 3个月），而不是日期',
    'at character 8: a date can be moved by a duration (such as 3 months), not by a date',
  ],
  ['满意度 + 3个月 > 3', 7, '第 7 个字：此处应为数字，而不是时长', 'at character 7: a number is expected here, not a duration'],
  ['长度(满意度) > 3', 4, '第 4 个字：此处应为文字，而不是数字', 'at character 4: text is expected here, not a number'],
  ['round(客户名称) > 3', 7, '第 7 个字：此处应为数字，而不是文字', 'at character 7: a number is expected here, not text'],
  [
    'round(满意度, 0.5) > 3',
    12,
    '第 12 个字：小数位数应为 -10 到 10 的整数',
    'at character 12: the number of decimals must be a whole number from -10 to 10',
  ],
  ['round(满意度, 1, 2) > 3', 1, '第 1 个字：参数个数应为 1–2，写了 3 个', 'at character 1: expected 1–2 arguments, found 3'],
  ['has tag(3)', 9, '第 9 个字：此处应为标签名，如 含标签("VIP客户")', 'at character 9: a tag is expected here, as in has tag("VIP")'],
  ['满意度 包含 3', 1, '第 1 个字：此处应为文字，而不是数字', 'at character 1: text is expected here, not a number'],
  ['客户名称 包含 3', 9, '第 9 个字：此处应为文字，而不是数字', 'at character 9: text is expected here, not a number'],
  [
    '3个月 为空',
    1,
    '第 1 个字：条件和时长不会为空，要对字段写「为空」',
    'at character 1: a condition or duration is never empty: ask a field',
  ],
  [
    '(满意度 > 3) 为空',
    2,
    '第 2 个字：条件和时长不会为空，要对字段写「为空」',
    'at character 2: a condition or duration is never empty: ask a field',
  ],
  ['-客户名称 > 3', 1, '第 1 个字：此处应为数字，而不是文字', 'at character 1: a number is expected here, not text'],
  ['客户名称 × 2 > 3', 1, '第 1 个字：此处应为数字，而不是文字', 'at character 1: a number is expected here, not text'],
  [
    '1e999 > 3',
    2,
    '第 2 个字：「e」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 2: an operator (such as >=, =, and, or, is empty) is expected at “e”',
  ],
  ['近1234567天合作 > 3', 1, '第 1 个字：数字太大', 'at character 1: the number is too large'],
  [
    'constructor = 3',
    1,
    '第 1 个字：没有名为「constructor」的字段。是否要写「contact」？',
    'at character 1: there is no field “constructor”. Did you mean “contact”?',
  ],
  [
    '__proto__ > 3',
    1,
    '第 1 个字：没有名为「__proto__」的字段。可用的名称是「客户」表的表头',
    'at character 1: there is no field “__proto__”. The headers of “Customers” are its names',
  ],
  [
    '满意度 > 3; drop',
    8,
    '第 8 个字：「;」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 8: an operator (such as >=, =, and, or, is empty) is expected at “;”',
  ],
  ['满意度 > $500', 7, '第 7 个字：「$」处应为字段、数字、日期或文字', 'at character 7: a field, number, date or text is expected at “$”'],
  ['=满意度>3', 1, '第 1 个字：「=」处应为字段、数字、日期或文字', 'at character 1: a field, number, date or text is expected at “=”'],
  [
    '满意度 ? 3',
    5,
    '第 5 个字：「?」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 5: an operator (such as >=, =, and, or, is empty) is expected at “?”',
  ],
  [
    '满意度 > 3。',
    8,
    '第 8 个字：「。」处应为运算符（如 ≥、=、且、或、为空）',
    'at character 8: an operator (such as >=, =, and, or, is empty) is expected at “。”',
  ],
  [
    `${'('.repeat(61)}满意度`,
    61,
    '第 61 个字：括号或「非」嵌套太深（最多 60 层），请拆成计算列',
    'at character 61: brackets or negations nest too deep (at most 60): split the rule into computed fields',
  ],
  [
    `满意度 > 3${' 且 满意度 > 3'.repeat(200)}`,
    1,
    '规则太长（最多 2000 个字），请拆成计算列',
    'The rule is too long (at most 2000 characters): split it into computed fields',
  ],
];

describe('a rule that does not compile says where, what was expected and what may be written', () => {
  test.each(wrong)('%s, at %i: %s', (text, position, zh, en) => {
    const problem = problemOf(text);
    expect([problem.position, sayProblem('zh-CN', problem), sayProblem('en', problem)]).toEqual([position, zh, en]);
  });

  test('in a bare range too, whose bounds count what its field counts', () => {
    const subject = rule('累计合作金额', 'value').tree;
    expect(compileRule('3次-5次', vocabulary, 'condition', { subject })).toMatchObject({
      ok: false,
      error: { key: 'language.unit', position: 1 },
    });
    expect(compileRule('≥ 3分', vocabulary, 'condition', { subject })).toMatchObject({
      ok: false,
      error: { key: 'language.unit', position: 3 },
    });
    const date = rule('首次合作', 'value').tree;
    expect(compileRule('≥ 3', vocabulary, 'condition', { subject: date })).toMatchObject({
      ok: false,
      error: { key: 'language.compareTypes' },
    });
  });

  test('and what it says may be written compiles', () => {
    const written = wrong.flatMap(([text]) => {
      const { suggestion } = problemOf(text);
      return suggestion?.key === 'language.write' ? [suggestion.params?.text, suggestion.params?.textEn] : [];
    });
    expect(written.length).toBeGreaterThan(8);
    for (const text of written) expect(compileRule(String(text), vocabulary, 'value')).toMatchObject({ ok: true });
  });

  test('with the place in what was typed, where normalising changes lengths', () => {
    // ㎡ becomes two characters; the place is that of the unknown name as typed.
    expect(problemOf('name = "㎡㎡" 且 abc > 3').position).toBe(15);
    expect(problemOf('（满意度　＞　３）且　未知字段＞３').position).toBe(12);
  });

  test.each([
    ['累计合做金额 ≥ 100万', '累计合作金额'],
    ['满意 > 3', '满意度'],
    ['satisfacton > 3', 'satisfaction'],
  ])('%s suggests %s', (text, name) => {
    const { suggestion } = problemOf(text);
    expect(suggestion).toEqual({ key: 'language.didYouMean', params: { name } });
  });

  test.each([
    ['lifetme amount > 3', 1, 'lifetme amount', 'Lifetime amount'],
    ['lifetime amout >= 1m and satisfaction > 3', 1, 'lifetime amout', 'Lifetime amount'],
    ['satisfaction > 3 and not (Frist  deal in last 6 months)', 27, 'Frist  deal', 'First deal'],
    ['lifetime amounts > 3', 1, 'lifetime amounts', 'Lifetime amount'],
    ['core ned is empty', 1, 'core ned', 'Core need'],
    ['sum(sales.amont paid) > 3', 11, 'amont paid', 'Amount paid'],
    ['ｌｉｆｅｔｉｍｅ　ａｍｏｕｔ＞３', 1, 'lifetime amout', 'Lifetime amount'],
  ])('a name of several words that is wrong is named whole: %s, at %i', (text, position, name, known) => {
    expect(problemOf(text)).toEqual({
      key: 'language.unknownName',
      position,
      params: { name, position },
      suggestion: { key: 'language.didYouMean', params: { name: known } },
    });
  });

  test('words that no name is near stay an operator that is missing', () => {
    expect(problemOf('satisfaction over 3')).toMatchObject({ key: 'language.expectOperator', position: 14 });
    expect(problemOf('客户类型 = 企业 满意度 > 3')).toMatchObject({ key: 'language.expectOperator', position: 11 });
    expect(problemOf('deals last 3 months > 2')).toMatchObject({ key: 'language.expectOperator', position: 7 });
  });

  test('a name that two fields share must be said by key', () => {
    const words = createVocabulary(modules, {
      extraNames: [
        { module: 'customers', key: 'notes', names: ['说明'] },
        { module: 'customers', key: 'need', names: ['说明'] },
      ],
    });
    const problem = compileRule('说明 为空', words, 'condition');
    expect(problem).toMatchObject({ ok: false, error: { key: 'language.ambiguous', position: 1 } });
    expect(compileRule('[notes] 为空', words, 'condition').ok).toBe(true);
  });

  test('formulas that need each other in a circle are named, the others stay', () => {
    const [customers, ...rest] = modules;
    const field = (key: string, formula: string) => ({
      key,
      zh: key,
      en: key,
      type: 'number' as const,
      computed: { kind: 'formula' as const, formula },
    });
    const module: Module = {
      ...customers!,
      fields: [...customers!.fields, field('aa', 'bb + 1'), field('bb', 'aa + 1'), field('cc', 'employees + 1'), field('dd', 'cc + 1')],
    };
    const { order, problems } = compileFormulas(createVocabulary([module, ...rest]));
    expect([...problems.keys()].sort()).toEqual(['aa', 'bb']);
    expect(problems.get('aa')?.params?.fields).toBe('aa → bb → aa');
    const keys = order.map(({ field: { key } }) => key);
    expect(keys.indexOf('cc')).toBeLessThan(keys.indexOf('dd'));
  });
});

describe('a text that nests deep', () => {
  test.each([
    '('.repeat(50),
    'not '.repeat(55),
    'IF('.repeat(50),
    'sum(sales.amount where '.repeat(30),
    `${'('.repeat(55)}满意度`,
    '-'.repeat(55),
  ])('is read without a hang: %s', (text) => {
    expect(timed(() => compileRule(text, vocabulary, 'condition'), 50).took).toBeLessThan(50);
  });
});
