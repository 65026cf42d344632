import type { Message, Problem } from '../core/message';
import type { Language } from '../core/schema';
import { nameIn } from '../core/schema';
import { commonTexts } from './common';
import { importTexts } from './import';
import { languageTexts } from './language';
import { scheduleTexts } from './schedule';
import { settingsTexts } from './settings';
import { sidebarTexts } from './sidebar';
import { snapshotTexts } from './snapshots';
import { summaryTexts } from './summaries';
import type { Texts } from './texts';

/** Every text that Kehu says, by message key. */
export const texts: Texts = {
  ...commonTexts,
  ...importTexts,
  ...languageTexts,
  ...scheduleTexts,
  ...settingsTexts,
  ...sidebarTexts,
  ...snapshotTexts,
  ...summaryTexts,
};

/** A message in a language; an unknown key is shown as it is. */
export function say(language: Language, message: Message): string {
  const names = texts[message.key];
  const template = names ? nameIn(language, names) : message.key;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = message.params?.[name];
    return value === undefined ? whole : String(value);
  });
}

/** A problem in a language with its place and suggestion: `工作表「客户」，第 3 行，「邮箱」列：… 建议`. */
export function sayProblem(language: Language, problem: Problem): string {
  const place = [
    problem.sheet === undefined
      ? ''
      : say(language, { key: /\.\w{2,5}$/.test(problem.sheet) ? 'place.file' : 'place.sheet', params: { sheet: problem.sheet } }),
    problem.row === undefined ? '' : say(language, { key: 'place.row', params: { row: problem.row } }),
    problem.column === undefined ? '' : say(language, { key: 'place.column', params: { column: problem.column } }),
  ].filter((part) => part !== '');
  const where = place.length > 0 ? `${place.join(language === 'en' ? ', ' : '，')}${language === 'en' ? ': ' : '：'}` : '';
  const suggestion = problem.suggestion ? `${language === 'en' ? '. ' : '。'}${say(language, problem.suggestion)}` : '';
  return `${where}${say(language, problem)}${suggestion}`;
}
