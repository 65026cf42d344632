import { compileRule, type HeaderTable, missingIn, type Rule, readHeaderTable } from '../core/language';
import { Refusal } from '../core/message';
import { momentIn, namesOf, tableIn, textArgument } from './arguments';
import type { FunctionContext } from './defineFunction';
import { listedValues } from './settings';

/** A rule and the table that it is about, from the arguments `rule, table, [asOf]`. @throws Refusal for a rule that doesn't compile and for columns that the table lacks */
export function readRuleTable(
  context: FunctionContext,
  [text, range, asOf]: readonly unknown[],
): { readonly rule: Rule; readonly table: HeaderTable } {
  const table = readHeaderTable(tableIn(range), context.modules, momentIn(asOf, context), listedValues(context));
  const rule = compileRule(textArgument(text), table.vocabulary, 'condition');
  if (!rule.ok) throw new Refusal(rule.error);
  const missing = missingIn(rule.value.tree, table.book);
  if (missing.length > 0) throw new Refusal({ key: 'function.missingColumns', params: namesOf(missing, table.vocabulary) });
  return { rule: rule.value, table };
}

/** One value for each data row of a table, none for a blank one. */
export function eachRow<T>(table: HeaderTable, at: (row: number) => T): (T | '')[][] {
  return Array.from({ length: table.rows }, (_, row) => [table.isBlank(row) ? '' : at(row)]);
}
