import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileError } from '../../../local/document/files/fileError';
import { withLock } from '../../../local/document/files/lock';
import { loadBook, saveBook, sidecarPath } from '../../../local/document/files/store';
import { readXlsx, writeXlsx } from '../../../local/document/files/xlsx';
import type { Workbook } from '../../../local/document/types';
import { aRichBook, plainContent } from './books';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehu-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof FileError ? error.code : error),
  );

/** The book as somebody saves it in Excel after some edits: what an .xlsx holds, and nothing else. */
async function editInExcel(path: string, edit: (book: Workbook) => void): Promise<void> {
  const book = await readXlsx(readFileSync(path));
  edit(book);
  writeFileSync(path, await writeXlsx(book));
}

describe.each(['book.kehu.json', 'book.xlsx'])('%s', (name) => {
  test('a saved book is loaded with everything it held', async () => {
    await saveBook(at(name), aRichBook());
    const loaded = plainContent(await loadBook(at(name)));
    expect(loaded).toEqual(plainContent(aRichBook()));
  });

  test('no file is touched when nothing changed', async () => {
    expect(await saveBook(at(name), aRichBook())).toBe(true);
    const before = readdirSync(folder).map((file) => [file, statSync(at(file)).mtimeMs, statSync(at(file)).ino]);
    expect(await saveBook(at(name), await loadBook(at(name)))).toBe(false);
    expect(readdirSync(folder).map((file) => [file, statSync(at(file)).mtimeMs, statSync(at(file)).ino])).toEqual(before);
  });

  test('saving leaves no temporary file', async () => {
    await saveBook(at(name), aRichBook());
    const files = name.endsWith('.xlsx') ? [name, `${name}.kehu.json`] : [name];
    expect(readdirSync(folder).sort()).toEqual(files);
  });

  test('a missing file and a missing folder are told apart', async () => {
    expect(await codeOf(loadBook(at(name)))).toBe('missing');
    expect(await codeOf(saveBook(join(folder, 'none', name), aRichBook()))).toBe('noFolder');
  });
});

describe('an .xlsx that was edited meanwhile', () => {
  test('gives its new cells, and keeps what an .xlsx cannot hold', async () => {
    await saveBook(at('book.xlsx'), aRichBook());
    await editInExcel(at('book.xlsx'), (book) => {
      book.sheets[0]!.values[1]![1] = '改名';
      book.sheets[0]!.values.push(['new', '新客户']);
    });
    const loaded = await loadBook(at('book.xlsx'));
    expect(loaded.sheets[0]?.values[1]?.[1]).toBe('改名');
    expect(loaded.sheets[0]?.values.at(-1)).toEqual(['new', '新客户']);
    expect(loaded.sheets.map(({ id }) => id)).toEqual([3, 7]);
    expect(loaded.sheets[0]?.protections).toEqual(aRichBook().sheets[0]?.protections);
    expect([loaded.properties, loaded.triggers, loaded.files]).toEqual([aRichBook().properties, aRichBook().triggers, aRichBook().files]);
    expect(loaded.namedRanges[0]?.sheet).toBe(7);
    const list = loaded.validations.find(({ criteria }) => criteria === 'VALUE_IN_RANGE');
    expect(list?.values[0]).toMatchObject({ sheet: 7 });
  });

  test('column metadata follows a column that was moved, and goes with one that was deleted', async () => {
    await saveBook(at('book.xlsx'), aRichBook());
    await editInExcel(at('book.xlsx'), (book) => {
      const header = book.sheets[0]!.values[0]!;
      header.splice(5, 1); // 状态 deleted
      header.splice(1, 0, '自加');
    });
    const { metadata } = await loadBook(at('book.xlsx'));
    expect(metadata.map(({ value, index }) => [value, index])).toEqual([
      ['amount', 5],
      ['customers', undefined],
    ]);
  });

  test('a sheet that was renamed is known again by its header', async () => {
    await saveBook(at('book.xlsx'), aRichBook());
    await editInExcel(at('book.xlsx'), (book) => {
      book.sheets[0]!.name = '老客户';
    });
    const loaded = await loadBook(at('book.xlsx'));
    expect(loaded.sheets.map(({ id, name }) => [id, name])).toEqual([
      [3, '老客户'],
      [7, '字典'],
    ]);
    expect(loaded.metadata).toHaveLength(3);
  });

  test('a new sheet gets an id that none has', async () => {
    await saveBook(at('book.xlsx'), aRichBook());
    await editInExcel(at('book.xlsx'), (book) => {
      book.sheets.unshift({ ...structuredClone(book.sheets[1]!), id: 999, name: '新表', values: [['x']] });
    });
    const ids = (await loadBook(at('book.xlsx'))).sheets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(1)).toEqual([3, 7]);
  });
});

describe('a crash while an .xlsx and its sidecar are replaced', () => {
  const changed = (): Workbook => {
    const book = aRichBook();
    book.properties.document.language = 'en';
    book.sheets[0]!.values[1]![1] = 'changed';
    return book;
  };

  test.each([
    ['before the workbook is replaced, the old pair is loaded', false],
    ['before the sidecar is replaced, the new pair is loaded', true],
  ])('%s', async (_name, replaced) => {
    const [path, sidecar] = [at('book.xlsx'), sidecarPath(at('book.xlsx'))];
    await saveBook(path, aRichBook());
    const [oldBook, oldSidecar] = [readFileSync(path), readFileSync(sidecar)];
    await saveBook(path, changed());
    renameSync(sidecar, `${sidecar}.next`);
    writeFileSync(sidecar, oldSidecar);
    if (!replaced) writeFileSync(path, oldBook);
    expect(plainContent(await loadBook(path))).toEqual(plainContent(replaced ? changed() : aRichBook()));
  });
});

test('a damaged sidecar is told by its name', async () => {
  await saveBook(at('book.xlsx'), aRichBook());
  const sidecar = sidecarPath(at('book.xlsx'));
  writeFileSync(sidecar, readFileSync(sidecar).subarray(0, 500));
  await expect(loadBook(at('book.xlsx'))).rejects.toMatchObject({ code: 'damaged', place: { file: sidecar } });
});

test('a text longer than Excel allows comes back whole', async () => {
  const book = aRichBook();
  const long = '长'.repeat(40_000);
  book.sheets[0]!.values[2]![1] = long;
  await saveBook(at('book.xlsx'), book);
  expect((await loadBook(at('book.xlsx'))).sheets[0]?.values[2]?.[1]).toBe(long);
});

describe('the lock of a book', () => {
  test('holds off a second work until the first is done', async () => {
    const seen: string[] = [];
    const slow = withLock(at('b'), async () => {
      seen.push('first in');
      await new Promise((resolve) => setTimeout(resolve, 150));
      seen.push('first out');
    });
    await withLock(at('b'), async () => void seen.push('second'));
    await slow;
    expect(seen).toEqual(['first in', 'first out', 'second']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused after the wait, naming the process', async () => {
    await withLock(at('b'), async () => {
      await expect(withLock(at('b'), async () => undefined, 120)).rejects.toMatchObject({
        code: 'locked',
        place: { detail: `process ${process.pid}` },
      });
    });
  });

  test('is taken over when its process is gone', async () => {
    writeFileSync(at('b.lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    expect(await withLock(at('b'), async () => 'done', 0)).toBe('done');
  });

  test('is given back when the work throws', async () => {
    await expect(withLock(at('b'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});
