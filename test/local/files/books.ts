import { createSheet, createWorkbook, internStyle, internValidation } from '../../../local/document/create';
import type { Workbook } from '../../../local/document/types';

/** A book that has one of everything: for round trips. */
export function aRichBook(): Workbook {
  const book = createWorkbook({ sheets: [], name: '测试', owner: 'owner@example.com' });
  const head = internStyle(book, { bold: true, background: '#1155cc', fontColor: '#ffffff', wrap: true, horizontalAlign: 'center' });
  const text = internStyle(book, { numberFormat: '@' });
  const date = internStyle(book, { numberFormat: 'yyyy-mm-dd' });
  const time = internStyle(book, { numberFormat: 'yyyy-mm-dd hh:mm' });
  const money = internStyle(book, { numberFormat: '#,##0.00', italic: true, fontSize: 14, verticalAlign: 'middle' });
  const short = internValidation(book, {
    criteria: 'VALUE_IN_LIST',
    values: [{ list: ['成交客户', '意向客户'] }, true],
    allowInvalid: false,
    helpText: '选一个',
  });
  const long = Array.from({ length: 60 }, (_, index) => `行业${index}，很长的名称`);
  const longList = internValidation(book, { criteria: 'VALUE_IN_LIST', values: [{ list: long }, true], allowInvalid: true });
  const range = internValidation(book, {
    criteria: 'VALUE_IN_RANGE',
    values: [{ sheet: 7, area: { row: 0, column: 0, rows: 3, columns: 1 } }, true],
    allowInvalid: false,
  });
  const day = internValidation(book, { criteria: 'DATE_IS_VALID_DATE', values: [], allowInvalid: false });
  const between = internValidation(book, { criteria: 'NUMBER_BETWEEN', values: [0, 5], allowInvalid: false });
  const custom = internValidation(book, {
    criteria: 'CUSTOM_FORMULA',
    values: ['=COUNTIF($A$2:$A,A2)=1'],
    allowInvalid: true,
    home: { sheet: 1, row: 1, column: 0 },
  });

  const sheet = createSheet(3, "客户 '24", 40, 9);
  sheet.values = [
    ['编号', '名称', '日期', '时间', '金额', '状态', '行业', '等级', '公式'],
    ['00123', '=1+1', 45366, 45366.354166666664, -12.5, '成交客户', '行业3，很长的名称', 'A', null],
    ['+86139', '@x', 45351, null, 0.1 + 0.2, null, null, null, null],
    ['-5', '😀 <&> "q"\nline\ttab ', null, null, 1e-7, null, null, true, null],
    [' lead', '#N/A', null, null, 123456789012, null, null, false, null],
    ['1', "'q", null, null, 5],
  ];
  sheet.formulas[1] = [];
  sheet.formulas[1][8] = '=E2*2+LEN("=A1")';
  const row = [text, text, date, time, money, 0, 0, 0, 0];
  sheet.styles = [new Array<number>(9).fill(head), ...Array.from({ length: 20 }, () => [...row])];
  sheet.validations = [[], ...Array.from({ length: 39 }, () => [custom, 0, day, 0, between, short, longList, range])];
  sheet.notes = [[undefined, '必填：\n法定全称']];
  sheet.merges = [{ row: 10, column: 0, rows: 2, columns: 2 }];
  sheet.columnWidths = [100, undefined, 180];
  sheet.hiddenColumns = [7];
  sheet.hiddenRows = [4];
  sheet.frozenRows = 1;
  sheet.frozenColumns = 2;
  sheet.tabColor = '#00ff00';
  sheet.conditionalFormats = [
    { areas: [{ row: 1, column: 1, rows: 39, columns: 1 }], criteria: 'CELL_EMPTY', values: [], background: '#ffcccc' },
    { areas: [{ row: 1, column: 4, rows: 39, columns: 1 }], criteria: 'NUMBER_LESS_THAN', values: [0], fontColor: '#ff0000', bold: true },
    {
      areas: [{ row: 1, column: 0, rows: 39, columns: 2 }],
      criteria: 'CUSTOM_FORMULA',
      values: ['=$F2="成交客户"'],
      background: '#d9ead3',
    },
    { areas: [{ row: 1, column: 4, rows: 39, columns: 1 }], gradient: { minColor: '#ffffff', midColor: '#ffff00', maxColor: '#00ff00' } },
  ];
  sheet.protections = [
    {
      id: 21,
      area: { row: 0, column: 8, rows: 40, columns: 1 },
      description: '自动计算',
      warningOnly: true,
      editors: ['owner@example.com'],
      unprotected: [],
    },
  ];
  const list = createSheet(7, '字典', 100, 5);
  list.values = [['A'], ['B'], ['C']];
  list.hidden = true;
  book.sheets.push(sheet, list);
  book.namedRanges.push({ name: '等级表', sheet: 7, area: { row: 0, column: 0, rows: 3, columns: 1 } });
  book.metadata.push(
    { id: 31, key: 'kehu.column', value: 'amount', visibility: 'DOCUMENT', location: 'COLUMN', sheet: 3, index: 4 },
    { id: 32, key: 'kehu.column', value: 'status', visibility: 'DOCUMENT', location: 'COLUMN', sheet: 3, index: 5 },
    { id: 33, key: 'kehu.sheet', value: 'customers', visibility: 'DOCUMENT', location: 'SHEET', sheet: 3 },
  );
  book.properties.document.language = 'zh-CN';
  book.properties.user['owner@example.com'] = { seen: '1' };
  book.triggers.push({
    id: 't1',
    handler: 'onClock',
    kind: 'CLOCK',
    owner: 'owner@example.com',
    everyHours: 1,
    createdAt: '2024-03-15T00:00:00Z',
  });
  book.files.push({
    id: 'f1',
    name: 'snapshot.json.gz',
    mimeType: 'application/gzip',
    owner: 'owner@example.com',
    content: Buffer.from('快照').toString('base64'),
    createdTime: '2024-03-15T00:00:00Z',
    modifiedTime: '2024-03-15T00:00:00Z',
  });
  book.nextId = 100;
  return book;
}

/** A book's content with nothing that two forms of the same may differ in: empty ends of rows and grids, zero for no style. */
export function plainContent(book: Workbook): unknown {
  const grid = <T>(rows: readonly (readonly (T | undefined)[] | undefined)[], nothing: unknown): unknown[] => {
    const found: unknown[] = [];
    rows.forEach((row, r) => {
      row?.forEach((value, c) => {
        if (value !== undefined && value !== nothing && value !== null && value !== '') found.push([r, c, value]);
      });
    });
    return found;
  };
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      values: grid(sheet.values, null),
      formulas: grid(sheet.formulas, ''),
      styles: grid(sheet.styles, 0),
      validations: grid(sheet.validations, 0),
      notes: grid(sheet.notes, ''),
      columnWidths: Array.from(sheet.columnWidths, (width) => width ?? 0),
    })),
  };
}
