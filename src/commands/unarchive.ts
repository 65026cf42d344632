import { readArchived } from '../core/archive/archiveRows';
import { type Problem, Refusal } from '../core/message';
import type { Table } from '../core/table/readTable';
import type { KeptRowAt } from '../core/undo/undoRecord';
import { ticked } from '../core/values/ticked';
import type { Step } from '../host/plan';
import { type CommandContext, defineCommand } from './defineCommand';
import { rowsById } from './recordPlan';
import { tableOf } from './tables';

/** Puts archived customers back with all their records, where they stood. */
export const unarchive = defineCommand({
  id: 'unarchive',
  order: 37,
  label: { zh: '从归档恢复', en: 'Restore from archive' },
  args: [
    { name: 'ids', type: 'object' },
    { name: 'preview', type: 'boolean' },
  ],
  writes: true,
  run: (context, args) => {
    const archive = tableOf(context, 'archive');
    if (!archive) throw new Refusal({ key: 'archive.empty' });
    const customers = wanted(archive, args.ids, context.resumed);
    const rows = archive.rows
      .map((_, row) => row)
      .filter((row) => customers.has(archive.text(row, 'customerId')) && archive.text(row, 'into') === '');
    const back = new Map<string, KeptRowAt[]>();
    const problems: Problem[] = [];
    for (const row of rows) {
      const record = readArchived(archive.text(row, 'record'));
      const module = archive.text(row, 'entry').split('/')[1] ?? '';
      if (record && context.modules.some(({ key }) => key === module)) back.set(module, [...(back.get(module) ?? []), record]);
      else problems.push({ key: 'archive.damaged', sheet: archive.title, row: row + 2 });
    }
    for (const [module, records] of back) problems.push(...(context.resumed ? [] : taken(context, module, records)));
    if (problems.length > 0) throw new Refusal(problems.slice(0, 20));
    const count = rows.length - (back.get('customers')?.length ?? 0);
    const params = { customers: customers.size, records: count };
    const isPreview = args.preview === true;
    const result = { customers: [...customers], records: count };
    const messages = [
      { key: isPreview ? 'archive.wouldRestore' : 'archive.restored', params },
      ...(isPreview ? [] : [{ key: 'undo.refreshNext' }]),
    ];
    if (isPreview) return { steps: [], rows: rows.length, changed: 0, messages, result, preview: true };
    // Customers first, so that no record names a customer that isn't there.
    const order = ['customers', ...context.modules.map(({ key }) => key).filter((key) => key !== 'customers')];
    return {
      steps: [
        ...order.flatMap((sheet): Step[] => {
          const records = back.get(sheet);
          return records ? [{ kind: 'insertRows', sheet, idKey: 'id', rows: records }] : [];
        }),
        { kind: 'removeRows', sheet: 'archive', idKey: 'entry', ids: rows.map((row) => archive.text(row, 'entry')) },
      ],
      rows: rows.length,
      changed: rows.length,
      messages,
      result,
    };
  },
});

/** Ids of the customers that the arguments name or people ticked. @throws Refusal where there is none, or one was merged */
function wanted(archive: Table, asked: unknown, resumed: boolean): Set<string> {
  const given: readonly unknown[] = Array.isArray(asked) ? asked : String(asked ?? '').split(/[,，、\s]+/);
  const ids = given.map((id) => String(id).trim()).filter((id) => id !== '');
  const rows = archive.rows.map((_, row) => row);
  const boxes = rows.filter((row) => ticked(archive.cell(row, 'restore')) === true);
  const found = new Set(asked === undefined ? boxes.map((row) => archive.text(row, 'customerId')) : ids);
  // What was stopped at its very end has taken its rows out of the archive.
  if (found.size === 0 && !resumed) throw new Refusal({ key: 'archive.noneTicked' });
  for (const id of found) {
    const own = rows.filter((row) => archive.text(row, 'customerId') === id);
    if (own.length === 0 && !resumed) throw new Refusal({ key: 'archive.unknown', params: { id } });
    const merged = own.find((row) => archive.text(row, 'into') !== '');
    if (merged !== undefined && own.every((row) => archive.text(row, 'into') !== ''))
      throw new Refusal({ key: 'archive.merged', params: { id, into: archive.text(merged, 'into'), run: archive.text(merged, 'run') } });
  }
  return found;
}

/** Records whose id somebody has given again. */
function taken(context: CommandContext, module: string, records: readonly KeptRowAt[]): Problem[] {
  const table = tableOf(context, module);
  if (!table) return [{ key: 'undo.sheetGone', params: { sheet: module } }];
  const places = rowsById(table, 'id');
  return records.flatMap(({ id }): Problem[] => {
    const row = places.get(id)?.[0];
    return row === undefined ? [] : [{ key: 'undo.idThere', sheet: table.title, row: row + 2, params: { id } }];
  });
}
