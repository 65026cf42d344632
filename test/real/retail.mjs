// Real input: 4,383 customers and 23,587 invoices of a wholesaler go through the command line; every customer's figures are compared
// with what retailExpected.mjs computes from the CSV. The data lie beside the checkout (../shared/data/retail) or where KEHU_SHARED says.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCsv } from './csv.mjs';
import { jsonLines, kehu, letterOf, mustRun, root, rowsOf, temporaryFolder } from './kehu.mjs';
import { reportOf } from './report.mjs';
import { expectedCustomers, presetBounds } from './retailExpected.mjs';

const asOf = '2010-12-10';
const book = 'retail.kehu.json';
const report = reportOf('retail');
const data = join(process.env.KEHU_SHARED ?? resolve(root, '../shared'), 'data/retail');

if (existsSync(join(data, 'orders.csv'))) {
  try {
    run();
  } catch (error) {
    report.check('ran to the end', false, error.message);
  }
} else {
  report.check('the data are there', false, `no ${join('data', 'retail', 'orders.csv')} beside the checkout; set KEHU_SHARED`);
}
report.finish();

function run() {
  const folder = temporaryFolder();
  const customersCsv = join(data, 'customers.csv');
  const ordersCsv = join(data, 'orders.csv');
  const step = (...args) => {
    const result = mustRun(folder, ...args);
    report.say(
      `${String(result.ms).padStart(6)} ms  kehu ${args
        .slice(0, 3)
        .map((arg) => arg.replace(`${data}/`, ''))
        .join(' ')} …`,
    );
    return result;
  };
  step('run', 'install', '--book', book, '--as-of', asOf);
  const customersMap = { customer_id: ['id', 'name'], country: 'region', first_order_date: null };
  step('import', customersCsv, '--module', 'customers', '--book', book, '--as-of', asOf, '--map', JSON.stringify(customersMap));
  const status = { to: 'status', values: { paid: '已付款', cancelled: '已付款' } };
  const salesMap = { invoice: 'id', date: 'date', customer_id: 'customerId', country: null, amount: 'amount', lines: null, status };
  step('import', ordersCsv, '--module', 'sales', '--book', book, '--as-of', asOf, '--map', JSON.stringify(salesMap));
  const done = step('run', 'refresh', 'summarize', 'snapshot', 'verify-snapshots', '--book', book, '--as-of', asOf, '--json');
  for (const line of jsonLines(done.stdout))
    report.say(`${String(line.ms).padStart(6)} ms  ${line.command}: ${line.rows} rows, ${line.serviceCalls} service calls`);

  const read = (bounds) => expectedCustomers(readFileSync(customersCsv, 'utf8'), readFileSync(ordersCsv, 'utf8'), asOf, bounds);
  compareAll('preset bounds', folder, read(presetBounds));
  compareSales(folder, ordersCsv);
  compareSnapshots(folder);

  typeBounds(folder, ['累计合作金额 ≥ 5000', '2000-5000', '500-2000']);
  step('run', 'refresh', 'summarize', '--book', book, '--as-of', asOf);
  const expected = read([500_000, 200_000, 50_000]);
  const tiers = new Set([...expected.values()].map((customer) => customer.valueTier));
  report.check('bounds of 5,000, 2,000 and 500 populate every tier', tiers.size === 4, [...tiers].join());
  compareAll('bounds 5,000, 2,000, 500', folder, expected);
}

/** Every customer's figures, then the pivot of them. One check a column, so that a failure says which. */
function compareAll(name, folder, expected) {
  const rows = rowsOf(folder, book, 'customers');
  report.check(
    `${name}: all customers are there once`,
    rows.length === expected.size && new Set(rows.map((row) => row.id)).size === expected.size,
    `${rows.length} rows`,
  );
  const columns = {
    name: (row, want) => String(row.name) === want.id,
    region: (row, want) => row.region === want.country,
    lifetimeAmount: (row, want) => sameMoney(row.lifetimeAmount, want.lifetimeAmount),
    yearAmount: (row, want) => sameMoney(row.yearAmount, want.yearAmount),
    largestDeal: (row, want) => sameMoney(row.largestDeal, want.largestDeal),
    lifetimeDeals: (row, want) => row.lifetimeDeals === want.lifetimeDeals,
    deals3m: (row, want) => row.deals3m === want.deals3m,
    firstDeal: (row, want) => sameDate(row.firstDeal, want.firstDeal),
    lastDeal: (row, want) => sameDate(row.lastDeal, want.lastDeal),
    valueTier: (row, want) => row.valueTier === want.valueTier,
    activity: (row, want) => row.activity === want.activity,
    stage: (row, want) => row.stage === want.stage,
  };
  for (const [column, same] of Object.entries(columns)) {
    const wrong = rows.filter((row) => !expected.has(String(row.id)) || !same(row, expected.get(String(row.id))));
    const first = wrong[0];
    report.check(
      `${name}: ${column} of ${rows.length} customers`,
      rows.length > 0 && wrong.length === 0,
      () =>
        `${wrong.length} differ; ${first.id}: ${JSON.stringify(first[column])}, expected ${JSON.stringify(expected.get(String(first.id))?.[column])}`,
    );
  }
  comparePivot(name, folder, [...expected.values()]);
}

/** The pivot sheet: for each tier and activity, the number of customers and the sum of amounts, with totals. */
function comparePivot(name, folder, customers) {
  const grid = parseCsv(mustRun(folder, 'show', 'bySegment', '--book', book, '--format', 'csv').stdout);
  const heading = grid.findIndex((row) => row.includes('高活跃') || row.some((cell) => cell.startsWith('高活跃')));
  report.check(
    `${name}: the pivot has columns for the activities`,
    heading >= 0,
    grid
      .slice(0, 5)
      .map((row) => row.join())
      .join('\n'),
  );
  const tiers = [...new Set(customers.map((customer) => customer.valueTier))];
  for (const tier of [...tiers, '总计']) {
    const row = grid.find((cells) => cells[0] === tier) ?? [];
    const numbers = row
      .slice(1)
      .filter((cell) => cell !== '')
      .map(Number);
    const wanted = [];
    const add = (list) =>
      list.length > 0 && wanted.push(list.length, list.reduce((sum, customer) => sum + customer.lifetimeAmount, 0) / 100);
    const inTier = customers.filter((customer) => tier === '总计' || customer.valueTier === tier);
    const activities = (grid[heading] ?? [])
      .map((cell) => ['高活跃', '中活跃', '低活跃'].find((activity) => cell.startsWith(activity)))
      .filter(Boolean);
    for (const activity of new Set(activities)) add(inTier.filter((customer) => customer.activity === activity));
    add(inTier);
    report.check(
      `${name}: the pivot's row ${tier}`,
      numbers.length === wanted.length && wanted.every((value, at) => Math.abs(value - numbers[at]) < 0.005),
      () => `${JSON.stringify(numbers)}\nexpected ${JSON.stringify(wanted)}`,
    );
  }
}

/** The records are what came in: ids, dates with their time, amounts to the cent, in the file's order. */
function compareSales(folder, ordersCsv) {
  const rows = rowsOf(folder, book, 'sales');
  const [, ...orders] = parseCsv(readFileSync(ordersCsv, 'utf8'));
  const wrong = orders.findIndex(([invoice, date, customer, , amount], at) => {
    const row = rows[at] ?? {};
    return String(row.id) !== invoice || row.date !== date || String(row.customerId) !== customer || row.amount !== Number(amount);
  });
  report.check(
    `sales: ${orders.length} records as they came in`,
    rows.length === orders.length && wrong < 0,
    () => `record ${wrong + 1}: ${JSON.stringify(rows[wrong])}, expected ${orders[wrong]}`,
  );
}

function compareSnapshots(folder) {
  const rows = rowsOf(folder, book, 'snapshots');
  report.check(
    'one snapshot is listed and verified',
    rows.length === 1 && rows[0].outcome !== '' && rows[0].verifiedAt !== '',
    JSON.stringify(rows),
  );
  report.check('its SHA-256 is one', /^[0-9a-f]{64}$/.test(rows[0]?.sha256 ?? ''), JSON.stringify(rows[0]));
  const again = kehu(folder, 'run', 'verify-snapshots', '--book', book, '--as-of', asOf);
  report.check('it verifies again', again.status === 0, again.stdout + again.stderr);
}

/** Types conditions into the first tiers of the dimension `value`, cell by cell, as a person does. */
function typeBounds(folder, conditions) {
  const rows = rowsOf(folder, book, 'tiers');
  const column = letterOf(Object.keys(rows[0]).indexOf('condition'));
  const places = rows.map((row, at) => ({ ...row, at })).filter((row) => row.dimension === 'value' || row.dimension === '价值');
  conditions.forEach((condition, order) => {
    mustRun(folder, 'set', `tiers!${column}${places[order].at + 2}`, condition, '--book', book);
  });
}

function sameMoney(shown, cents) {
  return cents === '' ? shown === '' : typeof shown === 'number' && Math.abs(shown * 100 - cents) < 1e-4;
}

/** A date column may show the day alone or with the time of day. */
function sameDate(shown, date) {
  return date === '' ? shown === '' : shown === date || shown === date.slice(0, 10);
}
