import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CellValue, Workbook } from '../../local/document/types';
import { createRuntime } from '../../local/index';
import type { Manifest, Runtime } from '../../local/runtime';
import type { PivotSheet } from '../../src/host/plan';
import { aBook, aSheet } from '../support/books';
import { scriptOf } from '../support/hostScript';

const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8')) as Manifest;
const code = scriptOf(`
  import { openBook } from './src/host/book';
  import { captureSheet } from './src/host/capture';
  import { digestText, gzipText, ungzipText } from './src/host/bytes';
  import { applyPivotSheet } from './src/host/pivots';
  import { applySchedule } from './src/host/triggers';
  import { createFile, driveFiles } from './src/host/drive';
  import { sheets } from './src/modules/index.generated';
  export const summarize = (pivot) => applyPivotSheet(openBook(sheets), pivot);
  export const capture = (title) => {
    const { keys, ...rest } = captureSheet(openBook(sheets), title);
    return { ...rest, keys: [...keys] };
  };
  export const schedule = (installed) => applySchedule(installed);
  export const there = (text) => ({ digest: digestText(text), back: ungzipText(gzipText(text)), cut: ungzipText(gzipText(text).slice(0, 20)) });
  export const largeFile = () => {
    const drive = driveFiles();
    const step = { id: drive.newId(), name: 'large', mimeType: 'application/gzip', bytes: new Array(5_300_000).fill(7), properties: { kehuRun: 'large' } };
    createFile(step);
    createFile(step);
    return { id: step.id, found: drive.find('kehuRun', 'large'), size: drive.read(step.id).bytes.length };
  };
  export const files = () => {
    const drive = driveFiles();
    const step = { id: drive.newId(), name: 'a', mimeType: 'application/gzip', bytes: [31, -117, 0, -1], properties: { kehuRun: "it's" } };
    createFile(step);
    createFile({ ...step, bytes: [1] });
    return { step, read: drive.read(step.id), list: drive.list().length, found: drive.find('kehuRun', "it's"), none: drive.read('none') };
  };
`);

const HEADER = ['客户编号', '备注', '累计合作金额', '价值层级', '活跃度'];
const ROWS: CellValue[][] = [
  ['C001', '', 1_200_000, '战略客户', '高活跃'],
  ['C002', '', 300_000, '普通客户', '低活跃'],
  ['C003', '', 200_000, '普通客户', '高活跃'],
];

function aBookOf(rows: CellValue[][]): Workbook {
  const keys = ['id', '', 'lifetimeAmount', 'valueTier', 'activity'];
  const columns = keys.flatMap((key, index) =>
    key === ''
      ? []
      : [
          {
            id: 10 + index,
            key: 'kehu.column',
            value: `customers.${key}`,
            visibility: 'DOCUMENT' as const,
            location: 'COLUMN' as const,
            sheet: 1,
            index,
          },
        ],
  );
  const sheet = { id: 9, key: 'kehu.sheet', value: 'customers', visibility: 'DOCUMENT' as const, location: 'SHEET' as const, sheet: 1 };
  return aBook([aSheet(1, '客户', [HEADER, ...rows])], { metadata: [sheet, ...columns] });
}

function runtimeOf(document: Workbook, user = 'li@example.com'): Runtime {
  return createRuntime({ document, manifest, code, user, locale: 'zh-CN' });
}

const pivotOf = (rows: number, tiers = 2, chartColumn = 5): PivotSheet => ({
  key: 'bySegment',
  title: '客群汇总',
  source: 'customers',
  sourceRows: rows,
  rows: ['valueTier'],
  columns: ['activity'],
  values: [
    { column: 'id', summarize: 'COUNTA', name: '客户数' },
    { column: 'lifetimeAmount', summarize: 'SUM', name: '累计合作金额' },
  ],
  chart: {
    type: 'COLUMN',
    title: '各价值层级的客户数',
    ranges: [
      { row: 3, column: 0, rows: tiers, columns: 1 },
      { row: 3, column: chartColumn, rows: tiers, columns: 1 },
    ],
    beside: 7,
  },
});

const summaryOf = (document: Workbook) => {
  const sheet = document.sheets.find((one) => one.name === '客群汇总');
  if (!sheet) throw new Error('no summary');
  return sheet;
};

describe('the summary sheet', () => {
  it('shows a native pivot of the filled rows, and its chart shows the customers of each tier', () => {
    const document = aBookOf(ROWS);
    const runtime = runtimeOf(document);
    runtime.call('summarize', pivotOf(3));
    const sheet = summaryOf(document);
    expect(sheet.pivots).toMatchObject([
      {
        source: { sheet: 1, area: { row: 0, column: 0, rows: 4, columns: 5 } },
        rows: [{ sourceColumn: 3 }],
        columns: [{ sourceColumn: 4 }],
      },
    ]);
    const shown = runtime.displayed('客群汇总');
    const [chart] = sheet.charts;
    const charted = chart?.ranges.map(({ area }) => shown.slice(area.row, area.row + area.rows).map((row) => row[area.column]));
    expect(charted).toEqual([
      ['普通客户', '战略客户'],
      [2, 1],
    ]);
    expect(chart?.anchor.column).toBeGreaterThanOrEqual(7);
    expect(shown.flat()).toEqual(expect.arrayContaining(['客户数', '累计合作金额', 1_700_000]));
  });
  it('is the same after it is made again, and keeps what people added', () => {
    const document = aBookOf(ROWS);
    const runtime = runtimeOf(document);
    runtime.call('summarize', pivotOf(3));
    const sheet = summaryOf(document);
    const [chart] = sheet.charts;
    sheet.values[20] = ['我的说明'];
    if (chart) chart.options.title = '我的标题';
    sheet.charts.push({ ...(chart ?? sheet.charts[0]!), id: 77, options: { title: '别的图' } });
    const before = JSON.stringify({ pivots: sheet.pivots, charts: sheet.charts, values: sheet.values, metadata: document.metadata });
    runtimeOf(document).call('summarize', pivotOf(3));
    const after = summaryOf(document);
    expect(JSON.stringify({ pivots: after.pivots, charts: after.charts, values: after.values, metadata: document.metadata })).toBe(before);
    expect(document.sheets).toHaveLength(2);
  });
  it('takes new customers in, also when as many were deleted', () => {
    const document = aBookOf(ROWS);
    runtimeOf(document).call('summarize', pivotOf(3));
    const summary = summaryOf(document);
    const [pivot] = summary.pivots;
    // What Sheets makes of a deleted row: the pivot's source shrinks.
    if (pivot) pivot.source = { sheet: 1, area: { ...pivot.source.area, rows: 3 } };
    const runtime = runtimeOf(document);
    runtime.call('summarize', pivotOf(3));
    expect(summaryOf(document).pivots).toMatchObject([{ source: { area: { rows: 4 } } }]);
    expect(summaryOf(document).charts).toHaveLength(1);
    runtime.call('summarize', pivotOf(3, 3));
    expect(summaryOf(document).charts).toMatchObject([{ ranges: [{ area: { rows: 3 } }, { area: { rows: 3 } }] }]);
  });
  it('follows columns that people moved', () => {
    const document = aBookOf(ROWS.map((row) => ['', ...row]));
    const [customers] = document.sheets;
    if (customers) customers.values[0] = ['新列', ...HEADER];
    for (const metadata of document.metadata) if (metadata.index !== undefined) metadata.index += 1;
    runtimeOf(document).call('summarize', pivotOf(3));
    expect(summaryOf(document).pivots).toMatchObject([{ rows: [{ sourceColumn: 4 }], columns: [{ sourceColumn: 5 }] }]);
  });
  it('is completed after it was stopped at any service call', () => {
    const whole = aBookOf(ROWS);
    const runtime = runtimeOf(whole);
    runtime.call('summarize', pivotOf(3));
    const wanted = summaryOf(whole);
    for (let at = 1; at <= runtime.last.serviceCalls; at += 1) {
      const document = aBookOf(ROWS);
      const stopped = createRuntime({ document, manifest, code, fault: { kind: 'kill', at } });
      expect(() => stopped.call('summarize', pivotOf(3))).toThrow();
      runtimeOf(document).call('summarize', pivotOf(3));
      const sheet = summaryOf(document);
      expect({
        sheets: document.sheets.length,
        pivots: sheet.pivots,
        charts: sheet.charts.map(({ ranges }) => ranges.map(({ area }) => area)),
      }).toEqual({
        sheets: 2,
        pivots: wanted.pivots,
        charts: wanted.charts.map(({ ranges }) => ranges.map(({ area }) => area)),
      });
    }
  });
  it('leaves a sheet of people’s that has its title alone', () => {
    const document = aBookOf(ROWS);
    document.sheets.push(aSheet(5, '客群汇总', [['我的表']]));
    runtimeOf(document).call('summarize', pivotOf(3));
    expect(document.sheets.map((sheet) => [sheet.name, sheet.pivots.length])).toEqual([
      ['客户', 0],
      ['客群汇总', 0],
      ['客群汇总 2', 1],
    ]);
  });
});

describe('the capture of a sheet', () => {
  it('holds values, formulas, formats and column keys; of a pivot’s sheet what it shows and where it stands', () => {
    const document = aBookOf([...ROWS, ['C004', '=1+1', 5, '普通客户', '低活跃']]);
    const runtime = runtimeOf(document);
    runtime.call('summarize', pivotOf(4));
    const sheet = runtime.call('capture', '客户') as {
      values: unknown[][];
      formulas: string[][];
      numberFormats: string[][];
      keys: unknown;
      key: string;
    };
    expect(sheet.key).toBe('customers');
    expect(sheet.values[4]).toEqual(['C004', 2, 5, '普通客户', '低活跃']);
    expect(sheet.formulas[4]?.[1]).toBe('=1+1');
    expect(sheet.numberFormats.map((row) => row.length)).toEqual([5, 5, 5, 5, 5]);
    expect(sheet.keys).toContainEqual([2, 'lifetimeAmount']);
    const summary = runtime.call('capture', '客群汇总') as { values: unknown[][]; pivots: unknown };
    expect(summary.pivots).toEqual([{ row: 0, column: 0 }]);
    expect(summary.values.flat()).toContain(1_700_005);
  });
});

describe('the hourly trigger', () => {
  it('is one however often it is installed, and others’ triggers stay', () => {
    const document = aBookOf(ROWS);
    for (let time = 0; time < 3; time += 1) runtimeOf(document).call('schedule', true);
    runtimeOf(document, 'wang@example.com').call('schedule', true);
    expect(document.triggers.map(({ handler, kind, everyHours, owner }) => ({ handler, kind, everyHours, owner }))).toEqual([
      { handler: 'onClock', kind: 'CLOCK', everyHours: 1, owner: 'li@example.com' },
      { handler: 'onClock', kind: 'CLOCK', everyHours: 1, owner: 'wang@example.com' },
    ]);
    runtimeOf(document).call('schedule', false);
    expect(document.triggers.map(({ owner }) => owner)).toEqual(['wang@example.com']);
  });
});

describe('bytes and files', () => {
  it('go through Google’s digest and gzip and come back', () => {
    const { digest, back, cut } = runtimeOf(aBookOf(ROWS)).call('there', '客户 abc') as { digest: string; back: string; cut?: string };
    expect(digest).toBe(createHash('sha256').update('客户 abc', 'utf8').digest('hex'));
    expect(back).toBe('客户 abc');
    expect(cut ?? undefined).toBeUndefined();
  });
  it('a file of more than 5 MB is created whole, once', () => {
    const document = aBookOf(ROWS);
    const { id, found, size } = runtimeOf(document).call('largeFile') as { id: string; found: string; size: number };
    expect({ found, size, files: document.files.length }).toEqual({ found: id, size: 5_300_000, files: 1 });
  });
  it('a file that is created again stays as it was, and is found by its property', () => {
    const document = aBookOf(ROWS);
    const result = runtimeOf(document).call('files') as {
      step: { id: string; bytes: number[] };
      read: { bytes: number[] };
      list: number;
      found: string;
    };
    expect(result).toMatchObject({ read: { name: 'a', bytes: result.step.bytes }, list: 1, found: result.step.id });
    expect(document.files).toHaveLength(1);
  });
});
