import { checkNegative, checkPayments } from './checkAmounts';
import { checkDateOrder, checkFuture, checkSince } from './checkDates';
import { type CheckedBook, type CheckInput, checkedBook } from './checkedBook';
import { checkForm } from './checkForm';
import { checkNames } from './checkNames';
import { checkOutliers } from './checkOutliers';
import { checkContact, checkOwners, checkStaff } from './checkPeople';
import { checkIds, checkMissing, checkReferences } from './checkRecords';
import { checkStatus } from './checkStatus';
import { checkTagLimit, checkUnknownTags } from './checkTags';
import { checkOverdue, checkUpdated, checkVerified } from './checkUpkeep';
import type { Check, Finding, Kind } from './finding';

/** Every check there is. */
export const checks: readonly Check[] = [
  checkIds,
  checkReferences,
  checkMissing,
  checkForm,
  checkNegative,
  checkFuture,
  checkDateOrder,
  checkSince,
  checkOutliers,
  checkPayments,
  checkStatus,
  checkNames,
  checkContact,
  checkOwners,
  checkStaff,
  checkTagLimit,
  checkUnknownTags,
  checkUpdated,
  checkOverdue,
  checkVerified,
];

/** What is wrong with a book, by kind. */
export interface Findings {
  readonly book: CheckedBook;
  readonly byKind: ReadonlyMap<Kind, readonly Finding[]>;
}

/** Where a module's cells are formulas, as `Host.formulas` gives them; asked only of sheets in which something has a fix. */
export type FormulasOf = (module: string) => readonly (readonly string[])[];

/** Everything that the checks find. What stands in a cell as a formula's result has no fix; that its form is another is no finding then. */
export function findAll(input: CheckInput, formulasOf: FormulasOf, wanted?: readonly Kind[]): Findings {
  const book = checkedBook(input);
  const byKind = new Map<Kind, Finding[]>();
  for (const check of checks) {
    if (wanted && !check.kinds.some((kind) => wanted.includes(kind))) continue;
    for (const finding of check.find(book)) {
      if (wanted && !wanted.includes(finding.kind)) continue;
      const kept = finding.fix === undefined ? finding : withoutFormula(book, finding, formulasOf);
      if (!kept) continue;
      const list = byKind.get(kept.kind);
      if (list) list.push(kept);
      else byKind.set(kept.kind, [kept]);
    }
  }
  return { book, byKind };
}

function withoutFormula(book: CheckedBook, finding: Finding, formulasOf: FormulasOf): Finding | undefined {
  const sheet = book.sheet(finding.module);
  const { row, field } = finding;
  if (!sheet || row === undefined) return finding;
  const hasId = sheet.id(row) !== '';
  const isFormula = Boolean(formulasOf(finding.module)[row + 1]?.[sheet.table.columnOf(field) ?? -1]);
  if (hasId && !isFormula) return finding;
  if (isFormula && finding.kind === 'form') return undefined;
  const { fix: _, ...rest } = finding;
  return rest;
}
