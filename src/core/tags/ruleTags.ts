import { type Book, compileRule, evaluateTree, type LanguageProblem, type Rule, type TextColumn, type Vocabulary } from '../language';
import { splitTags } from '../values/lists';
import { joinTags } from './composite';

/** A row of the rules sheet. */
export interface RuleRow {
  readonly name: string;
  readonly tag: string;
  readonly condition: string;
  readonly on: boolean;
}

/** A tag that customers get for whom its rule holds. */
export interface TagRule {
  readonly name: string;
  readonly tag: string;
  readonly rule: Rule;
  /** Index of the row in what was given. */
  readonly row: number;
}

/** The rules that are on and compile, and what is wrong with the others by their row's index. */
export interface TagRules {
  readonly rules: readonly TagRule[];
  readonly problems: ReadonlyMap<number, LanguageProblem>;
}

/** Returns the tag rules, compiled. A rule that is off is checked too, so that its row says what is wrong. */
export function compileTagRules(rows: readonly RuleRow[], vocabulary: Vocabulary): TagRules {
  const rules: TagRule[] = [];
  const problems = new Map<number, LanguageProblem>();
  rows.forEach((row, index) => {
    if (row.tag.trim() === '' && row.condition.trim() === '') return;
    const rule = compileRule(row.condition, vocabulary, 'condition');
    if (!rule.ok) problems.set(index, rule.error);
    else if (row.on && splitTags(row.tag).length === 1)
      rules.push({ name: row.name.trim(), tag: row.tag.trim(), rule: rule.value, row: index });
  });
  return { rules, problems };
}

/** Returns for every row of the home module the tags whose rules hold, joined by `,` in the order of the rules; all rules are tried. */
export function ruleTags(rules: readonly TagRule[], book: Book): TextColumn {
  const columns = rules.map(({ tag, rule }) => ({ codes: evaluateTree(rule.tree, book) as Uint8Array, words: [[], [tag], []] }));
  return joinTags(book.rows, columns);
}
