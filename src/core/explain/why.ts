import { fieldOf, type Rule } from '../language';
import type { Decider } from '../refresh/columnPlan';
import { placesOf } from '../tags';
import { type Explainer, explain, type Scene } from './explain';

/** Answers why a customer's tier, segment or tag is another than it was: field, value before, value now, row. */
export type Why = (field: string, from: string, to: string, row: number) => string;

const LONGEST = 200;

/**
 * Returns a way to say in one line which clauses changed a value, with what they see now: of a tier that fell, what fails of the former and
 * what holds of the new one; of a tag that came or went, what holds or fails of its rule. `''` where no rule says anything about it now.
 */
export function whyChanged(deciders: ReadonlyMap<string, readonly Decider[]>, scene: Scene): Why {
  const explainers = new Map<Rule, Explainer>();
  const explainerOf = (rule: Rule): Explainer => {
    const known = explainers.get(rule) ?? explain(rule.tree, scene);
    explainers.set(rule, known);
    return known;
  };
  const holds = ({ rule }: Decider, row: number): boolean => rule === undefined || explainerOf(rule).holds(row) === true;
  const decidingOf = (decider: Decider | undefined, row: number): string[] =>
    decider?.rule === undefined
      ? []
      : explainerOf(decider.rule)
          .deciding(row)
          .map(({ text }) => text);
  const segmentOf = (decider: Decider | undefined, row: number): string[] => {
    if (decider === undefined || decider.rule !== undefined) return decidingOf(decider, row);
    const { vocabulary } = scene;
    return placesOf(decider.value).flatMap((key) => {
      if (fieldOf(vocabulary, vocabulary.home, key) === undefined) return [];
      return explain({ kind: 'field', module: vocabulary.home, key, type: 'text' }, scene).text(row);
    });
  };
  return (field, from, to, row) => {
    const list = deciders.get(field) ?? [];
    const first = (value: string, held: boolean): number => list.findIndex((one) => one.value === value && holds(one, row) === held);
    let parts: string[];
    if (field === 'segment')
      parts = segmentOf(
        list.find((one) => holds(one, row)),
        row,
      );
    else if (field === 'ruleTags') parts = decidingOf(list[to === '' ? first(from, false) : first(to, true)], row);
    else {
      const now = first(to, true);
      const before = first(from, false);
      const fell = before >= 0 && (now < 0 || before < now) ? decidingOf(list[before], row) : [];
      parts = [...fell, ...decidingOf(list[now], row)];
      // Nothing but that none of the others holds: the last that was tried.
      if (parts.length === 0)
        parts = decidingOf(
          list
            .slice(0, now < 0 ? undefined : now)
            .reverse()
            .find(({ rule }) => rule),
          row,
        );
    }
    const line = [...parts.join(scene.language === 'en' ? '; ' : '；')];
    return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join('')}…` : line.join('');
  };
}
