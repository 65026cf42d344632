import type { BookReply, EditRequest, Outcome, SelectRequest } from '../protocol';

/** What the page asks of its server. Each rejects with ConnectionLost where the server doesn't answer. */
export interface Api {
  book(): Promise<BookReply>;
  menu(handler: string): Promise<Outcome>;
  edit(request: EditRequest): Promise<Outcome>;
  select(request: SelectRequest): Promise<void>;
  panel(name: string, args: readonly unknown[]): Promise<Outcome>;
  window(sheet: string, from: number): Promise<Outcome>;
}

/** The server didn't answer, or not as it should. */
export class ConnectionLost extends Error {}

/** Calls to the server with the page's token. */
export function makeApi(token: string): Api {
  const call = async <T>(name: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = { 'X-Kehu-Token': token };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const init: RequestInit = { method: body === undefined ? 'GET' : 'POST', headers };
    if (body !== undefined) init.body = JSON.stringify(body);
    let response: Response;
    try {
      response = await fetch(`/api/${name}`, init);
    } catch (cause) {
      throw new ConnectionLost(name, { cause });
    }
    if (!response.ok) throw new ConnectionLost(`${name}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  };
  return {
    book: () => call('book'),
    menu: (handler) => call('menu', { handler }),
    edit: (request) => call('edit', request),
    select: (request) => call('select', request),
    panel: (name, args) => call('panel', { name, args }),
    window: (sheet, from) => call('window', { sheet, from }),
  };
}
