/**
 * What the local runtime promises of Google's services, as a plain Apps Script file: the same text runs in a real spreadsheet
 * (paste it into its script editor and run `runContract`) and in the local runtime (test/contract/contract.test.ts).
 * Each case gets an empty sheet of its own and fails by throwing.
 */
var CONTRACT = {
  'getValues gives numbers, text, booleans, dates and empty text': function (sheet) {
    sheet.getRange('A1:F1').setValues([[1.5, 'abc', true, new Date(2024, 2, 15, 8, 30), '', null]]);
    const row = sheet.getRange('A1:F1').getValues()[0];
    same(row.slice(0, 3), [1.5, 'abc', true]);
    same(row[3] instanceof Date, true);
    same(row[3].getTime(), new Date(2024, 2, 15, 8, 30).getTime());
    same(row.slice(4), ['', '']);
  },
  'text that looks like a number, a date or a boolean is taken as typed': function (sheet) {
    sheet.getRange('A1:G1').setValues([['42', '1,234.5', '12%', 'TRUE', '2024-03-15', '2024-02-30', "'007"]]);
    const row = sheet.getRange('A1:G1').getValues()[0];
    same(row.slice(0, 4), [42, 1234.5, 0.12, true]);
    same(row[4] instanceof Date, true);
    same([row[4].getFullYear(), row[4].getMonth(), row[4].getDate()], [2024, 2, 15]);
    same(row.slice(5), ['2024-02-30', '007']);
  },
  'plain text format keeps what is written': function (sheet) {
    sheet.getRange('A1:D1').setNumberFormat('@').setValues([['007', '=1+1', '2024-03-15', '+8613800000000']]);
    same(sheet.getRange('A1:D1').getValues(), [['007', '=1+1', '2024-03-15', '+8613800000000']]);
    same(sheet.getRange('A1:D1').getFormulas(), [['', '', '', '']]);
  },
  'text that begins with = becomes a formula and shows its value': function (sheet) {
    sheet.getRange('A1:C1').setValues([[2, 3, '=A1*B1']]);
    same(sheet.getRange('C1').getFormula(), '=A1*B1');
    same(sheet.getRange('C1').getValue(), 6);
    sheet.getRange('A1').setValue(10);
    same(sheet.getRange('C1').getValue(), 30);
  },
  'setValues refuses a grid of another shape and says both sizes': function (sheet) {
    refuses(() => sheet.getRange('A1:B3').setValues([[1, 2], [3, 4]]), 'The data has 2 but the range has 3.');
    refuses(() => sheet.getRange('A1:B1').setValues([[1, 2, 3]]), 'The data has 3 but the range has 2.');
  },
  'ranges outside the grid are refused': function (sheet) {
    refuses(() => sheet.getRange(sheet.getMaxRows() + 1, 1), 'The coordinates of the range are outside the dimensions of the sheet.');
    refuses(() => sheet.getRange(1, 1, 1, sheet.getMaxColumns() + 1), 'The coordinates of the range are outside the dimensions of the sheet.');
    refuses(() => sheet.getRange(1, 1, 0, 1), 'must be at least 1');
  },
  'appendRow writes below the last row and adds rows where the grid ends': function (sheet) {
    sheet.deleteRows(3, sheet.getMaxRows() - 2);
    sheet.getRange('A2').setValue('last');
    sheet.appendRow(['new', 1]);
    same(sheet.getMaxRows(), 3);
    same(sheet.getRange('A3:B3').getValues(), [['new', 1]]);
  },
  'the data range reaches from A1 to the last content': function (sheet) {
    same(sheet.getDataRange().getA1Notation(), 'A1');
    sheet.getRange('C5').setValue('x');
    same(sheet.getDataRange().getA1Notation(), 'A1:C5');
    same([sheet.getLastRow(), sheet.getLastColumn()], [5, 3]);
    sheet.getRange('C5').clearContent();
    same(sheet.getLastRow(), 0);
  },
  'a validation that rejects refuses the whole call': function (sheet) {
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['甲', '乙'], true).setAllowInvalid(false).build();
    sheet.getRange('B1:B3').setDataValidation(rule);
    refuses(() => sheet.getRange('A1:B2').setValues([['a', '甲'], ['b', '丙']]), 'The data you entered in cell B2 violates the data validation rules set on this cell.');
    same(sheet.getLastRow(), 0);
    sheet.getRange('B1').setValue('乙');
    same(sheet.getRange('B1').getValue(), '乙');
  },
  'a custom formula is relative to the first cell of the range that it is set on': function (sheet) {
    const rule = SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=COUNTIF($A$2:$A,A2)=1').setAllowInvalid(false).build();
    sheet.getRange('A2:A5').setDataValidation(rule);
    sheet.getRange('A2:A3').setValues([['a'], ['b']]);
    refuses(() => sheet.getRange('A4').setValue('a'), 'violates the data validation rules');
    refuses(() => sheet.getRange('A4:A5').setValues([['c'], ['c']]), 'violates the data validation rules');
    same(sheet.getLastRow(), 3);
    sheet.getRange('A4').setValue('c');
    sheet.getRange('A2').copyTo(sheet.getRange('A6'), SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION, false);
    refuses(() => sheet.getRange('A6').setValue('b'), 'violates the data validation rules');
    sheet.insertRowsBefore(1, 2);
    refuses(() => sheet.getRange('A7').setValue('b'), 'violates the data validation rules');
    sheet.deleteRow(4);
    refuses(() => sheet.getRange('A6').setValue('b'), 'violates the data validation rules');
    sheet.getRange('A6').setValue('a');
  },
  'of a grid of rules each is for its own cell, formula included': function (sheet) {
    const rule = SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=A1=1').setAllowInvalid(false).build();
    sheet.getRange('A1:A2').setDataValidations([[rule], [rule]]);
    refuses(() => sheet.getRange('A2').setValue(1), 'violates the data validation rules');
    sheet.getRange('A1').setValue(1);
    sheet.getRange('A2').setValue(2);
  },
  'formulas of conditional formats follow inserted and deleted rows and columns': function (sheet) {
    const rule = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=AND(B2="",COUNTA($A2:2)>0)').setBackground('#ff0000').setRanges([sheet.getRange('B2:B9')]).build();
    sheet.setConditionalFormatRules([rule]);
    const formula = () => sheet.getConditionalFormatRules()[0].getBooleanCondition().getCriteriaValues()[0];
    sheet.insertRowBefore(2);
    same(formula(), '=AND(B3="",COUNTA($A3:3)>0)');
    sheet.insertColumnBefore(1);
    same(formula(), '=AND(C3="",COUNTA($B3:3)>0)');
    sheet.deleteRow(3);
    same([formula(), sheet.getConditionalFormatRules()[0].getRanges()[0].getA1Notation()], ['=AND(C3="",COUNTA($B3:3)>0)', 'C3:C9']);
  },
  'references to a deleted sheet become #REF!': function (sheet, book) {
    const other = book.insertSheet(sheet.getName() + 'd');
    other.getRange('A1').setValue(7);
    sheet.getRange('A1').setFormula('=' + other.getName() + '!A1+1');
    same(sheet.getRange('A1').getValue(), 8);
    book.deleteSheet(other);
    same(sheet.getRange('A1').getFormula().indexOf('#REF!') > 0, true);
    same(sheet.getRange('A1').getValue(), '#REF!');
  },
  'a validation that warns lets values pass': function (sheet) {
    sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).setAllowInvalid(true).build());
    sheet.getRange('A1').setValue(9);
    same(sheet.getRange('A1').getValue(), 9);
    same(sheet.getRange('A1').getDataValidation().getCriteriaType(), SpreadsheetApp.DataValidationCriteria.NUMBER_BETWEEN);
    same(sheet.getRange('A1').getDataValidation().getCriteriaValues(), [1, 5]);
    same(sheet.getRange('A2').getDataValidation(), null);
  },
  'metadata moves with its column': function (sheet) {
    sheet.getRange('C:C').addDeveloperMetadata('kehu.contract', 'amount');
    sheet.insertColumnBefore(2);
    const found = sheet.createDeveloperMetadataFinder().withKey('kehu.contract').find();
    same(found.length, 1);
    same(found[0].getLocation().getColumn().getColumn(), 4);
    same(found[0].getValue(), 'amount');
    sheet.moveColumns(sheet.getRange('D:D'), 1);
    same(sheet.createDeveloperMetadataFinder().withKey('kehu.contract').find()[0].getLocation().getColumn().getColumn(), 1);
    sheet.deleteColumn(1);
    same(sheet.createDeveloperMetadataFinder().withKey('kehu.contract').find().length, 0);
  },
  'only a column or row named without an end can carry metadata': function (sheet) {
    const words = 'Adding developer metadata to arbitrary ranges is not currently supported.';
    refuses(() => sheet.getRange(1, 2, sheet.getMaxRows(), 1).addDeveloperMetadata('kehu.contract', 'b'), words);
    refuses(() => sheet.getRange(3, 1, 1, sheet.getMaxColumns()).addDeveloperMetadata('kehu.contract', 'b'), words);
    refuses(() => sheet.getRange('B2:B').addDeveloperMetadata('kehu.contract', 'b'), words);
    refuses(() => sheet.getRange('B:C').addDeveloperMetadata('kehu.contract', 'b'), words);
    sheet.getRange('B:B').addDeveloperMetadata('kehu.contract', 'b');
    sheet.getRange('3:3').addDeveloperMetadata('kehu.contract', 'c');
    const places = sheet.createDeveloperMetadataFinder().withKey('kehu.contract').find().map((found) => found.getLocation());
    same([places[0].getColumn().getColumn(), places[0].getRow(), places[1].getRow().getRow(), places[1].getColumn()], [2, null, 3, null]);
    sheet.createDeveloperMetadataFinder().withKey('kehu.contract').find().forEach((found) => found.remove());
  },
  'formulas follow rows and columns that are inserted, deleted and moved': function (sheet) {
    sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
    sheet.getRange('C1').setFormula('=SUM(A1:A3)+$A$2');
    sheet.insertRowBefore(2);
    same(sheet.getRange('C1').getFormula(), '=SUM(A1:A4)+$A$3');
    sheet.deleteRow(2);
    sheet.insertColumnBefore(1);
    same(sheet.getRange('D1').getFormula(), '=SUM(B1:B3)+$B$2');
    sheet.deleteRow(2);
    same(sheet.getRange('D1').getFormula(), '=SUM(B1:B2)+#REF!');
  },
  'names, protections and conditional formats follow inserted rows': function (sheet, book) {
    book.setNamedRange('kehu_contract', sheet.getRange('A2:B4'));
    sheet.getRange('A5:A6').protect().setWarningOnly(true).setDescription('p');
    const rule = SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBackground('#ff0000').setRanges([sheet.getRange('B2:B9')]).build();
    sheet.setConditionalFormatRules([rule]);
    sheet.insertRowsBefore(1, 2);
    same(book.getRangeByName('kehu_contract').getA1Notation(), 'A4:B6');
    same(sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].getRange().getA1Notation(), 'A7:A8');
    same(sheet.getConditionalFormatRules()[0].getRanges()[0].getA1Notation(), 'B4:B11');
    same(sheet.getConditionalFormatRules()[0].getBooleanCondition().getBackground(), '#ff0000');
    book.removeNamedRange('kehu_contract');
  },
  'a sheet title is taken once': function (sheet, book) {
    refuses(() => book.insertSheet(sheet.getName()), 'already exists. Please enter another name.');
    const other = book.insertSheet(sheet.getName() + '2', 0);
    same(book.getSheets()[0].getName(), other.getName());
    refuses(() => other.setName(sheet.getName()), 'already exists. Please enter another name.');
    book.deleteSheet(other);
  },
  'formulas follow a renamed sheet': function (sheet, book) {
    const other = book.insertSheet(sheet.getName() + ' b');
    other.getRange('A1').setValue(7);
    sheet.getRange('A1').setFormula("='" + other.getName() + "'!A1+1");
    other.setName(sheet.getName() + '_c');
    same(sheet.getRange('A1').getValue(), 8);
    book.deleteSheet(other);
  },
  'a cell holds at most 50000 characters': function (sheet) {
    refuses(() => sheet.getRange('A1').setValue('x'.repeat(50001)), 'Your input contains more than the maximum of 50000 characters in a single cell.');
    sheet.getRange('A1').setValue('x'.repeat(50000));
  },
  'hidden rows and merged cells keep what they hide': function (sheet) {
    sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]);
    sheet.hideRows(2);
    same(sheet.getRange('A2:B2').getValues(), [[3, 4]]);
    sheet.getRange('A1:B1').merge();
    same(sheet.getRange('A1:B1').getValues(), [[1, '']]);
    same(sheet.getRange('A1').isPartOfMerge(), true);
  },
  'number formats, colours, weights and notes come back': function (sheet) {
    const range = sheet.getRange('A1:B1');
    range.setNumberFormat('0.00').setBackground('#FF0000').setFontWeight('bold').setNotes([['n', null]]).setHorizontalAlignment('center');
    same(range.getNumberFormats(), [['0.00', '0.00']]);
    same(range.getBackgrounds(), [['#ff0000', '#ff0000']]);
    same(range.getFontWeights(), [['bold', 'bold']]);
    same(range.getNotes(), [['n', '']]);
    sheet.getRange('C1').setValue('x');
    same(sheet.getRange('C1').getBackground(), '#ffffff');
    range.setValues([[1, 2.345]]);
    same(range.getDisplayValues(), [['1.00', '2.35']]);
  },
  'sorting moves whole rows of the range, empty cells last': function (sheet) {
    sheet.getRange('A1:B4').setValues([[3, 'c'], ['', 'e'], [1, 'a'], [2, 'b']]);
    sheet.getRange('A1:B4').sort({ column: 1, ascending: true });
    same(sheet.getRange('B1:B4').getValues(), [['a'], ['b'], ['c'], ['e']]);
    sheet.getRange('A1:B4').sort({ column: 1, ascending: false });
    same(sheet.getRange('B1:B4').getValues(), [['c'], ['b'], ['a'], ['e']]);
  },
  'copying carries relative references, styles and rules': function (sheet) {
    sheet.getRange('A1:B2').setValues([[1, '=A1*2'], [5, '']]);
    sheet.getRange('B1').setBackground('#00ff00').copyTo(sheet.getRange('B2'));
    same(sheet.getRange('B2').getFormula(), '=A2*2');
    same(sheet.getRange('B2').getValue(), 10);
    same(sheet.getRange('B2').getBackground(), '#00ff00');
    sheet.getRange('B2').copyTo(sheet.getRange('C2'), { contentsOnly: true });
    same(sheet.getRange('C2').getFormula(), '');
    same(sheet.getRange('C2').getValue(), 10);
  },
  'a pivot table shows computed values': function (sheet) {
    sheet.getRange('A1:B4').setValues([['tier', 'amount'], ['a', 1], ['b', 2], ['a', 3]]);
    const pivot = sheet.getRange('D1').createPivotTable(sheet.getRange('A1:B4'));
    pivot.addRowGroup(1).showTotals(true);
    pivot.addPivotValue(2, SpreadsheetApp.PivotTableSummarizeFunction.SUM).setDisplayName('sum');
    const shown = sheet.getRange('D1:E4').getValues();
    same(shown[1], ['a', 4]);
    same(shown[2], ['b', 2]);
    same(shown[3][1], 6);
    same(sheet.getPivotTables().length, 1);
  },
  'charts are built, found and removed': function (sheet) {
    sheet.getRange('A1:B2').setValues([['x', 1], ['y', 2]]);
    const chart = sheet.newChart().setChartType(Charts.ChartType.COLUMN).addRange(sheet.getRange('A1:B2')).setPosition(5, 2, 0, 0).setOption('title', 'T').build();
    sheet.insertChart(chart);
    same(sheet.getCharts().length, 1);
    same(sheet.getCharts()[0].getRanges()[0].getA1Notation(), 'A1:B2');
    same(sheet.getCharts()[0].getContainerInfo().getAnchorRow(), 5);
    sheet.removeChart(sheet.getCharts()[0]);
    same(sheet.getCharts().length, 0);
  },
  'properties are texts with a limit': function () {
    const store = PropertiesService.getDocumentProperties();
    store.setProperty('kehu.contract', 'a');
    same(store.getProperty('kehu.contract'), 'a');
    refuses(() => store.setProperty('kehu.contract', 'x'.repeat(9 * 1024 + 1)), 'Argument too large: value');
    store.deleteProperty('kehu.contract');
    same(store.getProperty('kehu.contract'), null);
  },
  'a lock is held until it is released': function () {
    const lock = LockService.getDocumentLock();
    lock.waitLock(1000);
    same(lock.hasLock(), true);
    lock.releaseLock();
    same(lock.hasLock(), false);
  },
  'digests and base64 take text and bytes, bytes are signed': function () {
    const digest = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc', Utilities.Charset.UTF_8);
    same(digest.slice(0, 4), [-70, 120, 22, -65]);
    same(digest.length, 32);
    same(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, Utilities.newBlob('abc').getBytes()), digest);
    same(Utilities.base64Encode('客户', Utilities.Charset.UTF_8), '5a6i5oi3');
    same(Utilities.newBlob(Utilities.base64Decode('5a6i5oi3')).getDataAsString(), '客户');
  },
  'gzip comes back': function () {
    const packed = Utilities.gzip(Utilities.newBlob('客户'.repeat(1000), 'application/json', 'a.json'));
    same(packed.getBytes().length < 1000, true);
    const bytes = packed.getBytes();
    same(Utilities.ungzip(Utilities.newBlob(bytes, 'application/x-gzip')).getDataAsString(), '客户'.repeat(1000));
  },
  'dates are written by Java patterns': function () {
    const date = new Date(Date.UTC(2024, 2, 5, 16, 4, 9));
    same(Utilities.formatDate(date, 'Asia/Shanghai', "yyyy-MM-dd'T'HH:mm:ss EEE"), '2024-03-06T00:04:09 Wed');
    same(Utilities.formatDate(date, 'GMT+8', 'M/d/yy h:mm a Z'), '3/6/24 12:04 AM +0800');
  },
  'CSV is parsed with quotes and line ends in fields': function () {
    same(Utilities.parseCsv('a,"b ""q""",c\n1,"2\n3",'), [['a', 'b "q"', 'c'], ['1', '2\n3', '']]);
  },
  'triggers are installed and deleted': function () {
    const trigger = ScriptApp.newTrigger('contractTick').timeBased().everyHours(1).create();
    const mine = () => ScriptApp.getProjectTriggers().filter((one) => one.getUniqueId() === trigger.getUniqueId());
    same(mine().length, 1);
    same(mine()[0].getHandlerFunction(), 'contractTick');
    same(mine()[0].getEventType(), ScriptApp.EventType.CLOCK);
    ScriptApp.deleteTrigger(trigger);
    same(mine().length, 0);
  },
};

/** Runs every case in the open spreadsheet and logs what failed; the developer command for a real sheet. */
function runContract() {
  const failed = contractNames().filter((name) => {
    const problem = contractCase(name);
    if (problem) console.log(name + ': ' + problem);
    return problem;
  });
  console.log(failed.length === 0 ? 'all held' : failed.length + ' failed');
  return failed;
}

function contractNames() {
  return Object.keys(CONTRACT);
}

/** What went wrong in a case, or ''. */
function contractCase(name) {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.insertSheet('contract' + Utilities.getUuid().slice(0, 8).replace(/-/g, ''));
  try {
    CONTRACT[name](sheet, book);
    return '';
  } catch (error) {
    return String(error.message || error) + '\n' + error.stack;
  } finally {
    book.deleteSheet(sheet);
  }
}

function contractTick() {}

function same(actual, expected) {
  const a = JSON.stringify(actual);
  const b = JSON.stringify(expected);
  if (a !== b) throw new Error('expected ' + b + ' but got ' + a);
}

function refuses(action, words) {
  let message = null;
  try {
    action();
  } catch (error) {
    message = String(error.message);
  }
  if (message === null) throw new Error('expected a refusal: ' + words);
  if (message.indexOf(words) < 0) throw new Error('expected "' + words + '" but got "' + message + '"');
}
