import fc from 'fast-check';
import { createWorkbook, type Workbook } from '../../local/index';
import { run, runtimeOf } from '../support/builtBook';

/**
 * Random sequences of import, edit, sort, merge, archive, restore and undo through the built bundle: no record is lost and no id stands twice. `npm test` runs
 * some; `KEHU_SEQUENCES` says how many (`.ci/run`: 500).
 */
jest.setTimeout(1_800_000);
const SEQUENCES = Number(process.env.KEHU_SEQUENCES) || 20;

const base = createWorkbook({ timeZone: 'Asia/Shanghai', locale: 'zh_CN' });
run(base, 'install');
run(base, 'import', {
  module: 'customers',
  file: 'c.csv',
  rows: [['客户编号', '客户名称', '联系电话'], ...[1, 2, 3, 4, 5, 6].map((n) => [`C00${n}`, `标记客户${n}号`, `1380000000${n}`])],
});
run(base, 'import', {
  module: 'sales',
  file: 's.csv',
  rows: [
    ['客户编号', '日期', '金额', '合作项目'],
    ...[1, 2, 3, 4, 5, 6, 1, 2].map((n, at) => [`C00${n}`, '2020-03-01', '100', `标记销售${at}`]),
  ],
});

/** A step of a sequence; numbers choose among what there is. */
type Step =
  | { readonly kind: 'add'; readonly count: number; readonly withIds: boolean }
  | { readonly kind: 'update'; readonly pick: number; readonly text: string }
  | { readonly kind: 'edit'; readonly pick: number; readonly text: string }
  | { readonly kind: 'sort'; readonly by: 0 | 1 }
  | { readonly kind: 'merge'; readonly picks: readonly number[] }
  | { readonly kind: 'archive'; readonly picks: readonly number[] }
  | { readonly kind: 'unarchive'; readonly pick: number }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'undo'; readonly back: number };

const number = fc.nat(50);
const text = fc.constantFrom('甲', '=1+1', "'乙", '13900000000', '  丙 ');
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 3 }), withIds: fc.boolean() }),
    fc.record({ kind: fc.constant('update' as const), pick: number, text }),
    fc.record({ kind: fc.constant('edit' as const), pick: number, text }),
    fc.record({ kind: fc.constant('sort' as const), by: fc.constantFrom(0 as const, 1 as const) }),
    fc.record({ kind: fc.constant('merge' as const), picks: fc.array(number, { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('archive' as const), picks: fc.array(number, { minLength: 1, maxLength: 2 }) }),
    fc.record({ kind: fc.constant('unarchive' as const), pick: number }),
    fc.record({ kind: fc.constant('refresh' as const) }),
    fc.record({ kind: fc.constant('undo' as const), back: fc.nat(2) }),
  ),
  { minLength: 3, maxLength: 6 },
);

/** A book with what must be in it: the marks of all records, by the run that added them. */
class Model {
  readonly book = structuredClone(base);
  readonly marks = new Map<string, string>();
  private made = 0;

  constructor() {
    for (const mark of marksOf(this.book)) this.marks.set(mark, '');
  }

  take(step: Step): void {
    const customers = ids(this.book, '客户');
    const chosen = (picks: readonly number[]): string[] =>
      customers.length === 0 ? [] : [...new Set(picks.map((pick) => customers[pick % customers.length]!))];
    switch (step.kind) {
      case 'add':
        this.add(step, customers);
        break;
      case 'update': {
        const [id] = chosen([step.pick]);
        if (id)
          this.command('import', {
            module: 'customers',
            file: 'u.csv',
            rows: [
              ['客户编号', '客户名称', '备注'],
              [id, nameOf(this.book, id), step.text],
            ],
          });
        break;
      }
      case 'edit': {
        const [id] = chosen([step.pick]);
        if (id) runtimeOf(this.book).edit('客户', rowOf(this.book, id) + 1, headerOf(this.book, '客户', '备注') + 1, [[step.text]]);
        break;
      }
      case 'sort':
        sortSheet(this.book, step.by === 0 ? '客户' : '销售记录');
        break;
      case 'merge':
        this.command('merge', { ids: chosen(step.picks) });
        break;
      case 'archive':
        this.command('archive', { ids: chosen(step.picks) });
        break;
      case 'unarchive': {
        const archived = archivedIds(this.book);
        if (archived.length > 0) this.command('unarchive', { ids: [archived[step.pick % archived.length]!] });
        break;
      }
      case 'refresh':
        this.command('refresh', {});
        break;
      case 'undo':
        this.undo(step.back);
        break;
    }
  }

  private add({ count, withIds }: Step & { kind: 'add' }, customers: readonly string[]): void {
    const rows = Array.from({ length: count }, () => {
      this.made += 1;
      return [withIds ? `X${this.made}` : '', `标记新客户${this.made}号之${'甲乙丙丁戊己庚辛'[this.made % 8]}`];
    });
    this.bring({ module: 'customers', file: 'n.csv', rows: [['客户编号', '客户名称'], ...rows], matchDuplicates: false });
    const [owner] = customers;
    if (!owner) return;
    this.made += 1;
    const sale = [owner, '2024-03-01', '5', `标记新销售${this.made}`];
    this.bring({ module: 'sales', file: 'n.csv', rows: [['客户编号', '日期', '金额', '合作项目'], sale] });
  }

  /** Imports, and remembers which run brought which records. */
  private bring(args: object): void {
    const before = new Set(marksOf(this.book));
    this.command('import', args);
    const run = openRuns(this.book).at(-1) ?? '';
    for (const mark of marksOf(this.book)) if (!before.has(mark)) this.marks.set(mark, run);
  }

  private undo(back: number): void {
    const open = openRuns(this.book);
    const run = open[open.length - 1 - back];
    if (run === undefined || open.indexOf(run) < 3) return;
    if (this.command('undo', { run })) for (const [mark, by] of this.marks) if (by === run) this.marks.delete(mark);
  }

  /** Whether the command did it; one that refuses changes nothing. */
  private command(id: string, args: object): boolean {
    const result = runtimeOf(this.book).call('runCommand', id, args) as { ok: boolean };
    return result.ok;
  }
}

function grid(book: Workbook, name: string): (string | number | boolean | null)[][] {
  return (book.sheets.find((sheet) => sheet.name === name)?.values ?? []) as (string | number | boolean | null)[][];
}

function headerOf(book: Workbook, name: string, header: string): number {
  return grid(book, name)[0]!.indexOf(header);
}

function cells(book: Workbook, name: string, header: string): string[] {
  const at = headerOf(book, name, header);
  return grid(book, name)
    .slice(1)
    .map((row) => String(row[at] ?? ''))
    .filter((cell) => cell !== '');
}

const ids = (book: Workbook, name: string): string[] => cells(book, name, name === '客户' ? '客户编号' : '记录编号');

function rowOf(book: Workbook, id: string): number {
  const at = headerOf(book, '客户', '客户编号');
  return grid(book, '客户').findIndex((row) => row[at] === id);
}

function nameOf(book: Workbook, id: string): string {
  return String(grid(book, '客户')[rowOf(book, id)]![headerOf(book, '客户', '客户名称')]);
}

/** Marks of all customers and sales, in their sheets and in the archive. */
function marksOf(book: Workbook): string[] {
  const [record, entry] = [headerOf(book, '归档', '完整记录（请勿修改）'), headerOf(book, '归档', '条目')];
  const archived = grid(book, '归档')
    .slice(1)
    .filter((row) => /\/(customers|sales)\//.test(String(row[entry])))
    .map((row) => /标记[^"]*/.exec(String(row[record]))?.[0] ?? '');
  return [...cells(book, '客户', '客户名称'), ...cells(book, '销售记录', '合作项目'), ...archived];
}

function openRuns(book: Workbook): string[] {
  const [run, undone] = [headerOf(book, '撤销记录', '运行编号'), headerOf(book, '撤销记录', '撤销时间')];
  return grid(book, '撤销记录')
    .slice(1)
    .filter((row) => row[run] && !row[undone])
    .map((row) => String(row[run]));
}

function archivedIds(book: Workbook): string[] {
  const [id, into] = [headerOf(book, '归档', '客户编号'), headerOf(book, '归档', '并入')];
  return [
    ...new Set(
      grid(book, '归档')
        .slice(1)
        .filter((row) => row[id] && !row[into])
        .map((row) => String(row[id])),
    ),
  ];
}

function sortSheet(book: Workbook, name: string): void {
  const sheet = book.sheets.find((one) => one.name === name)!;
  const [header, ...rows] = sheet.values;
  const filled = rows.filter((row) => row.some((cell) => cell !== null && cell !== undefined && cell !== ''));
  sheet.values = [header!, ...filled.reverse()];
}

function check(model: Model): void {
  const { book, marks } = model;
  const found = marksOf(book);
  expect([...found].sort()).toEqual([...marks.keys()].sort());
  for (const name of ['客户', '销售记录']) expect(ids(book, name).length).toBe(new Set(ids(book, name)).size);
  const known = new Set(ids(book, '客户'));
  for (const id of cells(book, '销售记录', '客户编号')) expect(known).toContain(id);
  expect(book.sheets.flatMap((sheet) => sheet.formulas.flat()).filter(Boolean)).toEqual([]);
}

test(`${SEQUENCES} random sequences lose no record, double no id and leave no record without its customer`, () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const model = new Model();
      for (const step of sequence) {
        model.take(step);
        check(model);
      }
    }),
    { numRuns: SEQUENCES, seed: Number(process.env.KEHU_SEED) || 20_261_125 },
  );
});
