import type { Cell } from '../core/cell';
import { readTable } from '../core/table/readTable';
import { packParts } from '../core/undo/undoRecord';
import type { Plan, Step } from '../host/plan';
import type { CommandContext } from './defineCommand';
import { missingSheet } from './missingSheet';
import { recordPlan } from './recordPlan';

/** Rows of the undo sheet above which old records go, and how many are left. */
const MOST = 2000;
const ENOUGH = 1000;

/** Commands whose records stay: people undo a merge long after. */
const KEPT = ['merge', 'archive'];

/** A plan with the record of what it does in front, written before the first of its steps. A plan that changes nothing of people's has none. */
export function withRecord(context: CommandContext, command: string, plan: Plan): Plan {
  const parts = recordPlan(context, plan);
  const kindOf = (sheet: string): string | undefined => context.sheets.find(({ key }) => key === sheet)?.kind;
  if (!parts.some((part) => 'sheet' in part && kindOf(part.sheet) !== 'written')) return plan;
  const columns = ['run', 'at', 'command', 'by', 'record'];
  const by = context.host.user();
  const values = packParts(parts).map((piece): Cell[] => [context.run, context.asOf, command, by, piece]);
  const record: Step = { kind: 'appendRows', sheet: 'undo', columns, values, once: { column: 'run', text: context.run } };
  // A book that is being installed gets the sheet with the others, in their order.
  const made = plan.steps.findIndex((step) => step.kind === 'layoutSheet' && step.layout.key === 'undo' && !step.layout.exists);
  if (made >= 0) return { ...plan, steps: [...plan.steps.slice(0, made + 1), record, ...plan.steps.slice(made + 1)] };
  return { ...plan, steps: [...missingSheet(context, 'undo'), record, ...pruned(context), ...plan.steps] };
}

/** Takes the oldest records out of a sheet that has grown long. */
function pruned({ host, sheets }: CommandContext): Step[] {
  const definition = sheets.find(({ key }) => key === 'undo');
  const content = definition && host.read('undo');
  if (!definition || !content || content.grid.length <= MOST) return [];
  const table = readTable(definition, content);
  let surplus = table.rows.length - ENOUGH;
  const ids = new Set<string>();
  table.rows.forEach((_, row) => {
    if (surplus <= 0 || (KEPT.includes(table.text(row, 'command')) && table.text(row, 'undone') === '')) return;
    ids.add(table.text(row, 'run'));
    surplus -= 1;
  });
  return ids.size > 0 ? [{ kind: 'removeRows', sheet: 'undo', idKey: 'run', ids: [...ids] }] : [];
}
