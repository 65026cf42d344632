import type { CellValue } from '../document/types';
import type { CellError } from './contract';

/** Computed cells that lie over the stored ones, by sheet id, row and column (from 0), with the number format that came with the result. */
export class Overlay {
  private readonly sheets = new Map<number, Map<number, Map<number, CellValue | CellError>>>();
  private readonly formats = new Map<string, string>();

  set(sheet: number, row: number, column: number, value: CellValue | CellError, format?: string): void {
    const rows = this.sheets.get(sheet) ?? new Map<number, Map<number, CellValue | CellError>>();
    const cells = rows.get(row) ?? new Map<number, CellValue | CellError>();
    cells.set(column, value);
    rows.set(row, cells);
    this.sheets.set(sheet, rows);
    if (format !== undefined) this.formats.set(`${sheet}/${row}/${column}`, format);
  }

  get(sheet: number, row: number, column: number): CellValue | CellError | undefined {
    return this.sheets.get(sheet)?.get(row)?.get(column);
  }

  formatAt(sheet: number, row: number, column: number): string | undefined {
    return this.formats.get(`${sheet}/${row}/${column}`);
  }

  /** Every computed cell of a sheet as [row, column, value]. */
  *entries(sheet: number): Generator<[number, number, CellValue | CellError]> {
    for (const [row, cells] of this.sheets.get(sheet) ?? []) for (const [column, value] of cells) yield [row, column, value];
  }

  /** Adds all cells of another overlay, which win. */
  add(other: Overlay): void {
    for (const [sheet, rows] of other.sheets)
      for (const [row, cells] of rows)
        for (const [column, value] of cells) this.set(sheet, row, column, value, other.formatAt(sheet, row, column));
  }
}
