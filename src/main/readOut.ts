import { commands } from '../commands/index.generated';
import { readSheet as readOut, type SheetQuery } from '../commands/readSheet';
import { Refusal } from '../core/message';
import type { Language } from '../core/schema';
import { nameIn } from '../core/schema';
import { googleHost } from '../host/googleHost';
import { say } from '../locales';
import { sheets } from '../modules/index.generated';
import { bookLanguageOf, schemaOf, wordProblems } from './bookSchema';

/** The book's language. */
export function bookLanguage(): Language {
  return bookLanguageOf(googleHost(sheets));
}

/** Every command, as the command line and the sidebar list them, in the user's language. */
export function listCommands(): unknown {
  const language = googleHost(sheets).userLanguage;
  return commands.map((command) => ({
    id: command.id,
    label: nameIn(language, command.label),
    summary: say(language, { key: `command.${command.id}` }),
    menu: !command.hidden,
    args: command.args.map((arg) => ({
      name: arg.name,
      type: arg.type,
      summary: say(language, { key: `command.${command.id}.${arg.name}` }),
    })),
  }));
}

/** A sheet's headers and rows by key or title, dates as text; `keys`: keys as headers, `masked`: contact details masked. */
export function readSheet(args: unknown): unknown {
  const host = googleHost(sheets);
  const language = bookLanguageOf(host);
  const asked = typeof args === 'object' && args !== null ? (args as Partial<SheetQuery>) : {};
  try {
    return {
      ok: true,
      error: null,
      ...readOut(host, schemaOf(host).sheets, {
        sheet: String(asked.sheet ?? ''),
        keys: asked.keys === true,
        masked: asked.masked === true,
      }),
    };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: wordProblems(language, error), key: null, title: '', headers: [], rows: [] };
    throw error;
  }
}
