import { forgetInterned } from './create';
import { type AreaShift, carryFormula, shiftFormula } from './references';
import type { Area, ConditionalFormat, Sheet, Sparse, Validation, ValidationValue, Workbook } from './types';

/** Which lines of a grid an operation is about. */
export type Axis = 'row' | 'column';

/** Where lines go: a line's new index (undefined: deleted), and an area's new place. */
interface Shift {
  readonly line: (index: number) => number | undefined;
  readonly span: (start: number, length: number) => readonly [start: number, length: number] | undefined;
}

/** Inserts empty lines before `at`; everything that points behind them moves along, and areas around them grow. New lines take the looks and rules of the line before. */
export function insertLines(book: Workbook, sheet: Sheet, axis: Axis, at: number, count: number): void {
  const moved = (index: number): number => (index >= at ? index + count : index);
  const template = at > 0 ? at - 1 : undefined;
  eachLayer(sheet, axis, (lines, keeps) => {
    if (lines.length <= at && !(keeps && template !== undefined && template < lines.length)) return;
    const made = Array.from({ length: count }, () => (keeps && template !== undefined ? copyLine(lines[template]) : emptyLine(axis)));
    lines.splice(at, 0, ...made);
  });
  if (axis === 'row') sheet.maxRows += count;
  else sheet.maxColumns += count;
  follow(book, sheet, axis, {
    line: moved,
    span: (start, length) => [moved(start), moved(start + length - 1) - moved(start) + 1],
  });
}

/** Deletes lines from `at` on; what pointed at nothing else is dropped, formulas show `#REF!`. */
export function deleteLines(book: Workbook, sheet: Sheet, axis: Axis, at: number, count: number): void {
  eachLayer(sheet, axis, (lines) => {
    lines.splice(at, count);
  });
  if (axis === 'row') sheet.maxRows -= count;
  else sheet.maxColumns -= count;
  const line = (index: number): number | undefined => (index < at ? index : index < at + count ? undefined : index - count);
  follow(book, sheet, axis, {
    line,
    span: (start, length) => {
      const end = start + length;
      const newStart = start <= at ? start : Math.max(at, start - count);
      const newEnd = end <= at ? end : Math.max(at, end - count);
      return newEnd > newStart ? [newStart, newEnd - newStart] : undefined;
    },
  });
}

/** Moves `count` lines from `from` to before `to` (a position in the grid as it was). */
export function moveLines(book: Workbook, sheet: Sheet, axis: Axis, from: number, count: number, to: number): void {
  if (to >= from && to <= from + count) return;
  const target = to > from ? to - count : to;
  eachLayer(sheet, axis, (lines) => {
    const end = Math.max(from + count, to);
    while (lines.length < end) lines.push(emptyLine(axis));
    lines.splice(target, 0, ...lines.splice(from, count));
  });
  const line = (index: number): number => {
    if (index >= from && index < from + count) return index - from + target;
    if (from < to) return index >= from + count && index < to ? index - count : index;
    return index >= to && index < from ? index + count : index;
  };
  follow(book, sheet, axis, {
    line,
    span: (start, length) => {
      const first = line(start);
      const last = line(start + length - 1);
      return last - first === length - 1 ? [first, length] : [start, length];
    },
  });
}

type Line = unknown;

function emptyLine(axis: Axis): Line {
  return axis === 'row' ? [] : undefined;
}

function copyLine(line: Line): Line {
  return Array.isArray(line) ? [...line] : line;
}

/** Calls `change` with the lines of every layer of the grid: rows themselves, or for columns each row's cells. `keeps`: looks and rules, which inserted lines inherit. */
function eachLayer(sheet: Sheet, axis: Axis, change: (lines: Line[], keeps: boolean) => void): void {
  const layers: [Sparse<unknown>, boolean][] = [
    [sheet.values as Sparse<unknown>, false],
    [sheet.formulas, false],
    [sheet.styles, true],
    [sheet.validations, true],
    [sheet.notes, false],
  ];
  for (const [layer, keeps] of layers) {
    if (axis === 'row') change(layer, keeps);
    else for (const line of layer) if (line) change(line, keeps);
  }
  if (axis === 'row') return;
  for (const line of sheet.values) if (line) for (let column = 0; column < line.length; column++) line[column] ??= null;
  change(sheet.columnWidths, true);
}

function follow(book: Workbook, sheet: Sheet, axis: Axis, shift: Shift): void {
  const shiftArea: AreaShift = (area) => {
    const span = axis === 'row' ? shift.span(area.row, area.rows) : shift.span(area.column, area.columns);
    if (!span) return undefined;
    return axis === 'row' ? { ...area, row: span[0], rows: span[1] } : { ...area, column: span[0], columns: span[1] };
  };
  followOnSheet(sheet, axis, shift, shiftArea);
  followInBook(book, sheet, axis, shift, shiftArea);
}

function followOnSheet(sheet: Sheet, axis: Axis, shift: Shift, shiftArea: AreaShift): void {
  const keep = (areas: readonly Area[]): Area[] => areas.map(shiftArea).filter((area) => area !== undefined);
  const lines = (indexes: readonly number[]): number[] => indexes.map(shift.line).filter((index) => index !== undefined);
  sheet.merges = keep(sheet.merges).filter((area) => area.rows * area.columns > 1);
  if (axis === 'row') sheet.hiddenRows = lines(sheet.hiddenRows);
  else sheet.hiddenColumns = lines(sheet.hiddenColumns);
  sheet.protections = sheet.protections.flatMap((protection) => {
    const area = protection.area && shiftArea(protection.area);
    if (protection.area && !area) return [];
    return [{ ...protection, ...(area ? { area } : {}), unprotected: keep(protection.unprotected) }];
  });
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const areas = keep(format.areas);
    const [first] = format.areas;
    if (areas.length === 0 || !first) return [];
    const start = axis === 'row' ? first.row : first.column;
    const moved = mapFormulas(format, (formula) => shiftFormula(carried(formula, axis, start, shift), sheet.name, true, shiftArea));
    return [{ ...moved, areas }];
  });
  sheet.pivots = sheet.pivots.flatMap((pivot) => {
    const at = shift.line(axis === 'row' ? pivot.anchor.row : pivot.anchor.column);
    if (at === undefined) return [];
    return [{ ...pivot, anchor: axis === 'row' ? { ...pivot.anchor, row: at } : { ...pivot.anchor, column: at } }];
  });
  for (const chart of sheet.charts) {
    const key = axis === 'row' ? 'row' : 'column';
    chart.anchor[key] = shift.line(chart.anchor[key]) ?? chart.anchor[key];
  }
  if (sheet.filter) {
    const area = shiftArea(sheet.filter.area);
    if (area) sheet.filter = { area, criteria: axis === 'row' ? sheet.filter.criteria : shiftKeys(sheet.filter.criteria, shift) };
    else delete sheet.filter;
  }
  const frozen = axis === 'row' ? sheet.frozenRows : sheet.frozenColumns;
  const kept = frozen === 0 ? 0 : (shift.span(0, frozen)?.[1] ?? 0);
  if (axis === 'row') sheet.frozenRows = kept;
  else sheet.frozenColumns = kept;
}

function shiftKeys<T>(table: Readonly<Record<number, T>>, shift: Shift): Record<number, T> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, value]) => {
      const index = shift.line(Number(key));
      return index === undefined ? [] : [[index, value]];
    }),
  );
}

function followInBook(book: Workbook, sheet: Sheet, axis: Axis, shift: Shift, shiftArea: AreaShift): void {
  const location = axis === 'row' ? 'ROW' : 'COLUMN';
  book.metadata = book.metadata.flatMap((entry) => {
    if (entry.location !== location || entry.sheet !== sheet.id || entry.index === undefined) return [entry];
    const index = shift.line(entry.index);
    return index === undefined ? [] : [Object.assign(entry, { index })];
  });
  book.namedRanges = book.namedRanges.flatMap((range) => {
    if (range.sheet !== sheet.id) return [range];
    const area = shiftArea(range.area);
    return area ? [{ ...range, area }] : [];
  });
  for (const other of book.sheets) {
    for (const line of other.formulas)
      line?.forEach((formula, column) => {
        if (formula !== undefined) line[column] = shiftFormula(formula, sheet.name, other === sheet, shiftArea);
      });
    // Those of the changed sheet itself were moved with their areas.
    if (other !== sheet)
      other.conditionalFormats = other.conditionalFormats.map((format) =>
        mapFormulas(format, (formula) => shiftFormula(formula, sheet.name, false, shiftArea)),
      );
    for (const pivot of other.pivots) {
      if (pivot.source.sheet !== sheet.id) continue;
      const before = pivot.source.area;
      const area = shiftArea(before);
      if (axis === 'column') followPivot(pivot, before, area ?? before, shift);
      if (area) pivot.source = { sheet: sheet.id, area };
    }
    for (const chart of other.charts)
      chart.ranges = chart.ranges.flatMap((range) => {
        if (range.sheet !== sheet.id) return [range];
        const area = shiftArea(range.area);
        return area ? [{ ...range, area }] : [];
      });
  }
  followInValidations(book, sheet, axis, shift, shiftArea);
}

/** A conditional format whose formula was changed; one without a formula as it is. */
function mapFormulas(format: ConditionalFormat, change: (formula: string) => string): ConditionalFormat {
  if (format.criteria !== 'CUSTOM_FORMULA' || !format.values) return format;
  return { ...format, values: format.values.map((value) => (typeof value === 'string' ? change(value) : value)) };
}

/** What is written in cells, conditional formats and custom validations of every sheet, changed. `sheet` is the id of the one that a formula stands on. */
export function rewriteFormulas(book: Workbook, change: (formula: string, sheet: number | undefined) => string): void {
  for (const sheet of book.sheets) {
    for (const line of sheet.formulas)
      line?.forEach((formula, column) => {
        if (formula !== undefined) line[column] = change(formula, sheet.id);
      });
    sheet.conditionalFormats = sheet.conditionalFormats.map((format) => mapFormulas(format, (formula) => change(formula, sheet.id)));
  }
  book.validations.forEach((validation, index) => {
    if (validation.criteria !== 'CUSTOM_FORMULA') return;
    book.validations[index] = {
      ...validation,
      values: validation.values.map((value) => (typeof value === 'string' ? change(value, validation.home?.sheet) : value)),
    };
  });
  forgetInterned(book.validations);
}

function followPivot(pivot: Sheet['pivots'][number], before: Area, after: Area, shift: Shift): void {
  const moved = <T extends { sourceColumn: number }>(list: readonly T[]): T[] =>
    list.flatMap((entry) => {
      const column = shift.line(before.column + entry.sourceColumn);
      return column === undefined ? [] : [{ ...entry, sourceColumn: column - after.column }];
    });
  pivot.rows = moved(pivot.rows);
  pivot.columns = moved(pivot.columns);
  pivot.values = moved(pivot.values);
  pivot.filters = moved(pivot.filters);
}

function followInValidations(book: Workbook, sheet: Sheet, axis: Axis, shift: Shift, shiftArea: AreaShift): void {
  const move = (value: ValidationValue): ValidationValue => {
    if (typeof value !== 'object' || !('area' in value) || value.sheet !== sheet.id) return value;
    return { sheet: value.sheet, area: shiftArea(value.area) ?? value.area };
  };
  const isConcerned = ({ criteria, values }: Validation): boolean =>
    criteria === 'CUSTOM_FORMULA' || values.some((value) => typeof value === 'object' && 'area' in value);
  if (!book.validations.some(isConcerned)) return;
  book.validations.forEach((validation, index) => {
    const { home, values, criteria } = validation;
    if (criteria !== 'CUSTOM_FORMULA') {
      book.validations[index] = { ...validation, values: values.map(move) };
      return;
    }
    const isHome = home?.sheet === sheet.id;
    const start = isHome ? home[axis] : undefined;
    const change = (formula: string): string =>
      shiftFormula(start === undefined ? formula : carried(formula, axis, start, shift), sheet.name, isHome, shiftArea);
    book.validations[index] = {
      ...validation,
      values: values.map((value) => (typeof value === 'string' ? change(value) : value)),
      ...(start === undefined ? {} : { home: { ...home!, [axis]: shift.line(survivor(start, shift)) ?? start } }),
    };
  });
  forgetInterned(book.validations);
}

/** A formula that is written for line `start`, as it is written for the first line from there on that outlives the change. */
function carried(formula: string, axis: Axis, start: number, shift: Shift): string {
  const by = survivor(start, shift) - start;
  if (by === 0) return formula;
  return axis === 'row' ? carryFormula(formula, by, 0) : carryFormula(formula, 0, by);
}

function survivor(start: number, shift: Shift): number {
  let line = start;
  while (shift.line(line) === undefined) line++;
  return line;
}
