import type { Cell, Grid } from '../../src/core/cell';
import { presetRows } from '../../src/core/install/presetRows';
import { type Problem, Refusal } from '../../src/core/message';
import type { Language } from '../../src/core/schema';
import type { FunctionContext, FunctionDefinition } from '../../src/functions/defineFunction';
import { sayProblem } from '../../src/locales';
import * as phones from '../../src/main/phonePart';
import { modules, sheets } from '../../src/modules/index.generated';
import { presets } from '../../src/presets/index.generated';
import { day } from '../core/language/books';

/** A book with the first preset as of 2024-05-31; `own` are settings sheets that differ, with keys as headers. `reads` counts readings of each sheet. */
export function contextIn(
  language: Language,
  own: Readonly<Record<string, Grid>> = {},
): FunctionContext & { reads: Record<string, number> } {
  const reads: Record<string, number> = {};
  return {
    asOf: day('2024-05-31 12:00'),
    language,
    builtIn: modules,
    modules,
    presets,
    phones,
    say: (problem) => sayProblem(language, problem),
    reads,
    settings: (key) => {
      reads[key] = (reads[key] ?? 0) + 1;
      const definition = sheets.find((sheet) => sheet.key === key);
      const header: Cell[] = definition?.fields.map((field) => field.key) ?? [];
      return own[key] ?? [header, ...presetRows(key, presets[0]!, modules, language)];
    },
  };
}

/** What a function gives; dates of arguments are `{ $date: '2024-03-15' }`. */
export function call(definition: FunctionDefinition, ...args: unknown[]): unknown {
  return callIn(contextIn('zh-CN'), definition, ...args);
}

export function callIn(context: FunctionContext, definition: FunctionDefinition, ...args: unknown[]): unknown {
  return definition.run(context, args.map(withDates));
}

/** The problem that a function throws. */
export function refusalOf(definition: FunctionDefinition, ...args: unknown[]): Problem {
  try {
    call(definition, ...args);
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]!;
    throw error;
  }
  throw new Error('not refused');
}

/** Texts of a problem in both languages: each must exist and leave no placeholder open. */
export function wordsOf(problem: Problem): string[] {
  const words = (['zh-CN', 'en'] as const).map((language) => sayProblem(language, problem));
  for (const text of words) if (/\{\w+\}|^\w+\.\w+$/.test(text)) throw new Error(text);
  return words;
}

function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value === 'object' && value !== null && '$date' in value) return day(String(value.$date));
  return value;
}

/** A column of cells as a range. */
export function column(cells: readonly unknown[]): unknown[][] {
  return cells.map((cell) => [cell]);
}

/** Milliseconds of processor time that work takes: what else the machine does doesn't count. */
export function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
