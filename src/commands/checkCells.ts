import type { Cell } from '../core/cell';
import type { Message, Problem } from '../core/message';
import type { Language } from '../core/schema';
import { checkStaff, checkStrategies, strategyNames } from '../core/settings/checkPeople';
import type { Table } from '../core/table/readTable';
import type { Step } from '../host/plan';
import { sayProblem } from '../locales';
import type { CommandContext } from './defineCommand';
import { tableOf } from './tables';

/** What a settings sheet's check cells become, and how many rows are wrong. */
export interface CheckCells {
  readonly steps: readonly Step[];
  readonly messages: readonly Message[];
}

/** Rewrites a settings sheet's check cells where they don't say what is wrong now; of several problems of a row, the first. */
export function checkSteps(language: Language, key: string, table: Table, found: readonly ReadonlyMap<number, Problem>[]): CheckCells {
  const values = table.rows.map((_, row) => {
    const problem = found.map((problems) => problems.get(row)).find((one) => one !== undefined);
    return problem ? sayProblem(language, problem) : '';
  });
  const count = values.filter((value) => value !== '').length;
  const messages = count > 0 ? [{ key: 'refresh.ruleProblems', params: { sheet: table.title, count } }] : [];
  const isSame = values.every((value, row) => value === table.text(row, 'check'));
  return { steps: isSame ? [] : [{ kind: 'writeCells', sheet: key, column: 'check', values }], messages };
}

/** The check cells of the strategies and staff sheets, where the book has these. `segments`: those that customers are in. */
export function checkPeople(
  context: CommandContext,
  tables: Readonly<Record<string, Table | undefined>>,
  segments: readonly Cell[] = [],
): CheckCells[] {
  const [strategies, staff] = [tableOf(context, 'strategies'), tableOf(context, 'staff')];
  return [
    ...(strategies
      ? [checkSteps(context.language, 'strategies', strategies, [checkStrategies(strategies, strategyNames(tables, segments))])]
      : []),
    ...(staff ? [checkSteps(context.language, 'staff', staff, [checkStaff(staff)])] : []),
  ];
}
