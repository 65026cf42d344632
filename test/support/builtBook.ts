import { loadProject } from '../../local/cli/project';
import { createRuntime, type Workbook } from '../../local/index';
import { type Runtime, ScriptKilled } from '../../local/runtime';

const { code, html, manifest } = loadProject('dist');
/** The day on which commands run unless said. */
export const AS_OF = '2024-03-25';

/** A runtime of the built bundle over a book, killed before its N-th service call where one is given. */
export function runtimeOf(document: Workbook, at?: number, asOf = AS_OF): Runtime {
  const fault = at === undefined ? {} : { fault: { kind: 'kill' as const, at } };
  return createRuntime({ document, manifest, code, html, locale: 'zh-CN', user: 'owner@example.com', asOf, ...fault });
}

/** Runs a command that must succeed; gives the service calls that it took. */
export function run(document: Workbook, id: string, args: object = {}, asOf = AS_OF): number {
  const runtime = runtimeOf(document, undefined, asOf);
  const result = runtime.call('runCommand', id, args) as { ok: boolean; error: string | null };
  expect(result.error).toBeNull();
  return runtime.last.serviceCalls;
}

/** A copy of a book in which a command was stopped before its N-th service call. */
export function stopped(document: Workbook, id: string, args: object, at: number, asOf = AS_OF): Workbook {
  const torn = structuredClone(document);
  expect(() => runtimeOf(torn, at, asOf).call('runCommand', id, args)).toThrow(ScriptKilled);
  return torn;
}

/** What a book holds, by sheet title and in the order of keys, without ids of things and without the list of runs and other sheets that are left out. */
export function contentOf(book: Workbook, leftOut: readonly string[] = []): unknown {
  const styleOf = (index: number | undefined): unknown => book.styles[index ?? 0] ?? {};
  const ruleOf = (index: number | undefined): unknown => (index ? book.validations[index - 1] : null);
  const titleOf = (id: number | undefined): string => book.sheets.find((sheet) => sheet.id === id)?.name ?? '';
  return {
    sheets: book.sheets
      .filter((sheet) => !['运行记录', ...leftOut].includes(sheet.name))
      .map(({ id: _, values, styles, validations, protections, conditionalFormats, ...sheet }) => ({
        name: sheet.name,
        frozenRows: sheet.frozenRows,
        tabColor: sheet.tabColor,
        maxColumns: sheet.maxColumns,
        columnWidths: sheet.columnWidths,
        values: values.map(filledCells).filter((row) => row.length > 0),
        notes: sheet.notes,
        styles: [0, 1, 2].map((row) => Array.from({ length: 50 }, (_unused, column) => styleOf(styles[row]?.[column]))),
        validations: Array.from({ length: 50 }, (_unused, column) =>
          JSON.stringify(ruleOf(validations[1]?.[column]))?.replace(/"sheet":\d+/, ''),
        ),
        protections: protections.map(({ id: _id, ...one }) => one),
        conditionalFormats,
      })),
    metadata: book.metadata.map((one) => `${titleOf(one.sheet)} ${one.location} ${one.index ?? ''} ${one.key}=${one.value}`).sort(),
    // Ids that were given once don't come again, whatever is undone.
    properties: { ...book.properties.document, 'kehu.ids': undefined },
  };
}

/** A row without the empty cells at its end. */
function filledCells(row: readonly unknown[]): unknown[] {
  const cells = Array.from(row, (cell) => cell ?? '');
  while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}

/** Ids of executions differ from run to run, and so do the seconds at which they write. */
export function withoutRunIds(content: unknown): unknown {
  return JSON.parse(
    JSON.stringify(content)
      .replace(/"\d{14}-[a-z0-9]+(?=["/])/g, '"run')
      .replace(/45560\.\d+|45[0-9]{3}\.\d{4,}/g, '"time"'),
  );
}
