// `npm start` as a new user has it: it makes the sample book, says what is in it, keeps it the next time, and serves a page.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { digestOf, mustRun, root, rowsOf, temporaryFolder } from './kehu.mjs';
import { reportOf } from './report.mjs';

const report = reportOf('start');
const folder = temporaryFolder();
const book = join(folder, 'sample.kehu.json');
try {
  checkBook();
  await checkPage();
} catch (error) {
  report.check('ran to the end', false, error.message);
}
report.finish();

function checkBook() {
  const out = start('--fresh', '--no-serve');
  for (const name of ['战略客户', '重点客户', '普通客户', '潜力客户', '★★★战略伙伴', '⚠流失预警', '◎待转化', 'SHA-256']) {
    report.check(`it prints ${name}`, new RegExp(`(\\d+  |)${name}`).test(out), out);
  }
  const customers = rowsOf(folder, book, 'customers');
  report.check('the sample has 300 customers', customers.length === 300, String(customers.length));
  report.check('about 2,000 sales', rowsOf(folder, book, 'sales').length > 1_800);
  for (const [key, wanted] of [
    ['valueTier', ['战略客户', '重点客户', '普通客户', '潜力客户']],
    ['activity', ['高活跃', '中活跃', '低活跃']],
    ['stage', ['新客户', '老客户', '流失客户', '潜在客户']],
  ]) {
    const found = new Set(customers.map((row) => row[key]));
    report.check(
      `every ${key} occurs`,
      wanted.every((name) => found.has(name)),
      [...found].join(),
    );
  }
  report.check(
    'the three customers of the tags preset are there',
    customers
      .slice(0, 3)
      .map((row) => row.name)
      .join() === '远航制造集团,优品零售连锁,智云科技服务',
  );
  mustRun(folder, 'set', 'customers!B4', '改过的名字', '--book', book);
  const before = digestOf(book);
  start('--no-serve');
  report.check(
    'started again, it keeps the book with what was typed',
    digestOf(book) === before && rowsOf(folder, book, 'customers')[2].name === '改过的名字',
  );
}

async function checkPage() {
  const server = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--book', book], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise((resolve, reject) => {
      let out = '';
      const timer = setTimeout(() => reject(new Error(`no address within 120 s:\n${out}`)), 120_000);
      server.stdout.on('data', (text) => {
        out += text;
        const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+\//.exec(out);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[0]);
      });
      server.on('exit', (code) => reject(new Error(`it ended with ${code}:\n${out}`)));
    });
    const answer = await fetch(url);
    const page = await answer.text();
    report.check(
      'it serves a page on localhost',
      answer.status === 200 && /<!doctype html>/i.test(page),
      `${answer.status}\n${page.slice(0, 200)}`,
    );
    report.check('with a content security policy', (answer.headers.get('content-security-policy') ?? '') !== '');
  } finally {
    server.removeAllListeners('exit');
    server.kill('SIGTERM');
  }
}

function start(...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/start.mjs'), '--book', book, '--as-of', '2024-03-25', ...args],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`start ${args.join(' ')}: exit status ${status}\n${stdout}${stderr}`);
  return stdout;
}
