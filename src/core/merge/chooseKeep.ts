import { isEmpty } from '../cell';
import type { Table } from '../table/readTable';

/** Of the rows of one customer the one that stays: with the most records, then with the most filled cells, then the first. */
export function chooseKeep(sheet: Table, rows: readonly number[], recordsOf: (id: string) => number): number {
  const weigh = (row: number): readonly [number, number] => [
    recordsOf(sheet.text(row, 'id')),
    sheet.definition.fields.filter((field) => !field.computed && !field.stamped && !isEmpty(sheet.cell(row, field.key))).length,
  ];
  const [first = 0, ...rest] = [...rows].sort((a, b) => a - b);
  return rest.reduce((best, row) => {
    const [[records, filled], [mostRecords, mostFilled]] = [weigh(row), weigh(best)];
    return records > mostRecords || (records === mostRecords && filled > mostFilled) ? row : best;
  }, first);
}
