/** The page's own words; menus, toasts and sheets come from the add-on. */
export interface Texts {
  readonly extensions: string;
  readonly working: string;
  readonly ready: string;
  readonly cost: (rows: number, calls: number, ms: number) => string;
  readonly windowNotice: (from: number, to: number, total: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly close: string;
  readonly ok: string;
  readonly failed: string;
  readonly notHere: string;
  readonly lost: string;
  readonly saved: string;
  readonly localBook: string;
  /** The spreadsheet library's own words that can be seen here, by the library's English. */
  readonly library: Readonly<Record<string, string>>;
}

const zh: Texts = {
  extensions: '扩展程序',
  working: '正在运行…',
  ready: '就绪',
  cost: (rows, calls, ms) => `${count(rows)} 行有变化 · ${count(calls)} 次服务调用 · ${count(ms)} 毫秒`,
  windowNotice: (from, to, total) => `这张表共 ${count(total)} 行，这里显示第 ${count(from)}–${count(to)} 行。`,
  earlier: '前一段',
  later: '后一段',
  close: '关闭',
  ok: '确定',
  failed: '出错了',
  notHere: '工作台只能编辑单元格内容；请在 Google 表格中做这项操作。',
  lost: '与本地服务的连接断开了。请确认它还在运行，然后刷新本页。',
  saved: '已保存到本地文件',
  localBook: '本地工作簿',
  library: {
    Copy: '复制',
    Paste: '粘贴',
    'Clear column %s': '清除 %s 列',
    'Clear columns %s - %s': '清除 %s–%s 列',
    'Clear row %s': '清除第 %s 行',
    'Clear rows %s - %s': '清除第 %s–%s 行',
    'Hide column %s': '隐藏 %s 列',
    'Hide columns %s - %s': '隐藏 %s–%s 列',
    'Hide columns': '隐藏列',
    'Hide row %s': '隐藏第 %s 行',
    'Hide rows %s - %s': '隐藏第 %s–%s 行',
    'Hide rows': '隐藏行',
    'Unhide columns': '取消隐藏列',
    'Unhide rows': '取消隐藏行',
    Sum: '求和',
    Avg: '平均',
    Min: '最小',
    Max: '最大',
    Count: '计数',
    'Count Numbers': '数字计数',
    'Find and Replace': '查找和替换',
    'Search options': '查找选项',
    'All sheets': '全部工作表',
    'Current sheet': '当前工作表',
    'Specific range': '指定范围',
    'Match case': '区分大小写',
    'Match entire cell content': '匹配整个单元格',
    'Search in formulas': '在公式中查找',
    Replace: '替换',
    'Replace all': '全部替换',
  },
};

const en: Texts = {
  extensions: 'Extensions',
  working: 'Working…',
  ready: 'Ready',
  cost: (rows, calls, ms) =>
    `${count(rows)} row${rows === 1 ? '' : 's'} changed · ${count(calls)} service call${calls === 1 ? '' : 's'} · ${count(ms)} ms`,
  windowNotice: (from, to, total) => `This sheet has ${count(total)} rows; rows ${count(from)}–${count(to)} are shown.`,
  earlier: 'Earlier rows',
  later: 'Later rows',
  close: 'Close',
  ok: 'OK',
  failed: 'Something went wrong',
  notHere: 'The workbench edits cell contents only; do this in Google Sheets.',
  lost: 'The connection to the local server is gone. Check that it is running, then reload this page.',
  saved: 'Saved to the local file',
  localBook: 'Local workbook',
  library: {},
};

/** The words of the page's language (`zh-CN` or `en`). */
export function textsFor(language: string): Texts {
  return language.startsWith('zh') ? zh : en;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
