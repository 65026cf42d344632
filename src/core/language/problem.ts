import type { Message } from '../message';

/** Why a rule doesn't compile: a message, where it is, and what may have been meant. */
export interface LanguageProblem extends Message {
  /** Position in what was typed, counted from 1. */
  readonly position: number;
  readonly suggestion?: Message;
}

/** A problem on its way out of the checker; `compileRule` catches it, and nothing else sees it. */
export class Fault extends Error {
  constructor(
    /** Position in the normalised text, from 0. */
    readonly at: number,
    readonly problem: Message & { readonly suggestion?: Message },
  ) {
    super(problem.key);
  }
}

/** @throws Fault always: the way out of the checker. */
export function fail(at: number, key: string, params: Readonly<Record<string, string | number>> = {}, suggestion?: Message): never {
  throw new Fault(at, suggestion === undefined ? { key, params } : { key, params, suggestion });
}
