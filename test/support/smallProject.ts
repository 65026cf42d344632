import type { Project } from '../../local/cli/project';

/**
 * A small Apps Script project with the top-level functions that the command line calls: the command line knows nothing of customers,
 * so its own tests need no more than this. What it does is done with Google's services, by the real local runtime.
 */
export const smallProject: Project = {
  manifest: {
    timeZone: 'Asia/Shanghai',
    runtimeVersion: 'V8',
    oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly', 'https://www.googleapis.com/auth/script.scriptapp'],
  },
  html: {},
  code: String.raw`
    var TITLE = '清单';

    function runCommand(id, args) {
      var book = SpreadsheetApp.getActiveSpreadsheet();
      if (id === 'install') {
        var made = book.getSheetByName(TITLE) || book.insertSheet(TITLE);
        made.getRange(1, 1, 1, 3).setValues([['编号', '金额', '日期']]);
        made.getRange(2, 1, made.getMaxRows() - 1, 1).setNumberFormat('@');
        PropertiesService.getDocumentProperties().setProperty('language', args.language || 'zh-CN');
        return done(id, 0, 3, ['已安装 ' + (args.preset || '')]);
      }
      var sheet = book.getSheetByName(TITLE);
      if (id === 'import') {
        var rows = args.rows.slice(1);
        if (args.module !== 'list') return refused(id, '没有模块 ' + args.module);
        for (var i = 0; i < rows.length; i++) {
          if (rows[i].length !== args.rows[0].length) return refused(id, args.file + ' 第 ' + (i + 2) + ' 行：' + rows[i].length + ' 列');
        }
        if (rows.length > 0) sheet.getRange(sheet.getLastRow() + 1, 1, rows.length, rows[0].length).setValues(rows);
        return done(id, rows.length, rows.length, ['导入 ' + args.file + ' ' + JSON.stringify(args.map || null)]);
      }
      if (id === 'double') {
        var range = sheet.getRange(2, 2, Math.max(1, sheet.getLastRow() - 1), 1);
        var values = range.getValues();
        range.setValues(values.map(function (row) { return [row[0] === '' ? '' : row[0] * 2]; }));
        return done(id, values.length, values.length, []);
      }
      if (id === 'half-done') {
        sheet.getRange('A2').setValue('touched');
        return refused(id, '清单 第 2 行：不行');
      }
      if (id === 'throw') {
        sheet.getRange('A2').setValue('touched');
        throw new Error('坏了');
      }
      if (id === 'nothing') return done(id, 0, 0, []);
      return refused(id, '没有命令 ' + id);
    }

    function done(command, rows, changed, messages) {
      return { ok: true, command: command, rows: rows, changed: changed, messages: messages, error: null };
    }

    function refused(command, error) {
      return { ok: false, command: command, rows: 0, changed: 0, messages: [], error: error };
    }

    function listCommands() {
      return ['install', 'import', 'double', 'half-done', 'throw', 'nothing'].map(function (id) {
        var args = id === 'install' ? [{ name: 'preset', type: 'string', summary: '方案' }, { name: 'language', type: 'string', summary: '语言' }] : [];
        return { id: id, label: id, summary: '', args: args, menu: id !== 'import' };
      });
    }

    function bookLanguage() {
      return PropertiesService.getDocumentProperties().getProperty('language') === 'en' ? 'en' : 'zh-CN';
    }

    function readSheet(request) {
      var book = SpreadsheetApp.getActiveSpreadsheet();
      var sheet = book.getSheetByName(request.sheet === 'list' ? TITLE : request.sheet);
      if (!sheet || sheet.getLastRow() === 0) return { ok: false, error: '没有 ' + request.sheet + '。有：' + book.getSheets().map(function (one) { return one.getName(); }).join(', '), key: null, title: '', headers: [], rows: [] };
      var isList = sheet.getName() === TITLE;
      var values = sheet.getDataRange().getValues().map(function (row) {
        return row.map(function (cell) {
          return cell instanceof Date ? Utilities.formatDate(cell, book.getSpreadsheetTimeZone(), 'yyyy-MM-dd') : request.masked && typeof cell === 'string' ? cell.replace(/\d/g, '*') : cell;
        });
      });
      var headers = isList && request.keys ? ['id', 'amount', 'date'] : values[0];
      return { ok: true, error: null, key: isList ? 'list' : null, title: sheet.getName(), headers: headers, rows: values.slice(1) };
    }

    function onEdit(event) {
      event.range.offset(0, 2).setValue('typed ' + event.value);
    }

    function onClock() {
      SpreadsheetApp.getActiveSpreadsheet().getSheetByName(TITLE).getRange('A2').setValue('ticked');
    }

    /**
     * @customfunction
     */
    function PLUS_DAY(date) {
      if (Array.isArray(date)) return date.map(function (row) { return row.map(PLUS_DAY); });
      if (date === '') return null;
      if (!(date instanceof Date)) throw new Error('不是日期：' + date);
      return new Date(date.getTime() + 86400000);
    }
  `.replace(/^ {4}/gm, ''),
};
