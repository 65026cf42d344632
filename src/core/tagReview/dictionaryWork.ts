import type { Cell, Grid } from '../cell';
import type { Table } from '../table/readTable';
import { dimensionOf, splitTags } from '../values/lists';
import { valueForm } from '../values/text';
import { ticked } from '../values/ticked';

/** The dictionary in work: changed action by action, then written at once. */
export interface DictionaryWork {
  /** Turns a tag's rows on or off; to be on, it gets a row where it has none. */
  readonly turn: (dimension: string, tag: string, on: boolean) => void;
  /** Makes a tag a synonym of another, which is on from then on and takes over its sub-levels; where the other has no row, the tag's own is renamed. */
  readonly merge: (dimension: string, from: string, to: string) => void;
  readonly changes: () => DictionaryChanges;
}

/** What is written to the dictionary sheet. */
export interface DictionaryChanges {
  /** Columns that change, whole; their rows are found by the tag that stands there. */
  readonly columns: readonly string[];
  readonly ids: readonly string[];
  readonly values: Grid;
  /** New rows: dimension's key, tag, synonyms, on. */
  readonly added: Grid;
}

interface Entry {
  readonly dimension: string;
  tag: string;
  synonyms: string[];
  parent: string;
  on: boolean;
}

/** Takes the rows of a dictionary sheet into work. */
export function workOn(sheet: Table): DictionaryWork {
  const entries = sheet.rows.map(
    (_, row): Entry => ({
      dimension: dimensionOf(sheet, row),
      tag: sheet.text(row, 'tag'),
      synonyms: splitTags(sheet.text(row, 'synonyms')),
      parent: sheet.text(row, 'parent'),
      on: ticked(sheet.cell(row, 'on')) !== false,
    }),
  );
  const before = entries.map(cellsOf);
  const rowsOf = (dimension: string, tag: string): Entry[] => {
    const found = entries.filter((entry) => entry.dimension === dimension && valueForm(entry.tag) === valueForm(tag));
    return found.sort((a, b) => Number(b.on) - Number(a.on));
  };
  const turn = (dimension: string, tag: string, on: boolean): Entry => {
    const found = rowsOf(dimension, tag);
    for (const entry of found) entry.on = on;
    if (found[0]) return found[0];
    return entries[entries.push({ dimension, tag, synonyms: [], parent: '', on }) - 1]!;
  };
  return {
    turn,
    merge: (dimension, from, to) => {
      const own = entries.find((entry) => entry.dimension === dimension && entry.tag === from);
      const other = rowsOf(dimension, to).find((entry) => entry !== own);
      if (own && !other) own.tag = to;
      else if (own) own.on = false;
      const entry = other ?? own ?? turn(dimension, to, true);
      entry.on = true;
      for (const word of [from, ...(own?.synonyms ?? [])]) {
        if (![entry.tag, ...entry.synonyms].some((one) => valueForm(one) === valueForm(word))) entry.synonyms.push(word);
      }
      for (const child of entries) if (child.dimension === dimension && child.parent === from) child.parent = to;
    },
    changes: () => {
      const cells = entries.map(cellsOf);
      const isNew = (row: number, at: number): boolean => cells[row]![at] !== before[row]![at];
      const at = [...COLUMNS.keys()].filter((index) => before.some((_, row) => isNew(row, index)));
      return {
        columns: at.map((index) => COLUMNS[index]!),
        ids: before.map((_, row) => sheet.text(row, 'tag')),
        // A cell that doesn't change stays as somebody typed it.
        values: before.map((_, row) => at.map((index) => (isNew(row, index) ? cells[row]![index]! : sheet.cell(row, COLUMNS[index]!)))),
        added: entries.slice(before.length).map(({ dimension, tag, synonyms, on }) => [dimension, tag, synonyms.join(','), on]),
      };
    },
  };
}

const COLUMNS = ['tag', 'synonyms', 'parent', 'on'];

/** An entry as its cells in those columns. */
function cellsOf({ tag, synonyms, parent, on }: Entry): Cell[] {
  return [tag, synonyms.join(','), parent, on];
}
