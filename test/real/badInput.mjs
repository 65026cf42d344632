// Files as they shouldn't be: each gets a message with its place, exit status 1, and leaves the book byte for byte as it was.
// Then text that looks like a formula goes in, stays text, and comes out unchanged.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.mjs';
import { digestOf, kehu, mustRun, rowsOf, temporaryFolder } from './kehu.mjs';
import { reportOf } from './report.mjs';

const asOf = '2024-03-25';
const book = 'book.kehu.json';
const report = reportOf('badInput');
const folder = temporaryFolder();
const long = 'x'.repeat(60_000);

/** Name, file, bytes, module, what the message must say (in Chinese, in a zh-CN book), each beside the file's name. */
const refused = [
  ['customers without a name column', 'noName.csv', '客户编号,联系电话\nC009,13800000009\n', 'customers', [/第 ?1 ?行/, /客户名称/]],
  ['sales without an amount column', 'noAmount.csv', '客户编号,日期\nC001,2024-03-01\n', 'sales', [/第 ?1 ?行/, /金额/]],
  ['sales without a date column', 'noDate.csv', '客户编号,金额\nC001,100\n', 'sales', [/第 ?1 ?行/, /日期/]],
  ['sales without a customer column', 'noCustomer.csv', '日期,金额\n2024-03-01,100\n', 'sales', [/第 ?1 ?行/, /客户编号/]],
  [
    'a row longer than the header',
    'tooLong.csv',
    '客户编号,日期,金额\nC001,2024-03-01,100\nC001,2024-03-02,100,多,余\n',
    'sales',
    [/第 ?3 ?行/, /列/],
  ],
  ['a row shorter than the header', 'tooShort.csv', '客户编号,日期,金额\nC001,2024-03-01,100\nC001\n', 'sales', [/第 ?3 ?行/, /列/]],
  [
    'a cell of 60,000 characters',
    'longCell.csv',
    `客户编号,客户名称,备注\nC010,甲公司,好\nC011,乙公司,${long}\n`,
    'customers',
    [/第 ?3 ?行/, /备注/, /50,?000/],
  ],
  [
    'a date that no calendar has',
    'badDate.csv',
    '客户编号,日期,金额\nC001,2024-02-29,100\nC001,2024-02-30,100\n',
    'sales',
    [/第 ?3 ?行/, /日期/, /2024-02-30/],
  ],
  ['an amount that is no number', 'badAmount.csv', '客户编号,日期,金额\nC001,2024-02-29,很多\n', 'sales', [/第 ?2 ?行/, /金额/, /很多/]],
  ['an empty amount', 'emptyAmount.csv', '客户编号,日期,金额\nC001,2024-02-29,\n', 'sales', [/第 ?2 ?行/, /金额/]],
  [
    'a customer that the book lacks',
    'unknownId.csv',
    '客户编号,日期,金额\nC001,2024-03-01,100\nC999,2024-03-01,100\n',
    'sales',
    [/第 ?3 ?行/, /客户编号/, /C999/],
  ],
  [
    'the same id twice in a file',
    'twice.csv',
    '客户编号,客户名称\nC021,甲公司\nC021,乙公司\n',
    'customers',
    [/第 ?3 ?行/, /客户编号/, /C021/],
  ],
  ['an empty file', 'empty.csv', '', 'customers', [/空/]],
  ['a file of blank lines', 'blank.csv', '\n\n\n', 'customers', [/空|表头|没有/]],
  [
    'a quotation mark that is never closed',
    'quote.csv',
    '客户编号,客户名称\nC021,"甲公司\nC022,乙公司\n',
    'customers',
    [/第 ?[23] ?行/, /引号/],
  ],
  [
    'bytes in no known encoding',
    'bytes.csv',
    Buffer.from([0xe5, 0xae, 0xa2, 0x2c, 0xff, 0xff, 0x0a, 0xff, 0x80, 0x0a]),
    'customers',
    [/编码/],
  ],
  ['an .xlsx that is text', 'text.xlsx', '客户编号,客户名称\nC001,甲公司\n', 'customers', [/xlsx/]],
  ['an .xlsx that is another zip', 'zip.xlsx', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]), 'customers', [/xlsx/]],
  ['an empty .xlsx', 'empty.xlsx', '', 'customers', [/空|xlsx/]],
];

/** Texts that a spreadsheet would take for a formula, or nearly; none may come alive or change. */
const risky = [
  '=1+1',
  '=HYPERLINK("http://example.com","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  "'=1+1",
  '=',
  '＝1+1',
  '007',
  '1e5',
  '2024-03-15',
  'TRUE',
];

try {
  prepare();
  for (const one of refused) tryRefused(...one);
  tryNewBook();
  tryMissingFile();
  tryEnglish();
  tryGbk();
  tryRisky();
} catch (error) {
  report.check('ran to the end', false, error.message);
}
report.finish();

function prepare() {
  mustRun(folder, 'run', 'install', '--book', book, '--as-of', asOf);
  write('good.csv', '客户编号,客户名称,联系电话\nC001,远航制造集团,13800000001\n');
  mustRun(folder, 'import', 'good.csv', '--module', 'customers', '--book', book, '--as-of', asOf);
}

function tryRefused(name, file, bytes, module, wanted) {
  write(file, bytes);
  const before = digestOf(join(folder, book));
  const result = kehu(folder, 'import', file, '--module', module, '--book', book, '--as-of', asOf);
  report.check(`${name}: exit status 1`, result.status === 1, `${result.status}\n${result.stderr}`);
  for (const pattern of [new RegExp(file.replace('.', '\\.')), ...wanted]) {
    report.check(`${name}: the message says ${pattern}`, pattern.test(result.stderr), result.stderr.slice(0, 500));
  }
  report.check(
    `${name}: the message is no stack trace`,
    !/\n\s+at /.test(result.stderr) && result.stderr.length < 2_000,
    result.stderr.slice(0, 500),
  );
  report.check(`${name}: the book is unchanged`, digestOf(join(folder, book)) === before);
}

/** A bad file makes no book either, whoever finds it: the add-on (a row) or the command line (the file). */
function tryNewBook() {
  for (const file of ['badDate.csv', 'empty.csv']) {
    const result = kehu(folder, 'import', file, '--module', 'sales', '--book', 'new.kehu.json', '--as-of', asOf);
    report.check(`${file}: no book is made of it`, result.status === 1 && !existsSync(join(folder, 'new.kehu.json')), result.stderr);
  }
}

function tryMissingFile() {
  const result = kehu(folder, 'import', 'nowhere.csv', '--module', 'customers', '--book', book);
  report.check(
    'a file that isn’t there: exit status 1 and its name',
    result.status === 1 && /nowhere\.csv/.test(result.stderr),
    result.stderr,
  );
  const usage = kehu(folder, 'import', 'good.csv', '--book', book);
  report.check('a command line without --module: exit status 2', usage.status === 2, `${usage.status} ${usage.stderr}`);
}

/** The same message in an English book. */
function tryEnglish() {
  mustRun(folder, 'run', 'install', '--book', 'en.kehu.json', '--locale', 'en', '--as-of', asOf);
  write('english.csv', 'Customer ID,Customer name,Customer since\nC001,Acme,2024-02-30\n');
  const result = kehu(folder, 'import', 'english.csv', '--module', 'customers', '--book', 'en.kehu.json', '--as-of', asOf);
  const said = result.stderr;
  report.check(
    'in an English book: row, column and value in English',
    result.status === 1 && /row 2/i.test(said) && /Customer since/.test(said) && /2024-02-30/.test(said),
    said,
  );
  report.check('in an English book: no Chinese', !/[\u4e00-\u9fff]/.test(said), said);
}

function tryGbk() {
  write('gbk.csv', gbk('客户编号,客户名称,核心需求\r\nC050,苏州恒瑞精密制造有限公司,库存管理系统升级\r\n'));
  mustRun(folder, 'import', 'gbk.csv', '--module', 'customers', '--book', book, '--as-of', asOf);
  const row = rowsOf(folder, book, 'customers').find((one) => one.id === 'C050');
  report.check(
    'a GBK file is converted',
    row?.name === '苏州恒瑞精密制造有限公司' && row?.need === '库存管理系统升级',
    JSON.stringify(row),
  );
}

function tryRisky() {
  const header = ['客户编号', '客户名称', '所属行业', '区域', '联系人', '联系电话', '企业地址', '负责人', '备注'];
  const rows = risky.map((text, at) => [`R${String(at).padStart(3, '0')}`, text, text, text, text, '+14155552671', text, text, text]);
  write('risky.csv', csvOf([header, ...rows]));
  mustRun(folder, 'import', 'risky.csv', '--module', 'customers', '--book', book, '--as-of', asOf);
  write(
    'riskySales.csv',
    csvOf([
      ['记录编号', '客户编号', '日期', '产品/服务', '金额', '备注'],
      ...risky.map((text, at) => [`X${at}`, 'R000', '2024-03-01', text, '-12.5', text]),
    ]),
  );
  mustRun(folder, 'import', 'riskySales.csv', '--module', 'sales', '--book', book, '--as-of', asOf);
  mustRun(folder, 'run', 'refresh', '--book', book, '--as-of', asOf);
  report.check('no cell of the book holds a formula', formulasIn(join(folder, book)).length === 0, () =>
    JSON.stringify(formulasIn(join(folder, book)).slice(0, 5)),
  );

  const out = exported('customers');
  rows.forEach((row, at) => {
    const found = out.find((one) => one[header[0]] === row[0]) ?? {};
    const changed = header.filter((name, column) => found[name] !== row[column]);
    report.check(`${JSON.stringify(risky[at])} comes out of customers unchanged`, changed.length === 0, () =>
      changed.map((name) => `${name}: ${JSON.stringify(found[name])}`).join('\n'),
    );
  });
  const sales = exported('sales');
  risky.forEach((text, at) => {
    const found = sales.find((one) => one.记录编号 === `X${at}`) ?? {};
    report.check(
      `${JSON.stringify(text)} comes out of sales unchanged`,
      found['产品/服务'] === text && found.备注 === text,
      JSON.stringify(found),
    );
    report.check(`the negative amount beside ${JSON.stringify(text)} stays a number`, found.金额 === '-12.5', JSON.stringify(found.金额));
  });
  const amount = rowsOf(folder, book, 'customers').find((one) => one.id === 'R000')?.lifetimeAmount;
  report.check('refunds lower the sum', amount === -12.5 * risky.length, String(amount));
}

function exported(module) {
  mustRun(folder, 'export', '--module', module, '--format', 'csv', '--out', `${module}.out.csv`, '--book', book);
  const [header, ...rows] = parseCsv(readFileSync(join(folder, `${module}.out.csv`), 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** Formulas in a .kehu.json: each sheet's record lists them as [row, column, text]. */
function formulasIn(path) {
  const found = [];
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && Array.isArray(value.formulas)) found.push(...value.formulas);
    for (const part of Object.values(value)) walk(part);
  };
  walk(JSON.parse(readFileSync(path, 'utf8')));
  return found;
}

function write(name, bytes) {
  writeFileSync(join(folder, name), bytes);
}

function csvOf(rows) {
  return `${rows.map((row) => row.map((cell) => (/[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`;
}

/** Text as GBK bytes: the decoder's own table, turned round. */
function gbk(text) {
  const decoder = new TextDecoder('gb18030');
  const table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : table.get(char))));
}
