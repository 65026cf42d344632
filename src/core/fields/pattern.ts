import type { Message, Result } from '../message';

/** A pattern as people type it: a regular expression between slashes. */
const TYPED = /^\/(.+)\/([a-z]*)$/su;
const LONGEST = 200;

/** Whether a text is meant as a pattern. */
export function isPattern(text: string): boolean {
  return text.startsWith('/') && text.length > 1;
}

/**
 * The regular expression between the slashes, where it means the same to JavaScript and to Sheets (RE2): no lookaround, no reference back, no
 * named group, no flag. One that repeats a repetition is refused too: it may take JavaScript for ever.
 */
export function readPattern(typed: string): Result<string, Message> {
  const [, source = '', flags = ''] = TYPED.exec(typed) ?? [];
  if (source === '') return wrong('pattern.form', typed);
  if (source.length > LONGEST) return wrong('pattern.tooLong', String(LONGEST));
  if (flags !== '') return wrong('pattern.flag', flags);
  const bad = FOREIGN.exec(source.replace(/\\\\/g, '__'));
  if (bad) return wrong('pattern.foreign', bad[0]);
  try {
    new RegExp(source, 'u');
  } catch {
    return wrong('pattern.broken', typed);
  }
  const nested = repeatedRepetition(source);
  return nested === undefined ? { ok: true, value: source } : wrong('pattern.nested', nested);
}

/** The pattern as a string of a sheet's formula. */
export function patternInFormula(pattern: string): string {
  // RE2's blanks are those of ASCII; it writes a character by its number otherwise.
  const literal = pattern.replace(/\\(?:u([0-9a-fA-F]{4})|.)/gs, (whole, hex?: string) => {
    if (whole === '\\s') return '[\\s\\p{Z}]';
    if (whole === '\\S') return '[^\\s\\p{Z}]';
    if (hex === undefined) return whole === '\\/' ? '/' : whole;
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\^$.*+?()[\]{}|]/.test(character) ? `\\${character}` : character;
  });
  return `"${literal.replace(/"/g, '""')}"`;
}

/** What only one of the two knows, or knows otherwise. An escaped backslash doesn't begin any of it. */
const FOREIGN =
  /\(\?(?!:)[^)]{0,3}|\\[1-9kKcQEAzZCGhHRX]|\\x|\\u\{|\\p\{(?![LNPSZMC][a-z]?\})[^}]*\}?|\\P|\[\^?\]|\[\[:|\{\d*[1-9]\d{3,}|\\[sS](?=[^[\]]*\])|&&|\\u[dD][89a-fA-F]/;

const ENDLESS = /^(?:[*+]|\{\d+,\})/;

/** The first group that is repeated without end and holds a part that is, or undefined. */
function repeatedRepetition(source: string): string | undefined {
  const open: { at: number; repeats: boolean }[] = [];
  let isClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') open.push({ at, repeats: false });
    else if (character === ')') {
      const group = open.pop();
      if (group?.repeats && ENDLESS.test(source.slice(at + 1))) return source.slice(group.at, at + 2);
      const outer = open[open.length - 1];
      if (outer && group?.repeats) outer.repeats = true;
    }
    const last = open[open.length - 1];
    if (last && !isClass && character !== '\\' && ENDLESS.test(source.slice(at))) last.repeats = true;
  }
  return undefined;
}

function wrong(key: string, text: string): Result<string, Message> {
  return { ok: false, error: { key, params: { text } } };
}
