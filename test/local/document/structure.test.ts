import fc from 'fast-check';
import { setSparse, setValue } from '../../../local/document/cells';
import { createWorkbook } from '../../../local/document/create';
import { renameInFormula, shiftFormula } from '../../../local/document/references';
import { type Axis, deleteLines, insertLines, moveLines } from '../../../local/document/structure';
import type { Workbook } from '../../../local/document/types';

const SIZE = 8;

/** A book whose cells, notes, metadata, names and a column of formulas all say where they began. */
function marked(): Workbook {
  const book = createWorkbook({ sheets: ['S', 'T'] });
  const [sheet, other] = book.sheets as [Workbook['sheets'][number], Workbook['sheets'][number]];
  sheet.maxRows = SIZE;
  sheet.maxColumns = SIZE;
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++) {
      setValue(sheet, row, column, `${row},${column}`);
      setSparse(sheet.notes, row, column, `${row},${column}`);
      setSparse(other.formulas, row, column, `=S!${String.fromCharCode(65 + column)}${row + 1}`);
      book.namedRanges.push({ name: `n_${row}_${column}`, sheet: sheet.id, area: { row, column, rows: 1, columns: 1 } });
    }
  for (let index = 0; index < SIZE; index++) {
    book.metadata.push({ id: index, key: String(index), value: '', visibility: 'DOCUMENT', location: 'COLUMN', sheet: sheet.id, index });
    book.metadata.push({ id: 100 + index, key: String(index), value: '', visibility: 'DOCUMENT', location: 'ROW', sheet: sheet.id, index });
  }
  return book;
}

/** Everything that points at a cell finds the cell that it pointed at before. */
function expectFollowed(book: Workbook): void {
  const [sheet, other] = book.sheets as [Workbook['sheets'][number], Workbook['sheets'][number]];
  for (const range of book.namedRanges) {
    const [, row, column] = range.name.split('_');
    expect(sheet.values[range.area.row]?.[range.area.column]).toBe(`${row},${column}`);
    expect(sheet.notes[range.area.row]?.[range.area.column]).toBe(`${row},${column}`);
  }
  for (const entry of book.metadata) {
    const cell =
      entry.location === 'ROW'
        ? sheet.values[entry.index!]!.find((value) => value !== null)
        : sheet.values.flatMap((line) => line[entry.index!] ?? [])[0];
    expect(String(cell).split(',')[entry.location === 'ROW' ? 0 : 1]).toBe(entry.key);
  }
  other.formulas.forEach((line, row) => {
    line?.forEach((formula, column) => {
      const place = /^=S!([A-Z])(\d+)$/.exec(formula ?? '');
      if (place) expect(sheet.values[Number(place[2]) - 1]?.[place[1]!.charCodeAt(0) - 65]).toBe(`${row},${column}`);
      else expect(formula).toBe('=S!#REF!');
    });
  });
}

describe('rows and columns', () => {
  const axis = fc.constantFrom<Axis>('row', 'column');
  it('that are inserted take everything behind them along', () => {
    fc.assert(
      fc.property(axis, fc.nat(SIZE), fc.integer({ min: 1, max: 3 }), (which, at, count) => {
        const book = marked();
        insertLines(book, book.sheets[0]!, which, at, count);
        expect(book.namedRanges).toHaveLength(SIZE * SIZE);
        expectFollowed(book);
      }),
      { numRuns: 40 },
    );
  });
  it('that are deleted take only their own along', () => {
    fc.assert(
      fc.property(axis, fc.nat(SIZE - 1), fc.integer({ min: 1, max: 3 }), (which, at, count) => {
        const real = Math.min(count, SIZE - at);
        const book = marked();
        deleteLines(book, book.sheets[0]!, which, at, real);
        expect(book.namedRanges).toHaveLength((SIZE - real) * SIZE);
        expect(book.metadata).toHaveLength(2 * SIZE - real);
        expectFollowed(book);
      }),
      { numRuns: 40 },
    );
  });
  it('that are moved are found again', () => {
    fc.assert(
      fc.property(axis, fc.nat(SIZE - 2), fc.integer({ min: 1, max: 2 }), fc.nat(SIZE), (which, from, count, to) => {
        const book = marked();
        moveLines(book, book.sheets[0]!, which, from, count, to);
        expect(book.namedRanges).toHaveLength(SIZE * SIZE);
        expectFollowed(book);
      }),
      { numRuns: 60 },
    );
  });
});

describe('references in formulas', () => {
  const down = (formula: string, home = true) => shiftFormula(formula, 'S', home, (area) => ({ ...area, row: area.row + 1 }));
  it('are told from texts, functions and names', () => {
    expect(down('=IF(A1="A1",LOG10(B2),taxes2024+$C$3)')).toBe('=IF(A2="A1",LOG10(B3),taxes2024+$C$4)');
    expect(down("='it''s'!A1+S!A1+A1", false)).toBe("='it''s'!A1+S!A2+A1");
    expect(down('=SUM(A1:B2)&A1')).toBe('=SUM(A2:B3)&A2');
  });
  it('follow a renamed sheet', () => {
    expect(renameInFormula('=S!A1+\'S\'!B2+T!C3&"S!A1"', 'S', '客户 表')).toBe("='客户 表'!A1+'客户 表'!B2+T!C3&\"S!A1\"");
  });
});
