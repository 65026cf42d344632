import type { Texts } from './texts';

/** What is wrong with a rule, and what may have been meant. `{position}` counts characters from 1. */
export const languageTexts: Texts = {
  'language.rangeWithoutField': {
    zh: '第 {position} 个字：这个范围要等本维度的第一个条件写对才知道说的是哪个字段',
    en: 'at character {position}: this range is about the field that the dimension’s first condition names; put that one right first',
  },
  'language.didYouMean': { zh: '是否要写「{name}」？', en: 'Did you mean “{name}”?' },
  'language.oneOf': { zh: '可写：{names}', en: 'Known: {namesEn}' },
  'language.headers': { zh: '可用的名称是「{module}」表的表头', en: 'The headers of “{moduleEn}” are its names' },
  'language.write': { zh: '可写作：{text}', en: 'Write: {textEn}' },

  'language.nothing': { zh: '规则是空的。可写如：满意度 ≤ 3分', en: 'The rule is empty. Write for example: satisfaction <= 3 points' },
  'language.tooLong': {
    zh: '规则太长（最多 {limit} 个字），请拆成计算列',
    en: 'The rule is too long (at most {limit} characters): split it into computed fields',
  },
  'language.tooDeep': at(
    '括号或「非」嵌套太深（最多 {limit} 层），请拆成计算列',
    'brackets or negations nest too deep (at most {limit}): split the rule into computed fields',
  ),
  'language.circle': { zh: '这些字段的公式互相依赖：{fields}', en: 'The formulas of these fields need each other: {fieldsEn}' },

  'language.endsEarly': at('规则没有写完：后面缺少字段、数字或条件', 'the rule ends too early: a field, number or condition is missing'),
  'language.expectOperand': at('「{found}」处应为字段、数字、日期或文字', 'a field, number, date or text is expected at “{found}”'),
  'language.expectOperator': at(
    '「{found}」处应为运算符（如 ≥、=、且、或、为空）',
    'an operator (such as >=, =, and, or, is empty) is expected at “{found}”',
  ),
  'language.expectMetric': at(
    '「{found}」处应为指标：合作次数、合作金额、咨询次数、投诉次数、沟通次数',
    'a metric (deals, amount, inquiries, complaints, contacts) is expected at “{found}”',
  ),
  'language.expectField': at('此处应为模块或字段名', 'a module or field is expected here'),
  'language.expectAnd': at('「介于」的两端之间应为「和」，如 介于 1 和 5', '“and” is expected between the two ends, as in between 1 and 5'),
  'language.needsList': at(
    '此处应为括号里的一列值，如 (华东, 华南)',
    'a list in brackets is expected here, as in (East China, South China)',
  ),
  'language.openBracket': at('缺少右括号「)」', 'a closing bracket “)” is missing'),
  'language.strayBracket': at('多了一个右括号「)」', 'there is a closing bracket “)” too many'),
  'language.open.quote': at('引号没有闭合', 'a quotation mark is not closed'),
  'language.open.bracket': at('方括号「[」没有闭合', 'a square bracket “[” is not closed'),
  'language.chain': at(
    '连续比较必须同一方向，如 10万 ≤ 金额 < 50万',
    'a chain of comparisons must run one way, as in 100,000 <= amount < 500,000',
  ),

  'language.unknownName': at('没有名为「{name}」的字段', 'there is no field “{name}”'),
  'language.unknownFunction': at('没有名为「{name}」的函数', 'there is no function “{name}”'),
  'language.retired': at('「{name}」已停用（见「字段」的状态）', '“{nameEn}” is retired (see State in “Fields”)'),
  'language.unknownModule': at('没有名为「{name}」的模块', 'there is no module “{name}”'),
  'language.unknownField': at('「{module}」没有字段「{name}」', '“{moduleEn}” has no field “{name}”'),
  'language.unknownValue': at('「{field}」没有选项「{word}」', '“{fieldEn}” has no value “{word}”'),
  'language.valueAlone': at('「{word}」是 {fields} 的选项，要写明是哪个字段', '“{word}” is a value of {fieldsEn}: say which field'),
  'language.foreign': at(
    '「{name}」属于「{module}」，一位客户有多条记录，需要汇总',
    '“{name}” belongs to “{moduleEn}”, of which a customer has many records: use an aggregate',
  ),
  'language.ambiguous': at('「{name}」可指多个字段：{fields}', '“{name}” may mean several fields: {fieldsEn}'),

  'language.needsCondition': at(
    '此处应为条件（如 满意度 ≥ 3），而不是{type}',
    'a condition (such as satisfaction >= 3) is expected here, not {typeEn}',
  ),
  'language.needsValue': at('此处应为一个值，而不是时长', 'a value is expected here, not a duration'),
  'language.needsNumber': at('此处应为数字，而不是{type}', 'a number is expected here, not {typeEn}'),
  'language.needsDate': at('此处应为日期，而不是{type}', 'a date is expected here, not {typeEn}'),
  'language.needsText': at('此处应为文字，而不是{type}', 'text is expected here, not {typeEn}'),
  'language.needsDuration': at(
    '日期只能加减时长（如 3个月），而不是{type}',
    'a date can be moved by a duration (such as 3 months), not by {typeEn}',
  ),
  'language.needsOrder': at('此汇总不能用于{type}', 'this aggregate can’t be used on {typeEn}'),
  'language.needsDigits': at('小数位数应为 -10 到 10 的整数', 'the number of decimals must be a whole number from -10 to 10'),
  'language.needsTag': at('此处应为标签名，如 含标签("VIP客户")', 'a tag is expected here, as in has tag("VIP")'),
  'language.needsField': at('要写明汇总「{module}」的哪个字段', 'say which field of “{moduleEn}” to aggregate'),
  'language.neverEmpty': at('条件和时长不会为空，要对字段写「为空」', 'a condition or duration is never empty: ask a field'),
  'language.wrongResult': at('结果是{found}，此列需要{expected}', 'the result is {foundEn}, but this column takes {expectedEn}'),
  'language.branches': at(
    '两个分支必须是同类：一个是{left}，一个是{right}',
    'both branches must be alike: one is {leftEn}, one is {rightEn}',
  ),
  'language.arguments': at('参数个数应为 {expected}，写了 {found} 个', 'expected {expected} arguments, found {found}'),
  'language.compareText': at(
    '「{text}」是文字，不能与{type}比较；数字不加引号',
    '“{text}” is text: it can’t be compared with {typeEn}; numbers take no quotes',
  ),
  'language.compareTypes': at('{left}不能与{right}比较', '{leftEn} can’t be compared with {rightEn}'),
  'language.noOrder': at('{type}只能用 = 或 ≠ 比较，不能用 {operator}', '{typeEn} can be compared by = or ≠ only, not by {operator}'),
  'language.durationDays': at(
    '天数只能与天或周比较（如 90天）',
    'a number of days can be compared with days or weeks only (such as 90 days)',
  ),
  'language.unit': at('单位不符：这里是「{found}」，应为「{expected}」', 'the units differ: {foundEn} here, {expectedEn} expected'),
  'language.tooLarge': at('数字太大', 'the number is too large'),
  'language.noSuchDate': at('没有这一天：{date}', 'there is no such date: {date}'),
  'language.noRecords': at('「{module}」不是客户的记录，不能汇总', '“{moduleEn}” holds no records of customers to aggregate'),
  'language.noDates': at('「{module}」没有日期，不能按时间取', '“{moduleEn}” has no date to go by'),
  'language.twoWindows': at('一个汇总只能有一个时间范围', 'an aggregate takes one window only'),
  'language.noMetric': at('此表格没有这个指标所需的模块或字段', 'this book lacks the module or field that this metric needs'),
};

/** A text with its place in the rule before it. */
function at(zh: string, en: string): Texts[string] {
  return { zh: `第 {position} 个字：${zh}`, en: `at character {position}: ${en}` };
}
