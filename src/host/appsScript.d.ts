/** Methods that Apps Script has and that the types of DefinitelyTyped don't list yet. */
declare namespace GoogleAppsScript {
  namespace Spreadsheet {
    interface PivotTable {
      getSourceDataRange(): Range;
    }
    interface PivotValue {
      getSourceDataColumn(): Integer;
    }
  }
}
