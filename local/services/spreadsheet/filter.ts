import type { Area, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, googleInterface } from '../google';
import { sortArea } from './arrange';
import { criteriaOf, FilterCriteria } from './criteria';
import { requireEdit } from './grid';

type GS = GoogleAppsScript.Spreadsheet.Filter;

/** The sheet's basic filter, or null. */
export function filterOf(env: Environment, sheet: Sheet): GS | null {
  return sheet.filter ? new SheetFilter(env, sheet) : null;
}

/** Puts a basic filter over an area. @throws Exception when the sheet has one */
export function makeFilter(env: Environment, sheet: Sheet, area: Area): GS {
  if (sheet.filter) throw new Exception("You can't create a filter in a sheet that already has a filter.");
  requireEdit(env, sheet, area);
  sheet.filter = { area, criteria: {} };
  env.touch();
  return new SheetFilter(env, sheet);
}

class SheetFilter extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.Filter';
  constructor(
    private readonly env: Environment,
    private readonly sheet: Sheet,
  ) {
    super();
  }
  private get record() {
    if (!this.sheet.filter) throw new Exception('The filter has been removed.');
    return this.sheet.filter;
  }
  override getRange(): GoogleAppsScript.Spreadsheet.Range {
    return this.env.make.range(this.sheet, this.record.area);
  }
  override getColumnFilterCriteria(column: number): GoogleAppsScript.Spreadsheet.FilterCriteria | null {
    const hidden = this.record.criteria[column - 1]?.hiddenValues;
    return hidden ? new FilterCriteria({ criteria: undefined, values: [], hidden }) : null;
  }
  override setColumnFilterCriteria(column: number, criteria: GoogleAppsScript.Spreadsheet.FilterCriteria | null): GS {
    if (criteria === null) return this.removeColumnFilterCriteria(column);
    const state = criteriaOf(criteria);
    if (state.criteria !== undefined) throw new Exception('not implemented: Filter.setColumnFilterCriteria (conditions)');
    this.record.criteria[column - 1] = { hiddenValues: [...state.hidden] };
    this.env.touch();
    return this;
  }
  override removeColumnFilterCriteria(column: number): GS {
    delete this.record.criteria[column - 1];
    this.env.touch();
    return this;
  }
  override sort(column: number, ascending: boolean): GS {
    const { area } = this.record;
    if (area.rows > 1) sortArea(this.env, this.sheet, { ...area, row: area.row + 1, rows: area.rows - 1 }, { column, ascending });
    return this;
  }
  override remove(): void {
    delete this.sheet.filter;
    this.env.touch();
  }
}
