import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileError } from '../../document/files/fileError';
import { bookExists } from '../../document/files/store';
import { EXIT } from '../failure';
import { checkBookPath, type SharedOptions, type Surroundings } from '../session';
import { languageOf, say } from '../texts';
import { run } from './run';

/** Serves a book in the workbench; the server lives on when this has resolved. */
export type Serve = (options: {
  readonly path: string;
  readonly port?: number;
  readonly locale?: string;
  readonly user?: string;
}) => Promise<{ readonly url: string }>;

export interface ServeVerbOptions extends Pick<SharedOptions, 'book' | 'locale'> {
  readonly port?: number;
}

/** Opens the workbench page on a book, or on a new one that is kept in a temporary folder. Returns the exit status of the start. */
export async function serve(
  { book, port, locale }: ServeVerbOptions,
  surroundings: Surroundings,
  load: () => Promise<Serve>,
): Promise<number> {
  const path = book ?? join(mkdtempSync(join(tmpdir(), 'kehu-')), `${say(languageOf(locale), 'newBook')}.kehu.json`);
  if (book === undefined) {
    const exit = await run(
      ['install'],
      { book: path, ...(locale === undefined ? {} : { locale }) },
      { ...surroundings, out: () => undefined },
    );
    if (exit !== EXIT.done) return exit;
  } else if (!bookExists(checkBookPath(path))) throw new FileError('missing', { file: path });
  const start = await load();
  const user = surroundings.env.KEHU_USER;
  const { url } = await start({
    path,
    ...(port === undefined ? {} : { port }),
    ...(locale === undefined ? {} : { locale }),
    ...(user ? { user } : {}),
  });
  surroundings.out(`${say(languageOf(locale), 'serving', { url, file: path })}\n`);
  return EXIT.done;
}
