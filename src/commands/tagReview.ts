import type { Cell } from '../core/cell';
import { dimensionNames } from '../core/dimensions';
import { type Message, Refusal } from '../core/message';
import { nameIn } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import type { Table } from '../core/table/readTable';
import { applyTags, type Ticked } from '../core/tagReview/applyTags';
import { type Finding, KINDS, type ReviewInput, reviewTags, USAGE } from '../core/tagReview/review';
import type { Plan, Step } from '../host/plan';
import { say } from '../locales';
import { type CommandContext, defineCommand } from './defineCommand';
import { missingSheet } from './missingSheet';
import { tableOf, tablesOf } from './tables';

/** Rows that a kind of finding may take of the sheet. */
const MOST = 1000;

/** Reviews the tags of all customers and writes what could be better; carries out what people ticked of it. */
export const tagReview = defineCommand({
  id: 'tag-review',
  order: 30,
  label: { zh: '标签审查', en: 'Tag review' },
  args: [
    {
      name: 'apply',
      type: 'boolean',
    },
  ],
  writes: true,
  undoable: true,
  run: (context, args) => {
    const tables = tablesOf(context, ['settings', 'dictionary', 'tiers', 'rules', 'customers']) as Record<'settings' | Sheets, Table>;
    tables.customers.need('id');
    for (const key of ['dimension', 'tag', 'on']) tables.dictionary.need(key);
    const { freeTagLimit, rareTagShare } = readSettings(tables.settings);
    const input: ReviewInput = {
      ...tables,
      fields: context.modules.find(({ key }) => key === 'customers')?.fields ?? [],
      presets: context.presets,
      language: context.language,
      freeTagLimit: Number(freeTagLimit) || 5,
      rareTagShare: Number(rareTagShare) || 0,
    };
    const sheet = tableOf(context, 'tagReview');
    const ticked = sheet && args.apply !== false ? tickedRows(sheet) : [];
    // What was stopped at its very end has no more ticks.
    if (sheet && (ticked.length > 0 || (args.apply === true && context.resumed))) return carryOut(context, input, sheet, ticked);
    if (args.apply === true) throw new Refusal({ key: 'tags.noneTicked' });
    return review(context, input, sheet);
  },
});

type Sheets = 'customers' | 'dictionary' | 'tiers' | 'rules';

function review(context: CommandContext, input: ReviewInput, sheet: Table | undefined): Plan {
  const { language, sheets } = context;
  const definition = sheets.find(({ key }) => key === 'tagReview')!;
  const columns = definition.fields.map(({ key }) => key);
  const rows = input.customers.rows.filter((_, row) => input.customers.text(row, 'id') !== '').length;
  const findings = reviewTags(input);
  const byKind = KINDS.map((kind) => [kind, findings.filter((finding) => finding.kind === kind)] as const);
  const values = byKind.flatMap(([, found]) =>
    found.slice(0, MOST).map((finding) => {
      const cells: Readonly<Record<string, unknown>> = { ...finding, ...wordsOf(input, finding, rows) };
      return columns.map((key) => (cells[key] ?? '') as Cell);
    }),
  );
  const figures = {
    tags: findings.filter(({ kind }) => USAGE.includes(kind)).length,
    proposals: findings.filter(({ action }) => action).length,
  };
  return {
    steps: [...missingSheet(context, 'tagReview'), { kind: 'replaceRows', sheet: 'tagReview', columns, values }],
    rows,
    changed: 0,
    messages: [
      { key: 'tags.done', params: { ...figures, sheet: sheet?.title ?? nameIn(language, definition) } },
      ...byKind.flatMap(([kind, { length }]): Message[] =>
        length > MOST ? [{ key: 'tags.cut', params: { kind, most: MOST, count: length } }] : [],
      ),
    ],
    result: { ...figures, findings: Object.fromEntries(byKind.map(([kind, { length }]) => [kind, length])) },
  };
}

/** The cells of a finding that aren't its own data. */
function wordsOf(input: ReviewInput, finding: Finding, rows: number): Readonly<Record<string, Cell>> {
  const { kind, dimension, tag, target, action, customers, figure = 0 } = finding;
  const params = { tag, target, figure, limit: input.freeTagLimit, rare: input.rareTagShare };
  const words = (code: string): string => say(input.language, { key: `tags.${code}`, params });
  return {
    dimension: nameIn(input.language, dimension.names),
    share: Math.round((customers / rows) * 1000) / 10,
    problem: words(kind),
    proposal: action ? words(action) : '',
    apply: false,
  };
}

/** Rows that somebody ticked of those that something can be done about. */
function tickedRows(sheet: Table): Ticked[] {
  const ticked = sheet.rows.map((_, row) => {
    const text = (key: string): string => sheet.text(row, key);
    const isTicked = text('action') !== '' && /^true$/i.test(text('apply'));
    const [dimension, tag, action, target] = [text('dimension'), text('tag'), text('action'), text('target')];
    return isTicked ? [{ row, dimension, tag, action, target, customers: Number(text('customers')) }] : [];
  });
  return ticked.flat();
}

function carryOut({ language, resumed }: CommandContext, input: ReviewInput, sheet: Table, ticked: readonly Ticked[]): Plan {
  const { outcomes, customers, changed, dictionary } = applyTags(input, ticked, resumed);
  const { added, ...entries } = dictionary;
  const done = [...outcomes.values()].filter(Boolean).length;
  const passed = ticked.length - done;
  const cells = (column: string, cellOf: (isDone: boolean) => Cell): Step => {
    const values = sheet.rows.map((_, row): Cell => (outcomes.has(row) ? cellOf(outcomes.get(row) === true) : sheet.cell(row, column)));
    return { kind: 'writeCells', sheet: 'tagReview', column, values };
  };
  const steps: Step[] = [
    { kind: 'writeColumns', sheet: 'dictionary', idKey: 'tag', ...entries },
    {
      kind: 'appendRows',
      sheet: 'dictionary',
      columns: ['dimension', 'tag', 'synonyms', 'on'],
      values: added.map(([key, ...rest]): Cell[] => [nameIn(language, dimensionNames(String(key))), ...rest]),
    },
    { kind: 'writeColumns', sheet: 'customers', idKey: 'id', columns: customers.keys, ids: customers.ids, values: customers.values },
  ];
  return {
    steps: [
      ...steps.filter((step) => 'values' in step && step.values.length > 0 && 'columns' in step && step.columns.length > 0),
      cells('outcome', (isDone) => say(language, { key: isDone ? 'runs.done' : 'tags.stale' })),
      // Last, so that a run that is resumed finds what there was to do.
      cells('apply', () => false),
    ],
    rows: ticked.length,
    changed,
    messages: [
      { key: 'tags.applied', params: { done, changed } },
      ...(passed > 0 ? [{ key: 'tags.passed', params: { count: passed } }] : []),
    ],
    result: { done, passed, customers: changed },
  };
}
