import { type Cell, isEmpty } from '../core/cell';
import { fold, readHeaderTable } from '../core/language';
import { textIn, toColumn } from '../core/language/columns';
import { Refusal } from '../core/message';
import { bookVocabulary } from '../core/refresh/bookVocabulary';
import { segmentRow } from '../core/settings/ruleRows';
import { assignSegments, compileSegments, shortTier } from '../core/tags';
import { columnsOf } from './arguments';
import { defineFunction, type FunctionDoc } from './defineFunction';
import { settingsRows, settingsTable } from './settings';

const KEYS = ['valueTier', 'activity', 'needType'];

/** Which segment customers are in. */
export const crmSegment = defineFunction({
  name: 'CRM_SEGMENT',
  run: (context, args) => {
    const tables = { tiers: settingsTable(context, 'tiers'), dictionary: settingsTable(context, 'dictionary') };
    const vocabulary = bookVocabulary({ modules: context.modules, presets: context.presets, tables });
    const { columns, count, shaped } = columnsOf([args[0], args[1], args[2]]);
    const inUse = new Set([tables.tiers, tables.dictionary].flatMap((table) => table?.rows.flat() ?? []));
    const unknown = new Set<number>();
    const named = KEYS.map((key, column) => {
      const names = new Map<string, string>([['', '']]);
      const list = vocabulary.lists.get(`customers.${key}`) ?? [];
      for (const item of list) {
        const shown = [item.zh, item.en, item.key].find((name) => inUse.has(name)) ?? item.zh;
        for (const name of [item.key, item.zh, item.en, shortTier(item.zh)]) names.set(fold(name), shown);
      }
      return columns[column]!.map((cell, row) => {
        const name = names.get(fold(textIn(cell)));
        if (name !== undefined) return name;
        const known = [...new Set(names.values())].filter(Boolean).join(', ');
        if (count === 1) throw new Refusal({ key: 'function.unknownTier', params: { name: textIn(cell), known } });
        unknown.add(row);
        return '';
      });
    });
    const rows = Array.from({ length: count }, (_, row): Cell[] => named.map((column) => column[row]!));
    const { book } = readHeaderTable([KEYS, ...rows], context.modules, context.asOf);
    const { segments, problems } = compileSegments(settingsRows(context, 'segments', segmentRow), vocabulary);
    const [problem] = problems.values();
    if (segments.length === 0 && problem) throw new Refusal(problem);
    const names = toColumn(assignSegments(segments, book)) as string[];
    return shaped(names.map((name, row) => (unknown.has(row) || isEmpty(rows[row]![0]) || isEmpty(rows[row]![1]) ? '' : name)));
  },
});

/** How CRM_SEGMENT is used. */
export const crmSegmentDoc: FunctionDoc = {
  summary: { zh: '客群，按「客群」表', en: 'Segment, by the sheet of segments' },
  params: [
    { name: 'value', zh: '价值层级', en: 'Value tier' },
    { name: 'activity', zh: '活跃度', en: 'Activity' },
    { name: 'need', optional: true, zh: '需求类型', en: 'Need type' },
  ],
  returns: { zh: '客群', en: 'The segment' },
  examples: [
    { args: ['重点客户', '低活跃'], result: '重点低活跃风险客户' },
    { args: ['Key', 'low'], result: '重点低活跃风险客户' },
    { args: ['战略', '高活跃'], result: '战略高活跃客户' },
    {
      args: [
        [['战略客户'], ['潜力客户'], ['']],
        [['高活跃'], ['低活跃'], ['低活跃']],
        [[''], ['服务导向型'], ['']],
      ],
      result: [['战略高活跃客户'], ['潜力服务导向型客户'], ['']],
    },
  ],
};
