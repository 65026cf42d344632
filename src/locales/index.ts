import type { Message, Problem } from '../core/message';
import type { Language } from '../core/schema';
import { nameIn } from '../core/schema';
import type { Texts } from './texts';

let known: Texts | undefined;
let read = (): Texts => ({});

/** Says where the texts come from. They are read when something is said for the first time. */
export function textsFrom(source: () => Texts): void {
  known = undefined;
  read = source;
}

/** A message in a language; an unknown key is shown as it is. */
export function say(language: Language, message: Message): string {
  known ??= read();
  const names = known[message.key];
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
