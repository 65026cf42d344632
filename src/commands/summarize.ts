import { Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { BY_SEGMENT, summarizeBySegment } from '../core/summaries/bySegment';
import { readTable } from '../core/table/readTable';
import { bySegmentNames } from '../locales/summaries';
import { customers } from '../modules/customers';
import { defineCommand } from './defineCommand';

/** Makes or updates the sheet 客群汇总: a native pivot of customers by value tier and activity, and a chart. */
export const summarize = defineCommand({
  id: 'summarize',
  order: 60,
  label: { zh: '汇总', en: 'Summarize' },
  args: [],
  writes: true,
  run: ({ host, language, sheets }) => {
    const content = host.read('customers');
    if (!content) throw new Refusal({ key: 'book.notInstalled', params: { sheet: nameIn(language, customers) } });
    const definition = sheets.find((sheet) => sheet.key === 'customers') ?? customers;
    const summary = summarizeBySegment(readTable(definition, content));
    if (!summary.ok) throw new Refusal(summary.error);
    const title = nameIn(language, bySegmentNames.sheet);
    const { customers: count, chart, width } = summary.value;
    return {
      steps: [
        {
          kind: 'pivotSheet',
          pivot: {
            key: 'bySegment',
            title,
            source: 'customers',
            sourceRows: count,
            rows: [BY_SEGMENT.rows],
            columns: [BY_SEGMENT.columns],
            values: [
              { column: BY_SEGMENT.count, summarize: 'COUNTA', name: nameIn(language, bySegmentNames.count) },
              { column: BY_SEGMENT.amount, summarize: 'SUM', name: nameIn(language, bySegmentNames.amount) },
            ],
            chart: { type: 'COLUMN', title: nameIn(language, bySegmentNames.chart), ranges: chart, beside: width },
          },
        },
      ],
      rows: count,
      changed: 0,
      messages: [{ key: 'summarize.done', params: { count, sheet: title } }],
      result: { sheet: title, customers: count },
    };
  },
});
