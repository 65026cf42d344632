import type { Tree } from '../language';
import type { Decider } from '../refresh/columnPlan';
import { placesOf } from '../tags';
import { explain, once, type Scene } from './explain';

/** Answers why a customer's tier, segment or tag is another than it was: field, value before, value now, row. */
export type Why = (field: string, from: string, to: string, row: number) => string;

const LONGEST = 200;

/**
 * Returns a way to say in one line which clauses changed a value, with what they see now: of a tier that fell, what fails of the former and
 * what holds of the new one; of a tag that came or went, what holds or fails of its rule. `''` where no rule says anything about it now.
 */
export function whyChanged(deciders: ReadonlyMap<string, readonly Decider[]>, scene: Scene): Why {
  const { vocabulary } = scene;
  const explainerOf = once((tree) => explain(tree, scene));
  const holds = ({ rule }: Decider, row: number): boolean => rule === undefined || explainerOf(rule.tree).holds(row) === true;
  const deciding = (decider: Decider | undefined, row: number): string[] =>
    decider?.rule === undefined
      ? []
      : explainerOf(decider.rule.tree)
          .deciding(row)
          .map(({ text }) => text);
  const places = new Map<Decider, readonly Tree[]>(
    deciders.get('segment')?.map((decider) => {
      const keys = placesOf(decider.value, vocabulary).places.values();
      return [decider, [...keys].map((key) => ({ kind: 'field', module: vocabulary.home, key, type: 'text' }))];
    }),
  );
  return (field, from, to, row) => {
    const list = deciders.get(field) ?? [];
    const first = (value: string, held: boolean): number => list.findIndex((one) => one.value === value && holds(one, row) === held);
    let parts: string[];
    if (field === 'segment') {
      const decider = list.find((one) => holds(one, row));
      parts = deciding(decider, row);
      // Where no condition decides, the tiers that its name is made of do.
      if (decider && !decider.rule) parts = places.get(decider)!.map((tree) => explainerOf(tree).text(row));
    } else if (field === 'ruleTags') parts = deciding(list[to === '' ? first(from, false) : first(to, true)], row);
    else {
      const [before, now] = [first(from, false), first(to, true)];
      parts = [...(before >= 0 && (now < 0 || before < now) ? deciding(list[before], row) : []), ...deciding(list[now], row)];
      // Nothing but that none of the others holds: the last that was tried.
      const tried = list.slice(0, now < 0 ? undefined : now).filter(({ rule }) => rule);
      if (parts.length === 0) parts = deciding(tried[tried.length - 1], row);
    }
    const line = parts.join(scene.language === 'en' ? '; ' : '；');
    return line.length > LONGEST ? `${[...line].slice(0, LONGEST - 1).join('')}…` : line;
  };
}
