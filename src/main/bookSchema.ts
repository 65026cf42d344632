import { type BookSchema, bookSchema } from '../core/fields/bookSchema';
import type { Refusal } from '../core/message';
import type { Language } from '../core/schema';
import { readSettings } from '../core/settings/readSettings';
import { readTable, type Table } from '../core/table/readTable';
import type { GoogleHost } from '../host/googleHost';
import { sayProblem } from '../locales';
import { modules, sheets } from '../modules/index.generated';

/** The book's modules and sheets, which its host knows from then on. */
export function schemaOf(host: GoogleHost): BookSchema {
  const table = (key: string): Table | undefined => {
    const definition = sheets.find((sheet) => sheet.key === key);
    const content = host.read(key);
    return definition && content && readTable(definition, content);
  };
  const schema = bookSchema({ modules, sheets, fields: table('fields'), tiers: table('tiers') });
  host.opened.define(schema.sheets);
  return schema;
}

/** The book's language: what its settings say; before it is installed, the user's. */
export function bookLanguageOf(host: GoogleHost): Language {
  const definition = sheets.find((sheet) => sheet.key === 'settings');
  const content = host.read('settings');
  if (!definition || !content) return host.userLanguage;
  return readSettings(readTable(definition, content)).language === 'en' ? 'en' : 'zh-CN';
}

/** A refusal's problems in words, a line each. */
export function wordProblems(language: Language, refusal: Refusal): string {
  return refusal.problems.map((problem) => sayProblem(language, problem)).join('\n');
}
