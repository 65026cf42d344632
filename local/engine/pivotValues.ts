import { createHash } from 'node:crypto';
import type { CellValue } from '../document/types';
import { columnName, literalContent } from './content';
import type { CellError } from './contract';
import { buildModel } from './spreadsheet';

/** A pivot's source, cut down to what the pivot uses: for each record the code of its group in every dimension, and the cells that are summarised. */
export interface PivotSource {
  /** records × dimensions: numbers from 0 in the order of the groups. */
  readonly codes: readonly (readonly number[])[];
  /** records × measures. */
  readonly cells: readonly (readonly CellValue[])[];
  /** How each measure is summarised: a name of SpreadsheetApp.PivotTableSummarizeFunction. */
  readonly summarize: readonly string[];
}

/** One group of each of some dimensions: pairs of dimension and code. */
export type Domain = readonly (readonly [dimension: number, code: number])[];

/** Gives the value of a measure over the records of a domain, `null` where there are none. */
export type Summarizer = (measure: number, domain: Domain) => CellValue | CellError;

const AGGREGATORS: Readonly<Record<string, string>> = {
  SUM: 'sum',
  COUNTA: 'count',
  COUNT: 'count',
  COUNTUNIQUE: 'count_distinct',
  AVERAGE: 'avg',
  MAX: 'max',
  MIN: 'min',
};

type Results = Map<string, CellValue | CellError>;

/** Results of the latest sources, by the source's checksum: a book is computed again after every edit, and a pivot's source seldom changed. */
const remembered = new Map<string, Results>();
const MOST_REMEMBERED = 8;

/** Summarises by the spreadsheet library's pivot, into which the source is loaded when a value is not known yet. */
export function summarizerOf(source: PivotSource): Summarizer {
  if (source.codes.length === 0) return () => null;
  const aggregators = source.summarize.map((name) => AGGREGATORS[name]);
  const results = resultsOf(source);
  let pivot: ReturnType<typeof loadPivot> | undefined;
  return (measure, domain) => {
    const aggregator = aggregators[measure];
    if (aggregator === undefined) throw new Error(`not implemented: PivotTableSummarizeFunction.${source.summarize[measure]}`);
    const key = `${measure}:${domain.join(';')}`;
    let result = results.get(key);
    if (result === undefined) {
      pivot ??= loadPivot(source, aggregators);
      const path = domain.map(([dimension, code]) => ({ field: `d${dimension}`, type: 'integer', value: code }));
      const { value } = pivot.getPivotCellValueAndFormat(`m${measure}:${aggregator}`, path);
      result = resultOf(value, source, measure, domain);
      results.set(key, result);
    }
    return result;
  };
}

/** The library shows nothing where there is no number; Sheets does so only where there is no record. */
function resultOf(value: unknown, source: PivotSource, measure: number, domain: Domain): CellValue | CellError {
  if (typeof value === 'string' && value.startsWith('#')) return { error: value };
  if (typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')) return value;
  if (!source.codes.some((codes) => domain.every(([dimension, code]) => codes[dimension] === code))) return null;
  return source.summarize[measure] === 'AVERAGE' ? { error: '#DIV/0!' } : 0;
}

function resultsOf(source: PivotSource): Results {
  const checksum = createHash('sha256').update(JSON.stringify(source)).digest('base64');
  const results: Results = remembered.get(checksum) ?? new Map();
  remembered.delete(checksum);
  remembered.set(checksum, results);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return results;
}

function loadPivot(source: PivotSource, used: readonly (string | undefined)[]) {
  const dimensions = source.codes[0]?.length ?? 0;
  const header = [...Array.from({ length: dimensions }, (_, index) => `d${index}`), ...used.map((_, index) => `m${index}`)];
  const cells: Record<string, string> = {};
  header.forEach((name, column) => {
    cells[`${columnName(column)}1`] = name;
  });
  source.codes.forEach((codes, row) => {
    codes.forEach((code, column) => {
      cells[`${columnName(column)}${row + 2}`] = String(code);
    });
    source.cells[row]?.forEach((cell, measure) => {
      const numbersOnly = source.summarize[measure] === 'COUNT';
      const content = numbersOnly && typeof cell !== 'number' ? '' : literalContent(cell);
      if (content !== '') cells[`${columnName(dimensions + measure)}${row + 2}`] = content;
    });
  });
  const model = buildModel({
    sheets: [{ id: 'source', name: 'source', colNumber: header.length, rowNumber: source.codes.length + 1, cells }],
    pivots: { pivot: definition(dimensions, header.length, source.codes.length, used) },
    pivotNextId: 2,
  });
  return model.getters.getPivot('pivot');
}

function definition(dimensions: number, width: number, records: number, used: readonly (string | undefined)[]): Record<string, unknown> {
  return {
    type: 'SPREADSHEET',
    formulaId: '1',
    name: 'pivot',
    rows: Array.from({ length: dimensions }, (_, index) => ({ fieldName: `d${index}`, order: 'asc' })),
    columns: [],
    measures: used.map((aggregator, index) => ({
      id: `m${index}:${aggregator}`,
      fieldName: `m${index}`,
      aggregator: aggregator ?? 'count',
    })),
    dataSet: { sheetId: 'source', zone: { left: 0, right: width - 1, top: 0, bottom: records } },
  };
}
