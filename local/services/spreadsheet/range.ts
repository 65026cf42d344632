import { clearValues } from '../../document/cells';
import { EnumValue, Exception, enumName } from '../google';
import { placeOf } from '../place';
import { copyCells, mergeArea, sortArea } from './arrange';
import { filterOf, makeFilter } from './filter';
import { extentOf, readDisplay, readStored, readValues, requireEdit, writeFormula, writeValues } from './grid';
import { addMetadata, MetadataFinder, metadataAt } from './metadata';
import { createPivot } from './pivot';
import { protect } from './protection';
import { RangeLooks } from './rangeLooks';
import { gridOf, requireShape } from './shapes';
import { ValidationRule } from './validation';

type Range = GoogleAppsScript.Spreadsheet.Range;
interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
}

/** A rectangle of cells of one sheet: Google's Range. */
export class SheetRange extends RangeLooks {
  static readonly google = 'Spreadsheet.Range';

  override getValue(): unknown {
    return readValues(this.env, this.on, { ...this.area, rows: 1, columns: 1 })[0]?.[0];
  }
  override getValues(): unknown[][] {
    return readValues(this.env, this.on, this.area);
  }
  override getDisplayValue(): string {
    return readDisplay(this.env, this.on, { ...this.area, rows: 1, columns: 1 })[0]?.[0] ?? '';
  }
  override getDisplayValues(): string[][] {
    return readDisplay(this.env, this.on, this.area);
  }
  override setValue(value: unknown): Range {
    writeValues(this.env, this.on, this.area, () => value);
    return this;
  }
  override setValues(values: unknown[][]): Range {
    requireShape(values, this.area);
    writeValues(this.env, this.on, this.area, (row, column) => values[row]?.[column]);
    return this;
  }
  override getFormula(): string {
    return this.on.formulas[this.area.row]?.[this.area.column] ?? '';
  }
  override getFormulas(): string[][] {
    return gridOf(this.area, (row, column) => this.on.formulas[row]?.[column] ?? '');
  }
  override setFormula(formula: string): Range {
    return this.setFormulas(gridOf(this.area, () => formula));
  }
  override setFormulas(formulas: string[][]): Range {
    requireShape(formulas, this.area);
    requireEdit(this.env, this.on, this.area);
    formulas.forEach((line, row) => {
      line.forEach((formula, column) => {
        writeFormula(this.on, this.area.row + row, this.area.column + column, formula);
      });
    });
    this.env.touch();
    return this;
  }
  override isBlank(): boolean {
    return readStored(this.env, this.on, this.area).every((line) => line.every((value) => value === null));
  }

  override clearContent(): Range {
    requireEdit(this.env, this.on, this.area);
    clearValues(this.on, this.area);
    this.env.touch();
    return this;
  }
  override clear(options?: ClearOptions): Range {
    const { commentsOnly, contentsOnly, formatOnly, validationsOnly } = options ?? {};
    const all = !(commentsOnly || contentsOnly || formatOnly || validationsOnly);
    if (all || contentsOnly) this.clearContent();
    if (all || formatOnly) this.clearFormat();
    if (validationsOnly) this.clearDataValidations();
    if (commentsOnly) this.clearNote();
    return this;
  }
  override insertCheckboxes(checked?: unknown, unchecked?: unknown): Range {
    const values = [checked, unchecked].filter((value) => value !== undefined);
    this.setDataValidation(new ValidationRule(this.env, { criteria: 'CHECKBOX', values: values.map(String), allowInvalid: false }));
    const initial = unchecked ?? (checked === undefined ? false : '');
    if (checked === undefined) writeValues(this.env, this.on, this.area, (row, column) => this.currentBoolean(row, column) ?? initial);
    return this;
  }
  private currentBoolean(row: number, column: number): boolean | undefined {
    const value = this.on.values[this.area.row + row]?.[this.area.column + column];
    return typeof value === 'boolean' ? value : undefined;
  }
  override removeCheckboxes(): Range {
    return this.clearDataValidations();
  }
  override isChecked(): boolean | null {
    const value = this.on.values[this.area.row]?.[this.area.column];
    return typeof value === 'boolean' ? value : null;
  }

  override getDataRegion(): Range {
    const extent = extentOf(this.env, this.on);
    const rows = Math.max(extent.rows - this.area.row, this.area.rows);
    const columns = Math.max(extent.columns - this.area.column, this.area.columns);
    return this.env.make.range(this.on, { ...this.area, rows, columns });
  }
  override protect(): GoogleAppsScript.Spreadsheet.Protection {
    return protect(this.env, this.on, this.area);
  }
  override canEdit(): boolean {
    try {
      requireEdit(this.env, this.on, this.area);
      return true;
    } catch {
      return false;
    }
  }
  override createPivotTable(source: Range): GoogleAppsScript.Spreadsheet.PivotTable {
    return createPivot(this.env, this.on, this.area, placeOf(source));
  }
  override createFilter(): GoogleAppsScript.Spreadsheet.Filter {
    return makeFilter(this.env, this.on, this.area);
  }
  override getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    return filterOf(this.env, this.on);
  }
  override addDeveloperMetadata(key: string, value?: unknown, visibility?: unknown): Range {
    addMetadata(this.env, this.columnOrRow(), key, value, visibility);
    return this;
  }
  override getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return metadataAt(this.env, this.columnOrRow());
  }
  override createDeveloperMetadataFinder(): GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder {
    return new MetadataFinder(this.env, { sheet: this.on, area: this.area });
  }
  private columnOrRow() {
    const { row, column, rows, columns } = this.area;
    // A range that names its last cell is arbitrary to Google, even where it covers the whole row or column.
    const isColumn = /^[A-Z]+:[A-Z]+$/.test(this.open ?? '');
    const isRow = /^\d+:\d+$/.test(this.open ?? '');
    if (isColumn && columns === 1) return { location: 'COLUMN', sheet: this.on.id, index: column } as const;
    if (isRow && rows === 1) return { location: 'ROW', sheet: this.on.id, index: row } as const;
    throw new Exception(
      'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    );
  }

  override merge(): Range {
    mergeArea(this.env, this.on, this.area);
    return this;
  }
  override breakApart(): Range {
    mergeArea(this.env, this.on, this.area, false);
    return this;
  }
  override isPartOfMerge(): boolean {
    return this.getMergedRanges().length > 0;
  }
  override getMergedRanges(): Range[] {
    const { row, column, rows, columns } = this.area;
    const touches = (start: number, length: number, from: number, count: number): boolean => start < from + count && from < start + length;
    return this.on.merges
      .filter((merge) => touches(merge.row, merge.rows, row, rows) && touches(merge.column, merge.columns, column, columns))
      .map((merge) => this.env.make.range(this.on, merge));
  }
  override sort(spec: unknown): Range {
    sortArea(this.env, this.on, this.area, spec);
    return this;
  }
  override copyTo(destination: Range, how?: unknown, transposed = false): void {
    if (transposed) throw new Exception('not implemented: Range.copyTo (transposed)');
    const options = (typeof how === 'object' && how !== null ? how : {}) as { formatOnly?: boolean; contentsOnly?: boolean };
    const plain = options.contentsOnly ? 'PASTE_VALUES' : options.formatOnly ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
    const kind = how instanceof EnumValue ? enumName(how, 'Spreadsheet.CopyPasteType') : plain;
    copyCells(this.env, this.on, this.area, placeOf(destination), kind);
  }
}
