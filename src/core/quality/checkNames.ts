import { dimensionOf } from '../values/lists';
import { isMasked, shown, valueForm } from '../values/text';
import { ticked } from '../values/ticked';
import type { CheckedBook } from './checkedBook';
import { defineCheck, type Finding } from './finding';

/** Names of firms that were cut short: they end in a line of business (`…科技`), not in what the dictionary calls a complete ending (`公司`). */
export const checkNames = defineCheck({
  kinds: ['shortName'],
  find: (book) => {
    const customers = book.sheet('customers');
    if (!customers) return [];
    const short = endings(book, 'nameShort');
    const complete = endings(book, 'nameEnding');
    const { rows, table, holds } = customers;
    return rows.flatMap((row): Finding[] => {
      const name = table.text(row, 'name');
      const isFirm = table.text(row, 'type') === '' || ['company', 'dealer'].some((type) => holds(row, 'type', type));
      if (!isFirm || !/\p{Script=Han}/u.test(name) || isMasked(name)) return [];
      // A place in brackets may stand behind: 云图科技（上海）.
      const core = valueForm(name).replace(/\([^()]*\)$/, '');
      if (complete.some((ending) => core.endsWith(ending))) return [];
      const ending = short.find((one) => core.endsWith(one) && core !== one);
      if (ending === undefined) return [];
      const problem = { key: 'quality.shortName', params: { ending } };
      return [{ kind: 'shortName', module: 'customers', row, field: 'name', problem, value: shown(name) }];
    });
  },
});

/** The endings that the dictionary has of a dimension, turned on; the preset's in a book whose dictionary has no row of it. The longest first. */
function endings({ tables, presets }: CheckedBook, dimension: string): string[] {
  const sheet = tables.dictionary;
  const rows = sheet?.rows.flatMap((_, row) => (dimensionOf(sheet, row) === dimension ? [row] : [])) ?? [];
  const names =
    sheet && rows.length > 0
      ? rows.flatMap((row) => (ticked(sheet.cell(row, 'on')) === false ? [] : [sheet.text(row, 'tag')]))
      : (presets[0]?.dictionary ?? []).flatMap((entry) => (entry.dimension === dimension ? [entry.zh] : []));
  return names
    .map(valueForm)
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
}
