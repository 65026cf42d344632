// npm start: builds, makes the sample book through the add-on itself, says what is in it, and serves the workbench.
// `npm start -- [--fresh] [--locale zh-CN|en] [--port N] [--no-serve]`. The sample book is kept between starts, with what was typed into it;
// --fresh makes it anew.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { today, writeSample } from './sample.mjs';

const texts = {
  'zh-CN': {
    building: '构建插件…',
    making: '通过插件生成示例工作簿…',
    kept: '沿用已有的示例工作簿，您的修改都在（重新生成：npm start -- --fresh）',
    tiers: '客户按价值层级',
    rules: '规则标签',
    snapshot: '备份',
    none: '无',
    rows: '行',
  },
  en: {
    building: 'Building the add-on…',
    making: 'Making the sample book through the add-on…',
    kept: 'Keeping the sample book with what you changed (a new one: npm start -- --fresh)',
    tiers: 'Customers by value tier',
    rules: 'Rule tags',
    snapshot: 'Snapshot',
    none: 'none',
    rows: 'rows',
  },
};

const { values: options } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    locale: { type: 'string', default: 'zh-CN' },
    port: { type: 'string' },
    'as-of': { type: 'string' },
    book: { type: 'string' },
    'no-serve': { type: 'boolean', default: false },
  },
});
const say = texts[options.locale === 'en' ? 'en' : 'zh-CN'];
const root = fileURLToPath(new URL('..', import.meta.url));
const book = options.book ?? join(root, 'books/sample.kehu.json');

console.log(say.building);
await import('./build.mjs');
if (existsSync(book) && !options.fresh) console.log(say.kept);
else makeBook();
printBook();
if (!options['no-serve']) serve();

/** Install, import, refresh, summarize, snapshot, verify: what a user would do, by the same commands. */
function makeBook() {
  console.log(say.making);
  const asOf = options['as-of'] ?? today();
  const clock = options['as-of'] === undefined ? [] : ['--as-of', asOf];
  const sample = writeSample(join(root, 'build/sample'), { asOf });
  // Made apart under its own name, as a book is called what its file is called; put in place when it is whole.
  const workshop = join(book, '..', '.new');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  const made = join(workshop, basename(book));
  kehu('run', 'install', '--book', made, '--locale', options.locale, ...clock);
  for (const [module, file] of Object.entries(sample)) kehu('import', file, '--module', module, '--book', made, ...clock);
  kehu('run', 'refresh', 'summarize', 'snapshot', 'verify-snapshots', '--book', made, ...clock);
  renameSync(made, book);
  rmSync(workshop, { recursive: true, force: true });
}

/** Says what the book holds: customers by tier, rule tags, the snapshot. */
function printBook() {
  const customers = rowsOf('customers');
  console.log(`\n${say.tiers}`);
  printCounts(customers.map((row) => row.valueTier));
  console.log(`\n${say.rules}`);
  printCounts(customers.flatMap((row) => String(row.ruleTags).split(',')));
  const last = rowsOf('snapshots').at(-1);
  console.log(`\n${say.snapshot}`);
  console.log(
    last ? `  ${last.at} · ${last.rows} ${say.rows} · SHA-256 ${String(last.sha256).slice(0, 16)}… · ${last.outcome}` : `  ${say.none}`,
  );
  console.log('');
}

function printCounts(names) {
  const counts = new Map();
  for (const name of names.filter(Boolean)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of [...counts].sort(([, a], [, b]) => b - a)) console.log(`  ${String(count).padStart(4)}  ${name}`);
  if (counts.size === 0) console.log(`  ${say.none}`);
}

function rowsOf(sheet) {
  return JSON.parse(kehu('show', sheet, '--book', book, '--keys', '--format', 'json'));
}

/** Runs the command line; what it printed. Ends with its message and exit status when it fails. */
function kehu(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/kehu.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return stdout;
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}

function serve() {
  const port = options.port === undefined ? [] : ['--port', options.port];
  const server = spawn(process.execPath, [join(root, 'bin/kehu.mjs'), 'serve', '--book', book, ...port], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
}
