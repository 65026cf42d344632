import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Cell } from '../../../src/core/cell';
import { canonicalJson, type Json } from '../../../src/core/snapshots/canonical';
import type { SheetCapture } from '../../../src/core/snapshots/capture';
import { loadCell, storeCell } from '../../../src/core/snapshots/cells';
import { packSnapshot } from '../../../src/core/snapshots/pack';
import { readSnapshot } from '../../../src/core/snapshots/readSnapshot';

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const about = {
  id: 'run-1',
  kind: 'manual',
  at: new Date('2024-03-15T08:30:00Z'),
  by: 'li@example.com',
  book: { name: '客户', locale: 'zh_CN', timeZone: 'Asia/Shanghai' },
};

function aSheet(title: string, values: Cell[][], more: Partial<SheetCapture> = {}): SheetCapture {
  const blank = values.map((row) => row.map(() => ''));
  const base = { key: undefined, hidden: false, frozenRows: 1, frozenColumns: 0, keys: new Map<number, string>(), pivots: [] };
  return { title, ...base, values, formulas: blank, numberFormats: values.map((row) => row.map(() => '@')), ...more };
}

const customers = aSheet(
  '客户',
  [
    ['客户编号', '累计合作金额', '更新时间', '主要'],
    ['C001', 1_200_000.5, new Date('2024-03-15T08:30:00.250Z'), true],
    ['=1+1', '', new Date('2024-03-01T00:00:00Z'), false],
    ['', '', '', ''],
  ],
  {
    key: 'customers',
    keys: new Map([
      [1, 'lifetimeAmount'],
      [0, 'id'],
    ]),
    formulas: [
      ['', '', '', ''],
      ['', '=SUM(B3:B9)', '', ''],
      ['', '', '', ''],
      ['', '', '', ''],
    ],
  },
);
const pivot = aSheet(
  '客群汇总',
  [
    ['', '活跃度'],
    ['战略客户', 3],
  ],
  { pivots: [{ row: 0, column: 0 }] },
);
const book = new Map([customers, pivot, aSheet('空表', [['']])].map((sheet) => [sheet.title, sheet]));
const packed = packSnapshot(about, [...book.keys()], (title) => book.get(title), digest);
const recorded = { sha256: packed.sha256, sheets: packed.sheets, rows: packed.rows };
const damageOf = (text: string | undefined, expected: object = recorded) => readSnapshot(text, text?.length ?? 0, expected, digest).damage;

describe('a snapshot', () => {
  it('is canonical JSON, so that any program computes its hashes again', () => {
    expect(packed.text).toBe(canonicalJson(JSON.parse(packed.text) as Json));
    const { sha256, sheets, ...header } = JSON.parse(packed.text) as { sha256: string; sheets: { sha256: string; sheet: Json }[] };
    for (const sheet of sheets) expect(digest(canonicalJson(sheet.sheet))).toBe(sheet.sha256);
    expect(digest(canonicalJson({ ...header, sheets: sheets.map((sheet) => sheet.sha256) }))).toBe(sha256);
    expect(sha256).toBe(packed.sha256);
  });
  it('keeps values by type, formulas, formats in runs, column keys and where pivots stand, without blank rows at the end', () => {
    const { file } = readSnapshot(packed.text, 0, {}, digest);
    expect(file?.sheets.map(({ sheet }) => [sheet.title, sheet.rows, sheet.columns])).toEqual([
      ['客户', 3, 4],
      ['客群汇总', 2, 2],
      ['空表', 0, 0],
    ]);
    expect(file?.sheets[0]?.sheet).toMatchObject({
      key: 'customers',
      frozenRows: 1,
      keys: [
        [0, 'id'],
        [1, 'lifetimeAmount'],
      ],
      cells: [
        ['客户编号', '累计合作金额', '更新时间', '主要'],
        ['C001', 1_200_000.5, { d: '2024-03-15T08:30:00.250' }, true],
        ['=1+1', '', { d: '2024-03-01' }, false],
      ],
      formulas: [[1, 1, '=SUM(B3:B9)']],
      numberFormats: [[['@', 3]], [['@', 3]], [['@', 3]], [['@', 3]]],
    });
    expect(file?.sheets[1]?.sheet.pivots).toEqual([[0, 0]]);
    expect(packed).toMatchObject({ sheets: 3, rows: 5 });
  });
  it('counts a row that only holds a formula which shows nothing', () => {
    const sheet = aSheet('计算', [['a'], ['']], { formulas: [[''], ['=IF(FALSE,1,"")']] });
    expect(packSnapshot(about, ['计算'], () => sheet, digest).rows).toBe(2);
  });
  it('gives back every cell that a sheet can hold', () => {
    const someDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    const someCell = fc.oneof(
      fc.string(),
      fc.constantFrom('客户😀', '\ud800', '\u2028', '=1+1', '007'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      someDate,
    );
    fc.assert(
      fc.property(someCell, (cell) => {
        const stored = JSON.parse(canonicalJson(storeCell(cell))) as ReturnType<typeof storeCell>;
        // JSON has no negative zero, and neither has a sheet.
        expect(loadCell(stored)).toEqual(Object.is(cell, -0) ? 0 : cell);
      }),
    );
  });
});

describe('canonical JSON', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, turned(member)]),
    );
  };
  it('is the same whatever the order of the members, and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(canonicalJson(turned(json) as Json)).toBe(canonicalJson(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
    );
  });
  it('sorts members by UTF-16 code units at every depth', () => {
    expect(canonicalJson({ b: [{ '\u{1F600}': 1, '\uFB33': 2 }], a: { 2: 0, 10: '' } })).toBe(
      '{"a":{"10":"","2":0},"b":[{"\u{1F600}":1,"\uFB33":2}]}',
    );
  });
});

describe('a snapshot that is read back', () => {
  it('has no damage as it was written', () => {
    expect(damageOf(packed.text)).toEqual([]);
  });
  it('names the sheet that was altered, even where the sheet’s hash was made to fit', () => {
    const altered = packed.text.replace('1200000.5', '1200000.6');
    expect(damageOf(altered)).toEqual([{ kind: 'sheet', sheet: '客户' }]);
    const parsed = JSON.parse(altered) as { sheets: { sha256: string; sheet: Json }[] };
    const [first] = parsed.sheets;
    if (first) first.sha256 = digest(canonicalJson(first.sheet));
    expect(damageOf(JSON.stringify(parsed))).toEqual([{ kind: 'whole' }]);
  });
  it('shows that a whole other snapshot stands in its place', () => {
    const other = packSnapshot(about, ['客户'], (title) => book.get(title), digest);
    expect(damageOf(other.text)).toEqual([{ kind: 'record' }]);
  });
  it('shows a sheet that was taken out, and rows that were', () => {
    const parsed = JSON.parse(packed.text) as { sheets: { sheet: { cells: Json[] } }[] };
    expect(damageOf(JSON.stringify({ ...parsed, sheets: parsed.sheets.slice(1) })).map(({ kind }) => kind)).toEqual(['whole', 'record']);
    parsed.sheets[0]?.sheet.cells.pop();
    expect(damageOf(JSON.stringify(parsed)).map(({ kind }) => kind)).toEqual(['sheet', 'rows', 'record']);
  });
  it('shows members that were added, to the header as to a sheet', () => {
    expect(damageOf(packed.text.replace('{"at":', '{"__proto__":1,"at":')).map(({ kind }) => kind)).toEqual(['whole']);
    expect(damageOf(packed.text.replace('"hidden":false', '"hidden":true')).map(({ kind }) => kind)).toEqual(['sheet']);
  });
  it('tells apart what is no gzip, no JSON, no snapshot and one of a newer Kehu', () => {
    expect(damageOf(undefined)).toEqual([{ kind: 'gzip' }]);
    expect(damageOf(packed.text.slice(0, -10))).toEqual([{ kind: 'json' }]);
    for (const text of ['null', '[]', '{"format":"kehu-snapshot"}', '{"a":1}']) expect(damageOf(text)).toEqual([{ kind: 'format' }]);
    expect(damageOf(packed.text.replace(/"version":1}$/, '"version":2}'))).toEqual([{ kind: 'version' }]);
  });
  it('shows a file of another size and a record that doesn’t fit', () => {
    expect(readSnapshot(packed.text, 10, { ...recorded, bytes: 11 }, digest).damage).toEqual([{ kind: 'size' }]);
    expect(damageOf(packed.text, { ...recorded, rows: 99 })).toEqual([{ kind: 'record' }]);
    expect(damageOf(packed.text, { ...recorded, sha256: '' })).toEqual([{ kind: 'record' }]);
    expect(damageOf(packed.text, { ...recorded, sheets: Number.NaN })).toEqual([{ kind: 'record' }]);
  });
  it('shows any one character that was altered', () => {
    fc.assert(
      fc.property(fc.nat({ max: packed.text.length - 1 }), fc.constantFrom('0', '9', 'x', '"', ']', '客'), (place, character) => {
        fc.pre(packed.text[place] !== character);
        const altered = packed.text.slice(0, place) + character + packed.text.slice(place + 1);
        expect(damageOf(altered)).not.toEqual([]);
      }),
    );
  });
});

describe('a book of 24,000 × 16 and 4,400 × 46 cells', () => {
  it('is packed, gzipped, read back and checked in a few seconds', () => {
    const grid = (rows: number, columns: number): Cell[][] =>
      Array.from({ length: rows }, (_, row) =>
        Array.from(
          { length: columns },
          (__, column) => [`客户${row}`, row * 1.25, new Date(Date.UTC(2010, 0, row % 300)), ''][column % 4] ?? '',
        ),
      );
    const sheets = new Map([aSheet('销售记录', grid(24_000, 16)), aSheet('客户', grid(4_400, 46))].map((sheet) => [sheet.title, sheet]));
    const began = performance.now();
    const large = packSnapshot(about, [...sheets.keys()], (title) => sheets.get(title), digest);
    const bytes = gzipSync(large.text);
    const read = readSnapshot(gunzipSync(bytes).toString('utf8'), bytes.length, { sha256: large.sha256, bytes: bytes.length }, digest);
    expect(read.damage).toEqual([]);
    // 0.7 s and 1.5 s on a quiet machine of 2 cores; the bound is for a busy one.
    expect(performance.now() - began).toBeLessThan(30_000);
  }, 60_000);
});
