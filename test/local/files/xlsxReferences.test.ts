import fc from 'fast-check';
import { formulaFromXlsx, formulaToXlsx, parseRanges, rectangles, shiftFormula } from '../../../local/document/files/xlsxReferences';

test.each([
  ['=SUM(A2:A)', 'SUM(A2:A$1048576)', '=SUM(A2:A)'],
  ['=COUNTIF($A$2:$A,A2)=1', 'COUNTIF($A$2:$A$1048576,A2)=1', '=COUNTIF($A$2:$A,A2)=1'],
  ['=客户!B2:B&"A2:A"', '客户!B2:B$1048576&"A2:A"', '=客户!B2:B&"A2:A"'],
  ["='x A2:A'!A2:AB9", "'x A2:A'!A2:AB9", "='x A2:A'!A2:AB9"],
])('%s is written for Excel as %s and read back', (sheets, excel, back) => {
  expect(formulaToXlsx(sheets)).toBe(excel);
  expect(formulaFromXlsx(excel)).toBe(back);
});

test('functions that Excel marks as newer lose the mark', () => {
  expect(formulaFromXlsx('_xlfn._xlws.FILTER(A1:A3,B1:B3)&"_xlfn."')).toBe('=FILTER(A1:A3,B1:B3)&"_xlfn."');
});

test.each([
  ['A1+$B$2+C$3+$D4', 2, 1, 'B3+$B$2+D$3+$D6'],
  ['LOG10(A1)&"A1"&\'A1\'!A1', 1, 0, 'LOG10(A2)&"A1"&\'A1\'!A2'],
  ['SUM(A1:B2)', -1, 0, 'SUM(#REF!:B1)'],
  ['CRM_TIER(G2,"A")', 3, 0, 'CRM_TIER(G5,"A")'],
])('%s moved by %i rows and %i columns is %s', (formula, rows, columns, moved) => {
  expect(shiftFormula(formula, rows, columns)).toBe(moved);
});

test('rectangles cover exactly the cells of each value, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 5 }), { maxLength: 6 }), (grid) => {
      const covered = new Map<string, number>();
      for (const [value, areas] of rectangles(grid)) {
        for (const area of areas) {
          for (let r = area.row; r < area.row + area.rows; r += 1) {
            for (let c = area.column; c < area.column + area.columns; c += 1) {
              expect(covered.has(`${r},${c}`)).toBe(false);
              covered.set(`${r},${c}`, value);
            }
          }
        }
      }
      const filled = grid.flatMap((row, r) => row.flatMap((value, c) => (value === 0 ? [] : [[`${r},${c}`, value] as const])));
      expect([...covered].sort()).toEqual(filled.sort());
    }),
  );
});

test('ranges of whole columns end where the sheet does', () => {
  expect(parseRanges('A2:A1048576 C1:D1', { maxRows: 10, maxColumns: 5 })).toEqual([
    { row: 1, column: 0, rows: 9, columns: 1 },
    { row: 0, column: 2, rows: 1, columns: 2 },
  ]);
});
