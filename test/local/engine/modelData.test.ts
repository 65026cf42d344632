import type { Sheet } from '../../../local/document/types';
import { literalContent } from '../../../local/engine/content';
import { evaluateBook } from '../../../local/engine/evaluate';
import { toModelData } from '../../../local/engine/modelData';
import { buildModel } from '../../../local/engine/spreadsheet';
import { aBook, aSheet } from '../../support/books';

const HOST = { functions: [{ name: 'CRM_TIER', params: ['amount'] }], callFunction: () => '战略客户', now: new Date(0) };

function shown(sheets: Sheet[], over = {}, windowRows = 5000, from = new Map<number, number>()) {
  const book = aBook(sheets, over);
  const view = toModelData(book, evaluateBook(book, HOST), { windowRows, from });
  const model = buildModel({
    sheets: view.sheets.map((sheet) => sheet.content),
    styles: view.styles,
    formats: view.formats,
    settings: view.settings,
  });
  return {
    view,
    model,
    cell: (sheet: number, col: number, row: number) => model.getters.getEvaluatedCell({ sheetId: String(sheet), col, row }),
  };
}

describe('a book as the page draws it', () => {
  test('stored text, numbers, dates and truth values show as they are, whatever they look like', () => {
    const row = ['客户', "'=1+1", "'+86 139", "'007", "'2024-03-15", "'5%", "'TRUE", "'-", 1e-7, -2.5, true, "'''x"];
    const { cell } = shown([aSheet(1, '表', [row])]);
    const stored = row.map((value) => (typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value));
    expect(row.map((_, column) => cell(1, column, 0).value)).toEqual(stored);
  });

  test('text in plain-text columns shows without an apostrophe', () => {
    const texts = ['13800015189', '#a4c2f4', '{value}客户', '50万-100万', '0..', '007', '2024-03-15', '=1+1', '+86 139', "'x"];
    const sheet = aSheet(1, '表', [texts.map((text) => `'${text}`)], { styles: [texts.map(() => 1)] });
    const { cell } = shown([sheet], { styles: [{}, { numberFormat: '@' }] });
    expect(texts.map((_, column) => cell(1, column, 0).formattedValue)).toEqual(texts);
  });

  test('a new row below leaves the frame of its sheet as it is, so that the grid need not be built anew', () => {
    const frame = (rows: number): string => {
      const sheet = shown([
        aSheet(
          1,
          '表',
          Array.from({ length: rows }, () => ['a']),
        ),
      ]).view.sheets[0];
      return JSON.stringify({ ...sheet?.content, cells: null });
    };
    expect(frame(41)).toBe(frame(40));
    expect(frame(4)).not.toBe(frame(140));
  });

  test('a rule by a formula that the grid can not compute marks nothing', () => {
    const sheet = aSheet(1, '表', [["'13800015189", 'b', '=REGEXMATCH("a","b")']], { validations: [[1, 2]] });
    const { model } = shown([sheet], {
      validations: ['=REGEXMATCH(TO_TEXT(A1),"^[0-9]+$")', '=LEN(B1)>2'].map((formula) => ({
        criteria: 'CUSTOM_FORMULA',
        values: [formula],
        allowInvalid: true,
      })),
    });
    expect(model.getters.getDataValidationRules('1').map((rule) => rule.criterion.values)).toEqual([['=LEN(B1)>2']]);
  });

  test('formulas show their results, and their text is kept beside', () => {
    const { view, cell } = shown([aSheet(1, '表', [[2, '=A1*3', '=CRM_TIER(A1)', '=1/0']])]);
    expect([1, 2, 3].map((column) => cell(1, column, 0).value)).toEqual([6, '战略客户', '#DIV/0!']);
    expect(view.sheets[0]?.formulas).toEqual({ B1: '=A1*3', C1: '=CRM_TIER(A1)', D1: '=1/0' });
  });

  test('styles, number formats, frozen panes, widths, hidden sheets and colours are there', () => {
    const sheet = aSheet(1, '表', [['a', 45366]], {
      styles: [[1, 2]],
      frozenRows: 1,
      columnWidths: [200],
      tabColor: '#ff0000',
    });
    const { model, cell, view } = shown([sheet, aSheet(2, '设置', [['x']], { hidden: true })], {
      styles: [{}, { bold: true, background: '#D2E3FC' }, { numberFormat: 'yyyy-mm-dd' }],
    });
    expect(cell(1, 1, 0).formattedValue).toBe('2024-03-15');
    expect(model.getters.getCell({ sheetId: '1', col: 0, row: 0 })?.style).toMatchObject({ bold: true, fillColor: '#D2E3FC' });
    expect(model.getters.getPaneDivisions('1')).toEqual({ xSplit: 0, ySplit: 1 });
    expect(model.getters.getColSize('1', 0)).toBe(200);
    expect(model.getters.isSheetVisible('2')).toBe(false);
    expect(view.sheets[0]?.content).toMatchObject({ color: '#ff0000' });
  });

  test('lists, ranges and conditional formats become rules of the grid that never block', () => {
    const sheet = aSheet(1, '表', [['状态'], ['成交客户'], ['潜在客户']], {
      validations: [[], [1], [1]],
      conditionalFormats: [
        { areas: [{ row: 1, column: 0, rows: 2, columns: 1 }], criteria: 'TEXT_EQUAL_TO', values: ['成交客户'], background: '#e6f4ea' },
      ],
    });
    const { model } = shown([sheet], {
      validations: [{ criteria: 'VALUE_IN_LIST', values: [{ list: ['成交客户', '潜在客户'] }], allowInvalid: false }],
    });
    const [rule] = model.getters.getDataValidationRules('1');
    expect(rule?.criterion).toMatchObject({ type: 'isValueInList', values: ['成交客户', '潜在客户'] });
    expect(rule?.isBlocking).toBe(false);
    expect(model.getters.getCellComputedStyle({ sheetId: '1', col: 0, row: 1 }).fillColor).toBe('#e6f4ea');
    expect(model.getters.getCellComputedStyle({ sheetId: '1', col: 0, row: 2 }).fillColor).toBeUndefined();
  });

  test('a pivot shows its values and its chart, with the number format of what it sums', () => {
    const customers = aSheet(
      1,
      '客户',
      [
        ['层级', '金额'],
        ['高', 1200],
        ['低', 10],
      ],
      { styles: [[], [0, 1]] },
    );
    const summary = aSheet(2, '汇总', [], {
      pivots: [
        {
          anchor: { row: 0, column: 0 },
          source: { sheet: 1, area: { row: 0, column: 0, rows: 3, columns: 2 } },
          rows: [{ sourceColumn: 0, ascending: true, showTotals: true }],
          columns: [],
          values: [{ sourceColumn: 1, summarize: 'SUM', displayName: '合计' }],
          filters: [],
        },
      ],
      charts: [
        {
          id: 7,
          type: 'COLUMN',
          ranges: [{ sheet: 2, area: { row: 0, column: 0, rows: 3, columns: 2 } }],
          anchor: { row: 5, column: 0, offsetX: 0, offsetY: 0 },
          options: { title: '分布' },
          headers: 1,
        },
      ],
    });
    const { model, cell } = shown([customers, summary], { styles: [{}, { numberFormat: '#,##0' }] });
    expect(cell(2, 1, 2).formattedValue).toBe('1,200');
    expect(model.getters.getChartIds('2')).toEqual(['chart-7']);
  });

  test('a large sheet shows a window of rows under its own row numbers, with the frozen header', () => {
    const grid = [['编号'], ...Array.from({ length: 50 }, (_, index) => [index + 1])];
    const { view, cell } = shown([aSheet(1, '销售记录', grid, { frozenRows: 1 })], {}, 10, new Map([[1, 20]]));
    expect(view.sheets[0]?.window).toEqual({ from: 20, to: 29, total: 51 });
    expect([cell(1, 0, 0).value, cell(1, 0, 19).value, cell(1, 0, 20).value, cell(1, 0, 29).value, cell(1, 0, 30).value]).toEqual([
      '编号',
      null,
      20,
      29,
      null,
    ]);
  });
});

test('text keeps its apostrophe only where it would be taken for something else', () => {
  expect(['远航', 'ABC', '=1', '12', 'Mar 5', 'true'].map(literalContent)).toEqual(['远航', 'ABC', "'=1", "'12", "'Mar 5", "'true"]);
});
