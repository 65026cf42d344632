import type { Cost } from './meter';

/** What of a call's target the cost depends on. */
export interface Sized {
  /** Cells of a range. */
  readonly cells?: number;
  /** Bytes that a Drive request carries. */
  readonly bytes?: number;
}

type Rule = (method: string, sized: Sized) => Cost | undefined;

const FREE_SPREADSHEET = words(
  'getId getName getUrl getSheets getNumSheets getSheetByName getSheetById getSheetId getSheetName getActiveSheet getActiveRange getActiveRangeList getActiveCell getCurrentCell getSelection getRange getRangeList getDataRange getSpreadsheetLocale getSpreadsheetTimeZone createDeveloperMetadataFinder createTextFinder toast setActiveSheet setActiveRange setActiveSelection setCurrentCell setActiveRangeList',
);
const FREE_SHEET = words(
  'getName getSheetId getSheetName getIndex getParent getType isSheetHidden getRange getRangeList getDataRange getActiveRange getActiveRangeList getActiveCell getCurrentCell getSelection newChart createDeveloperMetadataFinder createTextFinder activate setActiveRange setActiveSelection setCurrentCell setActiveRangeList',
);
const FREE_RANGE = words(
  'getRow getRowIndex getColumn getNumRows getNumColumns getLastRow getLastColumn getHeight getWidth getA1Notation getSheet getGridId getCell offset activate activateAsCurrentCell createDeveloperMetadataFinder createTextFinder isStartRowBounded isEndRowBounded isStartColumnBounded isEndColumnBounded',
);
const RANGE_OBJECTS = words(
  'protect createPivotTable createFilter getFilter addDeveloperMetadata getDeveloperMetadata merge mergeAcross mergeVertically breakApart getMergedRanges getBandings',
);

const read = (cells: number): Cost => ({ kind: 'read', cells });
const write = (cells: number): Cost => ({ kind: 'write', cells });
const OTHER: Cost = { kind: 'other' };

/** Only what changes or looks for something leaves the script: `set…`, `remove`, `find` …; what a fetched object says of itself doesn't. */
const changes: Rule = (method) =>
  /^(?:get|is|can|are|totals|copy|build|modify|with|when|require|on[A-Z])/.test(method) ? undefined : OTHER;
const every: Rule = () => OTHER;
const none: Rule = () => undefined;

const RULES: Readonly<Record<string, Rule>> = {
  'Spreadsheet.SpreadsheetApp': (method) => (/^(?:flush|create|open)/.test(method) ? OTHER : undefined),
  'Spreadsheet.Spreadsheet': (method) => (FREE_SPREADSHEET.has(method) ? undefined : OTHER),
  'Spreadsheet.Sheet': (method, sized) => {
    if (FREE_SHEET.has(method)) return undefined;
    if (method === 'getSheetValues') return read(sized.cells ?? 0);
    return /^(?:appendRow|clear|insert(?!Chart)|delete|sort|move)/.test(method) ? write(sized.cells ?? 0) : OTHER;
  },
  'Spreadsheet.Range': (method, sized) => {
    if (FREE_RANGE.has(method)) return undefined;
    if (RANGE_OBJECTS.has(method)) return OTHER;
    const cells = sized.cells ?? 1;
    return /^(?:get|is|can)/.test(method) ? read(cells) : write(cells);
  },
  'Spreadsheet.RangeList': (method, sized) => (method === 'getRanges' || method === 'activate' ? undefined : write(sized.cells ?? 1)),
  'Spreadsheet.DeveloperMetadataFinder': (method) => (method === 'find' ? OTHER : undefined),
  'Spreadsheet.DeveloperMetadata': changes,
  'Spreadsheet.Protection': changes,
  'Spreadsheet.NamedRange': changes,
  'Spreadsheet.Filter': changes,
  'Spreadsheet.PivotTable': changes,
  'Spreadsheet.PivotGroup': changes,
  'Spreadsheet.PivotValue': changes,
  'Spreadsheet.PivotFilter': changes,
  'Spreadsheet.TextFinder': (method) => (/^(?:find|replace)/.test(method) ? OTHER : undefined),
  'Properties.Properties': every,
  'Cache.Cache': every,
  'Lock.Lock': (method) => (method === 'hasLock' ? undefined : OTHER),
  'Script.ScriptApp': (method) => (/^(?:newTrigger|getScriptId|newStateToken)$/.test(method) ? undefined : OTHER),
  'Script.ClockTriggerBuilder': (method) => (method === 'create' ? OTHER : undefined),
  'Script.SpreadsheetTriggerBuilder': (method) => (method === 'create' ? OTHER : undefined),
  'URL_Fetch.UrlFetchApp': (method, sized) => (method === 'getRequest' ? undefined : { kind: 'drive', bytes: sized.bytes ?? 0 }),
  'Mail.MailApp': every,
};

/** What a call costs, or undefined where it doesn't leave the script for Google's servers. */
export function costOf(google: string, method: string, sized: Sized): Cost | undefined {
  return (RULES[google] ?? none)(method, sized);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
