import { similarity } from '../values/similar';

/** Names that are this similar may mean the same; of four Chinese characters, three and the first of them. */
const SIMILAR = 0.84;
/** So many pairs are looked at closely: a second or two. */
const MOST_PAIRS = 150_000;

/**
 * Pairs of names that are written much alike: not those that differ in a number, and not a tag and its sub-level. Where there are thousands of
 * names, the first are compared.
 */
export function alikeNames(names: readonly string[]): [string, string][] {
  const letters = names.map(bigrams);
  const holders = new Map<string, number[]>();
  const pairs: [string, string][] = [];
  let looked = 0;
  for (const [at, name] of names.entries()) {
    const shared = new Map<number, number>();
    for (const bigram of letters[at]!) {
      const before = holders.get(bigram);
      for (const other of before ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (before) before.push(at);
      else holders.set(bigram, [at]);
    }
    for (const [other, count] of shared) {
      // What has less in common isn't similar enough.
      if (count * 3 < Math.min(letters[at]!.size, letters[other]!.size) || isOther(names[other]!, name)) continue;
      looked += 1;
      if (similarity(names[other]!, name) >= SIMILAR) pairs.push([names[other]!, name]);
    }
    if (looked > MOST_PAIRS) break;
  }
  return pairs;
}

function isOther(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(`${short}-`) || a.replace(/\D/g, '') !== b.replace(/\D/g, '');
}

/** Pairs of neighbouring letters; of one letter, itself. Long names have their first hundred. */
function bigrams(name: string): ReadonlySet<string> {
  const text = name.slice(0, 100).toLowerCase();
  return new Set(text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}
