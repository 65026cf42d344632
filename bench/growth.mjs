// How the engine grows, in a process of its own: `node growth.mjs CUSTOMERS ROUNDS` prints milliseconds without any customer, and for a hundredth, a tenth and all
// of the customers the microseconds for each.
import { collect } from './collect.mjs';
import { contestants } from './contestants.mjs';
import { makeBook } from './data.mjs';
import { medianOf } from './median.mjs';

const [customers, rounds] = [Number(process.argv[2]), Number(process.argv[3])];
const run = await contestants.engine();
const sizes = [0, customers / 100, customers / 10, customers].map(Math.round);
const books = sizes.map((size) => makeBook(size));
const times = sizes.map(() => []);
const warming = 2;
for (let round = 0; round < warming + rounds; round += 1) {
  for (const [at, size] of sizes.entries()) {
    // The smaller a book, the less a run of it says: as many of it as take some tenths of a second.
    const repeats = size === customers ? 1 : size < customers / 10 ? 20 : 5;
    collect();
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const began = performance.now();
      await run(books[at]);
      if (round >= warming) times[at].push(performance.now() - began);
    }
  }
}
const [fixed, ...medians] = times.map(medianOf);
const microseconds = medians.map((time, at) => ((time - fixed) * 1000) / sizes[at + 1]);
console.log(
  JSON.stringify({
    fixed,
    microsecondsPerRow: Object.fromEntries(microseconds.map((time, at) => [sizes[at + 1], time])),
    ratio: microseconds[2] / microseconds[0],
  }),
);
