import { type Cell, type Grid, isEmpty } from '../cell';
import type { Message } from '../message';
import type { Field, Module } from '../schema';
import { readTable, type Table } from '../table/readTable';
import { splitTags } from '../values/lists';
import { parseValue, type ValueOptions } from '../values/parseValue';
import { splitUnit } from './headers';
import { comparable } from './matchRows';
import type { ComputedClaim, ImportOutcome } from './outcome';

/** A sheet as it will stand after the import, of the sheets that the import changes. */
export function tableAfter(table: Table, outcome: ImportOutcome): Table {
  const key = table.definition.key;
  const grid: Grid = [[...table.headers], ...table.rows.map((row) => [...row])];
  const { updates, added, derived } = outcome;
  if (added.module === key) {
    const rowOf = new Map(table.rows.map((_, row) => [table.text(row, 'id'), row + 1]));
    updates.ids.forEach((id, at) => {
      const row = grid[rowOf.get(id) ?? -1];
      updates.keys.forEach((column, index) => {
        const position = table.need(column);
        if (row) row[position] = updates.values[at]?.[index] ?? '';
      });
    });
  }
  for (const records of [added, ...derived].filter(({ module }) => module === key)) {
    const positions = records.keys.map((column) => table.need(column));
    for (const values of records.values) {
      const row: Cell[] = table.headers.map(() => '');
      positions.forEach((position, index) => {
        row[position] = values[index] ?? '';
      });
      grid.push(row);
    }
  }
  const keys = table.definition.fields.flatMap((field): [number, string][] => {
    const position = table.columnOf(field.key);
    return position === undefined ? [] : [[position, field.key]];
  });
  return readTable(table.definition, { title: table.title, grid, keys: new Map(keys) });
}

/** Counts, column by column, the rows whose imported value isn't what Kehu computes; empty imported cells claim nothing. */
export function countDisagreements(
  claims: readonly ComputedClaim[],
  module: Module,
  computed: (key: string, id: string) => Cell | undefined,
  options: ValueOptions,
): Message[] {
  return claims.flatMap(({ key, header, values }): Message[] => {
    const field = module.fields.find((one) => one.key === key);
    if (!field) return [];
    const readClaim = readerOf(field, { ...options, power: splitUnit(header).power });
    const readComputed = readerOf(field, options);
    const differing = values.filter(({ id, value }) => !isEmpty(value) && readClaim(value) !== readComputed(computed(key, id) ?? ''));
    const first = differing[0];
    return first
      ? [{ key: 'import.disagree', params: { column: header, count: differing.length, of: values.length, row: first.row } }]
      : [];
  });
}

/** A value in the form in which an imported one and a computed one are compared: numbers to the cent, days, sets of tags. */
function readerOf(field: Field, options: ValueOptions): (value: Cell) => string {
  return (value) => {
    if (field.type === 'tags') {
      const dimensions = ['industry', 'size', 'status', 'value', 'need', 'free'];
      const known = (tag: string): string =>
        dimensions.map((dimension) => options.lists.list(dimension).find(tag)).find((name) => name !== undefined) ?? tag;
      return [...new Set(splitTags(String(value)).map(known))].sort().join(',');
    }
    const bounds: Field = { key: field.key, type: field.type, zh: field.zh, en: field.en, ...(field.unit ? { unit: field.unit } : {}) };
    const parsed = parseValue(bounds, value, options);
    const cell = parsed.ok ? parsed.value : value;
    return typeof cell === 'number' ? cell.toFixed(2) : cell instanceof Date ? cell.toISOString().slice(0, 10) : comparable(cell);
  };
}
