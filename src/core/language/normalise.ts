/** A rule's text as the grammar reads it, and the way back to what was typed. */
export interface Normalised {
  /** NFKC, character by character: full-width forms become plain ones, and blanks and ends of lines plain blanks. */
  readonly text: string;
  /** The same with letters in lower case; as long as `text`. */
  readonly lower: string;
  /** For each position of `text` and its end: the position in what was typed, from 0. */
  readonly origin: readonly number[];
}

/** Returns the text in NFKC with a map of positions. Characters that people can't see (byte-order marks, zero-width spaces) are left out. */
export function normalise(typed: string): Normalised {
  let text = '';
  let lower = '';
  const origin: number[] = [];
  let position = 0;
  // Accents that stand apart, and the marks of half-width kana, join the letter before them.
  for (const [character] of typed.matchAll(/.[\p{M}ﾞﾟ]*/gsu)) {
    if (!INVISIBLE.test(character)) {
      const plain = character.normalize('NFKC').replace(/\s/g, ' ');
      const small = plain.toLowerCase();
      text += plain;
      lower += small.length === plain.length ? small : plain;
      for (let i = 0; i < plain.length; i += 1) origin.push(position);
    }
    position += character.length;
  }
  origin.push(position);
  return { text, lower, origin };
}

const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufeff/;

/** Text as rules compare it: NFKC, trimmed, runs of blanks as one, letters in lower case. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
