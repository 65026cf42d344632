import type { Message } from '../message';
import type { SheetDefinition } from '../schema';
import type { TableContent } from '../table/readTable';
import type { SheetLayout } from './layoutTypes';
import { filledBefore } from './planInstall';
import type { Arrangement } from './standing';

/** One thing that `install` or `refresh` makes of a sheet. */
export interface LayoutChange {
  readonly sheet: string;
  readonly kind:
    | 'made'
    | 'added'
    | 'adopted'
    | 'checked'
    | 'rows'
    | 'renamed'
    | 'hidden'
    | 'shown'
    | 'retired'
    | 'back'
    | 'gone'
    | 'kept'
    | 'filled'
    | `sheet-${NonNullable<Arrangement['whole']>}`;
  /** Headers; of new rows what they are about. */
  readonly names: readonly string[];
}

/** What layouts make of their sheets. `looks`: keys of sheets whose formats, checks or colours are others than they were. */
export function changesOfLayouts(layouts: readonly SheetLayout[], looks: ReadonlySet<string>): LayoutChange[] {
  return layouts.flatMap(({ key, title, exists, columns, add, adopt }): LayoutChange[] => {
    const named = (keys: readonly string[]): string[] => keys.map((one) => columns.find((column) => column.key === one)?.header ?? one);
    if (!exists) return [{ sheet: title, kind: 'made', names: columns.map(({ header }) => header) }];
    return [
      { sheet: title, kind: 'added' as const, names: named(add) },
      { sheet: title, kind: 'adopted' as const, names: named(adopt.map((one) => one.key)) },
      ...(looks.has(key) ? [{ sheet: title, kind: 'checked' as const, names: [''] }] : []),
    ].filter(({ names }) => names.length > 0);
  });
}

/** What arrangements make of theirs. */
export function changesOfArrangements(
  arrangements: readonly Arrangement[],
  headerOf: (sheet: string, key: string) => string,
): LayoutChange[] {
  return arrangements.flatMap(({ sheet: key, title: sheet, hide, show, retire, back, gone, rename, whole }): LayoutChange[] => {
    const named = (keys: readonly string[]): string[] => keys.map((one) => headerOf(key, one));
    return [
      ...(whole === undefined ? [] : [{ sheet, kind: `sheet-${whole}` as const, names: [''] }]),
      { sheet, kind: 'renamed' as const, names: rename.map(({ from, to }) => `${from} → ${to}`) },
      { sheet, kind: 'hidden' as const, names: named(hide) },
      { sheet, kind: 'shown' as const, names: named(show.filter((one) => !retire.includes(one))) },
      { sheet, kind: 'retired' as const, names: named(retire) },
      { sheet, kind: 'back' as const, names: named(back) },
      { sheet, kind: 'gone' as const, names: named(gone) },
    ].filter(({ names }) => names.length > 0);
  });
}

/** Columns of a sheet that aren't Kehu's and stay as they are: people's own, those whose row of *fields* is gone, and filled ones under a computed column's header. */
export function keptColumns(
  sheet: SheetDefinition,
  content: TableContent,
  adopted: readonly number[],
  wrong: ReadonlySet<string>,
): LayoutChange[] {
  const known = new Set([...sheet.fields, ...(sheet.retired ?? [])].map(({ key }) => key));
  const headers = (content.grid[0] ?? []).map((cell) => String(cell).trim());
  const filled = filledBefore(sheet, content);
  const named = (isSo: (key: string | undefined, at: number) => boolean): string[] =>
    headers.filter((header, at) => header !== '' && !adopted.includes(at) && isSo(content.keys.get(at), at));
  return [
    { sheet: content.title, kind: 'filled' as const, names: named((_, at) => filled.includes(at)) },
    {
      sheet: content.title,
      kind: 'gone' as const,
      names: named((key) => key !== undefined && !known.has(key) && !wrong.has(`${sheet.key}.${key}`)),
    },
    { sheet: content.title, kind: 'kept' as const, names: named((key, at) => key === undefined && !filled.includes(at)) },
  ].filter(({ names }) => names.length > 0);
}

const SHOWN = 12;

/** Changes in words: a message a change; new sheets together. */
export function changeMessages(changes: readonly LayoutChange[]): Message[] {
  const listed = (names: readonly string[]): string => (names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} …` : names.join(', '));
  const made = changes.filter(({ kind }) => kind === 'made').map(({ sheet }) => sheet);
  return [
    ...(made.length > 0 ? [{ key: 'layout.made', params: { names: made.join(', '), count: made.length } }] : []),
    ...changes
      .filter(({ kind }) => kind !== 'made')
      .map(({ sheet, kind, names }) => ({ key: `layout.${kind}`, params: { sheet, names: listed(names), count: names.length } })),
  ];
}
