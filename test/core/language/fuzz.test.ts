import { isDeepStrictEqual } from 'node:util';
import { type Book, compileRule, evaluate, keyOf, print, type Tree } from '../../../src/core/language';
import type { Message } from '../../../src/core/message';
import { texts } from '../../../src/locales/all';
import { aBook, day, rule } from './books';
import { conditions, values } from './cases';
import { bookWords, codeIn, formulas, presetConditions } from './examples';
import { timed } from './timing';

/** Set both in the environment to run other texts, or more of them. */
const SEED = Number(process.env.KEHU_FUZZ_SEED ?? 20240531);
const RUNS = Number(process.env.KEHU_FUZZ_RUNS ?? 100_000);
/** Milliseconds that no text may take to compile. */
const LIMIT = 50;
const LONGEST = 2000;

const random = mulberry32(SEED);
const below = (count: number): number => Math.floor(random() * count);
const oneOf = <T>(items: readonly T[]): T => items[below(items.length)]!;

/** Every rule that the documentation, the presets and the tests of meaning hold. */
const corpus: readonly string[] = [
  ...new Set([
    ...codeIn('docs/rule-language.md').map(({ text }) => text),
    ...presetConditions.map(({ text }) => text),
    ...formulas,
    ...[...values, ...conditions].map(([text]) => text),
  ]),
].filter((text) => compileRule(text, bookWords, 'value').ok);

/** Words and marks of the language, whole. */
const tokens: readonly string[] = [
  ...new Set(corpus.flatMap((text) => text.match(/[A-Za-z_]+|\d[\d,.]*|[\p{Script=Han}]{1,4}|[^\s\p{L}\d]{1,2}/gu) ?? [])),
  ...bookWords.names.keys(),
  ...bookWords.values.keys(),
  ...[
    '(',
    ')',
    '（',
    '）',
    '[',
    ']',
    '"',
    "'",
    '“',
    '”',
    '「',
    '」',
    'IF(',
    'sum(sales.amount',
    'in (',
    '近3个月',
    '且',
    ' or ',
    '非',
    '-',
    '1e999',
    '9'.repeat(400),
  ],
];

/** Characters that texts from elsewhere bring along. */
// biome-ignore format: a list by kind says more than a character a line
const odd: readonly string[] = [
  '\ud83d', '\ude00', '😀', '\u0301', '\u200b', '\u200d', '\ufeff', '\u202e', '\u0000', '\u0007', '\u001b', '\u0085', '\u00a0', '\u3000', '\u2028',
  'Ａ', '１', '，', '＝', 'ﾞ', 'ｶﾞ', '㎡', '㏂', 'ﷺ', '½', '²', 'İ', 'ß', 'ǅ', '⑴', '⩵', '\t', '\n', '\r', '\\', '$', '{', '}', '`', '%', '#', '__proto__', 'constructor', 'ẛ̣', '가', '\u1112\u1161', 'עברית', '‏', '🇨🇳', '👨‍👩‍👧',
];

const numbers = ['0', '7', '1,000', '１２', '3.5', '.25', '100000', '12', '99999', '5%', '2万', '1.2k'];
const signs = ['<', '>', '=', '≠', '≥', '≤', '<=', '>=', '<>', '+', '-', '×', '÷', '/'];

/** A text made from the corpus by a few accidents. */
function mutant(): string {
  let text = oneOf(corpus);
  for (let left = below(5); left > 0; left -= 1) {
    const at = below(text.length + 1);
    const to = Math.min(text.length, at + 1 + below(8));
    switch (below(11)) {
      case 0:
        text = text.slice(0, at) + text.slice(to);
        break;
      case 1:
        text = text.slice(0, at) + oneOf(tokens) + text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + oneOf(odd) + text.slice(at);
        break;
      case 3: {
        const next = Math.min(text.length, to + 1 + below(8));
        text = text.slice(0, at) + text.slice(to, next) + text.slice(at, to) + text.slice(next);
        break;
      }
      case 4:
        text = text.slice(0, to) + text.slice(at);
        break;
      case 5: {
        const other = oneOf(corpus);
        text = text.slice(0, at) + other.slice(below(other.length));
        break;
      }
      case 6:
        text = `(${text}) ${oneOf(['且', '或', 'and', 'or', '&&', '=', '+', '×', '属于', 'contains'])} (${oneOf(corpus)})`;
        break;
      case 7:
        text = [...text].map((c) => (c > ' ' && c <= '~' && random() < 0.5 ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
        break;
      case 8:
        text = text.replace(/\d[\d,.]*/, () => oneOf(numbers));
        break;
      case 9:
        text = text.replace(/[<>=≠≥≤]+|[+×÷-]/g, (sign) => (random() < 0.5 ? sign : oneOf(signs)));
        break;
      default:
        text = text.replace(/ +/g, () => ' '.repeat(below(4)));
    }
  }
  return text;
}

/** Words and odd characters in any order. */
function jumble(): string {
  let text = '';
  for (let left = 1 + below(20); left > 0; left -= 1) text += random() < 0.15 ? oneOf(odd) : oneOf(tokens);
  return text;
}

/** One text again and again up to the longest rule, or nested to any depth. */
function long(): string {
  const part = random() < 0.5 ? oneOf(corpus) : oneOf(tokens);
  if (random() < 0.5) {
    const joint = oneOf([' 且 ', ' or ', '+', ',', '', ' ', '<', ' 近3个月 ', '.', '-']);
    return Array.from({ length: 1 + Math.floor(LONGEST / (part.length + joint.length)) }, () => part)
      .join(joint)
      .slice(0, LONGEST - below(3));
  }
  const [open, close] = oneOf([
    ['(', ')'],
    ['非(', ')'],
    ['IF(', ', 1, 2)'],
    ['sum(sales.amount where ', ')'],
    ['[', ']'],
    ['not ', ''],
    ['1 in (', ')'],
    ['-', ''],
    ['AND(', ', true)'],
    ['"', '"'],
  ]) as [string, string];
  const depth = 1 + below(70);
  return (open.repeat(depth) + part + close.repeat(depth)).slice(0, LONGEST);
}

const next = (): string => {
  const kind = random();
  return kind < 0.8 ? mutant() : kind < 0.99 ? jumble() : long();
};

const aTinyBook = (): Book =>
  aBook(
    {
      customers: [
        { id: 'C1', name: '甲', type: '企业', status: 'Prospect', freeTags: 'VIP客户', openingAmount: 5, since: day('2024-02-29') },
        { id: 'C2' },
      ],
      sales: [{ id: 'S1', customerId: 'C1', date: day('2024-05-01'), amount: 100, product: '甲' }],
      service: [{ id: 'T1', customerId: 'C1', type: '咨询', openedAt: day('2024-05-02'), satisfaction: 3 }],
    },
    '2024-05-31',
    bookWords,
  );

/** What is wrong with how a text was taken, or nothing; `rules` gathers those that compile. */
function wrongWith(text: string, subject: Tree | undefined, book: Book, rules: Set<string>): string | undefined {
  const options = subject === undefined ? {} : { subject };
  const { result: compiled, took } = timed(() => compileRule(text, bookWords, 'value', options), LIMIT);
  if (took > LIMIT) return `takes ${took} ms`;
  if (!compiled.ok) {
    const { position, suggestion } = compiled.error;
    if (!Number.isInteger(position) || position < 1 || position > text.length + 1) return `position ${position}`;
    return unsaid(compiled.error) ?? (suggestion === undefined ? undefined : unsaid(suggestion));
  }
  const { tree } = compiled.value;
  const key = keyOf(tree);
  if (rules.has(key)) return undefined;
  rules.add(key);
  if (evaluate(compiled.value, book).length !== book.rows) return 'not a value for each row';
  for (const language of ['zh', 'en'] as const) {
    const printed = print(tree, language, bookWords);
    const again = compileRule(printed, bookWords, 'value');
    if (printed.length <= LONGEST && !(again.ok && isDeepStrictEqual(again.value.tree, tree))) return `is another rule as ${printed}`;
  }
  return undefined;
}

/** What a message lacks in a language. */
function unsaid({ key, params }: Message): string | undefined {
  const words = texts[key];
  if (words === undefined) return `no message ${key}`;
  for (const template of [words.zh, words.en])
    for (const [, name] of template.matchAll(/\{(\w+)\}/g)) if (params?.[name!] === undefined) return `${key} lacks ${name}`;
  return undefined;
}

test(`${RUNS} random and mutated texts give a rule or a problem with a place, within ${LIMIT} ms each (seed ${SEED})`, () => {
  const subject = rule('累计合作金额', 'value').tree;
  const findings: { text: string; finding: string }[] = [];
  let book = aTinyBook();
  const rules = new Set<string>();
  for (let run = 0; run < RUNS && findings.length < 20; run += 1) {
    if (run % 500 === 0) book = aTinyBook();
    const text = next();
    let finding: string | undefined;
    try {
      finding = wrongWith(text, run % 10 === 0 ? subject : undefined, book, rules);
    } catch (error) {
      finding = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    if (finding !== undefined) findings.push({ text, finding });
  }
  expect(findings).toEqual([]);
  expect(rules.size).toBeGreaterThan(RUNS / 40);
}, 300_000);

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
