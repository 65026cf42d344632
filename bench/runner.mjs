// One contestant in a process of its own, which bench.mjs starts: `node runner.mjs NAME CUSTOMERS`. Told `make`, it loads and makes the book; told `run`, it does
// the job once and answers with the milliseconds and the digest of what came out.
import { collect } from './collect.mjs';
import { contestants } from './contestants.mjs';
import { makeBook } from './data.mjs';
import { digestOf } from './digest.mjs';

const [name, customers] = [process.argv[2], Number(process.argv[3])];
let run;
let book;
let digest;

process.on('message', async (order) => {
  process.send(order === 'make' ? await make() : await once());
});

async function make() {
  run = await contestants[name]();
  book = makeBook(customers);
  return 'made';
}

async function once() {
  collect();
  const began = performance.now();
  const column = await run(book);
  const ms = performance.now() - began;
  // Once: the text that is digested takes seconds and much memory.
  digest ??= digestOf(column, book).whole;
  return { ms, digest };
}
