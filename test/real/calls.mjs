// A refresh makes at most 24 service calls, and the same number at 300, 3,000 and 30,000 customers (two sales each): the first one
// and one with nothing to change. One after a bound was moved, which changes and logs thousands, may cost one more where the change log's
// grid has to grow. One a few months later lists alerts as well, for half of the customers or more: three more where the grids of both are full.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { jsonLines, letterOf, mustRun, root, rowsOf, temporaryFolder } from './kehu.mjs';
import { reportOf } from './report.mjs';

const asOf = '2024-03-25';
const report = reportOf('calls');
const sizes = [300, 3_000, 30_000];
const folder = temporaryFolder();
try {
  const first = [];
  const again = [];
  const moved = [];
  const later = [];
  for (const size of sizes) {
    const book = `b${size}.kehu.json`;
    prepare(size, book);
    first.push(refresh(book, size, 'first'));
    again.push(refresh(book, size, 'nothing changed'));
    moveBound(book);
    moved.push(refresh(book, size, 'a bound moved'));
    later.push(refresh(book, size, 'four months later', '2024-07-25'));
  }
  for (const [name, calls] of [
    ['first refresh', first],
    ['refresh with nothing changed', again],
    ['refresh after a bound was moved', moved],
    ['refresh with alerts', later],
  ]) {
    const allowed = calls === later ? 3 : calls === moved ? 1 : 0;
    const most = calls === later ? 27 : 24;
    report.check(
      `${name}: at most ${most} service calls`,
      calls.every((count) => count > 0 && count <= most),
      calls.join(),
    );
    report.check(
      `${name}: the same number at ${sizes.join(', ')} customers`,
      Math.max(...calls) - Math.min(...calls) <= allowed,
      calls.join(),
    );
  }
  const makeRuntime = await runtimes();
  tierOfManyRows(makeRuntime());
  phonesOfManyRows(makeRuntime());
  edits(makeRuntime());
} catch (error) {
  report.check('ran to the end', false, error.message);
}
report.finish();

function prepare(size, book) {
  const id = (number) => `C${String(number).padStart(5, '0')}`;
  const numbers = Array.from({ length: size }, (_, at) => at + 1);
  const customers = numbers.map((number) => `${id(number)},第${number}号有限公司,1380000${String(number % 10_000).padStart(4, '0')},李静`);
  const sale = (number, month) =>
    `${id(number)},2024-${month}-${String((number % 28) + 1).padStart(2, '0')},${(number % 977) * 1_111},已付款`;
  const sales = numbers.flatMap((number) => [sale(number, '01'), sale(number, '03')]);
  writeFileSync(join(folder, 'customers.csv'), `客户编号,客户名称,联系电话,负责人\n${customers.join('\n')}\n`);
  writeFileSync(join(folder, 'sales.csv'), `客户编号,日期,金额,状态\n${sales.join('\n')}\n`);
  mustRun(folder, 'import', 'customers.csv', '--module', 'customers', '--book', book, '--as-of', asOf);
  mustRun(folder, 'import', 'sales.csv', '--module', 'sales', '--book', book, '--as-of', asOf);
}

/** Types a lower bound for the first tier, so that about half of the customers change tier. */
function moveBound(book) {
  const [first] = rowsOf(folder, book, 'tiers');
  const column = letterOf(Object.keys(first).indexOf('condition'));
  mustRun(folder, 'set', `tiers!${column}2`, '累计合作金额 ≥ 50万', '--book', book);
}

function refresh(book, size, name, day = asOf) {
  const [line] = jsonLines(mustRun(folder, 'run', 'refresh', '--book', book, '--as-of', day, '--json').stdout);
  report.say(`${String(size).padStart(6)} customers, ${name}: ${line.serviceCalls} service calls, ${line.changed} changed, ${line.ms} ms`);
  report.check(`${size} customers were looked at`, line.rows >= size, JSON.stringify(line));
  return line.serviceCalls;
}

/** Makes runtimes of the built bundle, each over a book of its own. */
async function runtimes() {
  const outfile = join(root, 'build/runtime.mjs');
  const options = { bundle: true, format: 'esm', platform: 'node', packages: 'external' };
  await build({ absWorkingDir: root, entryPoints: ['local/index.ts'], outfile, ...options });
  const { createRuntime } = await import(outfile);
  const dist = (name) => readFileSync(join(root, 'dist', name), 'utf8');
  const pages = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.html'));
  const html = Object.fromEntries(pages.map((name) => [name.slice(0, -'.html'.length), dist(name)]));
  return () => {
    const runtime = createRuntime({ code: dist('Code.js'), manifest: JSON.parse(dist('appsscript.json')), html, asOf, locale: 'zh-CN' });
    runtime.call('runCommand', 'install', {});
    return runtime;
  };
}

/** CRM_TIER over 100,000 cells of an installed book, through the built bundle in the runtime; its time includes the copying between realms. */
function tierOfManyRows(runtime) {
  const amounts = Array.from({ length: 100_000 }, (_, at) => [(at * 7_919) % 2_000_000]);
  const times = [];
  let tiers;
  for (let round = 0; round < 5; round += 1) {
    tiers = runtime.callAs('CUSTOM_FUNCTION', 'CRM_TIER', amounts);
    times.push(runtime.last.ms);
  }
  const name = (amount) => (amount >= 1e6 ? '战略客户' : amount >= 5e5 ? '重点客户' : amount >= 1e5 ? '普通客户' : '潜力客户');
  report.check(
    'CRM_TIER gives 100,000 tiers',
    tiers.length === amounts.length && tiers.every(([tier], at) => tier === name(amounts[at][0])),
    JSON.stringify(tiers.slice(0, 3)),
  );
  report.check('CRM_TIER over 100,000 rows makes one service call', runtime.last.serviceCalls === 1, JSON.stringify(runtime.last.calls));
  report.target('CRM_TIER over 100,000 rows', Math.min(...times), 300, 'ms');
}

/** CRM_PHONE over 100,000 different numbers in five ways of writing. */
function phonesOfManyRows(runtime) {
  const written = [
    (digits) => `138${digits}`,
    (digits) => `+86 138-${digits.slice(0, 4)}-${digits.slice(4)}`,
    (digits) => `021-${digits}`,
    (digits) => `（0571）${digits} 转 8`,
    (digits) => `+1 415 55${digits.slice(3)}`,
  ];
  const numbers = Array.from({ length: 100_000 }, (_, at) => [written[at % 5](String(20_000_000 + at))]);
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    runtime.callAs('CUSTOM_FUNCTION', 'CRM_PHONE', numbers);
    times.push(runtime.last.ms);
  }
  report.target('CRM_PHONE over 100,000 rows', Math.min(...times), 1500, 'ms');
}

/** Service calls of edits, and what a paste of 1,000 rows takes to compute. */
function edits(runtime) {
  const sheet = runtime.document.sheets.find(({ name }) => name === '客户');
  sheet.maxRows = 4000;
  const headers = sheet.values[0];
  const at = (header) => headers.indexOf(header) + 1;
  const said = (name, most) => {
    report.say(`${name}: ${runtime.last.serviceCalls} service calls, ${runtime.last.ms.toFixed(0)} ms`);
    report.check(`${name}: at most ${most} service calls`, runtime.last.serviceCalls <= most, JSON.stringify(runtime.last.calls));
  };
  const cell = (name, row, header, value) => {
    runtime.edit('客户', row, at(header), [[value]]);
    said(`one cell, ${name}`, 8);
  };
  cell('a new row', 2, '客户名称', '远航制造(上海)有限公司');
  cell('a phone number', 2, '联系电话', '+86 139-1234-5678');
  cell('one that is none', 2, '联系电话', '139-12');
  cell('one put right and the note taken off', 2, '联系电话', '139 1234 5678');
  cell('a status', 2, '合作状态', '成交客户');
  const width = at('备注') - at('客户名称') + 1;
  const rows = (from) =>
    Array.from({ length: 1000 }, (_, row) => {
      const line = new Array(width).fill('');
      const put = (header, value) => {
        line[at(header) - at('客户名称')] = value;
      };
      put('客户名称', `第${from + row}号 贸易(北京)有限公司`);
      put('所属行业', 'manufacturing');
      put('规模', '大型企业');
      put('员工人数', `${row}人`);
      put('年营收', `${row}万`);
      put('合作状态', '意向客户');
      put('联系电话', row % 10 === 0 ? '不详' : `+86 138-${String(1000 + row)}-${String(from + 1000).slice(-4)}`);
      put('邮箱', ` Info${from + row}＠Example.com`);
      put('合作起始日期', '2024年3月5日');
      put('历史合作金额', `${row % 200}万`);
      put('自定义标签', '重点、VIP；vip');
      return line;
    });
  const times = [];
  for (const [round, name] of ['new', 'known', 'new', 'known'].entries()) {
    runtime.edit('客户', 3 + (round >> 1) * 1000, at('客户名称'), rows(round * 1000));
    said(`a paste of 1,000 ${name} rows × ${width} columns`, 12);
    times.push(runtime.last.ms);
  }
  report.target(
    'a paste of 1,000 rows is put right and checked',
    Math.min(Math.max(times[0], times[1]), Math.max(times[2], times[3])),
    1000,
    'ms',
  );
}
