import { readFileSync } from 'node:fs';
import type { Vocabulary } from '../../../src/core/language';
import { bookVocabulary } from '../../../src/core/refresh/bookVocabulary';
import { modules } from '../../../src/modules/index.generated';
import { presets } from '../../../src/presets/index.generated';

/** What rules of a book can name that `install` made: all modules, and the values of both presets. */
export const bookWords: Vocabulary = bookVocabulary({ modules, presets, tables: {} });

/** The conditions of both presets in both languages, with where they stand. */
export const presetConditions: readonly { readonly place: string; readonly text: string }[] = presets.flatMap((preset) =>
  [...preset.tiers, ...preset.rules, ...preset.segments].flatMap(({ condition }, index) =>
    (['zh', 'en'] as const)
      .map((language) => ({ place: `${preset.key} ${index + 1} ${language}`, text: condition[language] }))
      .filter(({ text }) => text !== '否则' && text !== 'otherwise'),
  ),
);

/** The formulas of computed columns. */
export const formulas: readonly string[] = modules.flatMap((module) =>
  module.fields.flatMap(({ computed }) => (computed?.kind === 'formula' ? [computed.formula] : [])),
);

/** What a document shows as code. */
export interface Code {
  readonly line: number;
  /** The heading above it. */
  readonly section: string;
  /** The first cell of its row in a table, or ''. */
  readonly row: string;
  readonly text: string;
}

/** Returns what a document shows as code: lines of indented blocks, and texts between backticks. */
export function codeIn(path: string): readonly Code[] {
  let section = '';
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((content, index) => {
      section = /^#+ (.*)/.exec(content)?.[1] ?? section;
      const row = /^\| ([^|]*) \|/.exec(content)?.[1] ?? '';
      const texts = content.startsWith('    ') ? [content.trim()] : [...content.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);
      return texts.map((text) => ({ line: index + 1, section, row, text }));
    });
}
