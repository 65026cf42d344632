// The same job in alasql: the sheets as rows of objects, a GROUP BY a sheet, joined to the customers by indexes that alasql makes.
import alasql from 'alasql';
import { needed, objectsOf } from './cells.mjs';
import { fields } from './digest.mjs';
import { windowsOf } from './windows.mjs';

// What each step hands on.
const SALE_FIGURES = [
  'records',
  'earliest',
  'summed',
  'sum12',
  'sum3',
  'deals',
  'deals12',
  'deals6',
  'deals3',
  'deals30',
  'refunds6',
  'firstSale',
  'lastSale',
  'largest',
];
const SERVICE_FIGURES = ['inquiries3', 'complaints6', 'contacts6', 'lastService', 'scored'];
const TALK_FIGURES = ['lastTalk', 'talks6', 'channels'];
const TEXTS = ['industry', 'size', 'region', 'status', 'position', 'needType', 'freeTags'];
const LATER = ['sum12', 'sum3', 'deals12', 'deals6', 'deals30', 'refunds6', 'complaints6', 'contacts6', 'talks6', 'channels'];
const DERIVED = ['lifetimeAmount', 'yearAmount', 'lifetimeDeals', 'deals3m', 'inquiries3m', 'satisfaction'];
const DATED = ['firstDeal', 'lastDeal', 'lastContact', 'largestDeal', 'activity', 'stage'];

/** Columns of a table as SQL names them. */
function listed(table, columns) {
  return columns.map((column) => `${table === '' ? '' : `${table}.`}[${column}]`);
}

/** The computed columns by key, as cells; dates are days, null is empty. */
export function compute(grids, asOf) {
  const { today, end, month3, month6, month12, days30 } = windowsOf(asOf);
  const sheets = Object.fromEntries(Object.entries(needed).map(([name, keys]) => [name, objectsOf(grids[name], keys)]));
  const db = new alasql.Database();
  const query = (text, ...tables) => db.exec(text, tables);
  const count = (condition, name) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  // alasql lets a cell that is null be compared as 0, so conditions say that it is there where that matters.
  const sales = query(`SELECT * FROM ? WHERE [status] IS NULL OR [status] <> '已取消'`, sheets.sales).filter(
    (row) => row.date === null || row.date < end,
  );
  const bySale = query(
    `SELECT customerId, COUNT(*) AS records, MIN([date]) AS earliest, SUM(amount) AS summed,
      SUM(CASE WHEN [date] >= ${month12} THEN amount ELSE 0 END) AS sum12, SUM(CASE WHEN [date] >= ${month3} THEN amount ELSE 0 END) AS sum3,
      ${count('amount > 0', 'deals')}, ${count(`amount > 0 AND [date] >= ${month12}`, 'deals12')},
      ${count(`amount > 0 AND [date] >= ${month6}`, 'deals6')}, ${count(`amount > 0 AND [date] >= ${month3}`, 'deals3')},
      ${count(`amount > 0 AND [date] >= ${days30}`, 'deals30')}, ${count(`amount < 0 AND [date] >= ${month6}`, 'refunds6')},
      MIN(CASE WHEN amount > 0 AND [date] IS NOT NULL THEN [date] END) AS firstSale,
      MAX(CASE WHEN amount > 0 AND [date] IS NOT NULL THEN [date] END) AS lastSale,
      MAX(CASE WHEN amount > 0 THEN amount END) AS largest
    FROM ? GROUP BY customerId`,
    sales,
  );
  // Of equal sums the first in the sheet: the sum in cents before the record, as one number.
  const byProduct = query(
    `SELECT customerId, product, ROUND(SUM(amount) * 100) * 1000000 - MIN(record) AS ranked, SUM(amount) AS summed FROM ?
    WHERE product IS NOT NULL AND amount IS NOT NULL GROUP BY customerId, product`,
    sales,
  ).filter((row) => row.summed > 0);
  const largestSum = query(`SELECT customerId, MAX(ranked) AS ranked FROM ? GROUP BY customerId`, byProduct);
  const preference = query(
    `SELECT l.customerId, p.product AS preferred FROM ? l JOIN ? p ON l.ranked = p.ranked WHERE l.customerId = p.customerId`,
    largestSum,
    byProduct,
  );
  // The latest score: whole minutes, the record and the score as one number.
  const byService = query(
    `SELECT customerId, ${count(`[type] = '咨询' AND openedAt >= ${month3}`, 'inquiries3')},
      ${count(`[type] = '投诉' AND openedAt >= ${month6}`, 'complaints6')}, ${count(`openedAt >= ${month6}`, 'contacts6')},
      MAX(openedAt) AS lastService,
      MAX(CASE WHEN satisfaction > 0 THEN (openedAt / 60000 * 1000000 + record) * 10 + satisfaction ELSE 0 END) AS scored
    FROM ? WHERE openedAt < ${end} GROUP BY customerId`,
    sheets.service,
  );
  const byTalk = query(
    `SELECT customerId, MAX([at]) AS lastTalk, ${count(`[at] >= ${month6}`, 'talks6')},
      COUNT(DISTINCT CASE WHEN [at] >= ${month12} AND channel IS NOT NULL THEN channel END) AS channels
    FROM ? WHERE [at] < ${end} GROUP BY customerId`,
    sheets.interactions,
  );
  const joined = query(
    `SELECT ${[...listed('c', needed.customers), ...listed('b', SALE_FIGURES), 'p.preferred', ...listed('v', SERVICE_FIGURES), ...listed('t', TALK_FIGURES)]}
      FROM ? c LEFT JOIN ? b ON c.id = b.customerId LEFT JOIN ? p ON c.id = p.customerId
      LEFT JOIN ? v ON c.id = v.customerId LEFT JOIN ? t ON c.id = t.customerId`,
    sheets.customers,
    bySale,
    preference,
    byService,
    byTalk,
  );
  const cents = (value) => `FLOOR((${value} + 2.220446049250313e-16) * 100 + 0.5) / 100`;
  const days = (known, time) => `CASE WHEN ${known} > 0 THEN FLOOR(${time} / 86400000) ELSE NULL END`;
  const further = (a, operator, b) => `CASE WHEN ${a} > 0 AND NOT (${b} > 0 AND ${b} ${operator} ${a}) THEN ${a} ELSE ${b} END`;
  const figures = query(
    `SELECT ${listed('', ['id', ...TEXTS, 'preferred', ...LATER])},
      ${cents('IFNULL(openingAmount, 0) + IFNULL(summed, 0)')} AS lifetimeAmount,
      ${cents(`IFNULL(sum12, 0) + CASE WHEN records > 0 AND NOT (earliest >= ${month12}) THEN 0 ELSE IFNULL(openingAmount, 0) END`)} AS yearAmount,
      IFNULL(deals, 0) + CASE WHEN openingAmount > 0 THEN CASE WHEN openingDeals > 1 THEN openingDeals ELSE 1 END ELSE 0 END AS lifetimeDeals,
      IFNULL(deals3, 0) AS deals3m, IFNULL(inquiries3, 0) AS inquiries3m,
      CASE WHEN scored > 0 THEN scored % 10 ELSE NULL END AS satisfaction,
      ${further('firstSale', '<', 'openingFirst')} AS firstTime, ${further('lastSale', '>', 'openingLast')} AS lastTime,
      ${further('largest', '>', 'openingLargest')} AS best, ${further('lastTalk', '>', 'lastService')} AS contact
    FROM ?`,
    joined,
  );
  const tiered = query(
    `SELECT ${listed('', ['id', ...TEXTS, 'preferred', ...LATER, ...DERIVED, 'firstTime', 'lastTime'])},
      ${days('firstTime', 'firstTime')} AS firstDeal, ${days('lastTime', 'lastTime')} AS lastDeal,
      ${days('contact', 'contact')} AS lastContact, CASE WHEN best > 0 THEN ${cents('best')} ELSE NULL END AS largestDeal,
      CASE WHEN lifetimeAmount >= 1000000 THEN '战略' WHEN lifetimeAmount >= 500000 THEN '重点' WHEN lifetimeAmount >= 100000 THEN '普通' ELSE '潜力' END AS tier,
      CASE WHEN deals3m >= 2 THEN '高活跃' WHEN deals3m = 1 THEN '中活跃' ELSE '低活跃' END AS activity,
      CASE WHEN lifetimeDeals > 0 AND NOT (deals12 > 0) AND yearAmount = 0 THEN '流失客户'
        WHEN firstTime >= ${month6} AND firstTime < ${end} THEN '新客户' WHEN lifetimeDeals > 0 THEN '老客户' ELSE '潜在客户' END AS stage
    FROM ?`,
    figures,
  );
  const tag = (name, condition) => `CASE WHEN ${condition} THEN ',${name}' ELSE '' END`;
  const tagged = query(
    `SELECT ${listed('', ['id', 'industry', 'size', 'status', 'needType', 'freeTags', 'preferred', ...DERIVED, ...DATED])},
      tier + '客户' AS valueTier,
      CASE WHEN firstTime > 0 THEN ${cents(`lifetimeDeals / CASE WHEN ${today} - firstDeal < 30.4375 THEN 1 ELSE (${today} - firstDeal) / 30.4375 END`)} ELSE NULL END AS frequency,
      CASE WHEN activity = '低活跃' AND (tier = '战略' OR tier = '重点') THEN tier + '低活跃风险客户'
        WHEN tier = '潜力' AND needType IS NOT NULL THEN '潜力' + needType + '客户' ELSE tier + activity + '客户' END AS segment,
      SUBSTRING(${[
        tag('★★★战略伙伴', 'lifetimeAmount >= 1000000 AND deals3m >= 2'),
        tag('⚠流失预警', 'NOT (deals6 > 0) AND satisfaction > 0 AND satisfaction <= 3'),
        tag('◎待转化', 'inquiries3m >= 5 AND lifetimeDeals = 0'),
        tag('重点维护', 'yearAmount >= 500000 AND satisfaction >= 4'),
        tag('高频采购', 'deals30 >= 3'),
        tag('大单客户', 'largestDeal >= 200000 AND deals12 >= 1'),
        tag('退款关注', 'refunds6 >= 2'),
        tag('沉睡大客户', `lifetimeAmount >= 500000 AND lastTime > 0 AND ${today} - lastDeal > 180`),
        tag('华东制造', `region = '华东' AND industry LIKE '制造业%'`),
        tag('服务告急', 'complaints6 >= 2 OR (satisfaction > 0 AND satisfaction <= 2)'),
        tag('多渠道', 'channels >= 3'),
        tag('加速增长', 'sum3 > sum12 / 2 AND deals3m >= 2'),
        tag(
          '决策人活跃',
          `(position LIKE '%总%' OR position = '企业主') AND IFNULL(contacts6, 0) + IFNULL(talks6, 0) >= 3 AND stage <> '流失客户'`,
        ),
      ].join(' + ')}, 2) AS ruleTags
    FROM ?`,
    tiered,
  );
  const part = (value, mark, shown = value) => `CASE WHEN ${value} IS NOT NULL AND ${value} <> '' THEN '${mark}' + ${shown} ELSE '' END`;
  alasql.fn.topLevel = (value) => value.split('-')[0];
  const done = query(
    `SELECT ${listed(
      '',
      Object.keys(fields).filter((key) => key !== 'composite' && key !== 'tags'),
    )}, id,
      SUBSTRING(${['industry', 'size', 'status'].map((key) => part(`[${key}]`, '-', `topLevel([${key}])`)).join(' + ')}, 2) AS composite,
      SUBSTRING(${['industry', 'size', 'status', 'valueTier', 'needType', 'ruleTags', 'freeTags'].map((key) => part(`[${key}]`, ',')).join(' + ')}, 2) AS tags
    FROM ?`,
    tagged,
  );
  return Object.fromEntries(Object.keys(fields).map((key) => [key, done.map((row) => (row.id === null ? null : row[key]))]));
}
