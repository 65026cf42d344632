// The engine as a refresh runs it: the sheets read into tables, then every computed column of customers.
import type { Grid } from '../src/core/cell';
import { presetRows } from '../src/core/install/presetRows';
import { type Column, toColumn } from '../src/core/language/columns';
import { computeCustomers } from '../src/core/refresh/computeCustomers';
import { readSettings } from '../src/core/settings/readSettings';
import { readTable, type Table } from '../src/core/table/readTable';
import { modules, sheets } from '../src/modules/index.generated';
import { presets } from '../src/presets/index.generated';
import { segments } from '../src/presets/segments';

/**
 * The columns that a refresh computes of module grids, with the `segments` preset and these rules (tag → condition) besides its own: key → numbers, with
 * days for dates and NaN for empty, or texts. @throws where a rule is wrong
 */
export function compute(grids: Readonly<Record<string, Grid>>, rules: Readonly<Record<string, string>>, asOf: Date): Map<string, Column> {
  const tables: Record<string, Table> = {};
  for (const definition of sheets) {
    const preset = definition.kind === 'settings' ? presetRows(definition.key, segments, modules, 'zh-CN') : [];
    const more = definition.key === 'rules' ? Object.entries(rules).map(([tag, condition]) => [tag, tag, condition, true, '', '', '']) : [];
    const grid = grids[definition.key] ?? [definition.fields.map((field) => field.key), ...preset, ...more];
    tables[definition.key] = readTable(definition, { title: definition.zh, grid, keys: new Map() });
  }
  const computed = computeCustomers({
    modules,
    presets,
    tables,
    settings: readSettings(tables.settings),
    language: 'zh-CN',
    asOf,
  });
  for (const [sheet, found] of Object.entries(computed.problems))
    for (const [row, problem] of found) throw new Error(`${sheet} row ${row + 2}: ${problem.key} ${JSON.stringify(problem.params)}`);
  return new Map([...computed.vectors].map(([key, vector]) => [key, toColumn(vector)]));
}
