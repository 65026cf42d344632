import { formatArea } from '../../document/address';
import type { Area, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, googleInterface } from '../google';
import { registerRange } from '../place';
import type { Measured } from '../realm/door';
import { areaOf, requireInside } from './shapes';

type Range = GoogleAppsScript.Spreadsheet.Range;
const ONE_CELL =
  /^(?:getValue|getFormula|getNote|getBackground|getNumberFormat|getDisplayValue|getDataValidation|getFontColor|getFontWeight|isChecked)$/;

/** Where a range is: the part of Google's Range that no call to a server needs. Google's one interface is spread over three files by inheritance. */
export abstract class RangePlace extends googleInterface<Range>() implements Measured {
  constructor(
    protected readonly env: Environment,
    protected readonly on: Sheet,
    protected readonly area: Area,
    protected readonly open?: string,
  ) {
    super();
    registerRange(this, { sheet: on, area });
  }

  measure(method: string): { cells: number } {
    return { cells: ONE_CELL.test(method) ? 1 : this.area.rows * this.area.columns };
  }
  override getRow(): number {
    return this.area.row + 1;
  }
  override getRowIndex(): number {
    return this.area.row + 1;
  }
  override getColumn(): number {
    return this.area.column + 1;
  }
  override getNumRows(): number {
    return this.area.rows;
  }
  override getNumColumns(): number {
    return this.area.columns;
  }
  override getHeight(): number {
    return this.area.rows;
  }
  override getWidth(): number {
    return this.area.columns;
  }
  override getLastRow(): number {
    return this.area.row + this.area.rows;
  }
  override getLastColumn(): number {
    return this.area.column + this.area.columns;
  }
  override getGridId(): number {
    return this.on.id;
  }
  override getA1Notation(): string {
    return this.open ?? formatArea(this.area);
  }
  override getSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return this.env.make.sheet(this.on);
  }
  override getCell(row: number, column: number): Range {
    if (row < 1 || column < 1 || row > this.area.rows || column > this.area.columns) throw new Exception('Cell reference out of range');
    return this.env.make.range(this.on, areaOf(this.on, this.area.row + row, this.area.column + column));
  }
  override offset(rowOffset: number, columnOffset: number, rows = this.area.rows, columns = this.area.columns): Range {
    return this.env.make.range(this.on, areaOf(this.on, this.area.row + 1 + rowOffset, this.area.column + 1 + columnOffset, rows, columns));
  }
  override activate(): Range {
    const { row, column, rows, columns } = requireInside(this.on, this.area);
    Object.assign(this.env.shared.selected, { sheet: this.on.id, row, column, rows, columns });
    return this;
  }
  override activateAsCurrentCell(): Range {
    return this.activate();
  }
}
