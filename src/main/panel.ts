import { Refusal } from '../core/message';
import { googleHost } from '../host/googleHost';
import { say } from '../locales';
import { sheets } from '../modules/index.generated';
import { panels } from '../panels/index.generated';
import { bookLanguageOf, wordProblems } from './bookSchema';
import { contextOf } from './execution';

/** What the sidebar gets back: plain data. */
export type PanelAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** Calls a panel's method by name; only the methods that panels define can be reached. */
export function callPanel(panel: unknown, method: unknown, args: unknown): PanelAnswer {
  const host = googleHost(sheets);
  const language = bookLanguageOf(host);
  try {
    const methods = panels.find((one) => one.key === panel)?.methods ?? {};
    const name = String(method);
    const call = new Map(Object.entries(methods)).get(name);
    if (!call) return { ok: false, error: say(language, { key: 'panel.unknown', params: { name: `${String(panel)}.${name}` } }) };
    return { ok: true, value: call(contextOf(host, language, '', false, host.now), Array.isArray(args) ? args : []) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: wordProblems(language, error) };
    throw error;
  }
}
