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
  summary: {
    zh: '某一天结束时一位客户的层级、客群和标签，以及全部变化',
    en: 'A customer’s tiers, segment and tags as of the end of a day, and every change',
  },
  args: [
    { name: 'customer', type: 'string', zh: '客户编号或名称', en: 'Id or name of the customer' },
    { name: 'date', type: 'string', zh: '日期，如 2024-03-15；默认为今天', en: 'The day, such as 2024-03-15; today unless said' },
    { name: 'field', type: 'string', zh: '字段，如价值层级；不写则全部', en: 'A column, such as value tier; all unless said' },
  ],
  writes: false,
  run: (context, args) => {
    const { language, asOf } = context;
    const customers = tablesOf(context, ['customers']).customers as Table;
    const log = tableOf(context, 'changes');
    const all = loggedFields(context.modules.find(({ key }) => key === 'customers')?.fields ?? []);
    const wanted = String(args.field ?? '').trim();
    const one = wanted === '' ? undefined : fieldNamed(all, customers, wanted);
    if (wanted !== '' && !one) {
      throw new Refusal({
        key: 'history.noField',
        params: { name: wanted, known: all.map((field) => headerOf(customers, field, language)).join(', ') },
      });
    }
    const date = parseDate(String(args.date ?? formatDate(dateOfDay(dayOf(asOf)))));
    if (!date.ok) throw new Refusal(date.error);
    const end = new Date((dayOf(date.value) + 1) * DAY);
    const asked = String(args.customer ?? '').trim();
    const row = findCustomer(customers, asked);
    const id = row === undefined ? asked : customers.text(row, 'id');
    const keyOf = (name: string): string => fieldNamed(all, customers, name)?.key ?? name;
    const past = log ? historyOf(log, id, keyOf) : { changes: [], unreadable: 0 };
    if (row === undefined && past.changes.length === 0) refuseCustomer(customers, asked);
    const fields = one ? [one] : all;
    const values = fields.map((field) => {
      const own = past.changes.filter((change) => change.field === field.key);
      const current = row === undefined ? '' : customers.text(row, field.key);
      const { value, since, until } = (field.key === 'ruleTags' ? tagsBefore : standingBefore)(end, own, current);
      const [from, to] = [since, until].map((moment) => (moment ? formatDate(moment) : ''));
      return { field: field.key, column: headerOf(customers, field, language), value, since: from ?? '', until: to ?? '' };
    });
    const word = (key: string): string => say(language, { key });
    return {
      steps: [],
      rows: 1,
      changed: 0,
      messages: [
        {
          key: 'history.at',
          params: { id, name: row === undefined ? '—' : customers.text(row, 'name'), date: formatDate(dateOfDay(dayOf(date.value))) },
        },
        ...values.map(({ column, value, since, until }) => ({
          key: 'history.value',
          params: { column, value: value || '—', since: since || word('history.always'), until: until || word('history.now') },
        })),
        ...(past.unreadable > 0 ? [{ key: 'history.unreadable', params: { count: past.unreadable, sheet: log?.title ?? '' } }] : []),
      ],
      result: {
        customer: id,
        date: formatDate(dateOfDay(dayOf(date.value))),
        values,
        changes: past.changes.filter(({ field }) => !one || field === one.key).map((change) => ({ ...change, at: formatDate(change.at) })),
        unreadable: past.unreadable,
      },
    };
  },
});
