import type { Texts } from './texts';

/** Texts of reading values, importing and reading out. */
export const importTexts = {
  'value.notANumber': { zh: '「{value}」不是数字', en: '“{value}” is not a number' },
  'value.numberForms': { zh: '可写作 1234.5、1,234.5、80万、1.5亿', en: 'Write it like 1234.5, 1,234.5, 80万 or 1.5亿' },
  'value.wrongUnit': {
    zh: '「{value}」的单位与此列不符（此列的单位是{unit}）',
    en: '“{value}” has another unit than this column, which is in {unit}',
  },
  'value.tooSmall': { zh: '「{value}」小于允许的最小值 {min}', en: '“{value}” is below the least that is allowed, {min}' },
  'value.tooLarge': { zh: '「{value}」大于允许的最大值 {max}', en: '“{value}” is above the most that is allowed, {max}' },
  'value.otherForm': { zh: '「{value}」不符合格式 {pattern}', en: '“{value}” isn’t of the form {pattern}' },
  'value.tooFew': { zh: '只有 {length} 个字符，至少要 {min} 个', en: 'The text has {length} characters; at least {min} are needed' },
  'value.tooMany': { zh: '有 {length} 个字符，最多 {max} 个', en: 'The text has {length} characters; at most {max} are allowed' },
  'value.impossibleDate': { zh: '「{value}」不是存在的日期', en: '“{value}” is a date that does not exist' },
  'value.notADate': { zh: '「{value}」不是日期', en: '“{value}” is not a date' },
  'value.dateForms': { zh: '可写作 2024-03-15、2024/3/15、2024年3月15日', en: 'Write it like 2024-03-15, 2024/3/15 or 2024年3月15日' },
  'value.notInList': { zh: '「{value}」不在此列的可选值中', en: '“{value}” is not one of this column’s values' },
  'value.allowed': { zh: '可选值：{values}', en: 'Values: {values}' },
  'value.nearest': { zh: '是否应为「{value}」？可选值：{values}', en: 'Did you mean “{value}”? Values: {values}' },
  'value.notACheckbox': { zh: '「{value}」不是「是」或「否」', en: '“{value}” is neither yes nor no' },
  'value.tooLong': {
    zh: '内容有 {length} 个字符，超过单元格上限 {limit}',
    en: 'The text has {length} characters; a cell holds at most {limit}',
  },

  'import.done': {
    zh: '{file} → {sheet}：读取 {read} 行，新增 {added}，更新 {updated}，未变 {unchanged}，跳过 {skipped}',
    en: '{file} → {sheet}: {read} rows read, {added} new, {updated} updated, {unchanged} unchanged, {skipped} skipped',
  },
  'import.leftOut': {
    zh: '有 {count} 列未导入（没有对应的列）：{columns}',
    en: '{count} columns were left out (they match no column): {columns}',
  },
  'import.computedLeftOut': {
    zh: '有 {count} 列由 Kehu 计算，未导入：{columns}',
    en: '{count} columns are computed by Kehu and were left out: {columns}',
  },
  'import.disagree': {
    zh: '「{column}」列有 {count} 行（共 {of} 行，最先在第 {row} 行）与 Kehu 的计算结果不同',
    en: 'Column “{column}” differs from what Kehu computes in {count} of {of} rows (first: row {row})',
  },
  'import.tagsMoved': {
    zh: '「{column}」由 Kehu 计算；其中只有人知道的标签已转入「{need}」（{needs} 行）和「{free}」（{frees} 行）',
    en: '“{column}” is computed by Kehu; the tags in it that only a person can know went to “{need}” ({needs} rows) and “{free}” ({frees} rows)',
  },
  'import.idsGiven': { zh: '为 {count} 行分配了编号', en: '{count} rows were given an id' },
  'import.recognised': {
    zh: '{count} 行没有编号，但与「{sheet}」中已有的记录相同，未重复添加',
    en: '{count} rows without an id are in “{sheet}” already and were not added again',
  },
  'import.derived': { zh: '在「{sheet}」中新增了 {count} 条记录', en: '{count} records were added to “{sheet}”' },
  'import.sameName': {
    zh: '{count} 位新客户与另一位客户同名（最先在第 {row} 行「{name}」），请检查是否重复',
    en: '{count} new customers have the name of another one (first: row {row}, “{name}”); check whether they are duplicates',
  },
  'import.doubtful': {
    zh: '「{column}」有 {count} 个值的写法不对，已照原样导入（最先在第 {row} 行「{value}」）',
    en: 'Values of “{column}” that can’t be read were imported as they are: {count} (first: row {row}, “{value}”)',
  },
  'import.incomplete': { zh: '{count} 行资料不全，已标记为待补充', en: '{count} rows are incomplete and were marked so' },
  'import.skipped': { zh: '跳过了 {count} 行，原因如下：', en: '{count} rows were skipped, for these reasons:' },
  'import.moreProblems': { zh: '… 另有 {count} 个问题', en: '… and {count} more problems' },

  'import.noRows': { zh: '文件是空的，没有表头和数据', en: 'The file is empty: it has no header and no rows' },
  'import.unknownModule': { zh: '没有名为「{module}」的模块。可用：{modules}', en: 'There is no module “{module}”. Modules: {modules}' },
  'import.badMap': { zh: '列对照（map）必须是一个对象：来源列 → 键', en: 'The map must be an object: source column → key' },
  'import.badMapEntry': {
    zh: '列对照（map）中「{source}」的写法无效：应为键、键的列表、{"to": 键, "values": {…}} 或 null',
    en: 'The map’s entry for “{source}” is not valid: it is a key, a list of keys, {"to": key, "values": {…}} or null',
  },
  'import.unknownSource': {
    zh: '文件中没有「{source}」这一列。文件的表头：{headers}',
    en: 'The file has no column “{source}”. Its headers: {headers}',
  },
  'import.unknownTarget': { zh: '没有键为「{target}」的列', en: 'There is no column with the key “{target}”' },
  'import.knownKeys': { zh: '可用的键：{keys}', en: 'Keys: {keys}' },
  'import.nearestName': { zh: '是否应为「{name}」？', en: 'Did you mean “{name}”?' },
  'import.computedTarget': { zh: '「{field}」由 Kehu 写入，不能导入', en: '“{field}” is written by Kehu and can’t be imported' },
  'import.twoColumns': {
    zh: '「{first}」和「{second}」两列都对应「{field}」。请用 map 去掉其中一列（设为 null）',
    en: '“{first}” and “{second}” both stand for “{field}”. Leave one out in the map (null)',
  },
  'import.missingColumn': {
    zh: '缺少必需的列「{column}」。文件的表头：{headers}',
    en: 'The column “{column}” is missing and can’t be done without. Headers found: {headers}',
  },
  'import.mapIt': {
    zh: '如果它用了别的名称，请对照，例如 {"{source}": "{key}"}',
    en: 'If it has another name, map it, as in {"{source}": "{key}"}',
  },
  'import.shortRow': { zh: '此行只有 {found} 个单元格，表头有 {expected} 个', en: 'This row has {found} cells, the header has {expected}' },
  'import.longRow': {
    zh: '此行有 {found} 个单元格，多于表头的 {expected} 个',
    en: 'This row has {found} cells, more than the header’s {expected}',
  },
  'import.emptyCell': { zh: '「{field}」不能为空', en: '“{field}” can’t be empty' },
  'import.unknownId': { zh: '「{id}」不存在（{field}）', en: 'There is no “{id}” ({field})' },
  'import.doubledId': {
    zh: '编号「{id}」在文件中出现了不止一次（最先在第 {first} 行）',
    en: 'The id “{id}” stands more than once in the file (first in row {first})',
  },
  'import.doubledInSheet': {
    zh: '编号「{id}」在「{sheet}」中有不止一行，无法确定更新哪一行',
    en: 'The id “{id}” has more than one row in “{sheet}”, so it isn’t clear which to update',
  },
  'import.tooManyTags': { zh: '有 {count} 个自定义标签，最多 {limit} 个', en: 'There are {count} free tags; at most {limit} are allowed' },
  'import.neitherPhoneNorMail': {
    zh: '「{value}」既不像电话也不像邮箱',
    en: '“{value}” looks like neither a phone number nor a mail address',
  },

  'show.unknownSheet': { zh: '没有名为「{sheet}」的工作表。可用：{sheets}', en: 'There is no sheet “{sheet}”. Sheets: {sheets}' },
} satisfies Texts;
