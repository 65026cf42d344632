import type { CardCell, CardKey, Selected } from '../../src/panels/customer';
import { formatAmount, formatDeals, formatFrequency, shortAmount } from '../format';
import { type Language, type PageTexts, textsOf } from '../texts';

/** A label and what stands beside it; `note` is the same in short. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly note: string;
}

/** A tag of the card: what a rule gave, what a person gave, or what a dimension gives. */
export interface Chip {
  readonly text: string;
  readonly from: 'rule' | 'person' | 'dimension';
}

/** What the panel shows. */
export type View =
  | { readonly kind: 'advice'; readonly language: Language; readonly advice: string }
  | {
      readonly kind: 'card';
      readonly language: Language;
      readonly name: string;
      /** Id, status and owner, joined. */
      readonly about: string;
      readonly tiers: readonly Line[];
      readonly tags: readonly Chip[];
      readonly amounts: readonly Line[];
      /** What is missing: data that people must complete, or a refresh. */
      readonly notices: readonly string[];
    };

/** The view of an answer that is news; `unchanged` has none. */
export function viewOf(answer: Exclude<Selected, { kind: 'unchanged' }>): View {
  const { language } = answer;
  const texts = textsOf(language);
  if (answer.kind === 'none') return { kind: 'advice', language, advice: adviceFor(answer.reason, answer.sheet, texts) };
  const { cells } = answer;
  const text = (key: CardKey): string => String(cells[key].value).trim();
  const line = (key: CardKey, shown: string, note = ''): Line => ({ key, label: cells[key].label, text: shown || texts.empty, note });
  const amount = (key: CardKey): Line => {
    const { value } = cells[key];
    return typeof value === 'number' ? line(key, formatAmount(value), shortAmount(value, language)) : line(key, text(key));
  };
  const number = (key: CardKey, format: (value: number, language: Language) => string): Line => {
    const { value } = cells[key];
    return line(key, typeof value === 'number' ? format(value, language) : text(key));
  };
  return {
    kind: 'card',
    language,
    name: text('name') || text('id'),
    about: [text('id'), text('status'), text('owner') && `${cells.owner.label} ${text('owner')}`].filter(Boolean).join(' · '),
    tiers: (['valueTier', 'activity', 'stage', 'segment'] as const).map((key) => line(key, text(key))),
    tags: chipsOf(cells),
    amounts: [
      amount('lifetimeAmount'),
      amount('yearAmount'),
      amount('largestDeal'),
      number('lifetimeDeals', formatDeals),
      line('lastDeal', text('lastDeal')),
      number('frequency', formatFrequency),
    ],
    notices: [text('dataStatus'), text('valueTier') === '' ? texts.notComputed : ''].filter(Boolean),
  };
}

/** Rule tags, then free tags, then what else the composite tag text holds; none twice. */
function chipsOf(cells: Readonly<Record<CardKey, CardCell>>): Chip[] {
  const chips = new Map<string, Chip>();
  const add = (key: CardKey, from: Chip['from']): void => {
    for (const part of String(cells[key].value).split(/[,，、;；]/)) {
      const text = part.trim();
      if (text !== '' && !chips.has(text)) chips.set(text, { text, from });
    }
  };
  add('ruleTags', 'rule');
  add('freeTags', 'person');
  add('tags', 'dimension');
  return [...chips.values()];
}

function adviceFor(reason: 'other-sheet' | 'no-customer', sheet: string, texts: PageTexts): string {
  if (sheet === '') return texts.noSheet;
  return reason === 'other-sheet' ? texts.selectRow(sheet) : texts.selectCustomer;
}
