import type { Arrangement } from '../core/install/standing';
import { type Book, columnsByKey } from './book';
import { runs } from './runs';

/** Hides, shows and renames columns, and takes the checks off those that Kehu looks after no more. What is there already stays as it is, so it can be done again. */
export function applyArrangement(book: Book, { sheet: key, hide, show, retire, gone, rename, whole }: Arrangement): void {
  const sheet = book.sheetOf(key);
  if (!sheet) return;
  const wanted = [...hide, ...show, ...retire, ...gone, ...rename.map((one) => one.key)];
  const positions = new Map([...columnsByKey(book, sheet, wanted)].map(([position, column]) => [column, position]));
  const runsOf = (keys: readonly string[]): { start: number; length: number }[] => {
    const taken: boolean[] = [];
    for (const one of keys) taken[positions.get(one) ?? -1] = true;
    return runs(Array.from(taken, (value) => value ?? false)).filter(({ value }) => value);
  };
  for (const { start, length } of runsOf(hide)) sheet.hideColumns(start + 1, length);
  for (const { start, length } of runsOf(show)) sheet.showColumns(start + 1, length);
  const isReleased = whole === 'retire' || whole === 'gone';
  const released = isReleased ? [...book.columnsOf(sheet).values()] : [...retire, ...gone];
  if (isReleased) for (const [position, column] of book.columnsOf(sheet)) positions.set(column, position);
  const free = runsOf(released);
  if (free.length > 0) {
    const rows = sheet.getMaxRows() - 1;
    for (const { start, length } of free) sheet.getRange(2, start + 1, rows, length).clearDataValidations();
    const columns = new Set(released.map((one) => (positions.get(one) ?? -1) + 1));
    const rules = sheet.getConditionalFormatRules();
    const theirs = rules.filter((rule) => !isKehus(rule, columns));
    if (theirs.length < rules.length) sheet.setConditionalFormatRules(theirs);
  }
  for (const { key: column, to } of rename) {
    const position = positions.get(column);
    if (position !== undefined) sheet.getRange(1, position + 1).setValue(to);
  }
  if (whole === 'hide') sheet.hideSheet();
  if (whole === 'show' || whole === 'back') sheet.showSheet();
}

/** Whether a rule colours one of these columns as Kehu does: what is missing there, or a tier. */
function isKehus(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule, columns: ReadonlySet<number>): boolean {
  const [range, ...others] = rule.getRanges();
  const condition = rule.getBooleanCondition();
  if (!range || others.length > 0 || !condition || range.getRow() !== 2 || range.getNumColumns() !== 1) return false;
  const type = condition.getCriteriaType();
  const { TEXT_EQUAL_TO, CUSTOM_FORMULA } = SpreadsheetApp.BooleanCriteria;
  const isMissing = type === CUSTOM_FORMULA && String(condition.getCriteriaValues()[0]).includes('COUNTA($A2:2)>COUNTIF($A2:2,FALSE)');
  return columns.has(range.getColumn()) && (isMissing || type === TEXT_EQUAL_TO);
}
