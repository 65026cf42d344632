import type { CheckedSheet } from './checkedBook';
import { defineCheck, type Finding } from './finding';
import { missingFields } from './required';

/** Ids that stand twice, and records without one: nothing can refer to them. */
export const checkIds = defineCheck({
  kinds: ['doubleId', 'noId'],
  find: ({ sheets }) => sheets.flatMap(idFindings),
});

/** References to records that don't exist. */
export const checkReferences = defineCheck({
  kinds: ['reference'],
  find: (book) =>
    book.sheets.flatMap((sheet) =>
      sheet.typed.flatMap((field): Finding[] => {
        const target = field.references === undefined ? undefined : book.sheet(field.references);
        if (!target) return [];
        const ids = new Set(target.rows.map((row) => target.id(row)));
        return sheet.rows.flatMap((row): Finding[] => {
          const id = sheet.table.text(row, field.key);
          if (id === '' || ids.has(id)) return [];
          const problem = { key: 'quality.reference', params: { sheet: target.table.title, id } };
          return [{ kind: 'reference', module: sheet.module.key, row, field: field.key, problem, value: id }];
        });
      }),
    ),
});

/** What a record can't do without and lacks: required columns; of a customer an owner, and a phone number or a mail address. */
export const checkMissing = defineCheck({
  kinds: ['missing'],
  find: (book) =>
    book.sheets.flatMap(({ module, table, rows, field }) => {
      const has = (key: string): boolean => table.columnOf(key) !== undefined;
      return rows.flatMap((row) =>
        missingFields(module, (key) => table.cell(row, key)).flatMap((lacking): Finding[] => {
          const isContact = module.key === 'customers' && lacking.key === 'phone';
          if (field(lacking.key) === undefined || !(has(lacking.key) || (isContact && has('email')))) return [];
          const problem = isContact
            ? { key: 'quality.noContact' }
            : { key: 'quality.missing', params: { field: book.nameOf(module.key, lacking.key) } };
          return [{ kind: 'missing', module: module.key, row, field: lacking.key, problem, value: '' }];
        }),
      );
    }),
});

function idFindings({ module, rows, id }: CheckedSheet): Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap((row): Finding[] => {
    const own = id(row);
    if (own === '') {
      return [
        { kind: 'noId', module: module.key, row, field: 'id', problem: { key: 'quality.noId', params: { row: row + 2 } }, value: '' },
      ];
    }
    const before = first.get(own);
    if (before === undefined) {
      first.set(own, row);
      return [];
    }
    const problem = { key: 'quality.doubleId', params: { id: own, first: before + 2, row: row + 2 } };
    return [{ kind: 'doubleId', module: module.key, row, field: 'id', problem, value: own }];
  });
}
