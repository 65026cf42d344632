import { type Cell, dayOf } from '../core/cell';
import { daysIn, numberIn } from '../core/language/columns';
import { Refusal } from '../core/message';
import { cutPoints, scoreOf } from '../core/tiers/quantiles';
import { columnsOf, momentIn, textArgument } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';

/** Recency, frequency and amount as scores. */
export const crmRfm = defineFunction({
  name: 'CRM_RFM',
  run: (context, [dates, frequencies, amounts, wanted, asOf]) => {
    const [match, cutsOnly, digits] = /^(cuts|分界)?\s*(\d*)$/i.exec(textArgument(wanted)) ?? [];
    const bins = Number(digits || 5);
    if (match === undefined || bins < 2 || bins > 10) throw new Refusal({ key: 'function.bins' });
    const today = dayOf(momentIn(asOf, context));
    const { columns, count } = columnsOf([dates, frequencies, amounts]);
    const values = columns.map((cells, column) =>
      cells.map((cell) => (column > 0 ? numberIn(cell) : Math.min(today, Math.floor(daysIn(cell))))),
    );
    const cuts = values.map((column) => cutPoints(column, bins));
    if (cutsOnly !== undefined)
      return Array.from({ length: bins - 1 }, (_, at) =>
        cuts.map((points, column) => (points.length === 0 ? '' : column > 0 ? points[at]! : today - points[at]!)),
      );
    return Array.from({ length: count }, (_, row): Cell[] => {
      const scores = values.map((column, at) => scoreOf(column[row]!, cuts[at]!));
      return [...scores, scores.includes('') ? '' : scores.join(bins > 9 ? '-' : '')];
    });
  },
});

/** How CRM_RFM is used. */
export const crmRfmDoc: FunctionDoc = {
  summary: {
    zh: 'RFM 评分：各列从小到大第 ⌈k×个数÷级数⌉ 个值为分界，得分 = 1 + 小于该值的分界数；越近越高',
    en: 'RFM scores: a column’s ⌈k × count ÷ bins⌉th smallest values are cuts, a score is 1 + the cuts below; recent is high',
  },
  params: [
    { name: 'recencyDates', zh: '最近合作日期', en: 'Dates of the last deal' },
    { name: 'frequencies', zh: '次数', en: 'Numbers of deals' },
    { name: 'amounts', zh: '金额', en: 'Amounts' },
    { name: 'bins', optional: true, zh: '级数 2–10，默认 5；"分界 5" 给出分界', en: '2 to 10, 5 unless said; "cuts 5" gives the cuts' },
    { name: 'asOf', optional: true, zh: '今天的日期', en: 'Date of today' },
  ],
  returns: { zh: 'R、F、M 和三者合并', en: 'R, F, M and all three' },
  examples: [
    {
      args: [
        [[{ $date: '2024-03-01' }], [{ $date: '2024-02-01' }], [{ $date: '2024-01-01' }], ['']],
        [[9], [1], [1], ['']],
        [[900], [500], [100], ['']],
        3,
        { $date: '2024-03-15' },
      ],
      result: [
        [3, 3, 3, '333'],
        [2, 1, 2, '212'],
        [1, 1, 1, '111'],
        ['', '', '', ''],
      ],
    },
    {
      args: [[[{ $date: '2024-03-01' }], [{ $date: '2024-01-01' }]], [[9], [1]], [[900], [100]], '分界 2', { $date: '2024-03-15' }],
      result: [[74, 1, 100]],
    },
  ],
};
