import type { ShownValues } from '../document/files/xlsx';
import type { CellValue, Workbook } from '../document/types';
import { zoneOf } from '../document/zone';
import { type ComputedBook, evaluateBook } from '../engine/evaluate';
import type { Runtime } from '../runtime';

/** The book with formulas, custom functions and pivots computed by the script that the runtime runs. `asOf` is the clock that was asked for, if any. */
export function computeBook(runtime: Runtime, asOf: string | undefined): ComputedBook {
  const { document } = runtime;
  const zone = zoneOf(document.timeZone);
  return evaluateBook(document, {
    functions: document.sheets.some(hasFormula) ? runtime.functions() : [],
    callFunction: (name, args) => runtime.callAs('CUSTOM_FUNCTION', name, ...args),
    now: floatingNow(asOf, zone),
  });
}

/** The computed book, computed when it is first asked for, and once. */
export function computedOnce(runtime: Runtime, asOf: string | undefined): () => ComputedBook {
  let computed: ComputedBook | undefined;
  return () => {
    computed ??= computeBook(runtime, asOf);
    return computed;
  };
}

/** Values of the sheets that have formulas or pivots, for the .xlsx. */
export function shownOf(computed: () => ComputedBook): ShownValues {
  return (sheet) => {
    if (sheet.pivots.length === 0 && !hasFormula(sheet)) return undefined;
    const book = computed();
    const { rows, columns } = book.extent(sheet.id);
    return Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column): CellValue => {
        const over = book.valueAt(sheet.id, row, column);
        if (over === undefined) return sheet.values[row]?.[column] ?? null;
        return typeof over === 'object' && over !== null ? over.error : over;
      }),
    );
  };
}

type Zone = ReturnType<typeof zoneOf>;

function floatingNow(asOf: string | undefined, zone: Zone): Date {
  const match = asOf?.match(/^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/);
  if (!match) return new Date(zone.toFloating(asOf === undefined ? Date.now() : Date.parse(asOf)));
  const [, year, month, day, hour, minute] = match.map(Number);
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, day, match[4] === undefined ? 12 : hour, match[5] === undefined ? 0 : minute));
}

function hasFormula(sheet: Workbook['sheets'][number]): boolean {
  return sheet.formulas.some((row) => row?.some((formula) => formula !== undefined));
}
