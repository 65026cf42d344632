import { dateOfDay, formatDate } from '../cell';
import { compileRule } from './compile';
import { normalise } from './normalise';
import { printName, printSource } from './printName';
import { durationText, measureText, numberText, spanText, WORDS } from './printWords';
import { keyOf, type Tree } from './tree';
import type { Vocabulary } from './vocabulary';
import { type Self, wordLookup } from './words';

/** The languages that rules are written in. */
export type RuleLanguage = 'zh' | 'en';

/**
 * Returns a rule's text in a language: what `compileRule` turns into the same tree again. Names are headers of that language; where
 * a header would mean something else at its place, keys in brackets.
 */
export function print(tree: Tree, language: RuleLanguage, vocabulary: Vocabulary, self?: Self): string {
  const plain = write(tree, 0, { language, vocabulary, self, module: vocabulary.home, bracketed: false, inCall: false });
  const again = compileRule(plain, vocabulary, tree.type === 'boolean' ? 'condition' : 'value', self === undefined ? {} : { self });
  if (again.ok && keyOf(again.value.tree) === keyOf(tree)) return plain;
  return write(tree, 0, { language, vocabulary, self, module: vocabulary.home, bracketed: true, inCall: false });
}

/**
 * Returns a condition for people to read: numbers in figures and without measure words, and behind each part what `note` gives for it
 * (behind the brackets of a sum of several). It isn't meant to be compiled again.
 */
export function printNoted(tree: Tree, language: RuleLanguage, vocabulary: Vocabulary, note: (part: Tree) => string): string {
  return write(tree, 0, { language, vocabulary, self: undefined, module: vocabulary.home, bracketed: false, inCall: false, note });
}

/** Where a part is written. */
export interface Place {
  readonly language: RuleLanguage;
  readonly vocabulary: Vocabulary;
  readonly self: Self | undefined;
  /** Module whose fields need no qualification here. */
  readonly module: string;
  readonly bracketed: boolean;
  /** Inside a call or a list, where a comma separates. */
  readonly inCall: boolean;
  /** What is put behind a part; where it is given, the text is for people alone. */
  readonly note?: (part: Tree) => string;
}

/** How tightly each kind binds; a part that binds less than its place needs brackets. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const UNARY = 7;
const OPERAND = 8;

function write(tree: Tree, least: number, place: Place): string {
  const [text, strength] = writePart(tree, place);
  const note = place.note?.(tree) ?? '';
  if (note !== '' && tree.type !== 'boolean') return strength < OPERAND ? `(${text})${note}` : text + note;
  return strength < least ? `(${text}${note})` : text + note;
}

function writePart(tree: Tree, place: Place): [string, number] {
  const { language } = place;
  const words = WORDS[language];
  const call = (part: Tree): string => write(part, 0, { ...place, inCall: true });
  const operand = (part: Tree): string => write(part, SUM, place);
  switch (tree.kind) {
    case 'number': {
      if (place.note) return [numberText(tree.value, 'en', !place.inCall), OPERAND];
      const measure = tree.unit === undefined ? '' : measureText(tree.unit, language);
      return [`${numberText(tree.value, language, !place.inCall)}${measure}`, tree.value < 0 ? UNARY : OPERAND];
    }
    case 'text':
      return [quoted(tree.value), OPERAND];
    case 'value':
      return [quoted(language === 'zh' ? tree.zh : tree.en), OPERAND];
    case 'date':
      return [formatDate(dateOfDay(tree.day)), OPERAND];
    case 'today':
      return [words.today, OPERAND];
    case 'duration':
      return [durationText(tree, language), OPERAND];
    case 'boolean':
      return [String(tree.value), OPERAND];
    case 'field':
      return [printName(tree, place), OPERAND];
    case 'metric':
      return [metricText(tree, place), OPERAND];
    case 'negate':
      return [`-${write(tree.of, OPERAND, place)}`, UNARY];
    case 'arithmetic': {
      const strength = tree.operator === '+' || tree.operator === '-' ? SUM : PRODUCT;
      const sign = { '+': '+', '-': '-', '*': '×', '/': '÷' }[tree.operator];
      return [`${write(tree.left, strength, place)} ${sign} ${write(tree.right, strength + 1, place)}`, strength];
    }
    case 'if': {
      const parts = isNothing(tree.otherwise) ? [tree.condition, tree.then] : [tree.condition, tree.then, tree.otherwise];
      return [`IF(${parts.map(call).join(', ')})`, OPERAND];
    }
    case 'round':
      return [`${words.round}(${call(tree.of)}${tree.digits === 0 ? '' : `, ${tree.digits}`})`, OPERAND];
    case 'length':
      return [`${words.length}(${call(tree.of)})`, OPERAND];
    case 'daysSince':
      return [`${words.daysSince}(${call(tree.of)})`, OPERAND];
    case 'hasTag':
      return [`${words.hasTag}(${quoted(tree.tag)})`, OPERAND];
    case 'aggregate': {
      const span = tree.span === undefined ? '' : ` ${spanText(tree.span, language)}`;
      const where =
        tree.where === undefined
          ? ''
          : ` ${words.where} ${write(tree.where, 0, { ...place, module: tree.module, inCall: true, ...(place.note && { note: () => '' }) })}`;
      return [`${words[tree.name]}(${printSource(tree, place)}${span}${where})`, OPERAND];
    }
    case 'or':
      return [tree.of.map((part) => write(part, place.note ? NOT : AND, place)).join(` ${words.or} `), OR];
    case 'and':
      return [tree.of.map((part) => write(part, AND + 1, place)).join(` ${words.and} `), AND];
    case 'not':
      return [`${words.not}(${write(tree.of, 0, place)})`, NOT];
    case 'compare': {
      const rest = tree.operators.map((operator, index) => ` ${operator} ${operand(tree.operands[index + 1]!)}`);
      return [`${operand(tree.operands[0]!)}${rest.join('')}`, COMPARISON];
    }
    case 'between':
      return [
        `${operand(tree.of)} ${words[tree.negated ? 'notBetween' : 'between']} ${operand(tree.low)} ${words.betweenAnd} ${operand(tree.high)}`,
        COMPARISON,
      ];
    case 'in':
      return [
        `${operand(tree.of)} ${words[tree.negated ? 'notIn' : 'in']} (${tree.list.map((item) => write(item, SUM, { ...place, inCall: true })).join(', ')})`,
        COMPARISON,
      ];
    case 'contains':
      return [`${operand(tree.of)} ${words[tree.negated ? 'notContains' : 'contains']} ${operand(tree.part)}`, COMPARISON];
    case 'starts':
      return [`${operand(tree.of)} ${words[tree.negated ? 'notStarts' : 'starts']} ${operand(tree.part)}`, COMPARISON];
    case 'empty':
      return [`${operand(tree.of)} ${words[tree.negated ? 'notEmpty' : 'empty']}`, COMPARISON];
    case 'window':
      return [`${operand(tree.of)} ${tree.negated ? words.notWindow : ''}${spanText(tree.span, language)}`, COMPARISON];
  }
}

/** A metric in a form that isn't the name of a field: 近3个月合作次数 may be a column, 近3个月合作 is not. */
function metricText(tree: Tree & { kind: 'metric' }, place: Place): string {
  const names = WORDS[place.language].metrics[tree.name];
  const span = spanText(tree.span, place.language);
  const forms =
    place.language === 'zh'
      ? [...names.map((name) => `${span}${name}`), ...names.map((name) => `${span.replace('近', '过去')}${name}`)]
      : [...names.map((name) => `${name} ${span}`), ...names.map((name) => `${name} ${span.replace('last', 'past')}`)];
  const isName = (form: string): boolean => {
    const typed = normalise(form);
    return wordLookup(typed, place.vocabulary, place.self).nameEnd(typed.text, 0) === typed.text.length;
  };
  return (place.note ? undefined : forms.find((form) => !isName(form))) ?? forms[0]!;
}

/** The empty value that IF has without an else. */
function isNothing(tree: Tree): boolean {
  return (tree.kind === 'number' && Number.isNaN(tree.value)) || (tree.kind === 'date' && Number.isNaN(tree.day));
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}
