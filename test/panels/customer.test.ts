import type { CommandContext } from '../../src/commands/defineCommand';
import type { Grid } from '../../src/core/cell';
import type { SheetContent } from '../../src/host/host';
import { customers } from '../../src/modules/customers';
import { customer, type Selected } from '../../src/panels/customer';

const header = ['Kd.-Nr.', '客户名称', '我的列', '累计合作金额', '最近合作时间', '价值层级'];
const keys = new Map([
  [0, 'id'],
  [1, 'name'],
  [3, 'lifetimeAmount'],
  [4, 'lastDeal'],
  [5, 'valueTier'],
]);
const grid: Grid = [header, ['C001', '远航制造集团', 'x', 800_000, new Date(Date.UTC(2024, 2, 15)), '重点客户'], ['', '', '', '', '', '']];

/** What the panel answers over a book with the customers sheet above, when `row` of `title` is selected. */
function ask(selection: { title: string; row: number } | undefined, known: unknown = null): Selected & { read: number } {
  let read = 0;
  const content = (row: number): SheetContent => ({ title: '客户名单', grid: [header, grid[row - 1] ?? []], keys });
  const host = {
    selection: () => selection,
    sheets: () => [
      { title: '客户名单', key: 'customers' },
      { title: '其他', key: undefined },
    ],
    readRow: (_title: string, row: number) => {
      read += 1;
      return row <= grid.length ? content(row) : undefined;
    },
  };
  const context = { host, language: 'zh-CN', sheets: [customers] } as unknown as CommandContext;
  const answer = customer.methods.selected?.(context, [known]) as Selected;
  return { ...answer, read };
}

describe('the selected customer', () => {
  it('is read from its row by column keys, with the headers that people gave', () => {
    const answer = ask({ title: '客户名单', row: 2 });
    if (answer.kind !== 'customer') throw new Error(answer.kind);
    expect(answer.cells.id).toEqual({ label: 'Kd.-Nr.', value: 'C001' });
    expect(answer.cells.lifetimeAmount).toEqual({ label: '累计合作金额', value: 800_000 });
    expect(answer.cells.lastDeal).toEqual({ label: '最近合作时间', value: '2024-03-15' });
    expect(answer.cells.activity).toEqual({ label: '活跃度', value: '' });
  });

  it('is not read again while the same row is selected', () => {
    const first = ask({ title: '客户名单', row: 2 });
    expect(ask({ title: '客户名单', row: 2 }, first.at)).toEqual({ kind: 'unchanged', at: first.at, read: 0 });
    expect(ask({ title: '客户名单', row: 3 }, first.at).kind).toBe('none');
  });

  it('is none on another sheet, in the header, in a blank row, below the sheet and where nothing is selected', () => {
    expect(ask({ title: '其他', row: 2 })).toMatchObject({ kind: 'none', reason: 'other-sheet', sheet: '客户名单', read: 0 });
    expect(ask(undefined)).toMatchObject({ kind: 'none', reason: 'other-sheet' });
    for (const row of [1, 3, 9]) expect(ask({ title: '客户名单', row })).toMatchObject({ kind: 'none', reason: 'no-customer' });
  });

  it('answers only what google.script.run can carry: no dates', () => {
    const answer = ask({ title: '客户名单', row: 2 });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});
