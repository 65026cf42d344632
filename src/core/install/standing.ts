import type { BookSchema } from '../fields/bookSchema';
import { type Field, type Language, type Module, nameIn, type State } from '../schema';
import { findColumn, type TableContent } from '../table/readTable';
import { columnLayout, type Lists } from './columns';

/** What Kehu last made of a column that isn't as Kehu comes with it: its header, how it is checked, its state. */
export interface Standing {
  readonly header?: string;
  readonly check?: string;
  readonly state?: State;
}

/** By column key, the whole sheet's by `*`; by module. */
export type Standings = Readonly<Record<string, Readonly<Record<string, Standing>>>>;

/** The whole sheet, among a module's columns. */
const WHOLE = '*';
/** Document properties that hold the standings of a module, as JSON. */
const PROPERTY = 'kehu.standing.';

/** What a module's sheet is to become, from what it is. Columns by key. */
export interface Arrangement {
  readonly sheet: string;
  readonly title: string;
  readonly hide: readonly string[];
  readonly show: readonly string[];
  /** Retired since: Sheets checks them no more. */
  readonly retire: readonly string[];
  /** In use again. */
  readonly back: readonly string[];
  /** Their rows of *fields* were deleted: they stay as they are. */
  readonly gone: readonly string[];
  readonly rename: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  /** Another check than before, or none, is wanted of them. */
  readonly recheck: readonly string[];
  readonly whole?: 'hide' | 'show' | 'retire' | 'back' | 'gone';
}

/** The standings that were kept in the document's properties. */
export function readStandings(properties: Readonly<Record<string, string>>): Standings {
  const kept = Object.entries(properties).filter(([key]) => key.startsWith(PROPERTY));
  return Object.fromEntries(kept.map(([key, text]) => [key.slice(PROPERTY.length), JSON.parse(text)]));
}

/** Document properties to set, so that the standings are kept; null where there is nothing to keep. */
export function keptStandings(before: Standings, after: Standings): [string, string | null][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((module): [string, string | null][] => {
    const text = after[module] && JSON.stringify(after[module]);
    return text === (before[module] && JSON.stringify(before[module])) ? [] : [[PROPERTY + module, text ?? null]];
  });
}

/** How the columns that aren't as Kehu comes with them are to stand; those whose row is wrong stand as before. */
export function standingsOf(
  { modules, retired, builtIn, own, wrong }: BookSchema,
  language: Language,
  lists: Lists,
  before: Standings,
): Standings {
  const all: Record<string, Record<string, Standing>> = {};
  const of = (module: Module, isRetired: boolean): Record<string, Standing> => {
    const comes = builtIn.find((one) => one.key === module.key);
    const checkOf = (field: Field): string => columnLayout(module, field, language, lists).validation?.kind ?? '';
    const standing: Record<string, Standing> = {};
    if (isRetired || module.hidden) standing[WHOLE] = { state: isRetired ? 'retired' : 'hidden' };
    for (const field of module.fields) {
      const isOwn = own.has(`${module.key}.${field.key}`);
      const known = isOwn ? undefined : comes?.fields.find((one) => one.key === field.key);
      const one: Standing = {
        ...(known?.zh === field.zh && known.en === field.en ? {} : { header: nameIn(language, field) }),
        ...(known && checkOf(known) === checkOf(field) ? {} : { check: checkOf(field) }),
        ...(field.hidden ? { state: 'hidden' as const } : {}),
      };
      if (Object.keys(one).length > 0) standing[field.key] = one;
    }
    for (const field of module.retired ?? []) standing[field.key] = { state: 'retired' };
    return standing;
  };
  for (const module of modules) all[module.key] = of(module, false);
  for (const module of retired) all[module.key] = of(module, true);
  for (const [module, columns] of Object.entries(before))
    for (const [key, standing] of Object.entries(columns))
      if (wrong.has(`${module}.${key}`)) all[module] = { ...all[module], [key]: all[module]?.[key] ?? standing };
  return Object.fromEntries(Object.entries(all).filter(([, columns]) => Object.keys(columns).length > 0));
}

/** What is to be done to the modules' sheets, where their standings differ from those that were kept. */
export function planArrangements(
  schema: BookSchema,
  language: Language,
  before: Standings,
  after: Standings,
  content: (key: string) => TableContent | undefined,
): Arrangement[] {
  const changed = new Set(keptStandings(before, after).map(([key]) => key.slice(PROPERTY.length)));
  return [...changed].flatMap((key) => {
    const module = [...schema.modules, ...schema.retired].find((one) => one.key === key);
    const found = content(key);
    const title = found?.title ?? (module ? nameIn(language, module) : key);
    if (!module) return found ? [{ ...NOTHING, sheet: key, title, whole: 'gone' as const }] : [];
    const arrangement = arrange(module, { schema, language, before: before[key] ?? {}, after: after[key] ?? {}, content: found });
    return isNothing(arrangement) ? [] : [{ ...arrangement, sheet: key, title }];
  });
}

type Moves = Omit<Arrangement, 'sheet' | 'title'>;
const NOTHING: Moves = { hide: [], show: [], retire: [], back: [], gone: [], rename: [], recheck: [] };

function isNothing({ whole, ...lists }: Moves): boolean {
  return whole === undefined && Object.values(lists).every((list) => list.length === 0);
}

interface Change {
  readonly schema: BookSchema;
  readonly language: Language;
  readonly before: Readonly<Record<string, Standing>>;
  readonly after: Readonly<Record<string, Standing>>;
  readonly content: TableContent | undefined;
}

function arrange(module: Module, { schema, language, before, after, content }: Change): Moves {
  const comes = schema.builtIn.find((one) => one.key === module.key);
  const headers = (content?.grid[0] ?? []).map((cell) => String(cell).trim());
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== WHOLE);
  const states = (isSo: (was: State | undefined, is: State | undefined) => boolean): string[] =>
    keys.filter((key) => isSo(before[key]?.state, after[key]?.state));
  const fieldOf = (key: string): Field | undefined => module.fields.find((one) => one.key === key);
  const isThere = (key: string): boolean => [...(content?.keys.values() ?? [])].includes(key);
  const [was, is] = [before[WHOLE]?.state, after[WHOLE]?.state];
  const whole = is === was ? undefined : is === 'retired' ? 'retire' : is === 'hidden' ? 'hide' : was === 'retired' ? 'back' : 'show';
  return {
    hide: states((then, now) => then !== 'hidden' && now === 'hidden'),
    show: states((then, now) => then === 'hidden' && now !== 'hidden'),
    retire: states((then, now) => then !== 'retired' && now === 'retired').filter(isThere),
    back: states((then, now) => then === 'retired' && now !== 'retired').filter((key) => fieldOf(key) !== undefined),
    gone: keys.filter((key) => !after[key] && !fieldOf(key) && isThere(key)),
    recheck: keys.filter((key) => fieldOf(key) && content && before[key]?.check !== after[key]?.check),
    rename: keys.flatMap((key) => {
      const field = fieldOf(key);
      const position = field && content && findColumn(module, headers, content.keys, key);
      if (!field || typeof position !== 'number') return [];
      const [from = '', to] = [headers[position], nameIn(language, field)];
      const known = comes?.fields.find((one) => one.key === key);
      const kehus = [before[key]?.header, ...(known && after[key]?.header !== undefined ? [known.zh, known.en] : [])];
      return from !== to && kehus.includes(from) ? [{ key, from, to }] : [];
    }),
    ...(whole === undefined ? {} : { whole }),
  };
}
