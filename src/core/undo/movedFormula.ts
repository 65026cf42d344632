const STRING_OR_ROW = /"(?:[^"]|"")*"|'(?:[^']|'')+'!|(?<![\p{L}\p{N}_.])(\$?[A-Za-z]{1,3})(\d+)(?![\p{L}\p{N}_.(!])/gu;

/** A formula that moves down by some rows with the row that it stands in: its relative references move along (`=B3*2` is `=B5*2` two rows below), as when Sheets copies it. What would lie above the first row is `#REF!`. */
export function movedFormula(formula: string, down: number): string {
  if (down === 0) return formula;
  return formula.replace(STRING_OR_ROW, (whole: string, column: string | undefined, row: string | undefined) => {
    if (column === undefined || row === undefined) return whole;
    const moved = Number(row) + down;
    return moved < 1 ? '#REF!' : `${column}${moved}`;
  });
}
