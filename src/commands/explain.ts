import { explainCustomer, questionsOf, type Topic } from '../core/explain/explainCustomer';
import { headerOf } from '../core/history/history';
import type { Message } from '../core/message';
import { computeCustomers } from '../core/refresh/computeCustomers';
import type { Table } from '../core/table/readTable';
import { splitTags } from '../core/values/lists';
import { findCustomer, refuseCustomer } from './customerRow';
import { defineCommand } from './defineCommand';
import { readBook } from './readBook';

/** Says why a customer has a tier, segment or tag, or hasn't: every rule that was tried, clause by clause. */
export const explain = defineCommand({
  id: 'explain',
  order: 910,
  hidden: true,
  label: { zh: '说明原因', en: 'Explain' },
  args: [
    { name: 'customer', type: 'string' },
    { name: 'of', type: 'string' },
  ],
  writes: false,
  run: (context, args) => {
    const { presets, language } = context;
    const input = readBook(context);
    const customers = input.tables.customers as Table;
    const asked = String(args.customer ?? '').trim();
    const row = findCustomer(customers, asked) ?? refuseCustomer(customers, asked);
    const source = { computed: computeCustomers(input), tables: input.tables, presets, language };
    const topics = questionsOf(source, String(args.of ?? '').trim()).map((question) => ({
      ...explainCustomer(source, row, question),
      column: headerOf(customers, question.field, language),
    }));
    const [id, name] = [customers.text(row, 'id'), customers.text(row, 'name')];
    return {
      steps: [],
      rows: 1,
      changed: 0,
      messages: topics.flatMap((topic) => messagesOf(topic, { id, name }, customers.text(row, topic.field.key))),
      result: { customer: id, name, topics: topics.map(({ field, ...topic }) => ({ field: field.key, ...topic })) },
    };
  },
});

/** What the customer has, whether the sheet says so too, and what was tried. */
function messagesOf(
  { field, column, asked, value, tried }: Topic & { readonly column: string },
  customer: { readonly id: string; readonly name: string },
  cell: string,
): Message[] {
  const has = asked === undefined || (field.key === 'ruleTags' ? splitTags(value).includes(asked) : value === asked);
  return [
    { key: has ? 'explain.has' : 'explain.hasNot', params: { ...customer, column, asked: asked ?? '', value: value || '—' } },
    ...(cell === value ? [] : [{ key: 'explain.stale', params: { cell: cell || '—' } }]),
    ...tried.map(({ value: gives, holds, text }) => ({
      key: text === '' ? 'explain.otherwise' : 'explain.rule',
      params: { mark: holds === undefined ? '?' : holds ? '✓' : '✗', value: gives, text },
    })),
  ];
}
