/** What can be wrong with a file, as a code that the command line words in two languages. */
export type FileErrorCode =
  | 'missing'
  | 'unreadable'
  | 'empty'
  | 'encoding'
  | 'unclosedQuote'
  | 'notXlsx'
  | 'encrypted'
  | 'damaged'
  | 'newerFormat'
  | 'unknownFormat'
  | 'noFolder'
  | 'locked';

/** Where in a file something is wrong. `row` and `column` count from 1, `byte` from 0. */
export interface FilePlace {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly byte?: number;
  /** More about it, in English: what a parser said. */
  readonly detail?: string;
}

/** A file that can't be read or written, with its place. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    readonly place: FilePlace = {},
    options?: { cause: unknown },
  ) {
    super([code, place.file, place.detail].filter((part) => part !== undefined).join(': '), options);
    this.name = 'FileError';
  }
}

/** The same error with the name of the file that it is about. */
export function inFile(error: unknown, file: string): unknown {
  return error instanceof FileError && error.place.file === undefined
    ? new FileError(error.code, { ...error.place, file }, { cause: error.cause })
    : error;
}
