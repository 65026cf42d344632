import { changesOfArrangements, type LayoutChange } from '../core/install/changes';
import { type InstallInput, listsOf } from '../core/install/planInstall';
import { type Arrangement, keptStandings, planArrangements, readStandings, standingsOf } from '../core/install/standing';
import { splitTags } from '../core/values/lists';
import type { Step } from '../host/plan';
import type { CommandContext } from './defineCommand';
import { tableOf } from './tables';

/** What becomes of columns and sheets that people hid, retired, renamed or gave another type since the last time. */
export interface Rearrangement {
  /** Columns by sheet that are to be checked otherwise: their layouts are told. */
  readonly recheck: Readonly<Record<string, readonly string[]>>;
  /** To be carried out after the layouts. */
  readonly steps: readonly Step[];
  readonly changes: readonly LayoutChange[];
}

/** Plans what the states and headers in *fields* ask for. */
export function rearrange(
  { host, schema, language }: CommandContext,
  source: Pick<InstallInput, 'dictionary' | 'preset' | 'language'>,
): Rearrangement {
  const before = readStandings(host.properties());
  const after = standingsOf(schema, language, listsOf(source), before);
  const arrangements = planArrangements(schema, language, before, after, host.read);
  const kept = keptStandings(before, after);
  return {
    recheck: Object.fromEntries(arrangements.map(({ sheet, recheck }) => [sheet, recheck])),
    steps: [
      ...arrangements.map((arrangement): Step => ({ kind: 'arrangeColumns', arrangement })),
      ...kept.map(([key, value]): Step => ({ kind: 'setProperty', key, value })),
    ],
    changes: changesOfArrangements(arrangements, (sheet, key) => {
      const content = host.read(sheet);
      const position = [...(content?.keys ?? [])].find(([, one]) => one === key)?.[0];
      const field = schema.modules.find((module) => module.key === sheet)?.fields.find((one) => one.key === key);
      const header = position === undefined ? '' : String(content?.grid[0]?.[position] ?? '');
      return header || (language === 'en' ? field?.en : field?.zh) || key;
    }),
  };
}

/** Cells of *fields* that Kehu fills in: the keys of rows that have none, and among the aliases what a column was called before its header was changed, so that rules go on knowing it. */
export function fieldsCells(context: CommandContext, steps: readonly Step[]): Step[] {
  const table = tableOf(context, 'fields');
  const { schema } = context;
  if (!table) return [];
  const renamed = steps.flatMap((step) => (step.kind === 'arrangeColumns' ? formerNames(step.arrangement) : []));
  const aliases = new Map<number, string>();
  for (const { place, from } of renamed) {
    const row = schema.own.has(place) ? schema.rowOf.get(place) : undefined;
    if (row !== undefined) aliases.set(row, [...new Set([...splitTags(table.text(row, 'aliases')), from])].join(','));
  }
  const column = (key: string, cells: ReadonlyMap<number, string>): Step[] =>
    cells.size === 0
      ? []
      : [{ kind: 'writeCells', sheet: 'fields', column: key, values: table.rows.map((_, row) => cells.get(row) ?? table.cell(row, key)) }];
  return [...column('key', schema.keys), ...column('aliases', aliases)];
}

function formerNames({ sheet, rename }: Arrangement): { place: string; from: string }[] {
  return rename.map(({ key, from }) => ({ place: `${sheet}.${key}`, from }));
}
