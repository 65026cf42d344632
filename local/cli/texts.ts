import type { FileErrorCode } from '../document/files/fileError';

/** Languages that the command line speaks. */
export type Language = 'zh-CN' | 'en';

/** `{name}` in a text is filled from the parameters. */
type Table = Readonly<Record<string, readonly [zh: string, en: string]>>;

const TEXTS = {
  programSummary: ['Kehu（客户）：在本地工作簿上运行插件的命令', 'Kehu: runs the add-on on a local workbook'],
  runSummary: ['运行命令（kehu commands 列出全部）', 'run commands (kehu commands lists them)'],
  importSummary: ['导入 .csv 或 .xlsx 到一个模块', 'import a .csv or .xlsx into a module'],
  exportSummary: ['导出一个模块或整个工作簿', 'export a module or the whole book'],
  showSummary: ['打印一张表（键或标题）', 'print a sheet (a key or a title)'],
  callSummary: ['计算一个自定义函数，打印 JSON 结果', 'evaluate a custom function; print its JSON result'],
  setSummary: ['像人一样在单元格里输入（触发 onEdit）', 'type a value as a person would (fires onEdit)'],
  triggerSummary: ['立即触发一个已安装的触发器', 'fire an installed trigger now'],
  commandsSummary: ['列出插件的命令', "list the add-on's commands"],
  functionsSummary: ['列出插件的自定义函数', "list the add-on's custom functions"],
  serveSummary: ['打开工作台网页', 'open the workbench page'],
  optionBook: ['工作簿：.xlsx 或 .kehu.json', 'the book: .xlsx or .kehu.json'],
  optionAsOf: ['插件看到的日期：YYYY-MM-DD[ HH:MM]', 'the date that the add-on sees: YYYY-MM-DD[ HH:MM]'],
  optionLocale: ['语言：zh-CN 或 en', 'language: zh-CN or en'],
  optionArgs: ['命令的参数，JSON 对象', 'arguments of the command, a JSON object'],
  optionJson: ['每个命令打印一行 JSON', 'print one JSON object a line'],
  optionOut: ['写到另一个文件，--book 保持不变', 'write to another file; --book stays as it was'],
  optionModule: ['模块的键，如 customers', 'key of the module, such as customers'],
  optionMap: ['列的对应关系，JSON：来源 → 键', 'names of columns, JSON: source → key'],
  optionFormat: ['格式', 'format'],
  optionMasked: ['联系方式打码', 'mask contacts'],
  optionKeys: ['以键作列名', 'keys as headers'],
  optionPort: ['端口', 'port'],
  optionFault: ['注入故障：kill@N 或 error@N', 'inject a fault: kill@N or error@N'],
  optionHelp: ['显示帮助', 'show help'],
  titleUsage: ['用法：', 'Usage:'],
  titleOptions: ['选项：', 'Options:'],
  titleArguments: ['参数：', 'Arguments:'],
  titleCommands: ['命令：', 'Commands:'],

  error: ['错误：', 'error: '],
  usageUnknownOption: ['没有选项 {name}', 'unknown option {name}'],
  usageUnknownVerb: ['没有命令 {name}', 'unknown command {name}'],
  usageMissingArgument: ['缺少参数 {name}', 'missing argument {name}'],
  usageMissingOption: ['缺少必需的选项 {name}', 'option {name} is required'],
  usageMissingValue: ['选项 {name} 缺少值', 'option {name} needs a value'],
  usageExtraArgument: ['参数太多', 'too many arguments'],
  usageInvalidChoice: ['{name} 的值无效：{value}；可用：{choices}', '{name} can’t be {value}; it can be {choices}'],
  usageJson: ['{name} 不是有效的 JSON {kind}：{detail}', '{name} is not a JSON {kind}: {detail}'],
  usageBookName: ['{name} 必须以 .xlsx 或 .kehu.json 结尾', '{name} must end in .xlsx or .kehu.json'],
  usageUnknownCommand: ['没有命令 {name}。{nearest}', 'no command {name}. {nearest}'],
  usageUnknownFunction: ['没有函数 {name}。{nearest}', 'no function {name}. {nearest}'],
  usageUnknownArgument: ['--args 里的 {name} 不是任何命令的参数', '{name} in --args is an argument of none of the commands'],
  usageNearest: ['你是不是要用 {name}？', 'Did you mean {name}?'],
  usageKnown: ['可用：{names}', 'There are: {names}'],
  usageNeedsBook: ['需要 --book 文件', '--book FILE is needed'],
  usageNeedsOutFile: ['xlsx 格式需要 --out 文件', 'the xlsx format needs --out FILE'],
  usageCsvOneModule: [
    'csv 一次只能放一个模块：请加 --module 键，或用 --out 文件夹 每个模块写一个文件',
    'a csv holds one module: add --module KEY, or --out FOLDER for one file a module',
  ],
  usageCell: ['{value} 不是单元格：应为 表!A1', '{value} is no cell: write SHEET!A1'],
  usageSourceName: ['{name} 必须是 .csv、.tsv、.txt 或 .xlsx', '{name} must be a .csv, .tsv, .txt or .xlsx'],
  usageAsOf: ['--as-of 应为 YYYY-MM-DD[ HH:MM]，而不是 {value}', '--as-of is YYYY-MM-DD[ HH:MM], not {value}'],
  usageFault: ['--fault 应为 kill@N 或 error@N，而不是 {value}', '--fault is kill@N or error@N, not {value}'],
  usageHint: ['用 kehu --help 查看用法', 'kehu --help shows the usage'],

  said: ['{text}', '{text}'],
  noSheet: ['工作簿里没有表 {name}。有：{names}', 'the book has no sheet {name}. There are: {names}'],
  killed: [
    '脚本在第 {calls} 次服务调用前被停止；已写入的内容保留',
    'the script was stopped before service call {calls}; what it wrote stays',
  ],
  internal: ['内部错误：{detail}', 'internal error: {detail}'],
  notBuilt: ['缺少 {name}：请先运行 npm run build', '{name} is missing: run npm run build first'],
  summaryLine: [
    '{command}：{rows} 行，改动 {changed}，服务调用 {calls} 次，{seconds} 秒',
    '{command}: {rows} rows, {changed} changed, {calls} service calls, {seconds} s',
  ],
  fired: ['已触发 {name}', 'fired {name}'],
  newBook: ['客户管理', 'Customers'],
  serving: ['工作台：{url} （{file}）按 Ctrl+C 结束', 'workbench: {url} ({file}); Ctrl+C ends it'],
  wrote: ['已写入 {file}', 'wrote {file}'],
  readAs: ['{file} 按 {encoding} 编码读取', '{file} was read as {encoding}'],
  progressLoad: ['读取 {file}…', 'reading {file}…'],
  progressRun: ['运行 {command}…', 'running {command}…'],
  progressSave: ['保存 {file}…', 'saving {file}…'],
  rowCount: ['{count} 行', '{count} rows'],
} satisfies Table;

const FILE_TEXTS: Readonly<Record<FileErrorCode, readonly [zh: string, en: string]>> = {
  missing: ['没有这个文件', 'there is no such file'],
  unreadable: ['不能读取', "it can't be read"],
  empty: ['文件是空的', 'the file is empty'],
  encoding: [
    '编码无法识别（第 {row} 行，第 {byte} 字节处）：请另存为 UTF-8 或 GBK',
    "its encoding isn't known (row {row}, at byte {byte}): save it as UTF-8 or GBK",
  ],
  unclosedQuote: ['第 {row} 行的引号没有正确结束', 'row {row}: a quotation mark is not closed properly'],
  notXlsx: ['不是有效的 .xlsx 文件', 'it is not a valid .xlsx file'],
  encrypted: ['是旧的 .xls 或加密的文件：请另存为没有密码的 .xlsx', 'it is an old .xls or has a password: save it as an .xlsx without one'],
  damaged: ['文件已损坏（{detail}）', 'the file is damaged ({detail})'],
  newerFormat: ['由更新版本的 Kehu 写成（{detail}）', 'it was written by a newer Kehu ({detail})'],
  unknownFormat: ['不是 Kehu 的工作簿', 'it is not a book of Kehu’s'],
  noFolder: ['文件夹不存在或不能写入', "its folder doesn't exist or can't be written to"],
  locked: ['另一个 kehu 正在使用它（{detail}）', 'another kehu is using it ({detail})'],
};

/** A key of the command line's texts. */
export type TextKey = keyof typeof TEXTS;
export type Params = Readonly<Record<string, string | number>>;

/** A text of the command line in a language. */
export function say(language: Language, key: TextKey, params: Params = {}): string {
  return fill(TEXTS[key][language === 'en' ? 1 : 0], params);
}

/** What is wrong with a file, in a language, without its name. */
export function sayFileError(language: Language, code: FileErrorCode, params: Params): string {
  return fill(FILE_TEXTS[code][language === 'en' ? 1 : 0], params);
}

/** The language of a locale: `en…` is English, everything else Chinese. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
