// The same job in DuckDB, loading included: chunks of columns through an appender, one query, the result as columns of values.
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import { windowsOf } from './windows.mjs';

const CHUNK = 2048;
const needed = {
  customers: {
    id: VARCHAR,
    industry: VARCHAR,
    size: VARCHAR,
    region: VARCHAR,
    status: VARCHAR,
    position: VARCHAR,
    needType: VARCHAR,
    freeTags: VARCHAR,
    openingAmount: DOUBLE,
    openingDeals: DOUBLE,
    openingFirst: DOUBLE,
    openingLast: DOUBLE,
    openingLargest: DOUBLE,
  },
  sales: { customerId: VARCHAR, date: DOUBLE, product: VARCHAR, amount: DOUBLE, status: VARCHAR },
  service: { customerId: VARCHAR, type: VARCHAR, openedAt: DOUBLE, satisfaction: DOUBLE },
  interactions: { customerId: VARCHAR, at: DOUBLE, channel: VARCHAR },
};

/** The computed columns by key, as cells; dates are days, null is empty. */
export async function compute(grids, asOf) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const [name, columns] of Object.entries(needed)) await load(connection, name, columns, grids[name]);
  const reader = await connection.runAndReadAll(query(windowsOf(asOf)));
  const names = reader.columnNames();
  const columns = reader.getColumns();
  connection.closeSync();
  instance.closeSync();
  return Object.fromEntries(names.map((name, at) => [name, columns[at]]));
}

async function load(connection, name, columns, grid) {
  const types = Object.values(columns);
  const places = Object.keys(columns).map((key) => grid[0].indexOf(key));
  await connection.run(`CREATE TABLE ${name} (${Object.entries(columns).map(([key, type]) => `"${key}" ${type}`)})`);
  const appender = await connection.createAppender(name);
  for (let from = 1; from < grid.length; from += CHUNK) {
    const rows = Math.min(CHUNK, grid.length - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    for (let column = 0; column < types.length; column += 1) {
      const vector = chunk.getColumnVector(column);
      const place = places[column];
      const isText = types[column] === VARCHAR;
      for (let row = 0; row < rows; row += 1) {
        const cell = grid[from + row][place];
        vector.setItem(row, isText ? cell : cell === '' ? null : typeof cell === 'number' ? cell : cell.getTime());
      }
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function query({ today, end, month3, month6, month12, days30 }) {
  const cents = (value) => `floor((${value} + 2.220446049250313e-16) * 100 + 0.5) / 100`;
  const tag = (name, condition) => `CASE WHEN ${condition} THEN '${name}' END`;
  const day = (time) => `floor(${time} / 86400000)`;
  return `
WITH sold AS (
  SELECT c.rowid AS row, s.date AS date, s.amount AS amount, s.product AS product, s.rowid AS record
  FROM sales s JOIN customers c ON c.id = s.customerId
  WHERE c.id <> '' AND s.status <> '已取消' AND (s.date IS NULL OR s.date < ${end})
), bySale AS (
  SELECT row, count(*) AS records, min(date) AS earliest, sum(amount) AS total,
    sum(amount) FILTER (date >= ${month12}) AS sum12, sum(amount) FILTER (date >= ${month3}) AS sum3,
    count(*) FILTER (amount > 0) AS deals, count(*) FILTER (amount > 0 AND date >= ${month12}) AS deals12,
    count(*) FILTER (amount > 0 AND date >= ${month6}) AS deals6, count(*) FILTER (amount > 0 AND date >= ${month3}) AS deals3,
    count(*) FILTER (amount > 0 AND date >= ${days30}) AS deals30, count(*) FILTER (amount < 0 AND date >= ${month6}) AS refunds6,
    min(date) FILTER (amount > 0) AS firstSale, max(date) FILTER (amount > 0) AS lastSale, max(amount) FILTER (amount > 0) AS largest
  FROM sold GROUP BY row
), byProduct AS (
  SELECT row, product, CAST(round(sum(amount) * 100) AS BIGINT) AS total, min(record) AS first
  FROM sold WHERE product <> '' AND amount IS NOT NULL GROUP BY row, product
), preference AS (
  SELECT row, arg_max(product, total * 10000000 - first) AS preferred FROM byProduct WHERE total > 0 GROUP BY row
), byService AS (
  SELECT c.rowid AS row, count(*) FILTER (s.type = '咨询' AND s.openedAt >= ${month3}) AS inquiries3,
    count(*) FILTER (s.type = '投诉' AND s.openedAt >= ${month6}) AS complaints6,
    count(*) FILTER (s.openedAt >= ${month6}) AS contacts6, max(s.openedAt) AS lastService,
    arg_max(s.satisfaction, CAST(s.openedAt AS BIGINT) * 1000000 + s.rowid) FILTER (s.satisfaction IS NOT NULL) AS score
  FROM service s JOIN customers c ON c.id = s.customerId
  WHERE c.id <> '' AND (s.openedAt IS NULL OR s.openedAt < ${end}) GROUP BY c.rowid
), byTalk AS (
  SELECT c.rowid AS row, max(i.at) AS lastTalk, count(*) FILTER (i.at >= ${month6}) AS talks6,
    count(DISTINCT i.channel) FILTER (i.at >= ${month12} AND i.channel <> '') AS channels
  FROM interactions i JOIN customers c ON c.id = i.customerId
  WHERE c.id <> '' AND (i.at IS NULL OR i.at < ${end}) GROUP BY c.rowid
), figures AS (
  SELECT c.*, c.rowid AS row,
    ${cents('coalesce(openingAmount, 0) + coalesce(total, 0)')} AS lifetimeAmount,
    ${cents(`coalesce(sum12, 0) + CASE WHEN records IS NULL OR earliest >= ${month12} THEN coalesce(openingAmount, 0) ELSE 0 END`)} AS yearAmount,
    coalesce(deals, 0) + CASE WHEN openingAmount > 0 THEN greatest(coalesce(openingDeals, 1), 1) ELSE 0 END AS lifetimeDeals,
    coalesce(deals3, 0) AS deals3m, coalesce(deals6, 0) AS deals6m, coalesce(deals12, 0) AS deals12m, coalesce(deals30, 0) AS deals30d,
    coalesce(refunds6, 0) AS refunds6m, coalesce(sum3, 0) AS sum3m, coalesce(sum12, 0) AS sum12m,
    ${day('least(firstSale, openingFirst)')} AS firstDeal, ${day('greatest(lastSale, openingLast)')} AS lastDeal,
    ${cents('greatest(largest, openingLargest)')} AS largestDeal,
    coalesce(preferred, '') AS preferred, coalesce(inquiries3, 0) AS inquiries3m, score AS satisfaction,
    ${day('greatest(lastTalk, lastService)')} AS lastContact,
    coalesce(complaints6, 0) AS complaints6m, coalesce(contacts6, 0) + coalesce(talks6, 0) AS contacts6m, coalesce(channels, 0) AS channels12m
  FROM customers c LEFT JOIN bySale b ON b.row = c.rowid LEFT JOIN preference p ON p.row = c.rowid
    LEFT JOIN byService v ON v.row = c.rowid LEFT JOIN byTalk t ON t.row = c.rowid
  WHERE c.id <> ''
), tiers AS (
  SELECT *,
    ${cents(`lifetimeDeals / CASE WHEN ${today} - firstDeal < 30.4375 THEN 1 ELSE (${today} - firstDeal) / 30.4375 END`)} AS frequency,
    CASE WHEN lifetimeAmount >= 1000000 THEN '战略' WHEN lifetimeAmount >= 500000 THEN '重点' WHEN lifetimeAmount >= 100000 THEN '普通' ELSE '潜力' END AS value,
    CASE WHEN deals3m >= 2 THEN '高活跃' WHEN deals3m = 1 THEN '中活跃' ELSE '低活跃' END AS activity,
    CASE WHEN lifetimeDeals > 0 AND deals12m = 0 AND yearAmount = 0 THEN '流失客户'
      WHEN firstDeal * 86400000 >= ${month6} AND firstDeal <= ${today} THEN '新客户'
      WHEN lifetimeDeals > 0 THEN '老客户' ELSE '潜在客户' END AS stage
  FROM figures
), tagged AS (
  SELECT *, value || '客户' AS valueTier,
    CASE WHEN value IN ('战略', '重点') AND activity = '低活跃' THEN value || '低活跃风险客户'
      WHEN value = '潜力' AND needType <> '' THEN '潜力' || needType || '客户' ELSE value || activity || '客户' END AS segment,
    concat_ws(',',
      ${tag('★★★战略伙伴', 'lifetimeAmount >= 1000000 AND deals3m >= 2')},
      ${tag('⚠流失预警', 'deals6m = 0 AND satisfaction <= 3')},
      ${tag('◎待转化', 'inquiries3m >= 5 AND lifetimeDeals = 0')},
      ${tag('重点维护', 'yearAmount >= 500000 AND satisfaction >= 4')},
      ${tag('高频采购', 'deals30d >= 3')},
      ${tag('大单客户', 'largestDeal >= 200000 AND deals12m >= 1')},
      ${tag('退款关注', 'refunds6m >= 2')},
      ${tag('沉睡大客户', `lifetimeAmount >= 500000 AND ${today} - lastDeal > 180`)},
      ${tag('华东制造', "region = '华东' AND starts_with(industry, '制造业')")},
      ${tag('服务告急', 'complaints6m >= 2 OR satisfaction <= 2')},
      ${tag('多渠道', 'channels12m >= 3')},
      ${tag('加速增长', 'sum3m > sum12m / 2 AND deals3m >= 2')},
      ${tag('决策人活跃', "(contains(position, '总') OR position = '企业主') AND contacts6m >= 3 AND stage <> '流失客户'")}
    ) AS ruleTags
  FROM tiers
)
SELECT lifetimeAmount, yearAmount, lifetimeDeals, deals3m, firstDeal, lastDeal, frequency, largestDeal, preferred, inquiries3m, satisfaction,
  lastContact, valueTier, activity, segment, stage, ruleTags,
  concat_ws('-', nullif(split_part(t.industry, '-', 1), ''), nullif(split_part(t.size, '-', 1), ''), nullif(split_part(t.status, '-', 1), '')) AS composite,
  concat_ws(',', nullif(t.industry, ''), nullif(t.size, ''), nullif(t.status, ''), valueTier, nullif(t.needType, ''), nullif(ruleTags, ''), nullif(t.freeTags, '')) AS tags
FROM customers c LEFT JOIN tagged t ON t.row = c.rowid ORDER BY c.rowid`;
}
