// How the engine grows, in a process of its own: `node growth.mjs CUSTOMERS ROUNDS` prints the milliseconds that it takes without any customer, and the
// microseconds for each of a hundredth, a tenth and all of the customers over that.
import { collect } from './collect.mjs';
import { contestants } from './contestants.mjs';
import { makeBook } from './data.mjs';
import { medianOf } from './median.mjs';

const [customers, rounds] = [Number(process.argv[2]), Number(process.argv[3])];
const run = await contestants.engine();
const empty = makeBook(0);
const sizes = [customers / 100, customers / 10, customers].map(Math.round);
const books = sizes.map((size) => makeBook(size));
const fixed = [];
const added = sizes.map(() => []);
const warming = 2;
for (let round = 0; round < warming + rounds; round += 1) {
  for (const [at, size] of sizes.entries()) {
    collect();
    // The smaller a book, the less a run of it says: as many of it as take a second.
    const repeats = size === customers ? 1 : size < customers / 10 ? 40 : 8;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      // One right after the other, so that whatever else the machine does meets both.
      const without = timeOf(empty);
      const time = timeOf(books[at]);
      if (round < warming) continue;
      fixed.push(without);
      added[at].push(time - without);
    }
  }
}
const microseconds = added.map((times, at) => (medianOf(times) * 1000) / sizes[at]);
console.log(
  JSON.stringify({
    fixed: medianOf(fixed),
    microsecondsPerRow: Object.fromEntries(microseconds.map((time, at) => [sizes[at], time])),
    ratio: microseconds[2] / microseconds[0],
  }),
);

function timeOf(book) {
  const began = performance.now();
  run(book);
  return performance.now() - began;
}
