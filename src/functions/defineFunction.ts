import type { Grid } from '../core/cell';
import type { Problem } from '../core/message';
import type { Preset } from '../core/preset';
import type { Module, Names } from '../core/schema';
import type { PhoneReader } from '../core/values/phone';

/** A parameter as Sheets shows it while a person types. */
export interface FunctionParam extends Names {
  readonly name: string;
  readonly optional?: boolean;
}

/** A call and what it gives; documentation and test at once. Dates are written `{ $date: '2024-03-15' }`. */
export interface FunctionExample {
  readonly args: readonly unknown[];
  readonly result: unknown;
}

/** What a custom function may know besides its arguments. */
export interface FunctionContext {
  /** Today in the book's time zone, as a floating date. */
  readonly asOf: Date;
  /** Grid of a settings sheet of the open book with keys as headers, or undefined where there is none. One read, remembered. */
  readonly settings: (sheetKey: string) => Grid | undefined;
  readonly language: 'zh-CN' | 'en';
  /** The modules that Kehu comes with. */
  readonly builtIn: readonly Module[];
  /** The modules whose fields rules may name, with what people added; asking for them reads the sheets *fields* and *tiers*. */
  readonly modules: readonly Module[];
  /** What tiers, tags and list values are called in all languages. */
  readonly presets: readonly Preset[];
  /** What reads phone numbers. */
  readonly phones: PhoneReader;
  /** A problem in words, in the book's language. */
  readonly say: (problem: Problem) => string;
}

/** A custom function: `=CRM_…` in a cell. `run` gets plain values or 2-D grids (dates floating) and throws `Refusal` for what the user can put right. */
export interface FunctionDefinition {
  readonly name: string;
  readonly run: (context: FunctionContext, args: readonly unknown[]) => unknown;
}

/**
 * How a custom function is used. It stands beside the definition as data of its own, so that what Google is given holds it once, as JSDoc:
 * the build writes that from it, `kehu functions` prints it, and each example is a test.
 */
export interface FunctionDoc {
  readonly summary: Names;
  readonly params: readonly FunctionParam[];
  readonly returns: Names;
  readonly examples: readonly FunctionExample[];
}

/** A custom function, as one declarative object; the build writes its top-level stub from it. */
export function defineFunction(definition: FunctionDefinition): FunctionDefinition {
  return definition;
}
