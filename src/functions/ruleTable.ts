import { compileRule, type HeaderTable, missingIn, type Rule, readHeaderTable } from '../core/language';
import { Refusal } from '../core/message';
import { openValues } from '../core/refresh/bookVocabulary';
import type { FieldType } from '../core/schema';
import { cellIn, momentIn, namesOf, tableIn } from './arguments';
import type { FunctionContext } from './defineFunction';

/** A rule and the table that it is about, from the arguments `rule, table, [asOf]`. @throws Refusal for a rule that doesn't compile and for columns that the table lacks */
export function readRuleTable(
  context: FunctionContext,
  [typed, range, asOf]: readonly unknown[],
): { readonly rule: Rule; readonly table: HeaderTable } {
  const text = String(cellIn(typed));
  const read = (untyped: FieldType) => {
    const table = openTable(context, range, asOf, untyped);
    return { table, rule: compileRule(text, table.vocabulary, 'condition') };
  };
  // Columns that hold nothing may be of any type.
  const first = read('text');
  const { table, rule } = first.rule.ok ? first : ((['number', 'datetime'] as const).map(read).find((one) => one.rule.ok) ?? first);
  if (!rule.ok) throw new Refusal(rule.error);
  const missing = missingIn(rule.value.tree, table.book);
  if (missing.length > 0) throw new Refusal({ key: 'function.missingColumns', params: namesOf(missing, table.vocabulary) });
  return { rule: rule.value, table };
}

/** A range with a header row as a table whose rules know tiers and tags by all their names. @throws Refusal */
export function openTable(context: FunctionContext, range: unknown, asOf: unknown, untyped: FieldType = 'text'): HeaderTable {
  const { modules, presets } = context;
  const extraValues = openValues({ modules, presets, tables: {} });
  return readHeaderTable(tableIn(range), modules, momentIn(asOf, context), { extraValues, untyped });
}

/** One value for each data row of a table, none for a blank one. */
export function eachRow<T>(table: HeaderTable, at: (row: number) => T): (T | '')[][] {
  return Array.from({ length: table.rows }, (_, row) => [table.isBlank(row) ? '' : at(row)]);
}
