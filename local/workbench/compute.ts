import type { Workbook } from '../document/types';
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
