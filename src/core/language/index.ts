/** The rule language: text → typed tree → columns. `docs/rule-language.md` is its reference. */
export { type Book, type BookInput, openBook } from './book';
export { buildTable, type Column, type Columns, type TextColumn, type Vector } from './columns';
export { type CompileOptions, compileRule, type Expected, type Reads, type Rule, ruleOf } from './compile';
export { compileFormulas, type Formula, type Formulas } from './computed';
export { evaluate, evaluateTree } from './evaluate';
export { type HeaderTable, readHeaderTable } from './headerTable';
export { missingIn } from './missing';
export { fold } from './normalise';
export { print, printNoted, type RuleLanguage } from './print';
export type { LanguageProblem } from './problem';
export { keyOf, type Tree } from './tree';
export { createVocabulary, fieldOf, type Vocabulary, type VocabularyOptions } from './vocabulary';
