import { type Problem, Refusal } from '../message';
import { indispensableKeys } from '../quality/required';
import { nameIn } from '../schema';
import { textOf } from '../values/text';
import { type SheetRows, toSheetRows } from './customerRows';
import { type CustomerNote, derivedRecords, type NewRecords } from './derivedRecords';
import { indexHeaders } from './headers';
import { idGiver, type Marks, raiseMarks } from './ids';
import { type ColumnMatch, listed, matchColumns } from './matchColumns';
import { matchRows } from './matchRows';
import { type MergedRow, mergeRows } from './mergeRows';
import type { ComputedClaim, ImportCounts, ImportInput, ImportOutcome } from './outcome';
import { readRows } from './readRows';
import { reportImport } from './reportImport';
import { updatesOf } from './updates';

/** A message lists this many problems and counts the rest. */
const SHOWN_PROBLEMS = 20;

/**
 * Works out what importing a file does. All or nothing: any problem refuses the whole, unless rejected rows are to be skipped.
 * @throws Refusal with the file's name, row and column of the first 20 problems
 */
export function importRows(input: ImportInput): ImportOutcome {
  const match = matchColumns(
    input.module.key,
    input.rows[0] ?? [],
    input.map,
    indexHeaders(input.module, input.sheet, input.fieldsSheet),
    input.language,
  );
  refuseAny(input, [...match.problems, ...missingColumns(input, match)]);
  const read = readRows(input.rows, match.columns, {
    language: input.language,
    lists: input.dictionary,
    phone: input.phone,
    ragged: input.ragged,
  });
  const source = toSheetRows(input.module.key, match.columns, read.rows, input.dictionary, input.phone);
  const found = matchRows(input.module, source, input.sheet, input.matchDuplicates, input.phone);
  const merged = mergeRows(source, found.existing, input.sheet, { ...input, idsOf: (module) => idsOf(input, module) });
  const problems = inOrder(read.problems, source.problems, found.problems, merged.problems);
  if (!input.skipRejected) refuseAny(input, problems);

  const rejected = new Set(problems.map(({ row }) => row));
  const good = merged.rows.filter(({ row }) => !rejected.has(row));
  const given = giveIds(input, merged.keys, good);
  const added = good.filter(({ existing }) => existing === undefined);
  const updated = good.filter(({ existing, changed }) => existing !== undefined && changed);
  const derived = deriveRecords(input, source, merged.keys, good);
  const claims = claimsOf(input, match, good, merged.keys);
  const counts: ImportCounts = {
    read: read.rows.length,
    added: added.length,
    updated: updated.length,
    unchanged: good.length - added.length - updated.length,
    skipped: rejected.size,
  };
  return {
    updates: updatesOf(input.sheet, merged.keys, updated),
    added: { module: input.module.key, keys: merged.keys, values: added.map(({ cells }) => cells) },
    derived,
    marks: marksAfter(input, merged.keys, good, derived),
    counts,
    claims,
    messages: reportImport({
      input,
      match,
      counts,
      given,
      recognised: found.recognised,
      derived,
      problems,
      doubts: read.doubts.filter(({ row }) => !rejected.has(row)),
      merged,
      changed: [...added, ...updated],
      shown: SHOWN_PROBLEMS,
    }),
  };
}

function missingColumns({ module, language, rows, map }: ImportInput, match: ColumnMatch): Problem[] {
  if (rows.length === 0) return [{ key: 'import.noRows' }];
  if (match.problems.length > 0) return [];
  const present = new Set(match.columns.map((column) => column.field.key));
  const headers = (rows[0] ?? []).map(textOf);
  return indispensableKeys(module)
    .filter((key) => !present.has(key))
    .map((key): Problem => {
      const field = module.fields.find((one) => one.key === key);
      const column = field ? nameIn(language, field) : key;
      const suggestion = { key: 'import.mapIt', params: { key, source: headers.find((name) => name !== '' && !(name in map)) ?? '…' } };
      return { key: 'import.missingColumn', row: 1, column, params: { column, headers: listed(headers) }, suggestion };
    });
}

/** @throws Refusal where there is a problem */
function refuseAny(input: ImportInput, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const shown: Problem[] = problems.slice(0, SHOWN_PROBLEMS).map((problem) => ({ ...problem, sheet: input.file }));
  const more = problems.length - shown.length;
  throw new Refusal(more > 0 ? [...shown, { key: 'import.moreProblems', sheet: input.file, params: { count: more } }] : shown);
}

function inOrder(...lists: readonly (readonly Problem[])[]): Problem[] {
  // A cell that couldn't be read is empty, so what follows from that is said by its first problem already.
  const seen = new Set<string>();
  return lists
    .flat()
    .filter(({ row, column }) => {
      const place = `${row}\n${column}`;
      return !seen.has(place) && seen.add(place) !== undefined;
    })
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

function idsOf({ module, sheet, tableOf }: ImportInput, key: string): ReadonlySet<string> | undefined {
  const table = key === module.key ? sheet : tableOf(key);
  return table && new Set(table.rows.map((_, row) => table.text(row, 'id')).filter((id) => id !== ''));
}

/** Gives ids to new rows that have none; ids that other modules' records still name are never given. Returns how many. */
function giveIds(input: ImportInput, keys: readonly string[], rows: readonly MergedRow[]): number {
  const at = keys.indexOf('id');
  const without = rows.filter(({ cells }) => cells[at] === '');
  if (without.length === 0) return 0;
  const used = [...(idsOf(input, input.module.key) ?? []), ...rows.map(({ cells }) => textOf(cells[at] ?? ''))];
  for (const module of input.modules) {
    for (const field of module.fields.filter(({ references }) => references === input.module.key)) {
      const table = input.tableOf(module.key);
      table?.rows.forEach((_, row) => {
        used.push(table.text(row, field.key));
      });
    }
  }
  const give = idGiver(input.module, used, input.marks[input.module.key]);
  for (const { cells } of without) cells[at] = give();
  return without.length;
}

/** Marks that the imported ids need, and those that the sheet has by now. */
function marksAfter(input: ImportInput, keys: readonly string[], rows: readonly MergedRow[], derived: readonly NewRecords[]): Marks {
  const at = keys.indexOf('id');
  const own = [...rows.map(({ cells }) => textOf(cells[at] ?? '')), ...(idsOf(input, input.module.key) ?? [])];
  return derived.reduce(
    (marks, { module, keys: columns, values }) => {
      const definition = input.modules.find(({ key }) => key === module);
      const position = columns.indexOf('id');
      return definition
        ? raiseMarks(
            marks,
            definition,
            values.map((cells) => textOf(cells[position] ?? '')),
          )
        : marks;
    },
    raiseMarks(input.marks, input.module, own),
  );
}

function deriveRecords(input: ImportInput, source: SheetRows, keys: readonly string[], rows: readonly MergedRow[]): NewRecords[] {
  if (source.extras.size === 0) return [];
  const updatedAt = source.keys.indexOf('updatedAt');
  const notes = rows.flatMap(({ index, cells }): CustomerNote[] => {
    const extra = source.extras.get(index);
    const at = source.rows[index]?.cells[updatedAt];
    return extra ? [{ customer: textOf(cells[keys.indexOf('id')] ?? ''), at: at instanceof Date ? at : undefined, extra }] : [];
  });
  return ['service', 'interactions'].flatMap((key) => {
    const module = input.modules.find((one) => one.key === key);
    const sheet = input.tableOf(key);
    const records = module && sheet ? derivedRecords(notes, module, sheet, input.asOf, input.language, input.marks[key]) : undefined;
    return records && records.values.length > 0 ? [records] : [];
  });
}

function claimsOf(
  { rows }: ImportInput,
  { columns, leftOut }: ColumnMatch,
  good: readonly MergedRow[],
  keys: readonly string[],
): ComputedClaim[] {
  const id = keys.indexOf('id');
  const taken = columns.map(({ field, header, position }) => ({ computed: field, header, position }));
  return [...leftOut, ...taken].flatMap(({ computed, header, position }) => {
    if (!computed?.computed || computed.key === 'satisfaction') return [];
    const values = good.map(({ row, cells }) => ({ id: textOf(cells[id] ?? ''), row, value: rows[row - 1]?.[position] ?? '' }));
    return [{ key: computed.key, header, values }];
  });
}
