import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSheet, createWorkbook } from '../../../local/document/create';
import { FileError } from '../../../local/document/files/fileError';
import { readXlsx, writeXlsx } from '../../../local/document/files/xlsx';
import type { Sheet, Style, Validation, Workbook } from '../../../local/document/types';
import { aRichBook, plainContent } from './books';

interface Plain {
  readonly sheets: readonly Record<string, unknown>[];
}

const styleAt = (book: Workbook, sheet: Sheet, row: number, column: number): Style => book.styles[sheet.styles[row]?.[column] ?? 0] ?? {};
const validationAt = (book: Workbook, sheet: Sheet, row: number, column: number): Validation | undefined =>
  book.validations[(sheet.validations[row]?.[column] ?? 0) - 1];

describe('a book that Kehu wrote', () => {
  const read = writeXlsx(aRichBook()).then((bytes) => readXlsx(bytes));

  test('keeps values and formulas, and text is never a formula', async () => {
    const [before, after] = [plainContent(aRichBook()) as Plain, plainContent(await read) as Plain];
    for (const index of [0, 1]) {
      expect(after.sheets[index]?.values).toEqual(before.sheets[index]?.values);
      expect(after.sheets[index]?.formulas).toEqual(before.sheets[index]?.formulas);
    }
  });

  test('keeps how cells look', async () => {
    const [before, after] = [aRichBook(), await read];
    for (let row = 0; row < 21; row += 1) {
      for (let column = 0; column < 9; column += 1) {
        expect(styleAt(after, after.sheets[0]!, row, column)).toEqual(styleAt(before, before.sheets[0]!, row, column));
      }
    }
  });

  test('keeps every validation on every cell, long lists too', async () => {
    const [before, after] = [aRichBook(), await read];
    const title = (book: Workbook, id: number): string | undefined => book.sheets.find((sheet) => sheet.id === id)?.name;
    const named = (book: Workbook, validation: Validation | undefined): unknown =>
      validation && {
        ...validation,
        values: validation.values.map((value) =>
          typeof value === 'object' && 'area' in value ? { ...value, sheet: title(book, value.sheet) } : value,
        ),
      };
    for (const row of [0, 1, 20, 39]) {
      for (let column = 0; column < 9; column += 1) {
        const [was, is] = [validationAt(before, before.sheets[0]!, row, column), validationAt(after, after.sheets[0]!, row, column)];
        expect(named(after, is)).toEqual(named(before, was));
      }
    }
  });

  test('keeps the sheet’s shape: notes, merges, widths, hidden and frozen rows, conditional formats, names', async () => {
    const [before, after] = [plainContent(aRichBook()) as Plain & Workbook, plainContent(await read) as Plain & Workbook];
    for (const field of [
      'notes',
      'merges',
      'columnWidths',
      'hiddenRows',
      'hiddenColumns',
      'frozenRows',
      'frozenColumns',
      'tabColor',
      'conditionalFormats',
      'hidden',
      'name',
    ]) {
      const [was, is] = [before.sheets[0]?.[field], after.sheets[0]?.[field]];
      expect({ field, is: field === 'columnWidths' ? (is as number[]).slice(0, 3) : is }).toEqual({ field, is: was });
    }
    expect(after.sheets[1]?.hidden).toBe(true);
    expect(after.sheets).toHaveLength(2);
    expect(after.namedRanges.map(({ name, area }) => ({ name, area }))).toEqual([
      { name: '等级表', area: { row: 0, column: 0, rows: 3, columns: 1 } },
    ]);
  });

  test('carries computed values beside formulas and in the place of pivots', async () => {
    const book = createWorkbook({ sheets: ['数据', '汇总'] });
    const [data, summary] = book.sheets as [Sheet, Sheet];
    data.values = [['a'], [2]];
    data.formulas = [[], [undefined, '=A2*3']];
    summary.pivots.push({
      anchor: { row: 1, column: 0 },
      source: { sheet: 0, area: { row: 0, column: 0, rows: 2, columns: 1 } },
      rows: [],
      columns: [],
      values: [],
      filters: [],
    });
    const shown = (sheet: Sheet): (string | number | null)[][] => (sheet === data ? [['a'], [2, 6]] : [[null], ['合计', 2]]);
    const after = await readXlsx(await writeXlsx(book, shown));
    expect(after.sheets[0]?.values).toEqual([['a'], [2, 6]]);
    expect(after.sheets[0]?.formulas[1]?.[1]).toBe('=A2*3');
    expect(after.sheets[1]?.values).toEqual([[], ['合计', 2]]);
  });

  test('a formula that only Sheets knows refuses nothing elsewhere, and is as strict as it was when it comes back', async () => {
    const book = createWorkbook({ sheets: ['a'] });
    const formula = '=REGEXMATCH(A2&"","^[A-Z]{2}\\d+$")';
    for (const allowInvalid of [false, true]) {
      book.validations = [
        { criteria: 'CUSTOM_FORMULA', values: [formula], allowInvalid, home: { sheet: book.sheets[0]!.id, row: 1, column: 0 } },
      ];
      const [sheet] = book.sheets as [Sheet];
      sheet.validations = [undefined, [1], [1]] as Sheet['validations'];
      const bytes = await writeXlsx(book);
      const after = await readXlsx(bytes);
      expect(validationAt(after, after.sheets[0]!, 2, 0)).toMatchObject({ criteria: 'CUSTOM_FORMULA', values: [formula], allowInvalid });
    }
  });

  test('gives titles that Excel allows', async () => {
    const book = createWorkbook({ sheets: ['a/b:c', 'x'.repeat(40), `${'x'.repeat(40)}y`] });
    const after = await readXlsx(await writeXlsx(book));
    expect(after.sheets.map(({ name }) => name)).toEqual(['a_b_c', 'x'.repeat(31), `${'x'.repeat(29)}~2`]);
  });
});

describe.each(['openpyxl', 'libreoffice'])('a file made by %s', (maker) => {
  const read = readXlsx(readFileSync(join(__dirname, 'fixtures', `${maker}.xlsx`)));

  test('gives its values: dates as serial numbers, text as text', async () => {
    const [sheet] = (await read).sheets as [Sheet];
    expect(sheet.name).toBe('客户 表');
    expect(sheet.values[1]?.slice(0, 7)).toEqual(['C001', '远航😀 <&>', 45366, 45366.354166666664, -12.5, '成交', '=1+1']);
    expect(sheet.values[2]?.[1]).toBe(' lead\ntrail ');
    expect([sheet.values[2]?.[6], sheet.values[3]?.[6]]).toEqual(['00123', '+86 139']);
    expect(sheet.formulas[1]?.[7]).toBe('=E2*2');
    expect(sheet.formulas.flat().filter(Boolean)).toHaveLength(1);
  });

  test('gives its formats and colours', async () => {
    const book = await read;
    const [sheet] = book.sheets as [Sheet];
    expect(styleAt(book, sheet, 0, 0)).toMatchObject({
      bold: true,
      background: '#1155cc',
      fontColor: '#ffffff',
      horizontalAlign: 'center',
      wrap: true,
    });
    expect(styleAt(book, sheet, 1, 2).numberFormat).toBe('yyyy-mm-dd');
    expect(styleAt(book, sheet, 1, 3).numberFormat).toBe('yyyy-mm-dd hh:mm');
    expect(styleAt(book, sheet, 2, 6).numberFormat).toBe('@');
  });

  test('gives its validations', async () => {
    const book = await read;
    const [sheet, list] = book.sheets as [Sheet, Sheet];
    const criteria = [0, 2, 4, 5, 6].map((column) => validationAt(book, sheet, 50, column)?.criteria);
    expect(criteria).toEqual(['CUSTOM_FORMULA', 'DATE_IS_VALID_DATE', 'NUMBER_BETWEEN', 'VALUE_IN_LIST', 'VALUE_IN_RANGE']);
    expect(validationAt(book, sheet, 1, 5)).toMatchObject({ values: [{ list: ['成交', '意向', '潜在'] }, true], helpText: '选' });
    expect(validationAt(book, sheet, 1, 6)?.values[0]).toEqual({ sheet: list.id, area: { row: 0, column: 0, rows: 60, columns: 1 } });
    expect(validationAt(book, sheet, 100, 5)).toBeUndefined();
  });

  test('gives the rest: note, conditional formats, merges, hidden parts, names, protection', async () => {
    const book = await read;
    const [sheet, list] = book.sheets as [Sheet, Sheet];
    expect(sheet.notes[1]?.[1]).toBe('备注 text');
    expect(
      sheet.conditionalFormats.map(({ criteria, background, fontColor, gradient }) => ({ criteria, background, fontColor, gradient })),
    ).toEqual([
      { criteria: 'CUSTOM_FORMULA', background: '#ffcccc', fontColor: undefined, gradient: undefined },
      { criteria: 'NUMBER_LESS_THAN', background: undefined, fontColor: '#ff0000', gradient: undefined },
      { criteria: undefined, background: undefined, fontColor: undefined, gradient: { minColor: '#ffffff', maxColor: '#00ff00' } },
    ]);
    expect(sheet.merges).toEqual([{ row: 9, column: 0, rows: 2, columns: 2 }]);
    expect([sheet.hiddenColumns, sheet.hiddenRows, list.hidden]).toEqual([[8], [4], true]);
    expect(sheet.columnWidths[1]).toBe(215);
    expect(book.namedRanges).toEqual([{ name: '行业表', sheet: list.id, area: { row: 0, column: 0, rows: 60, columns: 1 } }]);
    expect(sheet.protections).toHaveLength(1);
  });
});

describe('a file that is no .xlsx', () => {
  const failure = (bytes: Uint8Array): Promise<unknown> =>
    readXlsx(bytes).then(
      () => 'read',
      (error: unknown) => (error instanceof FileError ? error.code : error),
    );

  test('is refused by kind', async () => {
    expect(await failure(Buffer.from('编号,名称\n'))).toBe('notXlsx');
    expect(await failure(Buffer.from([]))).toBe('empty');
    expect(await failure(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('encrypted');
    const whole = await writeXlsx({ ...createWorkbook({ sheets: [] }), sheets: [createSheet(0, 's')] });
    expect(await failure(whole.subarray(0, whole.length >> 1))).toBe('notXlsx');
  });
});
