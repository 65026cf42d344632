import type { Problem } from '../message';

/** What every line begins with that Kehu writes into a note, so that it knows its own lines from people's. */
const MARK = '⚠ Kehu';

/** Something about a cell that only a person can settle. */
export interface Finding {
  /** Of the edited rows, from 0. */
  readonly row: number;
  readonly column: string;
  readonly problem: Problem;
}

/** A cell's note with Kehu's line in it, or without one where there is nothing to say; what people wrote stays above it. */
export function noteWith(note: string, said: string | undefined): string {
  if (said === undefined && !note.includes(MARK)) return note;
  const others = note
    .split('\n')
    .filter((line) => !line.startsWith(MARK))
    .join('\n')
    .trimEnd();
  if (said === undefined) return others;
  const line = `${MARK}：${said.replace(/\s*\n\s*/g, ' ')}`;
  return others === '' ? line : `${others}\n${line}`;
}
