import type { Area, Sheet } from '../document/types';
import { CacheService } from './cache';
import type { Environment, Factory } from './environment';
import { HtmlService } from './html';
import { LockService } from './lock';
import { Console, Logger } from './logger';
import { PropertiesService } from './properties';
import { ScriptApp } from './scriptApp';
import { Session } from './session';
import { SpreadsheetApp } from './spreadsheet/app';
import { SheetRange } from './spreadsheet/range';
import { GridSheet } from './spreadsheet/sheet';
import { BoundSpreadsheet } from './spreadsheet/spreadsheet';
import { UrlFetchApp } from './urlFetch';
import { Utilities } from './utilities';

/** The implemented services by the name of their global. What is absent here is refused as not implemented. */
export function createServices(env: Environment): Readonly<Record<string, object>> {
  return {
    SpreadsheetApp: new SpreadsheetApp(env),
    PropertiesService: new PropertiesService(env),
    CacheService: new CacheService(env),
    LockService: new LockService(env),
    Session: new Session(env),
    Utilities: new Utilities(env),
    ScriptApp: new ScriptApp(env),
    HtmlService: new HtmlService(env),
    UrlFetchApp: new UrlFetchApp(env),
    Logger: new Logger(env),
    console: new Console(env),
  };
}

/** Makes the objects of a book; the same object for the same sheet. */
export function createFactory(environment: () => Environment): Factory {
  const sheets = new Map<Sheet, GridSheet>();
  let book: BoundSpreadsheet | undefined;
  return {
    spreadsheet() {
      book ??= new BoundSpreadsheet(environment());
      return book;
    },
    sheet(sheet) {
      let object = sheets.get(sheet);
      if (!object) {
        object = new GridSheet(environment(), sheet);
        sheets.set(sheet, object);
      }
      return object;
    },
    range: (sheet: Sheet, area: Area, open?: string) => new SheetRange(environment(), sheet, area, open),
  };
}
