/**
 * Something to tell a user, as data: a key of the locale tables and what fills its `{placeholders}`.
 * Pure code returns these; `src/locales` turns them into words.
 */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Something a user can put right, with its place. `row` is the sheet's (or file's) row counted from 1; `column` is what the user sees: a header or a letter. */
export interface Problem extends Message {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly suggestion?: Message;
}

/** A value, or what is wrong. Code that users' input can make fail returns this and never throws. */
export type Result<T, E = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The problem as an exception: the one way for a command to stop. The dispatcher catches it and words it. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[] | Problem) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.key).join(', '));
    this.problems = list;
  }
}
