import { DAY, dateOfDay, dayOf, formatDate } from '../core/cell';
import { fieldNamed, headerOf, historyOf, loggedFields, standingBefore, tagsBefore } from '../core/history/history';
import { Refusal } from '../core/message';
import type { Table } from '../core/table/readTable';
import { parseDate } from '../core/values/date';
import { say } from '../locales';
import { findCustomer, refuseCustomer } from './customerRow';
import { defineCommand } from './defineCommand';
import { tableOf, tablesOf } from './tables';

/** Says which tiers, segment and tags a customer had at the end of a day, by the log of changes. */
export const history = defineCommand({
  id: 'history',
  order: 920,
  hidden: true,
  label: { zh: '历史层级', en: 'History' },
  args: [
    { name: 'customer', type: 'string' },
    { name: 'date', type: 'string' },
    { name: 'field', type: 'string' },
  ],
  writes: false,
  run: (context, args) => {
    const { language, asOf } = context;
    const customers = tablesOf(context, ['customers']).customers as Table;
    const log = tableOf(context, 'changes');
    const all = loggedFields(context.modules.find(({ key }) => key === 'customers')?.fields ?? []);
    const wanted = String(args.field ?? '').trim();
    const fields = wanted === '' ? all : all.filter((field) => field === fieldNamed(all, customers, wanted));
    if (fields.length === 0) {
      const known = all.map((field) => headerOf(customers, field, language)).join(', ');
      throw new Refusal({ key: 'history.noField', params: { name: wanted, known } });
    }
    const read = parseDate(String(args.date ?? formatDate(asOf)));
    if (!read.ok) throw new Refusal(read.error);
    const day = dateOfDay(dayOf(read.value));
    const end = new Date(day.getTime() + DAY);
    const date = formatDate(day);
    const asked = String(args.customer ?? '').trim();
    const row = findCustomer(customers, asked);
    const id = row === undefined ? asked : customers.text(row, 'id');
    const keyOf = (name: string): string => fieldNamed(all, customers, name)?.key ?? name;
    const { changes, unreadable } = log ? historyOf(log, id, keyOf) : { changes: [], unreadable: 0 };
    if (row === undefined && changes.length === 0) refuseCustomer(customers, asked);
    const values = fields.map((field) => {
      const own = changes.filter((change) => change.field === field.key);
      const current = row === undefined ? '' : customers.text(row, field.key);
      const { value, since, until } = (field.key === 'ruleTags' ? tagsBefore : standingBefore)(end, own, current);
      return { field: field.key, column: headerOf(customers, field, language), value, since: dated(since), until: dated(until) };
    });
    const word = (key: string): string => say(language, { key });
    return {
      steps: [],
      rows: 1,
      changed: 0,
      messages: [
        { key: 'history.at', params: { id, name: row === undefined ? '—' : customers.text(row, 'name'), date } },
        ...values.map(({ column, value, since, until }) => ({
          key: 'history.value',
          params: { column, value: value || '—', since: since || word('history.always'), until: until || word('history.now') },
        })),
        ...(unreadable > 0 ? [{ key: 'history.unreadable', params: { count: unreadable, sheet: log?.title ?? '' } }] : []),
      ],
      result: {
        customer: id,
        date,
        values,
        changes: changes
          .filter((change) => fields === all || fields[0]?.key === change.field)
          .map((change) => ({ ...change, at: dated(change.at) })),
        unreadable,
      },
    };
  },
});

function dated(moment: Date | undefined): string {
  return moment ? formatDate(moment) : '';
}
