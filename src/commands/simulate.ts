import { bookSchema } from '../core/fields/bookSchema';
import { type Message, Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { TRIAL } from '../core/simulate/editTables';
import { simulate as compute } from '../core/simulate/simulate';
import { sayProblem } from '../locales';
import { modules, sheets } from '../modules/index.generated';
import { defineCommand } from './defineCommand';
import { readBook } from './readBook';

/** Who would gain and lose which tier, segment or tag by edited rules, and how many have each before and after. Writes nothing. */
export const simulate = defineCommand({
  id: 'simulate',
  order: 910,
  hidden: true,
  label: { zh: '试算规则', en: 'Simulate rules' },
  args: [...Object.keys(TRIAL).map((name) => ({ name, type: 'object' as const })), { name: 'limit', type: 'number' }],
  writes: false,
  run: (context, args) => {
    const { language } = context;
    const limit = Number(args.limit ?? 100);
    if (!(Number.isInteger(limit) && limit >= 0)) throw new Refusal({ key: 'simulate.badLimit' });
    const input = readBook(context, JSON.stringify(args));
    const { counts, moves, problems } = compute(input, args, ({ fields, tiers }) => bookSchema({ modules, sheets, fields, tiers }));
    const lists = {
      gains: moves.filter(({ to }) => to !== '').map(({ from: _, to, ...who }) => ({ ...who, value: to })),
      loses: moves.filter(({ from }) => from !== '').map(({ from, to: _, ...who }) => ({ ...who, value: from })),
      moves: moves.filter(({ field }) => field !== 'ruleTags'),
    };
    const totals = {
      customers: new Set(moves.map(({ customer }) => customer)).size,
      gains: lists.gains.length,
      loses: lists.loses.length,
      moves: lists.moves.length,
    };
    return {
      steps: [],
      rows: input.tables.customers?.rows.length ?? 0,
      changed: 0,
      messages: [
        { key: 'simulate.done', params: totals },
        ...counts.flatMap(({ field, value, before, after, gains, loses }): Message[] => {
          const change = `${gains > 0 ? `+${gains}` : ''} ${loses > 0 ? `−${loses}` : ''}`.trim();
          return change === '' ? [] : [{ key: 'simulate.count', params: { field: nameIn(language, field), value, before, after, change } }];
        }),
        ...(Math.max(totals.gains, totals.loses) > limit ? [{ key: 'simulate.cut', params: { limit } }] : []),
        ...problems.map(({ sheet, row, problem }) => ({ ...problem, sheet: input.tables[sheet]!.title, row: row + 2 })),
      ],
      result: {
        counts: counts.map(({ field, value, before, after }) => ({ field: field.key, value, before, after })),
        ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.slice(0, limit)])),
        totals,
        problems: problems.map(({ sheet, row, problem }) => ({
          sheet: input.tables[sheet]?.title,
          row: row + 2,
          message: sayProblem(language, problem),
          position: problem.position,
        })),
      },
    };
  },
});
