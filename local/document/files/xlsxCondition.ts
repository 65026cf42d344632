import type { ConditionalRule } from 'hucre/xlsx';
import { formatArea } from '../address';
import type { ConditionalFormat, Sheet } from '../types';
import { formatRanges, formulaFromXlsx, formulaToXlsx, parseRanges } from './xlsxReferences';
import { colorFromXlsx, colorToXlsx } from './xlsxStyle';

type Operator = NonNullable<ConditionalRule['operator']>;

/** Criteria that compare the cell, and the operators that say the same. */
const COMPARISONS: readonly (readonly [string, Operator])[] = [
  ['NUMBER_BETWEEN', 'between'],
  ['NUMBER_NOT_BETWEEN', 'notBetween'],
  ['NUMBER_EQUAL_TO', 'equal'],
  ['NUMBER_NOT_EQUAL_TO', 'notEqual'],
  ['NUMBER_GREATER_THAN', 'greaterThan'],
  ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'greaterThanOrEqual'],
  ['NUMBER_LESS_THAN', 'lessThan'],
  ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'lessThanOrEqual'],
  ['DATE_AFTER', 'greaterThan'],
  ['DATE_BEFORE', 'lessThan'],
  ['DATE_EQUAL_TO', 'equal'],
];

/** A conditional format as hucre writes it; undefined for a criterion that Excel has nothing like. `priority` counts from 1. */
export function conditionToXlsx(format: ConditionalFormat, priority: number): ConditionalRule | undefined {
  const first = format.areas[0];
  if (first === undefined) return undefined;
  const shared = { range: formatRanges(format.areas), priority };
  if (format.gradient !== undefined) return { ...shared, ...gradientRule(format.gradient) };
  const rule = booleanRule(format, formatArea({ ...first, rows: 1, columns: 1 }));
  return rule === undefined ? undefined : { ...shared, ...rule, style: styleOf(format) };
}

/** The conditional format that a file states, or undefined where Sheets has nothing like it (bars, icons). */
export function conditionFromXlsx(rule: ConditionalRule, sheet: Sheet, themeColors: string[] | undefined): ConditionalFormat | undefined {
  const areas = parseRanges(rule.range, sheet);
  if (areas.length === 0) return undefined;
  if (rule.type === 'colorScale' && rule.colorScale !== undefined) {
    const colors = rule.colorScale.colors.map((color) => `#${color.slice(-6).toLowerCase()}`);
    const [minColor, midColor, maxColor] = colors.length === 3 ? colors : [colors[0], undefined, colors[1]];
    if (minColor === undefined || maxColor === undefined) return undefined;
    return { areas, gradient: { minColor, maxColor, ...(midColor === undefined ? {} : { midColor }) } };
  }
  const criterion = criterionOf(rule);
  if (criterion === undefined) return undefined;
  const fill = rule.style?.fill;
  const background = fill?.type === 'pattern' ? colorFromXlsx(fill.bgColor ?? fill.fgColor, themeColors) : undefined;
  const fontColor = colorFromXlsx(rule.style?.font?.color, themeColors);
  return {
    areas,
    ...criterion,
    ...(background === undefined ? {} : { background }),
    ...(fontColor === undefined || fontColor === '#000000' ? {} : { fontColor }),
    ...(rule.style?.font?.bold ? { bold: true } : {}),
  };
}

function booleanRule(format: ConditionalFormat, cell: string): Pick<ConditionalRule, 'type' | 'operator' | 'formula' | 'text'> | undefined {
  const values = format.values ?? [];
  const text = `"${String(values[0] ?? '').replace(/"/g, '""')}"`;
  switch (format.criteria) {
    case 'CUSTOM_FORMULA':
      return { type: 'expression', formula: formulaToXlsx(String(values[0] ?? '')) };
    case 'CELL_EMPTY':
      return { type: 'containsBlanks', formula: `LEN(TRIM(${cell}))=0` };
    case 'CELL_NOT_EMPTY':
      return { type: 'notContainsBlanks', formula: `LEN(TRIM(${cell}))>0` };
    case 'TEXT_EQUAL_TO':
      return { type: 'cellIs', operator: 'equal', formula: text };
    case 'TEXT_CONTAINS':
      return { type: 'expression', formula: `ISNUMBER(SEARCH(${text},${cell}))` };
    case 'TEXT_DOES_NOT_CONTAIN':
      return { type: 'expression', formula: `ISERROR(SEARCH(${text},${cell}))` };
    case 'TEXT_STARTS_WITH':
      return { type: 'expression', formula: `LEFT(${cell},LEN(${text}))=${text}` };
    case 'TEXT_ENDS_WITH':
      return { type: 'expression', formula: `RIGHT(${cell},LEN(${text}))=${text}` };
  }
  const operator = COMPARISONS.find(([name]) => name === format.criteria)?.[1];
  if (operator === undefined) return undefined;
  const bounds = values.map((value) => formulaToXlsx(String(value)));
  return { type: 'cellIs', operator, formula: bounds.length === 1 ? (bounds[0] as string) : bounds };
}

function criterionOf(rule: ConditionalRule): Pick<ConditionalFormat, 'criteria' | 'values'> | undefined {
  const formulas = Array.isArray(rule.formula) ? rule.formula : rule.formula === undefined ? [] : [rule.formula];
  switch (rule.type) {
    case 'containsBlanks':
      return { criteria: 'CELL_EMPTY', values: [] };
    case 'notContainsBlanks':
      return { criteria: 'CELL_NOT_EMPTY', values: [] };
    case 'containsText':
      return { criteria: 'TEXT_CONTAINS', values: [rule.text ?? ''] };
    case 'notContainsText':
      return { criteria: 'TEXT_DOES_NOT_CONTAIN', values: [rule.text ?? ''] };
    case 'beginsWith':
      return { criteria: 'TEXT_STARTS_WITH', values: [rule.text ?? ''] };
    case 'endsWith':
      return { criteria: 'TEXT_ENDS_WITH', values: [rule.text ?? ''] };
    case 'expression':
      return { criteria: 'CUSTOM_FORMULA', values: [formulaFromXlsx(formulas[0] ?? '')] };
    case 'cellIs': {
      const quoted = /^"((?:[^"]|"")*)"$/.exec(formulas[0] ?? '');
      if (quoted && rule.operator === 'equal') return { criteria: 'TEXT_EQUAL_TO', values: [(quoted[1] ?? '').replace(/""/g, '"')] };
      const name = COMPARISONS.find(([, operator]) => operator === rule.operator)?.[0];
      const values = formulas.map((formula) =>
        formula.trim() !== '' && Number.isFinite(Number(formula)) ? Number(formula) : formulaFromXlsx(formula),
      );
      return name === undefined ? undefined : { criteria: name, values };
    }
    default:
      return undefined;
  }
}

function styleOf(format: ConditionalFormat): NonNullable<ConditionalRule['style']> {
  const font = { ...(format.bold ? { bold: true } : {}), ...(format.fontColor ? { color: colorToXlsx(format.fontColor) } : {}) };
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(format.background
      ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, bgColor: colorToXlsx(format.background) } }
      : {}),
  };
}

function gradientRule(gradient: NonNullable<ConditionalFormat['gradient']>): Pick<ConditionalRule, 'type' | 'colorScale'> {
  const argb = (color: string): string => `FF${color.replace('#', '').toUpperCase()}`;
  const middle = gradient.midColor === undefined ? [] : [{ type: 'percentile' as const, value: '50' }];
  return {
    type: 'colorScale',
    colorScale: {
      cfvo: [{ type: 'min' }, ...middle, { type: 'max' }],
      colors: [gradient.minColor, ...(gradient.midColor === undefined ? [] : [gradient.midColor]), gradient.maxColor].map(argb),
    },
  };
}
