// The engine against a hand-written loop, DuckDB, Arquero and alasql on 100,000 customers × 500,000 sales: bench/ measures, this judges.
// Identical results and ratios with a wide margin are counted; what a busy machine can turn is said against its target.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './kehu.mjs';
import { reportOf } from './report.mjs';

const report = reportOf('bench');
try {
  judge(measure());
} catch (error) {
  report.check('ran to the end', false, error.message);
}
report.finish();

function measure() {
  const { status, stdout, stderr } = spawnSync('npm', ['--silent', '--prefix', join(root, 'bench'), 'run', 'bench', '--', '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (stdout.trim() === '') throw new Error(`exit status ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

function judge({ rounds, ms, ratios, digests, identical, memory, growth, customers, sales }) {
  const names = ['engine', 'loop', 'duckdb', 'arquero', 'alasql'];
  for (const name of names) report.say(`${name.padEnd(8)} ${ms[name].toFixed(0).padStart(6)} ms, median of ${rounds[name]}`);
  report.check('100,000 customers and 500,000 sales', customers === 100_000 && sales === 500_000, `${customers}, ${sales}`);
  for (const name of names.slice(1)) {
    const same = /^[0-9a-f]{64}$/.test(digests[name]) && digests[name] === digests.engine;
    report.check(`${name} gives the same columns as the engine`, same, `${digests[name]}, expected ${digests.engine}`);
  }
  report.check('identical says so', identical === true);
  report.check(
    'five rounds of each at least',
    names.every((name) => rounds[name] >= 5),
    JSON.stringify(rounds),
  );
  const numbers = { ...ratios, memory, growth: growth.ratio };
  report.check(
    'every figure is a number above 0',
    Object.values(numbers).every((number) => number > 0),
    JSON.stringify(numbers),
  );
  report.check('at least 3 × as fast as alasql', ratios.alasql >= 3, ratios.alasql);
  report.check('at most 3 × the loop', ratios.loop <= 3, ratios.loop);
  report.target('time by the hand-written loop’s', ratios.loop, 1.5, '×');
  report.target('time by DuckDB’s, with loading', 1 / ratios.duckdb, 1 / 2, '×');
  report.target('time by Arquero’s', 1 / ratios.arquero, 1 / 3, '×');
  report.target('time by alasql’s', 1 / ratios.alasql, 1 / 3, '×');
  report.target('peak memory over the input', memory, 100, 'MB');
  report.target('time for a customer at 100,000 by that at 1,000', growth.ratio, 1.5, '×');
}
