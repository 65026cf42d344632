import type { Cell } from '../core/cell';
import type { Message } from '../core/message';
import { findAll } from '../core/quality/findAll';
import { KIND_KEYS } from '../core/quality/finding';
import { MOST, qualityRows } from '../core/quality/qualityRows';
import { summarised } from '../core/quality/summarise';
import { nameIn } from '../core/schema';
import { say, sayProblem } from '../locales';
import { defineCommand } from './defineCommand';
import { missingSheet } from './missingSheet';
import { qualityInput } from './qualityBook';
import { tableOf } from './tables';

/** Looks for what is wrong with the records of every module and lists it for the owners. */
export const check = defineCommand({
  id: 'check',
  order: 32,
  label: { zh: '数据检查', en: 'Check data' },
  args: [],
  writes: true,
  run: (context) => {
    const { language } = context;
    const findings = findAll(qualityInput(context), (key) => context.host.formulas(key));
    const before = tableOf(context, 'quality');
    const { rows, counts, confirmed, fixable } = qualityRows(summarised(findings), before, (message) => sayProblem(language, message));
    const definition = context.sheets.find(({ key }) => key === 'quality')!;
    const columns = definition.fields.map(({ key }) => key);
    const values = rows.map((row) => columns.map((key): Cell => row[key] ?? ''));
    const looked = findings.book.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    const open = [...counts.values()].reduce((sum, count) => sum + count.open, 0);
    const sheet = before?.title ?? nameIn(language, definition);
    const kinds = KIND_KEYS.flatMap((kind) => {
      const count = counts.get(kind)?.open;
      return count === undefined ? [] : [`${say(language, { key: `quality.kind.${kind}` })} ${count}`];
    });
    return {
      steps: [...missingSheet(context, 'quality'), { kind: 'replaceRows', sheet: 'quality', columns, values, atOnce: true }],
      rows: looked,
      changed: 0,
      messages: [
        open === 0
          ? { key: 'quality.none', params: { rows: looked } }
          : { key: 'quality.done', params: { rows: looked, count: open, sheet, kinds: kinds.join(' · ') } },
        ...(fixable > 0 ? [{ key: 'quality.fixable', params: { count: fixable } }] : []),
        ...(confirmed > 0 ? [{ key: 'quality.confirmed', params: { count: confirmed } }] : []),
        ...KIND_KEYS.flatMap((kind): Message[] => {
          const { open: count = 0, left = 0 } = counts.get(kind) ?? {};
          const name = say(language, { key: `quality.kind.${kind}` });
          return left > 0 ? [{ key: 'quality.cut', params: { kind: name, most: MOST, count } }] : [];
        }),
      ],
      result: {
        findings: Object.fromEntries([...counts].map(([kind, count]) => [kind, count.open])),
        open,
        fixable,
        confirmed,
      },
    };
  },
});
