import { columnLetters, columnOfLetters } from './address';

const STRING_OR_REFERENCE =
  /"(?:[^"]|"")*"|'(?:[^']|'')+'(?=!)|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])/gu;
const RELATIVE = /"(?:[^"]|"")*"|'(?:[^']|'')+'(?=!)|(?<![\p{L}\p{N}_.$])(?:R(\d+|\[-?\d+\])?)?C(\d+|\[-?\d+\])?(?![\p{L}\p{N}_.(![])/gu;

/** A formula as R1C1 notation has it, standing in a cell at a row and column from 0: `=B3*2` in C3 is `=RC[-1]*2`. */
export function toR1C1(formula: string, row: number, column: number): string {
  return formula.replace(STRING_OR_REFERENCE, (whole: string, ...groups: (string | undefined)[]) => {
    const [columnFixed, letters, rowFixed, digits, firstFixed, first, lastFixed, last] = groups;
    if (letters !== undefined && digits !== undefined) {
      return `R${line(rowFixed, Number(digits) - 1, row)}C${line(columnFixed, columnOfLetters(letters), column)}`;
    }
    if (first === undefined || last === undefined) return whole;
    return `C${line(firstFixed, columnOfLetters(first), column)}:C${line(lastFixed, columnOfLetters(last), column)}`;
  });
}

/** The formula that R1C1 notation means in a cell at a row and column from 0; what points outside of the grid is `#REF!`. */
export function fromR1C1(formula: string, row: number, column: number): string {
  return formula.replace(RELATIVE, (whole: string, rows: string | undefined, columns: string | undefined) => {
    if (whole.startsWith('"') || whole.startsWith("'")) return whole;
    const isWholeColumn = !whole.startsWith('R');
    const at = placed(columns, column);
    const down = placed(rows, row);
    if (at.index < 0 || down.index < 0) return '#REF!';
    const letters = `${at.fixed}${columnLetters(at.index)}`;
    return isWholeColumn ? letters : `${letters}${down.fixed}${down.index + 1}`;
  });
}

/** `3` for a fixed line, `[-1]` for one that lies so far away, nothing for the formula's own. */
function line(fixed: string | undefined, index: number, home: number): string {
  if (fixed === '$') return String(index + 1);
  return index === home ? '' : `[${index - home}]`;
}

function placed(text: string | undefined, home: number): { readonly index: number; readonly fixed: string } {
  if (text === undefined) return { index: home, fixed: '' };
  return text.startsWith('[') ? { index: home + Number(text.slice(1, -1)), fixed: '' } : { index: Number(text) - 1, fixed: '$' };
}
