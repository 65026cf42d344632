import type { Texts } from './texts';

/** What `simulate` says. */
export const simulateTexts = {
  'simulate.done': {
    zh: '试算（表格未改动）：{customers} 位客户会变化，获得 {gains} 项，失去 {loses} 项',
    en: 'Simulated, nothing written: {customers} customers would change, with {gains} gains and {loses} losses',
  },
  'simulate.count': { zh: '{field} {value}：{before} → {after}（{change}）', en: '{field} {value}: {before} → {after} ({change})' },
  'simulate.cut': { zh: '名单各只列出前 {limit} 条', en: 'Each list shows the first {limit}' },
  'simulate.badEntries': {
    zh: '{sheet} 应为列表，每项只可有：{columns}',
    en: '{sheet} must be a list of entries that have only: {columns}',
  },
  'simulate.badLimit': { zh: 'limit 应为 0 以上的整数', en: 'limit must be a whole number of 0 or more' },
  'simulate.noRow': {
    zh: '{sheet} 第 {entry} 项：没有这一行，也没写要新增的名称',
    en: '{sheet}, entry {entry}: there is no such row, and no name to add one by',
  },
  'simulate.several': {
    zh: '{sheet} 第 {entry} 项可指第 {rows} 行。请用 row 指明',
    en: '{sheet}, entry {entry} could mean rows {rows}. Say which with row',
  },
} satisfies Texts;
