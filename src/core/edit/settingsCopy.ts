import { type Cell, formatDate, type Grid } from '../cell';
import type { SheetDefinition } from '../schema';
import { readTable, type Table } from '../table/readTable';

/** The settings sheets that an edit needs to know, each of which would be a service call. */
export const COPIED: readonly string[] = ['settings', 'fields', 'dictionary', 'tiers', 'rules', 'segments'];

/** Columns that say nothing to an edit. */
const LEFT_OUT = new Set(['check', 'help', 'note', 'colour', 'features', 'match']);

/** A property holds 9 KB; a character takes three bytes at most. */
const CHUNK = 2900;
const MOST_CHUNKS = 16;
const VERSION = '1';

/** Document properties that keep a copy of a settings sheet: its rows with keys as headers, in pieces. One that is too long is kept as none. `usual`: rows that needn't be kept, because Kehu comes with them. */
export function copyOf(table: Table, usual: Grid = []): Readonly<Record<string, string>> {
  const { definition } = table;
  const keys = definition.fields.map(({ key }) => key).filter((key) => !LEFT_OUT.has(key));
  const known = new Set(
    usual.map((row) => JSON.stringify(keys.map((key) => plain(row[definition.fields.findIndex((one) => one.key === key)] ?? '')))),
  );
  const rows = table.rows.map((_, row) => keys.map((key) => plain(table.cell(row, key))));
  const kept = rows.filter((row) => row.some((cell) => cell !== '' && cell !== false) && !known.has(JSON.stringify(row)));
  const text = JSON.stringify([keys, ...kept]);
  const count = Math.ceil(text.length / CHUNK);
  if (count > MOST_CHUNKS) return { [nameOf(definition.key, 0)]: '' };
  const chunks = Array.from({ length: count }, (_, at) => text.slice(at * CHUNK, (at + 1) * CHUNK));
  return Object.fromEntries(chunks.map((chunk, at) => [nameOf(definition.key, at), at === 0 ? `${VERSION}|${count}|${chunk}` : chunk]));
}

/** Those of some properties that differ from what the document has; undefined where none does. */
export function differing(
  wanted: Readonly<Record<string, string>>,
  present: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const changed = Object.entries(wanted).filter(([name, value]) => present[name] !== value);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** A settings sheet from its copy; undefined where there is none, or one of another version. */
export function readCopy(definition: SheetDefinition, properties: Readonly<Record<string, string>>): Table | undefined {
  const [, count, first] = /^1\|(\d+)\|(.*)$/s.exec(properties[nameOf(definition.key, 0)] ?? '') ?? [];
  if (count === undefined || first === undefined) return undefined;
  const rest = Array.from({ length: Number(count) - 1 }, (_, at) => properties[nameOf(definition.key, at + 1)] ?? '');
  try {
    const grid = JSON.parse(first + rest.join('')) as Grid;
    return readTable(definition, { title: definition.zh, grid, keys: new Map() });
  } catch {
    return undefined;
  }
}

function nameOf(sheet: string, chunk: number): string {
  return `kehu.edit.${sheet}.${chunk}`;
}

function plain(cell: Cell): string | number | boolean {
  return cell instanceof Date ? formatDate(cell) : cell;
}
