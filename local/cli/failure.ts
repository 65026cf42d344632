import { FileError } from '../document/files/fileError';
import { ScriptError } from '../runtime';
import { type Language, type Params, say, sayFileError, type TextKey } from './texts';

/** Exit statuses of the command line. */
export const EXIT = { done: 0, refused: 1, usage: 2, killed: 137 } as const;

/** A stop that the user can put right: wrong usage (exit 2) or a refusal (exit 1), worded when it is printed. */
export class Failure extends Error {
  constructor(
    readonly exit: number,
    readonly textKey: TextKey,
    readonly params: Params = {},
  ) {
    super(textKey);
    this.name = 'Failure';
  }
}

/** A wrong use of the command line (exit 2). */
export function usage(key: TextKey, params: Params = {}): Failure {
  return new Failure(EXIT.usage, key, params);
}

/** A refusal (exit 1). */
export function refusal(key: TextKey, params: Params = {}): Failure {
  return new Failure(EXIT.refused, key, params);
}

/** What an error says to the user, in one line. */
export function wording(error: unknown, language: Language): string {
  if (error instanceof Failure) {
    const hint = error.exit === EXIT.usage ? `\n${say(language, 'usageHint')}` : '';
    return say(language, error.textKey, error.params) + hint;
  }
  if (error instanceof FileError) {
    const { file, row, column, byte, detail } = error.place;
    const params = { row: row ?? '?', column: column ?? '', byte: byte ?? '?', detail: detail ?? error.code };
    return `${file === undefined ? '' : `${file}${language === 'en' ? ': ' : '：'}`}${sayFileError(language, error.code, params)}`;
  }
  if (error instanceof ScriptError) return error.message;
  return say(language, 'internal', { detail: error instanceof Error ? error.message : String(error) });
}

/** The known name that is nearest to what was typed, or undefined when none is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known.map((name) => [distance(typed.toLowerCase(), name.toLowerCase()), name] as const).sort((a, b) => a[0] - b[0]);
  const [best] = ranked;
  return best !== undefined && best[0] <= Math.max(2, Math.floor(typed.length / 2)) ? best[1] : undefined;
}

/** A sentence that helps with an unknown name: the nearest one, or all. */
export function suggestion(typed: string, known: readonly string[], language: Language): string {
  const name = nearest(typed, known);
  return name === undefined ? say(language, 'usageKnown', { names: known.join(', ') }) : say(language, 'usageNearest', { name });
}

/** Edits (insert, delete, replace) between two texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] as number) + 1, (row[j - 1] as number) + 1));
    }
    previous = row;
  }
  return previous[b.length] as number;
}
