import { type Cell, isEmpty } from '../cell';
import { nearest } from '../language/nearest';
import type { Problem } from '../message';
import { type Field, type Language, nameIn } from '../schema';
import { textOf } from '../values/text';
import { formOf, type HeaderIndex, splitUnit } from './headers';
import { isTakenThough } from './specials';
import type { ColumnMap, LeftOutColumn, MapEntry, SourceColumn } from './types';

/** Which column of the file goes into which field. */
export interface ColumnMatch {
  readonly columns: readonly SourceColumn[];
  readonly leftOut: readonly LeftOutColumn[];
  /** What forbids the import: an unknown name in the map, two columns for one field. */
  readonly problems: readonly Problem[];
}

/** Matches a file's header with a module's fields: what the map says goes first, then headers by any of their names. Problems stand in row 1. */
export function matchColumns(module: string, header: readonly Cell[], map: ColumnMap, index: HeaderIndex, language: Language): ColumnMatch {
  const headers = header.map((cell) => textOf(cell).trim());
  const problems: Problem[] = [];
  const mapped = readMap(headers, map, problems);
  const columns: SourceColumn[] = [];
  const leftOut: LeftOutColumn[] = [];
  headers.forEach((name, position) => {
    const entry = mapped.get(position);
    if (entry === null) return;
    if (entry === undefined) {
      const field = index.find(name);
      if (!field || !mayTake(module, field))
        leftOut.push({ position, header: name, ...(field?.computed || field?.stamped ? { computed: field } : {}) });
      else columns.push(sourceColumn(position, name, field, {}));
      return;
    }
    const { targets, values } = entry;
    for (const target of targets) {
      const field = index.find(target);
      if (!field) problems.push(unknownTarget(name, target, index, language));
      else if (!mayTake(module, field))
        problems.push({ key: 'import.computedTarget', row: 1, column: name, params: { field: nameIn(language, field) } });
      else columns.push(sourceColumn(position, name, field, values));
    }
  });
  return { columns, leftOut, problems: [...problems, ...doubled(columns, language)] };
}

interface MapTarget {
  readonly targets: readonly string[];
  readonly values: Readonly<Record<string, Cell>>;
}

/** What the map says, by position in the file. */
function readMap(headers: readonly string[], map: ColumnMap, problems: Problem[]): Map<number, MapTarget | null> {
  const mapped = new Map<number, MapTarget | null>();
  for (const [source, entry] of Object.entries(map)) {
    const positions = positionsOf(headers, source);
    if (positions.length === 0) {
      const near = nearest(
        source,
        headers.filter((name) => name !== ''),
      );
      problems.push({
        key: 'import.unknownSource',
        row: 1,
        params: { source, headers: listed(headers) },
        ...(near === undefined ? {} : { suggestion: { key: 'import.nearestName', params: { name: near } } }),
      });
    } else if (!isMapEntry(entry)) {
      problems.push({ key: 'import.badMapEntry', row: 1, params: { source } });
    }
    if (isMapEntry(entry)) for (const position of positions) mapped.set(position, targetOf(entry));
  }
  return mapped;
}

function positionsOf(headers: readonly string[], source: string): number[] {
  const positions = headers.map((_, position) => position);
  const exact = positions.filter((position) => headers[position] === source.trim());
  return exact.length > 0 ? exact : positions.filter((position) => formOf(headers[position] ?? '') === formOf(source));
}

function isMapEntry(entry: unknown): entry is MapEntry {
  if (entry === null || typeof entry === 'string') return true;
  if (Array.isArray(entry)) return entry.length > 0 && entry.every((one) => typeof one === 'string');
  if (typeof entry !== 'object' || !('to' in entry) || typeof entry.to !== 'string') return false;
  const values: unknown = 'values' in entry ? entry.values : {};
  return typeof values === 'object' && values !== null && !Array.isArray(values);
}

function targetOf(entry: MapEntry): MapTarget | null {
  if (entry === null) return null;
  if (typeof entry === 'string') return { targets: [entry], values: {} };
  if ('to' in entry) return { targets: [entry.to], values: entry.values ?? {} };
  return { targets: entry, values: {} };
}

function mayTake(module: string, field: Field): boolean {
  if (field.computed) return isTakenThough(module, field.key);
  return field.key !== 'dataStatus';
}

function sourceColumn(position: number, header: string, field: Field, values: Readonly<Record<string, Cell>>): SourceColumn {
  const replaced = new Map(Object.entries(values).map(([from, to]): [string, Cell] => [from.trim(), isEmpty(to) ? '' : to]));
  return { position, header, field, power: splitUnit(header).power, values: replaced };
}

function doubled(columns: readonly SourceColumn[], language: Language): Problem[] {
  const first = new Map<string, SourceColumn>();
  return columns.flatMap((column): Problem[] => {
    const other = first.get(column.field.key);
    if (!other) first.set(column.field.key, column);
    if (!other) return [];
    const params = { first: other.header, second: column.header, field: nameIn(language, column.field) };
    return [{ key: 'import.twoColumns', row: 1, column: column.header, params }];
  });
}

function unknownTarget(header: string, target: string, index: HeaderIndex, language: Language): Problem {
  const near = nearest(target, [...index.fields.map(({ key }) => key), ...index.fields.map((field) => nameIn(language, field))]);
  return {
    key: 'import.unknownTarget',
    row: 1,
    column: header,
    params: { target },
    suggestion:
      near === undefined
        ? { key: 'import.knownKeys', params: { keys: index.fields.map(({ key }) => key).join(', ') } }
        : { key: 'import.nearestName', params: { name: near } },
  };
}

/** Headers as a message lists them. */
export function listed(headers: readonly string[]): string {
  const named = headers.filter((name) => name !== '').map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return named.length > 30 ? `${named.slice(0, 30).join(', ')} … (${named.length})` : named.join(', ');
}
