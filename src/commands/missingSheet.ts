import { planLayouts } from '../core/install/planInstall';
import type { Step } from '../host/plan';
import type { CommandContext } from './defineCommand';

/** Lays out a sheet that Kehu writes, in a book that was installed before there was one. Costs a call only where the book lacks it or the run is continued. */
export function missingSheet({ host, sheets, schema, presets, language, resumed }: CommandContext, key: string): Step[] {
  const [preset] = presets;
  if (!preset || (!resumed && host.sheets().some((sheet) => sheet.key === key))) return [];
  const own = sheets.filter((sheet) => sheet.key === key);
  const source = { modules: schema.builtIn, preset, language, content: host.read, dictionary: undefined, tiers: undefined };
  return planLayouts({ sheets: own, ...source }).flatMap((layout) =>
    layout.exists && layout.add.length === 0 ? [] : [{ kind: 'layoutSheet' as const, layout }],
  );
}
