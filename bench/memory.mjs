// Peak memory of one computation, in a process of its own: `node memory.mjs CUSTOMERS` prints it in MB over what the input takes.
// A thread of its own looks at the process's resident memory every millisecond while the engine runs.
import { Worker } from 'node:worker_threads';
import { collect } from './collect.mjs';
import { contestants } from './contestants.mjs';
import { makeBook } from './data.mjs';

const compute = await contestants.engine();
// The code is compiled before the base is taken.
for (let round = 0; round < 3; round += 1) compute(makeBook(1_000));
const book = makeBook(Number(process.argv[2]));

const shared = new BigInt64Array(new SharedArrayBuffer(16));
const watcher = new Worker(
  `const { workerData: seen } = require('node:worker_threads');
  const tick = new Int32Array(new SharedArrayBuffer(4));
  while (seen[1] === 0n) {
    const rss = BigInt(process.memoryUsage.rss());
    if (rss > seen[0]) seen[0] = rss;
    Atomics.wait(tick, 0, 0, 1);
  }`,
  { eval: true, workerData: shared },
);
await new Promise((resolve) => {
  watcher.once('online', resolve);
});
for (let round = 0; round < 4; round += 1) {
  collect();
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
}
const base = process.memoryUsage();
shared[0] = 0n;
const column = compute(book);
const peak = Math.max(Number(shared[0]), process.memoryUsage.rss());
const after = process.memoryUsage();
shared[1] = 1n;
const heap = after.heapUsed + after.arrayBuffers - base.heapUsed - base.arrayBuffers;
console.log(JSON.stringify({ peak: (peak - base.rss) / 1e6, heap: heap / 1e6, tags: column('tags').length }));
