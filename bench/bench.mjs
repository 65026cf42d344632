// npm run bench: the engine for the whole `segments` preset plus ten rules, against a hand-written loop, DuckDB, Arquero and alasql.
// `--json` prints one object, `--customers N` another size than 100,000 customers × 500,000 sales, `--rounds N` other than five.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as alasql from './alasql.mjs';
import * as arquero from './arquero.mjs';
import { collect } from './collect.mjs';
import { asOf, makeBook } from './data.mjs';
import { digestOf } from './digest.mjs';
import * as duckdb from './duckdb.mjs';
import { loadEngine } from './engineBundle.mjs';
import * as loop from './loop.mjs';
import { rules } from './rules.mjs';

/** alasql takes the time of all others together; its rounds end when it has had this many milliseconds. */
const PATIENCE = 60_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    customers: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const customers = Number(values.customers);
const rounds = Number(values.rounds);
if (!(Number.isInteger(customers) && customers > 0 && Number.isInteger(rounds) && rounds > 0)) {
  console.error('--customers and --rounds are whole numbers above 0');
  process.exit(2);
}

const compute = await loadEngine();
const engines = {
  engine: (book) => {
    const computed = compute(book, rules, asOf);
    return (key) => computed.columns.get(key);
  },
  loop: byKey(loop.compute),
  duckdb: byKey(duckdb.compute),
  arquero: byKey(arquero.compute),
  alasql: byKey(alasql.compute),
};

const { times, digests } = await race();
const ms = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, medianOf(list)]));
const ratio = (name) => (name === 'loop' ? ms.engine / ms.loop : ms[name] / ms.engine);
const report = {
  customers,
  sales: customers * 5,
  service: customers,
  interactions: customers * 2,
  node: process.version,
  rounds: Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.length])),
  ms,
  ratios: Object.fromEntries(['loop', 'duckdb', 'alasql', 'arquero'].map((name) => [name, ratio(name)])),
  digests,
  identical: new Set(Object.values(digests)).size === 1,
  ...memory(),
  growth: growth(),
};
if (values.json) console.log(JSON.stringify(report));
else print(report);
process.exitCode = report.identical ? 0 : 1;

/** Runs all engines in turns on the same grids: milliseconds of each round, and the digest of what the first gave. */
async function race() {
  const book = makeBook(customers);
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  const digests = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(engines)) {
      if (name === 'alasql' && sumOf(times.alasql) > PATIENCE) continue;
      collect();
      const began = performance.now();
      const column = await run(book);
      times[name].push(performance.now() - began);
      digests[name] ??= digestOf(column, customers).whole;
    }
  }
  return { times, digests };
}

/** Peak memory over the input in MB: resident memory as a thread saw it, in a process that does nothing else. */
function memory() {
  const program = fileURLToPath(new URL('memory.mjs', import.meta.url));
  const peaks = [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, [program, String(customers)], { encoding: 'utf8' })));
  return { memory: medianOf(peaks.map(({ peak }) => peak)), heap: medianOf(peaks.map(({ heap }) => heap)) };
}

/**
 * How the engine grows: microseconds for a customer with five sales at a hundredth, a tenth and all of the customers, over the milliseconds that it
 * takes without any (`fixed`: reading the settings and compiling the rules); `ratio` is the last by the first. Of each size the quickest run counts: what
 * else the machine does only adds, and a difference of two small times would be lost in it.
 */
function growth() {
  const sizes = [0, customers / 100, customers / 10, customers].map(Math.round);
  const books = sizes.map((size) => makeBook(size));
  const times = sizes.map(() => []);
  const warming = 2;
  for (let round = 0; round < warming + Math.max(rounds, 5); round += 1) {
    sizes.forEach((size, at) => {
      // The smaller a book, the less a round of it says: as many of it as take some tenths of a second.
      const repeats = size === customers ? 1 : size < 5_000 ? 20 : 5;
      collect();
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const began = performance.now();
        compute(books[at], rules, asOf);
        if (round >= warming) times[at].push(performance.now() - began);
      }
    });
  }
  const [fixed, ...quickest] = times.map((all) => Math.min(...all));
  const perRow = quickest.map((time, at) => (Math.max(time - fixed, 0) * 1000) / sizes[at + 1]);
  return { fixed, microsecondsPerRow: Object.fromEntries(perRow.map((time, at) => [sizes[at + 1], time])), ratio: perRow[2] / perRow[0] };
}

function print({ ratios, growth: { fixed, microsecondsPerRow, ratio: grown }, ...all }) {
  const name = { engine: 'Kehu', loop: 'hand-written loop', duckdb: 'DuckDB, with loading', arquero: 'Arquero', alasql: 'alasql' };
  console.log(
    `${all.customers} customers, ${all.sales} sales, ${all.service} service records, ${all.interactions} interactions; Node ${all.node}`,
  );
  for (const [key, time] of Object.entries(all.ms)) {
    const against =
      key === 'engine' ? '' : key === 'loop' ? `Kehu takes ${ratios.loop.toFixed(2)} ×` : `Kehu is ${ratios[key].toFixed(1)} × as fast`;
    console.log(`${name[key].padEnd(22)} ${time.toFixed(0).padStart(7)} ms  ${`median of ${all.rounds[key]}`.padEnd(12)} ${against}`);
  }
  console.log(`peak memory over the input: ${all.memory.toFixed(0)} MB (of it ${all.heap.toFixed(0)} MB at the end)`);
  const sizes = Object.entries(microsecondsPerRow).map(([size, time]) => `${time.toFixed(1)} µs at ${size}`);
  console.log(`time for a customer: ${sizes.join(', ')} over ${fixed.toFixed(0)} ms without any; last ÷ first ${grown.toFixed(2)}`);
  console.log(all.identical ? 'all results are the same' : `RESULTS DIFFER: ${JSON.stringify(all.digests, null, 2)}`);
}

function byKey(run) {
  return async (book) => {
    const columns = await run(book, asOf);
    return (key) => columns[key];
  };
}

function medianOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function sumOf(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}
