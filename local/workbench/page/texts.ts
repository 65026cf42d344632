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
};

const en: Texts = {
  extensions: 'Extensions',
  working: 'Working…',
  ready: 'Ready',
  cost: (rows, calls, ms) => `${count(rows)} rows changed · ${count(calls)} service calls · ${count(ms)} ms`,
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
};

/** The words of the page's language (`zh-CN` or `en`). */
export function textsFor(language: string): Texts {
  return language.startsWith('zh') ? zh : en;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
