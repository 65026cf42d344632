import { parseArea } from '../document/address';
import type { Area, Chart, ConditionalFormat, Sheet, Validation, ValidationValue, Workbook } from '../document/types';
import { formulaAt } from '../document/validate';
import { cellName, columnName, literalContent } from './content';
import { isLibraryFunction } from './spreadsheet';

type Rule = Record<string, unknown>;

/** Names of the library's criteria by Apps Script's. */
const CRITERIA: Readonly<Record<string, string>> = {
  CHECKBOX: 'isBoolean',
  DATE_IS_VALID_DATE: 'dateIsValid',
  DATE_BETWEEN: 'dateIsBetween',
  DATE_NOT_BETWEEN: 'dateIsNotBetween',
  DATE_AFTER: 'dateIsAfter',
  DATE_BEFORE: 'dateIsBefore',
  DATE_EQUAL_TO: 'dateIs',
  DATE_ON_OR_AFTER: 'dateIsOnOrAfter',
  DATE_ON_OR_BEFORE: 'dateIsOnOrBefore',
  NUMBER_BETWEEN: 'isBetween',
  NUMBER_NOT_BETWEEN: 'isNotBetween',
  NUMBER_EQUAL_TO: 'isEqual',
  NUMBER_NOT_EQUAL_TO: 'isNotEqual',
  NUMBER_GREATER_THAN: 'isGreaterThan',
  NUMBER_GREATER_THAN_OR_EQUAL_TO: 'isGreaterOrEqualTo',
  NUMBER_LESS_THAN: 'isLessThan',
  NUMBER_LESS_THAN_OR_EQUAL_TO: 'isLessOrEqualTo',
  TEXT_CONTAINS: 'containsText',
  TEXT_DOES_NOT_CONTAIN: 'notContainsText',
  TEXT_EQUAL_TO: 'isEqualText',
  TEXT_STARTS_WITH: 'beginsWithText',
  TEXT_ENDS_WITH: 'endsWithText',
  TEXT_IS_VALID_EMAIL: 'isEmail',
  TEXT_IS_VALID_URL: 'isLink',
  CELL_EMPTY: 'isEmpty',
  CELL_NOT_EMPTY: 'isNotEmpty',
  CUSTOM_FORMULA: 'customFormula',
};

/** Criteria of conditional formats that the library offers no validation for. */
const FORMAT_ONLY = new Set(['beginsWithText', 'endsWithText', 'isEmpty', 'isNotEmpty']);

/**
 * A sheet's validation as the library's rules, down to row `last`. None of them blocks: a page asks the script's runtime, which
 * refuses in Google's words.
 */
export function validationRules(document: Workbook, sheet: Sheet, last: number): Rule[] {
  const ranges = new Map<number, string[]>();
  const width = sheet.validations.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  for (let column = 0; column < width; column++) {
    let first = 0;
    for (let row = 0; row <= last + 1; row++) {
      const now = row > last ? 0 : (sheet.validations[row]?.[column] ?? 0);
      const before = row === 0 ? 0 : (sheet.validations[row - 1]?.[column] ?? 0);
      if (now === before && row <= last) continue;
      if (before !== 0) ranges.set(before, [...(ranges.get(before) ?? []), zone(first, row - 1, column)]);
      first = row;
    }
  }
  return [...ranges].flatMap(([index, at]) => {
    const validation = document.validations[index - 1];
    const criterion =
      validation && criterionOf(document, validation, parseArea(at[0] ?? 'A1', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY));
    return criterion ? [{ id: `${sheet.id}-${index}`, criterion, ranges: at, isBlocking: false }] : [];
  });
}

/** A sheet's conditional formats as the library's, cut at row `last`. */
export function conditionalRules(sheet: Sheet, last: number): Rule[] {
  return sheet.conditionalFormats.flatMap((format, index) => {
    const rule = format.gradient ? scaleRule(format.gradient) : cellRule(format);
    const ranges = format.areas.filter((area) => area.row <= last).map((area) => areaName(area, last));
    return rule && ranges.length > 0 ? [{ id: `${sheet.id}-cf-${index}`, rule, ranges }] : [];
  });
}

/** A chart as a figure of the library: none where it draws no such chart. The first column of its ranges holds the labels. */
export function chartFigure(document: Workbook, chart: Chart): Rule[] {
  const type = { COLUMN: 'bar', BAR: 'bar', LINE: 'line', AREA: 'line', PIE: 'pie', STEPPED_AREA: 'line', COMBO: 'combo' }[chart.type];
  const columns = chart.ranges.flatMap(({ sheet, area }) => {
    const name = document.sheets.find((candidate) => candidate.id === sheet)?.name.replace(/'/g, "''");
    return name === undefined
      ? []
      : Array.from({ length: area.columns }, (_, index) => `'${name}'!${zone(area.row, area.row + area.rows - 1, area.column + index)}`);
  });
  const [labelRange, ...series] = columns;
  if (type === undefined || labelRange === undefined) return [];
  const { title, width, height, isStacked } = chart.options;
  return [
    {
      id: `figure-${chart.id}`,
      tag: 'chart',
      col: chart.anchor.column,
      row: chart.anchor.row,
      offset: { x: chart.anchor.offsetX, y: chart.anchor.offsetY },
      width: typeof width === 'number' ? width : 600,
      height: typeof height === 'number' ? height : 371,
      data: {
        chartId: `chart-${chart.id}`,
        type,
        title: { text: typeof title === 'string' ? title : '' },
        legendPosition: legendPosition(chart),
        stacked: isStacked === true,
        aggregated: false,
        humanize: true,
        dataSetStyles: {},
        ...(chart.type === 'BAR' ? { horizontal: true } : {}),
        ...(chart.type === 'AREA' ? { fillArea: true } : {}),
        dataSource: {
          type: 'range',
          dataSetsHaveTitle: chart.headers > 0,
          labelRange,
          dataSets: series.map((dataRange, index) => ({ dataSetId: String(index), dataRange })),
        },
      },
    },
  ];
}

/** Where the legend stands: nowhere when the chart says so, or when it has one series without a name. */
function legendPosition(chart: Chart): string {
  const wished = chart.options['legend.position'];
  if (typeof wished === 'string') return ['none', 'top', 'bottom', 'left', 'right'].includes(wished) ? wished : 'top';
  if (chart.type === 'PIE') return 'right';
  const columns = chart.ranges.reduce((count, { area }) => count + area.columns, 0);
  return columns <= 2 && chart.headers === 0 ? 'none' : 'top';
}

function criterionOf(document: Workbook, validation: Validation, first: Area | undefined): Rule | undefined {
  const [value] = validation.values;
  if (validation.criteria === 'VALUE_IN_LIST') {
    const values = validation.values.flatMap((value) => (isList(value) ? value.list : typeof value === 'object' ? [] : [String(value)]));
    return { type: 'isValueInList', values, displayStyle: 'arrow' };
  }
  if (validation.criteria === 'VALUE_IN_RANGE' && typeof value === 'object' && 'sheet' in value) {
    const name = document.sheets.find((sheet) => sheet.id === value.sheet)?.name.replace(/'/g, "''");
    const range = areaName(value.area, Number.POSITIVE_INFINITY);
    return name === undefined ? undefined : { type: 'isValueInRange', values: [`'${name}'!${range}`], displayStyle: 'arrow' };
  }
  const type = CRITERIA[validation.criteria];
  if (type === undefined || FORMAT_ONLY.has(type)) return undefined;
  // The library would mark every cell that it can't check.
  if (type === 'customFormula' && !validation.values.every((value) => canCompute(String(value)))) return undefined;
  if (type === 'customFormula') return { type, values: [formulaAt(validation, first)] };
  const values = type === 'isBoolean' ? [] : validation.values.map(valueText);
  return { type, values, ...(/^dateIs(After|Before|On.*)?$/.test(type) ? { dateValue: 'exactDate' } : {}) };
}

function cellRule(format: ConditionalFormat): Rule | undefined {
  const operator = CRITERIA[format.criteria ?? ''];
  if (operator === undefined) return undefined;
  return {
    type: 'CellIsRule',
    operator,
    values: (format.values ?? []).map(String),
    style: {
      ...(format.background === undefined ? {} : { fillColor: format.background }),
      ...(format.fontColor === undefined ? {} : { textColor: format.fontColor }),
      ...(format.bold ? { bold: true } : {}),
    },
  };
}

function scaleRule(gradient: NonNullable<ConditionalFormat['gradient']>): Rule {
  const colour = (text: string): number => Number.parseInt(text.replace('#', ''), 16);
  return {
    type: 'ColorScaleRule',
    minimum: { type: 'value', color: colour(gradient.minColor) },
    maximum: { type: 'value', color: colour(gradient.maxColor) },
    ...(gradient.midColor === undefined ? {} : { midpoint: { type: 'percentage', value: '50', color: colour(gradient.midColor) } }),
  };
}

function valueText(value: ValidationValue): string {
  if (typeof value !== 'object') return typeof value === 'string' ? value : literalContent(value);
  return 'date' in value ? String(value.date) : '';
}

/** Whether the library has all functions that a formula names. */
function canCompute(formula: string): boolean {
  const names = formula.replace(/"[^"]*"/g, '').match(/[A-Za-z_][\w.]*(?=\()/g) ?? [];
  return names.every(isLibraryFunction);
}

function isList(value: ValidationValue): value is { readonly list: readonly string[] } {
  return typeof value === 'object' && 'list' in value;
}

function areaName(area: Area, last: number): string {
  const end = Math.min(area.row + area.rows - 1, last);
  return `${cellName(area.row, area.column)}:${cellName(end, area.column + area.columns - 1)}`;
}

function zone(first: number, last: number, column: number): string {
  const letters = columnName(column);
  return first === last ? `${letters}${first + 1}` : `${letters}${first + 1}:${letters}${last + 1}`;
}
