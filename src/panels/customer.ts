import type { CommandContext } from '../commands/defineCommand';
import { type Cell, formatDate } from '../core/cell';
import { type Language, nameIn, type SheetDefinition } from '../core/schema';
import { readTable, type Table } from '../core/table/readTable';
import { definePanel } from './definePanel';

/** What the card shows of a customer, by column key. */
export const cardKeys = [
  'id',
  'name',
  'contact',
  'phone',
  'owner',
  'status',
  'valueTier',
  'activity',
  'stage',
  'segment',
  'ruleTags',
  'freeTags',
  'tags',
  'lifetimeAmount',
  'yearAmount',
  'largestDeal',
  'lifetimeDeals',
  'lastDeal',
  'frequency',
  'satisfaction',
  'dataStatus',
] as const;

/** Key of a column that the card shows. */
export type CardKey = (typeof cardKeys)[number];

/** One cell of the card: the header as the book has it, and the value; dates as `YYYY-MM-DD[ HH:MM]`, empty as ''. */
export interface CardCell {
  readonly label: string;
  readonly value: string | number | boolean;
}

/** Answer of `selected`. `at` names the selected row, so that the next question can say what the page already shows. */
export type Selected =
  | { readonly kind: 'customer'; readonly at: string; readonly language: Language; readonly cells: Readonly<Record<CardKey, CardCell>> }
  | {
      readonly kind: 'none';
      readonly at: string;
      readonly language: Language;
      readonly reason: 'other-sheet' | 'no-customer';
      /** Title of the customers sheet, or '' where the book has none. */
      readonly sheet: string;
    }
  | { readonly kind: 'unchanged'; readonly at: string };

/** The panel's methods as the page calls them. */
export interface CustomerPanel {
  /** The selected customer; `unchanged` when the selection is still the one that `known` names. */
  selected(known: string | null): Selected;
}

/** 客户卡: the selected customer on one card. */
export const customer = definePanel({
  key: 'customer',
  methods: { selected: (context, [known]) => selected(context, typeof known === 'string' ? known : '') },
});

function selected(context: CommandContext, known: string): Selected {
  const { host, language } = context;
  const selection = host.selection();
  const at = selection ? `${selection.row} ${selection.title}` : '-';
  if (at === known) return { kind: 'unchanged', at };
  const definition = context.sheets.find((sheet) => sheet.key === 'customers');
  const sheet = host.sheets().find((one) => one.key === 'customers')?.title ?? '';
  const none = (reason: 'other-sheet' | 'no-customer'): Selected => ({ kind: 'none', at, language, reason, sheet });
  if (!selection || !definition || selection.title !== sheet) return none('other-sheet');
  if (selection.row < 2) return none('no-customer');
  const content = host.readRow(selection.title, selection.row);
  const table = content && readTable(definition, content);
  if (!table || (table.text(0, 'id') === '' && table.text(0, 'name') === '')) return none('no-customer');
  return { kind: 'customer', at, language, cells: cellsOf(definition, table, language) };
}

function cellsOf(definition: SheetDefinition, table: Table, language: Language): Record<CardKey, CardCell> {
  const entries = cardKeys.map((key): [CardKey, CardCell] => {
    const field = definition.fields.find((one) => one.key === key);
    const column = table.columnOf(key);
    const label = column === undefined ? field && nameIn(language, field) : table.headers[column];
    return [key, { label: label || key, value: plain(table.cell(0, key)) }];
  });
  return Object.fromEntries(entries) as Record<CardKey, CardCell>;
}

function plain(cell: Cell): string | number | boolean {
  return cell instanceof Date ? formatDate(cell) : cell;
}
