import type { Environment } from '../environment';
import { Exception, googleInterface } from '../google';
import { ApplicationUi } from '../ui';
import { FormatRuleBuilder } from './conditional';
import { FilterCriteriaBuilder } from './criteria';
import { ValidationBuilder } from './validation';

type GS = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Google's SpreadsheetApp, bound to one book. */
export class SpreadsheetApp extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.SpreadsheetApp';
  constructor(private readonly env: Environment) {
    super();
  }
  override getActive(): Spreadsheet {
    return this.env.make.spreadsheet();
  }
  override getActiveSpreadsheet(): Spreadsheet {
    return this.env.make.spreadsheet();
  }
  override getActiveSheet(): Sheet {
    return this.getActive().getActiveSheet();
  }
  override setActiveSheet(sheet: Sheet): Sheet {
    return this.getActive().setActiveSheet(sheet);
  }
  override getActiveRange(): Range {
    return this.getActive().getActiveRange()!;
  }
  override setActiveRange(range: Range): Range {
    return this.getActive().setActiveRange(range);
  }
  override getCurrentCell(): Range {
    return this.getActive().getCurrentCell()!;
  }
  override setCurrentCell(cell: Range): Range {
    return this.getActive().setCurrentCell(cell);
  }
  override openById(id: string): Spreadsheet {
    if (id !== this.env.book.id) throw new Exception('You do not have permission to access the requested document.');
    return this.env.make.spreadsheet();
  }
  override getUi(): GoogleAppsScript.Base.Ui {
    if (this.env.unattended) throw new Exception('Cannot call SpreadsheetApp.getUi() from this context.');
    return new ApplicationUi(this.env);
  }
  override flush(): void {
    // What is written is in the document already; on Google this sends it and costs a call.
  }
  override newDataValidation(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
    return new ValidationBuilder(this.env);
  }
  override newConditionalFormatRule(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return new FormatRuleBuilder(this.env);
  }
  override newFilterCriteria(): GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder {
    return new FilterCriteriaBuilder();
  }
}
