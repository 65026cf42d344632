import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkbook, internStyle } from '../../../local/document/create';
import { readXlsx, writeXlsx } from '../../../local/document/files/xlsx';
import { kehu } from './commandLine';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kehu-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const rowsOf = async (book: string): Promise<unknown> =>
  JSON.parse((await kehu(['show', 'list', '--book', book, '--format', 'json', '--keys'])).out);
const bytesIn = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(at(name)).toString('base64')]));

async function aBook(name = 'b.kehu.json', csv = '编号,金额,日期\nC001,10,2024-03-15\nC002,20,2024-03-16\n'): Promise<string> {
  const source = write('source.csv', csv);
  expect(await kehu(['import', source, '--module', 'list', '--book', at(name)])).toMatchObject({ exit: 0 });
  rmSync(source);
  return at(name);
}

describe.each(['b.kehu.json', 'b.xlsx'])('a book in %s', (name) => {
  test('is made by import, changed by run and shown', async () => {
    const book = await aBook(name);
    expect(await kehu(['run', 'double', 'double', '--book', book])).toMatchObject({ exit: 0 });
    expect(await rowsOf(book)).toEqual([
      { id: 'C001', amount: 40, date: '2024-03-15' },
      { id: 'C002', amount: 80, date: '2024-03-16' },
    ]);
  });

  test.each(['half-done', 'throw'])('is left byte-identical by %s, which fails', async (command) => {
    const book = await aBook(name);
    const before = bytesIn();
    const failed = await kehu(['run', command, '--book', book]);
    expect(failed.exit).toBe(1);
    expect(failed.err).toMatch(/不行|坏了/);
    expect(failed.err).not.toMatch(/ at /);
    expect(bytesIn()).toEqual(before);
  });

  test('keeps what commands did before one that failed', async () => {
    const book = await aBook(name);
    expect((await kehu(['run', 'double', 'half-done', 'double', '--book', book])).exit).toBe(1);
    expect(await rowsOf(book)).toMatchObject([
      { id: 'C001', amount: 20 },
      { id: 'C002', amount: 40 },
    ]);
  });
});

describe('run', () => {
  test('makes a new book only by install, also with --out alone', async () => {
    expect(await kehu(['run', 'install', '--out', at('new.xlsx')])).toMatchObject({ exit: 0 });
    expect(existsSync(at('new.xlsx'))).toBe(true);
    expect((await kehu(['run', 'double', '--book', at('none.kehu.json')])).exit).toBe(1);
    expect((await kehu(['run', 'double'])).exit).toBe(2);
    expect(existsSync(at('none.kehu.json'))).toBe(false);
  });

  test('--out leaves the book as it was', async () => {
    const book = await aBook();
    const before = readFileSync(book);
    expect((await kehu(['run', 'double', '--book', book, '--out', at('out.kehu.json')])).exit).toBe(0);
    expect(readFileSync(book).equals(before)).toBe(true);
    expect(await rowsOf(at('out.kehu.json'))).toMatchObject([{ amount: 20 }, { amount: 40 }]);
  });

  test('--json prints one line a command, also for one that fails', async () => {
    const book = await aBook();
    const { out, exit } = await kehu(['run', 'double', 'half-done', '--book', book, '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exit).toBe(1);
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ['command', 'ok', 'rows', 'changed', 'serviceCalls', 'ms', 'messages', 'error'],
      ['command', 'ok', 'rows', 'changed', 'serviceCalls', 'ms', 'messages', 'error'],
    ]);
    expect(lines[0]).toMatchObject({ command: 'double', ok: true, rows: 2, changed: 2, error: null });
    expect(lines[0]?.serviceCalls).toBeGreaterThanOrEqual(2);
    expect(lines[1]).toMatchObject({ command: 'half-done', ok: false, error: '清单 第 2 行：不行' });
  });

  test('--args go to the commands that declare them', async () => {
    const made = await kehu(['run', 'install', 'nothing', '--args', '{"preset":"tags"}', '--out', at('a.kehu.json')]);
    expect(made.out).toContain('已安装 tags');
    const wrong = await kehu(['run', 'install', 'nothing', '--args', '{"nope":1}', '--out', at('b.kehu.json')]);
    expect(wrong).toMatchObject({ exit: 2 });
    expect(wrong.err).toContain('nope');
  });

  test('a command that changes nothing doesn’t touch the file', async () => {
    const book = await aBook();
    const before = bytesIn();
    expect((await kehu(['run', 'nothing', '--book', book])).exit).toBe(0);
    expect(bytesIn()).toEqual(before);
  });

  test('a kill keeps what was written before it, an error keeps nothing', async () => {
    const book = await aBook();
    const before = bytesIn();
    expect((await kehu(['run', 'throw', '--book', book, '--fault', 'error@1'])).exit).toBe(1);
    expect(bytesIn()).toEqual(before);
    const calls = Number(
      /"serviceCalls":(\d+)/.exec((await kehu(['run', 'double', '--book', book, '--json', '--out', at('o.kehu.json')])).out)?.[1],
    );
    const killed = await kehu(['run', 'double', '--book', book, '--fault', `kill@${calls}`, '--json']);
    expect(killed.exit).toBe(137);
    expect(JSON.parse(killed.out)).toMatchObject({ command: 'double', ok: false });
    expect(await rowsOf(book)).toMatchObject([{ amount: 10 }, { amount: 20 }]);
  });
});

describe('import', () => {
  test.each([
    ['empty.csv', new Uint8Array(), /空/],
    ['blank.csv', '\n\n', /空/],
    ['binary.csv', Uint8Array.from([1, 0, 255, 254]), /编码/],
    ['quote.csv', '编号,金额,日期\n1,2,3\n4,"5,6\n', /第 3 行/],
    ['fake.xlsx', '编号,金额,日期\n', /xlsx/],
    ['ragged.csv', '编号,金额,日期\n1,2,3\n4,5\n', /ragged\.csv 第 3 行/],
  ])('%s is refused with its name, and no book is made or touched', async (name, content, message) => {
    const source = write(name, content);
    const fresh = await kehu(['import', source, '--module', 'list', '--book', at('new.kehu.json')]);
    expect(fresh).toMatchObject({ exit: 1 });
    expect(fresh.err).toMatch(message);
    expect(fresh.err).toContain(name);
    expect(readdirSync(folder)).toEqual([name]);
    const book = await aBook();
    const before = readFileSync(book);
    expect((await kehu(['import', source, '--module', 'list', '--book', book])).exit).toBe(1);
    expect(readFileSync(book).equals(before)).toBe(true);
  });

  test('a missing file is said to be missing, in the language of --locale', async () => {
    const answer = await kehu(['import', at('no.csv'), '--module', 'list', '--book', at('b.kehu.json'), '--locale', 'en']);
    expect(answer).toMatchObject({ exit: 1 });
    expect(answer.err).toContain('there is no such file');
  });

  test('with --json a file that can’t be read gives a line as well', async () => {
    const { out, exit } = await kehu(['import', at('no.csv'), '--module', 'list', '--book', at('b.kehu.json'), '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      command: 'import',
      ok: false,
      rows: 0,
      changed: 0,
      error: expect.stringContaining('no.csv') as unknown,
    });
  });

  test('a GBK file is read', async () => {
    const gbk = Buffer.concat([
      Buffer.from([0xb1, 0xe0, 0xba, 0xc5]),
      Buffer.from(',a,b\n'),
      Buffer.from([0xd4, 0xb6, 0xba, 0xbd]),
      Buffer.from(',1,2024-03-15\n'),
    ]);
    expect((await kehu(['import', write('g.csv', gbk), '--module', 'list', '--book', at('b.kehu.json')])).exit).toBe(0);
    expect(await rowsOf(at('b.kehu.json'))).toMatchObject([{ id: '远航' }]);
  });

  test('an .xlsx gives its first sheet: dates as text, short rows filled up', async () => {
    const source = createWorkbook({ sheets: ['别的'] });
    const date = internStyle(source, { numberFormat: 'yyyy-mm-dd' });
    source.sheets[0]!.values = [['编号', '金额', '日期'], ['C009', 5, 45366], ['C010']];
    source.sheets[0]!.styles = [[], [0, 0, date]];
    expect((await kehu(['import', write('s.xlsx', await writeXlsx(source)), '--module', 'list', '--book', at('b.kehu.json')])).exit).toBe(
      0,
    );
    expect(await rowsOf(at('b.kehu.json'))).toEqual([
      { id: 'C009', amount: 5, date: '2024-03-15' },
      { id: 'C010', amount: '', date: '' },
    ]);
  });

  test('--map and the file’s own name reach the add-on', async () => {
    const answer = await kehu([
      'import',
      write('s.csv', 'a,b,c\n'),
      '--module',
      'list',
      '--book',
      at('b.kehu.json'),
      '--map',
      '{"a":["id"]}',
    ]);
    expect(answer.out).toContain('导入 s.csv {"a":["id"]}');
  });
});

describe('export', () => {
  test('CSV text that looks like a formula is unchanged', async () => {
    const book = await aBook('b.kehu.json', "编号,金额,日期\n'=1+1,1,2024-03-15\n+86139,2,2024-03-16\n");
    const { out } = await kehu(['export', '--book', book, '--module', 'list']);
    expect(out).toMatch(/^编号,金额,日期\r\n'?=1\+1,1,2024-03-15\r\n\+86139,2,2024-03-16\r\n$/);
  });

  test('JSON of the whole book is an object by module; CSV of it wants a folder', async () => {
    const book = await aBook();
    expect(Object.keys(JSON.parse((await kehu(['export', '--book', book])).out) as object)).toEqual(['list']);
    expect((await kehu(['export', '--book', book, '--format', 'csv'])).exit).toBe(2);
    expect((await kehu(['export', '--book', book, '--format', 'csv', '--out', at('all')])).exit).toBe(0);
    expect(readdirSync(at('all'))).toEqual(['list.csv']);
  });

  test('xlsx is the whole book, or masked values only', async () => {
    const book = await aBook();
    expect((await kehu(['export', '--book', book, '--format', 'xlsx'])).exit).toBe(2);
    await kehu(['export', '--book', book, '--out', at('all.xlsx')]);
    await kehu(['export', '--book', book, '--out', at('masked.xlsx'), '--masked']);
    const read = async (name: string): Promise<unknown> =>
      (await readXlsx(readFileSync(at(name)))).sheets.find((sheet) => sheet.name === '清单')?.values[1];
    expect(await read('all.xlsx')).toEqual(['C001', 10, 45366]);
    expect(await read('masked.xlsx')).toEqual(['C***', 10, '2024-03-15']);
  });
});

describe('show', () => {
  test('a table lines up Chinese and Latin letters', async () => {
    const { out } = await kehu(['show', '清单', '--book', await aBook()]);
    expect(out).toBe('编号  金额  日期\nC001    10  2024-03-15\nC002    20  2024-03-16\n');
  });

  test('a sheet that isn’t there is refused with those that are', async () => {
    const answer = await kehu(['show', '没有', '--book', await aBook()]);
    expect(answer.exit).toBe(1);
    expect(answer.err).toContain('清单');
  });
});

describe('call', () => {
  test('dates go in and come out as dates of the book’s clock', async () => {
    expect((await kehu(['call', 'PLUS_DAY', '[{"$date":"2024-02-28"}]'])).out).toBe('"2024-02-29"\n');
    expect((await kehu(['call', 'plus_day', '[[[{"$date":"2024-03-15 08:30"}],[""]]]'])).out).toBe('[["2024-03-16 08:30"],[""]]\n');
  });

  test('a function that throws gives its message without a stack', async () => {
    const answer = await kehu(['call', 'PLUS_DAY', '["x"]']);
    expect(answer).toMatchObject({ exit: 1, out: '' });
    expect(answer.err).toBe('PLUS_DAY: 不是日期：x\n');
  });

  test('an unknown function is wrong usage, with the nearest name', async () => {
    const answer = await kehu(['call', 'PLUS_DAYS', '[1]']);
    expect(answer.exit).toBe(2);
    expect(answer.err).toContain('PLUS_DAY');
  });
});

describe('set and trigger', () => {
  test('a typed value is parsed as a person’s, and fires onEdit', async () => {
    const book = await aBook();
    expect((await kehu(['set', 'list!B2', '-5', '--book', book])).exit).toBe(0);
    expect(await rowsOf(book)).toMatchObject([{ id: 'C001', amount: -5 }, {}]);
    expect((await kehu(['set', "'清单'!A3", '--book', book, '--', '--x'])).exit).toBe(0);
    expect(await rowsOf(book)).toMatchObject([{}, { id: '--x', date: 'typed --x' }]);
  });

  test('what is no cell, or no sheet, is refused', async () => {
    const book = await aBook();
    expect((await kehu(['set', 'A1', '5', '--book', book])).exit).toBe(2);
    expect((await kehu(['set', '没有!A1', '5', '--book', book])).exit).toBe(1);
    expect((await kehu(['set', 'list!A99999', '5', '--book', book])).exit).toBe(1);
  });

  test('a trigger that isn’t installed is refused', async () => {
    const book = await aBook();
    const before = bytesIn();
    expect((await kehu(['trigger', 'onClock', '--book', book])).exit).toBe(1);
    expect(bytesIn()).toEqual(before);
  });
});

describe('wrong usage is exit 2, in both languages', () => {
  test.each([
    [['nope'], '没有命令 nope', 'unknown command nope'],
    [['run', 'double', '--nope'], '没有选项 --nope', 'unknown option --nope'],
    [['run', '--book', 'x.xlsx'], '缺少参数', 'missing argument'],
    [['import', 'a.csv', '--book', 'x.xlsx'], '缺少必需的选项', 'is required'],
    [['import', 'a.pdf', '--module', 'list', '--book', 'x.xlsx'], 'a.pdf', 'a.pdf'],
    [['run', 'double', '--book', 'x.ods'], '.xlsx', '.xlsx'],
    [['run', 'double', '--book', 'x.xlsx', '--args', '{'], '--args', '--args'],
    [['run', 'double', '--book', 'x.xlsx', '--as-of', '2024-02-30'], '2024-02-30', '2024-02-30'],
    [['run', 'double', '--book', 'x.xlsx', '--fault', 'kill@0'], 'kill@0', 'kill@0'],
    [['show', 'list', '--format', 'xml'], 'table, csv, json', 'table, csv, json'],
  ])('%j', async (args, zh, en) => {
    const chinese = await kehu(args);
    expect(chinese).toMatchObject({ exit: 2, out: '' });
    expect(chinese.err).toContain(zh);
    const english = await kehu([...args, '--locale', 'en']);
    expect(english).toMatchObject({ exit: 2 });
    expect(english.err).toContain(en);
    expect(english.err).toMatch(/^error: [^\u4e00-\u9fff]*$/);
  });

  test('an unknown command of the add-on is told with the nearest one', async () => {
    const answer = await kehu(['run', 'doubel', '--book', await aBook()]);
    expect(answer.exit).toBe(2);
    expect(answer.err).toContain('double');
  });

  test('help is no error', async () => {
    const answer = await kehu(['--help', '--locale', 'en']);
    expect(answer.exit).toBe(0);
    expect(answer.out).toContain('Usage: kehu');
  });
});

test('commands and functions are listed, as JSON too', async () => {
  expect((await kehu(['commands'])).out).toContain('half-done');
  const params = [{ name: 'date', optional: false, summary: '日期' }];
  expect(JSON.parse((await kehu(['functions', '--json'])).out)).toEqual([
    { name: 'PLUS_DAY', summary: '后一天', params, returns: '后一天的日期', examples: [] },
  ]);
  expect((await kehu(['functions', '--locale', 'en'])).out).toBe('PLUS_DAY(date)\n    The day after\n    date  A date\n    → A date\n');
});

describe('errors', () => {
  test('of the command line’s own are in the language of the book too', async () => {
    const book = await aBook();
    expect((await kehu(['run', 'install', '--book', book, '--args', '{"language":"en"}'])).exit).toBe(0);
    expect((await kehu(['import', 'nowhere.csv', '--module', 'list', '--book', book])).err).toMatch(
      /^error: nowhere\.csv: there is no such file/,
    );
    expect((await kehu(['show', 'nothing', '--book', book])).err).toMatch(/^error: /);
  });
});
