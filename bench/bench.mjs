// npm run bench: the engine for the whole `segments` preset plus ten rules, against a hand-written loop, DuckDB, Arquero and alasql.
// `--json` prints one object, `--customers N` another size than 100,000 customers × 500,000 sales, `--rounds N` other than five.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contestants } from './contestants.mjs';
import { medianOf } from './median.mjs';

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
  growth: JSON.parse(run('growth.mjs', customers, Math.max(rounds, 5))),
};
if (values.json) console.log(JSON.stringify(report));
else print(report);
process.exitCode = report.identical ? 0 : 1;

/**
 * Runs all contestants in turns, each in a process of its own that holds the same grids, so that none pays for what another left in memory:
 * milliseconds of each round, and the digest of what came out.
 */
async function race() {
  const names = Object.keys(contestants);
  const runners = Object.fromEntries(names.map((name) => [name, fork(program('runner.mjs'), [name, String(customers)])]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const digests = {};
  try {
    // One after another, so that they don't take the processor from each other.
    for (const name of names) await answerOf(name, runners[name], 'make');
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const { ms, digest } = await answerOf(name, runners[name], 'run');
        times[name].push(ms);
        digests[name] = digest;
      }
    }
  } finally {
    for (const runner of Object.values(runners)) runner.kill();
  }
  return { times, digests };
}

/** Tells a runner to do something; what it answers. @throws where it ends instead */
async function answerOf(name, runner, order) {
  const ended = once(runner, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code}`);
  });
  runner.send(order);
  const [answer] = await Promise.race([once(runner, 'message'), ended]);
  ended.catch(() => {});
  return answer;
}

/** Peak memory over the input in MB: resident memory as a thread saw it, in a process that does nothing else. */
function memory() {
  const peaks = [1, 2, 3].map(() => JSON.parse(run('memory.mjs', customers)));
  return { memory: medianOf(peaks.map(({ peak }) => peak)), heap: medianOf(peaks.map(({ heap }) => heap)) };
}

/** What a program of this folder prints. */
function run(name, ...args) {
  return execFileSync(process.execPath, [program(name), ...args.map(String)], { encoding: 'utf8' });
}

function program(name) {
  return fileURLToPath(new URL(name, import.meta.url));
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
