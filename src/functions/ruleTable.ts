import type { Grid } from '../core/cell';
import { compileRule, type HeaderTable, missingIn, print, type Rule, readHeaderTable } from '../core/language';
import { Refusal } from '../core/message';
import type { FunctionContext } from './defineFunction';

/** A rule and the table that it is about, from the arguments `rule, table, [asOf]`. @throws Refusal for a rule that doesn't compile and for columns that the table lacks */
export function readRuleTable(
  context: FunctionContext,
  [text, range, asOf]: readonly unknown[],
): { readonly rule: Rule; readonly table: HeaderTable } {
  if (!Array.isArray(range)) throw new Refusal({ key: 'function.notATable' });
  const table = readHeaderTable(range as Grid, context.modules, asOf instanceof Date ? asOf : context.asOf);
  const rule = compileRule(typeof text === 'string' ? text : String(text ?? ''), table.vocabulary, 'condition');
  if (!rule.ok) throw new Refusal(rule.error);
  const missing = missingIn(rule.value.tree, table.book);
  if (missing.length > 0) {
    const columns = (language: 'zh' | 'en'): string =>
      [...new Set(missing.map((tree) => print(tree, language, table.vocabulary)))].join(', ');
    throw new Refusal({ key: 'function.missingColumns', params: { columns: columns('zh'), columnsEn: columns('en') } });
  }
  return { rule: rule.value, table };
}

/** One value for each data row of a table, none for a blank one. */
export function eachRow<T>(table: HeaderTable, at: (row: number) => T): (T | '')[][] {
  return Array.from({ length: table.rows }, (_, row) => [table.isBlank(row) ? '' : at(row)]);
}
