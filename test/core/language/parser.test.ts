import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import peggy from 'peggy';
import { normalise } from '../../../src/core/language/normalise';
import { SyntaxError as ParseError, parse } from '../../../src/core/language/parser.generated.mjs';
import type { GrammarOptions } from '../../../src/core/language/syntax';
import { wordLookup } from '../../../src/core/language/words';
import { vocabulary } from './books';

const grammar = readFileSync('src/core/language/grammar.peggy', 'utf8');
const plain = peggy.generate(grammar, { allowedStartRules: ['Rule', 'Bounds'] });

/** Names of what was expected that a message depends on. */
const TOLD = ['operand', 'operator', 'between', 'closing bracket', 'field'];

/** What peggy's own parser says of a text: the syntax, or where it ends and what could have stood there. */
function byPeggy(text: string, options: GrammarOptions): unknown {
  try {
    return plain.parse(text, options);
  } catch (error) {
    if (!(error instanceof plain.SyntaxError)) throw error;
    const expected = (error.expected as { description?: string }[] | null)?.map((item) => item.description ?? '');
    return { at: error.location.start.offset, expected: told(expected) };
  }
}

function byTokens(text: string, options: GrammarOptions): unknown {
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { at: error.at, expected: told(error.expected ?? undefined) };
  }
}

function told(expected: readonly string[] | undefined): readonly string[] | undefined {
  return expected === undefined ? undefined : TOLD.filter((name) => expected.includes(name));
}

const literals = [...grammar.matchAll(/"([^"\n]+)"i?/g)].map(([, text]) => text!);
const piece = fc.oneof(
  fc.constantFrom(...literals),
  fc.constantFrom(...vocabulary.names.keys()),
  fc.constantFrom(...vocabulary.values.keys()),
  fc.constantFrom(
    ' ',
    ' ',
    '\t',
    '"',
    '“',
    '[',
    ']',
    '(',
    ')',
    ',',
    '.',
    '-',
    '1,234',
    '3',
    '2024-03-15',
    'sum(sales.amount',
    '满意度',
    '= 3',
  ),
  fc.nat({ max: 3000 }).map(String),
);

test('the parser of tokens reads what the grammar says, and fails where it says', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.constantFrom('Rule', 'Rule', 'Bounds'), (pieces, startRule) => {
      const typed = normalise(pieces.join(''));
      const options = (): GrammarOptions => ({ startRule, ...wordLookup(typed, vocabulary, undefined) });
      expect(byTokens(typed.text, options())).toEqual(byPeggy(typed.text, options()));
    }),
    { numRuns: 2000 },
  );
});
