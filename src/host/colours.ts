import type { SheetLayout } from '../core/install/layoutTypes';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

const MISSING = '#fff2cc';

/** Colours required cells that are empty in a filled row, and tiers. Rules of people on the same sheet are kept; nothing is set where all is as it is to be. */
export function setColours(
  sheet: GoogleSheet,
  layout: SheetLayout,
  positions: ReadonlyMap<string, number>,
  rows: number,
  isNew: boolean,
): void {
  const ours: Rule[] = [];
  const starts = new Set<string>();
  for (const column of layout.columns) {
    const position = positions.get(column.key);
    const colours = Object.entries(layout.colours[column.key] ?? {});
    if (position === undefined || !(column.required || colours.length > 0)) continue;
    const range = sheet.getRange(2, position + 1, rows - 1, 1);
    const start = range.getA1Notation().split(':')[0] ?? '';
    starts.add(start);
    if (column.required) {
      // A box that nobody ticked is no content.
      const formula = `=AND(${start}="",COUNTA($A2:2)>COUNTIF($A2:2,FALSE))`;
      ours.push(SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(formula).setBackground(MISSING).setRanges([range]).build());
    }
    for (const [text, colour] of colours)
      ours.push(SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setBackground(colour).setRanges([range]).build());
  }
  const standing = isNew ? [] : sheet.getConditionalFormatRules();
  // The grid may have grown since they were set: where they begin tells whose they are.
  const isOurs = (rule: Rule): boolean => rule.getRanges().every((range) => starts.has(range.getA1Notation().split(':')[0] ?? ''));
  const theirs = standing.filter((rule) => !isOurs(rule));
  const wanted = [...theirs, ...ours];
  const isAsItWas = wanted.length === standing.length && wanted.every((rule, at) => textOf(rule) === textOf(standing[at]));
  if (!isAsItWas) sheet.setConditionalFormatRules(wanted);
}

/** Everything that tells a rule of ours from another. */
function textOf(rule: Rule | undefined): string {
  const condition = rule?.getBooleanCondition();
  const ranges = rule?.getRanges().map((range) => range.getA1Notation());
  return JSON.stringify([ranges, String(condition?.getCriteriaType()), condition?.getCriteriaValues(), condition?.getBackground()]);
}
