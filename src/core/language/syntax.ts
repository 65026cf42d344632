/**
 * What the grammar gives: the rule as it was written, before names are looked up and types are checked.
 * `at` is a position from 0 in the normalised text.
 */
export type Syntax =
  | { readonly kind: 'or' | 'and'; readonly at: number; readonly of: readonly Syntax[] }
  | { readonly kind: 'not'; readonly at: number; readonly of: Syntax }
  | { readonly kind: 'compare'; readonly at: number; readonly operands: readonly Syntax[]; readonly operators: readonly CompareOperator[] }
  | {
      readonly kind: 'between';
      readonly at: number;
      readonly of: Syntax;
      readonly low: Syntax;
      readonly high: Syntax;
      readonly negated: boolean;
    }
  | { readonly kind: 'in'; readonly at: number; readonly of: Syntax; readonly list: readonly Syntax[]; readonly negated: boolean }
  | {
      readonly kind: 'contains' | 'starts';
      readonly at: number;
      readonly of: Syntax;
      readonly part: Syntax;
      readonly negated: boolean;
    }
  | { readonly kind: 'empty'; readonly at: number; readonly of: Syntax; readonly negated: boolean }
  | { readonly kind: 'window'; readonly at: number; readonly of: Syntax; readonly span: Span; readonly negated: boolean }
  | {
      readonly kind: 'arithmetic';
      readonly at: number;
      readonly operator: ArithmeticOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly kind: 'negate'; readonly at: number; readonly of: Syntax }
  | { readonly kind: 'call'; readonly at: number; readonly name: FunctionName; readonly args: readonly Syntax[] }
  | {
      readonly kind: 'aggregate';
      readonly at: number;
      readonly name: AggregateName;
      readonly source: NameSyntax;
      readonly where: Syntax | null;
      readonly spans: readonly Span[];
    }
  | { readonly kind: 'metric'; readonly at: number; readonly name: MetricName; readonly span: Span }
  | { readonly kind: 'noDeal'; readonly at: number }
  | { readonly kind: 'number'; readonly at: number; readonly value: number; readonly unit: Unit | '' | null }
  | { readonly kind: 'duration'; readonly at: number; readonly amount: number; readonly unit: SpanUnit }
  | { readonly kind: 'text'; readonly at: number; readonly value: string }
  | { readonly kind: 'date'; readonly at: number; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'today'; readonly at: number }
  | { readonly kind: 'boolean'; readonly at: number; readonly value: boolean }
  | NameSyntax
  | { readonly kind: 'word'; readonly at: number; readonly text: string }
  | { readonly kind: 'bounds'; readonly at: number; readonly operators: readonly CompareOperator[]; readonly operands: readonly Syntax[] };

/** A field, or a module and a field of it. `bracketed` names are never values of a list. */
export interface NameSyntax {
  readonly kind: 'name';
  readonly at: number;
  /** Position of the last name of the path. */
  readonly last: number;
  readonly path: readonly string[];
  readonly bracketed: boolean;
}

/** How two values are compared. */
export type CompareOperator = '=' | '≠' | '<' | '≤' | '>' | '≥';
/** What numbers, dates and durations are joined by. */
export type ArithmeticOperator = '+' | '-' | '*' | '/';
/** A function of the language, by key. */
export type FunctionName = 'if' | 'and' | 'or' | 'daysSince' | 'hasTag' | 'length' | 'round';
/** What is made of a customer’s records, by key. */
export type AggregateName = 'sum' | 'count' | 'average' | 'max' | 'min' | 'latest' | 'earliest' | 'distinct';
/** A figure with a name of its own, which stands for aggregates (`metrics.ts`). */
export type MetricName = 'deals' | 'amount' | 'inquiries' | 'complaints' | 'contacts';
/** What a window or duration is counted in. */
export type SpanUnit = 'day' | 'week' | 'month' | 'year';

/** What a number counts. A measure word that fits every unit (个) is `''`. */
export type Unit = '元' | '次' | '分' | '天' | '人' | '次/月';

/** A stretch of time that ends with asOf: the last `amount` of `unit`. */
export interface Span {
  readonly amount: number;
  readonly unit: SpanUnit;
}

/** What the grammar asks about names. */
export interface GrammarOptions {
  readonly startRule: 'Rule' | 'Bounds';
  /** End of the longest known name that stands at a position (followed by what may follow a name), or -1. */
  readonly nameEnd: (input: string, position: number) => number;
  /** Whether what stands at a position may follow a name. */
  readonly mayFollow: (input: string, position: number) => boolean;
  /** End of the longest known list value that stands at a position, or -1. */
  readonly valueEnd: (input: string, position: number) => number;
  /** End of an unknown word that stands at a position, or -1. */
  readonly wordEnd: (input: string, position: number) => number;
}
