import { summarize } from '../../src/commands/summarize';
import { Refusal } from '../../src/core/message';
import { contextOf, sheetOf } from '../support/hostOf';

const customer = (id: string, valueTier: string, activity: string, lifetimeAmount: number) => ({
  id,
  name: id,
  valueTier,
  activity,
  lifetimeAmount,
});
const book = (language: 'zh-CN' | 'en' = 'zh-CN') => ({
  customers: sheetOf(
    'customers',
    [customer('C001', 'strategic', 'high', 1_200_000), customer('C002', 'regular', 'low', 0), customer('C003', 'regular', 'high', 5)],
    language,
  ),
});

describe('summarize', () => {
  it('asks for a pivot of exactly the filled rows by column keys, named in the book’s language, and a chart of its totals', () => {
    const plan = summarize.run(contextOf(book()), {});
    expect(plan.steps).toEqual([
      {
        kind: 'pivotSheet',
        pivot: {
          key: 'bySegment',
          title: '客群汇总',
          source: 'customers',
          sourceRows: 3,
          rows: ['valueTier'],
          columns: ['activity'],
          values: [
            { column: 'id', summarize: 'COUNTA', name: '客户数' },
            { column: 'lifetimeAmount', summarize: 'SUM', name: '累计合作金额' },
          ],
          chart: {
            type: 'COLUMN',
            title: '各价值层级的客户数',
            ranges: [
              { row: 3, column: 0, rows: 2, columns: 1 },
              { row: 3, column: 5, rows: 2, columns: 1 },
            ],
            beside: 7,
          },
        },
      },
    ]);
    expect(summarize.run(contextOf(book('en'), { language: 'en' }), {}).steps).toMatchObject([{ pivot: { title: 'By segment' } }]);
  });
  it('is refused before install, without customers and before refresh', () => {
    expect(() => summarize.run(contextOf({}), {})).toThrow(Refusal);
    expect(() => summarize.run(contextOf({ customers: sheetOf('customers') }), {})).toThrow('summarize.noCustomers');
    expect(() => summarize.run(contextOf({ customers: sheetOf('customers', [{ id: 'C001' }]) }), {})).toThrow('summarize.notRefreshed');
  });
});
